//! Words for what `questionnaire check` finds in rules that load.

use super::words;

words! {
    check_bad_allow(check: &str) { fr: "« {check} » doit être suivi d’une raison", en: "“{check}” must be given a reason" }
    check_bad_allow_help(check: &str) { fr: "écrivez pourquoi, en un texte : allow = {{ {check} = \"…\" }}", en: "write why, as a text: allow = {{ {check} = \"…\" }}" }
    check_unknown_check(check: &str) { fr: "aucun contrôle que l’on puisse taire ne s’appelle « {check} »", en: "no check that can be silenced is called “{check}”" }
    check_unused_allow(check: &str) { fr: "« {check} » n’a rien à taire ici", en: "there is nothing for “{check}” to silence here" }
    check_unused_allow_help() { fr: "supprimez cette exception : le défaut n’existe plus, ou il est ailleurs", en: "remove this exception: the fault is gone, or is elsewhere" }
    check_example_failed(key: &str, expected: &str, got: &str) { fr: "l’exemple échoue : {key} devrait être {expected}, mais vaut {got}", en: "the example fails: {key} should be {expected}, but is {got}" }
    check_example_failed_help() { fr: "corrigez les règles, ou ce que l’exemple attend", en: "correct the rules, or what the example expects" }
    check_example_because(reasons: &str) { fr: "parce que {reasons} ; corrigez les règles, ou ce que l’exemple attend", en: "because {reasons}; correct the rules, or what the example expects" }
    check_never_asked(id: &str) { fr: "la question « {id} » n’est jamais posée : aucune réponse ne remplit sa condition", en: "the question “{id}” is never asked: no answers meet its condition" }
    check_never_asked_help() { fr: "corrigez « when » ou « unless », ou supprimez la question", en: "correct “when” or “unless”, or remove the question" }
    check_unreachable_level(id: &str) { fr: "aucune réponse ne mène au niveau « {id} »", en: "no answers lead to the level “{id}”" }
    check_unreachable_level_help() { fr: "parmi les critères qu’il exige, ou qu’exigent les niveaux inférieurs, certains s’excluent ou ne peuvent pas être remplis", en: "among the criteria that it, or a level below it, requires, some exclude each other or can never be met" }
    check_vacuous_na(id: &str, answers: &str) { fr: "la condition d’accompagnement « {id} » peut être sans objet, par exemple si {answers}", en: "the gate “{id}” may not apply, for example if {answers}" }
    check_vacuous_skipped(id: &str, answers: &str) { fr: "la condition d’accompagnement « {id} » peut être remplie sans être entièrement prouvée, par exemple si {answers}", en: "the gate “{id}” may be met without being wholly proven, for example if {answers}" }
    check_vacuous_gate_help() { fr: "donnez un « otherwise » à la question qui n’est pas posée, ou testez aussi ce qui la fait poser ; si c’est voulu, dites-le dans « allow »", en: "give the question that is not asked an “otherwise”, or test what makes it asked too; if it is meant, say so in “allow”" }
    check_not_decided(check: &str, id: &str) { fr: "« {check} » n’a pas pu être décidé pour « {id} »", en: "“{check}” could not be decided for “{id}”" }
    check_not_decided_help() { fr: "il y a trop de combinaisons de réponses à essayer ; des conditions plus simples aideraient", en: "there are too many combinations of answers to try; simpler conditions would help" }
    check_not_monotone(question: &str, option: &str) { fr: "une moins bonne réponse à « {question} » est acceptée, mais « {option} » ne l’est pas", en: "a worse answer to “{question}” is accepted, but “{option}” is not" }
    check_not_monotone_help() { fr: "acceptez un degré et les suivants : {{ min = \"…\" }} ; si aucune réponse n’est meilleure qu’une autre, ajoutez fact = true à la question", en: "accept a degree and those above it: {{ min = \"…\" }}; if no answer is better than another, add fact = true to the question" }
    check_unused_question(id: &str) { fr: "la réponse à « {id} » ne sert à rien", en: "nothing looks at the answer to “{id}”" }
    check_unused_question_help() { fr: "utilisez-la dans un critère ou une condition, ou ne posez pas la question", en: "use it in a criterion or a condition, or do not ask" }
    check_unused_criterion(id: &str) { fr: "le critère « {id} » ne compte nulle part", en: "the criterion “{id}” counts nowhere" }
    check_unused_criterion_help() { fr: "citez-le dans « requires », « gates », « advises » ou une condition, ou supprimez-le", en: "list it in “requires”, “gates”, “advises” or a condition, or remove it" }
    check_option_never_scored(option: &str) { fr: "choisir « {option} » ne compte jamais", en: "choosing “{option}” never counts" }
    check_option_value_unused(option: &str, key: &str) { fr: "« {key} » de « {option} » n’est compté nulle part", en: "“{key}” of “{option}” is counted nowhere" }
    check_option_never_scored_help() { fr: "faites-la compter dans un critère ou une note, ou retirez-la", en: "let it count in a criterion or a score, or remove it" }
    check_redundant_level(id: &str, below: &str) { fr: "le niveau « {id} » n’exige rien de plus que « {below} »", en: "the level “{id}” requires nothing more than “{below}”" }
    check_redundant_level_help() { fr: "ajoutez un critère à « requires », ou supprimez ce niveau", en: "add a criterion to “requires”, or remove this level" }
    check_expects_not_monotone(stage: &str, dimension: &str, before: &str) { fr: "le stade « {stage} » attend moins de « {dimension} » qu’un stade antérieur, qui attend « {before} »", en: "the stage “{stage}” expects less of “{dimension}” than an earlier one, which expects “{before}”" }
    check_expects_not_monotone_help() { fr: "ce qui a été attendu le reste : supprimez cette ligne, ou corrigez l’un des deux niveaux", en: "what was expected stays so: remove this line, or correct one of the two levels" }
    check_scale_order(option: &str, before: &str) { fr: "« {option} » vaut moins que « {before} », qui la précède", en: "“{option}” is worth less than “{before}”, which stands before it" }
    check_scale_order_help() { fr: "rangez les options de la moins bonne à la meilleure, ou corrigez « value »", en: "order the options from worst to best, or correct “value”" }
    check_no_remedy(id: &str) { fr: "rien ne dit que faire pour remplir « {id} »", en: "nothing says what to do to meet “{id}”" }
    check_no_remedy_help() { fr: "ajoutez « remedy » avec un texte, une lecture ou un contact", en: "add “remedy” with a text, something to read or a contact" }
    check_dead_resource(id: &str) { fr: "rien ne renvoie à la ressource « {id} »", en: "nothing refers to the resource “{id}”" }
    check_dead_resource_help() { fr: "citez-la dans « read » d’un module ou d’un remède, ou supprimez-la", en: "list it in “read” of a module or a remedy, or remove it" }
    check_module_hole(level: &str, profiles: &str) { fr: "aucun module ne mène au niveau « {level} » ces profils : {profiles}", en: "no module brings these profiles to the level “{level}”: {profiles}" }
    check_module_hole_level(level: &str) { fr: "aucun module ne mène au niveau « {level} »", en: "no module leads to the level “{level}”" }
    check_module_hole_help() { fr: "ajoutez un module pour ce niveau, même sans ressource : « read = [] »", en: "add a module for this level, even without a resource: “read = []”" }
    check_stale_resource(id: &str, checked: &str) { fr: "la ressource « {id} » n’a pas été vérifiée depuis le {checked}", en: "the resource “{id}” has not been checked since {checked}" }
    check_stale_resource_help(today: &str) { fr: "ouvrez la page ; si elle convient toujours, écrivez checked = {today}", en: "open the page; if it still suits, write checked = {today}" }
    check_bad_language(code: &str) { fr: "« {code} » n’est pas un code de langue", en: "“{code}” is no language code" }
    check_bad_language_help() { fr: "écrivez deux ou trois lettres minuscules, comme fr ou en", en: "write two or three small letters, such as fr or en" }
    check_bad_language_file_help() { fr: "renommez le fichier, par exemple en fr.toml ou en.toml : tel quel, il n’est jamais montré", en: "rename the file, for example to fr.toml or en.toml: as it is, it is never shown" }
    check_translation_missing(id: &str, language: &str, keys: &str) { fr: "« {id} » : il manque à la traduction « {language} » : {keys}", en: "“{id}”: the translation “{language}” lacks {keys}" }
    check_translation_missing_help(language: &str) { fr: "ajoutez ces textes à translations/{language}.toml ; d’ici là, l’original s’affiche", en: "add these texts to translations/{language}.toml; until then, the original is shown" }
    check_after_upward(id: &str, after: &str) { fr: "« {id} » vient après « {after} », qui n’est demandé que plus tard", en: "“{id}” comes after “{after}”, which is only asked for later" }
    check_after_upward_help() { fr: "retirez-le de « after », ou demandez-le plus tôt", en: "remove it from “after”, or ask for it earlier" }
    check_unsure_interval(dimension: &str) { fr: "« {dimension} » peut monter ou descendre quand une inconnue se lève : ce test n’est pas sûr", en: "“{dimension}” may rise or fall once an unknown is settled: this test is not sure" }
    check_unsure_interval_help() { fr: "testez plutôt un critère, ou une dimension de règle « staged »", en: "test a criterion instead, or a dimension of rule “staged”" }
    check_other_questionnaire(previous: &str) { fr: "ce que désigne --previous n’est pas une version de ce questionnaire : il s’appelle « {previous} »", en: "what --previous names is no version of this questionnaire: it is called “{previous}”" }
    check_other_questionnaire_help() { fr: "donnez à --previous une version antérieure, qui a le même « id »", en: "give --previous an earlier version, with the same “id”" }
    check_removed_id(id: &str) { fr: "« {id} » a disparu depuis la version précédente", en: "“{id}” is gone since the previous version" }
    check_removed_id_help(id: &str) { fr: "ajoutez-le à « removed », ou écrivez dans « renamed » son nouveau nom : renamed = {{ {id} = \"…\" }}", en: "add it to “removed”, or write its new name in “renamed”: renamed = {{ {id} = \"…\" }}" }
    check_changed_kind(id: &str) { fr: "« {id} » n’attend plus le même genre de réponse que dans la version précédente", en: "“{id}” no longer takes the kind of answer that it took in the previous version" }
    check_changed_options(id: &str, options: &str) { fr: "« {id} » : depuis la version précédente, la valeur ou l’ordre de ces options a changé, ou elles ont disparu : {options}", en: "“{id}”: since the previous version, these options have another value or order, or are gone: {options}" }
    check_changed_meaning_help() { fr: "donnez à la question un nouvel identifiant et citez l’ancien dans « removed » : les réponses déjà données ne changeront pas de sens", en: "give the question a new id and list the old one in “removed”: answers already given will not change meaning" }

    check_help_line(help: &str) { fr: "  aide : {help}", en: "  help: {help}" }
    check_none() { fr: "aucun défaut", en: "no fault" }
    check_errors_one() { fr: "1 erreur", en: "1 error" }
    check_errors_many(count: usize) { fr: "{count} erreurs", en: "{count} errors" }
    check_warnings_one() { fr: "1 avertissement", en: "1 warning" }
    check_warnings_many(count: usize) { fr: "{count} avertissements", en: "{count} warnings" }
    check_notes_one() { fr: "1 note", en: "1 note" }
    check_notes_many(count: usize) { fr: "{count} notes", en: "{count} notes" }
}

impl super::Lang {
    /// How many errors, warnings and notes there are.
    #[must_use]
    pub fn check_summary(self, errors: usize, warnings: usize, notes: usize) -> String {
        let parts = [
            (
                errors,
                self.plural(errors, Self::check_errors_one, Self::check_errors_many),
            ),
            (
                warnings,
                self.plural(
                    warnings,
                    Self::check_warnings_one,
                    Self::check_warnings_many,
                ),
            ),
            (
                notes,
                self.plural(notes, Self::check_notes_one, Self::check_notes_many),
            ),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(_, words)| words).collect();
        match parts.as_slice() {
            [] => self.check_none(),
            parts => parts.join(", "),
        }
    }
}
