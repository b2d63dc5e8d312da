//! The shared files' dialect and places, against the cases that the AWS SDKs share.

use aws_operation::{
    profile::{Locations, Platform, Profiles, Section},
    system::{Env, Fs},
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

/// What botocore 1.43.11 makes of its sample files: the names of the profiles, or nothing where it refuses the file.
///
/// ```sh
/// python3 -c 'import sys, botocore.configloader as c; print(sorted(c.load_config(sys.argv[1])["profiles"]))' FILE
/// ```
const SAMPLES: &[(&str, Option<&[&str]>)] = &[
    ("aws_bad_profile", Some(&["default", "my profile", "personal1"])),
    ("aws_config", Some(&["default", "personal"])),
    ("aws_config_bad", None),
    ("aws_config_badbytes", None),
    ("aws_config_nested", Some(&["default"])),
    ("aws_config_nested_bad", None),
    ("aws_config_nocreds", Some(&["default"])),
    ("aws_config_other", Some(&["default", "personal"])),
    ("aws_credentials", None),
    ("aws_services_config", Some(&["default"])),
    ("aws_sso_session_config", Some(&["default"])),
    ("aws_third_config", Some(&["default", "third"])),
    ("boto_config", Some(&[])),
    ("boto_config_empty", Some(&[])),
    ("foo_config", Some(&["default", "foo"])),
];

#[tokio::test]
async fn sample_files_are_read_or_refused_as_botocore_does() {
    let Some(folder) = conformance::path("profiles/botocore-cfg") else { return };
    let mut suite = Suite::new("botocore's sample files", &[]);
    for (name, expected) in SAMPLES {
        let env = Env::from_pairs([("AWS_CONFIG_FILE", folder.join(name).to_str().unwrap())]);
        let found = Profiles::load(&env, &Fs::disk()).await;
        let found = found.ok().map(|profiles| profiles.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>());
        suite.check(name, conformance::equal(&json!(found), &json!(expected)));
    }
    suite.finish(15);
}

/// Whatever stands in a file, it is read or refused.
#[test]
fn no_file_makes_the_parser_panic() {
    const PIECES: &[&str] = &[
        "[",
        "]",
        "=",
        "#",
        ";",
        " ",
        "\t",
        "\n",
        "\r\n",
        "profile ",
        "default",
        "sso-session ",
        "a",
        "\u{feff}",
        "é",
        "",
    ];
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..20_000 {
        let text: String = (0..random.usize(..40)).map(|_| PIECES[random.usize(..PIECES.len())]).collect();
        let (config, credentials) = (Profiles::parse(&text, ""), Profiles::parse("", &text));
        for profiles in [config, credentials].into_iter().flatten() {
            for (name, section) in profiles.iter() {
                assert!(!name.is_empty() && section.iter().all(|(key, _)| !key.is_empty()), "{text:?}");
            }
        }
    }
}
