//! Criteria with what decides them.

use indexmap::{IndexMap, IndexSet};

use super::Writer;
use crate::assessment::Origin;
use crate::questionnaire::Text;
use crate::report::explain::{CriterionExplanation, SkippedReport, TestReport, ToAnswer};
use crate::report::{Because, Label};
use crate::truth::Truth;

/// So many answers or questions are told of one criterion; the others are counted.
const TOLD: usize = 3;

impl Writer<'_> {
    /// Criteria to verify, then missing, then left out; those that only follow from another one are
    /// counted under it.
    pub(super) fn open_criteria(&mut self, criteria: &[CriterionExplanation]) {
        let in_state = |state: Truth| criteria.iter().filter(move |c| c.state == state);
        for criterion in in_state(Truth::Unknown) {
            self.verify(criterion);
        }
        let heads = |c: &&CriterionExplanation| {
            let head = c.follows_from.as_ref();
            !head.is_some_and(|head| criteria.iter().any(|other| other.id == *head))
        };
        let (skipped, asked): (Vec<_>, Vec<_>) = in_state(Truth::Unmet)
            .filter(heads)
            .partition(|criterion| is_skipped(criterion));
        for criterion in asked {
            self.missing(criterion);
            let follow = |c: &&CriterionExplanation| c.follows_from.as_ref() == Some(&criterion.id);
            let folded: Vec<&str> = criteria.iter().filter(follow).map(|c| &*c.text).collect();
            if !folded.is_empty() {
                let folded = folded.join(&self.lang.separator_list());
                self.page.below(&self.lang.explain_folded(&folded));
            }
        }
        self.not_asked(&skipped);
        for criterion in in_state(Truth::Na) {
            self.left_out(criterion);
        }
    }

    /// Criteria of which nothing is asked today, under what keeps their questions from being asked.
    fn not_asked(&mut self, criteria: &[&CriterionExplanation]) {
        let mut groups: IndexMap<String, Vec<&CriterionExplanation>> = IndexMap::new();
        for &criterion in criteria {
            let tests = criterion.skipped.iter();
            let tests: IndexSet<String> = tests.map(|s| self.tests_in_words(&s.because)).collect();
            let tests: Vec<String> = tests.into_iter().collect();
            let group = groups.entry(self.lang.all_of(&tests));
            group.or_default().push(criterion);
        }
        for (tests, criteria) in groups {
            self.page.text(&self.lang.explain_group_not_asked(&tests));
            for criterion in criteria {
                self.point(Truth::Unmet, criterion);
                self.remedy(criterion);
            }
        }
    }

    /// How many criteria are in each state: "1 criterion to verify, 6 to meet, 5 met".
    pub(super) fn counts(&self, criteria: &[CriterionExplanation]) -> String {
        let lang = self.lang;
        let states = [
            (Truth::Unknown, lang.state_unknown()),
            (Truth::Unmet, lang.explain_to_meet()),
            (Truth::Met, lang.state_met()),
            (Truth::Na, lang.state_na()),
        ];
        let mut words: Vec<String> = Vec::new();
        for (state, named) in states {
            let count = criteria.iter().filter(|c| c.state == state).count();
            match (count, words.is_empty()) {
                (0, _) => {}
                (_, true) => words.push(lang.explain_count(count, &named)),
                (_, false) => words.push(lang.explain_count_more(count, &named)),
            }
        }
        words.join(", ")
    }

    fn verify(&mut self, criterion: &CriterionExplanation) {
        self.point(Truth::Unknown, criterion);
        self.questions(criterion);
    }

    /// What to answer to know more.
    fn questions(&mut self, criterion: &CriterionExplanation) {
        if criterion.enough.is_empty() {
            self.first_of(&criterion.to_verify, TOLD, |writer, question| {
                let words = writer.asked_of(question);
                writer.page.below(&writer.lang.explain_answer(&words));
            });
        } else {
            self.any_question(criterion);
        }
        for skipped in criterion.skipped.iter().filter(|s| s.how == "undecided") {
            self.skipped(skipped);
        }
    }

    /// The questions of which one alone is enough: the nearest, and how many more.
    fn any_question(&mut self, criterion: &CriterionExplanation) {
        let by_id = |id: &Text| criterion.to_verify.iter().find(|q| q.question == *id);
        let nearest = criterion.enough.iter().filter_map(by_id);
        let nearest: Vec<String> = nearest.map(|question| self.asked_of(question)).collect();
        let shown = match nearest.len() {
            2 => 2,
            _ => 1,
        };
        let more = nearest.len().saturating_sub(shown);
        let more = (more > 0).then(|| self.lang.and_more(more));
        let words: Vec<String> = nearest.into_iter().take(shown).chain(more).collect();
        let words = words.join(&self.lang.separator_list());
        self.page.below(&self.lang.explain_answer_any(&words));
    }

    /// A question in quotes, and whom to ask if nobody present can tell.
    pub(super) fn asked_of(&self, question: &ToAnswer) -> String {
        let text = self.lang.quoted(&question.text);
        let who = self.absent(&question.profiles);
        self.lang.point_to_ask(&text, &who)
    }

    /// Who can answer, when nobody of those present can.
    pub(super) fn absent(&self, profiles: &[Label]) -> String {
        let here = |profile: &Label| self.report.profiles.contains(profile);
        if profiles.iter().any(here) {
            return String::new();
        }
        let labels: Vec<&str> = profiles.iter().map(|p| p.label.as_ref()).collect();
        labels.join(", ")
    }

    fn missing(&mut self, criterion: &CriterionExplanation) {
        self.point(Truth::Unmet, criterion);
        self.first_of(&criterion.because, TOLD, |writer, because| {
            writer.answered(because);
            if because.origin == Origin::Otherwise {
                writer.counted_because(&because.question, &criterion.skipped);
            }
        });
        let told = criterion.because.iter().take(TOLD);
        let told = told.filter(|because| because.origin == Origin::Otherwise);
        let told: Vec<&Text> = told.map(|because| &because.question).collect();
        for skipped in &criterion.skipped {
            if !told.contains(&&skipped.question) {
                self.skipped_because(skipped);
            }
        }
        self.remedy(criterion);
    }

    fn point(&mut self, state: Truth, criterion: &CriterionExplanation) {
        self.named_point(state, &criterion.text, &criterion.id);
    }

    /// What to do, in one line; what to read, where the rules give no words of their own.
    fn remedy(&mut self, criterion: &CriterionExplanation) {
        let remedy = &criterion.remedy;
        if let Some(text) = &remedy.text {
            self.page.action(text);
        } else if let Some(resource) = remedy.resources.first() {
            self.page
                .action(&format!("{} {}", resource.title, resource.url));
        } else if let Some(contact) = &remedy.contact {
            self.page.action(&contact.named());
        }
    }

    fn answered(&mut self, because: &Because) {
        let lang = self.lang;
        let yours = self.quoted(&because.answer_text, &because.ticked);
        let words = match (because.origin, &because.missing_text) {
            (Origin::Otherwise, _) => lang.explain_counted(&yours, &because.accepted_text),
            (_, Some(missing)) => lang.explain_missing(missing),
            (_, None) => lang.you_and_needed(&yours, &because.accepted_text),
        };
        self.page.below(&words);
        if because.excludes {
            self.page.below(&lang.excludes());
        }
    }

    fn left_out(&mut self, criterion: &CriterionExplanation) {
        let text = self.named(&criterion.text, &criterion.id);
        self.page.point(Truth::Na, &self.lang.explain_na(&text));
        for skipped in &criterion.skipped {
            self.skipped(skipped);
        }
    }

    /// Why a question does not count as an answer that was given.
    pub(super) fn skipped(&mut self, skipped: &SkippedReport) {
        let lang = self.lang;
        match (skipped.how, &skipped.reason) {
            ("not-applicable", Some(reason)) => {
                self.page.below(&lang.explain_answered_na(reason));
            }
            ("undecided", _) => {
                let question = lang.quoted(&skipped.text);
                self.page.below(&lang.explain_undecided(&question));
            }
            _ => self.skipped_because(skipped),
        }
    }

    /// Why a question is not asked.
    pub(super) fn skipped_because(&mut self, skipped: &SkippedReport) {
        if skipped.how == "not-asked" {
            let tests = self.tests_in_words(&skipped.because);
            self.page.below(&self.lang.explain_not_asked(&tests));
        }
    }

    /// Below what a question that is not asked counts as: why it is not.
    pub(super) fn counted_because(&mut self, id: &str, skipped: &[SkippedReport]) {
        let skipped = skipped.iter().find(|skipped| skipped.question == id);
        if let Some(skipped) = skipped {
            let tests = self.tests_in_words(&skipped.because);
            self.page.below(&self.lang.explain_because(&tests));
        }
    }

    /// What decides: you answered “this” to “that”…
    pub(super) fn tests_in_words(&self, tests: &[TestReport]) -> String {
        let tests = tests.iter().take(TOLD).map(|test| self.test_in_words(test));
        self.lang.all_of(&tests.collect::<Vec<_>>())
    }

    fn test_in_words(&self, test: &TestReport) -> String {
        let lang = self.lang;
        let text = lang.quoted(&test.text);
        let value = self.quoted(&test.value_text, &test.ticked);
        match (test.on, test.origin) {
            ("criterion", _) => lang.because_criterion(&text, &test.value_text),
            ("dimension", _) => lang.because_dimension(&text, &value),
            (_, Some("otherwise")) => lang.because_counted(&text, &value),
            (_, Some("na")) => lang.because_na(&text),
            (_, Some("none")) => lang.because_unknown(&text),
            _ => lang.because_answered(&value, &text),
        }
    }

    /// What something that is not known yet waits for.
    pub(super) fn awaited(&self, tests: &[TestReport]) -> String {
        let lang = self.lang;
        let words = tests.iter().take(TOLD).map(|test| {
            let text = lang.quoted(&test.text);
            match test.on {
                "criterion" => lang.depends_on_criterion(&text),
                "dimension" => lang.depends_on_dimension(&text),
                _ => lang.depends_on_question(&text),
            }
        });
        lang.all_of(&words.collect::<Vec<_>>())
    }
}

/// Whether a criterion is what it is only because nothing of it is asked.
fn is_skipped(criterion: &CriterionExplanation) -> bool {
    let mut because = criterion.because.iter();
    !criterion.because.is_empty() && because.all(|because| because.origin == Origin::Otherwise)
}
