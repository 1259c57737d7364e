//! Words of explanations.

use super::{Lang, words};

words! {
    state_met() { fr: "acquis", en: "met" }
    state_unmet() { fr: "non acquis", en: "not met" }
    state_unknown() { fr: "à vérifier", en: "to verify" }
    state_na() { fr: "sans objet", en: "not applicable" }

    explain_more(name: &str) { fr: "Pour en savoir plus sur un point, ajoutez à la fin de la commande son nom, sans les crochets ; par exemple : palier explain … {name}", en: "To learn more about an item, add its name to the end of the command, without the brackets; for example: palier explain … {name}" }
    explain_detail(name: &str) { fr: "Pour le détail, ajoutez à la commande : {name}", en: "For the details, add to the command: {name}" }
    explain_gates_to_verify_one() { fr: "et 1 prérequis à vérifier", en: "and 1 prerequisite to verify" }
    explain_gates_to_verify_many(count: usize) { fr: "et {count} prérequis à vérifier", en: "and {count} prerequisites to verify" }
    explain_gate_na(text: &str) { fr: "{text} : déclaré sans objet, à confirmer avec le programme", en: "{text}: said not to apply, to confirm with the programme" }
    explain_standing(dimension: &str, rank: usize, count: usize, level: &str) { fr: "{dimension} : {rank}/{count}, {level}", en: "{dimension}: {rank}/{count}, {level}" }
    explain_standing_score(dimension: &str, score: &str) { fr: "{dimension} : note {score}", en: "{dimension}: score {score}" }
    explain_standing_none(dimension: &str) { fr: "{dimension} : sans objet", en: "{dimension}: not applicable" }
    explain_unassessed(dimension: &str) { fr: "{dimension} : pas encore évalué", en: "{dimension}: not assessed yet" }
    explain_unassessed_now(dimension: &str, now: &str, level: &str) { fr: "{dimension} : pas encore évalué (en l’état, {now} : {level})", en: "{dimension}: not assessed yet (as things stand, {now}: {level})" }
    explain_unassessed_up_to(dimension: &str, proven: &str, goal: &str, count: usize) { fr: "{dimension} : pas encore évalué ({proven} prouvé ; jusqu’à {goal} si {count} critères se confirment)", en: "{dimension}: not assessed yet ({proven} proven; up to {goal} if {count} criteria are confirmed)" }
    explain_possible_one(goal: &str) { fr: "Possible : {goal}, si 1 critère à vérifier se confirme.", en: "Possible: {goal}, if 1 criterion to verify is confirmed." }
    explain_possible_many(goal: &str, count: usize) { fr: "Possible : {goal}, si {count} critères à vérifier se confirment.", en: "Possible: {goal}, if {count} criteria to verify are confirmed." }
    explain_held_by_one(counts: &str) { fr: "Niveau déjà atteint : {counts}.", en: "Level already reached: {counts}." }
    explain_held_by_many(counts: &str) { fr: "Niveaux déjà atteints : {counts}.", en: "Levels already reached: {counts}." }
    explain_highest() { fr: "C’est le niveau le plus haut.", en: "This is the highest level." }
    explain_void_above() { fr: "Rien de ce que demandent les niveaux au-dessus ne s’applique.", en: "Nothing that the levels above ask for applies." }
    explain_open(goal: &str, label: &str, counts: &str) { fr: "Pour atteindre {goal} ({label}), {counts} :", en: "To reach {goal} ({label}), {counts}:" }
    explain_level(goal: &str, label: &str, counts: &str) { fr: "{goal}, {label} : {counts}", en: "{goal}, {label}: {counts}" }
    explain_beyond(goal: &str, label: &str, counts: &str) { fr: "Ensuite, {goal} ({label}) : {counts}", en: "Then {goal} ({label}): {counts}" }
    explain_more_levels_one() { fr: "puis encore 1 niveau", en: "then 1 more level" }
    explain_more_levels_many(count: usize) { fr: "puis encore {count} niveaux", en: "then {count} more levels" }
    explain_count_one(state: &str) { fr: "1 critère {state}", en: "1 criterion {state}" }
    explain_count_many(count: usize, state: &str) { fr: "{count} critères {state}", en: "{count} criteria {state}" }
    explain_count_more(count: usize, state: &str) { fr: "{count} {state}", en: "{count} {state}" }
    explain_to_meet() { fr: "à remplir", en: "to meet" }
    explain_void() { fr: "rien ne s’applique", en: "nothing applies" }
    explain_requires_nothing() { fr: "rien n’est demandé", en: "nothing is required" }
    explain_folded(criteria: &str) { fr: "en découle aussi : {criteria}", en: "also follows from it: {criteria}" }
    explain_answer(question: &str) { fr: "répondre à {question}", en: "answer {question}" }
    explain_answer_any(questions: &str) { fr: "une réponse suffit : {questions}", en: "one answer is enough: {questions}" }
    explain_missing(missing: &str) { fr: "il manque : {missing}", en: "missing: {missing}" }
    explain_counted_as(answer: &str) { fr: "question non posée, comptée comme {answer}", en: "not asked, counted as {answer}" }
    explain_counted(answer: &str, needed: &str) { fr: "question non posée, comptée comme {answer} ; il faut : {needed}", en: "not asked, counted as {answer}; needed: {needed}" }
    explain_na(text: &str) { fr: "{text} : sans objet", en: "{text}: not applicable" }
    explain_answered_na(reason: &str) { fr: "vous avez répondu « sans objet » : {reason}", en: "you answered “not applicable”: {reason}" }
    explain_undecided(question: &str) { fr: "votre réponse à {question} attend : on ne sait pas encore si la question se pose", en: "your answer to {question} is waiting: it is not known yet whether the question applies" }
    explain_waiting(answer: &str, tests: &str) { fr: "Votre réponse, {answer}, attend : on ne sait pas encore si la question se pose. Cela dépend {tests}.", en: "Your answer, {answer}, is waiting: it is not known yet whether the question applies. That depends {tests}." }
    explain_no_answer(needed: &str) { fr: "aucune réponse ne compte encore ; il faut : {needed}", en: "no answer counts yet; needed: {needed}" }
    explain_because(tests: &str) { fr: "car {tests}", en: "because {tests}" }
    explain_not_asked(tests: &str) { fr: "question non posée, car {tests}", en: "not asked because {tests}" }
    explain_group_not_asked(tests: &str) { fr: "Questions non posées, car {tests} :", en: "Not asked because {tests}:" }
    because_answered(answer: &str, question: &str) { fr: "vous avez répondu {answer} à {question}", en: "you answered {answer} to {question}" }
    because_counted(question: &str, answer: &str) { fr: "{question} compte comme {answer}", en: "{question} counts as {answer}" }
    because_unknown(question: &str) { fr: "la réponse à {question} n’est pas connue", en: "the answer to {question} is not known" }
    because_na(question: &str) { fr: "{question} est sans objet", en: "{question} does not apply" }
    because_criterion(criterion: &str, state: &str) { fr: "le critère {criterion} est {state}", en: "the criterion {criterion} is {state}" }
    because_dimension(dimension: &str, level: &str) { fr: "la dimension {dimension} est au niveau {level}", en: "the dimension {dimension} stands at {level}" }
    depends_on_question(question: &str) { fr: "de votre réponse à {question}", en: "on your answer to {question}" }
    depends_on_criterion(criterion: &str) { fr: "du critère {criterion}", en: "on the criterion {criterion}" }
    depends_on_dimension(dimension: &str) { fr: "du niveau de la dimension {dimension}", en: "on the level of the dimension {dimension}" }

    explain_score(score: &str, best: &str) { fr: "Note {score} sur {best}.", en: "Score {score} out of {best}." }
    explain_score_possible(score: &str, most: &str, best: &str) { fr: "Note entre {score} et {most} sur {best}.", en: "Score {score} to {most} out of {best}." }
    explain_score_next(goal: &str, label: &str, from: &str) { fr: "{goal}, {label}, commence à {from}.", en: "{goal}, {label}, starts at {from}." }
    explain_may_be_na() { fr: "Aucun niveau n’est prouvé tant qu’il n’est pas sûr que quelque chose s’applique.", en: "No level is proven until it is certain that something applies." }
    explain_part(label: &str, score: &str) { fr: "{label} : note {score}", en: "{label}: score {score}" }
    explain_part_level(label: &str, score: &str, level: &str) { fr: "{label} : note {score}, niveau {level}", en: "{label}: score {score}, level {level}" }
    explain_part_none(label: &str) { fr: "{label} : sans objet", en: "{label}: not applicable" }
    explain_points_to_verify() { fr: "À vérifier, et ce que cela peut rapporter à la note :", en: "To verify, and what it may add to the score:" }
    explain_points_to_verify_each(gain: &str) { fr: "À vérifier (chacun peut rapporter jusqu’à {gain}) :", en: "To verify (each may bring up to {gain}):" }
    explain_points_lost() { fr: "Points perdus, en commençant par les plus lourds :", en: "Points lost, largest first:" }
    explain_points_lost_each(gain: &str) { fr: "Points perdus ({gain} chacun) :", en: "Points lost ({gain} each):" }
    explain_points_together() { fr: "Aucune réponse ne relève la note à elle seule : celles-ci la retiennent ensemble.", en: "No answer raises the score by itself: these hold it back together." }
    explain_items_together() { fr: "Aucun élément ne relève la note à lui seul : ceux-ci la retiennent ensemble.", en: "No item raises the score by itself: these hold it back together." }
    explain_points_idle_one() { fr: "1 autre réponse pourrait être meilleure, mais ne changerait rien à elle seule.", en: "1 other answer could be better, but would change nothing by itself." }
    explain_points_idle_many(count: usize) { fr: "{count} autres réponses pourraient être meilleures, mais chacune seule ne changerait rien.", en: "{count} other answers could be better, but each by itself would change nothing." }
    explain_items_idle_one() { fr: "1 autre élément pourrait être meilleur, mais ne changerait rien à lui seul.", en: "1 other item could be better, but would change nothing by itself." }
    explain_items_idle_many(count: usize) { fr: "{count} autres éléments pourraient être meilleurs, mais chacun seul ne changerait rien.", en: "{count} other items could be better, but each by itself would change nothing." }
    explain_points_best_one() { fr: "1 réponse est déjà la meilleure possible.", en: "1 answer is already the best possible." }
    explain_points_best_many(count: usize) { fr: "{count} réponses sont déjà les meilleures possibles.", en: "{count} answers are already the best possible." }
    explain_items_best_one() { fr: "1 élément est déjà au mieux.", en: "1 item is already at its best." }
    explain_items_best_many(count: usize) { fr: "{count} éléments sont déjà au mieux.", en: "{count} items are already at their best." }
    explain_points_na() { fr: "Ne comptent pas :", en: "Not counted:" }
    explain_point(gain: &str, text: &str) { fr: "{gain} : {text}", en: "{gain}: {text}" }
    explain_point_at_most(gain: &str, text: &str) { fr: "jusqu’à {gain} : {text}", en: "up to {gain}: {text}" }
    explain_best(yours: &str, best: &str) { fr: "vous : {yours} ; au mieux : {best}", en: "you: {yours}; at best: {best}" }
    explain_shares_one() { fr: "1 question compte", en: "1 question counts" }
    explain_shares_many(count: usize) { fr: "{count} questions comptent", en: "{count} questions count" }
    explain_unknown_as(counts: &str, tag: &str) { fr: "{counts} ; « Je ne sais pas » compte comme « {tag} »", en: "{counts}; “I don’t know” counts as “{tag}”" }
    explain_unknown_only(counts: &str) { fr: "{counts} ; « Je ne sais pas » compte dans le total seulement", en: "{counts}; “I don’t know” counts in the total only" }
    explain_thresholds(counts: &str) { fr: "{counts}. Lu de haut en bas, le premier seuil atteint donne le niveau :", en: "{counts}. Read from top to bottom, the first threshold reached gives the level:" }
    explain_tag_example(tag: &str, option: &str, question: &str) { fr: "« {tag} » : par exemple {option} à {question}", en: "“{tag}”: for example {option} to {question}" }
    explain_share_passed(label: &str, min: &str, tag: &str, share: &str) { fr: "{label} : dès {min} % de réponses « {tag} » ; vous : {share} %", en: "{label}: from {min}% of “{tag}” answers; you: {share}%" }
    explain_share_decides(label: &str, min: &str, tag: &str, share: &str) { fr: "{label} : dès {min} % de réponses « {tag} » ; vous : {share} %. C’est ce qui décide.", en: "{label}: from {min}% of “{tag}” answers; you: {share}%. This decides." }
    explain_no_share(label: &str) { fr: "{label} : aucun de ces seuils n’est atteint. C’est ce qui décide.", en: "{label}: none of these thresholds is reached. This decides." }
    explain_tagged(tag: &str) { fr: "Réponses qui comptent comme « {tag} » :", en: "Answers that count as “{tag}”:" }
    explain_yours(yours: &str) { fr: "vous : {yours}", en: "you: {yours}" }
    explain_settle_same() { fr: "À vérifier, sans effet sur le niveau :", en: "To verify, without effect on the level:" }
    explain_settle_perhaps_one() { fr: "À vérifier, car cette réponse peut encore changer le niveau :", en: "To verify, as this answer may still change the level:" }
    explain_settle_perhaps_many(count: usize) { fr: "À vérifier, car ces {count} réponses peuvent encore changer le niveau :", en: "To verify, as these {count} answers may still change the level:" }
    explain_settle_to_one(level: &str) { fr: "À vérifier, car cette réponse, une fois connue, donne {level} :", en: "To verify, as this answer, once known, gives {level}:" }
    explain_settle_to_many(count: usize, level: &str) { fr: "À vérifier, car ces {count} réponses, une fois connues, donnent {level} :", en: "To verify, as these {count} answers, once known, give {level}:" }
    explain_settle_range_one(lowest: &str, highest: &str) { fr: "À vérifier, car cette réponse peut encore changer le niveau (de {lowest} à {highest}) :", en: "To verify, as this answer may still change the level (from {lowest} to {highest}):" }
    explain_settle_range_many(count: usize, lowest: &str, highest: &str) { fr: "À vérifier, car ces {count} réponses peuvent encore changer le niveau (de {lowest} à {highest}) :", en: "To verify, as these {count} answers may still change the level (from {lowest} to {highest}):" }
    explain_shares_na() { fr: "Ne comptent pas :", en: "Not counted:" }

    explain_is_met() { fr: "Acquis.", en: "Met." }
    explain_is_unmet() { fr: "Non acquis.", en: "Not met." }
    explain_is_unknown() { fr: "À vérifier : les réponses ne le disent pas encore.", en: "To verify: the answers do not tell yet." }
    explain_is_na() { fr: "Sans objet.", en: "Not applicable." }
    explain_what_decides() { fr: "Ce qui en décide", en: "What decides it" }
    explain_any_of(count: usize) { fr: "Une seule de ces {count} voies suffit ; la plus proche d’abord.", en: "Any one of these {count} ways is enough; the nearest first." }
    explain_any_met_one(count: usize) { fr: "Une seule des {count} voies suffit ; voici celle qui est acquise.", en: "Any one of the {count} ways is enough; here is the one that is met." }
    explain_any_met_many(count: usize) { fr: "Une seule des {count} voies suffit ; voici celles qui sont acquises.", en: "Any one of the {count} ways is enough; here are those that are met." }
    explain_branch(number: usize) { fr: "Voie {number}", en: "Way {number}" }
    explain_today(value: &str, needed: &str) { fr: "aujourd’hui : {value} ; il faut : {needed}", en: "today: {value}; needed: {needed}" }
    explain_what_to_do() { fr: "Que faire", en: "What to do" }
    explain_further() { fr: "Pour aller plus loin", en: "To go further" }
    explain_after() { fr: "À régler d’abord :", en: "To settle first:" }
    explain_after_held_one(criteria: &str) { fr: "Préalable déjà acquis : {criteria}", en: "Already settled: {criteria}" }
    explain_after_held_many(criteria: &str) { fr: "Préalables déjà acquis : {criteria}", en: "Already settled: {criteria}" }
    explain_source(source: &str) { fr: "Source : {source}", en: "Source: {source}" }
    explain_where() { fr: "Où cela compte", en: "Where it counts" }
    explain_at_level(dimension: &str, level: &str, label: &str) { fr: "{dimension} {level} ({label})", en: "{dimension} {level} ({label})" }
    explain_role_gate(level: &str) { fr: "impératif pour demander l’accompagnement : {level}", en: "required to ask for support: {level}" }
    explain_role_advice(level: &str) { fr: "conseillé : {level}", en: "advised: {level}" }
    explain_role_achievement(level: &str) { fr: "à réaliser avant : {level}", en: "to achieve before: {level}" }
    explain_role_requirement(level: &str) { fr: "demandé pour : {level}", en: "required for: {level}" }
    explain_counts_in(dimension: &str) { fr: "compte dans : {dimension}", en: "counts in: {dimension}" }
    explain_needed(accepted: &str) { fr: "il faut : {accepted}", en: "needed: {accepted}" }
    explain_decides_question(question: &str) { fr: "décide si l’on demande : {question}", en: "decides whether this is asked: {question}" }
    explain_decides_case(case: &str) { fr: "décide de l’accompagnement prévu : {case}", en: "decides which support is planned: {case}" }
    explain_nowhere() { fr: "Aucune règle n’en dépend : c’est un renseignement pour le dossier.", en: "No rule depends on it: it is information for the file." }
    explain_options() { fr: "Réponses possibles", en: "Possible answers" }
    explain_your_answer(answer: &str) { fr: "Votre réponse : {answer}", en: "Your answer: {answer}" }
    explain_counts_as(answer: &str, tests: &str) { fr: "Question non posée, car {tests}. Elle compte comme {answer}.", en: "Not asked because {tests}. It counts as {answer}." }
    explain_counts_not(tests: &str) { fr: "Question non posée, car {tests}. Elle ne compte pas.", en: "Not asked because {tests}. It does not count." }
    explain_question_na() { fr: "Sans objet : elle ne compte pas.", en: "Not applicable: it does not count." }
    explain_unanswered() { fr: "Pas de réponse pour l’instant.", en: "No answer so far." }
    explain_not_counted(answer: &str) { fr: "La réponse enregistrée, {answer}, ne compte pas aujourd’hui.", en: "The saved answer, {answer}, does not count today." }
    explain_by(who: &str) { fr: "répondu par {who}", en: "answered by {who}" }
    explain_note(note: &str) { fr: "remarque : {note}", en: "note: {note}" }
    explain_evidence(evidence: &str) { fr: "preuve : {evidence}", en: "evidence: {evidence}" }
    explain_asked(tests: &str) { fr: "Question posée, car {tests}.", en: "Asked because {tests}." }
    explain_asked_unknown(tests: &str) { fr: "On ne sait pas encore si elle se pose. Cela dépend {tests}.", en: "It is not known yet whether it applies. That depends {tests}." }
    explain_chosen(option: &str) { fr: "{option} ← votre réponse", en: "{option} ← your answer" }
    explain_counted_option(option: &str) { fr: "{option} ← retenu, la question n’étant pas posée", en: "{option} ← counted, as the question is not asked" }
    explain_enough_for(criterion: &str) { fr: "compte pour : {criterion}", en: "counts towards: {criterion}" }
    explain_now_at(rank: usize, count: usize, label: &str) { fr: "Aujourd’hui : {rank}/{count}, {label}.", en: "Today: {rank}/{count}, {label}." }
    explain_now_unassessed() { fr: "Aujourd’hui : pas encore évalué.", en: "Today: not assessed yet." }
    explain_requires(counts: &str) { fr: "Ce qui le prouve : {counts}", en: "What proves it: {counts}" }
    explain_open_below(levels: &str) { fr: "À atteindre d’abord : {levels}.", en: "To reach first: {levels}." }
    explain_expects() { fr: "Attendu à ce stade", en: "Expected at this stage" }
    explain_earlier(counts: &str, stages: &str) { fr: "Compte aussi ce que demandent les stades précédents : {counts} ({stages}).", en: "What the earlier stages ask for counts too: {counts} ({stages})." }
    explain_gates_missing_one() { fr: "1 prérequis manquant", en: "1 prerequisite missing" }
    explain_gates_missing_many(count: usize) { fr: "{count} prérequis manquants", en: "{count} prerequisites missing" }
    explain_gates_unknown_one() { fr: "1 prérequis à vérifier", en: "1 prerequisite to verify" }
    explain_gates_unknown_many(count: usize) { fr: "{count} prérequis à vérifier", en: "{count} prerequisites to verify" }
    explain_advice_missing_one() { fr: "1 conseil à suivre", en: "1 piece of advice to follow" }
    explain_advice_missing_many(count: usize) { fr: "{count} conseils à suivre", en: "{count} pieces of advice to follow" }
    explain_advice_unknown_one() { fr: "1 conseil à vérifier", en: "1 piece of advice to verify" }
    explain_advice_unknown_many(count: usize) { fr: "{count} conseils à vérifier", en: "{count} pieces of advice to verify" }
    explain_training() { fr: "Formations qui y mènent", en: "Training that leads there" }
    explain_module(title: &str, who: &str) { fr: "{title} ({who})", en: "{title} ({who})" }
    explain_other_profiles() { fr: "Pour les autres profils, voir « palier catalogue ».", en: "For other profiles, see “palier catalogue”." }

    fault_no_subject(name: &str) { fr: "« {name} » n’est ni une question, ni un critère, ni un niveau, ni une dimension de ce questionnaire", en: "“{name}” is neither a question, a criterion, a level nor a dimension of this questionnaire" }
    fault_no_subject_help() { fr: "« palier questionnaire show » donne tous les noms, entre crochets", en: "“palier questionnaire show” gives every name, in brackets" }
    fault_which_level_help(names: &str) { fr: "écrivez l’un de : {names}", en: "write one of: {names}" }
}

