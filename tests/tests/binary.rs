//! What the catalogue leaves in a user's binary: the facts of the services that it declares, and no table.

use aws_operation::{Operation, aws_operation};

#[aws_operation(service = "IVS RealTime", method = "POST", path = "/ListStages")]
#[derive(Default)]
struct ListStages {
    max_results: Option<i32>,
}

/// This test's own executable is a user's binary: the macros ran for it, and are no part of it.
#[test]
fn only_the_declared_services_facts_are_in_it() {
    let binary = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    let has = |text: &str| binary.windows(text.len()).any(|window| window == text.as_bytes());
    assert_eq!(std::hint::black_box(ListStages::OPERATION).service.endpoint_prefix(), "ivsrealtime");
    assert!(has("IVS RealTime"), "the declared service's facts are not found: the test would prove nothing");

    // Target prefixes, service ids and rules of others; broken up, so that the test does not hold them itself.
    for broken in [
        "Certificate~Manager",
        "AWSMPMetering~Service",
        "Elastic Load ~Balancing v2",
        "data.iot~-fips",
        "s3-object~-lambda",
        "accessanalyzer~|Access",
    ] {
        let other = broken.replace('~', "");
        assert!(!has(&other), "`{other}` of another service is in the binary");
    }
}
