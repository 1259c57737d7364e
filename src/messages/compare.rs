//! Words of a comparison.

use super::{Lang, words};

words! {
    compare_of(title: &str) { fr: "Comparaison · {title}", en: "Comparison · {title}" }
    compare_before(side: &str) { fr: "Avant : {side}", en: "Before: {side}" }
    compare_now(side: &str) { fr: "Maintenant : {side}", en: "Now: {side}" }
    compare_file(file: &str, about: &str) { fr: "{file} ({about})", en: "{file} ({about})" }
    compare_version(version: &str) { fr: "version {version}", en: "version {version}" }
    compare_result_of(date: &str) { fr: "résultat du {date}", en: "result of {date}" }

    compare_nothing() { fr: "Rien n’a changé", en: "Nothing changed" }
    compare_only_profiles() { fr: "Seuls les profils ont changé", en: "Only the profiles changed" }
    compare_only_profiles_counts(counts: &str) { fr: "Seuls les profils ont changé ; réponses à leurs questions : {counts}", en: "Only the profiles changed; answers to their questions: {counts}" }
    compare_profiles(changes: &str) { fr: "Attention : ce ne sont plus les mêmes profils ({changes}).", en: "Note: these are not the same profiles ({changes})." }
    compare_profiles_left(profiles: &str) { fr: "en moins : {profiles}", en: "no longer present: {profiles}" }
    compare_profiles_joined(profiles: &str) { fr: "en plus : {profiles}", en: "new: {profiles}" }
    compare_profiles_forgot() { fr: "Ce qui n’a plus de réponse vient peut-être de là, et non de l’équipe.", en: "What is no longer answered may come from that, not from the team." }
    compare_only_verdict(before: &str, after: &str) { fr: "Aucun niveau n’a changé ; demander un accompagnement : {before} → {after}", en: "No level changed; asking for support: {before} → {after}" }
    compare_no_level(counts: &str) { fr: "Aucun niveau n’a changé ; {counts}", en: "No level changed; {counts}" }
    compare_gained_one() { fr: "1 critère acquis", en: "1 criterion gained" }
    compare_gained_many(count: usize) { fr: "{count} critères acquis", en: "{count} criteria gained" }
    compare_lost_one() { fr: "1 critère perdu", en: "1 criterion lost" }
    compare_lost_many(count: usize) { fr: "{count} critères perdus", en: "{count} criteria lost" }
    compare_learned_one() { fr: "1 critère désormais connu", en: "1 criterion now known" }
    compare_learned_many(count: usize) { fr: "{count} critères désormais connus", en: "{count} criteria now known" }
    compare_forgotten_one() { fr: "1 critère redevenu inconnu", en: "1 criterion no longer known" }
    compare_forgotten_many(count: usize) { fr: "{count} critères redevenus inconnus", en: "{count} criteria no longer known" }
    compare_answers_one() { fr: "1 réponse a changé", en: "1 answer changed" }
    compare_answers_many(count: usize) { fr: "{count} réponses ont changé", en: "{count} answers changed" }
    compare_more_answers_one() { fr: "et 1 autre réponse", en: "and 1 more answer" }
    compare_more_answers_many(count: usize) { fr: "et {count} autres réponses", en: "and {count} more answers" }
    compare_new_one() { fr: "1 question est nouvelle depuis : y avoir répondu n’est pas un progrès", en: "1 question is new since then: having answered it is no progress" }
    compare_new_many(count: usize) { fr: "{count} questions sont nouvelles depuis : y avoir répondu n’est pas un progrès", en: "{count} questions are new since then: having answered them is no progress" }
    compare_perhaps_new_one(file: &str) { fr: "1 réponse nouvelle porte sur une question que {file} ne mentionne pas : elle n’existait peut-être pas encore", en: "1 new answer is to a question that {file} does not mention: it may not have existed then" }
    compare_perhaps_new_many(count: usize, file: &str) { fr: "{count} réponses nouvelles portent sur des questions que {file} ne mentionne pas : elles n’existaient peut-être pas encore", en: "{count} new answers are to questions that {file} does not mention: they may not have existed then" }
    compare_renamed_one(file: &str, names: &str) { fr: "1 réponse de {file} est lue sous le nouveau nom de sa question, sans autre différence : {names}", en: "1 answer of {file} is read under the new name of its question, with no other difference: {names}" }
    compare_renamed_many(count: usize, file: &str, names: &str) { fr: "{count} réponses de {file} sont lues sous le nouveau nom de leur question, sans autre différence : {names}", en: "{count} answers of {file} are read under the new names of their questions, with no other difference: {names}" }

    compare_only_learned() { fr: "seulement parce que des réponses sont désormais connues", en: "only because answers are now known" }
    compare_only_forgotten() { fr: "seulement parce que des questions n’ont plus de réponse", en: "only because questions are no longer answered" }
    compare_unassessed() { fr: "pas encore évalué", en: "not assessed yet" }
    compare_support(before: &str, after: &str) { fr: "avant : {before} ; maintenant : {after}", en: "before: {before}; now: {after}" }
    compare_to_clarify() { fr: "à préciser", en: "to clarify" }
    compare_no_support() { fr: "aucun", en: "none" }
    compare_row_answers() { fr: "Réponses", en: "Answers" }
    compare_of_profiles() { fr: "aux questions des profils présents", en: "to the questions of the profiles present" }
    compare_pending(counts: &str) { fr: "questions en attente : {counts}", en: "questions left: {counts}" }
    compare_columns() { fr: "| Dimension | Avant → maintenant | Détail |", en: "| Dimension | Before → now | Details |" }

    verdict_word_no_go() { fr: "pas encore", en: "not yet" }
    verdict_word_excluded() { fr: "non, en l’état", en: "not as things stand" }
    verdict_word_to_verify() { fr: "à vérifier d’abord", en: "to verify first" }
    verdict_word_go_with_conditions() { fr: "oui, sous conditions", en: "yes, with conditions" }
    verdict_word_go() { fr: "oui", en: "yes" }
    compare_verdicts(stage: usize, before: &str, after: &str) { fr: "Pour le stade {stage} : {before} → {after}.", en: "For stage {stage}: {before} → {after}." }
    compare_same_verdict(stage: usize, verdict: &str) { fr: "Pour le stade {stage} : {verdict}, comme avant.", en: "For stage {stage}: {verdict}, as before." }
    compare_own_before(stage: usize, verdict: &str) { fr: "Avant, au stade {stage} : {verdict}.", en: "Before, at stage {stage}: {verdict}." }
    compare_own_after(stage: usize, verdict: &str) { fr: "Maintenant, au stade {stage} : {verdict}.", en: "Now, at stage {stage}: {verdict}." }
    compare_counted(verdict: &str, counts: &str) { fr: "{verdict} ({counts})", en: "{verdict} ({counts})" }
    compare_blockers_one() { fr: "1 prérequis manquant", en: "1 prerequisite missing" }
    compare_blockers_many(count: usize) { fr: "{count} prérequis manquants", en: "{count} prerequisites missing" }
    compare_to_verify_too(count: usize) { fr: "{count} à vérifier", en: "{count} to verify" }
    compare_prerequisites_one() { fr: "1 prérequis", en: "1 prerequisite" }
    compare_prerequisites_many(count: usize) { fr: "{count} prérequis", en: "{count} prerequisites" }
    compare_gap(dimension: &str, expected: &str, changes: &str) { fr: "{dimension}, {expected} attendu : {changes}", en: "{dimension}, {expected} expected: {changes}" }
    compare_as_before(state: &str) { fr: "{state}, comme avant", en: "{state}, as before" }
    compare_gap_closed() { fr: "atteint", en: "reached" }
    compare_gap_one() { fr: "1 niveau manquant", en: "1 level missing" }
    compare_gap_many(count: usize) { fr: "{count} niveaux manquants", en: "{count} levels missing" }

    compare_titled(title: &str, count: usize) { fr: "{title} ({count})", en: "{title} ({count})" }
    compare_title_gained() { fr: "Ce qui a progressé", en: "What improved" }
    compare_title_learned() { fr: "Ce que vous savez désormais", en: "What you know now" }
    compare_title_lost() { fr: "Ce qui a reculé", en: "What was lost" }
    compare_title_forgotten() { fr: "Ce qui n’a plus de réponse", en: "What is no longer answered" }
    compare_title_arose() { fr: "Ce qui vous concerne désormais", en: "What applies to you now" }
    compare_title_lapsed() { fr: "Ce qui ne vous concerne plus", en: "What no longer applies to you" }
    compare_title_answers() { fr: "Réponses qui ont changé", en: "Answers that changed" }
    compare_title_others() { fr: "Autres réponses changées", en: "Other answers that changed" }
    compare_learned_answer(question: &str, to: &str) { fr: "{question} Désormais : {to}", en: "{question} Now: {to}" }
    compare_forgotten_answer(question: &str, from: &str) { fr: "{question} Plus de réponse ; avant : {from}", en: "{question} No longer answered; before: {from}" }
    compare_added(question: &str, added: &str) { fr: "{question} En plus : {added}", en: "{question} Added: {added}" }
    compare_removed(question: &str, removed: &str) { fr: "{question} En moins : {removed}", en: "{question} Removed: {removed}" }
    compare_added_removed(question: &str, added: &str, removed: &str) { fr: "{question} En plus : {added}. En moins : {removed}", en: "{question} Added: {added}. Removed: {removed}" }
    compare_answer(question: &str, from: &str, to: &str) { fr: "{question} {from} → {to}", en: "{question} {from} → {to}" }
    compare_not_counted(answer: &str) { fr: "{answer} (ne compte pas aujourd’hui)", en: "{answer} (does not count today)" }
    compare_then_asked(answer: &str, question: &str) { fr: "{answer} ; la question suivante se pose donc désormais : {question}", en: "{answer}; so this question now applies: {question}" }
    compare_then_not_asked(answer: &str, question: &str) { fr: "{answer} ; la question suivante ne se pose donc plus : {question}", en: "{answer}; so this question no longer applies: {question}" }
    compare_then_undecided(answer: &str, question: &str) { fr: "{answer} ; on ne sait donc plus si cette question se pose : {question}", en: "{answer}; so it is no longer known whether this question applies: {question}" }

    compare_title_rules() { fr: "Ce qui vient du questionnaire, et non de vous", en: "What comes from the questionnaire, not from you" }
    compare_other_version(file: &str, found: &str, today: &str) { fr: "{file} date de la version {found} du questionnaire ; tout est évalué ici avec les règles d’aujourd’hui, version {today}", en: "{file} dates from version {found} of the questionnaire; everything here is scored on today’s rules, version {today}" }
    compare_changed_rules(file: &str, today: &str) { fr: "Les règles ont changé depuis {file} sans changer de version ({today}) ; tout est évalué ici avec celles d’aujourd’hui", en: "The rules changed since {file} without a new version ({today}); everything here is scored on today’s" }
    compare_unknown_version(file: &str) { fr: "{file} ne dit pas à quelle version il répond ; tout est évalué ici avec les règles d’aujourd’hui", en: "{file} does not say which version it answers; everything here is scored on today’s rules" }
    compare_recorded_same(file: &str) { fr: "Les niveaux et le verdict que donne {file} sont les mêmes avec les règles d’aujourd’hui", en: "The levels and the verdict told in {file} are the same on today’s rules" }
    compare_recorded_edited(file: &str) { fr: "{file} annonce autre chose que ses réponses, avec les mêmes règles : il a été modifié, ou palier a changé", en: "{file} tells something else than its answers do, on the same rules: it was edited, or palier changed" }
    compare_level(rank: usize, label: &str) { fr: "niveau {rank} ({label})", en: "level {rank} ({label})" }
    compare_recorded(dimension: &str, then: &str, today: &str) { fr: "{dimension} : {then} annoncé alors ; {today} aujourd’hui pour les mêmes réponses", en: "{dimension}: {then} told then; {today} today for the same answers" }
    compare_recorded_gone(dimension: &str, then: &str) { fr: "{dimension} : {then} annoncé alors ; cette dimension n’existe plus", en: "{dimension}: {then} told then; this dimension no longer exists" }
    compare_recorded_new(dimension: &str, today: &str) { fr: "{dimension} : rien d’annoncé alors ; {today} aujourd’hui pour les mêmes réponses", en: "{dimension}: nothing told then; {today} today for the same answers" }
    compare_recorded_unscored(dimension: &str) { fr: "{dimension} : cette dimension n’existe que dans l’une des deux versions", en: "{dimension}: this dimension exists in one of the two versions only" }
    compare_recorded_verdict(stage: &str, then: &str, today: &str) { fr: "Accompagnement au stade « {stage} » : {then}, disait-on alors ; {today} aujourd’hui pour les mêmes réponses", en: "Support at stage “{stage}”: {then}, it was told then; {today} today for the same answers" }
    compare_recorded_stage_gone(stage: &str, then: &str) { fr: "Accompagnement au stade « {stage} » : {then}, disait-on alors ; ce stade n’existe plus", en: "Support at stage “{stage}”: {then}, it was told then; this stage no longer exists" }
    compare_gone(answer: &str) { fr: "Question supprimée, sa réponse ne compte plus : {answer}", en: "Question removed, its answer no longer counts: {answer}" }
    compare_refused(answer: &str) { fr: "Cette réponse n’est plus proposée, elle compte comme inconnue : {answer}", en: "This answer is no longer offered, it counts as unknown: {answer}" }

    fault_compare_words(count: usize) { fr: "il faut deux fichiers, AVANT et APRÈS, précédés au besoin du nom du questionnaire (donnés ici : {count})", en: "two files are needed, BEFORE and AFTER, with the name of the questionnaire in front if need be ({count} given)" }
    fault_compare_other_questionnaire_help() { fr: "AVANT et APRÈS doivent répondre au même questionnaire ; si ce n’est pas celui par défaut, nommez-le d’abord : palier compare QUESTIONNAIRE AVANT APRÈS", en: "BEFORE and AFTER must answer the same questionnaire; unless it is the default one, name it first: palier compare QUESTIONNAIRE BEFORE AFTER" }
    fault_json_cut() { fr: "ce fichier JSON est incomplet : il s’arrête ici", en: "this JSON file is cut short: it ends here" }
    fault_json_syntax() { fr: "ceci n’est pas du JSON", en: "this is not JSON" }
    fault_json_whole_help() { fr: "reprenez le fichier tel que palier l’a écrit", en: "take the file again as palier wrote it" }
    fault_json_value() { fr: "un résultat de palier ne contient pas cette valeur ici", en: "a result of palier has no such value here" }
    fault_not_a_result() { fr: "ce fichier JSON n’est pas un résultat de palier", en: "this JSON file is not a result of palier" }
    fault_not_a_result_help() { fr: "donnez un fichier de réponses, ou ce qu’écrit « palier --format json »", en: "give an answers file, or what “palier --format json” writes" }
    fault_no_saved_result_help() { fr: "donnez ce qu’écrit « palier --format json »", en: "give what “palier --format json” writes" }
    fault_saved_contract_help() { fr: "utilisez la version de palier qui l’a écrit", en: "use the version of palier that wrote it" }
    fault_result_contract(found: u64, known: u32) { fr: "ce résultat suit la version {found} du format ; palier lit la version {known}", en: "this result has version {found} of the format; palier reads version {known}" }
    fault_result_contract_help() { fr: "utilisez la version de palier qui l’a écrit, ou comparez les fichiers de réponses", en: "use the version of palier that wrote it, or compare the answers files" }
}

