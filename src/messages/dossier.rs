//! Words of the result as a document to hand over.

use super::{Lang, words};
use crate::truth::Truth;

words! {
    colon() { fr: " :", en: ":" }
    dossier_title(title: &str) { fr: "Auto-évaluation – {title}", en: "Self-assessment – {title}" }
    dossier_skip() { fr: "Aller au contenu", en: "Skip to the content" }
    dossier_contents() { fr: "Sommaire", en: "Contents" }
    dossier_summary() { fr: "L’essentiel", en: "In short" }
    dossier_standing() { fr: "Où vous en êtes", en: "Where you stand" }
    dossier_prerequisites() { fr: "Prérequis et conseils", en: "Prerequisites and advice" }
    dossier_settled() { fr: "Prérequis et conseils acquis", en: "Prerequisites and advice already met" }
    caption_standing() { fr: "Niveaux et accompagnement", en: "Levels and support" }
    caption_standing_alone() { fr: "Niveaux", en: "Levels" }
    group_settled_gates(count: usize) { fr: "Prérequis ({count})", en: "Prerequisites ({count})" }
    group_settled_advice(count: usize) { fr: "Conseils ({count})", en: "Advice ({count})" }
    dossier_next() { fr: "Pour la suite", en: "What comes next" }
    dossier_next_stage(dimension: &str, rank: usize, label: &str) { fr: "{dimension} {rank} : {label}", en: "{dimension} {rank}: {label}" }
    dossier_plan() { fr: "Plus court chemin", en: "Shortest path" }
    dossier_training() { fr: "Parcours de formation", en: "Training path" }
    dossier_support() { fr: "Accompagnement", en: "Support" }
    dossier_answers() { fr: "Réponses", en: "Answers" }
    dossier_criteria() { fr: "Critères", en: "Criteria" }
    dossier_origin() { fr: "À propos de ce document", en: "About this document" }

    column_dimension() { fr: "Dimension", en: "Dimension" }
    column_proven() { fr: "Atteint", en: "Reached" }
    column_possible() { fr: "Possible", en: "Possible" }
    column_expected() { fr: "Attendu", en: "Expected" }
    column_section() { fr: "Section", en: "Section" }
    column_state() { fr: "État", en: "State" }
    column_prerequisite() { fr: "Point", en: "Item" }
    column_criterion() { fr: "Critère", en: "Criterion" }
    column_used_for() { fr: "Compte pour", en: "Counts for" }
    column_question() { fr: "Question", en: "Question" }
    column_answer() { fr: "Réponse", en: "Answer" }
    column_level() { fr: "Niveau", en: "Level" }
    column_module() { fr: "Module", en: "Module" }
    column_resources() { fr: "Ressources", en: "Resources" }
    column_knowledge() { fr: "Connaissances", en: "Knowledge" }
    column_said() { fr: "Qui dit quoi", en: "Who says what" }
    column_kept() { fr: "Ce qui compte", en: "What counts" }
    column_item() { fr: "Élément", en: "Item" }
    column_scale() { fr: "Échelle", en: "Scale" }
    column_subject() { fr: "Sujet", en: "Subject" }
    column_finding() { fr: "Constat", en: "Finding" }

    caption_levels() { fr: "Niveau de chaque dimension, d’après les réponses", en: "Level of each dimension, from the answers" }
    caption_levels_possible() { fr: "Niveau de chaque dimension : atteint d’après les réponses, et possible si tout ce qui reste à vérifier est favorable", en: "Level of each dimension: reached, from the answers, and possible if all that is left to verify turns out well" }
    caption_staircase(dimension: &str, stages: &str) { fr: "« {dimension} » : ce qui est attendu à chaque niveau de « {stages} »", en: "“{dimension}”: what is expected at each level of “{stages}”" }
    caption_sections() { fr: "Critères par section : nombre d’acquis, de non acquis, à vérifier et sans objet", en: "Criteria by section: how many are met, not met, to verify and not applicable" }
    caption_radar(dimension: &str) { fr: "{dimension} : note de chaque élément", en: "{dimension}: score of each item" }
    caption_criteria(section: &str) { fr: "Critères : {section}", en: "Criteria: {section}" }
    caption_answers(section: &str) { fr: "Réponses : {section}", en: "Answers: {section}" }
    caption_training(profiles: &str) { fr: "Modules : {profiles}", en: "Modules: {profiles}" }
    caption_disagreements() { fr: "Questions auxquelles l’équipe répond différemment", en: "Questions that the team answers differently" }

    picture_level(rank: usize, count: usize) { fr: "{rank} sur {count} atteint", en: "{rank} of {count} reached" }
    picture_level_possible(rank: usize, count: usize, possible: usize) { fr: "{rank} sur {count} atteint, {possible} possible", en: "{rank} of {count} reached, {possible} possible" }
    picture_score(score: &str, most: &str) { fr: "note {score} sur {most}", en: "score {score} of {most}" }
    picture_score_possible(score: &str, possible: &str, most: &str) { fr: "note {score}, jusqu’à {possible}, sur {most}", en: "score {score}, up to {possible}, of {most}" }
    picture_unknown() { fr: "pas encore évalué", en: "not assessed yet" }
    picture_section(met: usize, unmet: usize, unknown: usize, na: usize) { fr: "{met} acquis, {unmet} non acquis, {unknown} à vérifier, {na} sans objet", en: "{met} met, {unmet} not met, {unknown} to verify, {na} not applicable" }
    picture_staircase(dimension: &str, stages: &str) { fr: "Une marche par niveau de « {stages} » ; sa hauteur est le niveau attendu de « {dimension} »", en: "One step per level of “{stages}”; its height is the level expected of “{dimension}”" }
    staircase_kinds(kinds: &str) { fr: "À chaque marche : {kinds}.", en: "On every step: {kinds}." }
    picture_team(dimension: &str, rank: usize) { fr: "Équipe : {dimension} {rank}", en: "Team: {dimension} {rank}" }
    picture_possible(rank: usize) { fr: "{rank} possible", en: "{rank} possible" }
    picture_here(stages: &str, rank: usize) { fr: "projet : {stages} {rank}", en: "project: {stages} {rank}" }
    picture_asked(stages: &str, rank: usize) { fr: "demande : {stages} {rank}", en: "request: {stages} {rank}" }
    picture_project() { fr: "projet", en: "project" }
    picture_request() { fr: "demande", en: "request" }
    picture_team_short() { fr: "équipe", en: "team" }
    picture_possible_short() { fr: "possible", en: "possible" }
    picture_radar(dimension: &str) { fr: "Radar : {dimension}", en: "Radar: {dimension}" }
    picture_axis(number: usize, label: &str, score: &str, most: &str) { fr: "{number}. {label} : {score} sur {most}", en: "{number}. {label}: {score} of {most}" }
    picture_axis_none(number: usize, label: &str) { fr: "{number}. {label} : sans note", en: "{number}. {label}: no score" }
    picture_spread(options: usize) { fr: "Réponses sur une échelle de {options} crans, de la moins avancée à la plus avancée", en: "Answers on a scale of {options} options, from the least to the most advanced" }
    picture_place(who: &str, rank: usize) { fr: "{who} : {rank}", en: "{who}: {rank}" }
    legend_proven() { fr: "atteint", en: "reached" }
    legend_possible() { fr: "possible", en: "possible" }
    legend_rest() { fr: "reste à atteindre", en: "still to reach" }
    legend_staircase_team() { fr: "niveau de l’équipe", en: "level of the team" }
    legend_staircase_possible() { fr: "niveau possible si tout se confirme", en: "level possible if all is confirmed" }
    legend_radar_low() { fr: "note atteinte", en: "score reached" }
    legend_radar_high() { fr: "note possible", en: "possible score" }

    group_missing(count: usize) { fr: "Ce qui manque ({count})", en: "What is missing ({count})" }
    group_to_verify(count: usize) { fr: "À vérifier ({count})", en: "To verify ({count})" }
    group_na(count: usize) { fr: "Déclarés sans objet, à confirmer avec le programme ({count})", en: "Said not to apply, to confirm with the programme ({count})" }
    group_advice(count: usize) { fr: "Conseillé, sans bloquer la demande ({count})", en: "Advised, without blocking the request ({count})" }
    group_achievement(count: usize) { fr: "À réaliser ({count})", en: "To achieve ({count})" }
    group_next(count: usize) { fr: "Prérequis et conseils ({count})", en: "Prerequisites and advice ({count})" }
    group_foreseen(count: usize) { fr: "Plus tard : ce qui manque déjà pour la suite ({count})", en: "Later: already missing for further on ({count})" }
    kind_gate() { fr: "Prérequis", en: "Prerequisite" }
    kind_advice() { fr: "Conseil", en: "Advice" }
    kind_achievement() { fr: "Réalisation", en: "Achievement" }
    kind_at_stage(kind: &str, stages: &str, rank: usize) { fr: "{kind}, {stages} {rank}", en: "{kind}, {stages} {rank}" }
    follows_from(text: &str) { fr: "découle de : {text}", en: "follows from: {text}" }
    your_answer(answer: &str) { fr: "vous : {answer}", en: "you: {answer}" }
    beside_why() { fr: "Pourquoi", en: "Why" }
    beside_to_do() { fr: "À faire", en: "To do" }
    beside_read() { fr: "À lire", en: "To read" }
    beside_contact() { fr: "Contact", en: "Contact" }
    beside_note() { fr: "Note", en: "Note" }
    beside_evidence() { fr: "Preuve", en: "Evidence" }
    beside_by() { fr: "Répondu par", en: "Answered by" }
    beside_unanswered() { fr: "sans réponse", en: "no answer" }
    beside_team() { fr: "Équipe", en: "Team" }
    beside_ask() { fr: "Demander à", en: "Ask" }
    beside_source() { fr: "Source", en: "Source" }
    by_on(by: &str, on: &str) { fr: "{by}, le {on}", en: "{by}, on {on}" }
    on_date(on: &str) { fr: "le {on}", en: "on {on}" }
    not_counted() { fr: "ne compte pas : la question n’est pas posée dans votre cas", en: "does not count: the question is not asked in your case" }
    section_other() { fr: "Autres critères", en: "Other criteria" }
    level_with_score(level: &str, score: &str) { fr: "{level} ({score})", en: "{level} ({score})" }
    score_of(score: &str, most: &str) { fr: "{score} sur {most}", en: "{score} of {most}" }
    scale_between(least: &str, most: &str) { fr: "de {least} à {most}", en: "{least} to {most}" }
    eligibility_case(label: &str) { fr: "Cas : {label}", en: "Case: {label}" }
    eligibility_offers(offers: &str) { fr: "Accompagnement ouvert à ce cas : {offers}", en: "Support open to this case: {offers}" }
    eligibility_other(words: &str) { fr: "Accompagnement : {words}", en: "Support: {words}" }
    meeting_once(meeting: &str) { fr: "À demander une fois les prérequis réunis : {meeting}", en: "To ask for once the prerequisites are met: {meeting}" }
    first_action() { fr: "Première action", en: "First action" }
    first_action_then(action: &str, count: usize) { fr: "{action} (étape 1 sur {count})", en: "{action} (step 1 of {count})" }
    advised_level(words: &str) { fr: "Conseillé, sans bloquer la demande : {words}", en: "Advised, without blocking the request: {words}" }
    advised_points_one() { fr: "1 conseil reste à suivre ou à vérifier.", en: "1 piece of advice is still to be followed or verified." }
    advised_points_many(count: usize) { fr: "{count} conseils restent à suivre ou à vérifier.", en: "{count} pieces of advice are still to be followed or verified." }
    depends_on_disagreement() { fr: "Ce constat dépend d’un désaccord dans l’équipe, à trancher d’abord.", en: "This finding depends on a disagreement in the team, to be settled first." }
    to_settle(answers: &str) { fr: "à trancher : {answers}", en: "to be settled: {answers}" }
    answers_differ() { fr: "réponses différentes dans l’équipe", en: "answers differ in the team" }
    settle_together() { fr: "Pour trancher : réunissez ces personnes, puis refaites l’évaluation ensemble.", en: "To settle: bring these people together, then redo the assessment." }
    questions_open_one() { fr: "1 question reste sans réponse", en: "1 question is still unanswered" }
    questions_open_many(count: usize) { fr: "{count} questions restent sans réponse", en: "{count} questions are still unanswered" }
    criteria_to_verify_one() { fr: "1 critère reste à vérifier", en: "1 criterion still to verify" }
    criteria_to_verify_many(count: usize) { fr: "{count} critères restent à vérifier", en: "{count} criteria still to verify" }
    progress_and(answers: &str, rest: &str) { fr: "{answers} ; {rest}", en: "{answers}; {rest}" }
    to_add(options: &str) { fr: "à ajouter : {options}", en: "to add: {options}" }

    request_title() { fr: "Demande d’accompagnement", en: "Request for support" }
    request_result() { fr: "Résultat de l’auto-évaluation", en: "Result of the self-assessment" }
    request_asked(what: &str, stages: &str, rank: usize) { fr: "Accompagnement demandé : {what} ({stages} {rank})", en: "Support asked for: {what} ({stages} {rank})" }
    request_asked_alone(stages: &str, rank: usize) { fr: "Accompagnement demandé : {stages} {rank}", en: "Support asked for: {stages} {rank}" }
    request_finding(answer: &str) { fr: "Constat de l’auto-évaluation : {answer}", en: "Finding of the self-assessment: {answer}" }
    request_application() { fr: "Nom de l’application", en: "Name of the application" }
    request_applicant() { fr: "Demandeur (nom, service, courriel)", en: "Applicant (name, department, mail)" }
    request_to(contacts: &str) { fr: "Destinataires : {contacts}", en: "Addressed to: {contacts}" }
    request_counterpart(who: &str) { fr: "Côté projet : {who}", en: "On the project’s side: {who}" }
    request_answer(answer: &str) { fr: "réponse : {answer}", en: "answer: {answer}" }
    request_expected(needed: &str) { fr: "attendu : {needed}", en: "expected: {needed}" }
    request_unanswered(question: &str) { fr: "Sans réponse : {question}", en: "No answer: {question}" }
    request_missing(text: &str) { fr: "Manque : « {text} »", en: "Missing: “{text}”" }
    request_to_verify(text: &str) { fr: "À vérifier : « {text} »", en: "To verify: “{text}”" }
    request_na(text: &str) { fr: "Déclaré sans objet : « {text} »", en: "Said not to apply: “{text}”" }
    request_advice(text: &str) { fr: "Conseil à suivre : « {text} »", en: "Advice to follow: “{text}”" }
    request_settled(count: usize) { fr: "Acquis ({count})", en: "Met ({count})" }
    request_unsettled(count: usize) { fr: "À régler ou à vérifier ({count})", en: "To settle or verify ({count})" }
    unanswered_needed(needed: &str) { fr: "sans réponse ; il faut : {needed}", en: "no answer; needed: {needed}" }
    request_project() { fr: "Le projet", en: "The project" }
    request_levels() { fr: "Niveaux", en: "Levels" }
    request_prerequisites() { fr: "Prérequis et conseils, avec preuves et notes", en: "Prerequisites and advice, with evidence and notes" }
    request_points() { fr: "Points ouverts", en: "Open points" }
    request_no_point() { fr: "Aucun point ouvert.", en: "No open point." }
    request_others() { fr: "Autres précisions", en: "Further remarks" }
    request_to_complete() { fr: "à compléter", en: "to be completed" }
    request_differing(question: &str) { fr: "Réponses différentes dans l’équipe : {question}", en: "Different answers in the team: {question}" }

    origin_questionnaire() { fr: "Questionnaire", en: "Questionnaire" }
    origin_version(id: &str, version: &str) { fr: "{id}, version {version}", en: "{id}, version {version}" }
    origin_digest() { fr: "Empreinte des règles", en: "Digest of the rules" }
    origin_date() { fr: "Date de l’évaluation", en: "Date of the assessment" }
    origin_moment(date: &str, moment: &str) { fr: "{date} ({moment})", en: "{date} ({moment})" }
    origin_tool() { fr: "Programme", en: "Program" }
}

