//! Editors go by spans: a token that keeps its place keeps its hover, its completion and its rename.

use proc_macro2::{LineColumn, TokenStream, TokenTree};

use super::*;
use crate::expand;

const ARGUMENTS: &str = r#"service = "iot", method = "PUT", path = "/streams/<streamId>", output = Answer"#;
const ITEM: &str = "/// Updates a stream.
#[derive(Clone)]
pub struct UpdateStream<'a> {
    /// The id.
    pub stream_id: String,
    #[aws(query, name = \"v\")]
    pub version: Option<&'a str>,
}";

#[test]
fn the_item_and_the_arguments_keep_their_places() {
    let (arguments, item) = (read(ARGUMENTS), read(ITEM));
    let attached = places(attach(Kind::Operation, &arguments, &item));
    for tokens in [places(arguments), places(item)] {
        let mut rest = attached.iter();
        for token in tokens {
            assert!(rest.any(|attached| *attached == token), "{token:?} has lost its place");
        }
    }
}

#[test]
fn an_item_with_a_mistake_is_put_back() {
    let attached = attach(Kind::Operation, &read(r#"methd = "PUT""#), &read(ITEM));
    assert!(attached.to_string().contains("pub struct UpdateStream"));
    let attached = attach(Kind::Shape, &TokenStream::new(), &read("fn list() {}"));
    assert!(attached.to_string().contains("fn list ()") && attached.to_string().contains("compile_error"));
}

#[test]
fn a_mistake_is_told_at_its_token() {
    let arguments = ARGUMENTS.replace("PUT", "put");
    let expanded = expand::declare(attach(Kind::Operation, &read(&arguments), &read(ITEM)));
    let told = compile_errors(expanded);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].column, arguments.find("\"put\"").unwrap());
}

#[test]
fn field_types_keep_their_places_in_what_is_expanded() {
    let item = ITEM.replace("Option<&'a str>", "Option<Unknown>").replace("<'a>", "");
    let expanded = places(expand::declare(attach(Kind::Operation, &read(ARGUMENTS), &read(&item))));
    let line = item.lines().position(|line| line.contains("Unknown")).unwrap() + 1;
    let column = item.lines().nth(line - 1).unwrap().find("Option").unwrap();
    let written = expanded.iter().any(|(text, place)| text == "&" && (place.line, place.column) == (line, column));
    assert!(written, "what is asked of the type of `version` is not asked at that type");
}

#[test]
fn a_visible_debug_is_taken_over_where_there_is_a_secret() {
    let secret = "#[derive(Clone, std::fmt::Debug)] struct Key { #[aws(sensitive)] value: String }";
    let attached = attach(Kind::Shape, &TokenStream::new(), &read(secret)).to_string();
    assert!(!attached.contains("Debug") && attached.contains("redact") && attached.contains("Clone"), "{attached}");
    let open = secret.replace("#[aws(sensitive)]", "");
    let attached = attach(Kind::Shape, &TokenStream::new(), &read(&open)).to_string();
    assert!(attached.contains("Debug") && !attached.contains("redact"), "{attached}");
}

fn read(text: &str) -> TokenStream {
    text.parse().unwrap()
}

/// Every token with where it starts.
fn places(tokens: TokenStream) -> Vec<(String, LineColumn)> {
    let mut places = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                places.push((format!("{:?}", group.delimiter()), group.span_open().start()));
                places.extend(self::places(group.stream()));
            }
            token => places.push((token.to_string(), token.span().start())),
        }
    }
    places
}

/// Where the `compile_error!`s of an expansion point.
fn compile_errors(expanded: TokenStream) -> Vec<LineColumn> {
    places(expanded).into_iter().filter(|(text, _)| text == "compile_error").map(|(_, place)| place).collect()
}

#[test]
fn a_mistake_in_the_syntax_is_told_once() {
    let item = read("struct Key { #[aws(sensitive)] value String, #[doc = \"kept\"] other: i32 }");
    let attached = attach(Kind::Shape, &TokenStream::new(), &item);
    assert!(attached.to_string().contains("kept") && compile_errors(attached.clone()).is_empty(), "{attached}");
    let told = expand::declare(attached).to_string();
    assert!(told.contains("expected `:`") && told.contains("help: write each field"), "{told}");
}

#[test]
fn what_a_macro_passes_on_is_seen_through() {
    let bare = read("pub struct Key { #[aws(sensitive)] value: String }");
    let derive = group(Delimiter::Bracket, group(Delimiter::None, read("derive(Debug, Clone)")));
    let item = group(Delimiter::None, quote!(# #derive #bare));
    let attached = attach(Kind::Shape, &TokenStream::new(), &item).to_string();
    assert!(!attached.contains("Debug") && attached.contains("Clone") && attached.contains("redact"), "{attached}");
}

#[test]
fn a_word_that_is_no_attribute_is_no_secret() {
    for item in
        ["/// Nothing sensitive.\nstruct Key { sensitive: i32 }", "struct Key { #[doc = \"sensitive\"] key: i32 }"]
    {
        let attached = attach(Kind::Shape, &TokenStream::new(), &read(item)).to_string();
        assert!(!attached.contains("redact"), "{attached}");
    }
}

#[test]
fn items_that_only_look_like_types_are_none() {
    for item in ["fn union() {}", "pub(crate) fn list() { struct Inner; }", "macro_rules! structs { () => {} }"] {
        let attached = attach(Kind::Output, &TokenStream::new(), &read(item)).to_string();
        assert!(attached.contains("can't be on this item") && !attached.contains("derive"), "{attached}");
    }
}

fn group(delimiter: Delimiter, inner: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(delimiter, inner)).into()
}
