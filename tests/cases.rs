//! Whole runs of the program, in both languages: `tests/cases/` holds what is typed and what must
//! come out. After a wanted change, `TRYCMD=overwrite cargo test --test cases` rewrites them;
//! read the difference before you keep it.

#[test]
fn whole_runs_print_what_their_case_files_say() {
    trycmd::TestCases::new()
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .env("PALIER_LANG", "")
        .env("NO_COLOR", "1")
        .case("tests/cases/*.trycmd")
        // The readers of these see what the program really prints.
        .case("README.md")
        .case("README.fr.md");
}
