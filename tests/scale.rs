//! How the cost of `questionnaire check` grows. Ignored by default, for a debug build measures
//! nothing: `cargo test --release --test scale -- --ignored --nocapture`.
//! `PALIER_SCALE` names a folder to keep the rules in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Writes rules of so many questions, three criteria for each, in a folder of files small enough
/// to be read. One question in five is only asked after another; levels, gates, advice, training
/// and a translation grow along.
fn write_rules(folder: &Path, questions: usize) {
    std::fs::create_dir_all(folder.join("translations")).unwrap();
    let mut header = String::from(
        "[questionnaire]\nid = \"large\"\nformat = 1\nversion = \"1\"\nlanguage = \"en\"\n\
         title = \"Large\"\n[section.all]\ntitle = \"All\"\n[profile.dev]\nlabel = \"Developers\"\n\
         [scale.part]\nnone = { text = \"None\" }\nsome = { text = \"Some\" }\n\
         all = { text = \"All\" }\n",
    );
    let mut translation = String::from(
        "[questionnaire]\ntitle = \"Grand\"\n[section.all]\ntitle = \"Tout\"\n\
         [profile.dev]\nlabel = \"Développeurs\"\n[scale.part]\nnone.text = \"Rien\"\n\
         some.text = \"Une partie\"\nall.text = \"Tout\"\n\
         [dimension.maturity]\nlabel = \"M\"\n[dimension.stage]\nlabel = \"S\"\n",
    );
    for level in 0..5 {
        let _ = write!(
            translation,
            "[dimension.maturity.level.m{level}]\nlabel = \"L\"\n\
             [dimension.stage.level.s{level}]\nlabel = \"L\"\n"
        );
    }
    let part = 2000;
    for first in (0..questions).step_by(part) {
        let mut text = String::new();
        for index in first..questions.min(first + part) {
            question(&mut text, index);
            translated(&mut translation, index);
        }
        std::fs::write(folder.join(format!("part-{first:06}.toml")), text).unwrap();
    }
    dimensions(&mut header, questions);
    std::fs::write(folder.join("a-header.toml"), header).unwrap();
    std::fs::write(folder.join("translations/fr.toml"), translation).unwrap();
}

fn question(text: &mut String, index: usize) {
    // A gate on what is not always asked: only a search can tell that it is never emptied.
    let (asked, also) = match index % 5 {
        4 => (
            format!("when = {{ q{} = {{ min = \"some\" }} }}\n", index - 1),
            format!("q{} = {{ min = \"some\" }}, ", index - 1),
        ),
        _ => (String::new(), String::new()),
    };
    let _ = write!(
        text,
        "[question.q{index}]\nsection = \"all\"\ntext = \"Is part {index} done?\"\n\
         scale = \"part\"\n{asked}\
         [criterion.c{index}-begun]\ntext = \"Part {index} is begun\"\n\
         needs = {{ {also}q{index} = {{ min = \"some\" }} }}\n\
         [criterion.c{index}-done]\ntext = \"Part {index} is done\"\n\
         needs = {{ {also}q{index} = \"all\" }}\nafter = [\"c{index}-begun\"]\nremedy = {{ text = \"Do\" }}\n\
         [criterion.c{index}-known]\ntext = \"Part {index} is known\"\n\
         needs = [{{ c{index}-begun = \"met\" }}, {{ q{index} = \"all\" }}]\n\
         remedy = {{ text = \"Know\" }}\n"
    );
}

fn translated(text: &mut String, index: usize) {
    let _ = write!(
        text,
        "[question.q{index}]\ntext = \"Fait ?\"\n[criterion.c{index}-begun]\ntext = \"Commencé\"\n\
         [criterion.c{index}-done]\ntext = \"Fait\"\nremedy.text = \"Faites\"\n\
         [criterion.c{index}-known]\ntext = \"Connu\"\nremedy.text = \"Sachez\"\n"
    );
}

/// Two dimensions of five levels that share all the criteria.
fn dimensions(text: &mut String, questions: usize) {
    let ids = |level: usize, suffix: &str| {
        let ids = (0..questions).filter(|index| index % 5 == level);
        let ids: Vec<String> = ids.map(|index| format!("\"c{index}-{suffix}\"")).collect();
        ids.join(", ")
    };
    for level in 0..5 {
        let head = if level == 0 {
            "[dimension.maturity]\nlabel = \"M\"\nrule = \"staged\"\n"
        } else {
            ""
        };
        let _ = write!(
            text,
            "{head}[dimension.maturity.level.m{level}]\nlabel = \"L\"\nrequires = [{}]\n",
            ids(level, "begun")
        );
    }
    for level in 0..5 {
        let head = if level == 0 {
            "[dimension.stage]\nlabel = \"S\"\nrule = \"staged\"\n"
        } else {
            ""
        };
        let _ = write!(
            text,
            "{head}[dimension.stage.level.s{level}]\nlabel = \"L\"\nexpects = {{ maturity = \"m{level}\" }}\n\
             requires = [\"c{level}-known\"]\ngates = [{}]\nadvises = [{}]\n",
            ids(level, "done"),
            ids(level, "known")
        );
    }
}

/// The shortest of a few runs, which others on the machine disturb least.
fn time(folder: &Path) -> Duration {
    let run = || {
        let start = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
        command
            .args(["questionnaire", "check", "--format", "json"])
            .arg(folder);
        let output = command.stdin(Stdio::null()).output().unwrap();
        let took = start.elapsed();
        // Nothing is wrong, and no search was given up.
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "[]\n");
        took
    };
    (0..7).map(|_| run()).min().unwrap()
}

#[test]
#[ignore = "a measure, for a release build"]
fn checking_costs_in_proportion_to_the_rules() {
    let kept = std::env::var_os("PALIER_SCALE");
    let folder = tempfile::tempdir().unwrap();
    let folder = kept.map_or(folder.path().to_owned(), PathBuf::from);
    let [small, ten_thousand, large] = [5_000, 10_000, 15_000].map(|questions| {
        let folder = folder.join(questions.to_string());
        write_rules(&folder, questions);
        let took = time(&folder);
        println!(
            "{questions} questions, {} criteria: {took:?}",
            3 * questions
        );
        took
    });
    assert!(ten_thousand < Duration::from_secs(2), "{ten_thousand:?}");
    // Fewer questions would fit in the caches of a processor, which flatters them. The slope is
    // that of ten times as many in at most twelve times as long.
    assert!(large < small * 36 / 10, "{small:?} then {large:?}");
}
