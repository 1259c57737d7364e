//! Words of the result.

use super::{Lang, words};

words! {
    quoted(text: &str) { fr: "« {text} »", en: "“{text}”" }
    separator_or() { fr: " ou ", en: " or " }
    separator_list() { fr: " ; ", en: "; " }
    seen_above(title: &str) { fr: "{title} (voir plus haut)", en: "{title} (see above)" }
    answers_none() { fr: "Aucune réponse", en: "No answer" }
    separator_and() { fr: " et ", en: " and " }
    answer_unknown() { fr: "Je ne sais pas", en: "I don’t know" }
    answer_na() { fr: "Sans objet", en: "Not applicable" }
    answer_none() { fr: "Aucun de ces choix", en: "None of these" }
    anything_but(answers: &str) { fr: "tout sauf {answers}", en: "anything but {answers}" }
    accepted_or_better(option: &str) { fr: "{option} ou mieux", en: "{option} or better" }
    accepted_without(options: &str) { fr: "sans {options}", en: "without {options}" }
    accepted_at_least(min: f64) { fr: "{min} au moins", en: "{min} or more" }
    accepted_below(below: f64) { fr: "moins de {below}", en: "less than {below}" }
    accepted_between(min: f64, below: f64) { fr: "de {min} à moins de {below}", en: "{min} to less than {below}" }

    report_of(date: &str, profiles: &str) { fr: "Auto-évaluation du {date} · {profiles}", en: "Self-assessment of {date} · {profiles}" }
    report_of_all(date: &str) { fr: "Auto-évaluation du {date}", en: "Self-assessment of {date}" }
    answers_one() { fr: "1 réponse", en: "1 answer" }
    answers_many(count: usize) { fr: "{count} réponses", en: "{count} answers" }
    pending_none() { fr: "aucune question en attente pour vos profils", en: "no question left for your profiles" }
    pending_one() { fr: "1 question en attente pour vos profils", en: "1 question left for your profiles" }
    pending_many(count: usize) { fr: "{count} questions en attente pour vos profils", en: "{count} questions left for your profiles" }

    row_contact() { fr: "Interlocuteur", en: "Contact" }
    verdict_moot() { fr: "Aucun accompagnement n’est prévu pour ce cas : ce qui suit vaut comme repère.", en: "No support is planned for this case: what follows is for guidance." }
    excludes() { fr: "tant que c’est le cas, la demande est exclue", en: "support cannot be requested while this is the case" }
    title_missing() { fr: "Ce qui manque", en: "What is missing" }
    verdict_excluded() { fr: "Non, en l’état : une réponse l’exclut.", en: "Not as things stand: one answer rules it out." }
    level_expected_unassessed(dimension: &str, expected: usize, count: usize) { fr: "{dimension} : {expected}/{count} attendu, pas encore évalué", en: "{dimension}: {expected}/{count} expected, not assessed yet" }
    row_support() { fr: "Accompagnement", en: "Support" }
    not_assessed_yet(points: &str) { fr: "pas encore évalué : {points}", en: "not assessed yet: {points}" }
    nothing_applies() { fr: "sans objet : rien de ce qui compte ici ne s’applique", en: "not applicable: nothing that counts here applies" }
    score_alone(score: &str) { fr: "note {score}", en: "score {score}" }
    score_next(score: &str, goal: &str, from: &str) { fr: "note {score} ; il faut {from} pour {goal}", en: "score {score}; {goal} starts at {from}" }
    score_possible(score: &str, most: &str, words: &str) { fr: "note {score}, jusqu’à {most} {words}", en: "score {score}, up to {most} {words}" }
    score_up_to(most: &str, words: &str) { fr: "jusqu’à {most} {words}", en: "up to {most} {words}" }
    if_confirmed_one() { fr: "si 1 point se confirme", en: "if 1 point is confirmed" }
    if_confirmed_many(count: usize) { fr: "si {count} points se confirment", en: "if {count} points are confirmed" }
    unanswered_points_one() { fr: "1 point sans réponse", en: "1 point unanswered" }
    unanswered_points_many(count: usize) { fr: "{count} points sans réponse", en: "{count} points unanswered" }
    only_missing(goal: &str, text: &str) { fr: "il manque seulement, pour {goal} : « {text} »", en: "only this is missing for {goal}: “{text}”" }
    only_to_verify(goal: &str, text: &str) { fr: "seul point à vérifier pour {goal} : « {text} »", en: "only this remains to be verified for {goal}: “{text}”" }
    possible_if(goal: &str, points: usize) { fr: "{goal} si {points} points se confirment", en: "{goal} if {points} points are confirmed" }
    missing_for_both(goal: &str, missing: &str, unknown: usize) { fr: "{missing} pour {goal}, {unknown} à vérifier", en: "{missing} for {goal}, {unknown} to verify" }
    missing_for_only(goal: &str, missing: &str) { fr: "{missing} pour {goal}", en: "{missing} for {goal}" }
    unknown_for(goal: &str, unknown: usize) { fr: "{unknown} points à vérifier pour {goal}", en: "{unknown} points to verify for {goal}" }
    points_missing_one() { fr: "1 critère manque", en: "1 criterion missing" }
    points_missing_many(count: usize) { fr: "{count} critères manquent", en: "{count} criteria missing" }
    support_to_clarify_one() { fr: "à préciser : 1 question à régler", en: "to clarify: 1 question to settle" }
    support_to_clarify_many(count: usize) { fr: "à préciser : {count} questions à régler", en: "to clarify: {count} questions to settle" }
    support_none_case(case: &str) { fr: "aucun n’est prévu. {case}", en: "none is planned. {case}" }
    support_none() { fr: "aucun n’est prévu pour ce cas", en: "none is planned for this case" }

    ask_for_support(stages: &str, rank: usize) { fr: "Demander un accompagnement ({stages} {rank}) ?", en: "Ask for support ({stages} {rank})?" }
    verdict_no_go_one() { fr: "Pas encore : 1 prérequis manque.", en: "Not yet: 1 prerequisite is missing." }
    verdict_no_go_many(count: usize) { fr: "Pas encore : {count} prérequis manquent.", en: "Not yet: {count} prerequisites are missing." }
    verdict_to_verify_one() { fr: "À vérifier d’abord : 1 prérequis n’est pas établi.", en: "To verify first: 1 prerequisite is not established." }
    verdict_to_verify_many(count: usize) { fr: "À vérifier d’abord : {count} prérequis ne sont pas établis.", en: "To verify first: {count} prerequisites are not established." }
    verdict_go_with_conditions() { fr: "Oui, sous conditions : les prérequis sont réunis.", en: "Yes, with conditions: the prerequisites are met." }
    verdict_go() { fr: "Oui : tous les prérequis sont réunis.", en: "Yes: every prerequisite is met." }
    disclaimer() { fr: "Auto-évaluation : elle n’engage personne, le programme décide.", en: "A self-assessment: it commits nobody; the programme decides." }
    disclaimer_alone() { fr: "Auto-évaluation : elle n’engage personne.", en: "A self-assessment: it commits nobody." }
    you_and_needed(yours: &str, needed: &str) { fr: "vous : {yours} ; il faut : {needed}", en: "you: {yours}; needed: {needed}" }
    counted_otherwise(question: &str, answer: &str) { fr: "question non posée, comptée {answer} : {question}", en: "not asked, counted as {answer}: {question}" }
    folded_one() { fr: "un autre prérequis en découle", en: "another prerequisite follows from it" }
    folded_many(count: usize) { fr: "{count} autres prérequis en découlent", en: "{count} other prerequisites follow from it" }

    title_to_verify_one() { fr: "À vérifier : 1 prérequis non renseigné", en: "To verify: 1 prerequisite not answered" }
    title_to_verify_many(count: usize) { fr: "À vérifier : {count} prérequis non renseignés", en: "To verify: {count} prerequisites not answered" }
    nothing_answered() { fr: "Aucune question n’a encore de réponse. Dans un terminal, la commande « palier » les pose une à une.", en: "No question is answered yet. In a terminal, the command “palier” asks them one by one." }
    point_ask(text: &str, who: &str) { fr: "{text} (demander à : {who})", en: "{text} (ask: {who})" }
    and_more_one() { fr: "et 1 autre", en: "and 1 more" }
    and_more_many(count: usize) { fr: "et {count} autres", en: "and {count} more" }
    title_na_gates_one() { fr: "1 prérequis déclaré sans objet, à confirmer avec le programme", en: "1 prerequisite said not to apply, to confirm with the programme" }
    title_na_gates_many(count: usize) { fr: "{count} prérequis déclarés sans objet, à confirmer avec le programme", en: "{count} prerequisites said not to apply, to confirm with the programme" }
    title_conditions() { fr: "Conditions : à régler avant ou pendant l’accompagnement", en: "Conditions: to settle before or during support" }
    title_advised_too() { fr: "Conseillé aussi, sans bloquer la demande", en: "Also advised (does not block the request)" }
    level_expected(dimension: &str, expected: usize, count: usize, proven: usize) { fr: "{dimension} : {expected}/{count} attendu, {proven}/{count} prouvé", en: "{dimension}: {expected}/{count} expected, {proven}/{count} proven" }
    advice_unknown_one() { fr: "1 conseil reste à vérifier", en: "1 piece of advice still to verify" }
    advice_unknown_many(count: usize) { fr: "{count} conseils restent à vérifier", en: "{count} pieces of advice still to verify" }

    title_disagreements_one() { fr: "Vos réponses diffèrent sur 1 question", en: "Your answers differ on 1 question" }
    title_disagreements_many(count: usize) { fr: "Vos réponses diffèrent sur {count} questions", en: "Your answers differ on {count} questions" }
    respondent(name: &str, file: &str) { fr: "{name} ({file})", en: "{name} ({file})" }
    said(who: &str, answer: &str) { fr: "{who} : {answer}", en: "{who}: {answer}" }
    kept_lower(answer: &str) { fr: "réponse retenue : {answer}, la moins avancée", en: "counted: {answer}, the least advanced" }
    kept_common(answer: &str) { fr: "réponse retenue : {answer}, ce que tous ont coché", en: "counted: {answer}, what everyone ticked" }
    kept_nothing_common(answer: &str) { fr: "réponse retenue : {answer}, faute de choix coché par tous", en: "counted: {answer}, as no option was ticked by everyone" }
    how_to_settle() { fr: "Pour trancher : relancez palier avec les mêmes fichiers, sans --no-input.", en: "To settle: run palier again with the same files, without --no-input." }
    kept_unknown() { fr: "réponse retenue : aucune, tant que l’équipe n’a pas tranché", en: "counted: nothing, until the team settles it" }

    title_next_stage(dimension: &str, rank: usize, label: &str) { fr: "Ensuite ({dimension} {rank} : {label})", en: "Next ({dimension} {rank}: {label})" }
    to_achieve(text: &str) { fr: "à réaliser : {text}", en: "to achieve: {text}" }
    will_be_missing(text: &str) { fr: "pas encore : {text}", en: "not yet: {text}" }

    title_training_gap() { fr: "À apprendre maintenant", en: "To learn now" }
    title_training_preparation() { fr: "À apprendre pour préparer la suite", en: "To learn for the next stage" }
    title_training_progress() { fr: "Pour progresser encore", en: "To go further" }
    for_everyone() { fr: "Pour tous", en: "For everyone" }
    then_level(rank: usize, count: usize, titles: &str) { fr: "puis, pour {rank}/{count} : {titles}", en: "then, for {rank}/{count}: {titles}" }
    no_resource() { fr: "aucune ressource publiée pour l’instant", en: "no resource published yet" }
    minutes(count: u32) { fr: "{count} min", en: "{count} min" }
    language_fr() { fr: "en français", en: "in French" }
    language_en() { fr: "en anglais", en: "in English" }
    language_other(code: &str) { fr: "langue : {code}", en: "language: {code}" }
    kind_video() { fr: "vidéo", en: "video" }
    kind_course() { fr: "cours", en: "course" }
    kind_article() { fr: "article", en: "article" }
    kind_documentation() { fr: "documentation", en: "documentation" }
    kind_tutorial() { fr: "tutoriel", en: "tutorial" }
    kind_form() { fr: "formulaire", en: "form" }

    rules_version(id: &str, version: &str) { fr: "Questionnaire {id}, version {version}", en: "Questionnaire {id}, version {version}" }
    rules_option(text: &str, id: &str) { fr: "{text} [{id}]", en: "{text} [{id}]" }
    rules_question_one() { fr: "1 question.", en: "1 question." }
    rules_question_many(count: usize) { fr: "{count} questions.", en: "{count} questions." }
    rules_reading() { fr: "Les réponses vont de la moins avancée à la plus avancée ; entre crochets, le nom à écrire dans un fichier de réponses.", en: "Options go from the least to the most advanced; in brackets, the name to write in an answers file." }
    rules_profiles() { fr: "Chaque profil en voit au plus :", en: "Each profile sees at most:" }
    rules_profile_count(label: &str, id: &str, count: usize) { fr: "{label} [{id}] : {count}", en: "{label} [{id}]: {count}" }
    rules_optional_one() { fr: "1 facultative en plus", en: "plus 1 optional" }
    rules_optional_many(count: usize) { fr: "{count} facultatives en plus", en: "plus {count} optional" }
    rules_eligibility() { fr: "Qui peut être accompagné", en: "Who may get support" }
    rules_contacts() { fr: "À qui s’adresser", en: "Who to contact" }
    rules_no_support() { fr: "Aucun accompagnement n’est prévu", en: "No support is planned" }
    rules_many() { fr: "Plusieurs réponses possibles", en: "Several answers are possible" }
    rules_number_plain() { fr: "Réponse : un nombre", en: "Answer: a number" }
    rules_number_unit(unit: &str) { fr: "Réponse : un nombre ({unit})", en: "Answer: a number ({unit})" }
    rules_text() { fr: "Réponse : un texte libre", en: "Answer: free text" }
    rules_when(condition: &str) { fr: "Posée seulement si : {condition}", en: "Asked only if: {condition}" }
    rules_unless(condition: &str) { fr: "Posée sauf si : {condition}", en: "Asked unless: {condition}" }
    rules_otherwise(answer: &str) { fr: "Sinon, elle compte comme : {answer}", en: "Otherwise it counts as: {answer}" }
    rules_needs(condition: &str) { fr: "prouvé par : {condition}", en: "proven by: {condition}" }
    rules_asked_to(profiles: &str) { fr: "Posée à : {profiles}", en: "Asked to: {profiles}" }
    rules_worth(option: &str, value: &str) { fr: "{option}, vaut {value}", en: "{option}, worth {value}" }
    rules_tagged(option: &str, tag: &str) { fr: "{option}, « {tag} »", en: "{option}, “{tag}”" }
    rules_mean() { fr: "Moyenne de :", en: "Mean of:" }
    rules_sum() { fr: "Somme de :", en: "Sum of:" }
    rules_min() { fr: "La plus basse de ces valeurs :", en: "The lowest of:" }
    rules_max() { fr: "La plus haute de ces valeurs :", en: "The highest of:" }
    rules_shares() { fr: "Part des réponses à ces questions :", en: "Shares of the answers to:" }
    rules_weight(item: &str, weight: &str) { fr: "{item}, poids {weight}", en: "{item}, weight {weight}" }
    rules_from(from: &str) { fr: "À partir de la note {from}", en: "From score {from}" }
    rules_share(percent: &str, tag: &str) { fr: "Dès que {percent} % des réponses sont « {tag} »", en: "As soon as {percent}% of the answers are “{tag}”" }
    rules_no_share() { fr: "Sinon", en: "Otherwise" }
    rules_unanswered(tag: &str) { fr: "Une question sans réponse compte comme « {tag} »", en: "A question without an answer counts as “{tag}”" }
    rules_empty(level: &str) { fr: "Si aucune question ne s’applique : {level}", en: "If no question applies: {level}" }
    rules_requires() { fr: "Ce qui le prouve :", en: "What proves it:" }
    rules_gates() { fr: "Impératif pour demander l’accompagnement :", en: "Required to ask for support:" }
    rules_advises() { fr: "Conseillé :", en: "Advised:" }

    title_to_clarify() { fr: "Pour savoir quel accompagnement est prévu, répondez à", en: "To know which support is planned, answer" }
    catalogue_of(title: &str) { fr: "Formations · {title}", en: "Training · {title}" }
    catalogue_empty() { fr: "Aucune formation ne répond à ces critères.", en: "No training matches these criteria." }
    catalogue_level(rank: usize, label: &str) { fr: "Niveau {rank} : {label}", en: "Level {rank}: {label}" }
    catalogue_for(profiles: &str) { fr: "Pour : {profiles}", en: "For: {profiles}" }
    catalogue_columns() { fr: "| Niveau | Module | Pour qui | Ressources |", en: "| Level | Module | For whom | Resources |" }
    title_contacts() { fr: "À qui s’adresser", en: "Who to contact" }
    title_meeting(meeting: &str) { fr: "À demander : {meeting}", en: "To ask for: {meeting}" }
    counterpart(who: &str) { fr: "De votre côté : {who}", en: "On your side: {who}" }
}

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Methods that choose among words by a number or a name.
impl Lang {
    /// Several things of which all are meant: "A, B and C".
    #[must_use]
    pub fn all_of(self, parts: &[String]) -> String {
        enumerated(parts, &self.separator_and())
    }

