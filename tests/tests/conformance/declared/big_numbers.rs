//! Operations of the Smithy suite: `big_numbers`.

use std::collections::BTreeMap;

use aws_operation::{aws_operation, aws_output, shape::BigNumber};

use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![Declaration::of::<ProcessBigNumbers>(), Declaration::of::<ProcessNestedBigNumbers>()]
}

#[aws_operation(service = "iot", method = "POST", path = "/process", output = BigNumberOutput)]
struct ProcessBigNumbers {
    big_int: Option<BigNumber>,
    big_dec: Option<BigNumber>,
}

#[aws_output]
struct BigNumberOutput {
    result: Option<BigNumber>,
    ratio: Option<BigNumber>,
}

#[aws_operation(service = "iot", method = "POST", path = "/nested", output = NestedBigNumbers)]
struct ProcessNestedBigNumbers {
    numbers: Option<Vec<BigNumber>>,
    ratios: Option<Vec<BigNumber>>,
    int_map: Option<BTreeMap<String, BigNumber>>,
    dec_map: Option<BTreeMap<String, BigNumber>>,
}

#[aws_output]
struct NestedBigNumbers {
    numbers: Option<Vec<BigNumber>>,
    ratios: Option<Vec<BigNumber>>,
    int_map: Option<BTreeMap<String, BigNumber>>,
    dec_map: Option<BTreeMap<String, BigNumber>>,
}
