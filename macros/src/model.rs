//! What a declaration means, once it is proved: nothing that can't be sent or read fits in here.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Generics, Path, Type};

pub(crate) use crate::{
    attr::{Auth, TimestampFormat},
    catalogue::ServiceFacts,
};

/// What all declarations have.
pub(crate) struct Item {
    /// The user's type.
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// The runtime crate.
    pub(crate) krate: Path,
    /// The shape's name.
    pub(crate) name: String,
    /// The macro took `Debug` over, to redact.
    pub(crate) redact: bool,
}

/// A structure: of a request, an output, a nested member.
pub(crate) struct Structure {
    pub(crate) item: Item,
    pub(crate) members: Vec<Member>,
}

/// One member.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// Its name on the wire.
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) traits: MemberTraits,
}

/// Where a member travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Body,
    Label,
    Query,
    QueryParams,
    Header,
    PrefixHeaders,
    Payload,
    StatusCode,
}

/// What is said of a member besides its name and place.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a trait of its own that a member has or has not")]
pub(crate) struct MemberTraits {
    pub(crate) required: bool,
    pub(crate) sensitive: bool,
    pub(crate) idempotency_token: bool,
    pub(crate) json_value: bool,
    pub(crate) host_label: bool,
    pub(crate) default: bool,
    /// The value that stands for absence, where it is not `Default`'s.
    pub(crate) default_value: Option<TokenStream>,
    pub(crate) serde: bool,
    pub(crate) timestamp: Option<TimestampFormat>,
    pub(crate) length: Option<(Option<f64>, Option<f64>)>,
    pub(crate) range: Option<(Option<f64>, Option<f64>)>,
    pub(crate) media_type: Option<String>,
}

/// An operation with a REST binding, or of a protocol that needs none.
pub(crate) struct Operation {
    pub(crate) input: Structure,
    pub(crate) service: ServiceFacts,
    pub(crate) protocol: Protocol,
    pub(crate) method: &'static str,
    pub(crate) path: Vec<Part>,
    pub(crate) query: String,
    pub(crate) host_prefix: Vec<Part>,
    pub(crate) auth: Auth,
    pub(crate) traits: OperationTraits,
    /// The type of the answer; a document where there is none.
    pub(crate) output: Option<Type>,
    /// The type of the errors; the generic one where there is none.
    pub(crate) error: Option<Type>,
    pub(crate) pagination: Option<Pagination>,
}

/// A wire protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    RestJson,
    RestXml,
    AwsJson1_0,
    AwsJson1_1,
    AwsQuery,
    Ec2Query,
    RpcV2Cbor,
}

/// A part of a path or a host prefix; labels by their member's index.
pub(crate) enum Part {
    Literal(String),
    Label(usize),
    Greedy(usize),
}

/// What is said of an operation besides its binding.
#[derive(Clone, Copy, Default)]
pub(crate) struct OperationTraits {
    pub(crate) unsigned_payload: bool,
    /// Where it is said, since it takes a feature of the runtime.
    pub(crate) checksum_required: Option<Span>,
    pub(crate) compression: bool,
    pub(crate) idempotent: bool,
}

/// The members that turn pages: a request's by their index, an output's by the path to them.
pub(crate) struct Pagination {
    pub(crate) input_token: usize,
    pub(crate) output_token: Vec<Ident>,
    pub(crate) items: Option<Vec<Ident>>,
    pub(crate) limit: Option<usize>,
}

/// An enum whose values are strings.
pub(crate) struct StringEnum {
    pub(crate) item: Item,
    pub(crate) values: Vec<(Ident, String)>,
    /// The variant that keeps what is not declared.
    pub(crate) unknown: Ident,
}

/// An enum whose values are numbers.
pub(crate) struct IntEnum {
    pub(crate) item: Item,
    pub(crate) values: Vec<(Ident, i32)>,
    pub(crate) unknown: Ident,
}

/// A union: one of its members is set.
pub(crate) struct Union {
    pub(crate) item: Item,
    pub(crate) variants: Vec<UnionVariant>,
    pub(crate) unknown: Ident,
}

/// A member of a union; one without a type is Smithy's unit.
pub(crate) struct UnionVariant {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) ty: Option<Type>,
    pub(crate) traits: MemberTraits,
}

/// The errors of an operation.
pub(crate) struct Errors {
    pub(crate) item: Item,
    pub(crate) variants: Vec<ErrorVariant>,
}

/// An error: a code and its members.
pub(crate) struct ErrorVariant {
    pub(crate) ident: Ident,
    pub(crate) code: String,
    /// Whether the variant is written with braces.
    pub(crate) braces: bool,
    pub(crate) members: Vec<Member>,
    pub(crate) retryable: bool,
    pub(crate) throttling: bool,
}

impl Protocol {
    /// All of them, those that most services speak first.
    pub(crate) const ALL: [Self; 7] = [
        Self::RestJson,
        Self::AwsJson1_1,
        Self::AwsJson1_0,
        Self::RestXml,
        Self::AwsQuery,
        Self::Ec2Query,
        Self::RpcV2Cbor,
    ];

    /// Whether the runtime speaks it.
    pub(crate) const fn is_supported(self) -> bool {
        matches!(self, Self::RestJson) || self.has_target()
    }

    /// Whether operations have a method and a path of their own.
    pub(crate) const fn is_rest(self) -> bool {
        matches!(self, Self::RestJson | Self::RestXml)
    }

    /// Whether a header names the operation.
    pub(crate) const fn has_target(self) -> bool {
        matches!(self, Self::AwsJson1_0 | Self::AwsJson1_1)
    }

    /// The protocol of this name, as AWS's models write it or as Smithy does.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "rest-json" => Self::RestJson,
            "rest-xml" => Self::RestXml,
            "json-1.0" => Self::AwsJson1_0,
            "json-1.1" => Self::AwsJson1_1,
            "query" => Self::AwsQuery,
            "ec2" => Self::Ec2Query,
            "rpc-v2-cbor" | "smithy-rpc-v2-cbor" => Self::RpcV2Cbor,
            _ => return None,
        })
    }

    /// The name that a declaration uses.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::RestJson => "rest-json",
            Self::RestXml => "rest-xml",
            Self::AwsJson1_0 => "json-1.0",
            Self::AwsJson1_1 => "json-1.1",
            Self::AwsQuery => "query",
            Self::Ec2Query => "ec2",
            Self::RpcV2Cbor => "rpc-v2-cbor",
        }
    }
}

impl MemberTraits {
    /// Whether nothing goes into the runtime's `Member` besides name and location.
    pub(crate) const fn is_plain(&self) -> bool {
        !(self.required
            || self.sensitive
            || self.idempotency_token
            || self.json_value
            || self.host_label
            || self.default
            || self.timestamp.is_some()
            || self.has_detail())
    }

    /// Whether any entry of the runtime's `Detail` is needed.
    pub(crate) const fn has_detail(&self) -> bool {
        self.length.is_some() || self.range.is_some() || self.media_type.is_some()
    }
}
