//! The partitions of AWS, and which one a region belongs to.

use super::partitions::PARTITIONS;

/// A partition: a group of regions with accounts and host names of its own, such as China's.
#[derive(Debug)]
pub(super) struct Partition {
    pub(super) id: &'static str,
    /// The region that serves what is not regional.
    pub(super) global_region: &'static str,
    pub(super) dns_suffix: &'static str,
    pub(super) dual_stack_dns_suffix: &'static str,
    /// What the names of the partition's regions start with, up to the first of their last two hyphens.
    pub(super) region_prefixes: &'static [&'static str],
    /// The name that stands for no region in particular.
    pub(super) pseudo_region: Option<&'static str>,
}

impl Partition {
    /// The partition of a region, known or to come; AWS's main one where the name fits none, as AWS's
    /// [`aws.partition`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-partition-function) has it.
    pub(super) fn of(region: &str) -> &'static Self {
        static MAIN: &Partition = match PARTITIONS.first() {
            Some(main) => main,
            None => panic!("the table of partitions is not empty"), // while compiling, never in a program
        };
        PARTITIONS.iter().find(|partition| partition.has(region)).unwrap_or(MAIN)
    }

    /// The partition that a name such as `aws-global` stands for. It is a place of some services and no region to sign for.
    pub(super) fn of_pseudo_region(region: &str) -> Option<&'static Self> {
        PARTITIONS.iter().find(|partition| partition.pseudo_region == Some(region))
    }

    fn has(&self, region: &str) -> bool {
        self.pseudo_region == Some(region)
            || self.region_prefixes.iter().any(|prefix| {
                let place = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
                place.is_some_and(is_place)
            })
    }
}

/// Whether it is a word and a number, as in `west-1`.
fn is_place(place: &str) -> bool {
    place.split_once('-').is_some_and(|(word, number)| {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !word.is_empty()
            && word.bytes().all(is_word)
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_and_their_partitions() {
        for (region, partition) in [
            ("eu-west-1", "aws"),
            ("mx-nowhere-12", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("eusc-de-east-1", "aws-eusc"),
            ("aws-iso-f-global", "aws-iso-f"),
            ("local", "aws"),
            ("cn-north", "aws"),
            ("cn-north-x", "aws"),
        ] {
            assert_eq!(Partition::of(region).id, partition, "{region}");
        }
    }
}
