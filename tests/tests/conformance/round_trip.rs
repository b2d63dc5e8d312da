//! What is written reads back to the same values: by this crate, and by botocore's own parser.

use std::fs;

use aws_operation_tests::botocore;
use fastrand::Rng;
use serde_json::{Map, Value as Json, json};

use crate::{
    declaration::{Answer, Declaration},
    everything::{GetEverything, PLACES, members},
    normal::same,
};

const SEED: u64 = 20_240_229;

#[test]
fn values_read_back_to_themselves() {
    const VALUES: usize = 20_000;
    let declaration = Declaration::of::<GetEverything>();
    let mut rng = Rng::with_seed(SEED);
    for _ in 0..VALUES {
        let members = placed(members(&mut rng));
        let response = (declaration.answer)(&members).unwrap();
        match (declaration.response)(response) {
            Answer::Output(found) => assert!(same(&found, &members), "wrote {members}\n read {found}"),
            Answer::Error { code, .. } => panic!("{members} was read as the error {code:?}"),
            Answer::Unreadable(error) => panic!("{members} was not read: {error}"),
        }
    }
    println!("{VALUES} values read back to themselves");
}

#[test]
fn botocore_reads_the_same_values() {
    const VALUES: usize = 3_000;
    let declaration = Declaration::of::<GetEverything>();
    let mut rng = Rng::with_seed(SEED + 1);
    let values: Vec<_> = (0..VALUES).map(|_| members(&mut rng)).collect();
    let responses: Json = values.iter().map(|members| response(&declaration, members.clone())).collect();
    let file = std::env::temp_dir().join(format!("aws-operation-round-trip-{}.json", std::process::id()));
    fs::write(&file, responses.to_string()).unwrap();
    let read = botocore::run("tests/parse.py", &[&file.to_string_lossy()]);
    fs::remove_file(&file).unwrap();
    let Some(read) = read else { return };
    let read: Vec<Json> = serde_json::from_str(&read).unwrap();
    assert_eq!(read.len(), VALUES);
    for (members, found) in values.into_iter().zip(read) {
        let expected = as_botocore_tells(members);
        assert!(same(&found, &expected), "wrote {expected}\n read {found}");
    }
    println!("{VALUES} values read by botocore");
}

/// The members at their locations.
fn placed(members: Map<String, Json>) -> Json {
    let place =
        |name: &str| PLACES.iter().find(|(member, _)| *member == name).map_or(name, |(_, place)| place).to_owned();
    members.into_iter().map(|(name, value)| (place(&name), value)).collect()
}

fn response(declaration: &Declaration, members: Map<String, Json>) -> Json {
    let (head, body) = (declaration.answer)(&placed(members)).unwrap().into_parts();
    let headers: Map<_, _> =
        head.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().into())).collect();
    json!({ "status": head.status.as_u16(), "headers": headers, "body": String::from_utf8(body.to_vec()).unwrap() })
}

/// Blobs as base64.
fn as_botocore_tells(mut members: Map<String, Json>) -> Json {
    use base64::{Engine as _, engine::general_purpose::STANDARD};

    if let Some(Json::String(blob)) = members.get_mut("blob") {
        *blob = STANDARD.encode(&*blob);
    }
    Json::Object(members)
}
