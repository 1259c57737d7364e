//! Words of the schema of rule files: what each table and each key is for.

use super::{Lang, words};

words! {
    schema_rules_title() { fr: "Règles d’un questionnaire palier", en: "Rules of a palier questionnaire" }
    schema_note() { fr: "Une remarque.", en: "A note." }
    schema_evidence() { fr: "Où vérifier la réponse : une adresse, un document.", en: "Where the answer can be checked: an address, a document." }
    schema_by() { fr: "Qui a répondu.", en: "Who answered." }
    schema_on() { fr: "Quel jour, par exemple 2026-11-23.", en: "On which day, such as 2026-11-23." }
    schema_settled() { fr: "L’équipe a tranché : cette réponse l’emporte sur celles des autres fichiers.", en: "The team settled it: this answer prevails over those of other files." }
    schema_questionnaire() { fr: "Ce que le questionnaire est, pour les fichiers de réponses et les résultats.", en: "What the questionnaire is, for answers files and results." }
    schema_questionnaire_id() { fr: "Nom du questionnaire, repris dans les fichiers de réponses. Il ne change jamais.", en: "Name of the questionnaire, as answers files give it. It never changes." }
    schema_questionnaire_format() { fr: "Version de la grammaire de ces fichiers.", en: "Version of the grammar of these files." }
    schema_questionnaire_version() { fr: "Version du contenu, rappelée dans chaque résultat.", en: "Version of the content, copied into every result." }
    schema_questionnaire_language() { fr: "Langue des textes d’ici, par exemple fr. Les autres sont dans translations/.", en: "Language of the texts here, such as fr. The others are in translations/." }
    schema_questionnaire_title() { fr: "Titre, en tête de l’entretien et du résultat.", en: "Title, at the head of the interview and of the result." }
    schema_questionnaire_renamed() { fr: "Anciens noms de questions, et leur nom actuel.", en: "Former names of questions, and what they are called now." }
    schema_questionnaire_removed() { fr: "Questions qui n’existent plus.", en: "Questions that are gone." }
    schema_profile() { fr: "Un périmètre de responsabilité : qui est interrogé, et qui se forme.", en: "A perimeter of responsibility: who is asked, and who is trained." }
    schema_profile_label() { fr: "Nom du profil.", en: "Name of the profile." }
    schema_profile_text() { fr: "Qui en fait partie.", en: "Who belongs to it." }
    schema_section() { fr: "Un groupe de questions, dans l’ordre de l’entretien.", en: "A group of questions, in the order of the interview." }
    schema_section_title() { fr: "Titre de la rubrique.", en: "Title of the section." }
    schema_scale() { fr: "Des réponses communes à plusieurs questions, de la moins avancée à la plus avancée.", en: "Answers that several questions share, from the least to the most advanced." }
    schema_question() { fr: "Une question.", en: "A question." }
    schema_question_section() { fr: "La rubrique où elle est posée.", en: "The section that it is asked in." }
    schema_question_text() { fr: "La question, en une phrase.", en: "The question, in one sentence." }
    schema_question_help() { fr: "Ce qui compte, avec un exemple : montré sur demande.", en: "What counts, with an example: shown on demand." }
    schema_question_kind() { fr: "single : un choix. many : plusieurs. number : un nombre. text : un texte. Par défaut : single.", en: "single: one choice. many: several. number: a number. text: a text. By default: single." }
    schema_question_scale() { fr: "L’échelle de ses réponses.", en: "The scale of its answers." }
    schema_question_options() { fr: "Ses réponses, de la moins avancée à la plus avancée.", en: "Its answers, from the least to the most advanced." }
    schema_question_unit() { fr: "L’unité d’un nombre.", en: "The unit of a number." }
    schema_question_min() { fr: "Le plus petit nombre accepté.", en: "The smallest number accepted." }
    schema_question_max() { fr: "Le plus grand nombre accepté.", en: "The largest number accepted." }
    schema_question_fact() { fr: "Vrai si aucune réponse n’est meilleure qu’une autre.", en: "True if no answer is better than another." }
    schema_question_profiles() { fr: "Qui est interrogé ; sans cette clé, tout le monde.", en: "Who is asked; without this key, everyone." }
    schema_question_when() { fr: "Posée seulement si ceci est vrai.", en: "Asked only if this is true." }
    schema_question_unless() { fr: "Posée seulement si ceci n’est pas vrai.", en: "Asked only if this is not true." }
    schema_question_otherwise() { fr: "La réponse qui compte quand elle n’est pas posée ; sans cette clé, elle est sans objet.", en: "The answer that counts when it is not asked; without this key, it is not applicable." }
    schema_question_na() { fr: "Permet de répondre « sans objet », pour cette raison.", en: "Allows the answer “not applicable”, for this reason." }
    schema_question_suggest() { fr: "Réponses proposées d’après d’autres ; elles ne comptent qu’une fois confirmées.", en: "Answers suggested from others; they count only once confirmed." }
    schema_question_effort() { fr: "Ce que coûte à l’équipe une meilleure réponse : 1, 2, 3… Par défaut : 1.", en: "What a better answer costs the team: 1, 2, 3… By default: 1." }
    schema_criterion() { fr: "Ce que des réponses prouvent : une phrase, vraie quand il est rempli.", en: "What answers prove: a statement, true when it is met." }
    schema_criterion_text() { fr: "La phrase.", en: "The statement." }
    schema_criterion_needs() { fr: "Les réponses qui le prouvent. Dans une table, toutes ; entre les tables d’une liste, l’une d’elles.", en: "The answers that prove it. Within a table, all of them; between the tables of a list, one of them." }
    schema_criterion_why() { fr: "Ce qui arrive sinon.", en: "What goes wrong otherwise." }
    schema_criterion_remedy() { fr: "Que faire : un texte, des lectures, un contact.", en: "What to do: a text, things to read, a contact." }
    schema_criterion_after() { fr: "Critères à remplir d’abord ; seul l’ordre des conseils en dépend.", en: "Criteria to meet first; only the order of advice depends on it." }
    schema_criterion_source() { fr: "Le document d’où il vient.", en: "The document that it comes from." }
    schema_dimension() { fr: "Un axe de l’évaluation.", en: "An axis of the assessment." }
    schema_dimension_label() { fr: "Nom de l’axe.", en: "Name of the axis." }
    schema_dimension_rule() { fr: "staged : des paliers cumulés. score : une note. first : le premier palier dont la part est atteinte.", en: "staged: cumulative levels. score: a mark. first: the first level whose share is reached." }
    schema_dimension_zero() { fr: "Nom du rang 0, avant le premier palier.", en: "Name of rank 0, below the first level." }
    schema_dimension_level() { fr: "Les paliers, dans l’ordre.", en: "The levels, in order." }
    schema_dimension_combine() { fr: "Pour score : la façon de réunir les notes.", en: "For score: how marks are combined." }
    schema_dimension_of() { fr: "Ce qui est compté : questions, critères, autres axes notés.", en: "What is counted: questions, criteria, other scored axes." }
    schema_dimension_weights() { fr: "Le poids de ce qui est compté, plus grand que 0. Par défaut : 1.", en: "The weight of what is counted, above 0. By default: 1." }
    schema_dimension_unanswered() { fr: "Pour first : la marque que compte une réponse inconnue.", en: "For first: the tag that an unknown answer counts as." }
    schema_dimension_empty() { fr: "Pour first : le palier quand aucune question ne s’applique.", en: "For first: the level when no question applies." }
    schema_level_label() { fr: "Nom du palier.", en: "Name of the level." }
    schema_level_text() { fr: "Ce que ce palier veut dire.", en: "What this level means." }
    schema_level_requires() { fr: "Les critères qu’il exige ; pour un stade, ce qui achève les précédents.", en: "The criteria that it requires; for a stage, what completes the earlier ones." }
    schema_level_from() { fr: "Pour score : la plus petite note de ce palier.", en: "For score: the lowest mark of this level." }
    schema_level_tag() { fr: "Pour first : la marque dont la part est comptée.", en: "For first: the tag whose share is counted." }
    schema_level_min() { fr: "Pour first : la part, de 0 à 1, à partir de laquelle ce palier est retenu.", en: "For first: the share, from 0 to 1, from which this level is taken." }
    schema_level_gates() { fr: "Critères impératifs pour demander l’accompagnement.", en: "Criteria without which support cannot be asked for." }
    schema_level_advises() { fr: "Critères conseillés : ils n’empêchent rien.", en: "Criteria that are advised: they prevent nothing." }
    schema_level_expects() { fr: "Le palier attendu dans d’autres axes.", en: "The level expected in other axes." }
    schema_level_contacts() { fr: "À qui s’adresser à ce stade.", en: "Who to contact at this stage." }
    schema_level_counterpart() { fr: "Qui se présente, du côté du projet.", en: "Who comes, on the project’s side." }
    schema_level_meeting() { fr: "Le rendez-vous à demander.", en: "The meeting to ask for." }
    schema_track() { fr: "Un parcours de formation.", en: "A training path." }
    schema_track_label() { fr: "Nom du parcours.", en: "Name of the path." }
    schema_track_text() { fr: "À quoi il mène.", en: "What it leads to." }
    schema_module() { fr: "Une étape d’un parcours, pour un palier et des profils.", en: "A step of a path, for a level and profiles." }
    schema_module_title() { fr: "Ce que l’on y apprend.", en: "What one learns." }
    schema_module_track() { fr: "Le parcours auquel il appartient.", en: "The path that it belongs to." }
    schema_module_level() { fr: "Le palier auquel il amène.", en: "The level that it leads to." }
    schema_module_profiles() { fr: "Pour qui ; sans cette clé, tout le monde.", en: "For whom; without this key, everyone." }
    schema_module_read() { fr: "Ce qu’il faut lire, voir ou suivre.", en: "What to read, watch or follow." }
    schema_resource() { fr: "Quelque chose à lire, à voir, à suivre ou à remplir.", en: "Something to read, watch, follow or fill in." }
    schema_resource_title() { fr: "Son titre.", en: "Its title." }
    schema_resource_url() { fr: "Son adresse.", en: "Its address." }
    schema_resource_language() { fr: "Sa langue, par exemple fr.", en: "Its language, such as fr." }
    schema_resource_kind() { fr: "Ce que c’est.", en: "What it is." }
    schema_resource_minutes() { fr: "Sa durée, en minutes.", en: "Its duration, in minutes." }
    schema_resource_checked() { fr: "Le jour où l’adresse a été vérifiée, par exemple 2026-11-23.", en: "The day the address was checked, such as 2026-11-23." }
    schema_contact() { fr: "Quelqu’un à qui s’adresser.", en: "Somebody to contact." }
    schema_contact_label() { fr: "Son nom.", en: "Their name." }
    schema_contact_mail() { fr: "Son adresse électronique.", en: "Their mail address." }
    schema_contact_url() { fr: "Ou une adresse de site.", en: "Or a web address." }
    schema_contact_action() { fr: "Ce qu’il faut lui demander.", en: "What to ask them for." }
    schema_eligibility() { fr: "Un cas : le premier qui convient dit quel accompagnement est prévu.", en: "A case: the first that fits tells which support is available." }
    schema_eligibility_when() { fr: "Les réponses qui le définissent.", en: "The answers that define it." }
    schema_eligibility_label() { fr: "Le cas, en une phrase.", en: "The case, in one sentence." }
    schema_eligibility_offers() { fr: "Ce qui est prévu ; liste vide : rien.", en: "What is available; an empty list: nothing." }
    schema_source() { fr: "Un document d’où viennent des critères.", en: "A document that criteria come from." }
    schema_source_title() { fr: "Son titre.", en: "Its title." }
    schema_source_url() { fr: "Son adresse.", en: "Its address." }
    schema_example() { fr: "Un essai de l’auteur : des réponses, et ce qui doit en sortir.", en: "A test of the author’s: answers, and what must come of them." }
    schema_example_profiles() { fr: "Qui a répondu.", en: "Who answered." }
    schema_example_answers() { fr: "Les réponses ; ce qui manque est inconnu.", en: "The answers; what is missing is unknown." }
    schema_example_expect() { fr: "Ce qui doit en sortir ; chaque clé est facultative.", en: "What must come of them; every key is optional." }
    schema_any_allow() { fr: "Avertissements à taire ici, chacun avec sa raison.", en: "Warnings to silence here, each with its reason." }
}

