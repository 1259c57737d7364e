//! Texts that are read from the bytes of a carried model where they lie, without a copy.
//!
//! `serde` copies what it reads into a `Cow`; these functions, for `deserialize_with`, borrow where
//! the bytes are there for good.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use super::Text;

/// A text that is read without a copy; also the id of an entity in its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried(pub(super) Text);

impl<'de: 'static> Deserialize<'de> for Carried {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Carried, D::Error> {
        deserializer.deserialize_str(Borrowing)
    }
}

struct Borrowing;

impl<'de: 'static> Visitor<'de> for Borrowing {
    type Value = Carried;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Carried, E> {
        Ok(Carried(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Carried, E> {
        Ok(Carried(Cow::Owned(text.to_owned())))
    }
}

impl Serialize for Carried {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

// As its text, by which a table looks it up.
impl Hash for Carried {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Borrow<str> for Carried {
    fn borrow(&self) -> &str {
        &self.0
    }
}

pub(super) fn text<'de: 'static, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    Carried::deserialize(deserializer).map(|carried| carried.0)
}

pub(super) fn option<'de: 'static, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Text>, D::Error> {
    let carried: Option<Carried> = Option::deserialize(deserializer)?;
    Ok(carried.map(|carried| carried.0))
}
