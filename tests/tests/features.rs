//! What a declaration takes that this crate has behind a feature: without it there is no program, and no surprise later.

use aws_operation_tests::compile::{self, Case};

const DECLARATION: &str = r#"
use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/certificates", checksum_required)]
struct RegisterCertificate {
    certificate_pem: String,
}

fn main() {}
"#;

#[test]
fn a_checksum_takes_its_feature() {
    let with = |line: &str| Case { name: "checksum".into(), source: DECLARATION.replace(", checksum_required", line) };
    let [report] = &compile::check_without_features(&[with(", checksum_required")])[..] else { panic!("one report") };
    let [error] = &report.errors[..] else { panic!("{report:?}") };
    assert_eq!(error.message, "`checksum_required` takes the feature `checksums` of `aws-operation`");
    assert_eq!(error.lines[0].0, 4, "it points at the key");

    let [report] = &compile::check_without_features(&[with("")])[..] else { panic!("one report") };
    assert!(report.errors.is_empty(), "{report:?}");
}
