//! What a packager or a user installs beside the program: completions and manual pages.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/runs.rs"]
mod runs;

use std::collections::BTreeSet;
use std::fs;

use runs::{palier, printed};

const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];
const LANGS: [&str; 2] = ["fr", "en"];
const BUILT_IN: [&str; 4] = [
    "cloud-candidate",
    "cloud-pi-native",
    "product-aspects",
    "security-practices",
];

fn script(shell: &str, lang: &str) -> String {
    printed(&["completions", shell, "--lang", lang])
}

/// The words of every page, `palier` first, from the names of the files.
fn pages(lang: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/man1");
    let output = path.to_str().unwrap();
    printed(&["man", "--output", output, "--lang", lang]);
    let mut pages: Vec<(String, String)> = fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let words = name.strip_suffix(".1").unwrap().replace('-', " ");
            (words, fs::read_to_string(&path).unwrap())
        })
        .collect();
    pages.sort();
    pages
}

/// The long options that a text names, written with or without the escapes of roff.
fn options(text: &str) -> BTreeSet<String> {
    let text = text.replace("\\-", "-");
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
    let options = words.filter(|word| word.starts_with("--") && word.len() > 2);
    options.map(str::to_owned).collect()
}

#[test]
fn every_shell_completes_every_command_and_option_that_the_help_names() {
    for lang in LANGS {
        for (words, _) in pages(lang) {
            let mut args: Vec<&str> = words.split(' ').skip(1).collect();
            let command = *args.last().unwrap_or(&"palier");
            args.extend(["--help", "--lang", lang]);
            let help = printed(&args);
            for shell in SHELLS {
                let script = script(shell, lang).replace("-l ", "--");
                assert!(script.contains(command), "{shell}: {command}");
                let missing: Vec<_> = options(&help)
                    .difference(&options(&script))
                    .cloned()
                    .collect();
                assert!(missing.is_empty(), "{shell}, {words}: {missing:?}");
            }
        }
    }
}

