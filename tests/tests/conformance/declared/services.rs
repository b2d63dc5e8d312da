//! Operations of Smithy's cases: services.

use aws_operation::{ByteStream, aws_operation, aws_output};

use super::shapes::RestApi;
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![Declaration::of::<GetRestApis>(), Declaration::of::<UploadArchive>(), Declaration::of::<UploadMultipartPart>()]
}

#[aws_operation(service = "apigateway", method = "GET", path = "/restapis", output = RestApis)]
struct GetRestApis {
    #[aws(query)]
    position: Option<String>,
    #[aws(query)]
    limit: Option<i32>,
}

#[aws_output]
struct RestApis {
    #[aws(name = "item")]
    items: Option<Vec<RestApi>>,
    position: Option<String>,
}

#[aws_operation(service = "glacier", method = "POST", path = "/<accountId>/vaults/<vaultName>/archives", output = ArchiveCreationOutput)]
struct UploadArchive {
    vault_name: String,
    account_id: String,
    #[aws(header, name = "x-amz-archive-description")]
    archive_description: Option<String>,
    #[aws(header, name = "x-amz-sha256-tree-hash")]
    checksum: Option<String>,
    #[aws(payload)]
    body: Option<ByteStream>,
}

#[aws_output]
struct ArchiveCreationOutput {
    #[aws(header, name = "Location")]
    location: Option<String>,
    #[aws(header, name = "x-amz-sha256-tree-hash")]
    checksum: Option<String>,
    #[aws(header, name = "x-amz-archive-id")]
    archive_id: Option<String>,
}

#[aws_operation(service = "glacier", method = "PUT", path = "/<accountId>/vaults/<vaultName>/multipart-uploads/<uploadId>", output = UploadMultipartPartOutput)]
struct UploadMultipartPart {
    account_id: String,
    vault_name: String,
    upload_id: String,
    #[aws(header, name = "x-amz-sha256-tree-hash")]
    checksum: Option<String>,
    #[aws(header, name = "Content-Range")]
    range: Option<String>,
    #[aws(payload)]
    body: Option<ByteStream>,
}

#[aws_output]
struct UploadMultipartPartOutput {
    #[aws(header, name = "x-amz-sha256-tree-hash")]
    checksum: Option<String>,
}
