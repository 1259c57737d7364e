//! Whether support may be asked for, then and now, and what lacks for it.

use super::super::{ComparisonReport, ReadinessChangeReport, SideReport, VerdictReport};
use super::{Letter, arrow};
use crate::messages::Lang;
use crate::questionnaire::Verdict;

/// The verdict of both at one stage; then, apart, at the stage that each asks for.
pub fn write(letter: &mut dyn Letter, report: &ComparisonReport, lang: Lang) {
    let Some(readiness) = &report.readiness else {
        return;
    };
    let dimension = report.dimensions.iter();
    let dimension = dimension.filter(|d| d.id == readiness.dimension);
    let label: String = dimension.map(|d| lang.lower_first(&d.label)).collect();
    let stage = readiness.stage.rank;
    letter.title(&lang.ask_for_support(&label, stage));
    let (then, now) = (told(&readiness.before, lang), told(&readiness.after, lang));
    let both = match then == now {
        true => lang.compare_same_verdict(stage, &now),
        false => lang.compare_verdicts(stage, &then, &now),
    };
    let own = own_stages(report, readiness, lang);
    let sentences: Vec<String> = [both].into_iter().chain(own).collect();
    letter.text(&sentences.join(" "));
    gaps(letter, report, lang);
}

/// A verdict in a word or two: "not yet" would suggest to wait where an answer rules support out.
pub fn word(verdict: &VerdictReport, lang: Lang) -> String {
    match verdict.verdict {
        Verdict::NoGo if !verdict.excluding.is_empty() => lang.verdict_word_excluded(),
        other => lang.verdict_word(other.name()),
    }
}

/// A verdict, with the gates that keep it from being better.
fn told(verdict: &VerdictReport, lang: Lang) -> String {
    let word = word(verdict, lang);
    match lang.compare_gates(verdict.blockers.len(), verdict.to_verify.len()) {
        counts if counts.is_empty() => word,
        counts => lang.compare_counted(&word, &counts),
    }
}

/// A verdict for another stage answers another question: it is told with its stage, and its own
/// counts.
fn own_stages(
    report: &ComparisonReport,
    readiness: &ReadinessChangeReport,
    lang: Lang,
) -> Vec<String> {
    let own = |side: &SideReport, common: &VerdictReport| {
        let own = side.readiness.as_ref()?;
        let excluding = common.excluding.iter();
        let excluding = excluding.filter(|id| own.blockers.contains(id));
        let verdict = VerdictReport {
            verdict: own.verdict,
            blockers: own.blockers.clone(),
            to_verify: own.to_verify.clone(),
            conditions: own.conditions.clone(),
            excluding: excluding.cloned().collect(),
        };
        let stage = own.asked.rank;
        (stage != readiness.stage.rank).then(|| (stage, told(&verdict, lang)))
    };
    let before = own(&report.before, &readiness.before);
    let before = before.map(|(stage, verdict)| lang.compare_own_before(stage, &verdict));
    let after = own(&report.after, &readiness.after);
    let after = after.map(|(stage, verdict)| lang.compare_own_after(stage, &verdict));
    [before, after].into_iter().flatten().collect()
}

/// How many levels each dimension lacks for that stage.
fn gaps(letter: &mut dyn Letter, report: &ComparisonReport, lang: Lang) {
    for gap in &report.gap {
        let (before, after) = (gap.before.len(), gap.after.len());
        let dimension = report.dimensions.iter().find(|d| d.id == gap.dimension);
        let Some(dimension) = dimension.filter(|_| before + after > 0) else {
            continue;
        };
        let changes = match before == after {
            true => lang.compare_as_before(&lang.compare_lacking(after)),
            false => arrow(&lang.compare_lacking(before), &lang.compare_lacking(after)),
        };
        let expected = format!("{}/{}", gap.expected.rank, dimension.levels);
        letter.text(&lang.compare_gap(&dimension.label, &expected, &changes));
    }
}