/// Methods that choose among words by a number.
impl Lang {
    /// The level that is still possible, and how many criteria must be confirmed for it.
    #[must_use]
    pub fn explain_possible(self, goal: &str, count: usize) -> String {
        match count {
            1 => self.explain_possible_one(goal),
            _ => self.explain_possible_many(goal, count),
        }
    }

    /// How many more levels are open.
    #[must_use]
    pub fn explain_more_levels(self, count: usize) -> String {
        self.plural(
            count,
            Self::explain_more_levels_one,
            Self::explain_more_levels_many,
        )
    }

    /// What one level, or several, rest on.
    #[must_use]
    pub fn explain_held_by(self, levels: usize, counts: &str) -> String {
        match levels {
            1 => self.explain_held_by_one(counts),
            _ => self.explain_held_by_many(counts),
        }
    }

    /// How many criteria are in a state, in words.
    #[must_use]
    pub fn explain_count(self, count: usize, state: &str) -> String {
        match count {
            1 => self.explain_count_one(state),
            _ => self.explain_count_many(count, state),
        }
    }

    /// How many gates are unknown, besides those that block.
    #[must_use]
    pub fn explain_gates_to_verify(self, count: usize) -> String {
        self.plural(
            count,
            Self::explain_gates_to_verify_one,
            Self::explain_gates_to_verify_many,
        )
    }

