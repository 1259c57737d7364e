//! The answers so far, and what to do next.

use super::Prompts;
use super::screen::Cut;
use crate::interview::{Next, Review, Reviewed, ReviewedSection, Stop, words};
use crate::messages::Lang;

/// So many answers to find out are named; the others are counted.
const NAMED: usize = 6;

impl Prompts {
    /// Every answer, section by section.
    pub(super) fn show_all(&self, review: &Review<'_>) -> Result<(), Stop> {
        for section in &review.sections {
            self.screen.begin()?;
            self.screen.paragraph(section.title)?;
            let answers = section.answers.iter();
            self.screen
                .list(answers.map(|answer| reviewed(answer, self.lang)))?;
        }
        Ok(())
    }

    /// What is left to find out, then a menu: the result, the optional questions, a section.
    pub(super) fn put_review(&mut self, review: &Review<'_>) -> Result<Next, Cut> {
        // One may have more to change where one was.
        if let Some((title, index)) = self.reviewing.take()
            && let Some(section) = review.sections.iter().find(|s| s.title == title)
            && let Some(next) = self.put_section(section, index + 1)?
        {
            return Ok(next);
        }
        self.screen.begin()?;
        self.screen.paragraph(&self.lang.review_title())?;
        self.list_unknown(review)?;
        loop {
            let mut entries = vec![self.lang.review_result()];
            entries
                .extend((review.optional > 0).then(|| self.lang.review_optional(review.optional)));
            let own = entries.len();
            let sections = review.sections.iter();
            entries.extend(sections.map(|section| {
                let answers = words::counted(section, self.lang);
                self.lang.review_entry(section.title, &answers)
            }));
            match self.screen.menu(&entries, 0)? {
                None => return Ok(Next::Back),
                Some(0) => return Ok(Next::Result),
                Some(chosen) if chosen < own => return Ok(Next::Optional),
                Some(chosen) => {
                    if let Some(next) = self.put_section(&review.sections[chosen - own], 0)? {
                        return Ok(next);
                    }
                }
            }
        }
    }

    fn list_unknown(&self, review: &Review<'_>) -> Result<(), Stop> {
        let unknown: Vec<_> = review.answers().filter(|a| a.is_unknown()).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        self.screen
            .paragraph(&self.lang.review_unknown(unknown.len()))?;
        let named = unknown.iter().take(NAMED);
        self.screen
            .list(named.map(|answer| answer.question.text.to_string()))?;
        match unknown.len().saturating_sub(NAMED) {
            0 => Ok(()),
            others => self.screen.paragraph(&self.lang.and_others(others)),
        }
    }

    /// The answers of a section, one of them to change; `None`: back to the sections.
    fn put_section(
        &mut self,
        section: &ReviewedSection<'_>,
        preselected: usize,
    ) -> Result<Option<Next>, Cut> {
        self.screen.begin()?;
        self.screen
            .paragraph(&self.lang.review_section(section.title))?;
        let answers = section.answers.iter();
        let entries: Vec<String> = answers.map(|answer| reviewed(answer, self.lang)).collect();
        let chosen = self.screen.menu(&entries, preselected)?;
        self.reviewing = chosen.map(|index| (section.title.to_owned(), index));
        Ok(chosen.map(|index| Next::Change(section.answers[index].reference)))
    }
}

/// A question with its answer.
fn reviewed(reviewed: &Reviewed<'_>, lang: Lang) -> String {
    let words = reviewed.question.in_words(reviewed.answer, lang);
    if reviewed.counted {
        lang.reviewed(&reviewed.question.text, &words)
    } else {
        lang.reviewed_dropped(&reviewed.question.text, &words)
    }
}
