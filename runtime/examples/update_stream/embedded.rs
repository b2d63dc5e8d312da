//! An endpoint that answers as AWS IoT and IVS Real-Time do, for as long as the program runs.

use std::{
    collections::HashMap,
    error::Error,
    io,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver},
    },
};

use aws_operation::{
    Credentials,
    testing::{ErrorResponse, Server},
};

use crate::{
    iot::{CreateStream, CreateStreamError, CreateStreamOutput, UpdateStream, UpdateStreamError, UpdateStreamOutput},
    ivs_realtime::{
        IngestConfiguration, IngestConfigurationState, IngestProtocol, RedundantIngestCredential,
        UpdateIngestConfiguration, UpdateIngestConfigurationError, UpdateIngestConfigurationOutput,
    },
    signature::Verifier,
};

/// The endpoint, with the scopes of the signatures that it verified.
pub(crate) struct Embedded {
    server: Server,
    verified: Receiver<String>,
}

impl Embedded {
    /// Takes requests that are signed with `credentials`, on a port that was free.
    pub(crate) fn start(credentials: &Credentials, region: &str) -> io::Result<Self> {
        let server = Server::start()?;
        let (report, verified) = mpsc::channel();
        let aws = Verifier::new(credentials);
        server.verify_with(move |request| {
            let scope = aws.verify(request)?;
            // Nobody listens once the program is about to end.
            let _ = report.send(scope);
            Ok(())
        });
        iot(&server, region);
        ivs_realtime(&server);
        Ok(Self { server, verified })
    }

    pub(crate) fn url(&self) -> String {
        self.server.url()
    }

    /// Says that the last request's signature was verified.
    pub(crate) fn show_verified(&self) -> Result<(), Box<dyn Error>> {
        let scope = self.verified.try_recv().map_err(|_| "the endpoint verified no signature")?;
        println!("  signature verified by aws-sigv4 for {scope}\n");
        Ok(())
    }

    /// Whether all went as it should: what was sent is what the endpoint read, and the invalid request never came.
    pub(crate) fn finish(self) -> Result<(), Box<dyn Error>> {
        let failures = self.server.failures();
        if !failures.is_empty() {
            return Err(failures.join("\n").into());
        }
        println!("{} requests were sent and all of their signatures verified", self.server.requests().len());
        Ok(())
    }
}

struct Stream {
    description: Option<String>,
    version: i32,
}

fn iot(server: &Server, region: &str) {
    let streams = Arc::new(Mutex::new(HashMap::<String, Stream>::new()));
    let arn = {
        let region = region.to_owned();
        move |id: &str| format!("arn:aws:iot:{region}:123456789012:stream/{id}")
    };

    let (all, arn_of) = (Arc::clone(&streams), arn.clone());
    server.on::<CreateStream>(move |request| {
        let mut streams = all.lock().unwrap_or_else(PoisonError::into_inner);
        let (arn, id) = (arn_of(&request.stream_id), request.stream_id);
        if streams.contains_key(&id) {
            let exists = CreateStreamError::ResourceAlreadyExistsException {
                resource_id: Some(id.clone()),
                resource_arn: Some(arn),
            };
            return Err(ErrorResponse::new(exists).status(409).message(format!("Stream {id} already exists")));
        }
        let output = CreateStreamOutput {
            stream_id: Some(id.clone()),
            stream_arn: Some(arn),
            description: request.description.clone(),
            stream_version: Some(1),
        };
        streams.insert(id, Stream { description: request.description, version: 1 });
        Ok(output)
    });

    server.on::<UpdateStream>(move |request| {
        let mut streams = streams.lock().unwrap_or_else(PoisonError::into_inner);
        let id = request.stream_id;
        let Some(stream) = streams.get_mut(&id) else {
            let absent = UpdateStreamError::ResourceNotFoundException;
            return Err(ErrorResponse::new(absent).status(404).message(format!("Stream {id} not found")));
        };
        stream.version += 1;
        stream.description = request.description.or_else(|| stream.description.take());
        Ok(UpdateStreamOutput {
            stream_arn: Some(arn(&id)),
            stream_id: Some(id),
            description: stream.description.clone(),
            stream_version: Some(stream.version),
        })
    });
}

fn ivs_realtime(server: &Server) {
    server.on::<UpdateIngestConfiguration>(|request| {
        let Some((_, id)) = request.arn.split_once(":ingest-configuration/") else {
            let invalid = UpdateIngestConfigurationError::ValidationException {
                exception_message: Some(format!("{} is not the ARN of an ingest configuration", request.arn)),
            };
            return Err(invalid.into());
        };
        let is_redundant = request.redundant_ingest.unwrap_or_default();
        let second = RedundantIngestCredential {
            participant_id: Some("QrStUvWx9012".into()),
            stream_key: Some(format!("rt_123456789012_us-east-1_{id}_second-key")),
        };
        Ok(UpdateIngestConfigurationOutput {
            ingest_configuration: Some(IngestConfiguration {
                name: Some("studio".into()),
                stream_key: format!("rt_123456789012_us-east-1_{id}_first-key"),
                arn: request.arn,
                ingest_protocol: IngestProtocol::Rtmps,
                stage_arn: request.stage_arn.unwrap_or_default(),
                participant_id: "IjKlMnOp5678".into(),
                state: IngestConfigurationState::Inactive,
                user_id: None,
                redundant_ingest: Some(is_redundant),
                redundant_ingest_credentials: is_redundant.then(|| vec![second]),
                attributes: None,
                tags: Some(HashMap::from([("team".into(), "broadcast".into())])),
            }),
        })
    });
}
