//! What `questionnaire check` found, as data, as lines for editors, and drawn for people.

use serde::Serialize;

use super::table::Layout;
use crate::charset::Charset;
use crate::diagnostic::{Fault, Positions};
use crate::lint::Findings;

/// A finding in the JSON: every key is always there.
#[derive(Debug, Serialize)]
pub struct Finding<'a> {
    /// Name of the check.
    pub check: &'a str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// File, `null` when there is none to show.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: &'a str,
    /// What to change.
    pub help: Option<&'a str>,
    /// Id of the table that it is about, `dimension.level` for a level.
    pub id: Option<&'a str>,
    /// A second place, such as that of the first definition.
    pub related: Option<Related<'a>>,
}

/// A second place that explains a finding.
#[derive(Debug, Serialize)]
pub struct Related<'a> {
    /// File.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is there.
    pub message: &'a str,
}

/// The findings as data, in the order of files and places.
pub fn data(findings: &Findings) -> Vec<Finding<'_>> {
    let mut positions = Positions::of(&findings.faults.sources);
    let list = findings.faults.list.iter();
    let of_fault = list.map(|fault: &Fault| {
        let position = fault.place.as_ref().and_then(|place| positions.find(place));
        let (file, line, column) = match position {
            Some(at) => (Some(at.file), Some(at.line), Some(at.column)),
            None => (None, None, None),
        };
        let related = fault.related.as_ref().and_then(|(place, message)| {
            let at = positions.find(place)?;
            Some(Related {
                file: at.file,
                line: at.line,
                column: at.column,
                message,
            })
        });
        Finding {
            related,
            check: fault.code,
            severity: fault.severity.name(),
            file,
            line,
            column,
            message: &fault.message,
            help: fault.help.as_deref(),
            id: fault.id.as_deref(),
        }
    });
    of_fault.collect()
}

/// One line per finding, `file:line:column: severity[check]: message`, and its help below, indented.
/// The severity is the word of the JSON in every language: editors look for it.
pub fn lines(findings: &Findings, charset: Charset) -> String {
    let mut text = String::new();
    for finding in data(findings) {
        if let (Some(file), Some(line), Some(column)) =
            (&finding.file, finding.line, finding.column)
        {
            text.push_str(&format!("{file}:{line}:{column}: "));
        }
        let message = one_line(finding.message);
        let (severity, check) = (finding.severity, finding.check);
        text.push_str(&format!("{severity}[{check}]: {message}\n"));
        if let Some(related) = &finding.related {
            let Related {
                file,
                line,
                column,
                message,
            } = related;
            let message = one_line(message);
            text.push_str(&format!("    {file}:{line}:{column}: {message}\n"));
        }
        if let Some(help) = finding.help {
            text.push_str(&findings.lang.check_help_line(&one_line(help)));
            text.push('\n');
        }
    }
    charset.print(&text).into_owned()
}

/// Texts of a stranger's file may have several lines.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// The findings drawn with an excerpt each; empty when there are none.
pub fn drawn(findings: &Findings, layout: Layout) -> String {
    let faults = &findings.faults;
    let Layout {
        width,
        color,
        charset,
    } = layout;
    let drawn = faults.render_within(width, charset, findings.lang, color);
    if drawn.is_empty() {
        return drawn;
    }
    format!("{drawn}\n")
}
