//! Whole runs of the program, in both languages: `tests/cases/` holds what is typed and what must
//! come out. After a wanted change, `TRYCMD=overwrite cargo test --test cases` rewrites them;
//! read the difference before you keep it.

/// Runs where the locale has that name, whatever that of whoever runs the tests.
fn where_the_locale_is(name: &str) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .env("PALIER_LANG", "")
        .env("LC_ALL", name)
        .env("NO_COLOR", "1");
    cases
}

#[test]
fn whole_runs_print_what_their_case_files_say() {
    where_the_locale_is("C.UTF-8")
        .case("tests/cases/*.trycmd")
        // The readers of these see what the program really prints.
        .case("README.md")
        .case("README.fr.md");
}

#[test]
fn whole_runs_print_ascii_where_the_locale_is_not_utf_8() {
    where_the_locale_is("C").case("tests/cases/ascii/*.trycmd");
}