/// Methods that choose among words by a number or a verdict.
impl Lang {
    /// A verdict in a word or two, by its name in the JSON.
    #[must_use]
    pub fn verdict_word(self, name: &str) -> String {
        match name {
            "to-verify" => self.verdict_word_to_verify(),
            "go-with-conditions" => self.verdict_word_go_with_conditions(),
            "go" => self.verdict_word_go(),
            _ => self.verdict_word_no_go(),
        }
    }

    /// Texts one after the other, each quoted: « A », « B » et « C ».
    #[must_use]
    pub fn quoted_list(self, texts: &[impl AsRef<str>]) -> String {
        let quoted: Vec<String> = texts
            .iter()
            .map(|text| self.quoted(text.as_ref()))
            .collect();
        self.all_of(&quoted)
    }

    /// How many gates are unmet, and how many unknown; empty when there are none.
    #[must_use]
    pub fn compare_gates(self, unmet: usize, unknown: usize) -> String {
        let missing = |count| {
            self.plural(
                count,
                Self::compare_blockers_one,
                Self::compare_blockers_many,
            )
        };
        match (unmet, unknown) {
            (0, 0) => String::new(),
            (0, unknown) => self.plural(
                unknown,
                Self::compare_prerequisites_one,
                Self::compare_prerequisites_many,
            ),
            (unmet, 0) => missing(unmet),
            _ => format!(
                "{}, {}",
                missing(unmet),
                self.compare_to_verify_too(unknown)
            ),
        }
    }

