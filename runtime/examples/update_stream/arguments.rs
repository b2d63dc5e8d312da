//! The command line.

/// What `--help` says.
pub(crate) const USAGE: &str = "\
usage: cargo run --example update_stream [-- OPTIONS]

Sends UpdateStream and UpdateIngestConfiguration, by default to an embedded endpoint.

  --live               send to AWS, with the credentials and the region that any AWS SDK would find
  --endpoint-url URL   send there instead, such as http://localhost:4566
  --region REGION      the region, such as eu-west-1
  --stream-id ID       the IoT stream to update
  --ingest-arn ARN     the ingest configuration to update
  --help               this";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) target: Target,
    pub(crate) region: Option<String>,
    pub(crate) stream_id: String,
    pub(crate) ingest_arn: String,
}

/// Where the requests go.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Embedded,
    Aws,
    Url(String),
}

impl Arguments {
    /// What the words ask for; `None` for help. Fails with what is wrong with them.
    pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut words = words;
        let mut arguments = Self {
            target: Target::Embedded,
            region: None,
            stream_id: "aws-operation-example".into(),
            ingest_arn: "arn:aws:ivs:us-east-1:123456789012:ingest-configuration/AbCdEfGh1234".into(),
        };
        while let Some(word) = words.next() {
            // `--region=eu-west-1` is as good as two words.
            let (flag, joined) = match word.split_once('=') {
                Some((flag, value)) => (flag, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            let mut value = |what: &str| {
                let value = joined.clone().or_else(|| words.next()).filter(|value| !value.is_empty());
                value.filter(|value| !value.starts_with("--")).ok_or_else(|| format!("`{flag}` needs {what} after it"))
            };
            match flag {
                "--help" | "-h" => return Ok(None),
                "--live" => match (&joined, &arguments.target) {
                    (Some(_), _) => return Err("`--live` takes no value".to_owned()),
                    (None, Target::Url(_)) => return Err(BOTH.to_owned()),
                    (None, _) => arguments.target = Target::Aws,
                },
                "--endpoint-url" => match (value("a URL")?, &arguments.target) {
                    (_, Target::Aws) => return Err(BOTH.to_owned()),
                    (url, _) => arguments.target = Target::Url(url),
                },
                "--region" => arguments.region = Some(value("a region")?),
                "--stream-id" => arguments.stream_id = value("a stream id")?,
                "--ingest-arn" => arguments.ingest_arn = value("an ARN")?,
                _ => return Err(format!("`{word}` is no option of this program")),
            }
        }
        Ok(Some(arguments))
    }
}

const BOTH: &str = "`--live` sends to AWS and `--endpoint-url` elsewhere: give one of them";
