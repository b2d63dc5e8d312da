//! Credentials, region and endpoint of the environment, as a person reads them who has only these.

pub(crate) struct Environment {
    pub access_key_id: String,
    pub secret_access_key: String,
    pub region: String,
    endpoint: Option<String>,
}

impl Environment {
    pub(crate) fn read() -> Self {
        let required = |name| std::env::var(name).unwrap_or_else(|_| panic!("set `{name}`"));
        Self {
            access_key_id: required("AWS_ACCESS_KEY_ID"),
            secret_access_key: required("AWS_SECRET_ACCESS_KEY"),
            region: required("AWS_REGION"),
            endpoint: std::env::var("AWS_ENDPOINT_URL").ok(),
        }
    }

    /// Scheme and authority of the service's endpoint.
    pub(crate) fn endpoint(&self, prefix: &str) -> String {
        self.endpoint.clone().unwrap_or_else(|| format!("https://{prefix}.{}.amazonaws.com", self.region))
    }
}
