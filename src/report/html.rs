//! The result as one page to hand over: HTML that needs neither script nor network, with pictures
//! and the table of each beside it. The only user of `askama`.
//!
//! The page is for everybody: it is read out in order by a screen reader, at any zoom, on a phone
//! and on paper. Its policy forbids whatever it does not hold itself, so that a text that slipped
//! through could still do nothing.

mod bars;
mod radar;
mod spread;
mod staircase;

use askama::Template;

use self::radar::RadarPicture;
use self::staircase::StaircasePicture;
use super::dossier::{self, Dossier, VerdictPart};
use super::sentences::Marker;
use super::{Report, Verdict};
use crate::messages::Lang;
use crate::truth::Truth;

/// The style of the page.
const STYLE: &str = include_str!("html/style.css");

/// What the page may do: show its own style, known by the hash of its bytes, and nothing else.
const POLICY: &str = concat!(
    "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-",
    include_str!("html/style.sha256"),
    "'"
);

#[derive(Template)]
#[template(path = "page.html", config = "src/report/html/askama.toml")]
struct Page<'a> {
    policy: &'static str,
    style: &'static str,
    lang: Lang,
    dossier: &'a Dossier,
    staircase: Option<StaircasePicture>,
    radars: Vec<RadarPicture<'a>>,
    has_expected: bool,
    has_possible: bool,
    states: &'static [Truth],
}

/// What the templates ask for by name.
impl Page<'_> {
    /// The sign of a state.
    fn sign(&self, state: &Truth) -> &'static str {
        Marker::of(*state).symbol()
    }

    /// The class that gives a state its colour; the sign and the words say the same.
    fn class(&self, state: &Truth) -> &'static str {
        class(*state)
    }

    fn verdict_class(&self, verdict: &VerdictPart) -> &'static str {
        match verdict.verdict {
            Verdict::NoGo => "no-go",
            Verdict::ToVerify => "to-verify",
            Verdict::Go | Verdict::GoWithConditions => "go",
        }
    }

    fn verdict_sign(&self, verdict: &VerdictPart) -> &'static str {
        let state = match verdict.verdict {
            Verdict::NoGo => Truth::Unmet,
            Verdict::ToVerify => Truth::Unknown,
            Verdict::Go | Verdict::GoWithConditions => Truth::Met,
        };
        self.sign(&state)
    }

    /// The parts of the page: the id and the title of each one that is there.
    fn contents(&self) -> Vec<(&'static str, String)> {
        let (lang, dossier) = (self.lang, self.dossier);
        let differing = dossier.disagreements.len();
        let next = dossier.next.as_ref();
        let parts = [
            ("summary", true, lang.dossier_summary()),
            ("team", differing > 0, lang.title_disagreements(differing)),
            ("standing", true, lang.dossier_standing()),
            (
                "prerequisites",
                !dossier.now.is_empty(),
                lang.dossier_prerequisites(),
            ),
            ("next", next.is_some(), lang.dossier_next()),
            ("plan", dossier.plan.is_some(), lang.dossier_plan()),
            (
                "training",
                !dossier.training.is_empty(),
                lang.dossier_training(),
            ),
            ("support", dossier.support.is_told(), lang.dossier_support()),
            (
                "settled",
                !dossier.settled.is_empty(),
                lang.dossier_settled(),
            ),
            (
                "criteria",
                !dossier.criteria.is_empty(),
                lang.dossier_criteria(),
            ),
            (
                "answers",
                !dossier.answers.is_empty(),
                lang.dossier_answers(),
            ),
            ("origin", true, lang.dossier_origin()),
        ];
        let parts = parts.into_iter().filter(|(_, is_there, _)| *is_there);
        parts.map(|(id, _, title)| (id, title)).collect()
    }
}

/// The page of a result.
///
/// # Errors
/// When the template cannot be filled in; it always can.
pub fn render(report: &Report, lang: Lang) -> Result<String, askama::Error> {
    let dossier = dossier::dossier(report, lang);
    let page = Page {
        policy: POLICY,
        style: STYLE,
        lang,
        staircase: dossier
            .staircase
            .as_ref()
            .and_then(|s| staircase::draw(s, lang)),
        radars: dossier
            .radars
            .iter()
            .map(|r| radar::draw(r, lang))
            .collect(),
        has_possible: dossier.dimensions.iter().any(|d| d.bar.is_open()),
        has_expected: dossier.dimensions.iter().any(|d| !d.expected.is_empty()),
        states: &dossier::STATES,
        dossier: &dossier,
    };
    // A template leaves out the end of its last line.
    Ok(page.render()? + "\n")
}

/// The class of a state.
fn class(state: Truth) -> &'static str {
    match state {
        Truth::Met => "met",
        Truth::Unmet => "unmet",
        Truth::Unknown => "unknown",
        Truth::Na => "na",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_style_of_the_page_and_no_other() {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(STYLE.as_bytes());
        assert_eq!(include_str!("html/style.sha256"), base64(&digest));
    }

    /// Groups of six bits as letters, digits, `+` and `/`, filled up with `=` (RFC 4648).
    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let chunks = bytes.chunks(3).map(|chunk| {
            let bits = (0..3).fold(0, |bits, i| {
                bits << 8 | u32::from(*chunk.get(i).unwrap_or(&0))
            });
            let sign = |place: usize| match place <= chunk.len() {
                true => SIGNS[(bits >> (18 - 6 * place) & 63) as usize] as char,
                false => '=',
            };
            (0..4).map(sign).collect::<String>()
        });
        chunks.collect()
    }
}
