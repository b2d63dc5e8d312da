use aws_operation::aws_operation;

#[aws_operation(service = "efs", method = "GET", path = "/2015-02-01/account-preferences", body_with_get)]
struct DescribeAccountPreferences {
    next_token: Option<String>,
}

fn main() {}
