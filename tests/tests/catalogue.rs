//! The checked-in catalogue is what its script derives from botocore's models.

use std::fs;

use aws_operation_tests::{botocore, catalogue};

const SCRIPT: &str = "macros/catalogue/generate.py";
const DERIVED: [&str; 2] = ["macros/catalogue/services.txt", "runtime/src/endpoint/partitions.rs"];

#[test]
fn regenerating_changes_nothing() {
    let folder = std::env::temp_dir().join(format!("aws-operation-catalogue-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let ran = botocore::run(SCRIPT, &[folder.to_str().unwrap()]).is_some();
    let differing: Vec<_> = DERIVED
        .iter()
        .filter(|path| {
            let name = path.rsplit('/').next().unwrap();
            let checked_in = fs::read_to_string(botocore::repository().join(path)).unwrap();
            ran && fs::read_to_string(folder.join(name)).unwrap() != checked_in
        })
        .collect();
    fs::remove_dir_all(&folder).unwrap();
    assert!(differing.is_empty(), "not what {SCRIPT} derives, run it: {differing:?}");
    if ran {
        let services = catalogue::services().len();
        println!("catalogue: {services} / {services} services as botocore {} has them", botocore::VERSION);
    }
}

#[test]
fn all_services_are_there() {
    let services = catalogue::services();
    println!("catalogue services: {} / 424", services.len());
    assert_eq!(services.len(), 424);
    assert!(services.is_sorted_by_key(|entry| entry.service.name()));
    // Nearly a fifth of the services sign with a name that is not their endpoint prefix.
    let differing = services.iter().filter(|entry| entry.service.signing_name() != entry.service.endpoint_prefix());
    assert_eq!(differing.count(), 73);
}