    /// Several things of which any is meant: "A, B or C".
    #[must_use]
    pub fn any_of(self, parts: &[String]) -> String {
        enumerated(parts, &self.separator_or())
    }

    /// How many questions there are, and how to read them.
    #[must_use]
    pub fn rules_counts(self, count: usize) -> String {
        let questions = self.plural(count, Self::rules_question_one, Self::rules_question_many);
        format!("{questions} {}", self.rules_reading())
    }

    /// How many questions are optional.
    #[must_use]
    pub fn rules_optional_count(self, count: usize) -> String {
        self.plural(count, Self::rules_optional_one, Self::rules_optional_many)
    }

    /// Who answered, by name if it is known, else by profiles, always with the file: that is where
    /// to correct the answer.
    #[must_use]
    pub fn respondent_named(self, by: Option<&str>, profiles: &[&str], file: &str) -> String {
        let profiles = profiles.join(", ");
        match by.unwrap_or(&profiles) {
            "" => file.to_owned(),
            name => self.respondent(name, file),
        }
    }

    /// The day of an RFC 3339 moment: "23 novembre 2026". What is no moment is given back as is.
    #[must_use]
    pub fn date(self, moment: &str) -> String {
        let mut parts = moment.get(..10).unwrap_or_default().split('-');
        let mut next = || parts.next().and_then(|part| part.parse::<usize>().ok());
        let (Some(year), Some(month @ 1..=12), Some(day)) = (next(), next(), next()) else {
            return moment.to_owned();
        };
        match self {
            Lang::Fr if day == 1 => format!("1er {} {year}", MONTHS_FR[month - 1]),
            Lang::Fr => format!("{day} {} {year}", MONTHS_FR[month - 1]),
            Lang::En => format!("{day} {} {year}", MONTHS_EN[month - 1]),
        }
    }

