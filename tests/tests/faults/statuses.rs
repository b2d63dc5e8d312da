//! Every error's status, with every kind of body that is none of the service's.

use aws_operation::ErrorKind;
use aws_operation_tests::over::Over;

use super::{
    HTML, Table, fails,
    server::{Step, response},
};

const XML: &str = "<ErrorResponse><Error><Code>ServiceUnavailable</Code></Error></ErrorResponse>";

pub(crate) async fn statuses(over: Over) {
    let mut table = Table::start(over).await;
    for status in 400..600 {
        // What passes by itself, by AWS's retry specification; 429 is what gateways in front of a service say.
        let attempts = if matches!(status, 429 | 500 | 502 | 503 | 504) { 3 } else { 1 };
        for (name, steps) in bodies(status) {
            let expected = fails(ErrorKind::Service, attempts, attempts as usize, "error without a code");
            let error = table.row(&format!("{status} with {name}"), steps, &expected).await.unwrap();
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert!(error.request_id() == Some("r-1"), "{error}");
        }
    }
    // A row of each kind: the others of the same class differ in the number alone.
    table.rows.retain(|row| ["| 400", "| 429", "| 500", "| 501"].iter().any(|status| row.starts_with(status)));
    table.print();
    println!("and so each status from 400 to 599: three attempts for 429, 500, 502, 503 and 504, one for the others");
}

fn bodies(status: u16) -> Vec<(&'static str, Vec<Step>)> {
    let id = "x-amzn-requestid: r-1\r\n";
    let cut = format!("HTTP/1.1 {status} Status\r\n{id}content-length: 100\r\n\r\n{{\"message\":\"cut");
    let longer = format!("HTTP/1.1 {status} Status\r\n{id}content-length: 4\r\n\r\n{HTML}");
    vec![
        ("HTML", vec![response(status, id, HTML)]),
        ("XML", vec![response(status, id, XML)]),
        ("no body", vec![response(status, id, "")]),
        ("a truncated body", vec![Step::Send(cut.into_bytes()), Step::Close]),
        ("a body longer than stated", vec![Step::Send(longer.into_bytes()), Step::Close]),
    ]
}
