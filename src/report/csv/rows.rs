//! What each row is about, gathered from the parts of the result.

use std::collections::HashMap;

use crate::assessment::Origin;
use crate::messages::Lang;
use crate::questionnaire::Text;
use crate::report::sentences::{asked_at, stage_label};
use crate::report::{
    AnswerReport, AskedReport, Because, CriterionState, PrerequisiteReport, Report, ResourceReport,
};
use crate::truth::Truth;

/// A criterion, by itself or as a prerequisite.
pub struct Row<'r> {
    /// `criterion`, `gate`, `advice` or `achievement`.
    pub kind: &'static str,
    /// Id of the criterion.
    pub id: &'r str,
    /// Its statement.
    pub text: &'r str,
    /// Title of its section; empty when it has none.
    pub section: &'r str,
    state: Truth,
    /// Dimensions and ranks of the levels that require it.
    levels: Vec<(&'r str, usize)>,
    /// The stages that ask for it, and the label of their dimension.
    stages: (&'r [AskedReport], String),
    asked: Vec<Asked<'r>>,
    prerequisite: Option<&'r PrerequisiteReport>,
}

/// A question that a row rests on.
struct Asked<'r> {
    id: &'r str,
    /// The question; its id when the result tells nothing else of it.
    text: &'r str,
    /// What was answered to it.
    given: Option<&'r AnswerReport>,
    /// What it counts as, and what is accepted, where the result tells.
    because: Option<&'r Because>,
}

/// A row for each criterion, then for each prerequisite, in their order.
pub fn rows(report: &Report) -> Vec<Row<'_>> {
    let sources = Sources::of(report);
    let criteria = report.criteria.iter().map(|c| sources.criterion(c));
    let prerequisites = report.prerequisites.iter();
    let prerequisites = prerequisites.map(|p| sources.prerequisite(p));
    criteria.chain(prerequisites).collect()
}

/// What rows look up.
struct Sources<'r> {
    /// Titles of the sections of criteria, by id of the criterion.
    sections: HashMap<&'r str, &'r str>,
    /// Levels that require a criterion, by its id.
    levels: HashMap<&'r str, Vec<(&'r str, usize)>>,
    /// Stages that ask for a criterion, by its id.
    stages: HashMap<&'r str, &'r [AskedReport]>,
    /// Label of the dimension of stages.
    stage_label: String,
    /// What was answered, by id of the question.
    given: HashMap<&'r str, &'r AnswerReport>,
    /// Questions, by id: those without an answer, as far as anything else tells them.
    texts: HashMap<&'r str, &'r str>,
}

impl<'r> Sources<'r> {
    fn of(report: &'r Report) -> Sources<'r> {
        let titles = report.sections.iter().map(|s| (&s.id, s.label.as_ref()));
        let titles: HashMap<_, _> = titles.collect();
        let sections = report.criteria.iter().filter_map(|criterion| {
            let section = criterion.section.as_ref()?;
            Some((criterion.id.as_ref(), *titles.get(section)?))
        });
        let asked = report.criteria.iter();
        let asked = asked.map(|criterion| (criterion.id.as_ref(), criterion.asked.as_slice()));
        let answers = report.answers.iter();
        let because = report.prerequisites.iter().flat_map(|p| &p.because);
        let changes = report.plan.iter().flat_map(|plan| &plan.changes);
        let texts = answers.clone().map(|a| (&a.question, &a.text));
        let texts = texts.chain(because.map(|b| (&b.question, &b.text)));
        let texts = texts.chain(changes.map(|c| (&c.question, &c.text)));
        Sources {
            sections: sections.collect(),
            levels: levels(report),
            stages: asked.collect(),
            stage_label: stage_label(report),
            given: answers.map(|a| (a.question.as_ref(), a)).collect(),
            texts: texts
                .map(|(id, text)| (id.as_ref(), text.as_ref()))
                .collect(),
        }
    }

    fn criterion(&self, criterion: &'r CriterionState) -> Row<'r> {
        let asked = criterion.questions.iter().map(|question| Asked {
            id: question,
            text: self
                .texts
                .get(question.as_ref())
                .unwrap_or(&question.as_ref()),
            given: self.given.get(question.as_ref()).copied(),
            because: None,
        });
        Row {
            kind: "criterion",
            id: &criterion.id,
            text: &criterion.text,
            section: self.section(&criterion.id),
            state: criterion.state,
            levels: self.levels(&criterion.id),
            stages: self.stages(&criterion.id),
            asked: asked.collect(),
            prerequisite: None,
        }
    }

    fn prerequisite(&self, prerequisite: &'r PrerequisiteReport) -> Row<'r> {
        let asked = prerequisite.because.iter().map(|because| Asked {
            id: &because.question,
            text: &because.text,
            given: self.given.get(because.question.as_ref()).copied(),
            because: Some(because),
        });
        Row {
            kind: prerequisite.kind.name(),
            id: &prerequisite.id,
            text: &prerequisite.text,
            section: self.section(&prerequisite.id),
            state: prerequisite.state,
            levels: self.levels(&prerequisite.id),
            stages: self.stages(&prerequisite.id),
            asked: asked.collect(),
            prerequisite: Some(prerequisite),
        }
    }

    fn section(&self, criterion: &str) -> &'r str {
        self.sections.get(criterion).copied().unwrap_or_default()
    }

    fn stages(&self, criterion: &str) -> (&'r [AskedReport], String) {
        let asked = self.stages.get(criterion).copied().unwrap_or_default();
        (asked, self.stage_label.clone())
    }

    fn levels(&self, criterion: &str) -> Vec<(&'r str, usize)> {
        self.levels.get(criterion).cloned().unwrap_or_default()
    }
}

/// The levels that require each criterion, by its id.
fn levels(report: &Report) -> HashMap<&str, Vec<(&str, usize)>> {
    let mut levels: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
    for dimension in &report.dimensions {
        for level in &dimension.levels {
            for criterion in &level.criteria {
                let required_for = levels.entry(&criterion.id).or_default();
                required_for.push((&dimension.label, level.rank));
            }
        }
    }
    levels
}

impl<'r> Row<'r> {
    /// The state as in the JSON.
    pub fn state_code(&self) -> &'static str {
        match self.state {
            Truth::Met => "met",
            Truth::Unmet => "unmet",
            Truth::Unknown => "unknown",
            Truth::Na => "na",
        }
    }

    pub fn state_words(&self, lang: Lang) -> String {
        lang.state(self.state)
    }

    /// What it counts for: "Maturity 3; Advice, stage 4".
    pub fn counts_for(&self, lang: Lang) -> String {
        let levels = self.levels.iter();
        let levels = levels.map(|(dimension, rank)| lang.csv_level(dimension, *rank));
        let (asked, stages) = &self.stages;
        let asked = asked.iter();
        let asked = asked.map(|a| asked_at(a.kind, stages, a.stage.rank, lang));
        levels
            .chain(asked)
            .collect::<Vec<_>>()
            .join(&lang.separator_list())
    }

    pub fn stage_rank(&self) -> String {
        self.prerequisite
            .map_or_else(String::new, |p| p.stage.rank.to_string())
    }

    pub fn stage_label(&self) -> &str {
        self.prerequisite.map_or("", |p| &p.stage.label)
    }

    pub fn timing(&self) -> &'static str {
        self.prerequisite.map_or("", |p| p.timing.name())
    }

