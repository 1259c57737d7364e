//! A large result stays small enough to send by mail, whatever it is written as.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/large_result.rs"]
mod large;

use palier::charset::Charset;
use palier::messages::Lang;
use palier::report::table::{self, Layout};
use palier::report::{csv, html, json, markdown};
use palier::support::Kind;

/// In bytes.
const MOST: usize = 5_000_000;

#[test]
fn a_result_of_a_thousand_criteria_takes_less_than_five_megabytes_in_every_format() {
    let report = large::report();
    let asked = |of: Kind| report.prerequisites.iter().filter(|p| p.kind == of).count();
    assert_eq!(
        (report.criteria.len(), report.answers.len()),
        (1_000, 1_000)
    );
    assert_eq!(asked(Kind::Gate), 60);
    assert_eq!(asked(Kind::Advice), 60);
    let layout = Layout {
        width: Layout::DEFAULT_WIDTH,
        color: false,
        charset: Charset::Utf8,
    };
    for (format, text) in [
        ("table", table::render(&report, Lang::En, layout)),
        ("json", json::render(&report).unwrap()),
        ("markdown", markdown::result(&report, Lang::En)),
        ("request", markdown::request_file(&report, Lang::En)),
        ("html", html::render(&report, Lang::En).unwrap()),
        ("csv", csv::render(&report, Lang::En).unwrap()),
    ] {
        assert!(
            text.contains("Part 0 is done") || format == "table",
            "{format}"
        );
        assert!(text.len() < MOST, "{format}: {} bytes", text.len());
    }
}
