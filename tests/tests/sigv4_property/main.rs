//! Whatever the request, the signature is the one that AWS's own signer, `aws-sigv4`, gives it.

mod official;
mod random;

use std::collections::BTreeMap;

use aws_operation::sigv4::{KeyCache, Scope, Signer};
use http::request::Parts;

use crate::random::{Case, Random};

const CASES: u32 = 5_000;

/// Set `SIGV4_SEED` to the seed of a run to see that run again.
#[test]
fn requests_are_signed_as_aws_sigv4_signs_them() {
    let seed = std::env::var("SIGV4_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0x5164_0404);
    let mut random = Random::new(seed);
    let keys = KeyCache::new();
    let mut presigned = 0;
    for at in 0..CASES {
        let case = random.case();
        presigned += u32::from(case.expires.is_some());
        let mut ours = case.request.clone();
        sign(&case, &keys, &mut ours);
        let theirs = official::signed(&case);
        assert_eq!(comparable(&ours), comparable(&theirs), "case {at} of seed {seed}: {case:#?}");
        if case.expires.is_none() {
            let once = ours.clone();
            sign(&case, &keys, &mut ours);
            assert_eq!(comparable(&ours), comparable(&once), "signed again, case {at} of seed {seed}: {case:#?}");
        }
    }
    println!("sigv4 against aws-sigv4: {CASES} / {CASES} equal, {presigned} of them presigned, seed {seed}");
    assert!(presigned > CASES / 4 && presigned < CASES, "the generator has lost a kind of signature");
}

fn sign(case: &Case, keys: &KeyCache, parts: &mut Parts) {
    let scope = Scope::new(&case.region, &case.service);
    let signer = Signer::new(&case.credentials, scope, case.time).with_settings(case.settings).with_keys(keys);
    let signature = match case.expires {
        Some(expires) => signer.presign(parts, case.payload.borrowed(), expires),
        None => signer.sign(parts, case.payload.borrowed()),
    };
    signature.unwrap_or_else(|error| panic!("{error}: {case:#?}"));
}

/// All of a request. The order of query parameters and of headers of different names says nothing.
#[derive(Debug, PartialEq)]
struct Comparable {
    target: String,
    query: Vec<String>,
    headers: BTreeMap<String, Vec<Vec<u8>>>,
}

fn comparable(parts: &Parts) -> Comparable {
    let mut headers = BTreeMap::<_, Vec<_>>::new();
    for (name, value) in &parts.headers {
        headers.entry(name.to_string()).or_default().push(value.as_bytes().to_vec());
    }
    let uri = parts.uri.to_string();
    let (target, query) = uri.split_once('?').unwrap_or((&uri, ""));
    let mut query: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).map(str::to_owned).collect();
    query.sort();
    Comparable { target: target.to_owned(), query, headers }
}
