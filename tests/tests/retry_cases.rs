//! AWS's shared retry cases: the 2.1 specification, and the one before it with that one's figures set.

use std::{
    fs,
    num::NonZeroU32,
    path::Path,
    time::{Duration, SystemTime},
};

use aws_operation::retry::{Attempts, Call, Decision, Failure, Retries, RetryConfig, Stop, retry_after};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance/retry");

#[test]
fn cases_of_standard_retry_2_1() {
    run("standard-retry-2.1.json", &RetryConfig::standard());
}

#[test]
fn cases_of_the_standard_retry_before() {
    let before = RetryConfig::standard().with_base_delay(Duration::from_secs(1)).with_costs(5, 5);
    run("standard-retry-legacy.json", &before);
}

fn run(file: &str, config: &RetryConfig) {
    let Ok(text) = fs::read_to_string(Path::new(FOLDER).join(file)) else {
        assert!(std::env::var_os("CI").is_none(), "{file} is missing");
        println!("{file}: skipped, the shared cases are not there");
        return;
    };
    let document: Value = serde_json::from_str(&text).unwrap();
    let groups = document["groups"].as_object().unwrap();
    let cases: Vec<_> = groups.values().flat_map(|group| group.as_array().unwrap()).collect();
    let failed = |case: &&Value| {
        let outcome = Client::new(&case["given"], config.clone()).run(case);
        outcome.err().map(|why| format!("{}: {why}", case["name"]))
    };
    let failures: Vec<_> = cases.iter().filter_map(failed).collect();
    println!("{file}: {} of {} cases passed", cases.len() - failures.len(), cases.len());
    assert!(!cases.is_empty() && failures.is_empty(), "{}", failures.join("\n"));
}

/// The client of one case, and the random number that the case fixes.
struct Client {
    retries: Retries,
    service: String,
    operation: &'static str,
    random: f64,
}

impl Client {
    fn new(given: &Value, mut config: RetryConfig) -> Self {
        let whole = |value: &Value| value.as_u64().map(|number| u32::try_from(number).unwrap());
        if let Some(attempts) = whole(&given["max_attempts"]) {
            config = config.with_max_attempts(NonZeroU32::new(attempts).unwrap());
        }
        if let Some(tokens) = whole(&given["initial_retry_tokens"]) {
            config = config.with_quota(tokens);
        }
        if let Some(seconds) = given["max_backoff_time"].as_f64() {
            config = config.with_max_backoff(Duration::from_secs_f64(seconds));
        }
        Self {
            retries: Retries::new(config),
            service: given["service"].as_str().unwrap_or("iot").to_owned(),
            operation: if given["long_polling"] == true { "ReceiveMessage" } else { "UpdateStream" },
            random: given["exponential_base"].as_f64().unwrap(),
        }
    }

    fn run(&self, case: &Value) -> Result<(), String> {
        if let Some(threads) = case["threads"].as_array() {
            return self.run_overlapped(threads, &case["expected_final_quota"]);
        }
        let mut call = self.call();
        for step in case["responses"].as_array().unwrap() {
            self.step(&mut call, step)?;
            if step["expected"]["outcome"] != "retry_request" {
                call = self.call();
            }
        }
        Ok(())
    }

    /// The file gives the order within each of its two threads; the quotas it expects allow this order of both only.
    fn run_overlapped(&self, threads: &[Value], quota: &Value) -> Result<(), String> {
        let mut threads: Vec<_> = threads.iter().map(|steps| (self.call(), steps.as_array().unwrap().iter())).collect();
        for next in [0, 0, 1, 1, 0] {
            let (call, steps) = &mut threads[next];
            self.step(call, steps.next().unwrap())?;
        }
        assert!(threads.iter_mut().all(|(_, steps)| steps.next().is_none()), "the case has other steps now");
        same("final quota", &Value::from(self.quota()), quota)
    }

    fn step(&self, call: &mut Attempts, step: &Value) -> Result<(), String> {
        let (response, expected) = (&step["response"], &step["expected"]);
        call.ready(Duration::ZERO);
        let status = StatusCode::from_u16(u16::try_from(response["status_code"].as_u64().unwrap()).unwrap()).unwrap();
        let (outcome, delay) = if status.is_success() {
            call.succeeded(Duration::ZERO);
            ("success", Duration::ZERO)
        } else {
            let failure = Failure::Answered { status, code: response["error_code"].as_str(), modelled: None };
            let asked = retry_after(&headers(&response["headers"]), SystemTime::UNIX_EPOCH);
            match call.failed(&failure, asked, Duration::ZERO, self.random) {
                Decision::Retry { after, .. } => ("retry_request", after),
                Decision::Stop { reason, after } => (name(reason), after),
            }
        };
        same("outcome", &Value::from(outcome), &expected["outcome"])?;
        if !expected["retry_quota"].is_null() {
            same("retry quota", &Value::from(self.quota()), &expected["retry_quota"])?;
        }
        match expected["delay"].as_f64() {
            Some(seconds) => same("delay", &Value::from(delay.as_secs_f64()), &Value::from(seconds)),
            // The case of two threads leaves a retry's delay open; where nothing is retried, none said means none.
            None if outcome == "retry_request" => Ok(()),
            None => same("delay", &Value::from(delay.as_secs_f64()), &Value::from(0.0)),
        }
    }

    fn call(&self) -> Attempts {
        self.retries.call(&Call::new(&self.service, self.operation))
    }

    fn quota(&self) -> u32 {
        self.retries.quota(&self.service)
    }
}

fn headers(pairs: &Value) -> HeaderMap {
    let pairs = pairs.as_object().into_iter().flatten();
    pairs
        .map(|(name, value)| {
            let value = HeaderValue::from_str(value.as_str().unwrap()).unwrap();
            (HeaderName::from_bytes(name.as_bytes()).unwrap(), value)
        })
        .collect()
}

/// A reason in the words of the cases.
fn name(reason: Stop) -> &'static str {
    match reason {
        Stop::NotRetryable => "fail_request",
        Stop::MaxAttempts => "max_attempts_exceeded",
        Stop::QuotaExceeded => "retry_quota_exceeded",
        _ => "another reason",
    }
}

fn same(what: &str, found: &Value, expected: &Value) -> Result<(), String> {
    let equal = match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
        _ => found == expected,
    };
    if equal { Ok(()) } else { Err(format!("{what} is {found}, not {expected}")) }
}
