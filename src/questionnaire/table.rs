//! Ordered tables of entities and the typed references between them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

use super::carried::Carried;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A reference to an entity of one [`Table`]: a position that cannot be mistaken for one of
/// another table.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Ref<T> {
    index: usize,
    table: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// The reference to the entity at a position.
    pub(crate) fn new(index: usize) -> Ref<T> {
        Ref {
            index,
            table: PhantomData,
        }
    }

    /// Position in the table, from 0; for arrays kept beside a table.
    pub fn index(self) -> usize {
        self.index
    }
}

// Written out because a derive would ask the same of `T`.
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Ref<T> {}
impl<T> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.index)
    }
}

/// Entities by id, in the order of the rule files.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent, bound(deserialize = "T: Deserialize<'de>, 'de: 'static"))]
pub struct Table<T>(IndexMap<Carried, T>);

impl<T> Table<T> {
    /// The reference to an id, if the table has it.
    pub fn find(&self, id: &str) -> Option<Ref<T>> {
        self.0.get_index_of(id).map(Ref::new)
    }

    /// Every entity with its reference, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ref<T>, &T)> + ExactSizeIterator {
        self.0
            .values()
            .enumerate()
            .map(|(index, entity)| (Ref::new(index), entity))
    }

    /// Every reference, in order.
    pub fn refs(&self) -> impl DoubleEndedIterator<Item = Ref<T>> + use<T> {
        (0..self.0.len()).map(Ref::new)
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|id| &*id.0)
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table(IndexMap::new())
    }
}

impl<T> FromIterator<(String, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entities: I) -> Self {
        let entities = entities.into_iter();
        Table(
            entities
                .map(|(id, entity)| (Carried(id.into()), entity))
                .collect(),
        )
    }
}

impl<T> Index<Ref<T>> for Table<T> {
    type Output = T;

    /// A reference comes from this very table, so that the entity is there.
    fn index(&self, reference: Ref<T>) -> &T {
        &self.0[reference.index]
    }
}
