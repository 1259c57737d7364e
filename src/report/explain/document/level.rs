//! All about one level.

use super::{Writer, is_void};
use crate::report::explain::{CriterionExplanation, LevelDetail, ModuleLabel, StateLabel};
use crate::report::sentences::described;
use crate::truth::Truth;

impl Writer<'_> {
    pub(super) fn level_detail(&mut self, detail: &LevelDetail) {
        let Some(dimension) = self.report.dimensions.first() else {
            return;
        };
        let level = &detail.level;
        let label = self.named(&level.label, &format!("{}.{}", dimension.id, level.id));
        let count = dimension.levels.len();
        let title = self
            .lang
            .explain_standing(&dimension.label, level.rank, count, &label);
        self.page.title(&title);
        if let Some(text) = &detail.text {
            self.page.text(text);
        }
        if let Some(now) = &dimension.level {
            let words = match dimension.assessed || is_void(dimension) {
                true => self.lang.explain_now_at(now.rank, count, &now.label),
                false => self.lang.explain_now_unassessed(),
            };
            self.page.text(&words);
        }
        if !detail.open_below.is_empty() {
            let below = detail.open_below.iter();
            let below: Vec<String> = below
                .map(|l| format!("{}/{} {}", l.rank, count, l.label))
                .collect();
            let below = below.join(&self.lang.separator_list());
            self.page.text(&self.lang.explain_open_below(&below));
        }
        match dimension.rule {
            "score" => self.score(dimension, false),
            "first" => self.shares(dimension, false),
            _ => {
                let counts = self.level_counts(level);
                self.page.blank();
                self.page.heading(&self.lang.explain_requires(&counts));
                self.whole_list(&level.criteria);
            }
        }
        let lang = self.lang;
        self.guiding(&lang.rules_gates(), &detail.gates);
        self.guiding(&lang.rules_advises(), &detail.advises);
        self.earlier(detail);
        self.expected(detail);
        self.training(detail);
        self.contacts(detail);
        self.more();
    }

    /// Gates or advice: the open ones told, the others counted.
    fn guiding(&mut self, title: &str, criteria: &[CriterionExplanation]) {
        if criteria.is_empty() {
            return;
        }
        self.page.blank();
        let counts = self.counts(criteria);
        self.page.heading(&format!("{title} {counts}"));
        self.open_criteria(criteria);
    }

    /// What the stages before ask for too, and is still open.
    fn earlier(&mut self, detail: &LevelDetail) {
        let in_state = |list: &[StateLabel], state: Truth| {
            list.iter()
                .filter(|criterion| criterion.state == state)
                .count()
        };
        let (mut gates, mut advice, mut stages) = ([0; 2], [0; 2], Vec::new());
        for stage in &detail.earlier {
            let mut open = 0;
            for (index, state) in [Truth::Unmet, Truth::Unknown].into_iter().enumerate() {
                let (required, advised) = (
                    in_state(&stage.gates, state),
                    in_state(&stage.advises, state),
                );
                gates[index] += required;
                advice[index] += advised;
                open += required + advised;
            }
            if open > 0 {
                let stage = stage.level.id.as_deref().unwrap_or_default();
                stages.push(format!("{}.{stage}", detail.dimension.id));
            }
        }
        if !stages.is_empty() {
            let counts = self.lang.explain_earlier_counts(gates, advice);
            self.page.blank();
            let words = self.lang.explain_earlier(&counts, &stages.join(", "));
            self.page.text(&words);
        }
    }

    fn expected(&mut self, detail: &LevelDetail) {
        if detail.expects.is_empty() {
            return;
        }
        self.page.blank();
        self.page.heading(&self.lang.explain_expects());
        for expects in &detail.expects {
            let (expected, proven) = (expects.expected.rank, expects.proven.rank);
            let label = self.named(&expects.dimension.label, &expects.dimension.id);
            let (lang, levels) = (self.lang, expects.levels);
            self.page.item(&match expects.assessed {
                true => lang.level_expected(&label, expected, levels, proven),
                false => lang.level_expected_unassessed(&label, expected, levels),
            });
        }
    }

    fn training(&mut self, detail: &LevelDetail) {
        if detail.modules.is_empty() {
            return;
        }
        self.page.blank();
        self.page.heading(&self.lang.explain_training());
        let here = |module: &&ModuleLabel| {
            let present = |profile| self.report.profiles.contains(profile);
            module.profiles.is_empty() || module.profiles.iter().any(present)
        };
        let modules: Vec<&ModuleLabel> = detail.modules.iter().filter(here).collect();
        for module in &modules {
            let profiles: Vec<&str> = module.profiles.iter().map(|p| p.label.as_ref()).collect();
            let who = match profiles.is_empty() {
                true => self.lang.for_everyone(),
                false => profiles.join(", "),
            };
            self.page
                .item(&self.lang.explain_module(&module.title, &who));
            if module.resources.is_empty() {
                self.page.action(&self.lang.no_resource());
            }
            for resource in &module.resources {
                let described = described(resource, self.lang);
                self.page.action(&format!("{described} {}", resource.url));
            }
        }
        if modules.len() < detail.modules.len() {
            self.page.text(&self.lang.explain_other_profiles());
        }
    }

    fn contacts(&mut self, detail: &LevelDetail) {
        if detail.contacts.is_empty() {
            return;
        }
        self.page.blank();
        let meeting = detail.meeting.as_ref();
        let title = meeting.map_or_else(
            || self.lang.title_contacts(),
            |meeting| self.lang.title_meeting(meeting),
        );
        self.page.heading(&title);
        for contact in &detail.contacts {
            self.page.item(&contact.named());
        }
        if let Some(counterpart) = &detail.counterpart {
            self.page.item(&self.lang.counterpart(counterpart));
        }
    }
}
