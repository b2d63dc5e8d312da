//! Lambda's layers and functions: another rule of names, blobs, and errors with members.

use aws_operation::{Client, aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(
    service = "lambda", method = "POST", path = "/2018-10-31/layers/<LayerName>/versions",
    rename_all = "PascalCase", output = PublishLayerVersionOutput,
)]
struct PublishLayerVersion<'a> {
    layer_name: &'a str,
    content: LayerContent,
    compatible_runtimes: Option<Vec<&'a str>>,
}

#[aws_shape(rename_all = "PascalCase")]
struct LayerContent {
    zip_file: Vec<u8>,
}

#[aws_output(rename_all = "PascalCase")]
struct PublishLayerVersionOutput {
    version: i64,
    layer_version_arn: String,
    compatible_runtimes: Vec<String>,
    content: LayerContentOutput,
}

#[aws_shape(rename_all = "PascalCase")]
struct LayerContentOutput {
    code_sha256: Option<String>,
    code_size: Option<i64>,
}

#[aws_operation(
    service = "lambda", method = "GET", path = "/2015-03-31/functions/<FunctionName>",
    rename_all = "PascalCase", error = LambdaError,
)]
struct GetFunction<'a> {
    function_name: &'a str,
    #[aws(query)]
    qualifier: Option<&'a str>,
}

#[aws_error(rename_all = "PascalCase")]
#[derive(Debug, PartialEq)]
enum LambdaError {
    ResourceNotFoundException {
        #[aws(name = "Type")]
        kind: Option<String>,
    },
}

pub(crate) async fn layers(client: &Client) {
    let publish = PublishLayerVersion {
        layer_name: "tools",
        content: LayerContent { zip_file: b"not really a zip \x00\xff".to_vec() },
        compatible_runtimes: Some(vec!["provided.al2023"]),
    };
    let first = client.send(&publish).await.unwrap();
    assert_eq!(first.version, 1);
    assert!(first.layer_version_arn.ends_with(":layer:tools:1"), "{}", first.layer_version_arn);
    assert_eq!(first.compatible_runtimes, ["provided.al2023"]);
    assert_eq!(first.content.code_size, Some(19));
    assert!(first.content.code_sha256.is_some());
    assert_eq!(client.send(&publish).await.unwrap().version, 2);
}

pub(crate) async fn functions(client: &Client) {
    let missing = client.send(&GetFunction { function_name: "none", qualifier: Some("$LATEST") }).await.unwrap_err();
    assert_eq!(missing.code(), Some("ResourceNotFoundException"));
    assert!(matches!(missing.service_error(), Some(LambdaError::ResourceNotFoundException { .. })), "{missing}");
    assert!(missing.message().is_some_and(|message| message.contains("function:none")), "{missing}");
}
