//! The facts of one AWS service.
//!
//! The macro looks a service up in its catalogue while it compiles and writes that one service's facts into the user's
//! binary as a constant; no table of services is ever linked.

use crate::endpoint::EndpointRules;

/// What the runtime has to know of a service: its names, how it signs and where its endpoints lie.
///
/// `#[aws_operation(service = "..")]` builds it from the catalogue. By hand it is built for a service that the catalogue
/// lacks; what is left out follows from what is there, as in AWS's own models.
///
/// ```
/// use aws_operation::service::Service;
///
/// const IVS: Service = Service::new("ivs-realtime", "IVS RealTime")
///     .with_endpoint_prefix("ivsrealtime")
///     .with_signing_name("ivs");
///
/// assert_eq!(IVS.id(), "IVS RealTime");
/// assert_eq!(IVS.signing_name(), "ivs");
/// assert_eq!(Service::new("iot", "IoT").signing_name(), "iot");
/// ```
// Every operation carries one of these in its binary. What is `None` costs no relocation (24 bytes each in a position
// independent executable), so the facts that most services lack are options and not empty strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Service {
    name: &'static str,
    id: &'static str,
    endpoint_prefix: Option<&'static str>,
    signing_name: Option<&'static str>,
    api_version: Option<&'static str>,
    target_prefix: Option<&'static str>,
    xml_namespace: Option<&'static str>,
    endpoint_rules: EndpointRules,
    quirk: Quirk,
}

impl Service {
    /// A service by its name in boto3 and the AWS CLI (`"ivs-realtime"`) and its service id (`"IVS RealTime"`).
    ///
    /// Unless said otherwise its endpoint prefix is that name, its signing name is its endpoint prefix, and its
    /// endpoints follow the template of most services.
    pub const fn new(name: &'static str, id: &'static str) -> Self {
        Self {
            name,
            id,
            endpoint_prefix: None,
            signing_name: None,
            api_version: None,
            target_prefix: None,
            xml_namespace: None,
            endpoint_rules: EndpointRules::COMMON,
            quirk: Quirk::None,
        }
    }

    /// The first label of the service's host names, where it is not the service's name: `ivsrealtime`.
    #[must_use]
    pub const fn with_endpoint_prefix(mut self, endpoint_prefix: &'static str) -> Self {
        self.endpoint_prefix = Some(endpoint_prefix);
        self
    }

    /// The service's name in the credential scope of a signature, where it is not the endpoint prefix: `ivs`.
    #[must_use]
    pub const fn with_signing_name(mut self, signing_name: &'static str) -> Self {
        self.signing_name = Some(signing_name);
        self
    }

    /// The version of the service's API, `YYYY-MM-DD`: the query protocols send it.
    #[must_use]
    pub const fn with_api_version(mut self, api_version: &'static str) -> Self {
        self.api_version = Some(api_version);
        self
    }

    /// What stands before the operation's name in `x-amz-target`: the name of the service's Smithy shape.
    #[must_use]
    pub const fn with_target_prefix(mut self, target_prefix: &'static str) -> Self {
        self.target_prefix = Some(target_prefix);
        self
    }

    /// The XML namespace of the service's requests.
    #[must_use]
    pub const fn with_xml_namespace(mut self, xml_namespace: &'static str) -> Self {
        self.xml_namespace = Some(xml_namespace);
        self
    }

    /// Where the service's endpoints differ from the common template.
    #[must_use]
    pub const fn with_endpoint_rules(mut self, endpoint_rules: EndpointRules) -> Self {
        self.endpoint_rules = endpoint_rules;
        self
    }

    /// What the service does apart from its protocol.
    #[must_use]
    pub const fn with_quirk(mut self, quirk: Quirk) -> Self {
        self.quirk = quirk;
        self
    }

    /// The name in boto3 and the AWS CLI: `ivs-realtime`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The service id of AWS's model: `IVS RealTime`. Configuration keys such as `AWS_ENDPOINT_URL_IVS_REALTIME` come
    /// from it.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The first label of the service's host names: `ivsrealtime`.
    pub const fn endpoint_prefix(&self) -> &'static str {
        match self.endpoint_prefix {
            Some(prefix) => prefix,
            None => self.name,
        }
    }

    /// The service's name in the credential scope of a signature: `ivs`. An endpoint may override it.
    pub const fn signing_name(&self) -> &'static str {
        match self.signing_name {
            Some(name) => name,
            None => self.endpoint_prefix(),
        }
    }

    /// The version of the service's API, `YYYY-MM-DD`, where its protocol sends one.
    pub const fn api_version(&self) -> Option<&'static str> {
        self.api_version
    }

    /// What stands before the operation's name in `x-amz-target`, where the protocol sends that header.
    pub const fn target_prefix(&self) -> Option<&'static str> {
        self.target_prefix
    }

    /// The XML namespace of the service's requests, where its protocol is an XML one.
    pub const fn xml_namespace(&self) -> Option<&'static str> {
        self.xml_namespace
    }

    /// Where the service's endpoints lie.
    pub const fn endpoint_rules(&self) -> EndpointRules {
        self.endpoint_rules
    }

    /// What the service does apart from its protocol.
    pub const fn quirk(&self) -> Quirk {
        self.quirk
    }
}

/// What a service does apart from its protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Quirk {
    /// Nothing.
    None,
    /// API Gateway answers JSON only where `accept: application/json` is sent.
    ApiGateway,
    /// Glacier wants its API version in `x-amz-glacier-version`, and `-` for an account id that is unset.
    Glacier,
    /// The service spoke the query protocol before and keeps that protocol's error codes, which it sends in
    /// `x-amzn-query-error` where `x-amzn-query-mode: true` is sent
    /// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    QueryCompatible,
    /// Route 53 answers ids with a path before them (`/hostedzone/Z1`) and does not take them back with it.
    Route53,
    /// S3 answers 200 with an error in the body to operations that take long.
    S3,
}
