//! What stands before the request for support, in a few lines.

use super::Writer;
use crate::report::explain::{CriterionExplanation, ReadinessExplanation};
use crate::report::{EligibilityState, Verdict};
use crate::truth::Truth;

/// So many gates are named; the others are counted.
const NAMED: usize = 8;

impl Writer<'_> {
    /// The verdict, the gates that it rests on, and where to learn more.
    pub(super) fn support(&mut self) {
        let Some(readiness) = &self.report.readiness else {
            return;
        };
        let lang = self.lang;
        let stages = lang.lower_first(&readiness.dimension.label);
        let question = lang.ask_for_support(&stages, readiness.asked.rank);
        let verdict = self.verdict(readiness);
        self.page.title(&format!("{question} {verdict}"));
        let eligibility = readiness.eligibility.as_ref();
        if eligibility.is_some_and(|eligibility| eligibility.state == EligibilityState::None) {
            self.page.text(&lang.verdict_moot());
        }
        self.page.text(&lang.disclaimer());
        match readiness.verdict {
            Verdict::NoGo => self.blockers(readiness),
            Verdict::ToVerify => self.gates_to_verify(readiness),
            Verdict::GoWithConditions | Verdict::Go => {}
        }
        let stage = readiness.asked.id.as_deref().unwrap_or_default();
        let name = format!("{}.{stage}", readiness.dimension.id);
        self.page.text(&lang.explain_detail(&name));
        self.page.blank();
    }

    fn verdict(&self, readiness: &ReadinessExplanation) -> String {
        let lang = self.lang;
        let mut because = readiness.blockers.iter().flat_map(|gate| &gate.because);
        let unsettled = readiness.to_verify.len() + readiness.na.len();
        match readiness.verdict {
            Verdict::NoGo if because.any(|because| because.excludes) => lang.verdict_excluded(),
            Verdict::NoGo => lang.verdict_no_go(readiness.blockers.len()),
            Verdict::ToVerify => lang.verdict_to_verify(unsettled),
            Verdict::GoWithConditions => lang.verdict_go_with_conditions(),
            Verdict::Go => lang.verdict_go(),
        }
    }

    /// What blocks; what only follows from another blocker is counted under it.
    fn blockers(&mut self, readiness: &ReadinessExplanation) {
        let blockers = &readiness.blockers;
        let folded = |gate: &CriterionExplanation| {
            let head = gate.follows_from.as_ref();
            head.is_some_and(|head| blockers.iter().any(|other| other.id == *head))
        };
        let heads: Vec<&CriterionExplanation> = blockers.iter().filter(|g| !folded(g)).collect();
        self.first_of(&heads, NAMED, |writer, head| {
            writer.named_point(Truth::Unmet, &head.text, &head.id);
            let following = blockers
                .iter()
                .filter(|g| g.follows_from.as_ref() == Some(&head.id));
            let following = following.count();
            if following > 0 {
                writer.page.below(&writer.lang.folded(following));
            }
        });
        if !readiness.to_verify.is_empty() {
            let count = readiness.to_verify.len();
            self.page.below(&self.lang.explain_gates_to_verify(count));
        }
    }

    fn gates_to_verify(&mut self, readiness: &ReadinessExplanation) {
        self.first_of(&readiness.to_verify, NAMED, |writer, gate| {
            writer.named_point(Truth::Unknown, &gate.text, &gate.id);
        });
        self.first_of(&readiness.na, NAMED, |writer, gate| {
            let text = writer.named(&gate.text, &gate.id);
            writer
                .page
                .point(Truth::Na, &writer.lang.explain_gate_na(&text));
        });
    }
}
