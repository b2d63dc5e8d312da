//! Elements of the XML that STS answers in.

use xmlparser::{ElementEnd, Reference, StrSpan, Stream, Token, Tokenizer};

/// The text of the first element with this name; `None` too where it holds other elements, and where the XML is broken up
/// to there. The names that are asked for occur once in an answer of STS.
pub(super) fn element(xml: &[u8], name: &str) -> Option<String> {
    let mut inside: Option<String> = None;
    for token in Tokenizer::from(std::str::from_utf8(xml).ok()?) {
        match (token.ok()?, &mut inside) {
            (Token::ElementStart { local, .. }, None) if local == name => inside = Some(String::new()),
            (Token::Text { text }, Some(inside)) => push_text(inside, text)?,
            (Token::Cdata { text, .. }, Some(inside)) => inside.push_str(&text),
            (Token::ElementEnd { end: ElementEnd::Close(_, local), .. }, Some(_)) if local == name => return inside,
            (Token::ElementEnd { end: ElementEnd::Open, .. } | Token::Attribute { .. } | Token::Comment { .. }, _)
            | (_, None) => {}
            (_, Some(_)) => return None,
        }
    }
    None
}

/// With what the references in it stand for.
fn push_text(to: &mut String, text: StrSpan<'_>) -> Option<()> {
    let mut text = Stream::from(text);
    while !text.at_end() {
        to.push_str(&text.consume_bytes(|_, byte| byte != b'&'));
        if !text.at_end() {
            match text.consume_reference().ok()? {
                Reference::Char(character) => to.push(character),
                Reference::Entity(_) => return None,
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_element_of_the_name_has_the_text() {
        let xml =
            b"<?xml version=\"1.0\"?>\n<s:a xmlns:s=\"urn:a\"><b/>\n<Arn x=\"1\">first</Arn><Arn>second</Arn></s:a>";
        assert_eq!(element(xml, "Arn").as_deref(), Some("first"));
        assert_eq!(element(xml, "Code"), None);
    }

    #[test]
    fn references_in_a_text_are_resolved() {
        let xml = b"<a><b/><Message>x &lt; &#x79; &amp;c<!-- d --><![CDATA[ &lt; ]]></Message></a>";
        assert_eq!(element(xml, "Message").as_deref(), Some("x < y &c &lt; "));
    }

    #[test]
    fn an_empty_element_has_no_text() {
        assert_eq!(element(b"<a><Code></Code></a>", "Code").as_deref(), Some(""));
        assert_eq!(element(b"<a><Code/></a>", "Code"), None);
    }

    #[test]
    fn broken_xml_has_no_elements() {
        for xml in [
            "<a><Code>x</a>",
            "<Code>x",
            "",
            "<Code>&unknown;</Code>",
            "<Code>x & y</Code>",
            "<Code><b>x</b></Code>",
            "<Code>x\u{0}</Code>",
            "\u{0}",
        ] {
            assert_eq!(element(xml.as_bytes(), "Code"), None, "{xml}");
        }
    }
}
