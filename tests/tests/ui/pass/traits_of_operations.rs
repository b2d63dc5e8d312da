use aws_operation::{
    Operation, aws_operation,
    operation::{Auth, OperationTraits},
};

#[aws_operation(
    service = "iot", method = "POST", path = "/a",
    auth = "none", unsigned_payload, checksum_required, compression, idempotent,
)]
struct Everything;

#[aws_operation(service = "iot", method = "POST", path = "/b", auth = "bearer")]
struct Bearer;

#[aws_operation(service = "iot", method = "POST", path = "/c", auth = "sigv4")]
struct Signed;

fn main() {
    assert_eq!(Everything::OPERATION.auth, Auth::None);
    assert!(Everything::OPERATION.traits.has(OperationTraits::CHECKSUM_REQUIRED.with(OperationTraits::IDEMPOTENT)));
    assert_eq!(Bearer::OPERATION.auth, Auth::Bearer);
    assert_eq!(Signed::OPERATION.auth, Auth::SigV4);
}
