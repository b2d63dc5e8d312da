//! What generated code refers to. Not for use by hand: it changes without notice.

pub mod check;
mod checksums;
pub mod debug;
mod rpc;
mod support;
mod testing;

pub use aws_operation_macros::Declare;

pub use core::{
    clone::Clone,
    convert::From,
    default::Default,
    fmt,
    marker::PhantomData,
    option::Option::{self, None, Some},
    result::Result::{self, Err, Ok},
    unreachable,
};
pub use std::{borrow::ToOwned, string::String, vec::Vec};

pub use self::{
    checksums::{Checksums, checksum_required},
    rpc::{errors_in_body, output_in_body},
    support::{
        NO_OPERATION, NO_SCHEMA, ROOT, Unit, Written, body_members, codes, member, members, read_serde, unfilled,
        unknown_member,
    },
};
#[cfg(feature = "testing")]
pub use crate::testing::ModelledError;
pub use crate::{
    __when_testing as when_testing,
    endpoint::EndpointRules,
    operation::{
        Auth, ErrorVariant, Operation, OperationError, OperationSchema, OperationTraits, Output, Part, Unmodelled,
    },
    paginate::{At, Field, Listed, PageSize, Paginate, PaginateItems, Plain, TokenFor, held},
    protocol::{AwsJson, RestJson1},
    service,
    service::Service,
    shape::{
        Active, Bounds, Detail, Document, Entry, Location, MapKey, Member, Read, ReadMapKey, Reader, Required, Schema,
        SerdeSlot, SerdeValue, ShapeError, Slot, Tag, TimestampFormat, Traits, Value, Writer,
    },
};