    /// A label inside a sentence: its first letter in lower case, unless it is an acronym.
    #[must_use]
    pub fn lower_first(self, label: &str) -> String {
        let mut chars = label.chars();
        match (chars.next(), chars.clone().next()) {
            (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
                first.to_lowercase().chain(chars).collect()
            }
            _ => label.to_owned(),
        }
    }

    /// How many answers there are; none is told too.
    #[must_use]
    pub fn answers_in_all(self, count: usize) -> String {
        match count {
            0 => self.answers_none(),
            _ => self.plural(count, Lang::answers_one, Lang::answers_many),
        }
    }

    /// How many answers there are, and how many questions can still change something.
    #[must_use]
    pub fn report_progress(self, answered: usize, pending: usize) -> String {
        let answers = self.answers_in_all(answered);
        let pending = match pending {
            0 => self.pending_none(),
            _ => self.plural(pending, Lang::pending_one, Lang::pending_many),
        };
        format!("{answers}, {pending}")
    }

    /// What a `{ min, below }` accepts.
    #[must_use]
    pub fn accepted_range(self, min: Option<f64>, below: Option<f64>) -> String {
        match (min, below) {
            (Some(min), Some(below)) => self.accepted_between(min, below),
            (Some(min), None) => self.accepted_at_least(min),
            (None, Some(below)) => self.accepted_below(below),
            (None, None) => String::new(),
        }
    }