    /// How many items of a score would bring nothing by themselves; all are answers, or not.
    #[must_use]
    pub fn explain_points_idle(self, count: usize, answers: bool) -> String {
        match answers {
            true => self.plural(
                count,
                Self::explain_points_idle_one,
                Self::explain_points_idle_many,
            ),
            false => self.plural(
                count,
                Self::explain_items_idle_one,
                Self::explain_items_idle_many,
            ),
        }
    }

    /// How many items of a score can be no better; all are answers, or not.
    #[must_use]
    pub fn explain_points_best(self, count: usize, answers: bool) -> String {
        match answers {
            true => self.plural(
                count,
                Self::explain_points_best_one,
                Self::explain_points_best_many,
            ),
            false => self.plural(
                count,
                Self::explain_items_best_one,
                Self::explain_items_best_many,
            ),
        }
    }

    /// How many questions make the shares.
    #[must_use]
    pub fn explain_shares(self, count: usize) -> String {
        self.plural(count, Self::explain_shares_one, Self::explain_shares_many)
    }

    /// What so many unknown answers may do to a level of shares; `range`: the lowest and the highest
    /// level that they lead to, `None` when that is not worked out.
    #[must_use]
    pub fn explain_settle(self, count: usize, range: Option<(&str, &str)>) -> String {
        match (count, range) {
            (1, None) => self.explain_settle_perhaps_one(),
            (_, None) => self.explain_settle_perhaps_many(count),
            (1, Some((low, high))) if low == high => self.explain_settle_to_one(low),
            (_, Some((low, high))) if low == high => self.explain_settle_to_many(count, low),
            (1, Some((low, high))) => self.explain_settle_range_one(low, high),
            (_, Some((low, high))) => self.explain_settle_range_many(count, low, high),
        }
    }

