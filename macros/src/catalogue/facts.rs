//! The facts of one service, and how a line of the table holds them.

use std::borrow::Cow;

/// What the macro knows of a service. The texts are the table's own, unless a declaration overrides one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServiceFacts {
    /// The name in boto3 and the AWS CLI.
    pub(crate) name: Cow<'static, str>,
    /// The service id of AWS's model.
    pub(crate) id: Cow<'static, str>,
    /// The first label of the service's host names.
    pub(crate) endpoint_prefix: Cow<'static, str>,
    /// The name in a signature's credential scope.
    pub(crate) signing_name: Cow<'static, str>,
    /// The protocols the service speaks, the one that AWS prefers first.
    pub(crate) protocols: Vec<Protocol>,
    /// What stands before the operation's name in `x-amz-target`; empty where there is none.
    pub(crate) target_prefix: Cow<'static, str>,
    /// The API's version; empty where there is none.
    pub(crate) api_version: &'static str,
    /// The namespace of XML requests; empty where there is none.
    pub(crate) xml_namespace: &'static str,
    /// How requests are signed.
    pub(crate) signature: Signature,
    /// What the service does apart from its protocol: the name of a variant of the runtime's `Quirk`.
    pub(crate) quirk: Option<&'static str>,
    /// The endpoint rules in the catalogue's notation; empty where the common template serves.
    pub(super) endpoint_rules: &'static str,
    /// Wire names of request members that choose an endpoint, parted by `,`.
    endpoint_members: &'static str,
    /// The table's lines of operations with endpoint rules of their own.
    operations: &'static str,
}

/// A protocol of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    AwsJson1_0,
    AwsJson1_1,
    AwsQuery,
    Ec2Query,
    RestJson,
    RestXml,
    RpcV2Cbor,
}

/// How the table says that a service's requests are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    /// Signature Version 2, which only two services from before Version 4 keep.
    V2,
    V4,
    V4a,
    Bearer,
}

impl ServiceFacts {
    /// A service that the catalogue lacks. What the declaration does not say is taken to be as most services have it.
    pub(crate) fn unlisted(name: &str) -> Self {
        let name = Cow::from(name.to_owned());
        Self {
            id: name.clone(),
            endpoint_prefix: name.clone(),
            signing_name: name.clone(),
            name,
            protocols: Vec::new(),
            target_prefix: "".into(),
            api_version: "",
            xml_namespace: "",
            signature: Signature::V4,
            quirk: None,
            endpoint_rules: "",
            endpoint_members: "",
            operations: "",
        }
    }

    /// The facts on a service's line; `operations` are the lines that belong to it.
    pub(super) fn from_line(line: &'static str, operations: &'static str) -> Self {
        let mut columns = line.split('|');
        let mut column = || columns.next().unwrap_or("");
        let (name, id) = (column(), column());
        let endpoint_prefix = or(column(), name);
        let signing_name = or(column(), endpoint_prefix);
        let protocols = column().split(',').filter_map(Protocol::from_name).collect();
        let (target_prefix, api_version, xml_namespace) = (column(), column(), column());
        let flags = column();
        Self {
            name: name.into(),
            id: id.into(),
            endpoint_prefix: endpoint_prefix.into(),
            signing_name: signing_name.into(),
            protocols,
            target_prefix: target_prefix.into(),
            api_version,
            xml_namespace,
            signature: flags.split(',').find_map(Signature::from_name).unwrap_or(Signature::V4),
            quirk: flags.split(',').find_map(quirk),
            endpoint_rules: column(),
            endpoint_members: column(),
            operations,
        }
    }

    /// Takes the endpoint rules of an operation, where it has other ones than its service.
    pub(crate) fn select_operation(&mut self, operation: &str) {
        let mut lines = self.operations.lines().filter_map(|line| line.trim_start().split_once('|'));
        if let Some((_, rules)) = lines.find(|(names, _)| names.split(',').any(|name| name == operation)) {
            self.endpoint_rules = rules;
        }
    }

    /// Whether the member with that wire name, where it has a value, chooses an endpoint that the catalogue can't give:
    /// sent to the service's own, the request would miss what it means.
    pub(crate) fn chooses_endpoint(&self, wire_name: &str) -> bool {
        !wire_name.is_empty() && self.endpoint_members.split(',').any(|member| member == wire_name)
    }
}

impl Protocol {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "json-1.0" => Self::AwsJson1_0,
            "json-1.1" => Self::AwsJson1_1,
            "query" => Self::AwsQuery,
            "ec2" => Self::Ec2Query,
            "rest-json" => Self::RestJson,
            "rest-xml" => Self::RestXml,
            "cbor" => Self::RpcV2Cbor,
            _ => return None,
        })
    }
}

impl Signature {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "v2" => Self::V2,
            "v4a" => Self::V4a,
            "bearer" => Self::Bearer,
            _ => return None,
        })
    }
}

fn quirk(name: &str) -> Option<&'static str> {
    Some(match name {
        "api-gateway" => "ApiGateway",
        "glacier" => "Glacier",
        "query-compatible" => "QueryCompatible",
        "route53" => "Route53",
        "s3" => "S3",
        _ => return None,
    })
}

fn or(given: &'static str, otherwise: &'static str) -> &'static str {
    if given.is_empty() { otherwise } else { given }
}