impl Lang {
    /// What a table is for; empty for one that does not exist.
    #[must_use]
    pub fn schema_table(self, table: &str) -> String {
        self.schema_key(table, "")
    }

    /// What a key of a table is for; empty for one that does not exist.
    #[must_use]
    pub fn schema_key(self, table: &str, key: &str) -> String {
        let words = WORDS
            .iter()
            .find(|(of, name, _)| (*of == table || of.is_empty()) && *name == key);
        words.map_or_else(String::new, |(_, _, words)| words(self))
    }
}

/// A table, a key of it (none: the table itself), and the words for it.
type Words = (&'static str, &'static str, fn(Lang) -> String);

#[rustfmt::skip]
const WORDS: [Words; 94] = [
    ("questionnaire", "", Lang::schema_questionnaire),
    ("questionnaire", "id", Lang::schema_questionnaire_id),
    ("questionnaire", "format", Lang::schema_questionnaire_format),
    ("questionnaire", "version", Lang::schema_questionnaire_version),
    ("questionnaire", "language", Lang::schema_questionnaire_language),
    ("questionnaire", "title", Lang::schema_questionnaire_title),
    ("questionnaire", "renamed", Lang::schema_questionnaire_renamed),
    ("questionnaire", "removed", Lang::schema_questionnaire_removed),
    ("profile", "", Lang::schema_profile),
    ("profile", "label", Lang::schema_profile_label),
    ("profile", "text", Lang::schema_profile_text),
    ("section", "", Lang::schema_section),
    ("section", "title", Lang::schema_section_title),
    ("scale", "", Lang::schema_scale),
    ("question", "", Lang::schema_question),
    ("question", "section", Lang::schema_question_section),
    ("question", "text", Lang::schema_question_text),
    ("question", "help", Lang::schema_question_help),
    ("question", "kind", Lang::schema_question_kind),
    ("question", "scale", Lang::schema_question_scale),
    ("question", "options", Lang::schema_question_options),
    ("question", "unit", Lang::schema_question_unit),
    ("question", "min", Lang::schema_question_min),
    ("question", "max", Lang::schema_question_max),
    ("question", "fact", Lang::schema_question_fact),
    ("question", "profiles", Lang::schema_question_profiles),
    ("question", "when", Lang::schema_question_when),
    ("question", "unless", Lang::schema_question_unless),
    ("question", "otherwise", Lang::schema_question_otherwise),
    ("question", "na", Lang::schema_question_na),
    ("question", "suggest", Lang::schema_question_suggest),
    ("question", "effort", Lang::schema_question_effort),
    ("criterion", "", Lang::schema_criterion),
    ("criterion", "text", Lang::schema_criterion_text),
    ("criterion", "needs", Lang::schema_criterion_needs),
    ("criterion", "why", Lang::schema_criterion_why),
    ("criterion", "remedy", Lang::schema_criterion_remedy),
    ("criterion", "after", Lang::schema_criterion_after),
    ("criterion", "source", Lang::schema_criterion_source),
    ("dimension", "", Lang::schema_dimension),
    ("dimension", "label", Lang::schema_dimension_label),
    ("dimension", "rule", Lang::schema_dimension_rule),
    ("dimension", "zero", Lang::schema_dimension_zero),
    ("dimension", "level", Lang::schema_dimension_level),
    ("dimension", "combine", Lang::schema_dimension_combine),
    ("dimension", "of", Lang::schema_dimension_of),
    ("dimension", "weights", Lang::schema_dimension_weights),
    ("dimension", "unanswered", Lang::schema_dimension_unanswered),
    ("dimension", "empty", Lang::schema_dimension_empty),
    ("level", "label", Lang::schema_level_label),
    ("level", "text", Lang::schema_level_text),
    ("level", "requires", Lang::schema_level_requires),
    ("level", "from", Lang::schema_level_from),
    ("level", "tag", Lang::schema_level_tag),
    ("level", "min", Lang::schema_level_min),
    ("level", "gates", Lang::schema_level_gates),
    ("level", "advises", Lang::schema_level_advises),
    ("level", "expects", Lang::schema_level_expects),
    ("level", "contacts", Lang::schema_level_contacts),
    ("level", "counterpart", Lang::schema_level_counterpart),
    ("level", "meeting", Lang::schema_level_meeting),
    ("track", "", Lang::schema_track),
    ("track", "label", Lang::schema_track_label),
    ("track", "text", Lang::schema_track_text),
    ("module", "", Lang::schema_module),
    ("module", "title", Lang::schema_module_title),
    ("module", "track", Lang::schema_module_track),
    ("module", "level", Lang::schema_module_level),
    ("module", "profiles", Lang::schema_module_profiles),
    ("module", "read", Lang::schema_module_read),
    ("resource", "", Lang::schema_resource),
    ("resource", "title", Lang::schema_resource_title),
    ("resource", "url", Lang::schema_resource_url),
    ("resource", "language", Lang::schema_resource_language),
    ("resource", "kind", Lang::schema_resource_kind),
    ("resource", "minutes", Lang::schema_resource_minutes),
    ("resource", "checked", Lang::schema_resource_checked),
    ("contact", "", Lang::schema_contact),
    ("contact", "label", Lang::schema_contact_label),
    ("contact", "mail", Lang::schema_contact_mail),
    ("contact", "url", Lang::schema_contact_url),
    ("contact", "action", Lang::schema_contact_action),
    ("eligibility", "", Lang::schema_eligibility),
    ("eligibility", "when", Lang::schema_eligibility_when),
    ("eligibility", "label", Lang::schema_eligibility_label),
    ("eligibility", "offers", Lang::schema_eligibility_offers),
    ("source", "", Lang::schema_source),
    ("source", "title", Lang::schema_source_title),
    ("source", "url", Lang::schema_source_url),
    ("example", "", Lang::schema_example),
    ("example", "profiles", Lang::schema_example_profiles),
    ("example", "answers", Lang::schema_example_answers),
    ("example", "expect", Lang::schema_example_expect),
    ("", "allow", Lang::schema_any_allow),
];
