//! Systems Manager's parameters and Secrets Manager's secrets: `awsJson1_1`.

use aws_operation::{Client, Timestamp, aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(service = "ssm", rename_all = "PascalCase", output = PutParameterOutput, error = ParameterError)]
struct PutParameter {
    name: String,
    value: String,
    #[aws(name = "Type")]
    kind: String,
}

#[aws_output(rename_all = "PascalCase")]
struct PutParameterOutput {
    version: i64,
}

#[aws_operation(
    service = "ssm", rename_all = "PascalCase", output = GetParametersByPathOutput, error = ParameterError,
    paginate(input_token = next_token, output_token = next_token, items = parameters, limit = max_results),
)]
#[derive(Clone)]
struct GetParametersByPath {
    path: String,
    #[aws(range(min = 1, max = 10))]
    max_results: Option<i32>,
    next_token: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct GetParametersByPathOutput {
    #[aws(default)]
    parameters: Vec<Parameter>,
    next_token: Option<String>,
}

#[aws_shape(rename_all = "PascalCase")]
struct Parameter {
    name: String,
    value: String,
    version: i64,
    last_modified_date: Timestamp,
}

#[aws_error]
#[derive(Debug, PartialEq)]
enum ParameterError {
    ParameterAlreadyExists,
    ParameterNotFound,
}

pub(crate) async fn parameters(client: &Client) {
    let put = |number: i32| PutParameter {
        name: format!("/films/{number}"),
        value: format!("film {number}"),
        kind: "String".into(),
    };
    for number in 1..=5 {
        assert_eq!(client.send(&put(number)).await.unwrap().version, 1);
    }
    let again = client.send(&put(1)).await.err().unwrap();
    assert_eq!(again.service_error(), Some(&ParameterError::ParameterAlreadyExists));

    let by_path = GetParametersByPath { path: "/films".into(), max_results: Some(2), next_token: None };
    let mut pages = client.paginate(&by_path);
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap().parameters;
        assert!(page.len() <= 2);
        found.extend(page);
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    let values: Vec<_> = found.iter().map(|parameter| parameter.value.as_str()).collect();
    assert_eq!(values, ["film 1", "film 2", "film 3", "film 4", "film 5"]);
    assert!(
        found.iter().all(|parameter| parameter.version == 1 && parameter.last_modified_date > Timestamp::new(0, 0))
    );
}

#[aws_operation(service = "secretsmanager", rename_all = "PascalCase", output = SecretOutput)]
struct CreateSecret<'a> {
    name: &'a str,
    #[aws(sensitive)]
    secret_binary: Vec<u8>,
    #[aws(idempotency_token)]
    client_request_token: Option<String>,
}

#[aws_operation(service = "secretsmanager", rename_all = "PascalCase", output = SecretOutput, error = SecretError)]
struct GetSecretValue<'a> {
    secret_id: &'a str,
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
struct SecretOutput {
    name: String,
    version_id: Option<String>,
    #[aws(sensitive)]
    secret_binary: Option<Vec<u8>>,
}

#[aws_error]
#[derive(Debug, PartialEq)]
enum SecretError {
    ResourceNotFoundException {
        #[aws(name = "Message")]
        message: Option<String>,
    },
}

pub(crate) async fn secrets(client: &Client) {
    let create = CreateSecret { name: "films/key", secret_binary: b"open sesame".to_vec(), client_request_token: None };
    let created = client.send(&create).await.unwrap();
    // The token is the version, so it has gone out.
    assert!(created.version_id.is_some_and(|version| version.len() == 36));
    let got = client.send(&GetSecretValue { secret_id: "films/key" }).await.unwrap();
    assert_eq!((got.name.as_str(), got.secret_binary.as_deref()), ("films/key", Some(&b"open sesame"[..])));
    assert!(!format!("{got:?}").contains("open"));
    let missing = client.send(&GetSecretValue { secret_id: "none" }).await.unwrap_err();
    let Some(SecretError::ResourceNotFoundException { message }) = missing.service_error() else { panic!("{missing}") };
    assert_eq!(message.as_deref(), missing.message());
    assert!(message.is_some());
}
