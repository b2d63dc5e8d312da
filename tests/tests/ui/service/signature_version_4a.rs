use aws_operation::aws_operation;

#[aws_operation(service = "cloudfront-keyvaluestore", method = "GET", path = "/key-value-stores/<KvsARN>/keys")]
pub struct ListKeys {
    #[aws(name = "KvsARN")]
    pub kvs_arn: String,
}

fn main() {}
