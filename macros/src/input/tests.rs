//! What is read without syn's parser is what syn reads.

use quote::ToTokens;

use super::*;

const PLAIN: [&str; 4] = [
    "struct Unit {}",
    "#[aws_declare(aws_shape())] pub struct Key { pub value: Option<Vec<String>>, pub(crate) other: ::std::string::String }",
    "struct Key { #[aws(label)] #[aws(name = \"v\")] r#type: std::collections::HashMap<String, Vec<Box<Key>>>, }",
    "pub(in crate::a) struct Key { pub(super) value: Map<String, Option<i32>,>, }",
];

#[test]
fn plain_structs_are_read_as_syn_reads_them() {
    for text in PLAIN {
        let (plain, syn) = (plain_struct(read_text(text)).expect(text), parsed(text));
        assert_eq!(plain.to_token_stream().to_string(), syn.to_token_stream().to_string());
        assert_eq!(places(plain.to_token_stream()), places(syn.to_token_stream()), "{text}");
    }
}

#[test]
fn other_types_of_a_plain_struct_are_syns() {
    for ty in
        ["&'static str", "[u8; 4]", "Box<dyn Fn(u8) -> Vec<u8>>", "fn(A) -> B", "(A, B)", "<A as B>::C", "A<'static>"]
    {
        let text = format!("struct Key {{ before: A<B>, value: {ty}, after: C }}");
        let plain = plain_struct(read_text(&text)).expect(&text);
        let Data::Struct(DataStruct { fields, .. }) = &plain.data else { panic!("{text}") };
        assert_eq!(fields.len(), 3, "{text}");
        assert_eq!(plain.to_token_stream().to_string(), parsed(&text).to_token_stream().to_string());
    }
}

#[test]
fn attributes_that_nobody_reads_are_left_out() {
    let text = "/// Doc.\n#[derive(Clone)] struct Key { /// Doc.\n #[aws(label)] #[serde(skip)] value: String }";
    let plain = read(read_text(text)).unwrap().to_token_stream().to_string();
    assert_eq!(plain, parsed("struct Key { #[aws(label)] value: String }").to_token_stream().to_string());
}

#[test]
fn all_else_is_left_to_syn() {
    for text in [
        "struct Key<'a> { value: &'a str }",
        "struct Key(String);",
        "struct Key;",
        "enum Key { A }",
        "struct Key { #[aws] value: String }",
        "struct Key { #[aws = 1] value: String }",
        "struct Key where String: Clone { value: String }",
    ] {
        assert!(plain_struct(read_text(text)).is_none(), "{text}");
        assert_eq!(
            read(read_text(text)).unwrap().to_token_stream().to_string(),
            parsed(text).to_token_stream().to_string()
        );
    }
    assert!(read(read_text("struct Key { value String }")).is_err());
    assert!(read(read_text("struct Key { value: }")).is_err());
}

fn read_text(text: &str) -> TokenStream {
    text.parse().unwrap()
}

fn parsed(text: &str) -> DeriveInput {
    syn::parse_str(text).unwrap()
}

/// Where each token starts, groups among them.
fn places(tokens: TokenStream) -> Vec<proc_macro2::LineColumn> {
    let mut places = Vec::new();
    for token in tokens {
        places.push(token.span().start());
        if let TokenTree::Group(group) = token {
            places.extend(self::places(group.stream()));
        }
    }
    places
}
