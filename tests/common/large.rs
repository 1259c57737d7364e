//! Rules as large as wanted, to measure with.

use std::fmt::Write;

use palier::diagnostic::Source;

/// The files of a questionnaire, each small enough to be read.
pub struct Rules {
    /// The rule files, sorted by name.
    pub files: Vec<Source>,
    /// The translation into French.
    pub french: String,
}

/// Rules of so many questions, three criteria for each. One question in five is only asked after
/// another; levels, gates, advice and a translation grow along.
pub fn rules(questions: usize) -> Rules {
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
    dimensions(&mut header, questions);
    let source = |name: String, text: String| Source { name, text };
    let mut files = vec![source("a-header.toml".to_owned(), header)];
    let part = 2000;
    for first in (0..questions).step_by(part) {
        let mut text = String::new();
        for index in first..questions.min(first + part) {
            question(&mut text, index);
            translated(&mut translation, index);
        }
        files.push(source(format!("part-{first:06}.toml"), text));
    }
    Rules {
        files,
        french: translation,
    }
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