/// Methods that choose among words by a state or a name.
impl Lang {
    /// How much advice is still to be followed or verified.
    #[must_use]
    pub fn advised_points(self, count: usize) -> String {
        self.plural(count, Lang::advised_points_one, Lang::advised_points_many)
    }

    /// How many questions that still matter have no answer.
    #[must_use]
    pub fn questions_open(self, count: usize) -> String {
        self.plural(count, Lang::questions_open_one, Lang::questions_open_many)
    }

    /// How many criteria are unknown.
    #[must_use]
    pub fn criteria_to_verify(self, count: usize) -> String {
        let (one, many) = (Lang::criteria_to_verify_one, Lang::criteria_to_verify_many);
        self.plural(count, one, many)
    }

    /// The state of a criterion.
    #[must_use]
    pub fn state(self, state: Truth) -> String {
        match state {
            Truth::Met => self.state_met(),
            Truth::Unmet => self.state_unmet(),
            Truth::Unknown => self.state_unknown(),
            Truth::Na => self.state_na(),
        }
    }

    /// Who answered, and when; `None` when neither is known.
    #[must_use]
    pub fn answered_by(self, by: Option<&str>, on: Option<&str>) -> Option<String> {
        Some(match (by, on) {
            (Some(by), Some(on)) => self.by_on(by, &self.date(on)),
            (Some(by), None) => by.to_owned(),
            (None, Some(on)) => self.on_date(&self.date(on)),
            (None, None) => return None,
        })
    }
}
