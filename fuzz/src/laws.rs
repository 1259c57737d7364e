//! What must hold of everything that is read and printed.

use palier::answers::Answers;
use palier::assessment::{Assessment, assess};
use palier::charset::Charset;
use palier::diagnostic::{Faults, clean};
use palier::messages::Lang;
use palier::plan::{Target, default_target};
use palier::questionnaire::{Answer, Profile, Questionnaire, Ref, Rule, Verdict};
use palier::report::json::{self, saved};
use palier::report::table::{self, Layout};
use palier::report::{Context, Report, build, csv, explain, html, markdown, plan};

use super::page::Page;
use super::texts::source;

/// What an input is used for, where doing all with it would leave time for few inputs: numbers that
/// only depend on its bytes.
pub struct Ways(usize);

impl Ways {
    /// The ways that an input goes.
    pub fn of(data: &[u8]) -> Ways {
        // FNV-1a.
        let mixed = data.iter().fold(0xcbf2_9ce4_8422_2325_u64, |mixed, &byte| {
            (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Ways((mixed >> 24) as usize)
    }

    /// One of the ways at a fork, from 0: as often each, whatever was taken at the fork before.
    pub fn one_of(&mut self, ways: usize) -> usize {
        let way = self.0 % ways;
        self.0 /= ways;
        way
    }

    /// One of both languages.
    pub fn lang(&mut self) -> Lang {
        match self.one_of(2) {
            0 => Lang::Fr,
            _ => Lang::En,
        }
    }
}

/// The moment of every result.
pub const MOMENT: &str = "2026-11-23T00:00:00Z";
const PLAIN: Layout = Layout {
    charset: Charset::Utf8,
    width: Layout::DEFAULT_WIDTH,
    color: false,
};
const NARROW: Layout = Layout {
    charset: Charset::Utf8,
    width: Layout::MIN_WIDTH,
    color: true,
};

/// Nothing in a text that is printed can move a cursor, turn a line around or hide.
pub fn printable(text: &str) {
    assert!(clean(text) == text, "unsafe to print: {text:?}");
}

/// Faults are told, in one way at least, safe to print.
pub fn told(faults: &Faults) {
    assert!(!faults.list.is_empty(), "refused without a reason");
    for lang in [Lang::Fr, Lang::En] {
        printable(&faults.render_within(Layout::DEFAULT_WIDTH, Charset::Utf8, lang, false));
    }
    faults.render(Lang::En, true);
}

/// What a document is as JSON, on a page and in Markdown.
pub fn document(json: &str, table: impl Fn(Layout) -> String, markdown: &str) {
    printable(json);
    printable(&table(PLAIN));
    table(NARROW);
    printable(markdown);
}

/// A result: printed, and the same when it was saved and read back.
pub fn result(report: &Report, ways: &mut Ways) {
    let text = json(report);
    let back = saved::report(&source("result.json", &text), Lang::En);
    let back = back.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false)));
    assert_eq!(json(&back), text, "read back, a result is the same");
    printable(&text);
    printed(&back, ways);
}

fn json(report: &Report) -> String {
    json::render(report).unwrap_or_else(|error| panic!("{error}"))
}

/// A result in a format.
fn printed(report: &Report, ways: &mut Ways) {
    let lang = report.language;
    match ways.one_of(4) {
        0 => {
            printable(&table::render(report, lang, PLAIN));
            table::render(report, lang, NARROW);
            printable(&table::recap(report, lang).unwrap_or_default());
        }
        1 => {
            printable(&markdown::result(report, lang));
            printable(&markdown::request_file(report, lang));
        }
        2 => {
            let page = html::render(report, lang).unwrap_or_else(|error| panic!("{error}"));
            printable(&page);
            Page::read(&page);
        }
        _ => cells(&csv::render(report, lang).unwrap_or_else(|error| panic!("{error}"))),
    }
}

