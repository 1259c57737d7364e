//! The request for support in Markdown: lists alone, so that it reads as well in a form that takes
//! plain text.

use super::Sheet;
use super::dossier::Page;
use super::{escaped, strong};
use crate::messages::Lang;
use crate::report::Report;
use crate::report::dossier::{Fact, Link, PrerequisiteRow, Remark, request};
use crate::report::sentences::Marker;

/// The request that a result leads to.
pub fn request_file(report: &Report, lang: Lang) -> String {
    let request = request(report, lang);
    let mut page = Page {
        sheet: Sheet::default(),
        lang,
    };
    page.sheet.part("# ", &request.heading);
    page.sheet.part("", &request.title);
    page.sheet.part("", &request.about);
    page.points(&request.asked);
    if !request.facts.is_empty() {
        page.sheet.part("## ", &lang.request_project());
        page.facts(&request.facts);
    }
    page.sheet.part("## ", &lang.request_points());
    page.points(&request.open);
    if request.open.is_empty() {
        page.sheet.part("", &lang.request_no_point());
    }
    if !request.levels.is_empty() {
        page.sheet.part("## ", &lang.request_levels());
        page.points(&request.levels);
    }
    if !(request.unsettled.is_empty() && request.settled.is_empty()) {
        page.sheet.part("## ", &lang.request_prerequisites());
        page.stated(&request.unsettled, Lang::request_unsettled);
        page.stated(&request.settled, Lang::request_settled);
    }
    if !request.others.is_empty() {
        page.sheet.part("## ", &lang.request_others());
        page.facts(&request.others);
    }
    page.origin(&request.origin);
    page.sheet.0
}

impl Page {
    fn points(&mut self, points: &[String]) {
        points
            .iter()
            .for_each(|point| self.sheet.listed("- ", point));
    }

    /// Questions with their answers, and what was said beside them.
    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            let line = format!("{} {}", escaped(&fact.question), strong(&fact.answer));
            self.sheet.item_of(&line);
            self.beside(&fact.remarks);
        }
    }

    /// Prerequisites under their number.
    fn stated(&mut self, rows: &[PrerequisiteRow], title: fn(Lang, usize) -> String) {
        if rows.is_empty() {
            return;
        }
        self.sheet.part("### ", &title(self.lang, rows.len()));
        for row in rows {
            let sign = Marker::of(row.state).symbol();
            let (text, kind) = (strong(&row.text), escaped(&row.kind));
            self.sheet.item_of(&format!("{sign} {text} ({kind})"));
            let details = row.details.iter();
            details.for_each(|detail| self.sheet.listed("  - ", detail));
            self.beside(&row.remarks);
        }
    }

    fn beside(&mut self, remarks: &[Remark]) {
        for remark in remarks {
            let texts: Vec<String> = remark.links.iter().map(bare).collect();
            let (what, colon) = (&remark.label, self.lang.colon());
            self.sheet
                .below_of(&format!("{what}{colon} {}", texts.join(", ")));
        }
    }
}

/// An address as it is written, where none of its signs means anything to Markdown.
fn bare(link: &Link) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._/:?=&%#@+,".contains(c);
    match &link.address {
        Some(address) if *address == link.text && address.chars().all(plain) => address.clone(),
        _ => escaped(&link.text),
    }
}
