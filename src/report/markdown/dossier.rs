//! The result as a document in Markdown: tables and lists, as the page in HTML without its pictures.

use super::{Sheet, address, escaped, strong, unlinked};
use crate::messages::Lang;
use crate::report::Report;
use crate::report::dossier::{
    AnswersPart, CriteriaPart, Dossier, Group, Link, PlanPart, PrerequisiteRow, Remark,
    SupportPart, TrainingPart, VerdictPart, dossier,
};
use crate::report::sentences::Marker;
use crate::truth::Truth;

/// The document of a result.
pub fn result(report: &Report, lang: Lang) -> String {
    let dossier = dossier(report, lang);
    let mut page = Page {
        sheet: Sheet::default(),
        lang,
    };
    page.head(&dossier);
    page.disagreements(&dossier);
    page.standing(&dossier);
    page.prerequisites(&dossier);
    if let Some(plan) = &dossier.plan {
        page.plan(plan);
    }
    page.training(&dossier.training);
    page.support(&dossier.support, &lang.dossier_support());
    if !dossier.settled.is_empty() {
        page.sheet.part("## ", &lang.dossier_settled());
        page.groups(&dossier.settled);
    }
    page.criteria(&dossier.criteria);
    page.answers(&dossier.answers);
    page.origin(&dossier.origin);
    page.sheet.0
}

/// A document under way.
pub struct Page {
    pub sheet: Sheet,
    pub lang: Lang,
}

impl Page {
    fn head(&mut self, dossier: &Dossier) {
        let lang = self.lang;
        self.sheet.part("# ", &dossier.title);
        self.sheet.part("", &dossier.about);
        self.sheet.part("", &dossier.progress);
        self.sheet.part("## ", &lang.dossier_summary());
        match &dossier.verdict {
            Some(verdict) => self.verdict(verdict),
            None => self.sheet.part("", &lang.disclaimer_alone()),
        }
        let columns = [
            lang.column_subject(),
            lang.column_level(),
            lang.column_finding(),
        ];
        let rows = dossier.standing.iter().map(|row| {
            let words = row.words.iter().map(|words| escaped(words));
            [escaped(&row.label), escaped(&row.figure), joined(words)]
        });
        self.sheet.table(columns, rows);
    }

    /// Whether support may be asked for.
    pub fn verdict(&mut self, verdict: &VerdictPart) {
        self.sheet.part("", &verdict.question);
        self.sheet.strong(&verdict.answer);
        for remark in &verdict.remarks {
            self.sheet.part("", remark);
        }
        self.sheet.part("", &verdict.disclaimer);
    }

    fn standing(&mut self, dossier: &Dossier) {
        let lang = self.lang;
        self.sheet.part("## ", &lang.dossier_standing());
        self.staircase(dossier);
        self.sheet.part("", &lang.caption_levels());
        let columns = [
            lang.column_dimension(),
            lang.column_proven(),
            lang.column_possible(),
            lang.column_expected(),
        ];
        let rows = dossier.dimensions.iter().map(|row| {
            let cells = [&row.label, &row.proven, &row.possible, &row.expected];
            cells.map(|cell| or_dash(cell))
        });
        self.sheet.table(columns, rows);
        self.radars(dossier);
        if dossier.sections.is_empty() {
            return;
        }
        self.sheet.part("", &lang.caption_sections());
        let states = [Truth::Met, Truth::Unmet, Truth::Unknown, Truth::Na];
        let [met, unmet, unknown, na] = states.map(|state| signed(state, &lang.state(state)));
        let columns = [lang.column_section(), met, unmet, unknown, na];
        let rows = dossier.sections.iter().map(|row| {
            let [met, unmet, unknown, na] = row.counts.map(|count| count.to_string());
            [escaped(&row.label), met, unmet, unknown, na]
        });
        self.sheet.table(columns, rows);
    }

