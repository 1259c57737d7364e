//! What `questionnaire check` finds: the faults of the loader, and what needs scoring, search or
//! another version of the rules (format.md, section 7).
//!
//! Pure: the day and the texts come in, findings come out.

mod advice;
mod allow;

mod examples;
mod names;
mod order;
mod previous;
mod reach;
mod search;
mod tables;
mod texts;
mod unused;

use jiff::civil::Date;

use crate::diagnostic::{Fault, Faults, Place, Severity, Source, Sources, clean};
use crate::messages::Lang;
use crate::order::Arrange;
use crate::questionnaire::file::{Document, Reader};
use crate::questionnaire::{self, Questionnaire, Rule};

pub use examples::{Difference, differences};
pub use names::{CHECKS, Check};
pub use search::{COMBINATIONS, DEPTH, WORK};

use allow::Allowed;
use tables::{Owners, Subject, Tables};

/// What is checked, and against what.
#[derive(Debug, Clone, Copy)]
pub struct Subjects<'a> {
    /// The rule files, sorted by name.
    pub rules: &'a [Source],
    /// Every translation, with the code of its language.
    pub translations: &'a [(String, Source)],
    /// The rules that were published before, if they are compared.
    pub previous: Option<&'a Questionnaire>,
    /// The day on which resources are judged too old.
    pub today: Date,
}

/// What was found, by file and place.
#[derive(Debug, Clone)]
pub struct Findings {
    /// Errors, warnings and notes, with the texts that they point into.
    pub faults: Faults,
    /// The language that they are told in.
    pub lang: Lang,
}

impl Findings {
    /// How many findings matter so much.
    pub fn count(&self, severity: Severity) -> usize {
        let list = self.faults.list.iter();
        list.filter(|fault| fault.severity == severity).count()
    }
}

/// Every check of format.md, section 7, all at once. While there are errors of shape or reference,
/// there is no model to score or search: only they are told.
///
/// `requested` is the language to tell them in; `None`: the questionnaire's own, else `fallback`.
pub fn check(subjects: Subjects<'_>, requested: Option<Lang>, fallback: Lang) -> Findings {
    let mut reader = Reader::new(requested.unwrap_or(fallback));
    let documents: Vec<Document<'_>> = subjects.rules.iter().map(|f| reader.parse(f)).collect();
    let own = questionnaire::own_language(&documents);
    if let (None, Some(own)) = (requested, &own) {
        reader.lang = Lang::from_locale(own).unwrap_or(Lang::En);
    }
    // A translation into the language of the rules themselves is never shown.
    let others = subjects.translations.iter();
    let others = others.filter(|(code, _)| Some(&**code) != own.as_deref());
    // A translation cut short by a syntax error hides nothing of what is wrong with the rules.
    let of_rules = reader.take_faults();
    let mut of_translations = Vec::new();
    let (mut translations, mut cut_short) = (Vec::new(), Vec::new());
    for (code, source) in others {
        let document = reader.parse(source);
        if reader.has_faults() {
            of_translations.append(&mut reader.take_faults());
            cut_short.push(document);
        } else {
            translations.push((code.as_str(), document));
        }
    }
    let tables = Tables::of(&documents);
    let lang = reader.lang;
    let mut faults = if !of_rules.is_empty() {
        of_rules.into_iter().for_each(|fault| reader.report(fault));
        reader.into_faults()
    } else {
        let overlays = translations.iter().map(|(_, document)| document);
        let (rules, reader) = questionnaire::assemble(reader, &documents, overlays, false);
        match rules {
            None => reader.into_faults(),
            Some(rules) => {
                let mut context = Context::new(&rules, &tables, lang);
                context.allowed = Allowed::collect(&mut context);
                run(&mut context, &subjects, &translations);
                context.into_faults(reader.into_sources())
            }
        }
    };
    faults.list.append(&mut of_translations);
    Findings {
        faults: named(faults, || {
            let translations = translations.iter().map(|(_, document)| document);
            tables.owners(translations.chain(&cut_short).map(Document::root))
        }),
        lang,
    }
}

