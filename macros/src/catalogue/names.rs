//! Names of services, compared as people write them: `IVS RealTime`, `ivs-realtime` and `ivsrealtime` are one name.

/// A name without what people write differently: its letters and digits, in lower case.
pub(super) fn folded(name: &str) -> String {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase() as char).collect()
}

/// Whether a name of the table is the folded one.
pub(super) fn is(name: &str, folded: &str) -> bool {
    is_cut(name, folded, "")
}

/// Whether the crate of the AWS SDK for Rust for a service id is `aws-sdk-` and the folded name. The SDK takes spaces out
/// of the id, and the words `Service` and `API` off its end.
pub(super) fn is_crate_of(id: &str, folded: &str) -> bool {
    is_cut(id, folded, "service") || is_cut(id, folded, "api")
}

/// Whether a name of the table is the folded one with `end` after it. Byte by byte and without iterators: it runs for
/// every name of the table, in a proc macro that nobody optimises, and the first byte settles most.
fn is_cut(name: &str, folded: &str, end: &str) -> bool {
    let (name, folded, end) = (name.as_bytes(), folded.as_bytes(), end.as_bytes());
    let mut matched = 0;
    let mut at = 0;
    while let Some(byte) = name.get(at) {
        at += 1;
        if !byte.is_ascii_alphanumeric() {
            continue;
        }
        let wanted = match folded.get(matched) {
            Some(wanted) => Some(wanted),
            None => end.get(matched - folded.len()),
        };
        if wanted != Some(&byte.to_ascii_lowercase()) {
            return false;
        }
        matched += 1;
    }
    !folded.is_empty() && matched == folded.len() + end.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_write_a_name_are_one() {
        for name in ["IVS RealTime", "ivs-realtime", "ivsrealtime", "IVS_REALTIME"] {
            assert!(is("ivs-realtime", &folded(name)), "{name}");
        }
        assert!(!is("ivs", "ivsrealtime") && !is("ivs-realtime", "ivs"));
    }

    #[test]
    fn crates_lack_the_ids_last_word() {
        assert!(is_crate_of("Database Migration Service", "databasemigration"));
        assert!(is_crate_of("Resource Groups Tagging API", "resourcegroupstagging"));
        assert!(!is_crate_of("Database Migration Service", "database"));
    }
}
