//! A client as the machine says.

use std::sync::Arc;

use super::{BuildError, Client, ClientBuilder};
use crate::{
    credentials::{Cached, Chain},
    profile::Settings,
    region::Region,
    system::{Env, System},
    transport::BoxFuture,
};

impl Client {
    /// A client as this machine says: region, credentials and endpoints from the places that every AWS SDK looks at.
    ///
    /// Fails where a setting makes no sense or a shared file cannot be read. Credentials are looked for by the first call
    /// that needs them.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = aws_operation::Client::from_env().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn from_env() -> Result<Self, BuildError> {
        Self::builder().from_env().await
    }
}

impl ClientBuilder {
    /// The client, with what is not set by hand taken from the places that every AWS SDK looks at: environment
    /// variables, the shared files, and on a machine of AWS its metadata.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = aws_operation::Client::builder().region("eu-central-1").from_env().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn from_env(self) -> Result<Client, BuildError> {
        self.from_env_of(Env::process()).await
    }

    /// The same with other environment variables than the process's: for tests, which share those.
    ///
    /// ```
    /// use aws_operation::{Client, system::Env};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), aws_operation::client::BuildError> {
    /// let env = Env::from_pairs([("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL_IOT", "http://127.0.0.1:4566")]);
    /// let client = Client::builder().from_env_of(env).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn from_env_of(self, env: Env) -> Result<Client, BuildError> {
        set_up(self, env).await
    }
}

/// A box, since the body of an `async fn` is compiled anew in each crate that awaits it: this one, with every source of
/// credentials below it, is compiled here once.
fn set_up(mut builder: ClientBuilder, env: Env) -> BoxFuture<'static, Result<Client, BuildError>> {
    Box::pin(async move {
        let transport = builder.take_transport()?;
        builder = builder.transport(transport.clone());
        let system = System::new(transport).with_env(env);
        let settings = Settings::load(system.env(), system.fs()).await.map_err(BuildError::new)?;
        if builder.endpoints.region.is_none() {
            let region = match settings.region() {
                Some(setting) => Some(Region::of(&setting).map_err(BuildError::new)?),
                // Where even the machine's metadata says nothing, a call that needs the region tells so.
                None => Region::of_the_instance(&system).await.ok(),
            };
            builder.endpoints.region = region.map(|region| region.name().into());
        }
        if builder.credentials.is_none() {
            builder.credentials = Some(Arc::new(Cached::new(Chain::usual(&system))));
        }
        builder.endpoints.settings = Some(settings);
        builder.build()
    })
}