    /// How many levels lack to one that is expected.
    #[must_use]
    pub fn compare_lacking(self, count: usize) -> String {
        match count {
            0 => self.compare_gap_closed(),
            _ => self.plural(count, Self::compare_gap_one, Self::compare_gap_many),
        }
    }

    /// How many criteria were gained.
    #[must_use]
    pub fn compare_gained(self, count: usize) -> String {
        self.plural(count, Self::compare_gained_one, Self::compare_gained_many)
    }

    /// How many criteria were lost.
    #[must_use]
    pub fn compare_lost(self, count: usize) -> String {
        self.plural(count, Self::compare_lost_one, Self::compare_lost_many)
    }

    /// How many criteria are known now.
    #[must_use]
    pub fn compare_learned(self, count: usize) -> String {
        self.plural(count, Self::compare_learned_one, Self::compare_learned_many)
    }

    /// How many criteria are no longer known.
    #[must_use]
    pub fn compare_forgotten(self, count: usize) -> String {
        self.plural(
            count,
            Self::compare_forgotten_one,
            Self::compare_forgotten_many,
        )
    }

    /// How many answers changed.
    #[must_use]
    pub fn compare_answers(self, count: usize) -> String {
        self.plural(count, Self::compare_answers_one, Self::compare_answers_many)
    }

    /// How many more answers there are than were told.
    #[must_use]
    pub fn compare_more_answers(self, count: usize) -> String {
        self.plural(
            count,
            Self::compare_more_answers_one,
            Self::compare_more_answers_many,
        )
    }

    /// How many questions are new.
    #[must_use]
    pub fn compare_new(self, count: usize) -> String {
        self.plural(count, Self::compare_new_one, Self::compare_new_many)
    }

    /// How many questions that were answered may be new.
    #[must_use]
    pub fn compare_perhaps_new(self, count: usize, file: &str) -> String {
        match count {
            1 => self.compare_perhaps_new_one(file),
            _ => self.compare_perhaps_new_many(count, file),
        }
    }

    /// How many answers are read under another name.
    #[must_use]
    pub fn compare_renamed(self, count: usize, file: &str, names: &str) -> String {
        match count {
            1 => self.compare_renamed_one(file, names),
            _ => self.compare_renamed_many(count, file, names),
        }
    }
}
