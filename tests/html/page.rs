//! A page read by an independent tokenizer, to the letter: what is opened is closed in order, and
//! nothing is there but what is written down here.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// Elements that hold nothing.
const VOID: [&str; 2] = ["meta", "br"];

/// Every element that a page may have, the attributes that it may have, and where it may stand: the
/// program's own elements end nobody else's, as a `<table>` would a `<p>`.
const ALLOWED: [(&str, &str, &str); 45] = [
    ("html", "lang", ""),
    ("head", "", "html"),
    ("meta", "charset content http-equiv name", "head"),
    ("title", "id", "head svg"),
    ("style", "", "head"),
    ("body", "", "html"),
    ("header", "", "body"),
    ("nav", "aria-labelledby", "body"),
    ("main", "id", "body"),
    ("footer", "id", "body"),
    ("section", "id", "main"),
    ("h1", "", "header"),
    ("h2", "id", "nav section footer"),
    ("h3", "", "section"),
    ("p", "class", "header section div td li figcaption"),
    ("div", "class", "section dl"),
    ("ul", "class", "nav section td figcaption"),
    ("ol", "", "section"),
    ("li", "", "ul ol"),
    ("dl", "", "footer"),
    ("dt", "", "div"),
    ("dd", "", "div"),
    ("a", "class href", "body li"),
    ("span", "aria-hidden class", "p li td th span"),
    ("strong", "class", "li td th"),
    ("br", "", "li"),
    ("figure", "", "section"),
    ("figcaption", "", "figure"),
    ("table", "class role", "section"),
    ("caption", "class", "table"),
    ("thead", "class role", "table"),
    ("tbody", "role", "table"),
    ("tr", "role", "thead tbody"),
    ("th", "class role scope", "tr"),
    ("td", "class data-label role", "tr"),
    (
        "svg",
        "aria-hidden aria-label aria-labelledby class focusable height role viewbox width",
        "section figure li td th",
    ),
    ("desc", "id", "svg"),
    ("defs", "", "svg"),
    ("pattern", "height id patternunits width", "defs"),
    ("rect", "class height transform width x y", "svg pattern"),
    ("path", "class d", "svg pattern"),
    ("circle", "class cx cy r", "svg pattern"),
    ("line", "class transform x1 x2 y1 y2", "svg"),
    ("polygon", "class points", "svg"),
    ("text", "class dy text-anchor x y", "svg"),
];
/// An element of a page.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// Place of the element around it.
    pub parent: Option<usize>,
    /// Its text and that of all that it holds.
    pub text: String,
}

impl Element {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// A page: its elements in order.
pub struct Page {
    pub elements: Vec<Element>,
}

impl Page {
    /// Reads a page.
    ///
    /// # Panics
    /// On anything that a browser would have to mend, and on what is not allowed.
    #[track_caller]
    pub fn read(html: &str) -> Page {
        assert!(html.starts_with("<!DOCTYPE html>\n<html "), "{html:.80}");
        assert!(html.ends_with("</html>\n"), "the page ends with a new line");
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Page {
            elements: Vec::new(),
        };
        let mut open: Vec<usize> = Vec::new();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes =
                        attributes.map(|(name, value)| (text(name), text(&value.value)));
                    let element = Element {
                        name: text(&tag.name),
                        attributes: attributes.collect(),
                        parent: open.last().copied(),
                        text: String::new(),
                    };
                    page.allows(&element);
                    let is_void = VOID.contains(&element.name.as_str());
                    let in_drawing = page.is_drawn(&element);
                    assert!(in_drawing || !tag.self_closing, "<{}/>", element.name);
                    if !is_void && !tag.self_closing {
                        open.push(page.elements.len());
                    }
                    page.elements.push(element);
                }
                Token::EndTag(tag) => {
                    let last = open.pop().expect("an element to end");
                    assert_eq!(
                        page.elements[last].name,
                        text(&tag.name),
                        "{}",
                        page.path(last)
                    );
                }
                Token::String(string) => {
                    let string = text(&string.value);
                    let stray = open.is_empty() && !string.trim().is_empty();
                    assert!(!stray, "text outside of all: {string}");
                    for &place in &open {
                        page.elements[place].text.push_str(&string);
                    }
                }
                Token::Doctype(doctype) => assert_eq!(text(&doctype.name), "html"),
                Token::Comment(comment) => panic!("a comment: {}", text(&comment.value)),
                Token::Error(error) => panic!("a fault: {}", error.value),
            }
        }
        assert!(
            open.is_empty(),
            "{:?}",
            open.iter()
                .map(|&place| page.path(place))
                .collect::<Vec<_>>()
        );
        page
    }

    #[track_caller]
    fn allows(&self, element: &Element) {
        let parent = element
            .parent
            .map_or("", |parent| &self.elements[parent].name);
        let name = element.name.as_str();
        let mut all = ALLOWED.iter();
        let found = all.find(|(allowed, ..)| *allowed == name);
        let (_, attributes, parents) = found.unwrap_or_else(|| panic!("<{name}> in <{parent}>"));
        let is_in_place = parents.split(' ').any(|allowed| allowed == parent);
        assert!(is_in_place, "<{name}> in <{parent}>");
        for attribute in element.attributes.keys() {
            let is_allowed = attributes.split(' ').any(|allowed| allowed == attribute);
            assert!(is_allowed, "<{name} {attribute}>");
        }
    }

    /// Whether it is a drawing or a part of one.
    fn is_drawn(&self, element: &Element) -> bool {
        element.name == "svg"
            || element
                .parent
                .is_some_and(|parent| self.is_drawn(&self.elements[parent]))
    }

    /// Every element of a name, with its place.
    pub fn all(&self, name: &str) -> impl Iterator<Item = (usize, &Element)> {
        let all = self.elements.iter().enumerate();
        all.filter(move |(_, element)| element.name == name)
    }

    /// The only element of a name.
    #[track_caller]
    pub fn one(&self, name: &str) -> (usize, &Element) {
        let found: Vec<_> = self.all(name).collect();
        assert_eq!(found.len(), 1, "<{name}>");
        found[0]
    }

    /// The elements straight in another, in order.
    pub fn within(&self, parent: usize) -> impl Iterator<Item = &Element> {
        let all = self.elements.iter();
        all.filter(move |element| element.parent == Some(parent))
    }

    /// The texts of the page, with blanks as a reader sees them.
    pub fn text(&self) -> String {
        seen(&self.one("body").1.text)
    }

    fn path(&self, place: usize) -> String {
        let element = &self.elements[place];
        let above = element
            .parent
            .map_or_else(String::new, |parent| self.path(parent));
        format!("{above} {}", element.name)
    }
}

/// A text with blanks and line breaks as one space.
pub fn seen(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