    /// How many ways to meet a criterion there are, and how many of them are met.
    #[must_use]
    pub fn explain_any_met(self, count: usize, met: usize) -> String {
        match met {
            1 => self.explain_any_met_one(count),
            _ => self.explain_any_met_many(count),
        }
    }

    /// What is to settle before a criterion, and is already.
    #[must_use]
    pub fn explain_after_held(self, criteria: &[String]) -> String {
        let named = criteria.join(&self.separator_list());
        match criteria.len() {
            1 => self.explain_after_held_one(&named),
            _ => self.explain_after_held_many(&named),
        }
    }

    /// What is open of the gates, then of the advice: how many are unmet, how many unknown.
    #[must_use]
    pub fn explain_earlier_counts(self, gates: [usize; 2], advice: [usize; 2]) -> String {
        type Counting = (fn(Lang) -> String, fn(Lang, usize) -> String);
        let words: [(usize, Counting); 4] = [
            (
                gates[0],
                (
                    Lang::explain_gates_missing_one,
                    Lang::explain_gates_missing_many,
                ),
            ),
            (
                gates[1],
                (
                    Lang::explain_gates_unknown_one,
                    Lang::explain_gates_unknown_many,
                ),
            ),
            (
                advice[0],
                (
                    Lang::explain_advice_missing_one,
                    Lang::explain_advice_missing_many,
                ),
            ),
            (
                advice[1],
                (
                    Lang::explain_advice_unknown_one,
                    Lang::explain_advice_unknown_many,
                ),
            ),
        ];
        let words = words.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = words
            .map(|(count, (one, many))| self.plural(count, one, many))
            .collect();
        words.join(", ")
    }
}
