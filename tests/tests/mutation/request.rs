#[aws_operation(
    service = "iot", method = "PUT", path = "/streams/<streamId>/<rest..>/end?list&x=y", output = Answer,
    error = Failure, name = "Put", rename_all = "camelCase", host_prefix = "data-<accountId>.", idempotent,
)]
#[derive(Clone, Debug)]
pub struct PutStream<'a> {
    pub stream_id: String,
    #[aws(label)]
    pub rest: &'a str,
    pub account_id: String,
    #[aws(query, name = "limit")]
    pub limit: Option<i32>,
    #[aws(header, name = "x-amz-since", timestamp = "http-date")]
    pub since: Option<Timestamp>,
    #[aws(prefix_headers, name = "x-amz-meta-")]
    pub meta: HashMap<String, String>,
    #[aws(required, length(min = 1, max = 9))]
    pub description: Option<Cow<'a, str>>,
    #[aws(range(max = 100))]
    pub factor: Option<f64>,
    #[aws(sensitive, idempotency_token)]
    pub token: Option<String>,
    #[aws(serde)]
    pub pairs: Vec<(i32, String)>,
}
