//! The endpoint that ECS and EKS give to containers.

use std::{borrow::Cow, net::IpAddr, path::Path, time::Duration};

use bytes::Bytes;
use http::{HeaderValue, Request, Uri, header};

use crate::{system::System, transport::BoxFuture};

use super::{
    Credentials, CredentialsError, ProvideCredentials,
    answer::Object,
    http::{self as exchange, Patience},
};

const ECS: &str = "http://169.254.170.2";

const PATIENCE: Patience = Patience { timeout: Duration::from_secs(2), attempts: 3, unanswered: 3 };

/// The role of the ECS task or EKS pod that the program runs in, from the [container credential
/// endpoint](https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html).
///
/// `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or `AWS_CONTAINER_CREDENTIALS_FULL_URI` says where it is;
/// `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` or `AWS_CONTAINER_AUTHORIZATION_TOKEN` holds what to show there. Over plain
/// HTTP only loopback addresses and those of ECS and EKS are asked: anybody else could read the token.
///
/// # Errors
///
/// Absent when neither variable is set; broken when one is and no credentials come of it.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{CredentialsError, Container, ProvideCredentials}, system::System};
///
/// async fn find(system: &System) -> Result<String, CredentialsError> {
///     let credentials = Container::new(system.clone()).provide().await?;
///     Ok(credentials.access_key_id().to_owned())
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Container(System);

impl Container {
    /// Asks over this system's transport.
    pub fn new(system: System) -> Self {
        Self(system)
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let uri = self.uri()?;
        let token = self.token().await?;
        let answer = exchange::send(&self.0, PATIENCE, request(uri, token), exchange::is_transient).await;
        let answer = answer.map_err(|why| CredentialsError::broken(format!("container endpoint: {}", why.reason())))?;
        if !answer.status.is_success() {
            return Err(CredentialsError::broken(format!("the container endpoint answered {}", answer.status)));
        }
        let what = "the credentials that the container endpoint gave";
        Ok(Object::parse(what, &answer.body)?.credentials("Token")?.with_source(self.name().into_owned()))
    }

    fn uri(&self) -> Result<Uri, CredentialsError> {
        let env = self.0.env();
        if let Some(relative) = env.var("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            let uri = if relative.starts_with('/') { format!("{ECS}{relative}").parse().ok() } else { None };
            return uri.ok_or_else(|| {
                CredentialsError::broken("`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` is not a path that starts with `/`")
            });
        }
        let Some(full) = env.var("AWS_CONTAINER_CREDENTIALS_FULL_URI") else {
            return Err(CredentialsError::absent(
                "neither `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` nor `AWS_CONTAINER_CREDENTIALS_FULL_URI` is set",
            ));
        };
        let refuse = |why: &str| CredentialsError::broken(format!("`AWS_CONTAINER_CREDENTIALS_FULL_URI`: {why}"));
        let uri: Uri = full.trim().parse().map_err(|_| refuse("it is no URI"))?;
        let host = uri.host().ok_or_else(|| refuse("the URI did not specify a host"))?;
        match uri.scheme_str() {
            Some("https") => Ok(uri),
            Some("http") if may_be_asked_in_the_clear(host) => Ok(uri),
            Some("http") => Err(refuse(&format!(
                "`{host}` is neither a loopback address nor one of ECS or EKS, so it is asked over https only"
            ))),
            _ => Err(refuse("its scheme is neither http nor https")),
        }
    }

    async fn token(&self) -> Result<Option<String>, CredentialsError> {
        let env = self.0.env();
        let token = match env.var("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
            Some(file) => {
                let token = self.0.fs().read_to_string(Path::new(&file)).await;
                Some(token.map_err(|error| CredentialsError::broken(format!("failed to read `{file}`: {error}")))?)
            }
            None => env.var("AWS_CONTAINER_AUTHORIZATION_TOKEN"),
        };
        Ok(token.map(|token| token.trim().to_owned()))
    }
}

impl ProvideCredentials for Container {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("container endpoint")
    }
}

fn request(uri: Uri, token: Option<String>) -> Result<Request<Bytes>, String> {
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(token) = token {
        let mut value = HeaderValue::from_str(&token)
            .map_err(|_| "the authorization token holds characters that a header can't".to_owned())?;
        value.set_sensitive(true);
        headers.insert(header::AUTHORIZATION, value);
    }
    Ok(request)
}

fn may_be_asked_in_the_clear(host: &str) -> bool {
    // A name other than `localhost` could be made to point anywhere.
    if host.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() else { return false };
    let given_out = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"];
    address.is_loopback() || given_out.iter().any(|known| known.parse() == Ok(address))
}
