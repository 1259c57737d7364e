//! What keeps a JSON file from being read as a result of this questionnaire.

use serde::Deserialize;
use serde_json::error::Category;

use super::Document;
use crate::diagnostic::{Fault, Faults, Place, Source, Sources};
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;
use crate::report::SCHEMA_VERSION;

/// What tells a result from other JSON, read first: a result of a later contract may have any shape.
#[derive(Deserialize)]
struct Probe {
    schema_version: Option<u64>,
    questionnaire: Option<ProbedHeader>,
}

#[derive(Deserialize)]
struct ProbedHeader {
    id: String,
}

/// The document of a text, which is that of the file without its byte order mark.
pub fn checked(
    file: &Source,
    text: &str,
    rules: &Questionnaire,
    lang: Lang,
) -> Result<Document, Faults> {
    let judge = Judge { file, text, lang };
    // Read whole for its syntax, so that a slip in a part that is not needed is told all the same.
    serde_json::from_str::<serde_json::Value>(text).map_err(|error| judge.unreadable(&error))?;
    let probe: Probe = serde_json::from_str(text).map_err(|error| judge.unreadable(&error))?;
    let (Some(version), Some(header)) = (probe.schema_version, probe.questionnaire) else {
        return Err(judge.no_result());
    };
    if version != u64::from(SCHEMA_VERSION) {
        return Err(judge.other_contract(version));
    }
    if header.id != rules.id {
        return Err(judge.other_questionnaire(&header.id, &rules.id));
    }
    serde_json::from_str(text).map_err(|error| judge.unreadable(&error))
}

/// Finds words and a place for what is wrong.
struct Judge<'a> {
    file: &'a Source,
    text: &'a str,
    lang: Lang,
}

impl Judge<'_> {
    /// The parser's words are English and for programmers: what they mean, and where.
    fn unreadable(&self, error: &serde_json::Error) -> Faults {
        let lang = self.lang;
        let at = self.offset(error.line(), error.column());
        let detail = error.to_string();
        let (code, message, help) = match error.classify() {
            Category::Eof => (
                "syntax",
                lang.fault_json_cut(),
                lang.fault_json_whole_help(),
            ),
            Category::Syntax if detail.starts_with("recursion") => {
                ("syntax", lang.syntax_deep(), lang.fault_json_whole_help())
            }
            Category::Syntax | Category::Io => (
                "syntax",
                lang.fault_json_syntax(),
                lang.fault_json_whole_help(),
            ),
            Category::Data => {
                let missing = detail.strip_prefix("missing field `");
                let key = missing.and_then(|rest| rest.split_once('`'));
                let message = key.map_or_else(
                    || lang.fault_json_value(),
                    |(key, _)| lang.fault_missing_key(key),
                );
                ("not-a-result", message, lang.fault_not_a_result_help())
            }
        };
        self.fault(code, at, 1, message, help)
    }

    fn no_result(&self) -> Faults {
        let lang = self.lang;
        let (message, help) = (lang.fault_not_a_result(), lang.fault_not_a_result_help());
        self.fault("not-a-result", 0, 1, message, help)
    }

    fn other_contract(&self, found: u64) -> Faults {
        let lang = self.lang;
        let key = "\"schema_version\"";
        let at = self.text.find(key).unwrap_or(0);
        let message = lang.fault_result_contract(found, SCHEMA_VERSION);
        let help = lang.fault_result_contract_help();
        self.fault("other-contract", at, key.len(), message, help)
    }

    fn other_questionnaire(&self, found: &str, expected: &str) -> Faults {
        let lang = self.lang;
        // Its key comes before its id.
        let key = "\"questionnaire\"";
        let at = self.text.find(key).unwrap_or(0);
        let id = self.text[at..].find(&format!("\"{found}\""));
        let (at, length) = id.map_or((at, key.len()), |id| (at + id, found.len() + 2));
        let message = lang.fault_other_questionnaire(found, expected);
        let help = lang.fault_compare_other_questionnaire_help();
        self.fault("other-questionnaire", at, length, message, help)
    }

    /// `at` and `length` in bytes of the text without its mark.
    fn fault(
        &self,
        code: &'static str,
        at: usize,
        length: usize,
        what: String,
        help: String,
    ) -> Faults {
        let mut sources = Sources::default();
        let source = sources.add(&self.file.name, &self.file.text);
        let start = self.file.text.len() - self.text.len() + at;
        let place = Place {
            source,
            span: start..start + length,
        };
        Faults {
            sources,
            list: vec![Fault::at(code, place, what).help(help)],
        }
    }

    /// Lines and columns of the parser count from 1, columns in bytes.
    fn offset(&self, line: usize, column: usize) -> usize {
        let before = self.text.split_inclusive('\n').take(line.saturating_sub(1));
        let start: usize = before.map(str::len).sum();
        (start + column.saturating_sub(1)).min(self.text.len())
    }
}
