//! Operations of Smithy's cases: timestamps.

use aws_operation::{Timestamp, aws_operation, aws_output};

use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<DatetimeOffsets>(),
        Declaration::of::<FractionalSeconds>(),
        Declaration::of::<TimestampFormatHeaders>(),
        Declaration::of::<HttpRequestWithLabelsAndTimestampFormat>(),
        Declaration::of::<JsonTimestamps>(),
    ]
}

#[aws_operation(service = "iot", method = "POST", path = "/DatetimeOffsets", output = DatetimeOffsetsOutput)]
struct DatetimeOffsets {}

#[aws_output]
struct DatetimeOffsetsOutput {
    #[aws(timestamp = "date-time")]
    datetime: Option<Timestamp>,
}

#[aws_operation(service = "iot", method = "POST", path = "/FractionalSeconds", output = FractionalSecondsOutput)]
struct FractionalSeconds {}

#[aws_output]
struct FractionalSecondsOutput {
    #[aws(timestamp = "date-time")]
    datetime: Option<Timestamp>,
}

#[aws_operation(service = "iot", method = "POST", path = "/TimestampFormatHeaders", output = TimestampFormatHeadersIO)]
struct TimestampFormatHeaders {
    #[aws(header, name = "X-memberEpochSeconds", timestamp = "epoch-seconds")]
    member_epoch_seconds: Option<Timestamp>,
    #[aws(header, name = "X-memberHttpDate", timestamp = "http-date")]
    member_http_date: Option<Timestamp>,
    #[aws(header, name = "X-memberDateTime", timestamp = "date-time")]
    member_date_time: Option<Timestamp>,
    #[aws(header, name = "X-defaultFormat")]
    default_format: Option<Timestamp>,
    #[aws(header, name = "X-targetEpochSeconds", timestamp = "epoch-seconds")]
    target_epoch_seconds: Option<Timestamp>,
    #[aws(header, name = "X-targetHttpDate", timestamp = "http-date")]
    target_http_date: Option<Timestamp>,
    #[aws(header, name = "X-targetDateTime", timestamp = "date-time")]
    target_date_time: Option<Timestamp>,
}

#[aws_output]
struct TimestampFormatHeadersIO {
    #[aws(header, name = "X-memberEpochSeconds", timestamp = "epoch-seconds")]
    member_epoch_seconds: Option<Timestamp>,
    #[aws(header, name = "X-memberHttpDate", timestamp = "http-date")]
    member_http_date: Option<Timestamp>,
    #[aws(header, name = "X-memberDateTime", timestamp = "date-time")]
    member_date_time: Option<Timestamp>,
    #[aws(header, name = "X-defaultFormat")]
    default_format: Option<Timestamp>,
    #[aws(header, name = "X-targetEpochSeconds", timestamp = "epoch-seconds")]
    target_epoch_seconds: Option<Timestamp>,
    #[aws(header, name = "X-targetHttpDate", timestamp = "http-date")]
    target_http_date: Option<Timestamp>,
    #[aws(header, name = "X-targetDateTime", timestamp = "date-time")]
    target_date_time: Option<Timestamp>,
}

#[aws_operation(service = "iot", method = "GET", path = "/HttpRequestWithLabelsAndTimestampFormat/<memberEpochSeconds>/<memberHttpDate>/<memberDateTime>/<defaultFormat>/<targetEpochSeconds>/<targetHttpDate>/<targetDateTime>", output = HttpRequestWithLabelsAndTimestampFormatOutput)]
struct HttpRequestWithLabelsAndTimestampFormat {
    #[aws(timestamp = "epoch-seconds")]
    member_epoch_seconds: Timestamp,
    #[aws(timestamp = "http-date")]
    member_http_date: Timestamp,
    #[aws(timestamp = "date-time")]
    member_date_time: Timestamp,
    default_format: Timestamp,
    #[aws(timestamp = "epoch-seconds")]
    target_epoch_seconds: Timestamp,
    #[aws(timestamp = "http-date")]
    target_http_date: Timestamp,
    #[aws(timestamp = "date-time")]
    target_date_time: Timestamp,
}

#[aws_output]
struct HttpRequestWithLabelsAndTimestampFormatOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/JsonTimestamps", output = JsonTimestampsInputOutput)]
struct JsonTimestamps {
    normal: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time_on_target: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    epoch_seconds: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    epoch_seconds_on_target: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    http_date: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    http_date_on_target: Option<Timestamp>,
}

#[aws_output]
struct JsonTimestampsInputOutput {
    normal: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time: Option<Timestamp>,
    #[aws(timestamp = "date-time")]
    date_time_on_target: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    epoch_seconds: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    epoch_seconds_on_target: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    http_date: Option<Timestamp>,
    #[aws(timestamp = "http-date")]
    http_date_on_target: Option<Timestamp>,
}
