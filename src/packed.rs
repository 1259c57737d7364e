//! The texts that the program carries, as `build.rs` packs them: they are read rarely, and plain
//! they would be a tenth of it.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::diagnostic::Source;

/// Far more than all the texts together, in bytes.
const LIMIT: usize = 16 * 1024 * 1024;

/// The texts that were packed, with their names, in the same order; none of any other bytes.
pub fn unpack(bytes: &[u8]) -> Vec<Source> {
    let texts = decompress_to_vec_with_limit(bytes, LIMIT).unwrap_or_default();
    let texts: Vec<(String, String)> = postcard::from_bytes(&texts).unwrap_or_default();
    let texts = texts.into_iter();
    texts.map(|(name, text)| Source { name, text }).collect()
}