    pub fn timing_words(&self, lang: Lang) -> String {
        self.prerequisite
            .map_or_else(String::new, |p| lang.csv_when(p.timing.name()))
    }

    pub fn question_ids(&self, lang: Lang) -> String {
        let ids: Vec<&str> = self.asked.iter().map(|asked| asked.id).collect();
        ids.join(&lang.separator_list())
    }

    pub fn questions(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| Some(asked.text.to_owned()))
    }

    pub fn answers(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| Some(asked.answer(lang)))
    }

    pub fn accepted(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| Some(asked.because?.accepted_text.to_string()))
    }

    pub fn notes(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| asked.given?.note.as_deref().map(lines))
    }

    pub fn evidence(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| asked.given?.evidence.as_deref().map(lines))
    }

    pub fn by(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| asked.given?.by.clone().map(Text::into_owned))
    }

    pub fn on(&self, lang: Lang) -> String {
        self.by_question(lang, |asked| asked.given?.on.clone().map(Text::into_owned))
    }

    pub fn why(&self) -> &str {
        let why = self.prerequisite.and_then(|p| p.why.as_deref());
        why.unwrap_or_default()
    }

    pub fn to_do(&self) -> &str {
        let to_do = self.prerequisite.and_then(|p| p.remedy.text.as_deref());
        to_do.unwrap_or_default()
    }

    pub fn to_read(&self, lang: Lang) -> String {
        let resources = self.prerequisite.iter().flat_map(|p| &p.remedy.resources);
        let titled = |resource: &ResourceReport| lang.csv_resource(&resource.title, &resource.url);
        let resources: Vec<String> = resources.map(titled).collect();
        resources.join(&lang.separator_list())
    }

    pub fn contact(&self) -> String {
        let contact = self.prerequisite.and_then(|p| p.remedy.contact.as_ref());
        contact.map_or_else(String::new, |contact| contact.named())
    }

    pub fn source(&self) -> &str {
        let source = self.prerequisite.and_then(|p| p.source.as_deref());
        source.unwrap_or_default()
    }

    /// Id of the prerequisite from whose answer this one follows.
    pub fn follows_from(&self) -> &str {
        let head = self.prerequisite.and_then(|p| p.follows_from.as_deref());
        head.unwrap_or_default()
    }

    /// What there is to say of each question; behind its id where there are several.
    fn by_question(&self, lang: Lang, said: impl Fn(&Asked<'r>) -> Option<String>) -> String {
        let one = self.asked.len() == 1;
        let parts = self.asked.iter().filter_map(|asked| {
            let text = said(asked)?;
            Some(if one {
                text
            } else {
                lang.csv_of_question(asked.id, &text)
            })
        });
        parts.collect::<Vec<_>>().join(&lang.separator_list())
    }
}

impl Asked<'_> {
    /// What it counts as, in words; else what was answered.
    fn answer(&self, lang: Lang) -> String {
        match (self.because, self.given) {
            (Some(because), _) if because.origin == Origin::Otherwise => {
                lang.csv_otherwise(&because.answer_text)
            }
            (Some(because), _) if because.origin == Origin::Na => because.answer_text.to_string(),
            (_, Some(given)) if given.counted => given.answer_text.to_string(),
            (_, Some(given)) => lang.csv_not_counted(&given.answer_text),
            _ => lang.answers_none(),
        }
    }
}

/// Remarks of several people stand on a line each: they stay apart on one line.
fn lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" / ")
}