/// A sheet: marked as UTF-8, and no cell or part of one that a spreadsheet takes for a formula.
pub fn cells(sheet: &str) {
    let sheet = sheet.strip_prefix('\u{feff}');
    let sheet = sheet.unwrap_or_else(|| panic!("no byte order mark"));
    printable(&sheet.replace("\r\n", "\n"));
    assert!(sheet.ends_with("\r\n"), "the last row ends");
    // Whatever is quoted and however cells are parted, a sign of a formula stands behind none.
    let mut at_start = true;
    for character in sheet.chars() {
        assert!(
            !(at_start && "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(character)),
            "a formula: {sheet}"
        );
        at_start = match character {
            ',' | '\n' => true,
            '"' => at_start,
            _ => false,
        };
    }
}

/// What answers come to, for the stage reached or the last, what is told about it, and what always
/// holds of it.
pub fn everything(rules: &Questionnaire, answers: &Answers, lang: Lang, ways: &mut Ways) {
    let stage = rules.stage_dimension().filter(|_| ways.one_of(3) == 0);
    let stage = stage.map(|stage| rules.dimensions[stage].levels.len());
    let assessment = assess(rules, answers, stage.filter(|&last| last > 0));
    sound(rules, &assessment);
    let profiles = present(rules, answers);
    let context = Context {
        questionnaire: rules,
        answers,
        disagreements: &[],
        profiles: &profiles,
        lang,
        assessed_at: MOMENT.to_owned(),
    };
    match ways.one_of(3) {
        0 => result(&build(&context, &assessment), ways),
        1 => explained(&context, &assessment),
        _ => planned(&context, &assessment, ways),
    }
}

/// Profiles present: those of the answers, else all.
pub fn present(rules: &Questionnaire, answers: &Answers) -> Vec<Ref<Profile>> {
    let all = || rules.profiles.refs().collect();
    answers.profiles.clone().unwrap_or_else(all)
}

/// What is proven is possible (`first` excepted), and ranks exist.
fn sound(rules: &Questionnaire, assessment: &Assessment) {
    for (reference, dimension) in rules.dimensions.iter() {
        let standing = assessment.dimension(reference);
        let (proven, possible) = (standing.proven, standing.possible);
        assert!(possible <= dimension.levels.len(), "{}", dimension.id);
        let is_sure = !matches!(dimension.rule, Rule::First(_));
        assert!(
            !is_sure || proven <= possible,
            "{}: {proven} > {possible}",
            dimension.id
        );
    }
}

fn explained(context: &Context<'_>, assessment: &Assessment) {
    let lang = context.lang;
    let explanation = explain::build(
        &explain::Context {
            questionnaire: context.questionnaire,
            answers: context.answers,
            assessment,
            profiles: context.profiles,
            lang,
            assessed_at: MOMENT.to_owned(),
        },
        None,
    );
    let json = json::render(&explanation).unwrap_or_else(|error| panic!("{error}"));
    let told = |layout| table::explain::render(&explanation, lang, layout);
    document(&json, told, &markdown::explanation(&explanation, lang));
}

/// The plan to what is aimed at, or to all that can be asked for.
fn planned(context: &Context<'_>, assessment: &Assessment, ways: &mut Ways) {
    let (rules, lang) = (context.questionnaire, context.lang);
    let stages = rules.stage_dimension().filter(|_| ways.one_of(2) == 0);
    let planned = plan::build(&plan::PlanContext {
        questionnaire: rules,
        answers: context.answers,
        assessment,
        profiles: context.profiles,
        target: match stages {
            Some(_) => Some(Target::Verdict(Verdict::Go)),
            None => default_target(rules, assessment),
        },
        lang,
        assessed_at: MOMENT.to_owned(),
    });
    let json = json::render(&planned).unwrap_or_else(|error| panic!("{error}"));
    let told = |layout| table::plan::render(&planned, lang, layout);
    document(&json, told, &markdown::plan(&planned, lang));
}

/// The first option of every question, or the last; every other one ticked.
pub fn answered(rules: &Questionnaire, best: bool) -> Answers {
    let mut answers = Answers::none(rules);
    for (reference, question) in rules.questions.iter() {
        let last = question.options().len().checked_sub(1);
        let Some(last) = last else { continue };
        let chosen = if best { last } else { 0 };
        answers.set(
            reference,
            match question.kind {
                palier::questionnaire::Kind::Many(_) if best => Answer::Many((0..=last).collect()),
                palier::questionnaire::Kind::Many(_) => Answer::Many(Vec::new()),
                _ => Answer::One(chosen),
            },
        );
    }
    answers
}
