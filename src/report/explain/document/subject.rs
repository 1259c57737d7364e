//! All about one criterion; where a criterion or a question counts.

use super::Writer;
use crate::questionnaire::Text;
use crate::report::ResourceReport;
use crate::report::explain::{
    BranchReport, CriterionDetail, LevelUseReport, StateLabel, TestReport, UsesReport,
};
use crate::report::sentences::described;
use crate::truth::Truth;

impl Writer<'_> {
    pub(super) fn criterion_detail(&mut self, detail: &CriterionDetail) {
        let found = &detail.explanation;
        self.page.title(&self.named(&found.text, &found.id));
        self.page.text(&match found.state {
            Truth::Met => self.lang.explain_is_met(),
            Truth::Unmet => self.lang.explain_is_unmet(),
            Truth::Unknown => self.lang.explain_is_unknown(),
            Truth::Na => self.lang.explain_is_na(),
        });
        if let Some(why) = &detail.why {
            self.page.text(why);
        }
        self.page.blank();
        self.page.title(&self.lang.explain_what_decides());
        self.branches(detail);
        // What the ways ask themselves is told there, but not whom to ask.
        let tests = detail.branches.iter().flat_map(|branch| &branch.tests);
        let told: Vec<&Text> = tests.map(|test| &test.id).collect();
        for question in &found.to_verify {
            let by_others = !self.absent(&question.profiles).is_empty();
            if by_others || !told.contains(&&question.question) {
                let words = self.asked_of(question);
                self.page.below(&self.lang.explain_answer(&words));
            }
        }
        let tests = detail.branches.iter().flat_map(|branch| &branch.tests);
        let told = tests.filter(|test| test.origin == Some("otherwise"));
        let told: Vec<&Text> = told.map(|test| &test.id).collect();
        for skipped in &found.skipped {
            if !told.contains(&&skipped.question) {
                self.skipped(skipped);
            }
        }
        self.what_to_do(detail);
        self.uses(&detail.uses, &[]);
    }

    /// The ways to prove it; of what holds already, only those that do.
    fn branches(&mut self, detail: &CriterionDetail) {
        let count = detail.branches.len();
        let is_met = detail.explanation.state == Truth::Met;
        let told = detail.branches.iter();
        let told = told.filter(|branch| !is_met || branch.state == Truth::Met);
        let told: Vec<&BranchReport> = told.collect();
        if count > 1 {
            self.page.text(&match is_met {
                true => self.lang.explain_any_met(count, told.len()),
                false => self.lang.explain_any_of(count),
            });
        }
        for (index, branch) in told.iter().enumerate() {
            if told.len() > 1 {
                self.page.heading(&self.lang.explain_branch(index + 1));
            }
            for test in &branch.tests {
                self.test(test);
                if test.origin == Some("otherwise") {
                    self.counted_because(&test.id, &detail.explanation.skipped);
                }
            }
        }
    }

    fn test(&mut self, test: &TestReport) {
        let lang = self.lang;
        let text = self.named(&test.text, &test.id);
        self.page.point(test.state, &text);
        let value = match test.on {
            "criterion" => test.value_text.clone(),
            _ => self.quoted(&test.value_text, &test.ticked).into(),
        };
        let words = match (test.origin, &test.missing_text) {
            (Some("otherwise"), _) => lang.explain_counted(&value, &test.accepted_text),
            (Some("none"), _) => lang.explain_no_answer(&test.accepted_text),
            (Some(_), Some(missing)) => lang.explain_missing(missing),
            // All that is wanted is ticked: it would be told twice.
            (Some(_), None) if test.state == Truth::Met && test.ticked.len() > 1 => {
                lang.explain_needed(&test.accepted_text)
            }
            (Some(_), None) => lang.you_and_needed(&value, &test.accepted_text),
            (None, _) => lang.explain_today(&value, &test.accepted_text),
        };
        self.page.below(&words);
    }

    /// What to do; of what holds or does not apply, only what to read.
    fn what_to_do(&mut self, detail: &CriterionDetail) {
        let lang = self.lang;
        let remedy = &detail.explanation.remedy;
        if matches!(detail.explanation.state, Truth::Met | Truth::Na) {
            if !remedy.resources.is_empty() {
                self.page.blank();
                self.page.title(&lang.explain_further());
                self.reading(&remedy.resources);
            }
            return self.source(detail);
        }
        let is_empty = remedy.text.is_none() && remedy.resources.is_empty();
        if !(is_empty && remedy.contact.is_none() && detail.after.is_empty()) {
            self.page.blank();
            self.page.title(&lang.explain_what_to_do());
        }
        if let Some(text) = &remedy.text {
            self.page.text(text);
        }
        self.reading(&remedy.resources);
        if let Some(contact) = &remedy.contact {
            self.page.item(&contact.named());
            if let Some(action) = &contact.action {
                self.page.below(action);
            }
        }
        self.after(&detail.after);
        self.source(detail);
    }

    fn reading(&mut self, resources: &[ResourceReport]) {
        for resource in resources {
            self.page.item(&described(resource, self.lang));
            self.page.below(&resource.url);
        }
    }

    /// What to settle before it, or that this is done.
    fn after(&mut self, criteria: &[StateLabel]) {
        let in_state = |wanted: &[Truth]| -> Vec<&StateLabel> {
            let criteria = criteria.iter();
            criteria.filter(|c| wanted.contains(&c.state)).collect()
        };
        let open = in_state(&[Truth::Unmet, Truth::Unknown]);
        let held = in_state(&[Truth::Met]);
        if open.is_empty() && !held.is_empty() {
            let held = held.iter().map(|c| self.named(&c.text, &c.id));
            let held: Vec<String> = held.collect();
            self.page.text(&self.lang.explain_after_held(&held));
        }
        if !open.is_empty() {
            self.page.text(&self.lang.explain_after());
        }
        for criterion in open {
            let text = self.named(&criterion.text, &criterion.id);
            self.page.point(criterion.state, &text);
        }
    }

    fn source(&mut self, detail: &CriterionDetail) {
        let Some(source) = &detail.source else {
            return;
        };
        let source = match &source.url {
            Some(url) => format!("{}, {url}", source.title),
            None => source.title.to_string(),
        };
        self.page.blank();
        self.page.text(&self.lang.explain_source(&source));
    }

    /// Where it counts; of each criterion, the answers that it accepts.
    pub(super) fn uses(&mut self, uses: &UsesReport, accepted: &[(&str, &str)]) {
        let lang = self.lang;
        self.page.blank();
        self.page.title(&lang.explain_where());
        for found in &uses.levels {
            let words = self.level_use(found);
            self.page.item(&words);
        }
        for dimension in &uses.dimensions {
            let label = self.named(&dimension.label, &dimension.id);
            self.page.item(&lang.explain_counts_in(&label));
        }
        for criterion in &uses.criteria {
            let text = self.named(&criterion.text, &criterion.id);
            self.page.point(criterion.state, &text);
            let accepted = accepted.iter().filter(|(id, _)| *id == criterion.id);
            let accepted: Vec<&str> = accepted.map(|(_, words)| *words).collect();
            if !accepted.is_empty() {
                let accepted = accepted.join(&lang.separator_list());
                self.page.below(&lang.explain_needed(&accepted));
            }
        }
        for question in &uses.questions {
            let text = self.named(&question.text, &question.id);
            self.page.item(&lang.explain_decides_question(&text));
        }
        for case in &uses.eligibility {
            self.page.item(&lang.explain_decides_case(&case.label));
        }
        let told = uses.levels.len() + uses.dimensions.len() + uses.criteria.len();
        if told + uses.questions.len() + uses.eligibility.len() == 0 {
            self.page.text(&lang.explain_nowhere());
        }
    }

    fn level_use(&self, found: &LevelUseReport) -> String {
        let lang = self.lang;
        let level = format!("{}/{}", found.level.rank, found.levels);
        let level = lang.explain_at_level(&found.dimension.label, &level, &found.level.label);
        match found.role {
            "gate" => lang.explain_role_gate(&level),
            "advice" => lang.explain_role_advice(&level),
            "achievement" => lang.explain_role_achievement(&level),
            _ => lang.explain_role_requirement(&level),
        }
    }
}
