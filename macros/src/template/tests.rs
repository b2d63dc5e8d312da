use super::*;

fn parse(text: &str) -> PathTemplate {
    PathTemplate::parse(text, &[]).unwrap()
}

/// The first mistake, as `fact / help`.
fn refused(text: &str) -> (String, String) {
    let error = PathTemplate::parse(text, &["streamId"]).unwrap_err().remove(0);
    (error.fact, error.help)
}

fn literal(text: &str) -> Segment {
    Segment::Literal(text.to_owned())
}

fn label(name: &str, greedy: bool) -> Segment {
    Segment::Label { name: name.to_owned(), greedy }
}

#[test]
fn labels_and_literals() {
    assert_eq!(parse("/streams/<streamId>").segments, [literal("streams"), label("streamId", false)]);
    assert_eq!(parse("/").segments, [literal("")]);
    assert_eq!(parse("/backup/plans/").segments, [literal("backup"), literal("plans"), literal("")]);
    assert_eq!(parse("/<a-b_c>/@x/$y").segments, [label("a-b_c", false), literal("@x"), literal("$y")]);
}

#[test]
fn a_greedy_label_may_be_followed_by_literals() {
    assert_eq!(parse("/<arn..>/x").segments, [label("arn", true), literal("x")]);
    assert!(refused("/<a..>/<b>").0.contains("not the last label"));
    assert!(refused("/<a..>/<b..>").0.contains("not the last label"));
}

#[test]
fn the_literal_query_keeps_names_without_values_apart() {
    let query = parse("/2015-03-31/functions?list&x=y&z=").query;
    let pair = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
    assert_eq!(query, [pair("list", None), pair("x", Some("y")), pair("z", Some(""))]);
    assert!(refused("/a?x&x").0.contains("`x` twice"));
    assert!(refused("/a?").0.contains("without a name"));
}

#[test]
fn foreign_forms_are_answered_with_the_whole_path() {
    for (written, meant) in [
        ("/streams/{streamId}", "write `path = \"/streams/<streamId>\"`"),
        ("/{Bucket}/{Key+}", "write `path = \"/<Bucket>/<Key..>\"`"),
        ("/streams/:streamId", "write `path = \"/streams/<streamId>\"`"),
        ("/<key+>", "write `path = \"/<key..>\"`"),
        ("/<key...>", "write `path = \"/<key..>\"`"),
        ("streams/<streamId>", "write `path = \"/streams/<streamId>\"`"),
        ("/a//b", "write `path = \"/a/b\"`"),
        ("", "write `path = \"/\"`"),
        ("PUT /streams/streamId HTTP/1.1", "write `method = \"PUT\", path = \"/streams/<streamId>\"`"),
        ("PUT /streams/{streamId}", "write `method = \"PUT\", path = \"/streams/<streamId>\"`"),
        ("https://iot.eu-west-1.amazonaws.com/streams", "write `path = \"/streams\"`"),
        ("/a?x=y&n={n}", "write `path = \"/a?x=y\"`, and put `#[aws(query)]` on the field for `n`"),
    ] {
        assert_eq!(refused(written).1, meant, "{written}");
    }
}

#[test]
fn a_segment_that_is_a_members_name_is_a_literal_unless_pasted_with_its_method() {
    assert_eq!(
        PathTemplate::parse("/x/streamId", &["streamId"]).unwrap().segments,
        [literal("x"), literal("streamId")]
    );
}

#[test]
fn what_is_no_path_is_refused() {
    assert!(refused("/a/../b").0.contains("another path"));
    assert!(refused("/a b").0.contains("` ` can't stand"));
    assert!(refused("/a#b").0.contains("`#` can't stand"));
    assert!(refused("/a%20b").0.contains("`%` can't stand"));
    assert!(refused("/x-<id>").0.contains("mixes a label"));
    assert!(refused("/<id").1.contains("close the label"));
    assert!(refused("/<>").0.contains("no name"));
    assert!(refused("/<a>/<a>").0.contains("twice"));
}

#[test]
fn several_mistakes_are_told_together() {
    assert_eq!(
        refused("/{a}/:b").0,
        "`{a}` is how Smithy and axum write a label, and `:b` is how other routers write a label"
    );
    assert_eq!(PathTemplate::parse("/a b/x-<c>", &[]).unwrap_err().len(), 2);
}

#[test]
fn host_prefixes() {
    let host = HostTemplate::parse("data-<accountId>.").unwrap();
    assert_eq!(host.labels().collect::<Vec<_>>(), ["accountId"]);
    assert_eq!(host.parts.len(), 3);
    assert!(HostTemplate::parse("data").unwrap_err().help.contains("\"data.\""));
    assert!(HostTemplate::parse("a_b.").unwrap_err().fact.contains("`_`"));
    assert!(HostTemplate::parse("{a}.").unwrap_err().help.contains("\"<a>.\""));
    assert!(HostTemplate::parse("<a.").unwrap_err().fact.contains("not closed"));
}