    /// What an answer that is a number looks like.
    #[must_use]
    pub fn rules_number(self, unit: &str) -> String {
        if unit.is_empty() {
            self.rules_number_plain()
        } else {
            self.rules_number_unit(unit)
        }
    }

    /// What a level lacks.
    #[must_use]
    pub fn missing_for(self, goal: &str, missing: usize, unknown: usize) -> String {
        let words = self.plural(missing, Lang::points_missing_one, Lang::points_missing_many);
        match (missing, unknown) {
            (0, _) => self.unknown_for(goal, unknown),
            (_, 0) => self.missing_for_only(goal, &words),
            _ => self.missing_for_both(goal, &words, unknown),
        }
    }

    /// What must turn out well for a score to reach its upper bound.
    #[must_use]
    pub fn if_confirmed(self, count: usize) -> String {
        self.plural(count, Lang::if_confirmed_one, Lang::if_confirmed_many)
    }

    /// How many questions or criteria are unknown.
    #[must_use]
    pub fn unanswered_points(self, count: usize) -> String {
        self.plural(
            count,
            Lang::unanswered_points_one,
            Lang::unanswered_points_many,
        )
    }

    /// How much is unknown of what has hardly been answered.
    #[must_use]
    pub fn not_assessed(self, count: usize) -> String {
        self.not_assessed_yet(&self.unanswered_points(count))
    }

