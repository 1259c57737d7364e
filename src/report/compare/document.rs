//! A comparison as a letter to a busy person, whatever it is written in: what moved, why, what was
//! lost, then what comes from the questionnaire rather than from the team.

mod changes;
mod profiles;
mod questionnaire;
mod standing;
mod verdict;

use std::path::Path;

use super::{ComparisonReport, SideReport};
use crate::messages::Lang;
use crate::truth::Truth;

/// What a letter is written with.
pub trait Letter {
    /// The title of the whole, then of its parts.
    fn title(&mut self, text: &str);
    /// A paragraph.
    fn text(&mut self, text: &str);
    /// A remark in the margin.
    fn remark(&mut self, text: &str);
    /// Rows of a label, a short figure and a text.
    fn rows(&mut self, rows: &[[String; 3]]);
    /// A point of a list, in a state (`Na`: without), and more about it.
    fn item(&mut self, state: Truth, text: &str, more: &[String]);
}

/// Writes the letter.
pub fn write(letter: &mut dyn Letter, report: &ComparisonReport, lang: Lang) {
    letter.title(&standing::headline(report, lang));
    if let Some(warning) = profiles::warning(report, lang) {
        letter.text(&warning);
    }
    let [before, after] = files(report);
    letter.text(&lang.compare_of(&report.questionnaire.title));
    letter.text(&lang.compare_before(&side(&report.before, before, lang)));
    letter.text(&lang.compare_now(&side(&report.after, after, lang)));
    letter.rows(&standing::rows(report, lang));
    verdict::write(letter, report, lang);
    changes::criteria(letter, report, lang);
    changes::other_answers(letter, report, lang);
    questionnaire::write(letter, report, lang);
    letter.remark(&match report.readiness {
        Some(_) => lang.disclaimer(),
        // No support is asked for: nobody decides anything.
        None => lang.disclaimer_alone(),
    });
}

/// How both files are called: by their names, unless it takes the folders to tell them apart.
fn files(report: &ComparisonReport) -> [&str; 2] {
    let paths = [&report.before, &report.after].map(|side| side.file.as_ref());
    let names = paths.map(|path| {
        let name = Path::new(path).file_name().and_then(|name| name.to_str());
        name.unwrap_or(path)
    });
    match names[0] == names[1] && paths[0] != paths[1] {
        true => paths,
        false => names,
    }
}

/// A file with what is known of it.
fn side(side: &SideReport, file: &str, lang: Lang) -> String {
    // The version of today goes without saying.
    let is_other = matches!(side.rules, "other-version" | "changed");
    let version = side.version.as_deref().filter(|_| is_other);
    let version = version.map(|version| lang.compare_version(version));
    let made = side.assessed_at.as_deref();
    let made = made.map(|moment| lang.compare_result_of(&lang.date(moment)));
    let about: Vec<String> = [made, version].into_iter().flatten().collect();
    let file = match about.is_empty() {
        true => file.to_owned(),
        false => lang.compare_file(file, &about.join(", ")),
    };
    let profiles: Vec<&str> = side.profiles.iter().map(|p| p.label.as_ref()).collect();
    match profiles.is_empty() {
        true => file,
        false => format!("{file} · {}", profiles.join(", ")),
    }
}

/// What was and what is, once when they are the same.
fn arrow(before: &str, after: &str) -> String {
    if before == after {
        after.to_owned()
    } else {
        format!("{before} → {after}")
    }
}
