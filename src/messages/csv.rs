//! Words of the result as a table for a spreadsheet.

use super::{Lang, words};

words! {
    csv_type_code() { fr: "Type (code)", en: "Type (code)" }
    csv_type() { fr: "Type", en: "Type" }
    csv_id() { fr: "Identifiant", en: "Id" }
    csv_statement() { fr: "Énoncé", en: "Statement" }
    csv_section() { fr: "Section", en: "Section" }
    csv_state_code() { fr: "État (code)", en: "State (code)" }
    csv_state() { fr: "État", en: "State" }
    csv_counts_for() { fr: "Compte pour", en: "Counts for" }
    csv_stage_rank() { fr: "Stade (rang)", en: "Stage (rank)" }
    csv_stage() { fr: "Stade", en: "Stage" }
    csv_timing_code() { fr: "Échéance (code)", en: "When (code)" }
    csv_timing() { fr: "Échéance", en: "When" }
    csv_question_ids() { fr: "Questions (identifiants)", en: "Questions (ids)" }
    csv_questions() { fr: "Questions", en: "Questions" }
    csv_answers() { fr: "Réponses", en: "Answers" }
    csv_accepted() { fr: "Réponses acceptées", en: "Accepted answers" }
    csv_notes() { fr: "Remarques", en: "Notes" }
    csv_evidence() { fr: "Preuves", en: "Evidence" }
    csv_by() { fr: "Répondu par", en: "Answered by" }
    csv_on() { fr: "Répondu le", en: "Answered on" }
    csv_why() { fr: "Pourquoi", en: "Why" }
    csv_to_do() { fr: "À faire", en: "To do" }
    csv_to_read() { fr: "À lire", en: "To read" }
    csv_contact() { fr: "Interlocuteur", en: "Contact" }
    csv_source() { fr: "Source", en: "Source" }
    csv_follows_from() { fr: "Découle de", en: "Follows from" }

    csv_criterion() { fr: "critère", en: "criterion" }
    csv_gate() { fr: "prérequis", en: "prerequisite" }
    csv_advice() { fr: "conseil", en: "advice" }
    csv_achievement() { fr: "réalisation attendue", en: "achievement" }
    csv_now() { fr: "maintenant", en: "now" }
    csv_next() { fr: "au stade suivant", en: "at the next stage" }
    csv_level(dimension: &str, rank: usize) { fr: "{dimension} {rank}", en: "{dimension} {rank}" }
    csv_of_question(question: &str, text: &str) { fr: "{question} : {text}", en: "{question}: {text}" }
    csv_not_counted(answer: &str) { fr: "{answer} (ne compte pas)", en: "{answer} (not counted)" }
    csv_otherwise(answer: &str) { fr: "{answer} (question non posée)", en: "{answer} (not asked)" }
    csv_resource(title: &str, url: &str) { fr: "{title} <{url}>", en: "{title} <{url}>" }
}

/// Methods that choose among words by a name of the JSON.
impl Lang {
    /// What a row is about: `criterion`, `gate`, `advice` or `achievement`.
    #[must_use]
    pub fn csv_kind(self, kind: &str) -> String {
        match kind {
            "gate" => self.csv_gate(),
            "advice" => self.csv_advice(),
            "achievement" => self.csv_achievement(),
            _ => self.csv_criterion(),
        }
    }

    /// When a prerequisite is asked for: `now` or `next`.
    #[must_use]
    pub fn csv_when(self, timing: &str) -> String {
        match timing {
            "next" => self.csv_next(),
            _ => self.csv_now(),
        }
    }
}