    /// How a score is made, by the name in the rules: `mean`, `sum`, `min` or `max`.
    #[must_use]
    pub fn rules_combined(self, combine: &str) -> String {
        match combine {
            "sum" => self.rules_sum(),
            "min" => self.rules_min(),
            "max" => self.rules_max(),
            _ => self.rules_mean(),
        }
    }

    /// How many questions decide which support is foreseen.
    #[must_use]
    pub fn support_to_clarify(self, count: usize) -> String {
        self.plural(
            count,
            Lang::support_to_clarify_one,
            Lang::support_to_clarify_many,
        )
    }

    /// The verdict `no-go`.
    #[must_use]
    pub fn verdict_no_go(self, count: usize) -> String {
        self.plural(count, Lang::verdict_no_go_one, Lang::verdict_no_go_many)
    }

    /// The verdict `to-verify`.
    #[must_use]
    pub fn verdict_to_verify(self, count: usize) -> String {
        self.plural(
            count,
            Lang::verdict_to_verify_one,
            Lang::verdict_to_verify_many,
        )
    }

    /// How many prerequisites follow from another.
    #[must_use]
    pub fn folded(self, count: usize) -> String {
        self.plural(count, Lang::folded_one, Lang::folded_many)
    }

    /// Heading of the prerequisites to verify.
    #[must_use]
    pub fn title_to_verify(self, count: usize) -> String {
        self.plural(count, Lang::title_to_verify_one, Lang::title_to_verify_many)
    }

