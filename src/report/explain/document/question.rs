//! All about one question.

use super::Writer;
use crate::questionnaire::Text;
use crate::report::AnswerValue;
use crate::report::explain::{OptionDetail, QuestionDetail, SavedReport};
use crate::truth::Truth;

impl Writer<'_> {
    pub(super) fn question_detail(&mut self, detail: &QuestionDetail) {
        self.page.title(&self.named(&detail.text, &detail.id));
        self.answer(detail);
        if let Some(help) = &detail.help {
            self.page.text(help);
        }
        self.asked(detail);
        if !detail.options.is_empty() {
            self.page.blank();
            self.page.title(&self.lang.explain_options());
        }
        for option in &detail.options {
            self.option(option, detail);
        }
        let accepted = detail.accepted.iter();
        let accepted: Vec<(&str, &str)> = accepted
            .map(|a| (a.criterion.as_ref(), a.accepted_text.as_ref()))
            .collect();
        self.uses(&detail.uses, &accepted);
    }

    /// What the question counts as, where that comes from, and what goes with the answer.
    fn answer(&mut self, detail: &QuestionDetail) {
        let lang = self.lang;
        let chosen = detail.options.iter().filter(|option| option.chosen);
        let chosen: Vec<Text> = chosen.map(|option| option.text.clone()).collect();
        let value = self.quoted(&detail.answer_text, &chosen);
        let undecided = detail.skipped.as_ref().filter(|s| s.how == "undecided");
        let tests = detail.skipped.as_ref().map_or(&[][..], |s| &s.because);
        let awaited = self.awaited(tests);
        let tests = self.tests_in_words(tests);
        self.page
            .text(&match (detail.origin, &detail.saved, undecided) {
                (_, Some(saved), Some(_)) => {
                    lang.explain_waiting(&self.saved(saved, &detail.options), &awaited)
                }
                ("answer", ..) => lang.explain_your_answer(&value),
                ("otherwise", ..) => lang.explain_counts_as(&value, &tests),
                ("na", ..) if !tests.is_empty() => lang.explain_counts_not(&tests),
                ("na", ..) => lang.explain_question_na(),
                (_, Some(_), _) => lang.explain_your_answer(&value),
                (_, None, _) => lang.explain_unanswered(),
            });
        let reason = detail.skipped.as_ref().and_then(|s| s.reason.as_ref());
        if let Some(reason) = reason {
            self.page.below(&lang.explain_answered_na(reason));
        }
        let Some(saved) = &detail.saved else {
            return;
        };
        if !saved.counted && undecided.is_none() {
            let saved = self.saved(saved, &detail.options);
            self.page.text(&lang.explain_not_counted(&saved));
        }
        let by = [saved.by.as_deref(), saved.on.as_deref()];
        let by: Vec<&str> = by.into_iter().flatten().collect();
        if !by.is_empty() {
            self.page.below(&lang.explain_by(&by.join(", ")));
        }
        if let Some(note) = &saved.note {
            self.page.below(&lang.explain_note(note));
        }
        if let Some(evidence) = &saved.evidence {
            self.page.below(&lang.explain_evidence(evidence));
        }
    }

    /// An answer as it was given, in quotes.
    fn saved(&self, saved: &SavedReport, options: &[OptionDetail]) -> String {
        let ids: &[String] = match &saved.answer {
            AnswerValue::Words(ids) => ids,
            _ => &[],
        };
        let ticked = options
            .iter()
            .filter(|option| ids.iter().any(|id| *id == option.id));
        let ticked: Vec<Text> = ticked.map(|option| option.text.clone()).collect();
        self.quoted(&saved.answer_text, &ticked)
    }

    /// Whether it is asked, why, and to whom.
    fn asked(&mut self, detail: &QuestionDetail) {
        let lang = self.lang;
        // Why it is not asked is told with what it counts as.
        if detail.asked == Truth::Met && !detail.asked_because.is_empty() {
            let tests = self.tests_in_words(&detail.asked_because);
            self.page.text(&lang.explain_asked(&tests));
        }
        if detail.asked == Truth::Unknown && detail.skipped.is_none() {
            let tests = self.awaited(&detail.asked_because);
            self.page.text(&lang.explain_asked_unknown(&tests));
        }
        let profiles: Vec<&str> = detail.profiles.iter().map(|p| p.label.as_ref()).collect();
        if !profiles.is_empty() {
            self.page.text(&lang.rules_asked_to(&profiles.join(", ")));
        }
    }

    fn option(&mut self, option: &OptionDetail, detail: &QuestionDetail) {
        let lang = self.lang;
        let mut words = self.named(&option.text, &option.id);
        if let Some(value) = option.value {
            words = lang.rules_worth(&words, &lang.typed_number(value));
        }
        if let Some(tag) = &option.tag {
            words = lang.rules_tagged(&words, tag);
        }
        words = match option.chosen {
            true if detail.origin == "answer" => lang.explain_chosen(&words),
            true => lang.explain_counted_option(&words),
            false => words,
        };
        self.page.item(&words);
        let criteria = detail.uses.criteria.iter();
        for criterion in criteria.filter(|c| option.criteria.contains(&c.id)) {
            let text = self.named(&criterion.text, &criterion.id);
            self.page.below(&lang.explain_enough_for(&text));
        }
    }
}
