//! The way to the next thing worth reaching.

use crate::messages::Lang;
use crate::report::plan::{PlanReport, Steps, goal, headline, wanted};

/// The way to a goal.
pub struct PlanPart {
    /// What it reaches.
    pub goal: String,
    /// What it takes in all, or why there is none.
    pub summary: Vec<String>,
    /// One step after the other.
    pub steps: Vec<PlannedStep>,
}

/// One step.
pub struct PlannedStep {
    /// What to do.
    pub action: String,
    /// The question, where the action does not name it.
    pub question: Option<String>,
    /// From which answer to which.
    pub answers: String,
}

/// A plan.
pub fn plan(plan: &PlanReport, lang: Lang) -> PlanPart {
    let links = Steps::of(plan);
    let steps = links.changes().map(|(place, change)| {
        let action = headline(change, &links, lang);
        PlannedStep {
            question: (!action.contains(&*change.text)).then(|| change.text.to_string()),
            action,
            answers: wanted(place, &links, lang),
        }
    });
    PlanPart {
        goal: goal(&plan.target, lang),
        summary: crate::report::plan::totals(plan, lang),
        steps: steps.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::dossier::sample::{questions, report};

    #[test]
    fn a_step_names_its_question_unless_its_action_does() {
        let rules = questions("first", &["a", "b"]).replacen(
            "needs = { a",
            "remedy = { text = \"Do it.\" }\nneeds = { a",
            1,
        ) + "[dimension.d]\nlabel = \"D\"\nrule = \"staged\"\n\
             [dimension.d.level.one]\nlabel = \"One\"\nrequires = [\"c-a\", \"c-b\"]\n";
        let report = report(&rules, "a = \"none\"");
        let plan = report.plan.as_ref().map(|found| plan(found, Lang::En));
        let steps = plan.map_or_else(Vec::new, |plan| plan.steps);
        let told: Vec<_> = steps
            .iter()
            .map(|step| {
                (
                    step.action.as_str(),
                    step.question.as_deref(),
                    step.answers.as_str(),
                )
            })
            .collect();
        let expected = [
            (
                "verify: Is b done?",
                None,
                "an answer that is enough: “All”",
            ),
            (
                "Do it.",
                Some("Is a done?"),
                "today: “None”; needed: “All” (effort 1)",
            ),
        ];
        assert_eq!(told, expected);
    }
}
