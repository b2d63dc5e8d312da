//! What the retry specification says of single services, by signing name (`DynamoDB`'s streams share `DynamoDB`'s).

use std::{num::NonZeroU32, time::Duration};

pub(super) fn max_attempts(signing_name: &str) -> Option<NonZeroU32> {
    if signing_name == "dynamodb" { NonZeroU32::new(4) } else { None }
}

pub(super) fn base_delay(signing_name: &str) -> Option<Duration> {
    (signing_name == "dynamodb").then_some(Duration::from_millis(25))
}

/// Operations that callers repeat in a loop. When the quota is spent they still wait before they fail: without the wait
/// the loop would spin.
pub(super) fn is_long_polling(signing_name: &str, operation: &str) -> bool {
    matches!(
        (signing_name, operation),
        ("sqs", "ReceiveMessage")
            | ("states", "GetActivityTask")
            | ("swf", "PollForActivityTask" | "PollForDecisionTask")
    )
}
