use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "devops-guru", method = "POST", path = "/insights", output = Insights,
    paginate(input_token = next_token, output_token = next_token, items = [proactive, reactive]))]
#[derive(Clone)]
struct ListInsights { next_token: Option<String> }

#[aws_output]
struct Insights { proactive: Vec<String>, reactive: Vec<String>, next_token: Option<String> }

fn main() {}
