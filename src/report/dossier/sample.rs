//! Small results to test with.

use crate::answers;
use crate::assessment::assess;
use crate::diagnostic::{Faults, Source};
use crate::messages::Lang;
use crate::questionnaire;
use crate::report::{Context, Report, build};

const HEADER: &str = "
[questionnaire]
id = \"sample\"
format = 1
version = \"1\"
language = \"en\"
title = \"Sample\"
[section.first]
title = \"First\"
[section.second]
title = \"Second\"
[scale.part]
none = { text = \"None\" }
some = { text = \"Some\" }
all = { text = \"All\" }
";

/// The result of answers, written as the lines of their table, to rules behind the header.
pub fn report(rules: &str, answers: &str) -> Report {
    let source = |name: &str, text: String| Source {
        name: name.to_owned(),
        text,
    };
    let fail = |faults: Faults| -> ! { panic!("{}", faults.render(Lang::En, false)) };
    let rules = source("rules.toml", format!("{HEADER}{rules}"));
    let rules = questionnaire::load(&[rules], None, Lang::En).unwrap_or_else(|f| fail(f));
    let answers = source("answers.toml", format!("[answers]\n{answers}\n"));
    let loaded = answers::read(&answers, &rules, Lang::En).unwrap_or_else(|f| fail(f));
    let context = Context {
        questionnaire: &rules,
        answers: &loaded.answers,
        disagreements: &[],
        profiles: &rules.profiles.refs().collect::<Vec<_>>(),
        lang: Lang::En,
        assessed_at: "2026-11-23T00:00:00Z".to_owned(),
    };
    build(&context, &assess(&rules, &loaded.answers, None))
}

/// A question of the scale for each id, in a section, with a criterion `c-…` that asks for all.
pub fn questions(section: &str, ids: &[&str]) -> String {
    let question = |id: &&str| {
        format!(
            "[question.{id}]\nsection = \"{section}\"\ntext = \"Is {id} done?\"\nscale = \"part\"\n\
             na = \"It may not apply\"\n\
             [criterion.c-{id}]\ntext = \"{id} is done\"\nneeds = {{ {id} = \"all\" }}\n"
        )
    };
    ids.iter().map(question).collect()
}
