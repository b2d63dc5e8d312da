//! The checked-in catalogue is what its script derives from botocore's models.

use std::{collections::HashSet, fs};

use aws_operation::{Operation, aws_operation, service::Service};
use aws_operation_tests::{botocore, catalogue};

const SCRIPT: &str = "macros/catalogue/generate.py";
const SERVICES: &str = "macros/catalogue/services.txt";
const PARTITIONS: &str = "runtime/src/endpoint/partitions.rs";

#[test]
fn regenerating_changes_nothing() {
    let folder = std::env::temp_dir().join(format!("aws-operation-catalogue-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let ran = botocore::run(SCRIPT, &[folder.to_str().unwrap()]).is_some();
    let derived = |path: &str| fs::read_to_string(folder.join(path.rsplit('/').next().unwrap()));
    let (services, partitions) = (derived(SERVICES), derived(PARTITIONS));
    fs::remove_dir_all(&folder).unwrap();
    if !ran {
        return;
    }
    let (services, partitions) = (services.unwrap(), partitions.unwrap());
    let is_service = |line: &&str| !line.starts_with(['#', ' ']);
    let checked_in: HashSet<_> = catalogue::TABLE.lines().collect();
    let equal = services.lines().filter(is_service).filter(|line| checked_in.contains(line)).count();
    let all = services.lines().filter(is_service).count();
    println!("catalogue: {equal} / {all} services as botocore {} has them", botocore::VERSION);
    assert!(services == catalogue::TABLE, "{SERVICES} is not what {SCRIPT} derives: run it");
    let checked_in = fs::read_to_string(botocore::repository().join(PARTITIONS)).unwrap();
    assert!(partitions == checked_in, "{PARTITIONS} is not what {SCRIPT} derives: run it");
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

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
#[derive(Default)]
struct ListStreams {}

#[aws_operation(service = "IVS RealTime", method = "POST", path = "/ListStages")]
#[derive(Default)]
struct ListStages {}

#[aws_operation(service = "neptune-graph", method = "GET", path = "/graphs")]
#[derive(Default)]
struct ListGraphs {}

#[aws_operation(service = "neptune-graph", method = "GET", path = "/queries", host_prefix = "<graphIdentifier>.")]
#[derive(Default)]
struct ListQueries {
    #[aws(host_label, header, name = "graphIdentifier")]
    graph: String,
}

#[test]
fn declared_operations_carry_their_services_facts() {
    for (service, name, operation) in [
        (ListStreams::OPERATION.service, "iot", "ListStreams"),
        (ListStages::OPERATION.service, "ivs-realtime", "ListStages"),
        (ListGraphs::OPERATION.service, "neptune-graph", "ListGraphs"),
        (ListQueries::OPERATION.service, "neptune-graph", "ListQueries"),
    ] {
        let services = catalogue::services();
        let entry = services.iter().find(|entry| entry.service.name() == name).unwrap();
        let facts = |service: &Service| {
            (service.id(), service.endpoint_prefix(), service.signing_name(), service.endpoint_rules())
        };
        assert_eq!(facts(service), facts(&entry.for_operation(operation)), "{operation}");
    }
    assert_ne!(ListGraphs::OPERATION.service.endpoint_rules(), ListQueries::OPERATION.service.endpoint_rules());
}
