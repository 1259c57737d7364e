//! The names of the checks: in `allow`, in the result, in the tests.

use crate::diagnostic::Severity;

/// A check of format.md, section 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Stable name, kebab-case.
    pub name: &'static str,
    /// What a finding of it is.
    pub severity: Severity,
}

const fn error(name: &'static str) -> Check {
    Check {
        name,
        severity: Severity::Error,
    }
}

const fn warning(name: &'static str) -> Check {
    Check {
        name,
        severity: Severity::Warning,
    }
}

/// The checks that format.md names, in its order, then those that `allow` itself needs and the
/// note of a search that was given up. Errors of syntax and shape have codes of their own, which
/// nothing silences.
pub const CHECKS: &[Check] = &[
    error("unknown-key"),
    error("unknown-id"),
    error("unknown-option"),
    error("duplicate-id"),
    error("cycle"),
    error("level-order"),
    error("threshold-range"),
    error("weight-range"),
    error("too-many-stages"),
    error("translation-extra"),
    error("bad-url"),
    error("bad-mail"),
    error("example-failed"),
    warning("never-asked"),
    warning("unreachable-level"),
    warning("vacuous-gate"),
    warning("not-monotone"),
    warning("unused-question"),
    warning("unused-criterion"),
    warning("option-never-scored"),
    warning("redundant-level"),
    warning("expects-not-monotone"),
    warning("scale-order"),
    warning("no-remedy"),
    warning("dead-resource"),
    warning("module-hole"),
    warning("stale-resource"),
    warning("translation-missing"),
    warning("bad-language"),
    warning("after-upward"),
    warning("unsure-interval"),
    warning("removed-id"),
    warning("changed-meaning"),
    error("bad-allow"),
    warning("unknown-check"),
    warning("unused-allow"),
    Check {
        name: "not-decided",
        severity: Severity::Note,
    },
];

/// The checks that `allow` may name.
pub fn silenceable() -> Vec<&'static str> {
    let warnings = CHECKS.iter();
    let warnings = warnings.filter(|check| check.severity == Severity::Warning);
    warnings.map(|check| check.name).collect()
}
