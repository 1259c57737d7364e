//! TOML texts as tables, values and their places.

mod reader;
mod syntax;

use super::Text;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Place, clean};
use crate::exact::Exact;

pub use reader::Reader;

/// A text to read, and its parsed form: faulty parts are left out of the table, and reported.
pub struct Document<'a> {
    source: usize,
    table: Spanned<DeTable<'a>>,
}

impl<'a> Document<'a> {
    /// The table that the whole document is.
    pub fn root(&'a self) -> Node<'a> {
        Node {
            at: Place {
                source: self.source,
                span: self.table.span(),
            },
            table: self.table.get_ref(),
            overlay: None,
        }
    }
}

/// A table in a document, with the table of the same path in a translation, if there is one.
#[derive(Clone)]
pub struct Node<'a> {
    /// Where the table is named (its key); for a document, all of it.
    pub at: Place,
    /// The table itself.
    pub table: &'a DeTable<'a>,
    /// The same path in the translation.
    pub overlay: Option<&'a DeTable<'a>>,
}

/// A value in a document, and where it stands.
#[derive(Clone)]
pub struct Item<'a> {
    /// Where the value stands.
    pub at: Place,
    /// The value.
    pub value: &'a DeValue<'a>,
    overlay: Option<&'a DeValue<'a>>,
}

/// A string, and where it stands.
pub type Located = (Text, Place);

impl<'a> Node<'a> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<Item<'a>> {
        let value = self.table.get(key)?;
        Some(self.item(key, value))
    }

    /// Every key with its place and value, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Place, Item<'a>)> + '_ {
        self.table.iter().map(|(key, value)| {
            let at = Place {
                source: self.at.source,
                span: key.span(),
            };
            (key.get_ref().as_ref(), at, self.item(key.get_ref(), value))
        })
    }

    fn item(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Item<'a> {
        let overlay = self.overlay.and_then(|table| table.get(key));
        Item {
            at: Place {
                source: self.at.source,
                span: value.span(),
            },
            value: value.get_ref(),
            overlay: overlay.map(Spanned::get_ref),
        }
    }
}

impl<'a> Item<'a> {
    /// The value as a table.
    pub fn table(&self) -> Option<Node<'a>> {
        match self.value {
            DeValue::Table(table) => Some(Node {
                at: self.at.clone(),
                table,
                overlay: self.overlay.and_then(DeValue::as_table),
            }),
            _ => None,
        }
    }

    /// The value as a list; items of a translated list are matched by position.
    pub fn list(&self) -> Option<Vec<Item<'a>>> {
        let array = self.value.as_array()?;
        let overlay = self.overlay.and_then(DeValue::as_array);
        let items = array.iter().enumerate().map(|(index, value)| Item {
            at: Place {
                source: self.at.source,
                span: value.span(),
            },
            value: value.get_ref(),
            overlay: overlay.and_then(|o| o.get(index)).map(Spanned::get_ref),
        });
        Some(items.collect())
    }

    /// The value as a string, made safe to print.
    pub fn str(&self) -> Option<Text> {
        self.value.as_str().map(|text| clean(text).into())
    }

    /// The value as a text to show: the translation if there is one, made safe to print.
    fn text(&self) -> Option<Text> {
        let original = self.value.as_str()?;
        let shown = self.overlay.and_then(DeValue::as_str).unwrap_or(original);
        Some(clean(shown).into())
    }

    /// The value as a finite number.
    pub fn number(&self) -> Option<f64> {
        let written = match self.value {
            DeValue::Integer(integer) => return whole(integer).map(|n| n as f64),
            DeValue::Float(float) => float.as_str().parse::<f64>().ok()?,
            _ => return None,
        };
        written.is_finite().then_some(written)
    }

    /// The value as the decimal that is written; `None` also for one with too many digits.
    pub fn decimal(&self) -> Option<Exact> {
        match self.value {
            // Hexadecimal and such are decimals by their value.
            DeValue::Integer(integer) => Exact::decimal(&whole(integer)?.to_string()),
            DeValue::Float(float) => Exact::decimal(float.as_str()),
            _ => None,
        }
    }

    /// The value as a date, of which a time of day is left out.
    pub fn date(&self) -> Option<Date> {
        let DeValue::Datetime(written) = self.value else {
            return None;
        };
        let date = written.date?;
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        Date::new(i16::try_from(date.year).ok()?, month, day).ok()
    }

    /// The value as a whole number.
    pub fn integer(&self) -> Option<i64> {
        match self.value {
            DeValue::Integer(integer) => whole(integer),
            _ => None,
        }
    }
}

fn whole(integer: &toml::de::DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}
