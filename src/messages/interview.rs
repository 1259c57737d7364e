//! Words of the interview.

use super::{Lang, words};

words! {
    who_answers() { fr: "Qui répond ? Chaque profil voit les questions qui le concernent.", en: "Who is answering? Each profile sees the questions that concern it." }
    hint_tick() { fr: "Espace : cocher ou décocher. Entrée : valider. Échap : revenir.", en: "Space: tick or untick. Enter: confirm. Esc: go back." }
    hint_tick_profiles() { fr: "Flèches : se déplacer. Espace : cocher. Entrée : valider. Sans rien cocher, tous les profils répondent.", en: "Arrows: move. Space: tick. Enter: confirm. With nothing ticked, every profile answers." }
    hint_pages() { fr: "(flèches gauche et droite : autres choix)", en: "(left and right arrows: more choices)" }
    hint_empty_line() { fr: "Écrivez la réponse, puis Entrée. Entrée seule : autres choix.", en: "Type the answer, then Enter. Enter alone: other choices." }
    prompt_typed_plain() { fr: "Réponse : ", en: "Answer: " }
    prompt_typed_unit(unit: &str) { fr: "Réponse ({unit}) : ", en: "Answer ({unit}): " }
    described(label: &str, text: &str) { fr: "{label} : {text}", en: "{label}: {text}" }
    everyone() { fr: "Tous les profils", en: "Every profile" }
    tick_in_list() { fr: "Cocher dans cette liste", en: "Tick in this list" }
    suggested(option: &str) { fr: "{option} (proposé d’après vos réponses)", en: "{option} (suggested from your answers)" }
    not_applicable_because(reason: &str) { fr: "Sans objet : {reason}", en: "Not applicable: {reason}" }
    entry_more() { fr: "Plus… (aide, retour, quitter)", en: "More… (help, back, quit)" }
    entry_help() { fr: "Aide sur cette question", en: "Help on this question" }
    entry_back() { fr: "Question précédente", en: "Previous question" }
    first_question() { fr: "C’est la première question.", en: "This is the first question." }
    entry_quit() { fr: "Enregistrer et quitter", en: "Save and quit" }
    entry_return() { fr: "Revenir à la question", en: "Return to the question" }
    no_help() { fr: "Il n’y a pas d’aide pour cette question.", en: "There is no help for this question." }
    not_a_number(typed: &str) { fr: "« {typed} » n’est pas un nombre. Corrigez, puis Entrée.", en: "“{typed}” is not a number. Correct it, then Enter." }
    reserved_word(typed: &str) { fr: "« {typed} » est un mot réservé. Écrivez autre chose, puis Entrée.", en: "“{typed}” is a reserved word. Write something else, then Enter." }
    out_of_range(range: &str) { fr: "Ce nombre est hors des bornes : {range}.", en: "This number is out of range: {range}." }
    offer_optional(count: usize) { fr: "Les réponses suffisent pour le résultat. Préparer aussi votre demande ? Questions facultatives : {count}.", en: "These answers are enough for the result. Prepare your request as well? Optional questions: {count}." }
    no_show_result() { fr: "Non, voir le résultat", en: "No, show the result" }
    yes_go_on() { fr: "Oui, continuer", en: "Yes, go on" }
    plain_position(section: &str, position: usize, total: usize) { fr: "{section}, question {position} sur {total}.", en: "{section}, question {position} of {total}." }
    plain_earlier(answer: &str) { fr: "Réponse actuelle, gardée avec Entrée : {answer}", en: "Present answer, kept with Enter: {answer}" }
    plain_suggested(answer: &str) { fr: "Proposé d’après vos réponses, accepté avec Entrée : {answer}", en: "Suggested from your answers, accepted with Enter: {answer}" }
    plain_ask_one() { fr: "Un numéro, ou « ? » pour de l’aide :", en: "A number, or “?” for help:" }
    plain_ask_many() { fr: "Des numéros séparés par des espaces, 0 pour aucun, ou « ? » pour de l’aide :", en: "Numbers separated by spaces, 0 for none, or “?” for help:" }
    plain_ask_profiles() { fr: "Des numéros séparés par des espaces, ou Entrée pour tous les profils :", en: "Numbers separated by spaces, or Enter for every profile:" }
    plain_ask_note() { fr: "Votre remarque, ou Entrée pour n’en laisser aucune :", en: "Your note, or Enter for none:" }
    plain_commands() { fr: "Commandes : « ? » aide, « r » question précédente, « n » écrire une remarque, « s » je ne sais pas, « q » enregistrer et quitter.", en: "Commands: “?” help, “r” previous question, “n” write a note, “s” I don’t know, “q” save and quit." }
    plain_noted(answer: &str) { fr: "Réponse : {answer}", en: "Answer: {answer}" }
    plain_one_number(last: usize) { fr: "Écrivez un numéro de 1 à {last}.", en: "Write a number from 1 to {last}." }
    plain_several_numbers(last: usize) { fr: "Écrivez des numéros de 1 à {last}.", en: "Write numbers from 1 to {last}." }
    entry_note() { fr: "Écrire une remarque", en: "Write a note" }
    prompt_note() { fr: "Remarque : ", en: "Note: " }
    draft_found() { fr: "Des réponses d’une autre fois sont enregistrées.", en: "Answers from another time are saved." }
    draft_resume() { fr: "Les reprendre", en: "Resume them" }
    draft_restart() { fr: "Recommencer à zéro (les anciennes sont gardées)", en: "Start again (the old answers are kept)" }
    interview_quit() { fr: "Voici le résultat avec les réponses données jusqu’ici.", en: "Here is the result with the answers given so far." }
}

impl Lang {
    /// What stands in front of a typed answer, with its unit.
    #[must_use]
    pub fn prompt_typed(self, unit: &str) -> String {
        if unit.is_empty() {
            self.prompt_typed_plain()
        } else {
            self.prompt_typed_unit(unit)
        }
    }

    /// A number as one types it.
    #[must_use]
    pub fn typed_number(self, number: f64) -> String {
        match self {
            Lang::Fr => number.to_string().replace('.', ","),
            Lang::En => number.to_string(),
        }
    }
}
