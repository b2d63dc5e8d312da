//! Two AWS operations, declared by hand and sent over real HTTP.
//!
//! ```text
//! cargo run --example update_stream              against an embedded endpoint: needs nothing but Rust
//! cargo run --example update_stream -- --live    against AWS, with your credentials
//! ```
//!
//! `iot.rs` and `ivs_realtime.rs` are what a user writes; the rest shows what goes over the wire. The embedded endpoint
//! verifies each signature with AWS's own `aws-sigv4`, and answers with the crate's test kit.

mod arguments;
mod embedded;
mod iot;
mod ivs_realtime;
mod show;
mod signature;

use std::{env, error::Error as StdError, process::ExitCode};

use aws_operation::{Client, Credentials, Error};

use self::{
    arguments::{Arguments, Target, USAGE},
    embedded::Embedded,
    iot::{CreateStream, S3Location, StreamFile, UpdateStream, UpdateStreamError},
    ivs_realtime::UpdateIngestConfiguration,
    show::Shown,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = match Arguments::parse(env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(mistake) => {
            eprintln!("error: {mistake}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let outcome = match arguments.target {
        Target::Embedded => embedded(&arguments).await,
        Target::Aws | Target::Url(_) => live(&arguments).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the client does with every kind of answer, shown on an endpoint that this program brings.
async fn embedded(arguments: &Arguments) -> Result<(), Box<dyn StdError>> {
    let region = arguments.region.as_deref().unwrap_or("us-east-1");
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        .with_session_token("FwoGZXIvYXdzEXAMPLE");
    let endpoint = Embedded::start(&credentials, region)?;
    println!("an embedded endpoint at {} stands in for AWS: `--live` sends to AWS\n", endpoint.url());
    let client = Client::builder()
        .region(region)
        .credentials(credentials)
        .endpoint_url(endpoint.url())
        .transport(Shown::default())
        .build()?;

    let create = CreateStream {
        stream_id: arguments.stream_id.clone(),
        description: Some("firmware for the door locks".into()),
        files: vec![file(0, "locks/1.0.bin")],
        role_arn: "arn:aws:iam::123456789012:role/firmware-reader".into(),
        ..CreateStream::default()
    };
    show::call(&client, "CreateStream: a success", &create).await?;
    endpoint.show_verified()?;

    let update = UpdateStream {
        stream_id: arguments.stream_id.clone(),
        files: Some(vec![file(0, "locks/1.1.bin")]),
        ..UpdateStream::default()
    };
    show::call(&client, "UpdateStream: a success", &update).await?;
    endpoint.show_verified()?;

    let ingest = UpdateIngestConfiguration {
        arn: arguments.ingest_arn.clone(),
        redundant_ingest: Some(true),
        ..UpdateIngestConfiguration::default()
    };
    show::call(&client, "UpdateIngestConfiguration: a success, its stream key kept from view", &ingest).await?;
    endpoint.show_verified()?;

    let absent = UpdateStream { stream_id: "no-such-stream".into(), ..UpdateStream::default() };
    match show::call(&client, "UpdateStream: an error that the service models", &absent).await {
        Err(error) if matches!(error.service_error(), Some(UpdateStreamError::ResourceNotFoundException)) => {}
        other => return Err(format!("expected ResourceNotFoundException, got {:?}", other.err()).into()),
    }
    endpoint.show_verified()?;

    let invalid = UpdateStream {
        stream_id: "..".into(),
        description: Some("x".repeat(2029)),
        files: Some(vec![file(0, "locks/1.1.bin"), file(256, "")]),
        ..UpdateStream::default()
    };
    match show::call(&client, "UpdateStream: mistakes that are reported before anything is sent", &invalid).await {
        Err(error) if error.violations().len() == 4 => {}
        other => return Err(format!("expected 4 violations, got {:?}", other.err()).into()),
    }
    endpoint.finish()
}

/// The same two operations with the machine's own credentials.
async fn live(arguments: &Arguments) -> Result<(), Box<dyn StdError>> {
    let mut builder = Client::builder().transport(Shown::default());
    if let Some(region) = &arguments.region {
        builder = builder.region(region);
    }
    if let Target::Url(url) = &arguments.target {
        builder = builder.endpoint_url(url);
    }
    let client = builder.from_env().await?;

    let update = UpdateStream {
        stream_id: arguments.stream_id.clone(),
        description: Some("updated by the example of aws-operation".into()),
        ..UpdateStream::default()
    };
    let stream = show::call(&client, "UpdateStream", &update).await.map_err(Error::erase);
    let ingest =
        UpdateIngestConfiguration { arn: arguments.ingest_arn.clone(), ..UpdateIngestConfiguration::default() };
    let ingest = show::call(&client, "UpdateIngestConfiguration", &ingest).await.map_err(Error::erase);
    let failed = usize::from(stream.is_err()) + usize::from(ingest.is_err());
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of 2 operations failed").into()) }
}

fn file(file_id: i32, key: &str) -> StreamFile {
    StreamFile {
        file_id: Some(file_id),
        s3_location: Some(S3Location {
            bucket: Some("firmware".into()),
            key: Some(key.into()),
            ..S3Location::default()
        }),
    }
}
