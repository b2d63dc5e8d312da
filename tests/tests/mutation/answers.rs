#[aws_operation(
    service = "iot", method = "GET", path = "/streams", output = Streams, error = ListFailure,
    paginate(input_token = next_token, output_token = next_token, items = streams),
)]
#[derive(Clone)]
pub struct ListStreams {
    #[aws(query)]
    pub next_token: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
pub struct Streams {
    #[aws(status_code)]
    pub status: i32,
    #[aws(header, name = "x-id", sensitive)]
    pub id: Option<String>,
    #[aws(default)]
    pub count: i32,
    pub next_token: Option<String>,
    pub streams: Vec<String>,
}

#[aws_output]
pub struct Whole {
    #[aws(payload)]
    pub body: Option<Vec<u8>>,
}

#[aws_error]
#[derive(Debug)]
pub enum ListFailure {
    #[aws(code = "Gone", retryable)]
    Missing {
        #[aws(header, name = "x-why")]
        why: Option<String>,
    },
    #[aws(throttling)]
    Busy,
}