    fn staircase(&mut self, dossier: &Dossier) {
        let lang = self.lang;
        let Some(stairs) = &dossier.staircase else {
            return;
        };
        let caption = lang.caption_staircase(&stairs.dimension, &stairs.stages);
        self.sheet.part("", &caption);
        let columns = [
            escaped(&stairs.stages),
            lang.column_expected(),
            lang.column_knowledge(),
        ];
        let rows = stairs.steps.iter().map(|step| {
            let kinds = step.kinds.iter().map(|&kind| escaped(&stairs.kinds[kind]));
            let (stage, expected) = (&step.stage, &step.expected);
            [
                format!("{}. {}", stage.rank, escaped(&stage.label)),
                format!("{}. {}", expected.rank, escaped(&expected.label)),
                kinds.collect::<Vec<_>>().join(", "),
            ]
        });
        self.sheet.table(columns, rows);
        self.sheet.part("", &stairs.words(lang));
    }

    fn radars(&mut self, dossier: &Dossier) {
        let lang = self.lang;
        for radar in &dossier.radars {
            self.sheet.part("", &lang.caption_radar(&radar.dimension));
            let columns = [
                lang.column_item(),
                lang.column_proven(),
                lang.column_possible(),
                lang.column_scale(),
            ];
            let rows = radar.axes.iter().map(|axis| {
                let cells = [&axis.label, &axis.score, &axis.possible, &axis.scale];
                cells.map(|cell| or_dash(cell))
            });
            self.sheet.table(columns, rows);
        }
    }

    fn prerequisites(&mut self, dossier: &Dossier) {
        if !dossier.now.is_empty() {
            self.sheet.part("## ", &self.lang.dossier_prerequisites());
            self.groups(&dossier.now);
        }
        if let Some((title, groups)) = &dossier.next {
            self.sheet.part("## ", &self.lang.dossier_next());
            self.sheet.strong(title);
            self.groups(groups);
        }
    }

    fn groups(&mut self, groups: &[Group]) {
        for group in groups {
            self.sheet.part("### ", &group.title);
            self.rows(&group.rows, self.lang.column_answer());
        }
    }

    /// A table of prerequisites.
    pub fn rows(&mut self, rows: &[PrerequisiteRow], beside: String) {
        let lang = self.lang;
        let columns = [lang.column_state(), lang.column_prerequisite(), beside];
        let rows = rows.iter().map(|row| {
            let text = [strong(&row.text), escaped(&row.kind)];
            let details = row.details.iter().map(|detail| escaped(detail));
            let remarks = row.remarks.iter().map(|remark| remarked(remark, lang));
            [
                signed(row.state, &row.state_text),
                joined(text.into_iter()),
                joined(details.chain(remarks)),
            ]
        });
        self.sheet.table(columns, rows);
    }

    fn disagreements(&mut self, dossier: &Dossier) {
        let lang = self.lang;
        if dossier.disagreements.is_empty() {
            return;
        }
        let count = dossier.disagreements.len();
        self.sheet.part("## ", &lang.title_disagreements(count));
        let columns = [
            lang.column_question(),
            lang.column_said(),
            lang.column_kept(),
        ];
        let rows = dossier.disagreements.iter().map(|row| {
            let voices = row.voices.iter().map(|voice| escaped(&voice.words));
            [escaped(&row.question), joined(voices), escaped(&row.kept)]
        });
        self.sheet.table(columns, rows);
        self.sheet.part("", &lang.settle_together());
    }

    fn plan(&mut self, plan: &PlanPart) {
        let lang = self.lang;
        self.sheet.part("## ", &lang.dossier_plan());
        self.sheet.strong(&lang.plan_goal(&plan.goal));
        for line in &plan.summary {
            self.sheet.part("", line);
        }
        for (place, step) in plan.steps.iter().enumerate() {
            let start = format!("{}. ", place + 1);
            self.sheet.part(&start, &step.action);
            // What is less indented than the text of a step would end the list.
            let indent = " ".repeat(start.len());
            let more = step.question.iter().chain([&step.answers]);
            more.for_each(|line| self.sheet.part(&indent, line));
        }
    }

