//! Operations of a service that speaks `awsJson1_0`, declared from AWS's API reference.

use std::collections::BTreeMap;

use aws_operation::{Document, aws_error, aws_operation, aws_output, aws_shape};

/// An item: the values of its attributes.
pub type Item = BTreeMap<String, AttributeValue>;

/// Writes an item, in place of one that has the same key.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html>
#[aws_operation(
    service = "dynamodb", rename_all = "PascalCase", output = PutItemOutput, error = DynamoDbError,
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutItem {
    /// The table.
    pub table_name: String,
    /// The whole item.
    pub item: Item,
    /// What must hold of the item that is there.
    pub condition_expression: Option<String>,
}

/// What [`PutItem`] answers.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutItemOutput {
    /// The item that was there before, where it was asked for.
    pub attributes: Option<Item>,
}

/// Reads an item by its key.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html>
#[aws_operation(
    service = "dynamodb", rename_all = "PascalCase", output = GetItemOutput, error = DynamoDbError, idempotent,
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetItem {
    /// The table.
    pub table_name: String,
    /// The attributes of the key.
    pub key: Item,
    /// Whether all writes before are to be seen.
    pub consistent_read: Option<bool>,
}

/// What [`GetItem`] answers.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetItemOutput {
    /// The item, where there is one.
    pub item: Option<Item>,
}

/// The value of an attribute.
#[aws_shape(rename_all = "UPPERCASE")]
#[derive(Clone, Debug, PartialEq)]
pub enum AttributeValue {
    /// A string.
    S(String),
    /// A number, as text.
    N(String),
    /// Bytes.
    B(Vec<u8>),
    /// A set of strings.
    Ss(Vec<String>),
    /// A set of numbers.
    Ns(Vec<String>),
    /// A set of bytes.
    Bs(Vec<Vec<u8>>),
    /// Values by name.
    M(Item),
    /// Values in order.
    L(Vec<AttributeValue>),
    /// Nothing.
    Null(bool),
    /// Yes or no.
    Bool(bool),
    /// What is newer than this declaration.
    #[aws(unknown)]
    Unknown(String, Document),
}

/// The tables of the account, in pages.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html>
#[aws_operation(
    service = "dynamodb", rename_all = "PascalCase", output = ListTablesOutput, idempotent,
    paginate(
        input_token = exclusive_start_table_name, output_token = last_evaluated_table_name, items = table_names,
        limit = limit,
    ),
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTables {
    /// The last table of the page before.
    pub exclusive_start_table_name: Option<String>,
    /// How many a page has.
    #[aws(range(min = 1, max = 100))]
    pub limit: Option<i32>,
}

/// What [`ListTables`] answers.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTablesOutput {
    /// The names of one page.
    pub table_names: Option<Vec<String>>,
    /// Where the next page starts behind.
    pub last_evaluated_table_name: Option<String>,
}

/// What the service says where it does not do what it is asked.
#[aws_error]
#[derive(Clone, Debug, PartialEq)]
pub enum DynamoDbError {
    /// The condition does not hold.
    ConditionalCheckFailedException {
        /// The item that is there, where it was asked for.
        #[aws(name = "Item")]
        item: Option<Item>,
    },
    /// There is no such table.
    ResourceNotFoundException,
    /// The table's throughput is used up.
    #[aws(throttling)]
    ProvisionedThroughputExceededException,
}