fn run<'a>(
    context: &mut Context<'a, '_>,
    subjects: &Subjects<'_>,
    translations: &'a [(&'a str, Document<'a>)],
) {
    examples::example_failed(context);
    unused::check(context);
    order::check(context);
    advice::check(context, subjects.today);
    for (code, document) in translations {
        texts::translation_missing(context, code, &document.root());
        texts::bad_language(context, code, &document.root());
    }
    texts::bad_own_language(context);
    reach::check(context);
    if let Some(previous) = subjects.previous {
        previous::check(context, previous);
    }
}

/// Gives every fault the id of the table that it stands in, and sorts them by file and place.
fn named(mut faults: Faults, owners: impl FnOnce() -> Owners) -> Faults {
    let nameless = faults.list.iter_mut().filter(|fault| fault.id.is_none());
    let mut nameless = nameless.peekable();
    if nameless.peek().is_some() {
        let owners = owners();
        for fault in nameless {
            let place = fault.place.as_ref();
            fault.id = place.and_then(|place| owners.of(place)).map(clean);
        }
    }
    faults.list.arrange_by_key(|fault| {
        let place = fault.place.as_ref();
        place.map(|place| (place.source, place.span.start))
    });
    faults
}

/// What a check works with, and where it tells what it finds.
pub(crate) struct Context<'a, 't> {
    rules: &'a Questionnaire,
    tables: &'t Tables<'a>,
    lang: Lang,
    allowed: Allowed,
    found: Vec<Fault>,
}

impl<'a, 't> Context<'a, 't> {
    fn new(rules: &'a Questionnaire, tables: &'t Tables<'a>, lang: Lang) -> Self {
        Context {
            rules,
            tables,
            lang,
            allowed: Allowed::default(),
            found: Vec::new(),
        }
    }

    /// Tells a warning about a table, unless an `allow` on it gives a reason not to.
    fn warn(&mut self, check: &'static str, subject: &Subject, at: Place, (message, help): Words) {
        if self.allowed.silences(check, subject) {
            return;
        }
        let fault = Fault::at(check, at, message).help(help);
        let fault = fault.severity(Severity::Warning).about(subject.id());
        self.found.push(fault);
    }

    /// Tells something that is neither right nor wrong.
    fn note(&mut self, check: &'static str, subject: &Subject, at: Place, (message, help): Words) {
        let fault = Fault::at(check, at, message).help(help);
        let fault = fault.severity(Severity::Note).about(subject.id());
        self.found.push(fault);
    }

    /// Where a table is named; the start of the first file if it is not found.
    fn place(&self, subject: &Subject) -> Place {
        self.tables.place(subject).unwrap_or_default()
    }

    /// Where a key of a table is named, else where the table is.
    fn key(&self, subject: &Subject, key: &str) -> Place {
        let place = self.tables.key(subject, key);
        place.unwrap_or_else(|| self.place(subject))
    }

    fn into_faults(mut self, sources: Sources) -> Faults {
        allow::unused_allow(&mut self);
        Faults {
            sources,
            list: self.found,
        }
    }
}

/// What is found, and what to change.
type Words = (String, String);

/// Whether the levels of a rule follow from criteria alone, as the exact searches take it: answers
/// that no test tells apart are tried once, and settling what is unknown only narrows what comes
/// out. Levels of any other rule are looked for in samples only, else said to be "not decided".
fn rests_on_criteria(rule: &Rule) -> bool {
    match rule {
        Rule::Staged => true,
        Rule::Score(_) | Rule::First(_) => false,
    }
}

/// Whether settling what is unknown never leaves the interval from proven to possible (format.md,
/// section 5): true of every rule but `first`.
fn has_sure_interval(rule: &Rule) -> bool {
    match rule {
        Rule::Staged | Rule::Score(_) => true,
        Rule::First(_) => false,
    }
}
