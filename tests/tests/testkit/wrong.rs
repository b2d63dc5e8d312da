//! A test with the kit fails where a declaration is wrong.

use std::collections::BTreeMap;

use aws_operation::{
    Error, Operation, OperationError, aws_operation, aws_output,
    testing::{Mock, Reply},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

/// The operation as AWS documents it, which answers.
mod right {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/streams/<streamId>/files", output = CopyOutput)]
    #[derive(Clone, Debug)]
    pub(super) struct Copy {
        pub(super) stream_id: String,
        #[aws(query)]
        pub(super) dry_run: Option<bool>,
        #[aws(header, name = "x-amz-reason")]
        pub(super) reason: Option<String>,
        pub(super) count: Option<i32>,
    }

    #[aws_output]
    #[derive(Debug)]
    pub(super) struct CopyOutput {
        pub(super) copied: Option<i32>,
    }
}

/// Sends a declaration with one mistake to the operation as it is, and gives what the test sees.
async fn told<O: Operation>(operation: &O) -> String
where
    O::Error: OperationError,
{
    let mock = Mock::new();
    mock.on::<right::Copy>(|_| Ok(right::CopyOutput { copied: Some(1) }));
    let Err(error) = mock.client().send(operation).await else { panic!("the mistake went unseen") };
    assert_eq!(mock.failures().len(), 1, "{error}");
    assert!(!error.is_retryable() && error.attempts() == 1, "{error}");
    error.to_string()
}

/// A module for each mistake: the declaration, a request, and what the test says.
macro_rules! mistakes {
    ($($name:ident: [$($keys:tt)*] { $($(#[$attribute:meta])* $field:ident: $type:ty = $value:expr,)* } => $told:literal;)*) => { $(
        #[tokio::test]
        async fn $name() {
            #[aws_operation($($keys)*)]
            struct Copy {
                $($(#[$attribute])* $field: $type,)*
            }
            let told = told(&Copy { $($field: $value,)* }).await;
            assert!(told.contains($told), "{told}");
        }
    )* };
}

mistakes! {
    method: [service = "iot", method = "PUT", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
    } => "not `Copy` of iot: its method is `POST`";

    path: [service = "iot", method = "POST", path = "/stream/<streamId>/files"] {
        stream_id: String = "s1".into(),
    } => "not `Copy` of iot: its path is `/streams/<streamId>/files`";

    member_name: [service = "iot", method = "POST", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
        #[aws(name = "Count")]
        count: Option<i32> = Some(1),
    } => "a request of `Copy` does not come back as it was sent: `Count` of the body is not declared, or was lost";

    query_as_body: [service = "iot", method = "POST", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
        dry_run: Option<bool> = Some(true),
    } => "`dryRun` of the body is not declared, or was lost";

    body_as_query: [service = "iot", method = "POST", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
        #[aws(query)]
        count: Option<i32> = Some(1),
    } => "the query parameter `count` differs";

    query_name: [service = "iot", method = "POST", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
        #[aws(query, name = "dry-run")]
        dry_run: Option<bool> = Some(true),
    } => "the query parameter `dry-run` differs";

    body_type: [service = "iot", method = "POST", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
        count: Option<String> = Some("1".into()),
    } => "a request of `Copy` cannot be read back: `count`: expected an integer, found a string";

    query_type: [service = "iot", method = "POST", path = "/streams/<streamId>/files"] {
        stream_id: String = "s1".into(),
        #[aws(query)]
        dry_run: Option<String> = Some("yes".into()),
    } => "a request of `Copy` cannot be read back: `dryRun`: expected `true` or `false`";
}

/// One declaration is enough where a type does not read what it writes.
#[tokio::test]
async fn a_type_that_does_not_read_what_it_writes() {
    struct Lossy(i32);

    impl Serialize for Lossy {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("out", self.0)])
        }
    }

    impl<'de> Deserialize<'de> for Lossy {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let members = BTreeMap::<String, i32>::deserialize(deserializer)?;
            Ok(Self(members.get("in").copied().unwrap_or_default()))
        }
    }

    #[aws_operation(service = "iot", method = "POST", path = "/lossy")]
    struct Send {
        #[aws(serde)]
        lossy: Lossy,
    }

    let mock = Mock::new();
    mock.on::<Send>(|_| Ok(json!({})));
    let error = mock.client().send(&Send { lossy: Lossy(7) }).await.unwrap_err();
    let [told] = &mock.failures()[..] else { panic!("{error}") };
    assert_eq!(told, "a request of `Send` does not come back as it was sent: `lossy.out` of the body differs",);
}

#[tokio::test]
async fn an_output_that_the_declaration_cannot_carry() {
    #[aws_operation(service = "iot", method = "GET", path = "/output", output = Answer)]
    struct Get {}

    #[aws_output]
    #[derive(Debug, Default)]
    struct Answer {
        #[aws(status_code)]
        status: Option<i32>,
        #[aws(header, name = "x-text")]
        text: Option<String>,
    }

    for (answer, why) in [
        (
            Answer { status: Some(20), ..Default::default() },
            "the output of `Get` cannot be written: `status`: not a status of HTTP",
        ),
        (
            Answer { text: Some("a\nb".into()), ..Default::default() },
            "the output of `Get` cannot be written: `x-text`: ",
        ),
    ] {
        let mock = Mock::new();
        let mut answer = Some(answer);
        mock.on::<Get>(move |_| Ok(answer.take().unwrap()));
        let error = mock.client().send(&Get {}).await.unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
}

/// The answer as AWS documents it finds what a typed answer cannot: a name that is wrong in both directions.
#[tokio::test]
async fn a_documented_answer_finds_a_wrong_output() {
    #[aws_operation(service = "iot", method = "GET", path = "/output", output = Answer)]
    struct Get {}

    #[aws_output]
    #[derive(Debug)]
    struct Answer {
        count: i32,
    }

    let mock = Mock::new();
    mock.on_http::<Get>(|_| Reply::json(200, &json!({ "Count": 1 })));
    let error: Error = mock.client().send(&Get {}).await.unwrap_err();
    assert!(error.to_string().contains("`count`: required, but missing"), "{error}");
}
