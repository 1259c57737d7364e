//! The answer to "may we ask for support?", which rules, results and options name alike.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

// format.md, section 4.
/// Verdict for support, from worst to best, the order that `--require` compares in. It is a
/// self-assessment: it commits nobody.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A gate is not met.
    NoGo,
    /// No gate is known to fail, but one is not known to hold.
    ToVerify,
    /// Every gate holds; a gap or an advice remains.
    GoWithConditions,
    /// Every gate holds and nothing remains.
    Go,
}

impl Verdict {
    /// Every verdict, from worst to best.
    pub const ALL: [Verdict; 4] = [
        Verdict::NoGo,
        Verdict::ToVerify,
        Verdict::GoWithConditions,
        Verdict::Go,
    ];

    /// The name in rule files, options and the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::NoGo => "no-go",
            Verdict::ToVerify => "to-verify",
            Verdict::GoWithConditions => "go-with-conditions",
            Verdict::Go => "go",
        }
    }

    /// The verdict of that name.
    pub fn from_name(name: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|v| v.name() == name)
    }
}