#[test]
fn bash_zsh_and_fish_complete_values_and_every_shell_the_built_in_questionnaires() {
    for shell in SHELLS {
        let script = script(shell, "en");
        for name in BUILT_IN {
            assert!(script.contains(name), "{shell}: {name}");
        }
        if shell == "powershell" {
            continue;
        }
        // A format, a language, a verdict, a shell, a command that has a schema.
        for value in [
            "markdown",
            "fr",
            "go-with-conditions",
            "powershell",
            "compare",
        ] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn zsh_offers_names_or_files_for_a_questionnaire_and_no_option_of_palier_behind_a_command() {
    let script = script("zsh", "en");
    let commands = script.matches("_alternative \"questionnaires").count();
    // blank, explain, plan, catalogue, assess; show, schema, check.
    assert_eq!(commands, 8);
    assert!(!script.contains(&format!(":({})'", BUILT_IN.join(" "))));
    assert!(script.contains(":{ _palier_commands || _files }"));
    assert_eq!(script.matches("-A \"-*\"").count(), 1);
}

#[test]
fn zsh_offers_behind_a_file_of_rules_what_it_offers_behind_a_name() {
    let script = script("zsh", "en");
    let (_, behind) = script.split_once("\n(*)\n").unwrap();
    let (behind, _) = behind.split_once(";;").unwrap();
    for option in ["--answers", "--format", "--no-input"] {
        assert!(behind.contains(option), "{option}");
    }
}

#[test]
fn fish_offers_values_while_an_option_lacks_its_own_and_words_that_are_no_options() {
    let script = script("fish", "en");
    assert!(script.contains("    or return 0\n"));
    assert!(!script.contains("    or return\n"));
    let shells =
        "-n \"__fish_palier_using_subcommand completions\" -f -a \"bash zsh fish powershell\"";
    assert!(script.contains(shells));
    let show = "using_subcommand questionnaire; and __fish_seen_subcommand_from show\" -a \"cloud-";
    assert!(script.contains(show));
}

#[test]
fn a_powershell_script_read_in_another_encoding_has_no_quotation_mark_left_open() {
    for lang in LANGS {
        let script = script("powershell", lang);
        // A typographic apostrophe is one to PowerShell, and none once it is misread.
        assert!(!script.contains(['’', '‘']), "{lang}");
        for line in script.lines() {
            assert_eq!(line.matches('\'').count() % 2, 0, "{lang}: {line}");
        }
    }
}

#[test]
fn there_is_a_page_for_every_command_and_it_tells_every_option_of_its_help() {
    for lang in LANGS {
        let pages = pages(lang);
        let names: Vec<&str> = pages.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(pages.len(), 16, "{names:?}");
        for (words, page) in &pages {
            let mut args: Vec<&str> = words.split(' ').skip(1).collect();
            let alone = printed(&[&["man", "--lang", lang], &args[..]].concat());
            assert_eq!(&alone, page, "{words}");
            args.extend(["--help", "--lang", lang]);
            let help = printed(&args);
            let missing: Vec<_> = options(&help).difference(&options(page)).cloned().collect();
            assert!(missing.is_empty(), "{words}: {missing:?}");
        }
    }
}

#[test]
fn a_page_has_the_sections_of_a_manual_in_their_order_and_in_its_language() {
    let whole = [
        ["NOM", "NAME"],
        ["SYNOPSIS", "SYNOPSIS"],
        ["DESCRIPTION", "DESCRIPTION"],
        ["COMMANDES", "COMMANDS"],
        ["ARGUMENTS", "ARGUMENTS"],
        ["OPTIONS", "OPTIONS"],
        ["\"OPTIONS GÉNÉRALES\"", "\"GENERAL OPTIONS\""],
        ["\"CODE DE RETOUR\"", "\"EXIT STATUS\""],
        ["ENVIRONNEMENT", "ENVIRONMENT"],
        ["FICHIERS", "FILES"],
        ["EXEMPLES", "EXAMPLES"],
        ["\"VOIR AUSSI\"", "\"SEE ALSO\""],
    ];
    for (number, lang) in LANGS.into_iter().enumerate() {
        for (words, page) in pages(lang) {
            let headings: Vec<&str> = page
                .lines()
                .filter_map(|l| l.strip_prefix(".SH "))
                .collect();
            let known = whole.map(|heading| heading[number]);
            let expected: Vec<&str> = known.into_iter().filter(|h| headings.contains(h)).collect();
            assert_eq!(headings, expected, "{words}");
            match words.as_str() {
                "palier" => assert_eq!(headings, known),
                _ => assert!(headings.len() >= 6, "{words}: {headings:?}"),
            }
        }
    }
}

#[test]
fn a_page_names_the_exit_codes_that_its_command_may_end_with() {
    for (command, codes) in [
        ("palier", vec!["0", "1", "2", "3", "4", "130"]),
        ("palier assess", vec!["0", "1", "2", "3", "130"]),
        ("palier plan", vec!["0", "1", "2", "3"]),
        ("palier compare", vec!["0", "1", "2", "3"]),
        ("palier questionnaire check", vec!["0", "1", "2", "4"]),
        ("palier report", vec!["0", "1", "2"]),
    ] {
        let pages = pages("en");
        let (_, page) = pages.iter().find(|(words, _)| words == command).unwrap();
        let (_, section) = page.split_once(".SH \"EXIT STATUS\"").unwrap();
        let section = section.split(".SH").next().unwrap();
        let told: Vec<&str> = section
            .lines()
            .filter_map(|line| line.strip_prefix("\\fB")?.strip_suffix("\\fR"))
            .collect();
        assert_eq!(told, codes, "{command}");
    }
}

#[test]
fn no_line_of_a_page_is_taken_for_a_request_that_is_none() {
    let known = [
        "TH", "SH", "TP", "PP", "br", "nf", "fi", "nh", "ad", "ie", "el",
    ];
    for lang in LANGS {
        for (words, page) in pages(lang) {
            for line in page.lines() {
                let request = line.strip_prefix(['.', '\'']);
                let name = request.map(|line| line.split(' ').next().unwrap());
                assert!(
                    name.is_none_or(|name| known.contains(&name)),
                    "{words}: {line}"
                );
            }
            assert!(!page.contains(['\u{a0}', '\u{202f}']), "{words}");
        }
    }
}

#[test]
fn a_shell_or_a_page_that_does_not_exist_is_a_wrong_command_line() {
    for args in [["completions", "elvish"], ["man", "nothing"]] {
        let output = palier(&[&args[..], &["--lang", "en"]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty());
        let told = String::from_utf8(output.stderr).unwrap();
        let known = ["bash, zsh, fish, powershell", "blank, explain, plan"];
        assert!(known.iter().any(|known| told.contains(known)), "{told}");
    }
}
