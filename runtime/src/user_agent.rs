//! Who calls: the `user-agent` header in the form that AWS's SDKs share.

use std::env::consts::{ARCH, OS};

use http::HeaderValue;

use crate::{retry::RetryMode, service::Service};

/// What the `user-agent` header says beyond this crate's own name: the user's product and application.
///
/// ```
/// use aws_operation::{retry::RetryMode, service::Service, user_agent::UserAgent};
///
/// const IOT: Service = Service::new("iot", "IoT").with_api_version("2015-05-28");
///
/// let agent = UserAgent::new().with_app_id("billing").with_product("acme-sync", "2.1.0");
/// let header = agent.header(&IOT, RetryMode::Standard);
/// let text = header.to_str()?;
/// assert!(text.starts_with("aws-operation/") && text.contains(" api/iot#2015-05-28 "), "{text}");
/// assert!(text.ends_with(" m/E app/billing acme-sync/2.1.0"), "{text}");
/// # Ok::<(), http::header::ToStrError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserAgent {
    app_id: Option<String>,
    execution_env: Option<String>,
    products: Vec<String>,
}

/// AWS's limit on an application id.
const MAX_APP_ID_CHARS: usize = 50;

impl UserAgent {
    /// This crate alone.
    pub const fn new() -> Self {
        Self { app_id: None, execution_env: None, products: Vec::new() }
    }

    /// The application id of `AWS_SDK_UA_APP_ID` or, in the profile, `sdk_ua_app_id`, and the environment that
    /// `AWS_EXECUTION_ENV` names. Each closure looks up one name.
    pub fn from_settings(env: impl Fn(&str) -> Option<String>, profile: impl Fn(&str) -> Option<String>) -> Self {
        let filled = |value: &String| !value.trim().is_empty();
        let app_id = env("AWS_SDK_UA_APP_ID").filter(filled).or_else(|| profile("sdk_ua_app_id")).filter(filled);
        let mut agent = Self::new();
        agent.execution_env = env("AWS_EXECUTION_ENV").filter(filled).map(|value| token(value.trim()));
        match app_id {
            Some(id) => agent.with_app_id(&id),
            None => agent,
        }
    }

    /// The application, as it shows in AWS's logs: 50 characters at most, the rest is cut off. What a header's token
    /// can't hold becomes `-`.
    #[must_use]
    pub fn with_app_id(mut self, id: &str) -> Self {
        let mut id = token(id.trim());
        id.truncate(MAX_APP_ID_CHARS);
        self.app_id = Some(id);
        self
    }

    /// Adds a product, such as the user's own library: `name/version`, after those added before.
    #[must_use]
    pub fn with_product(mut self, name: &str, version: &str) -> Self {
        self.products.push(format!("{}/{}", token(name), token(version)));
        self
    }

    /// The header's value for a call to this service.
    pub fn header(&self, service: &Service, mode: RetryMode) -> HeaderValue {
        let mut text = String::new();
        let mut part = |before: &str, name: &str| {
            text += before;
            text += name;
        };
        part("aws-operation/", env!("CARGO_PKG_VERSION"));
        part(" ua/2.1 api/", &token(&service.id().to_ascii_lowercase().replace(' ', "_")));
        if let Some(version) = service.api_version() {
            part("#", &token(version));
        }
        part(" os/", os());
        part(" md/arch#", &token(ARCH));
        part(" lang/", "rust");
        if let Some(name) = &self.execution_env {
            part(" exec-env/", name);
        }
        part(" m/", feature(mode));
        if let Some(id) = &self.app_id {
            part(" app/", id);
        }
        for product in &self.products {
            part(" ", product);
        }
        // All of it is made of tokens, which a header can always hold; were it not so, the crate's name would do.
        HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("aws-operation"))
    }
}

/// The names of AWS's list; `other` for what is not on it.
fn os() -> &'static str {
    match OS {
        "linux" | "macos" | "windows" | "android" | "ios" | "tvos" | "watchos" => OS,
        _ => "other",
    }
}

/// AWS's short form of a feature in use.
const fn feature(mode: RetryMode) -> &'static str {
    match mode {
        RetryMode::Standard => "E",
        RetryMode::Adaptive => "F",
    }
}

/// The text with each character that a token can't hold (RFC 9110), or that separates here, as `-`.
fn token(text: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!$%&'*+-.^_`|~".contains(c);
    text.chars().map(|c| if allowed(c) { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const IVS: Service = Service::new("ivs-realtime", "IVS RealTime");

    fn text(agent: &UserAgent) -> String {
        agent.header(&IVS, RetryMode::Adaptive).to_str().unwrap().to_owned()
    }

    #[test]
    fn parts_stand_in_the_order_of_the_shared_form() {
        let env = |name: &str| match name {
            "AWS_SDK_UA_APP_ID" => Some("billing".to_owned()),
            "AWS_EXECUTION_ENV" => Some("AWS_Lambda_provided.al2023".to_owned()),
            _ => None,
        };
        let agent = UserAgent::from_settings(env, |_| Some("from-the-profile".to_owned()))
            .with_product("acme", "1")
            .with_product("inner", "2");
        let expected = format!(
            "aws-operation/{} ua/2.1 api/ivs_realtime os/{} md/arch#{} lang/rust \
             exec-env/AWS_Lambda_provided.al2023 m/F app/billing acme/1 inner/2",
            env!("CARGO_PKG_VERSION"),
            os(),
            ARCH,
        );
        assert_eq!(text(&agent), expected);
    }

    #[test]
    fn the_profile_names_the_application_where_the_environment_does_not() {
        let agent = UserAgent::from_settings(|_| Some(" ".to_owned()), |key| Some(format!("{key}-1")));
        assert!(text(&agent).ends_with(" m/F app/sdk_ua_app_id-1"));
    }

    #[test]
    fn nothing_that_the_user_names_breaks_out_of_its_part() {
        let agent = UserAgent::new().with_app_id("a b\r\nx-evil: 1/#ü").with_product("na me", "1\0/2");
        assert!(text(&agent).ends_with(" app/a-b--x-evil--1--- na-me/1--2"), "{}", text(&agent));
        let long = "x".repeat(60);
        assert!(text(&UserAgent::new().with_app_id(&long)).ends_with(&format!(" app/{}", &long[..50])));
    }
}
