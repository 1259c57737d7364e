//! A dimension that a score decides.

use super::Writer;
use crate::report::explain::{DimensionExplanation, PartReport, PointReport};
use crate::truth::Truth;

/// So many points of each kind are told on one screen; the others are counted.
pub(super) const TOLD: usize = 5;

impl Writer<'_> {
    pub(super) fn score(&mut self, dimension: &DimensionExplanation, whole: bool) {
        self.next_score(dimension);
        if dimension.may_be_na {
            self.page.text(&self.lang.explain_may_be_na());
        }
        for part in &dimension.parts {
            let words = self.part(part);
            self.page.item(&words);
        }
        self.points(dimension, if whole { usize::MAX } else { TOLD });
    }

    /// The score, what is still possible, and where the next level starts.
    fn next_score(&mut self, dimension: &DimensionExplanation) {
        let (Some(low), Some(high)) = (dimension.score, dimension.possible_score) else {
            return self.page.text(&self.lang.nothing_applies());
        };
        let lang = self.lang;
        let mut words = Vec::new();
        let proven = dimension.level.as_ref().map_or(0, |level| level.rank);
        let next = dimension.levels.get(proven);
        let missed = next.and_then(|next| next.from).filter(|from| low < *from);
        let score = self.number_below(low, missed);
        let best = self.number(dimension.best_score.unwrap_or(high));
        if high > low {
            words.push(lang.explain_score_possible(&score, &self.number(high), &best));
        } else {
            words.push(lang.explain_score(&score, &best));
        }
        if let Some(next) = next
            && let Some(from) = next.from
        {
            let goal = format!("{}/{}", next.rank, dimension.levels.len());
            words.push(lang.explain_score_next(&goal, &next.label, &self.number(from)));
        }
        self.page.text(&words.join(" "));
    }

    fn part(&self, part: &PartReport) -> String {
        let label = self.named(&part.label, &part.id);
        let Some(score) = part.score else {
            return self.lang.explain_part_none(&label);
        };
        let score = self.number(score);
        match &part.level {
            Some(level) => {
                let level = format!("{}/{}", level.rank, part.levels);
                self.lang.explain_part_level(&label, &score, &level)
            }
            None => self.lang.explain_part(&label, &score),
        }
    }

    /// What to verify, then the points lost, largest first; what is left out, and why.
    fn points(&mut self, dimension: &DimensionExplanation, most: usize) {
        let of = |state, gains: fn(f64) -> bool| -> Vec<&PointReport> {
            let points = dimension.points.iter();
            points
                .filter(|p| p.state == state && gains(p.gain))
                .collect()
        };
        let unknown = of(Truth::Unknown, |gain| gain > 0.0);
        let lost = of(Truth::Unmet, |gain| gain > 0.0);
        let mut idle = of(Truth::Unknown, |gain| gain <= 0.0);
        idle.extend(of(Truth::Unmet, |gain| gain <= 0.0));
        self.gaining(&unknown, most);
        self.losing(&lost, most);
        let nothing_told = unknown.is_empty() && lost.is_empty();
        if !idle.is_empty() {
            // Unless a largest has what it takes already.
            let lacks = dimension.best_score > dimension.score;
            let answers = all_answers(&idle);
            self.page.text(&match (lacks && nothing_told, answers) {
                (true, true) => self.lang.explain_points_together(),
                (true, false) => self.lang.explain_items_together(),
                (false, answers) => self.lang.explain_points_idle(idle.len(), answers),
            });
        }
        if most == usize::MAX || nothing_told {
            self.first_of(&idle, most, |writer, point| writer.idle_point(point));
        }
        let best = of(Truth::Met, |_| true);
        if !best.is_empty() {
            let words = self
                .lang
                .explain_points_best(best.len(), all_answers(&best));
            self.page.text(&words);
        }
        self.left_out_points(&of(Truth::Na, |_| true), most);
    }

    /// What is unknown, and what it may bring: told once where it is the same of all.
    fn gaining(&mut self, points: &[&PointReport], most: usize) {
        let each = same_gain(points);
        match each {
            Some(gain) => {
                let gain = self.number(gain);
                self.page
                    .text(&self.lang.explain_points_to_verify_each(&gain));
            }
            None if points.is_empty() => {}
            None => self.page.text(&self.lang.explain_points_to_verify()),
        }
        self.first_of(points, most, |writer, point| {
            writer.unknown_point(point, each.is_none());
        });
    }

    /// Points lost, likewise.
    fn losing(&mut self, points: &[&PointReport], most: usize) {
        let each = same_gain(points);
        match each {
            Some(gain) => {
                let gain = self.number(gain);
                self.page.text(&self.lang.explain_points_lost_each(&gain));
            }
            None if points.is_empty() => {}
            None => self.page.text(&self.lang.explain_points_lost()),
        }
        self.first_of(points, most, |writer, point| {
            writer.lost_point(point, each.is_none());
        });
    }

    fn left_out_points(&mut self, points: &[&PointReport], most: usize) {
        if points.is_empty() {
            return;
        }
        self.page.text(&self.lang.explain_points_na());
        self.first_of(points, most, |writer, point| {
            writer.named_point(Truth::Na, &point.text, &point.id);
            if let Some(skipped) = &point.skipped {
                writer.skipped(skipped);
            }
        });
    }

    fn unknown_point(&mut self, point: &PointReport, with_gain: bool) {
        let gain = self.number(point.gain);
        let words = match with_gain {
            true => self.lang.explain_point_at_most(&gain, &point.text),
            false => point.text.to_string(),
        };
        self.named_point(Truth::Unknown, &words, &point.id);
        let others = point.to_verify.iter().filter(|q| q.question != point.id);
        let others: Vec<_> = others.collect();
        self.first_of(&others, TOLD, |writer, question| {
            let text = writer.lang.quoted(&question.text);
            writer.page.below(&writer.lang.explain_answer(&text));
        });
        if let Some(skipped) = &point.skipped {
            self.skipped(skipped);
        }
    }

    fn lost_point(&mut self, point: &PointReport, with_gain: bool) {
        let gain = self.number(point.gain);
        let words = match with_gain {
            true => self.lang.explain_point(&gain, &point.text),
            false => point.text.to_string(),
        };
        self.named_point(Truth::Unmet, &words, &point.id);
        self.point_value(point);
    }

    fn idle_point(&mut self, point: &PointReport) {
        self.named_point(point.state, &point.text, &point.id);
        self.point_value(point);
    }

    fn point_value(&mut self, point: &PointReport) {
        if let Some(best) = &point.best_text {
            let yours = self.lang.quoted(&point.value_text);
            let best = self.lang.quoted(best);
            self.page.below(&self.lang.explain_best(&yours, &best));
        }
        if let Some(skipped) = &point.skipped {
            self.skipped_because(skipped);
        }
        let remedy = point.remedy.as_ref();
        if let Some(text) = remedy.and_then(|remedy| remedy.text.as_ref()) {
            self.page.action(text);
        }
    }
}

/// What each of several items brings, if it is the same of all.
fn same_gain(points: &[&PointReport]) -> Option<f64> {
    let (first, others) = points.split_first()?;
    let same = !others.is_empty() && others.iter().all(|point| point.gain == first.gain);
    same.then_some(first.gain)
}

/// Whether items are all answers to questions.
fn all_answers(points: &[&PointReport]) -> bool {
    points.iter().all(|point| point.on == "question")
}
