//! `allow = { check = "reason" }`: warnings that their author has thought about.

use std::collections::HashMap;

use super::tables::Subject;
use super::{Context, names};
use crate::diagnostic::{Fault, Place, Severity, closest};
use crate::questionnaire::file::Node;

/// The reasons not to warn, by table.
#[derive(Default)]
pub struct Allowed(HashMap<Vec<String>, Vec<Reason>>);

struct Reason {
    check: String,
    at: Place,
    is_used: bool,
}

/// Tables are this deep at most where rules are understood: `dimension.d.level.l`.
const DEPTH: usize = 5;

impl Allowed {
    /// Collects every `allow`; one that names no check, or gives no reason, is told.
    pub fn collect(context: &mut Context<'_, '_>) -> Allowed {
        let mut allowed = Allowed::default();
        for root in context.tables.roots() {
            allowed.walk(context, &mut Vec::new(), root);
        }
        allowed
    }

    fn walk<'k>(
        &mut self,
        context: &mut Context<'_, '_>,
        path: &mut Vec<&'k str>,
        node: &Node<'k>,
    ) {
        for (key, at, item) in node.entries() {
            let Some(table) = item.table() else { continue };
            // An option may be called "allow": it has a text.
            if key == "allow" && path.len() > 1 && table.get("text").is_none() {
                let path: Vec<String> = path.iter().map(|&key| key.to_owned()).collect();
                self.reasons(context, &path, &table);
            } else if path.len() < DEPTH {
                path.push(key);
                self.walk(context, path, &Node { at, ..table });
                path.pop();
            }
        }
    }

    fn reasons(&mut self, context: &mut Context<'_, '_>, path: &[String], node: &Node<'_>) {
        for (check, at, item) in node.entries() {
            let lang = context.lang;
            let subject = Subject::path(path.to_vec());
            if item.str().is_none_or(|reason| reason.trim().is_empty()) {
                let fault = Fault::at("bad-allow", item.at, lang.check_bad_allow(check));
                let fault = fault.help(lang.check_bad_allow_help(check));
                context.found.push(fault.about(subject.id()));
                continue;
            }
            let known = names::silenceable();
            if known.contains(&check) {
                let reason = Reason {
                    check: check.to_owned(),
                    at,
                    is_used: false,
                };
                self.0.entry(path.to_vec()).or_default().push(reason);
                continue;
            }
            let help = match closest(check, known.iter().copied()) {
                Some(close) => lang.fault_did_you_mean(close),
                None => lang.fault_known_names(&known.join(", ")),
            };
            let fault = Fault::at("unknown-check", at, lang.check_unknown_check(check));
            let fault = fault.help(help).severity(Severity::Warning);
            context.found.push(fault.about(subject.id()));
        }
    }

    /// Whether the table, or one that holds it, allows what a check would warn about.
    pub fn silences(&mut self, check: &str, subject: &Subject) -> bool {
        if self.0.is_empty() {
            return false;
        }
        for owner in subject.owners() {
            let reasons = self.0.get_mut(owner);
            let mut reasons = reasons.into_iter().flatten();
            if let Some(reason) = reasons.find(|reason| reason.check == check) {
                reason.is_used = true;
                return true;
            }
        }
        false
    }
}

/// What these find depends on the day, or on another version of the rules.
const NOT_ALWAYS: [&str; 3] = ["stale-resource", "removed-id", "changed-meaning"];

/// unused-allow: an `allow` for which there was nothing to silence. It may be removed, or the rules
/// have changed under it.
pub fn unused_allow(context: &mut Context<'_, '_>) {
    let allowed = std::mem::take(&mut context.allowed);
    for (path, reasons) in allowed.0 {
        let subject = Subject::path(path);
        let reasons = reasons.into_iter();
        let unused = reasons.filter(|r| !r.is_used && !NOT_ALWAYS.contains(&r.check.as_str()));
        for reason in unused {
            let lang = context.lang;
            let words = (
                lang.check_unused_allow(&reason.check),
                lang.check_unused_allow_help(),
            );
            context.warn("unused-allow", &subject, reason.at, words);
        }
    }
}
