use aws_operation::aws_operation;

#[aws_operation(service = "sesv2", method = "POST", path = "/v2/email/outbound-emails", rename_all = "PascalCase")]
pub struct SendEmail {
    pub from_email_address: Option<String>,
    pub endpoint_id: Option<String>,
}

fn main() {}
