//! Which credentials, region and endpoint a client of this machine would use, and why. Secrets are not shown.
//!
//! ```text
//! cargo run --example whoami              looks only: asks nobody but those who give out credentials
//! cargo run --example whoami -- --call    asks AWS STS too whose they are, which takes no permission
//! ```

use std::{env, process::ExitCode, time::SystemTime};

use aws_operation::{
    Operation, Timestamp, aws_operation,
    credentials::{CallerIdentity, Chain, Credentials, CredentialsError, ProvideCredentials},
    profile::Settings,
    region::Region,
    system::System,
};

const USAGE: &str = "usage: whoami [--call]\n\n  --call    ask AWS STS whose the credentials are";

/// Any operation would do: its service's endpoint is shown.
#[aws_operation(service = "iot", method = "GET", path = "/endpoint")]
struct DescribeEndpoint {}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let call = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--call"] => true,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    if show(&System::default(), call).await { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Shows all there is to be known; says whether that is enough to call AWS.
async fn show(system: &System, call: bool) -> bool {
    let settings = match Settings::load(system.env(), system.fs()).await {
        Ok(settings) => settings,
        Err(error) => {
            row("profile", &error.to_string());
            return false;
        }
    };
    let profiles = settings.profiles();
    let state = if profiles.profile(profiles.selected()).is_some() { "" } else { ", which is in neither shared file" };
    row("profile", &format!("{}{state}", profiles.selected()));
    let region = show_region(system, &settings).await;
    let credentials = show_credentials(Chain::usual(system).provide().await, system.clock().now());
    let (true, Some(credentials)) = (region, credentials) else { return false };
    !call || show_caller(system, &credentials).await
}

async fn show_region(system: &System, settings: &Settings) -> bool {
    let region = match Region::discover(system).await {
        Ok(region) => region,
        Err(error) => {
            row("region", &error.to_string());
            return false;
        }
    };
    row("region", &format!("{}, from {}", region.name(), region.origin()));
    let service = DescribeEndpoint::OPERATION.service;
    let endpoint = settings.endpoint_config(service).map_err(|error| error.to_string()).and_then(|config| {
        let endpoint = config.endpoint(service, region.name()).map_err(|error| error.to_string())?;
        let origin = config.url_source().map_or("AWS's own".to_owned(), |source| format!("from {source}"));
        Ok(format!("{endpoint} for {}, {origin}", service.id()))
    });
    row("endpoint", endpoint.as_ref().unwrap_or_else(|error| error));
    endpoint.is_ok()
}

fn show_credentials(found: Result<Credentials, CredentialsError>, now: SystemTime) -> Option<Credentials> {
    match found {
        Ok(credentials) => {
            row(
                "credentials",
                &format!(
                    "{}, from {}",
                    credentials.access_key_id(),
                    credentials.source().unwrap_or("an unnamed source")
                ),
            );
            row("  secret key", "[redacted]");
            row("  session token", credentials.session_token().map_or("none", |_| "[redacted]"));
            row("  account", credentials.account_id().unwrap_or("not told by the source"));
            row("  expiry", &credentials.expiry().map_or("never".to_owned(), |expiry| expiry_text(expiry, now)));
            Some(credentials)
        }
        Err(error) => {
            row(
                "credentials",
                if error.is_absent() { "none; asked in this order" } else { "none; the last one is broken" },
            );
            for tried in error.tried() {
                row(&format!("  {}", tried.name), &tried.error.to_string());
            }
            None
        }
    }
}

fn expiry_text(expiry: SystemTime, now: SystemTime) -> String {
    let left = expiry.duration_since(now).map(|left| left.as_secs() / 60);
    let left = left.map_or("past".to_owned(), |minutes| format!("in {} h {} min", minutes / 60, minutes % 60));
    format!("{} ({left})", Timestamp::from(expiry))
}

async fn show_caller(system: &System, credentials: &Credentials) -> bool {
    let caller = CallerIdentity::ask(system, credentials).await;
    match &caller {
        Ok(caller) => row("caller", &format!("{} of account {}", caller.arn, caller.account)),
        Err(error) => row("caller", &error.to_string()),
    }
    caller.is_ok()
}

fn row(name: &str, value: &str) {
    println!("{name:24}{value}");
}
