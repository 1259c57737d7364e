//! The criteria and the prerequisites as a table for a spreadsheet: the only user of the crate
//! `csv`.
//!
//! RFC 4180: commas, CRLF, a header. Headings and words are in the language of the result, in the
//! same columns whatever the language; columns of codes and ids are the same in all of them.

mod cell;
mod rows;

use ::csv::{Error, QuoteStyle, Terminator, WriterBuilder};

use self::cell::cell;
use self::rows::{Row, rows};
use super::Report;
use crate::messages::Lang;

/// Tells Excel the encoding: without it, it takes UTF-8 for another one and spoils accents.
/// LibreOffice asks for the encoding, and leaves the mark out. Other readers may find it in front of
/// the first heading.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The heading of a column, and what a row has there.
type Column = (fn(Lang) -> String, fn(&Row<'_>, Lang) -> String);

/// In this order, whatever the language: a program may count on it. New columns come last.
const COLUMNS: [Column; 26] = [
    (Lang::csv_type_code, |row, _| row.kind.to_owned()),
    (Lang::csv_type, |row, lang| lang.csv_kind(row.kind)),
    (Lang::csv_id, |row, _| row.id.to_owned()),
    (Lang::csv_statement, |row, _| row.text.to_owned()),
    (Lang::csv_section, |row, _| row.section.to_owned()),
    (Lang::csv_state_code, |row, _| row.state_code().to_owned()),
    (Lang::csv_state, |row, lang| row.state_words(lang)),
    (Lang::csv_counts_for, |row, lang| row.counts_for(lang)),
    (Lang::csv_stage_rank, |row, _| row.stage_rank()),
    (Lang::csv_stage, |row, _| row.stage_label().to_owned()),
    (Lang::csv_timing_code, |row, _| row.timing().to_owned()),
    (Lang::csv_timing, |row, lang| row.timing_words(lang)),
    (Lang::csv_question_ids, |row, lang| row.question_ids(lang)),
    (Lang::csv_questions, |row, lang| row.questions(lang)),
    (Lang::csv_answers, |row, lang| row.answers(lang)),
    (Lang::csv_accepted, |row, lang| row.accepted(lang)),
    (Lang::csv_notes, |row, lang| row.notes(lang)),
    (Lang::csv_evidence, |row, lang| row.evidence(lang)),
    (Lang::csv_by, |row, lang| row.by(lang)),
    (Lang::csv_on, |row, lang| row.on(lang)),
    (Lang::csv_why, |row, _| row.why().to_owned()),
    (Lang::csv_to_do, |row, _| row.to_do().to_owned()),
    (Lang::csv_to_read, |row, lang| row.to_read(lang)),
    (Lang::csv_contact, |row, _| row.contact()),
    (Lang::csv_source, |row, _| row.source().to_owned()),
    (Lang::csv_follows_from, |row, _| {
        row.follows_from().to_owned()
    }),
];

/// A row for each criterion, then for each prerequisite, in their order, behind a header.
///
/// # Errors
/// When a row cannot be written; in memory, all can.
pub fn render(report: &Report, lang: Lang) -> Result<String, Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        // LibreOffice proposes to part cells at semicolons too: between quotes, it leaves them alone.
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|(heading, _)| cell(&heading(lang))))?;
    for row in rows(report) {
        writer.write_record(COLUMNS.map(|(_, content)| cell(&content(&row, lang))))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    // Written from texts alone.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