    fn training(&mut self, parts: &[TrainingPart]) {
        let lang = self.lang;
        if !parts.is_empty() {
            self.sheet.part("## ", &lang.dossier_training());
        }
        for part in parts {
            let title = format!("{}{} {}", part.purpose, lang.colon(), part.profiles);
            self.sheet.part("### ", &title);
            let columns = [
                lang.column_level(),
                lang.column_module(),
                lang.column_resources(),
            ];
            let rows = part.rows.iter().map(|row| {
                let module = [&row.title, &row.track].map(|text| escaped(text));
                let links = row.links.iter().map(linked);
                [
                    escaped(&row.level),
                    joined(module.into_iter()),
                    joined(links),
                ]
            });
            self.sheet.table(columns, rows);
        }
    }

    /// Which support is planned, and whom to ask.
    pub fn support(&mut self, support: &SupportPart, title: &str) {
        let lang = self.lang;
        if !support.is_told() {
            return;
        }
        self.sheet.part("## ", title);
        for line in &support.eligibility {
            self.sheet.part("", line);
        }
        if !support.to_clarify.is_empty() {
            self.sheet.part("### ", &lang.title_to_clarify());
            support
                .to_clarify
                .iter()
                .for_each(|question| self.sheet.listed("- ", question));
        }
        if support.contacts.is_empty() {
            return;
        }
        self.sheet.part("### ", &support.title);
        for contact in &support.contacts {
            let parts: Vec<String> = contact.parts.iter().map(linked).collect();
            self.sheet.item_of(&parts.join(", "));
            if let Some(action) = &contact.action {
                self.sheet.listed("  - ", action);
            }
        }
        if let Some(counterpart) = &support.counterpart {
            self.sheet.listed("- ", counterpart);
        }
    }

    fn criteria(&mut self, parts: &[CriteriaPart]) {
        let lang = self.lang;
        if !parts.is_empty() {
            self.sheet.part("## ", &lang.dossier_criteria());
        }
        for part in parts {
            self.sheet.part("### ", &part.section);
            let columns = [
                lang.column_state(),
                lang.column_criterion(),
                lang.column_used_for(),
            ];
            let rows = part.rows.iter().map(|row| {
                let state = signed(row.state, &row.state_text);
                [state, escaped(&row.text), escaped(&row.used_for)]
            });
            self.sheet.table(columns, rows);
        }
    }

    fn answers(&mut self, parts: &[AnswersPart]) {
        let lang = self.lang;
        if !parts.is_empty() {
            self.sheet.part("## ", &lang.dossier_answers());
        }
        for part in parts {
            self.sheet.part("### ", &part.section);
            let columns = [lang.column_question(), lang.column_answer()];
            let rows = part.rows.iter().map(|row| {
                let answer = [escaped(&row.answer)].into_iter();
                let remarks = row.remarks.iter().map(|remark| remarked(remark, lang));
                [escaped(&row.question), joined(answer.chain(remarks))]
            });
            self.sheet.table(columns, rows);
        }
    }

    /// What the document was made from.
    pub fn origin(&mut self, origin: &[[String; 2]]) {
        self.sheet.part("## ", &self.lang.dossier_origin());
        for [what, value] in origin {
            let line = format!("{what}{} {value}", self.lang.colon());
            self.sheet.listed("- ", &line);
        }
    }
}

/// A state with its sign.
fn signed(state: Truth, words: &str) -> String {
    format!("{} {words}", Marker::of(state).symbol())
}

/// A cell; a dash where there is nothing to say.
fn or_dash(text: &str) -> String {
    match text {
        "" => "–".to_owned(),
        text => escaped(text),
    }
}

/// Lines of a cell.
fn joined(lines: impl Iterator<Item = String>) -> String {
    let lines = lines.filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("<br>")
}

/// A text, as a link where it leads somewhere.
pub fn linked(link: &Link) -> String {
    match &link.address {
        Some(url) => format!("[{}]({})", unlinked(&link.text), address(url)),
        None => escaped(&link.text),
    }
}

/// A remark behind what it is.
pub fn remarked(remark: &Remark, lang: Lang) -> String {
    let links: Vec<String> = remark.links.iter().map(linked).collect();
    format!("{}{} {}", remark.label, lang.colon(), links.join(", "))
}
