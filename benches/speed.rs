//! How long an assessment, a check, a plan and a result take: `cargo bench`, or `cargo bench plan` for some.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "speed/rules.rs"]
mod rules;

// Shared with a test, which reads the translation too.
#[allow(dead_code)]
#[path = "../tests/common/large.rs"]
mod large;

#[path = "../tests/common/large_result.rs"]
mod large_result;

use std::process::{Command, Stdio};

use divan::{Bencher, black_box};
use palier::assessment::assess;
use palier::explain::Explainer;
use palier::lint::{self, Subjects};
use palier::messages::Lang;
use palier::plan::{Target, default_target};
use palier::questionnaire::Verdict;
use rules::{Subject, dimension};

/// How many questions.
const SIZES: [usize; 3] = [60, 1_000, 10_000];

/// Answers to the questionnaire that palier carries, from the worst to the best.
const SAMPLES: [&str; 6] = [
    "pires-reponses",
    "decouverte",
    "en-retard",
    "rootless",
    "pret",
    "meilleures-reponses",
];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn assessment(bencher: Bencher<'_, '_>, questions: usize) {
    let subject = rules::large(questions);
    bencher.bench_local(|| assess(&subject.questionnaire, &subject.answers, subject.stage));
}

#[divan::bench(args = SIZES)]
fn check(bencher: Bencher<'_, '_>, questions: usize) {
    let rules = large::rules(questions);
    let subjects = || Subjects {
        rules: &rules.files,
        translations: &[],
        previous: None,
        today: jiff::civil::date(2026, 11, 23),
    };
    bencher.bench_local(|| lint::check(subjects(), Some(Lang::En), Lang::En));
}

/// Of every dimension.
#[divan::bench(args = SIZES)]
fn explanation(bencher: Bencher<'_, '_>, questions: usize) {
    let subject = rules::large(questions);
    let (questionnaire, answers) = (&subject.questionnaire, &subject.answers);
    let assessment = assess(questionnaire, answers, subject.stage);
    let explainer = Explainer {
        questionnaire,
        answers,
        assessment: &assessment,
    };
    bencher.bench_local(|| {
        for dimension in questionnaire.dimensions.refs() {
            black_box(explainer.dimension(dimension));
        }
    });
}

/// A result of 1,000 criteria, each answered with a note and evidence: to be held under 1 s.
mod result {
    use super::*;
    use palier::charset::Charset;
    use palier::report::table::{self, Layout};
    use palier::report::{Report, csv, html, json, markdown};

    fn measure(bencher: Bencher<'_, '_>, render: impl Fn(&Report) -> String) {
        let report = large_result::report();
        bencher.bench_local(|| render(&report));
    }

    #[divan::bench]
    fn as_table(bencher: Bencher<'_, '_>) {
        let layout = Layout {
            width: Layout::DEFAULT_WIDTH,
            color: false,
            charset: Charset::Utf8,
        };
        measure(bencher, |report| table::render(report, Lang::En, layout));
    }

    #[divan::bench]
    fn as_json(bencher: Bencher<'_, '_>) {
        measure(bencher, |report| json::render(report).unwrap());
    }

    #[divan::bench]
    fn as_markdown(bencher: Bencher<'_, '_>) {
        measure(bencher, |report| markdown::result(report, Lang::En));
    }

    #[divan::bench]
    fn as_request(bencher: Bencher<'_, '_>) {
        measure(bencher, |report| markdown::request_file(report, Lang::En));
    }

    #[divan::bench]
    fn as_html(bencher: Bencher<'_, '_>) {
        measure(bencher, |report| html::render(report, Lang::En).unwrap());
    }

    #[divan::bench]
    fn as_csv(bencher: Bencher<'_, '_>) {
        measure(bencher, |report| csv::render(report, Lang::En).unwrap());
    }
}

mod plan {
    use super::*;

    /// From a fifth of the answers missing or short of what is wanted, to go at the last stage.
    #[divan::bench(args = SIZES)]
    fn to_go(bencher: Bencher<'_, '_>, questions: usize) {
        let subject = rules::large(questions);
        measure(bencher, &subject, Target::Verdict(Verdict::Go));
    }

    /// To what is aimed at when nothing is asked for: to be held under 10 ms.
    #[divan::bench(args = SAMPLES)]
    fn cloud_pi_native(bencher: Bencher<'_, '_>, sample: &str) {
        let subject = rules::carried(sample);
        let assessment = assess(&subject.questionnaire, &subject.answers, None);
        let target = default_target(&subject.questionnaire, &assessment);
        let top = dimension(&subject, "maturity", usize::MAX);
        measure(bencher, &subject, target.unwrap_or(top));
    }

    /// All that can be asked for, at the last stage: to be held under 10 ms.
    #[divan::bench(args = SAMPLES)]
    fn cloud_pi_native_to_go(bencher: Bencher<'_, '_>, sample: &str) {
        let mut subject = rules::carried(sample);
        subject.stage = Some(usize::MAX);
        measure(bencher, &subject, Target::Verdict(Verdict::Go));
    }

    /// 200 questions in 40 groups that share nothing; 160 changes: to be held under 100 ms.
    #[divan::bench]
    fn in_40_components(bencher: Bencher<'_, '_>) {
        let subject = rules::components();
        let target = dimension(&subject, "maturity", 1);
        let changes = measure(bencher, &subject, target);
        assert_eq!(changes, Some(160));
    }

    /// A tree of 90 questions, from 1.2 to the next level and to the last: to be held under 10 ms.
    #[divan::bench(args = [2, 5])]
    fn in_a_tree_of_90(bencher: Bencher<'_, '_>, rank: usize) {
        let subject = rules::tree();
        measure(bencher, &subject, dimension(&subject, "total", rank));
    }

    /// How many changes the plan has that was measured; `None`: nothing leads there.
    fn measure(bencher: Bencher<'_, '_>, subject: &Subject, target: Target) -> Option<usize> {
        let (rules, answers) = (&subject.questionnaire, &subject.answers);
        let assessment = assess(rules, answers, subject.stage);
        let plan = || palier::plan::plan(rules, answers, &assessment, target);
        let found = plan();
        assert!(found.exact, "{found:?}");
        bencher.bench_local(plan);
        found.changes.map(|changes| changes.len())
    }
}

/// Whole runs, beside a process that does nothing: what they add to it is the program's.
mod process {
    use super::*;

    const ANSWERS: &str = "questionnaires/cloud-pi-native/answers/pires-reponses.toml";

    #[divan::bench]
    fn does_nothing(bencher: Bencher<'_, '_>) {
        bencher.bench_local(|| run("true", &[]));
    }

    #[divan::bench(args = [
        "--version",
        "assess --no-input --answers",
        "explain --answers",
        "plan --answers",
        "catalogue",
        "questionnaire check",
    ])]
    fn palier(bencher: Bencher<'_, '_>, command: &str) {
        let answers = command.ends_with("--answers").then_some(ANSWERS);
        let words: Vec<&str> = command.split(' ').chain(answers).collect();
        bencher.bench_local(|| run(env!("CARGO_BIN_EXE_palier"), &words));
    }

    fn run(program: &str, words: &[&str]) {
        let mut command = Command::new(program);
        let command = command.args(words).stdin(Stdio::null());
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(status.unwrap().success(), "{program} {words:?}");
    }
}
