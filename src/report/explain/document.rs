//! An explanation as a document to read, whatever it is written in. What to verify always stands
//! before what to do; what holds is counted, not told.

mod counted;
mod criteria;
mod level;
mod question;
mod shares;
mod staged;
mod subject;
mod support;

use super::{DimensionExplanation, ExplanationReport};
use crate::messages::Lang;
use crate::questionnaire::Text;
use crate::report::rules::Document;
use crate::truth::Truth;

/// Writes an explanation.
pub fn write(page: &mut dyn Document, report: &ExplanationReport, lang: Lang) {
    let mut writer = Writer {
        page,
        report,
        lang,
        open: None,
        settled: None,
    };
    writer.heading();
    if let Some(criterion) = &report.criterion {
        writer.criterion_detail(criterion);
    } else if let Some(question) = &report.question {
        writer.question_detail(question);
    } else if let Some(level) = &report.level {
        writer.level_detail(level);
    } else {
        writer.dimensions();
    }
}

struct Writer<'a> {
    page: &'a mut dyn Document,
    report: &'a ExplanationReport,
    lang: Lang,
    /// Id of the first thing told that is still open: an example of what to ask more about.
    open: Option<String>,
    /// Id of the first thing told that is not: the example when nothing is open.
    settled: Option<String>,
}

impl Writer<'_> {
    fn heading(&mut self) {
        let report = self.report;
        self.page.title(&report.questionnaire.title);
        let date = self.lang.date(&report.assessed_at);
        let profiles: Vec<&str> = report.profiles.iter().map(|p| p.label.as_ref()).collect();
        self.page.text(&match profiles.is_empty() {
            true => self.lang.report_of_all(&date),
            false => self.lang.report_of(&date, &profiles.join(", ")),
        });
        self.page.blank();
    }

    fn dimensions(&mut self) {
        self.support();
        let whole = self.report.subject.is_some();
        let dimensions = self.report.dimensions.iter();
        // A score that another one counts is told there.
        let told = dimensions.filter(|dimension| whole || dimension.counted_in.is_empty());
        for (index, dimension) in told.enumerate() {
            if index > 0 {
                self.page.blank();
            }
            self.dimension(dimension, whole);
        }
        self.more();
    }

    /// How to ask more, with a name that stands above.
    fn more(&mut self) {
        let first = self.report.dimensions.first();
        let name = self
            .open
            .clone()
            .or_else(|| self.settled.clone())
            .or(first.map(|dimension| dimension.id.to_string()));
        if let Some(name) = name {
            self.page.blank();
            self.page.text(&self.lang.explain_more(&name));
        }
    }

    /// A point with the name to ask more about it.
    fn named_point(&mut self, state: Truth, text: &str, id: &str) {
        let first = match state {
            Truth::Unmet | Truth::Unknown => &mut self.open,
            Truth::Met | Truth::Na => &mut self.settled,
        };
        first.get_or_insert_with(|| id.to_owned());
        let text = self.named(text, id);
        self.page.point(state, &text);
    }

    /// A dimension: on one screen with all others, or whole.
    fn dimension(&mut self, dimension: &DimensionExplanation, whole: bool) {
        self.page.title(&self.standing(dimension));
        match dimension.rule {
            "score" => self.score(dimension, whole),
            "first" => self.shares(dimension, whole),
            _ => self.staged(dimension, whole),
        }
    }

    /// The level reached, or the score where there are no levels.
    fn standing(&self, dimension: &DimensionExplanation) -> String {
        let label = &self.named(&dimension.label, &dimension.id);
        let void = is_void(dimension);
        match (&dimension.level, dimension.score) {
            (Some(_), _) if void => self.lang.explain_standing_none(label),
            (Some(_), _) if !dimension.assessed => self.unassessed(dimension, label),
            (Some(level), _) => {
                let count = dimension.levels.len();
                self.lang
                    .explain_standing(label, level.rank, count, &level.label)
            }
            (None, Some(score)) => {
                let score = self.number(score);
                self.lang.explain_standing_score(label, &score)
            }
            (None, None) => self.lang.explain_standing_none(label),
        }
    }

    /// Hardly anything is known: the level proven would say less than it seems to.
    fn unassessed(&self, dimension: &DimensionExplanation, label: &str) -> String {
        let lang = self.lang;
        let (Some(proven), Some(possible)) = (&dimension.level, &dimension.possible) else {
            return lang.explain_unassessed(label);
        };
        let goal = |rank: usize| format!("{rank}/{}", dimension.levels.len());
        let (now, best) = (goal(proven.rank), goal(possible.rank));
        match dimension.rule {
            "staged" => {
                let unknown = self.undecided(dimension, possible.rank);
                lang.explain_unassessed_up_to(label, &now, &best, unknown)
            }
            "first" => lang.explain_unassessed_now(label, &now, &proven.label),
            _ => lang.explain_unassessed(label),
        }
    }

    /// How many criteria are unknown up to a level.
    fn undecided(&self, dimension: &DimensionExplanation, rank: usize) -> usize {
        let levels = dimension.levels.iter().filter(|l| l.rank <= rank);
        let criteria = levels.flat_map(|level| &level.criteria);
        criteria.filter(|c| c.state == Truth::Unknown).count()
    }

    /// An answer in quotes; several options, each in its own.
    fn quoted(&self, text: &str, ticked: &[Text]) -> String {
        if ticked.len() < 2 {
            return self.lang.quoted(text);
        }
        let options = ticked.iter().map(|option| self.lang.quoted(option));
        self.lang.all_of(&options.collect::<Vec<_>>())
    }

    /// A text of the rules with the name to ask more about it.
    fn named(&self, text: &str, id: &str) -> String {
        self.lang.rules_option(text, id)
    }

    /// A number in three decimals, or as many as it takes not to be far off.
    fn number(&self, number: f64) -> String {
        self.number_below(number, None)
    }

    /// The same, and as many decimals as it takes to stay below a threshold that it misses.
    fn number_below(&self, number: f64, missed: Option<f64>) -> String {
        let rounded = |decimals| {
            let power = 10_f64.powi(decimals);
            (number * power).round() / power
        };
        let mut candidates = (3..=6).map(rounded);
        let close = candidates.find(|shown| {
            let is_close = (shown - number).abs() <= number.abs() / 20.0;
            is_close && missed.is_none_or(|threshold| *shown < threshold)
        });
        self.lang.typed_number(close.unwrap_or(number))
    }

    /// A list of which only the first are told, unless it is to be told whole.
    fn first_of<'l, T>(&mut self, list: &'l [T], most: usize, tell: impl Fn(&mut Self, &'l T)) {
        for point in list.iter().take(most) {
            tell(self, point);
        }
        if list.len() > most {
            let more = self.lang.and_more(list.len() - most);
            self.page.below(&more);
        }
    }
}

/// Nothing that its levels ask for applies.
fn is_void(dimension: &DimensionExplanation) -> bool {
    dimension.levels.iter().all(|level| level.state == "void")
}