    /// A point to verify, and whom to ask if nobody present can tell.
    #[must_use]
    pub fn point_to_ask(self, text: &str, who: &str) -> String {
        if who.is_empty() {
            text.to_owned()
        } else {
            self.point_ask(text, who)
        }
    }

    /// How many more there are than were shown.
    #[must_use]
    pub fn and_more(self, count: usize) -> String {
        self.plural(count, Lang::and_more_one, Lang::and_more_many)
    }

    /// Heading of the gates that were said not to apply.
    #[must_use]
    pub fn title_na_gates(self, count: usize) -> String {
        self.plural(count, Lang::title_na_gates_one, Lang::title_na_gates_many)
    }

    /// How much advice is still unknown.
    #[must_use]
    pub fn advice_unknown(self, count: usize) -> String {
        self.plural(count, Lang::advice_unknown_one, Lang::advice_unknown_many)
    }

    /// Heading of the questions that answers files answer differently.
    #[must_use]
    pub fn title_disagreements(self, count: usize) -> String {
        self.plural(
            count,
            Lang::title_disagreements_one,
            Lang::title_disagreements_many,
        )
    }

    /// The kind of a resource in words; one of another version is given back as is.
    #[must_use]
    pub fn resource_kind(self, kind: &str) -> String {
        match kind {
            "video" => self.kind_video(),
            "course" => self.kind_course(),
            "article" => self.kind_article(),
            "documentation" => self.kind_documentation(),
            "tutorial" => self.kind_tutorial(),
            "form" => self.kind_form(),
            other => other.to_owned(),
        }
    }

    /// The language of a resource in words.
    #[must_use]
    pub fn resource_language(self, code: &str) -> String {
        match code {
            "fr" => self.language_fr(),
            "en" => self.language_en(),
            other => self.language_other(other),
        }
    }
}

/// Parts of a sentence, the last one behind another separator.
fn enumerated(parts: &[String], last: &str) -> String {
    match parts {
        [first @ .., end] if !first.is_empty() => format!("{}{last}{end}", first.join(", ")),
        parts => parts.concat(),
    }
}
