//! A dimension that shares of tagged answers decide.

use super::Writer;
use super::counted::TOLD;
use crate::questionnaire::Text;
use crate::report::explain::{
    DimensionExplanation, LevelExplanation, SharesReport, SkippedReport, TagReport, TaggedReport,
};
use crate::truth::Truth;

impl Writer<'_> {
    pub(super) fn shares(&mut self, dimension: &DimensionExplanation, whole: bool) {
        let Some(shares) = &dimension.shares else {
            return;
        };
        if shares.counted == 0 {
            self.page.text(&self.lang.nothing_applies());
            return self.not_counted(&shares.ignored, usize::MAX);
        }
        self.thresholds(dimension, shares);
        let told = if whole { usize::MAX } else { TOLD };
        self.unanswered(dimension, shares, told);
        // The last level has no condition: what could bring it down is what carries a tag.
        let deciding = dimension.levels.iter().find(|level| level.decides);
        let deciding = deciding.and_then(|level| level.tag.as_ref());
        for tag in &shares.tags {
            if whole || deciding == Some(&tag.tag) {
                self.tag(tag, told);
            }
        }
        self.not_counted(&shares.ignored, told);
    }

    /// The thresholds down to the one that decides; what each tag stands for, where it is met first.
    fn thresholds(&mut self, dimension: &DimensionExplanation, shares: &SharesReport) {
        let lang = self.lang;
        let mut counts = lang.explain_shares(shares.counted);
        if !shares.to_verify.is_empty() {
            let as_tag = shares.tags.iter().find(|tag| tag.unanswered);
            counts = match as_tag {
                Some(tag) => lang.explain_unknown_as(&counts, &tag.tag),
                None => lang.explain_unknown_only(&counts),
            };
        }
        self.page.text(&lang.explain_thresholds(&counts));
        let decided = dimension.levels.iter().position(|level| level.decides);
        let looked_at = decided.map_or(0, |index| index + 1);
        let mut met: Vec<&Text> = Vec::new();
        for level in &dimension.levels[..looked_at] {
            self.level_share(level);
            if let Some(tag) = level.tag.as_ref().filter(|tag| !met.contains(tag)) {
                met.push(tag);
                self.example(shares, tag);
            }
        }
    }

    fn level_share(&mut self, level: &LevelExplanation) {
        let lang = self.lang;
        let label = &level.label;
        let (Some(tag), Some(min), Some(share)) = (&level.tag, level.min, level.share) else {
            return self.page.item(&lang.explain_no_share(label));
        };
        let percent = |share: f64| lang.typed_number((share * 1000.0).round() / 10.0);
        let (min, share) = (percent(min), percent(share));
        let words = match level.decides {
            false => lang.explain_share_passed(label, &min, tag, &share),
            true => lang.explain_share_decides(label, &min, tag, &share),
        };
        self.page.item(&words);
    }

    /// An answer that carries a tag: a tag has no other name.
    fn example(&mut self, shares: &SharesReport, tag: &str) {
        let found = shares.tags.iter().find(|found| found.tag == tag);
        if let Some(example) = found.and_then(|tag| tag.example.as_ref()) {
            let option = self.lang.quoted(&example.option_text);
            let question = self.lang.quoted(&example.text);
            let words = self.lang.explain_tag_example(tag, &option, &question);
            self.page.below(&words);
        }
    }

    /// What is unknown, and what it may change.
    fn unanswered(&mut self, dimension: &DimensionExplanation, shares: &SharesReport, most: usize) {
        if shares.to_verify.is_empty() {
            return;
        }
        let lang = self.lang;
        let count = shares.to_verify.len();
        let settled = shares.settled.as_ref();
        let same = settled.is_some_and(|settled| {
            let level = dimension.level.as_ref();
            level == Some(&settled.lowest) && level == Some(&settled.highest)
        });
        let words = settled.map(|settled| {
            [&settled.lowest, &settled.highest].map(|level| {
                let label = lang.quoted(&level.label);
                format!("{}/{} {label}", level.rank, dimension.levels.len())
            })
        });
        let range = words
            .as_ref()
            .map(|[low, high]| (low.as_str(), high.as_str()));
        self.page.text(&match same {
            true => lang.explain_settle_same(),
            false => lang.explain_settle(count, range),
        });
        self.first_of(&shares.to_verify, most, |writer, question| {
            let who = writer.absent(&question.profiles);
            let words = writer.lang.point_to_ask(&question.text, &who);
            writer.named_point(Truth::Unknown, &words, &question.question);
        });
    }

    /// The known answers that carry a tag; the unknown ones are told before.
    fn tag(&mut self, tag: &TagReport, most: usize) {
        let known = tag.questions.iter();
        let known: Vec<&TaggedReport> = known.filter(|q| q.origin != "none").collect();
        if known.is_empty() {
            return;
        }
        self.page.text(&self.lang.explain_tagged(&tag.tag));
        self.first_of(&known, most, |writer, question| {
            writer.named_point(Truth::Unmet, &question.text, &question.id);
            let yours = writer.quoted(&question.answer_text, &question.ticked);
            writer.page.below(&match question.origin {
                "otherwise" => writer.lang.explain_counted_as(&yours),
                _ => writer.lang.explain_yours(&yours),
            });
        });
    }

    fn not_counted(&mut self, ignored: &[SkippedReport], most: usize) {
        if ignored.is_empty() {
            return;
        }
        self.page.text(&self.lang.explain_shares_na());
        self.first_of(ignored, most, |writer, skipped| {
            writer.named_point(Truth::Na, &skipped.text, &skipped.question);
            writer.skipped(skipped);
        });
    }
}
