//! Where the answers of the team differ, and how far apart they lie.

use indexmap::IndexSet;

use crate::messages::Lang;
use crate::order::Arrange;
use crate::report::sentences;
use crate::report::{DisagreementReport, Report};

/// More options are not drawn.
const MOST_OPTIONS: usize = 24;

/// More letters at one place would run into those beside it: they are counted instead.
const MOST_LETTERS: usize = 3;

/// A question that the team answers differently.
pub struct DisagreementRow {
    /// The question.
    pub question: String,
    /// Who says what.
    pub voices: Vec<Voice>,
    /// What counts meanwhile.
    pub kept: String,
    /// Where the answers lie; `None` where none is better than another.
    pub spread: Option<Spread>,
}

/// What one person says.
pub struct Voice {
    /// Who, and what.
    pub words: String,
    /// A letter that stands for the person in the picture; empty without one.
    pub letter: String,
}

/// Answers on a scale of graded options.
pub struct Spread {
    /// What it shows, in words.
    pub words: String,
    /// How many options there are.
    pub options: usize,
    /// The letters of those who chose each option, from the worst; only those that were chosen.
    pub places: Vec<(usize, String)>,
}

/// The disagreement on a question, if there is one.
pub fn on<'r>(report: &'r Report, question: &str) -> Option<&'r DisagreementReport> {
    let mut disagreements = report.disagreements.iter();
    disagreements.find(|disagreement| disagreement.question == question)
}

/// Whether a prerequisite that stands in the way rests on answers that differ.
pub fn decide(report: &Report) -> bool {
    let Some(readiness) = &report.readiness else {
        return false;
    };
    let in_the_way = |id| readiness.blockers.contains(id) || readiness.to_verify.contains(id);
    let mut points = report.prerequisites.iter().filter(|p| in_the_way(&p.id));
    points.any(|p| p.because.iter().any(|b| on(report, &b.question).is_some()))
}

/// The answers among which the team must settle, as quotations; what nobody said is not there.
pub fn to_settle(disagreement: &DisagreementReport, lang: Lang) -> String {
    let said = disagreement
        .answers
        .iter()
        .map(|said| said.answer_text.as_ref());
    let distinct: IndexSet<&str> = said.collect();
    let quoted: Vec<String> = distinct.iter().map(|text| lang.quoted(text)).collect();
    lang.to_settle(&lang.any_of(&quoted))
}

/// Where the answers of the team differ, in order of asking.
pub fn rows(report: &Report, lang: Lang) -> Vec<DisagreementRow> {
    report.disagreements.iter().map(|d| row(d, lang)).collect()
}

fn row(disagreement: &DisagreementReport, lang: Lang) -> DisagreementRow {
    let spread = spread(disagreement, lang);
    let voices = disagreement.answers.iter().enumerate();
    let voices = voices.map(|(place, said)| {
        let answer = lang.quoted(&said.answer_text);
        Voice {
            words: lang.said(&sentences::respondent(said, lang), &answer),
            letter: spread.as_ref().map_or_else(String::new, |_| letter(place)),
        }
    });
    DisagreementRow {
        question: disagreement.text.to_string(),
        voices: voices.collect(),
        kept: sentences::kept(disagreement, lang),
        spread,
    }
}

fn spread(disagreement: &DisagreementReport, lang: Lang) -> Option<Spread> {
    let drawn = |options: &usize| (2..=MOST_OPTIONS).contains(options);
    let options = disagreement.options.filter(drawn)?;
    let mut places: Vec<(usize, String)> = Vec::new();
    let mut words = vec![lang.picture_spread(options)];
    for (index, said) in disagreement.answers.iter().enumerate() {
        let Some(rank) = said.rank.filter(|rank| (1..=options).contains(rank)) else {
            continue;
        };
        words.push(lang.picture_place(&letter(index), rank));
        match places.iter_mut().find(|(place, _)| *place == rank) {
            Some((_, letters)) => letters.push_str(&letter(index)),
            None => places.push((rank, letter(index))),
        }
    }
    places.arrange();
    for (_, letters) in &mut places {
        let count = letters.chars().count();
        if count > MOST_LETTERS {
            *letters = format!("×{count}");
        }
    }
    let words = words.join(". ");
    Some(Spread {
        words,
        options,
        places,
    })
    .filter(|spread| !spread.places.is_empty())
}

/// A letter for each person, in order; beyond the alphabet, all share the last sign.
fn letter(place: usize) -> String {
    ('A'..='Z').nth(place).unwrap_or('+').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{AnswerValue, SaidReport};

    fn drawn(options: Option<usize>, ranks: &[Option<usize>]) -> Option<Spread> {
        let word = || AnswerValue::Word("some".to_owned());
        let said = ranks.iter().map(|&rank| SaidReport {
            file: "file.toml".into(),
            by: None,
            profiles: Vec::new(),
            answer: word(),
            answer_text: "Some".into(),
            rank,
        });
        let disagreement = DisagreementReport {
            question: "q".into(),
            text: "Q".into(),
            section: "all".into(),
            options,
            answers: said.collect(),
            kept: word(),
            kept_text: "Some".into(),
        };
        spread(&disagreement, Lang::En)
    }

    #[test]
    fn people_are_told_apart_by_letters_as_far_as_there_are_any() {
        assert_eq!([0, 1, 25, 26, 400].map(letter), ["A", "B", "Z", "+", "+"]);
    }

    #[test]
    fn many_at_one_place_are_counted() {
        let spread = drawn(Some(3), &[Some(1), Some(2), Some(2), Some(2), Some(2)]);
        let places = spread.map(|spread| spread.places);
        let expected = [(1, "A".to_owned()), (2, "×4".to_owned())];
        assert_eq!(places.as_deref(), Some(&expected[..]));
    }

    #[test]
    fn letters_stand_where_their_answers_lie_from_the_worst() {
        // The third one answered something else than a graded option, and keeps the letter C.
        let ranks = [Some(3), Some(1), None, Some(3)];
        let spread = drawn(Some(3), &ranks);
        let places = spread.as_ref().map(|spread| spread.places.clone());
        let expected = [(1, "B"), (3, "AD")].map(|(rank, letters)| (rank, letters.to_owned()));
        assert_eq!(places.as_deref(), Some(&expected[..]));
        let words = spread.map(|spread| spread.words);
        let expected = "Answers on a scale of 3 options, from the least to the most advanced. \
                        A: 3. B: 1. D: 3";
        assert_eq!(words.as_deref(), Some(expected));
    }

    #[test]
    fn only_answers_that_can_be_compared_are_drawn() {
        assert!(drawn(None, &[Some(1), Some(2)]).is_none());
        assert!(drawn(Some(1), &[Some(1), Some(1)]).is_none());
        assert!(drawn(Some(25), &[Some(1), Some(2)]).is_none());
        assert!(drawn(Some(3), &[Some(0), Some(4), None]).is_none());
    }
}
