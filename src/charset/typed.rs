//! What a person types where the locale is not UTF-8.

/// What was typed where the locale is not UTF-8. What is UTF-8 all the same is kept as it is: such
/// a locale on a terminal of today. Any other byte is read as ISO-8859-15, the last set of one byte
/// that French was written in.
pub fn heard(typed: &[u8]) -> String {
    let mut heard = String::with_capacity(typed.len());
    for chunk in typed.utf8_chunks() {
        heard.push_str(chunk.valid());
        heard.extend(chunk.invalid().iter().map(|&byte| latin_9(byte)));
    }
    heard
}

/// How many bytes at the end may be the start of a character of UTF-8.
pub fn cut_character(typed: &[u8]) -> usize {
    let last = typed.utf8_chunks().last();
    let rest = last.map_or(&[][..], |chunk| chunk.invalid());
    match std::str::from_utf8(rest) {
        // No length: the text ends in the middle.
        Err(error) if error.error_len().is_none() => rest.len(),
        _ => 0,
    }
}

/// The character of a byte in ISO-8859-15.
fn latin_9(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        // Elsewhere it is ISO-8859-1, which Unicode begins with.
        same => char::from(same),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_as_utf_8_and_as_iso_8859_15_where_it_is_not() {
        assert_eq!(heard("né".as_bytes()), "né");
        assert_eq!(heard(b"n\xe9 \xe0 l'\xbduvre"), "né à l'œuvre");
        assert_eq!(heard(b"\xc3\xa9t\xe9"), "été");
        assert_eq!(heard(b"\xff\xfe"), "ÿþ");
    }

    #[test]
    fn a_character_that_may_lack_its_end_is_noticed() {
        for (typed, cut) in [
            (&b"a\xe9"[..], 1),
            (b"a\xe2\x82", 2),
            (b"\xe9a", 0),
            (b"\xc3\xa9", 0),
            (b"\xff", 0),
            (b"", 0),
        ] {
            assert_eq!(cut_character(typed), cut, "{typed:?}");
        }
    }
}
