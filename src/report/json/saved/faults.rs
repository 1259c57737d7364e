//! What keeps a JSON file from being read as a result of this questionnaire.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::error::Category;

use super::Document;
use super::report::cleaned;
use crate::answers::is_json;
use crate::diagnostic::{Fault, Faults, Place, Source, Sources};
use crate::messages::Lang;
use crate::questionnaire::Questionnaire;
use crate::report::{Report, SCHEMA_VERSION};

/// What tells a result from other JSON, read first: a result of a later contract may have any shape.
#[derive(Deserialize)]
struct Probe {
    schema_version: Option<u64>,
    questionnaire: Option<ProbedHeader>,
    // Of the documents that palier writes, a result alone has these.
    progress: Option<IgnoredAny>,
    training: Option<IgnoredAny>,
    support: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct ProbedHeader {
    id: String,
}

/// The document of a text, which is that of the file without its byte order mark: as much of it as
/// a comparison needs, of a result of this questionnaire.
pub fn compared(
    file: &Source,
    text: &str,
    rules: &Questionnaire,
    lang: Lang,
) -> Result<Document, Faults> {
    let judge = Judge {
        file,
        text,
        lang,
        wanted: lang.fault_not_a_result_help(),
        contract: lang.fault_result_contract_help(),
    };
    let (header, _) = judge.probed()?;
    if header.id != rules.id {
        return Err(judge.other_questionnaire(&header.id, &rules.id));
    }
    judge.read()
}

/// The whole result of a text, of whatever questionnaire, safe to print.
pub fn whole(file: &Source, text: &str, lang: Lang) -> Result<Report, Faults> {
    let judge = Judge {
        file,
        text,
        lang,
        wanted: lang.fault_no_saved_result_help(),
        contract: lang.fault_saved_contract_help(),
    };
    let (_, has_parts) = judge.probed()?;
    if !has_parts {
        return Err(judge.no_result());
    }
    let report = judge.read()?;
    cleaned(&report).map_err(|error| judge.unreadable(&error))
}

/// Finds words and a place for what is wrong.
struct Judge<'a> {
    file: &'a Source,
    text: &'a str,
    lang: Lang,
    /// What to give instead of what is no result.
    wanted: String,
    /// What to do about another version of the contract.
    contract: String,
}

impl Judge<'_> {
    /// The questionnaire of a document of this contract, and whether it has the parts of a result.
    fn probed(&self) -> Result<(ProbedHeader, bool), Faults> {
        // Read whole for its syntax, so that a slip in a part that is not needed is told all the
        // same.
        let value = serde_json::from_str::<Value>(self.text);
        if !value.map_err(|error| self.no_json(&error))?.is_object() {
            return Err(self.no_result());
        }
        let probe: Probe = self.read()?;
        let (Some(version), Some(header)) = (probe.schema_version, probe.questionnaire) else {
            return Err(self.no_result());
        };
        if version != u64::from(SCHEMA_VERSION) {
            return Err(self.other_contract(version));
        }
        let parts = [probe.progress, probe.training, probe.support];
        Ok((header, parts.iter().any(Option::is_some)))
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Faults> {
        serde_json::from_str(self.text).map_err(|error| self.unreadable(&error))
    }

    /// Where it looks like something else altogether, its first word says enough.
    fn no_json(&self, error: &serde_json::Error) -> Faults {
        if self.text.trim().is_empty() || is_json(self.text) {
            return self.unreadable(error);
        }
        let message = self.lang.fault_json_syntax();
        self.fault("syntax", 0, 1, message, self.wanted.clone())
    }

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
                ("not-a-result", message, self.wanted.clone())
            }
        };
        self.fault(code, at, 1, message, help)
    }

    fn no_result(&self) -> Faults {
        let message = self.lang.fault_not_a_result();
        self.fault("not-a-result", 0, 1, message, self.wanted.clone())
    }

    fn other_contract(&self, found: u64) -> Faults {
        let lang = self.lang;
        let key = "\"schema_version\"";
        let at = self.text.find(key).unwrap_or(0);
        let message = lang.fault_result_contract(found, SCHEMA_VERSION);
        self.fault(
            "other-contract",
            at,
            key.len(),
            message,
            self.contract.clone(),
        )
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
