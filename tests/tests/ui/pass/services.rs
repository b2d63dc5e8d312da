use aws_operation::{Operation, aws_operation};

#[aws_operation(service = "ivs-realtime", method = "POST", path = "/a")]
struct ByName;

#[aws_operation(service = "ivsrealtime", method = "POST", path = "/a")]
struct ByPrefix;

#[aws_operation(service = "IVS RealTime", method = "POST", path = "/a")]
struct ById;

#[aws_operation(
    service = "brand-new", protocol = "rest-json", endpoint_prefix = "brandnew", signing_name = "brand",
    method = "POST", path = "/a",
)]
struct Unlisted;

#[aws_operation(service = "iot", endpoint_prefix = "data.iot", signing_name = "iotdata", method = "POST", path = "/a")]
struct Overridden;

fn main() {
    for service in [ByName::OPERATION.service, ByPrefix::OPERATION.service, ById::OPERATION.service] {
        assert_eq!(service.signing_name(), "ivs");
    }
    assert_eq!(Unlisted::OPERATION.service.endpoint_prefix(), "brandnew");
    assert_eq!(Unlisted::OPERATION.service.signing_name(), "brand");
    assert_eq!(Overridden::OPERATION.service.signing_name(), "iotdata");
}
