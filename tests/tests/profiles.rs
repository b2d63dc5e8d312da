//! The shared files' dialect and places, against the cases that the AWS SDKs share.

use aws_operation::{
    profile::{Locations, Platform, Profiles, Section},
    system::Env,
};
use aws_operation_tests::conformance::{self, Suite};
use serde_json::{Value, json};

const PARSER: &str = "profiles/smithy-rs-aws-runtime/profile-parser-tests.json";
const LOCATIONS: &str = "profiles/smithy-rs-aws-runtime/file-location-tests.json";

#[test]
fn files_are_parsed_as_the_sdks_parse_them() {
    let Some(cases) = conformance::json(PARSER) else { return };
    let mut suite = Suite::new("profile parser", &[]);
    for case in conformance::list(&cases["tests"]) {
        suite.check(conformance::text(&case["name"]), parser_case(case));
    }
    suite.finish(65);
}

fn parser_case(case: &Value) -> Result<(), String> {
    let file = |name: &str| case["input"][name].as_str().unwrap_or_default();
    let parsed = Profiles::parse(file("configFile"), file("credentialsFile"));
    match (&case["output"]["errorContaining"], parsed) {
        (Value::String(expected), Err(error)) => conformance::contains(&error.to_string(), expected),
        (Value::String(expected), Ok(_)) => Err(format!("should have failed with {expected}")),
        (_, Err(error)) => Err(error.to_string()),
        (_, Ok(profiles)) => {
            let expected = &case["output"]["config"];
            let sessions = expected.get("sso_sessions").cloned().unwrap_or_else(|| json!({}));
            conformance::equal(&sections(profiles.iter()), &expected["profiles"])?;
            conformance::equal(&sections(profiles.sso_sessions()), &sessions)
        }
    }
}

fn sections<'a>(sections: impl Iterator<Item = (&'a str, &'a Section)>) -> Value {
    let properties = |section: &Section| section.iter().map(|(key, value)| (key.to_owned(), value.into())).collect();
    Value::Object(sections.map(|(name, section)| (name.to_owned(), Value::Object(properties(section)))).collect())
}

#[test]
fn files_are_sought_where_the_sdks_seek_them() {
    let Some(cases) = conformance::json(LOCATIONS) else { return };
    let mut suite = Suite::new("file location", &[]);
    for case in conformance::list(&cases["tests"]) {
        suite.check(conformance::text(&case["name"]), location_case(case));
    }
    suite.finish(9);
}

fn location_case(case: &Value) -> Result<(), String> {
    let env = conformance::env(&case["environment"]);
    let platform = if case["platform"] == "windows" { Platform::Windows } else { Platform::Unix };
    let locations = Locations::find(&env, platform);
    conformance::equal(&json!(locations.config), &case["configLocation"])?;
    conformance::equal(&json!(locations.credentials), &case["credentialsLocation"])
}

#[test]
fn a_tilde_stands_for_the_home_directory() {
    for (path, expected) in [("~/keys", "/home/jo/keys"), ("~", "/home/jo"), ("~else/keys", "~else/keys")] {
        let env = Env::from_pairs([("HOME", "/home/jo/"), ("AWS_CONFIG_FILE", path)]);
        assert_eq!(Locations::find(&env, Platform::Unix).config, Some(expected.into()));
    }
}

#[test]
fn without_a_home_directory_there_are_no_files() {
    let env = Env::from_pairs::<String, String>([]);
    assert_eq!(Locations::find(&env, Platform::Unix), Locations { config: None, credentials: None });
}
