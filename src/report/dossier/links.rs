//! Addresses that a reader may follow, and remarks beside what they are about.

use super::ContactRow;
use crate::messages::Lang;
use crate::questionnaire::Text;
use crate::report::sentences::described;
use crate::report::{ContactReport, ResourceReport};

/// A text, with an address where it leads.
pub struct Link {
    /// What it is called.
    pub text: String,
    /// An address of the web, or a mail address behind `mailto:`; `None` where it leads nowhere.
    pub address: Option<String>,
}

/// A remark: what it is, and what it says.
pub struct Remark {
    /// What it is.
    pub label: String,
    /// What it says, in one part or several.
    pub links: Vec<Link>,
}

impl Link {
    /// A text that leads nowhere.
    pub fn plain(text: impl Into<String>) -> Link {
        Link {
            text: text.into(),
            address: None,
        }
    }

    /// A text of unknown origin: a link if it is an address of the web.
    pub fn guessed(text: &str) -> Link {
        Link {
            text: text.to_owned(),
            address: web(text),
        }
    }

    /// Something to read; an address that is no link is told, for the reader to judge.
    pub fn resource(resource: &ResourceReport, lang: Lang) -> Link {
        let text = described(resource, lang);
        match web(&resource.url) {
            Some(address) => Link {
                text,
                address: Some(address),
            },
            None => Link::plain(format!("{text} {}", resource.url)),
        }
    }
}

impl Remark {
    /// A remark of words alone.
    pub fn plain(label: String, text: impl Into<String>) -> Remark {
        Remark::link(label, Link::plain(text))
    }

    /// A remark that may lead somewhere.
    pub fn link(label: String, link: Link) -> Remark {
        Remark {
            label,
            links: vec![link],
        }
    }
}

impl ContactRow {
    /// A contact with the addresses that it has.
    pub fn of(contact: &ContactReport) -> ContactRow {
        ContactRow {
            parts: parts(contact),
            action: contact.action.clone().map(Text::into_owned),
        }
    }
}

/// The name of a contact and the addresses that it has.
pub fn parts(contact: &ContactReport) -> Vec<Link> {
    let mail = contact.mail.as_deref().map(|mail| Link {
        text: mail.to_owned(),
        address: mailto(mail),
    });
    let url = contact.url.as_deref().map(Link::guessed);
    let name = Link::plain(&*contact.label);
    [Some(name), mail, url].into_iter().flatten().collect()
}

/// An address that a browser may open: a saved result may come from anybody, and hold anything.
fn web(text: &str) -> Option<String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_clean = !text.contains(|c: char| c.is_whitespace() || "\"<>\\^`{|}".contains(c));
    (is_web && is_clean).then(|| text.to_owned())
}

/// A mail address that cannot carry anything else, such as another recipient or a text.
fn mailto(mail: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._+-@".contains(c);
    let is_plain = mail.chars().all(plain) && mail.matches('@').count() == 1;
    is_plain.then(|| format!("mailto:{mail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(
            web("https://example.org/a?b=c#d").as_deref(),
            Some("https://example.org/a?b=c#d")
        );
        for other in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://a b",
            "https://a\"b",
            "//x",
            "voir https://x",
        ] {
            assert_eq!(web(other), None, "{other}");
        }
    }

    #[test]
    fn a_mail_address_carries_nothing_else() {
        assert_eq!(
            mailto("a.b@example.org").as_deref(),
            Some("mailto:a.b@example.org")
        );
        for other in [
            "a@example.org?cc=b@example.org",
            "a@b@c",
            "a@x,b@y",
            "équipe@x",
        ] {
            assert_eq!(mailto(other), None, "{other}");
        }
    }
}
