use aws_operation::aws_operation;

#[aws_operation(service = "ec2", rename_all = "PascalCase")]
struct DescribeRegions {
    all_regions: Option<bool>,
}

fn main() {}
