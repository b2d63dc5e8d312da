//! The partitions of AWS. Written by `macros/catalogue/generate.py` from botocore 1.43.11; do not edit.

use super::partition::Partition;

/// All partitions. The first one takes the regions that fit none.
pub(super) static PARTITIONS: &[Partition] = &[
    Partition {
        id: "aws",
        global_region: "us-east-1",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        region_prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        pseudo_region: Some("aws-global"),
    },
    Partition {
        id: "aws-cn",
        global_region: "cn-northwest-1",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        region_prefixes: &["cn"],
        pseudo_region: Some("aws-cn-global"),
    },
    Partition {
        id: "aws-eusc",
        global_region: "eusc-de-east-1",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        region_prefixes: &["eusc-de"],
        pseudo_region: None,
    },
    Partition {
        id: "aws-iso",
        global_region: "us-iso-east-1",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        region_prefixes: &["us-iso"],
        pseudo_region: Some("aws-iso-global"),
    },
    Partition {
        id: "aws-iso-b",
        global_region: "us-isob-east-1",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        region_prefixes: &["us-isob"],
        pseudo_region: Some("aws-iso-b-global"),
    },
    Partition {
        id: "aws-iso-e",
        global_region: "eu-isoe-west-1",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        region_prefixes: &["eu-isoe"],
        pseudo_region: Some("aws-iso-e-global"),
    },
    Partition {
        id: "aws-iso-f",
        global_region: "us-isof-south-1",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        region_prefixes: &["us-isof"],
        pseudo_region: Some("aws-iso-f-global"),
    },
    Partition {
        id: "aws-us-gov",
        global_region: "us-gov-west-1",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        region_prefixes: &["us-gov"],
        pseudo_region: Some("aws-us-gov-global"),
    },
];
