//! Words for faults of files and for failures.

use super::Lang as L;
use super::words;

words! {
    fault_error() { fr: "erreur", en: "error" }
    fault_warning() { fr: "avertissement", en: "warning" }
    fault_note() { fr: "note", en: "note" }
    fault_help() { fr: "aide ", en: "help" }

    fault_unknown_key(key: &str) { fr: "la clé « {key} » n’existe pas ici", en: "there is no key “{key}” here" }
    fault_did_you_mean(name: &str) { fr: "vouliez-vous écrire « {name} » ?", en: "did you mean “{name}”?" }
    fault_known_names(names: &str) { fr: "noms possibles : {names}", en: "possible names: {names}" }
    fault_nothing_defined() { fr: "rien de ce genre n’est défini", en: "nothing of that kind is defined" }
    fault_check_spelling() { fr: "vérifiez l’orthographe, ou définissez ce nom", en: "check the spelling, or define that name" }
    fault_wrong_type(key: &str, expected: &str) { fr: "« {key} » : il faut {expected}", en: "“{key}” must be {expected}" }
    fault_wrong_type_help(key: &str, expected: &str) { fr: "remplacez la valeur de « {key} » par {expected}", en: "replace the value of “{key}” with {expected}" }
    fault_missing_key(key: &str) { fr: "la clé « {key} » manque", en: "the key “{key}” is missing" }
    fault_missing_key_help(key: &str) { fr: "ajoutez une ligne « {key} = … » dans cette table", en: "add a line “{key} = …” to this table" }
    fault_duplicate_id(id: &str) { fr: "« {id} » est défini deux fois", en: "“{id}” is defined twice" }
    fault_first_defined_here() { fr: "première définition ici", en: "first defined here" }
    fault_duplicate_id_help() { fr: "renommez ou supprimez l’une des deux définitions", en: "rename or remove one of the two definitions" }
    fault_bad_id(id: &str) { fr: "« {id} » n’est pas un identifiant", en: "“{id}” is not an id" }
    fault_bad_id_help() { fr: "utilisez des minuscules sans accent, des chiffres et des tirets ; 64 caractères au plus ; « unknown » et « na » sont réservés", en: "use unaccented lower-case letters, digits and hyphens, 64 characters at most; “unknown” and “na” are reserved" }
    fault_unknown_id(id: &str) { fr: "« {id} » n’est défini nulle part", en: "“{id}” is not defined anywhere" }
    fault_unknown_level(id: &str) { fr: "aucun niveau ne s’appelle « {id} »", en: "no level is called “{id}”" }
    fault_ambiguous_level(id: &str) { fr: "plusieurs dimensions ont un niveau « {id} »", en: "several dimensions have a level “{id}”" }
    fault_ambiguous_level_help(id: &str) { fr: "précisez la dimension : « dimension.{id} »", en: "name the dimension: “dimension.{id}”" }
    fault_empty_answer(question: &str) { fr: "la réponse à la question « {question} » est vide", en: "the answer to the question “{question}” is empty" }
    fault_empty_answer_help(known: &str) { fr: "écrivez l’une de ces réponses, ou remettez un « # » devant la ligne : {known}", en: "write one of these answers, or put the “#” back in front of the line: {known}" }
    fault_unknown_option(id: &str, question: &str) { fr: "« {id} » n’est pas une réponse à la question « {question} »", en: "“{id}” is not an answer to the question “{question}”" }
    fault_unknown_kind(kind: &str) { fr: "le genre « {kind} » n’existe pas", en: "there is no kind “{kind}”" }
    fault_unknown_rule(rule: &str) { fr: "cette version de palier ne connaît pas la règle « {rule} »", en: "this version of palier does not know the rule “{rule}”" }
    fault_unknown_verdict(name: &str) { fr: "le verdict « {name} » n’existe pas", en: "there is no verdict “{name}”" }
    fault_number_out_of_range(question: &str) { fr: "« {question} » : ce nombre est hors des bornes", en: "“{question}”: this number is out of range" }
    fault_min_above_max() { fr: "« min » est plus grand que « max »", en: "“min” is greater than “max”" }
    fault_min_above_max_help() { fr: "échangez les deux bornes ou corrigez-les", en: "swap the two bounds or correct them" }
    fault_scale_and_options() { fr: "la question a une échelle et des options", en: "the question has both a scale and options" }
    fault_scale_and_options_help() { fr: "gardez « scale » ou « options », pas les deux", en: "keep “scale” or “options”, not both" }
    fault_no_options() { fr: "aucune option n’est définie ici", en: "no option is defined here" }
    fault_no_options_help() { fr: "donnez au moins deux options à choisir", en: "give at least two options to choose from" }
    fault_not_understood(id: &str) { fr: "« {id} » ne peut pas être lu", en: "“{id}” cannot be read" }
    fault_useless_key(key: &str) { fr: "la clé « {key} » ne sert pas à ce genre de question", en: "the key “{key}” serves no purpose for this kind of question" }
    fault_useless_key_help() { fr: "supprimez cette ligne, ou changez « kind »", en: "remove this line, or change “kind”" }
    fault_too_many_options(limit: usize) { fr: "il y a plus de {limit} options", en: "there are more than {limit} options" }
    fault_too_many_options_help() { fr: "posez plusieurs questions, ou une question de genre « text »", en: "ask several questions, or one of kind “text”" }
    fault_too_many_profiles(limit: usize) { fr: "il y a plus de {limit} profils", en: "there are more than {limit} profiles" }
    fault_too_many_profiles_help() { fr: "regroupez des profils : chacun reçoit son propre parcours", en: "merge some profiles: each gets a path of its own" }
    fault_no_levels(id: &str) { fr: "la dimension « {id} » n’a aucun niveau", en: "the dimension “{id}” has no level" }
    fault_no_levels_help(id: &str) { fr: "ajoutez au moins une table [dimension.{id}.level.…]", en: "add at least one table [dimension.{id}.level.…]" }
    fault_no_level_to_name(id: &str) { fr: "la dimension « {id} » n’a aucun niveau à nommer ici", en: "the dimension “{id}” has no level to name here" }
    fault_too_many_dimensions(limit: usize) { fr: "il y a plus de {limit} dimensions", en: "there are more than {limit} dimensions" }
    fault_too_many_dimensions_help() { fr: "regroupez des dimensions : chacune a sa ligne dans le résultat", en: "merge some dimensions: each has its line in the result" }
    fault_useless_for_rule(key: &str, rule: &str) { fr: "la clé « {key} » ne sert pas à la règle « {rule} »", en: "the key “{key}” serves no purpose for the rule “{rule}”" }
    fault_useless_for_rule_help() { fr: "supprimez cette ligne, ou changez « rule »", en: "remove this line, or change “rule”" }
    fault_unknown_combine(name: &str) { fr: "« combine » ne connaît pas « {name} »", en: "“combine” does not know “{name}”" }
    fault_useless_weights() { fr: "« weights » ne change rien à « min » ni à « max »", en: "“weights” changes nothing for “min” and “max”" }
    fault_useless_weights_help() { fr: "supprimez « weights », ou choisissez « mean » ou « sum »", en: "remove “weights”, or choose “mean” or “sum”" }
    fault_no_items() { fr: "cette note ne compte rien", en: "this score counts nothing" }
    fault_no_items_help() { fr: "citez dans « of » au moins une question, un critère ou une dimension de règle « score »", en: "list in “of” at least one question, criterion or dimension of rule “score”" }
    fault_listed_twice(id: &str) { fr: "« {id} » figure deux fois dans cette liste", en: "“{id}” is listed twice" }
    fault_first_listed_here() { fr: "première fois ici", en: "first listed here" }
    fault_listed_twice_help() { fr: "supprimez-en un ; pour qu’il compte davantage, donnez-lui un poids dans « weights »", en: "remove one of them; for it to count more, give it a weight in “weights”" }
    fault_no_value(id: &str) { fr: "la question « {id} » n’a pas une seule réponse parmi des options : elle n’a pas de valeur à compter", en: "the question “{id}” does not take one answer among options: it has no value to count" }
    fault_no_value_help(id: &str) { fr: "écrivez un critère qui teste « {id} », et citez ce critère dans « of »", en: "write a criterion that tests “{id}”, and list that criterion in “of”" }
    fault_no_score(id: &str) { fr: "la dimension « {id} » n’a pas de note", en: "the dimension “{id}” has no score" }
    fault_no_score_help() { fr: "« of » n’accepte que des dimensions dont la règle est « score »", en: "“of” only takes dimensions whose rule is “score”" }
    fault_weight_of_nothing(id: &str) { fr: "« {id} » a un poids, mais ne figure pas dans « of »", en: "“{id}” has a weight but is not listed in “of”" }
    fault_weight_range(id: &str) { fr: "le poids de « {id} » doit être plus grand que 0", en: "the weight of “{id}” must be greater than 0" }
    fault_weight_range_help() { fr: "augmentez-le ; pour ne pas compter cet élément, retirez-le de « of »", en: "raise it; to leave this item out, remove it from “of”" }
    fault_level_order(id: &str) { fr: "le niveau « {id} » ne commence pas au-dessus du précédent", en: "the level “{id}” does not start above the one before" }
    fault_level_before() { fr: "le niveau précédent commence ici", en: "the level before starts here" }
    fault_level_order_help() { fr: "rangez les niveaux du plus bas au plus haut, chacun avec un « from » plus grand", en: "order levels from lowest to highest, each with a greater “from”" }
    fault_threshold_too_high(id: &str, from: f64, highest: f64) { fr: "le niveau « {id} » commence à {from}, mais la note ne dépasse jamais {highest}", en: "the level “{id}” starts at {from}, but the score never exceeds {highest}" }
    fault_threshold_too_high_help() { fr: "baissez « from », ou augmentez les valeurs des options", en: "lower “from”, or raise the values of the options" }
    fault_no_tagged_question() { fr: "aucune question n’est comptée ici : aucune option n’a de « tag »", en: "no question is counted here: no option has a “tag”" }
    fault_no_tag(id: &str) { fr: "aucune option de la question « {id} » n’a de « tag » : elle ne peut pas être comptée", en: "no option of the question “{id}” has a “tag”: it cannot be counted" }
    fault_no_tag_help() { fr: "ajoutez à une option au moins une clé « tag », par exemple tag = \"rouge\"", en: "add a key “tag” to at least one option, such as tag = \"red\"" }
    fault_unknown_tag(tag: &str) { fr: "aucune réponse comptée ici ne porte le « tag » « {tag} »", en: "no answer counted here carries the tag “{tag}”" }
    fault_tag_not_counted(tag: &str) { fr: "aucun niveau ne compte le « tag » « {tag} »", en: "no level counts the tag “{tag}”" }
    fault_last_level(key: &str) { fr: "le dernier niveau n’a pas de condition : « {key} » est de trop", en: "the last level has no condition: “{key}” is one too many" }
    fault_last_level_help() { fr: "supprimez cette ligne, ou ajoutez après lui le niveau où l’on est quand aucune condition n’est remplie", en: "remove this line, or add after it the level that holds when no condition does" }
    fault_share_range() { fr: "une part va de 0 à 1", en: "a share goes from 0 to 1" }
    fault_share_range_help() { fr: "écrivez 5 % sous la forme 0.05", en: "write 5% as 0.05" }
    fault_reserved_answer() { fr: "« unknown » et « na » ne disent rien ici", en: "“unknown” and “na” say nothing here" }
    fault_reserved_answer_help() { fr: "indiquez une vraie réponse ; sans la clé, la question est sans objet", en: "give a real answer; without the key, the question is not applicable" }
    fault_reserved_accepted() { fr: "« unknown » et « na » ne peuvent pas être acceptés", en: "“unknown” and “na” cannot be accepted" }
    fault_reserved_accepted_help() { fr: "n’acceptez que des options de la question", en: "accept only options of the question" }
    fault_empty_condition() { fr: "la condition est vide", en: "the condition is empty" }
    fault_empty_condition_help() { fr: "écrivez au moins un test, par exemple {{ question = \"option\" }}", en: "write at least one test, such as {{ question = \"option\" }}" }
    fault_criterion_state(id: &str) { fr: "l’état du critère « {id} » se teste par « met » ou « unmet »", en: "the state of criterion “{id}” is tested with “met” or “unmet”" }
    fault_text_tested(id: &str) { fr: "« {id} » est un texte libre : une condition ne peut pas le tester", en: "“{id}” is a free text: a condition cannot test it" }
    fault_text_tested_help() { fr: "testez une question à options ou un nombre", en: "test a question with options, or a number" }
    fault_all_of_one(id: &str) { fr: "« {id} » n’a qu’une réponse : « all » ne s’applique pas", en: "“{id}” takes one answer: “all” does not apply" }
    fault_all_of_one_help() { fr: "« all » convient aux questions à plusieurs réponses (kind = \"many\")", en: "“all” suits questions with several answers (kind = \"many\")" }
    fault_one_key_expected() { fr: "il faut une seule clé ici", en: "exactly one key is expected here" }
    fault_expects_itself(id: &str) { fr: "« {id} » ne peut pas attendre un niveau d’elle-même", en: "“{id}” cannot expect a level of itself" }
    fault_expects_itself_help() { fr: "« expects » désigne une autre dimension", en: "“expects” names another dimension" }
    fault_two_stages(id: &str) { fr: "la dimension « {id} » porte aussi des conditions d’accompagnement", en: "the dimension “{id}” also carries conditions for support" }
    fault_first_stage_here() { fr: "cette dimension en porte déjà", en: "this dimension already does" }
    fault_two_stages_help() { fr: "une seule dimension peut porter « gates », « advises » et « expects »", en: "only one dimension may carry “gates”, “advises” and “expects”" }
    fault_level_or_zero(id: &str) { fr: "« {id} » : il faut l’identifiant d’un niveau, ou 0", en: "“{id}” must be the id of a level, or 0" }
    fault_level_or_zero_help() { fr: "0 désigne le rang sous le premier niveau", en: "0 stands for the rank below the first level" }
    fault_url(url: &str) { fr: "« {url} » n’est pas une adresse web", en: "“{url}” is not a web address" }
    fault_url_help() { fr: "une adresse commence par https:// et ne contient pas d’espace", en: "an address starts with https:// and has no space" }
    fault_mail(mail: &str) { fr: "« {mail} » n’est pas une adresse électronique", en: "“{mail}” is not a mail address" }
    fault_mail_help() { fr: "écrivez-la sous la forme nom@domaine.fr", en: "write it as name@domain.org" }
    fault_cycle(path: &str) { fr: "définition circulaire : {path}", en: "circular definition: {path}" }
    fault_cycle_help() { fr: "retirez l’une de ces conditions : aucune ne peut être décidée la première", en: "remove one of these conditions: none can be decided first" }
    fault_translation_extra(key: &str) { fr: "la traduction contient « {key} », que les règles n’ont pas", en: "the translation has “{key}”, which the rules do not" }
    fault_not_translatable(key: &str) { fr: "« {key} » n’est pas un texte à traduire", en: "“{key}” is not a text to translate" }
    fault_not_translatable_help() { fr: "une traduction ne contient que des textes ; supprimez cette ligne", en: "a translation only holds texts; remove this line" }
    fault_no_header() { fr: "aucun fichier ne contient de table [questionnaire]", en: "no file has a [questionnaire] table" }
    fault_no_header_help() { fr: "ajoutez [questionnaire] avec id, format, version, language et title", en: "add [questionnaire] with id, format, version, language and title" }
    fault_format(known: i64) { fr: "cette version de palier lit le format {known}", en: "this version of palier reads format {known}" }
    fault_format_help(known: i64) { fr: "écrivez format = {known}, ou installez une version de palier qui lit ce format", en: "write format = {known}, or install a version of palier that reads this format" }

    fault_answer_twice(id: &str) { fr: "la question « {id} » a deux réponses, sous son nom actuel et sous un ancien", en: "the question “{id}” has two answers, under its name and an earlier one" }
    fault_answer_twice_help() { fr: "gardez une seule des deux lignes", en: "keep only one of the two lines" }
    fault_not_applicable_refused(id: &str) { fr: "la question « {id} » n’admet pas la réponse « na » (sans objet)", en: "the question “{id}” does not take the answer “na” (not applicable)" }
    fault_not_applicable_refused_help() { fr: "choisissez une option, ou « unknown » si vous ne savez pas", en: "choose an option, or “unknown” if you do not know" }
    fault_other_questionnaire(found: &str, expected: &str) { fr: "ces réponses sont celles du questionnaire « {found} », pas de « {expected} »", en: "these answers belong to the questionnaire “{found}”, not to “{expected}”" }
    fault_other_questionnaire_help(found: &str) { fr: "indiquez le questionnaire : palier assess {found} --answers …", en: "name the questionnaire: palier assess {found} --answers …" }

    type_text() { fr: "un texte entre guillemets", en: "a text in quotation marks" }
    type_texts() { fr: "une liste de textes", en: "a list of texts" }
    type_ids() { fr: "une liste d’identifiants", en: "a list of ids" }
    type_option() { fr: "l’identifiant d’une option, entre guillemets", en: "the id of an option, in quotation marks" }
    type_options() { fr: "une liste d’options, par exemple [\"a\", \"b\"]", en: "a list of options, such as [\"a\", \"b\"]" }
    type_flag() { fr: "true ou false", en: "true or false" }
    type_number() { fr: "un nombre", en: "a number" }
    type_decimal(digits: usize) { fr: "un nombre, avec {digits} chiffres au plus avant le point et {digits} après", en: "a number, with at most {digits} digits before the point and {digits} after" }
    type_count() { fr: "un nombre entier, 1 ou plus", en: "a whole number, 1 or more" }
    type_table() { fr: "une table", en: "a table" }
    type_tables() { fr: "une liste de tables", en: "a list of tables" }
    type_condition() { fr: "une condition, ou une liste de conditions", en: "a condition, or a list of conditions" }
    type_range() { fr: "des bornes, par exemple {{ min = 1, below = 10 }}", en: "bounds, such as {{ min = 1, below = 10 }}" }
    type_date() { fr: "une date, par exemple 2026-11-23", en: "a date, such as 2026-11-23" }
    range_both(min: f64, max: f64) { fr: "entre {min} et {max}", en: "between {min} and {max}" }
    range_from(min: f64) { fr: "{min} au moins", en: "{min} or more" }
    range_up_to(max: f64) { fr: "{max} au plus", en: "{max} or less" }
    label_rank_zero() { fr: "Aucun niveau atteint", en: "No level reached" }

    syntax_other(detail: &str) { fr: "syntaxe TOML incorrecte ({detail})", en: "invalid TOML: {detail}" }
    syntax_other_help() { fr: "corrigez la syntaxe à cet endroit", en: "correct the syntax here" }
    syntax_duplicate() { fr: "cette clé est déjà définie", en: "this key is already defined" }
    syntax_duplicate_help() { fr: "gardez une seule des deux lignes", en: "keep only one of the two lines" }
    syntax_quote() { fr: "il manque un guillemet", en: "a quotation mark is missing" }
    syntax_quote_help() { fr: "écrivez les textes entre guillemets droits : clé = \"texte\"", en: "write texts in straight quotation marks: key = \"text\"" }
    syntax_value() { fr: "il manque une valeur après « = »", en: "a value is missing after “=”" }
    syntax_value_help() { fr: "écrivez la valeur, ou supprimez la ligne", en: "write the value, or remove the line" }
    syntax_no_value() { fr: "cette clé n’a pas de valeur", en: "this key has no value" }
    syntax_no_value_help() { fr: "écrivez clé = valeur ; une clé ne contient pas d’espace", en: "write key = value; a key has no space in it" }
    syntax_unclosed() { fr: "il manque un crochet fermant « ] »", en: "a closing bracket “]” is missing" }
    syntax_unclosed_help() { fr: "fermez le crochet ouvert", en: "close the bracket that is open" }
    syntax_unclosed_inline() { fr: "il manque une accolade fermante « }} »", en: "a closing brace “}}” is missing" }
    syntax_unclosed_inline_help() { fr: "fermez l’accolade ouverte", en: "close the brace that is open" }
    syntax_comma() { fr: "il manque une virgule", en: "a comma is missing" }
    syntax_comma_help() { fr: "séparez les éléments par des virgules", en: "separate the items with commas" }
    syntax_extra_comma() { fr: "il y a une virgule de trop", en: "there is one comma too many" }
    syntax_extra_comma_help() { fr: "supprimez cette virgule", en: "remove this comma" }
    syntax_key() { fr: "ce nom de clé ne convient pas", en: "a key cannot be written like this" }
    syntax_key_help() { fr: "utilisez des lettres sans accent, des chiffres et des tirets", en: "use unaccented letters, digits and hyphens" }
    syntax_unexpected() { fr: "ceci n’est pas attendu ici", en: "this is not expected here" }
    syntax_unexpected_help() { fr: "supprimez-le, ou mettez-le entre guillemets si c’est un texte", en: "remove it, or put it in quotation marks if it is a text" }
    syntax_decimal() { fr: "un nombre s’écrit avec un point, pas avec une virgule", en: "a number is written with a point, not with a comma" }
    syntax_decimal_help(number: &str) { fr: "écrivez {number}", en: "write {number}" }
    syntax_date() { fr: "une date s’écrit année-mois-jour, sans guillemets", en: "a date is written year-month-day, without quotation marks" }
    syntax_date_help() { fr: "écrivez-la comme 2026-11-23, avec un jour qui existe", en: "write it like 2026-11-23, with a day that exists" }
    syntax_deep() { fr: "trop de tables ou de listes emboîtées", en: "tables or lists are nested too deep" }
    syntax_deep_help() { fr: "simplifiez : aucune règle n’en demande autant", en: "simplify: no rule asks for so many" }
    syntax_escape() { fr: "le caractère qui suit « \\ » ne convient pas", en: "the character after “\\” does not suit" }
    syntax_escape_help() { fr: "écrivez « \\\\ » pour une barre oblique inverse", en: "write “\\\\” for a backslash" }

    fault_file_missing(path: &str) { fr: "le fichier « {path} » n’existe pas", en: "the file “{path}” does not exist" }
    fault_file_missing_help() { fr: "vérifiez le chemin", en: "check the path" }
    fault_answers_missing_help() { fr: "vérifiez le chemin ; sans --no-input, dans un terminal, palier crée le fichier", en: "check the path; without --no-input, in a terminal, palier creates the file" }
    fault_file_is_folder(path: &str) { fr: "« {path} » est un dossier, il faut un fichier", en: "“{path}” is a folder; a file is needed" }
    fault_file_is_folder_help() { fr: "indiquez un fichier de ce dossier", en: "name a file in that folder" }
    fault_file_unreadable(path: &str, reason: &str) { fr: "impossible de lire « {path} » : {reason}", en: "cannot read “{path}”: {reason}" }
    fault_file_unreadable_help() { fr: "vérifiez que vous avez le droit de lire ce fichier", en: "check that you may read this file" }
    fault_file_too_large(path: &str, limit: u64) { fr: "« {path} » dépasse {limit} Mio, la taille admise", en: "“{path}” is larger than the {limit} MiB allowed" }
    fault_file_too_large_help() { fr: "est-ce bien le bon fichier ?", en: "is this the right file?" }
    fault_folder_too_large(path: &str, limit: u64) { fr: "le dossier « {path} » dépasse {limit} Mio, la taille admise", en: "the folder “{path}” is larger than the {limit} MiB allowed" }
    fault_not_utf8(path: &str) { fr: "« {path} » n’est pas un texte en UTF-8", en: "“{path}” is not UTF-8 text" }
    fault_not_utf8_help() { fr: "enregistrez le fichier en UTF-8", en: "save the file as UTF-8" }
    fault_empty_folder(path: &str) { fr: "le dossier « {path} » ne contient aucun fichier .toml", en: "the folder “{path}” has no .toml file" }
    fault_empty_folder_help() { fr: "un questionnaire est un dossier de fichiers .toml, ou un seul fichier", en: "a questionnaire is a folder of .toml files, or a single file" }
    fault_no_such_questionnaire(name: &str) { fr: "aucun questionnaire ne s’appelle « {name} », et ce n’est pas non plus un fichier", en: "no questionnaire is called “{name}”, and it is not a file either" }
    fault_no_such_questionnaire_help(names: &str) { fr: "questionnaires intégrés : {names} ; sinon, indiquez le chemin d’un fichier ou d’un dossier", en: "built-in questionnaires: {names}; otherwise give the path of a file or folder" }
    fault_meant_command(name: &str) { fr: "vouliez-vous taper la commande « {name} » ?", en: "did you mean the command “{name}”?" }
    fault_no_such_profile(name: &str) { fr: "aucun profil ne s’appelle « {name} »", en: "no profile is called “{name}”" }
    fault_no_such_stage(name: &str) { fr: "aucun stade ne s’appelle « {name} » ni n’a ce rang", en: "no stage is called “{name}” or has that rank" }
    fault_no_such_track(name: &str) { fr: "aucun parcours ne s’appelle « {name} »", en: "no track is called “{name}”" }
    fault_no_such_language(name: &str) { fr: "aucune ressource n’est dans la langue « {name} »", en: "no resource is in the language “{name}”" }
    fault_saved_result(file: &str) { fr: "{file} est un résultat enregistré, pas un fichier de réponses", en: "{file} is a saved result, not an answers file" }
    fault_saved_result_help() { fr: "donnez le fichier de réponses dont il vient ; « palier compare » lit les résultats", en: "give the answers file that it comes from; “palier compare” reads results" }
    fault_no_answers() { fr: "il manque --answers FICHIER : cette commande part de réponses déjà données", en: "--answers FILE is missing: this command starts from answers already given" }
    fault_no_answers_help() { fr: "pour répondre d’abord : palier --answers equipe.toml", en: "to answer first: palier --answers team.toml" }
    fault_no_stages() { fr: "ce questionnaire n’a pas de stades : --stage et --require ne s’appliquent pas", en: "this questionnaire has no stages: --stage and --require do not apply" }
    fault_no_stages_help() { fr: "relancez sans ces options", en: "run again without these options" }
    fault_write(path: &str, reason: &str) { fr: "impossible d’écrire « {path} » : {reason}", en: "cannot write “{path}”: {reason}" }
    fault_not_writable_help() { fr: "les réponses ne pourraient pas être enregistrées : choisissez un autre fichier avec --answers, ou ajoutez --no-input pour lire le résultat sans rien demander", en: "answers could not be saved: choose another file with --answers, or add --no-input to read the result without being asked" }
    fault_answers_held(file: &str, user: &str, process: u32, since: &str) { fr: "quelqu’un répond déjà dans {file} : {user}, processus {process}, depuis {since}", en: "somebody is already answering in {file}: {user}, process {process}, for {since}" }
    fault_answers_held_by_somebody(file: &str) { fr: "quelqu’un répond déjà dans {file}", en: "somebody is already answering in {file}" }
    fault_answers_held_help() { fr: "attendez la fin de cet entretien, ou répondez dans un autre fichier avec --answers : plusieurs fichiers peuvent ensuite être réunis", en: "wait until that interview is over, or answer in another file with --answers: several files can be merged afterwards" }
    since_moment() { fr: "moins d’une minute", en: "less than a minute" }
    since_minute_one() { fr: "une minute", en: "one minute" }
    since_minute_many(count: usize) { fr: "{count} minutes", en: "{count} minutes" }
    since_hour_one() { fr: "une heure", en: "one hour" }
    since_hour_many(count: usize) { fr: "{count} heures", en: "{count} hours" }
    fault_write_help() { fr: "vérifiez que le dossier existe, que vous pouvez y écrire et qu’il reste de la place", en: "check that the folder exists, that you may write there and that there is room" }
    reason_not_found() { fr: "le dossier n’existe pas", en: "the folder does not exist" }
    reason_permission() { fr: "vous n’en avez pas le droit", en: "you do not have the right to" }
    reason_is_folder() { fr: "c’est un dossier", en: "it is a folder" }
    reason_not_a_folder() { fr: "une partie du chemin n’est pas un dossier", en: "a part of the path is not a folder" }
    reason_read_only() { fr: "le disque est en lecture seule", en: "the disk is read-only" }
    reason_full() { fr: "le disque est plein", en: "the disk is full" }
    reason_too_large() { fr: "le fichier dépasserait la taille permise", en: "the file would exceed the size allowed" }
    fault_terminal(reason: &str) { fr: "le terminal ne répond plus : {reason}", en: "the terminal no longer answers: {reason}" }
    fault_template() { fr: "le modèle « request » n’existe qu’en Markdown", en: "the template “request” exists in Markdown only" }
    fault_template_help() { fr: "retirez --format, ou écrivez --format markdown", en: "leave out --format, or write --format markdown" }
    fault_output_overwrites(path: &str) { fr: "le résultat remplacerait « {path} », que cette commande lit", en: "the result would replace “{path}”, which this command reads" }
    fault_folder_not_empty(folder: &str) { fr: "« {folder} » n’est pas vide", en: "“{folder}” is not empty" }
    fault_folder_not_empty_help() { fr: "donnez un dossier qui n’existe pas encore", en: "give a folder that does not exist yet" }
    fault_previous(path: &str, count: usize) { fr: "la version antérieure « {path} » ne peut pas être lue (défauts : {count}, ci-dessous)", en: "the previous version “{path}” cannot be read (faults: {count}, below)" }
    fault_previous_help() { fr: "corrigez-la, ou retirez --previous : rien d’autre n’a été contrôlé", en: "correct it, or leave --previous out: nothing else was checked" }
    fault_file_exists(file: &str) { fr: "« {file} » existe déjà", en: "“{file}” already exists" }
    fault_file_exists_help() { fr: "donnez un autre nom à --output : un fichier de réponses rempli serait perdu", en: "give --output another name: a filled-in answers file would be lost" }
    fault_output_overwrites_help() { fr: "donnez un autre nom à --output", en: "give --output another name" }
    fault_write_stdout(reason: &str) { fr: "impossible d’écrire le résultat : {reason}", en: "cannot write the result: {reason}" }
    fault_epoch(value: &str) { fr: "SOURCE_DATE_EPOCH vaut « {value} », qui n’est pas un nombre de secondes", en: "SOURCE_DATE_EPOCH is “{value}”, which is not a number of seconds" }
    fault_epoch_help() { fr: "indiquez un nombre entier de secondes depuis 1970, ou retirez la variable", en: "give a whole number of seconds since 1970, or unset the variable" }
    faults_counted_many(count: usize) { fr: "{count} erreurs : rien n’a été fait.", en: "{count} errors: nothing was done." }
    faults_counted_one() { fr: "1 erreur : rien n’a été fait.", en: "1 error: nothing was done." }
}

/// Beginnings of the parser's messages, what they mean, and what to change.
type SyntaxKind = (&'static [&'static str], fn(L) -> String, fn(L) -> String);

#[rustfmt::skip]
const SYNTAX_KINDS: [SyntaxKind; 12] = [
    (&["duplicate key", "cannot extend value"], L::syntax_duplicate, L::syntax_duplicate_help),
    (&["missing opening quote", "string values must be quoted", "invalid basic string", "invalid literal string", "invalid multi-line", "invalid float", "invalid boolean"], L::syntax_quote, L::syntax_quote_help),
    (&["missing value"], L::syntax_value, L::syntax_value_help),
    (&["key with no value", "missing assignment"], L::syntax_no_value, L::syntax_no_value_help),
    (&["unclosed inline table"], L::syntax_unclosed_inline, L::syntax_unclosed_inline_help),
    (&["unclosed"], L::syntax_unclosed, L::syntax_unclosed_help),
    (&["missing comma"], L::syntax_comma, L::syntax_comma_help),
    (&["extra comma"], L::syntax_extra_comma, L::syntax_extra_comma_help),
    (&["invalid unquoted key", "unquoted keys", "missing key", "invalid key-value"], L::syntax_key, L::syntax_key_help),
    (&["unexpected", "extra"], L::syntax_unexpected, L::syntax_unexpected_help),
    (&["cannot recurse", "recursion limit"], L::syntax_deep, L::syntax_deep_help),
    (&["missing escaped value", "too few unicode"], L::syntax_escape, L::syntax_escape_help),
];

impl super::Lang {
    /// How long something has lasted, given in seconds, in words.
    #[must_use]
    pub fn since(self, seconds: i64) -> String {
        let minutes = usize::try_from(seconds / 60).unwrap_or(0);
        match minutes {
            0 => self.since_moment(),
            1..60 => self.plural(minutes, Self::since_minute_one, Self::since_minute_many),
            _ => self.plural(minutes / 60, Self::since_hour_one, Self::since_hour_many),
        }
    }

    /// The bounds of a number, in words; empty without bounds.
    #[must_use]
    pub fn range(self, min: Option<f64>, max: Option<f64>) -> String {
        match (min, max) {
            (Some(min), Some(max)) => self.range_both(min, max),
            (Some(min), None) => self.range_from(min),
            (None, Some(max)) => self.range_up_to(max),
            (None, None) => String::new(),
        }
    }

    /// How many faults there are.
    #[must_use]
    pub fn faults_counted(self, count: usize) -> String {
        match count {
            1 => self.faults_counted_one(),
            _ => self.faults_counted_many(count),
        }
    }

    /// A syntax error of the TOML parser, whose own words are English and for programmers: what is
    /// wrong, and what to change.
    #[must_use]
    pub fn fault_toml(self, description: &str) -> (String, String) {
        let starts = |prefixes: &[&str]| prefixes.iter().any(|p| description.starts_with(p));
        match SYNTAX_KINDS.iter().find(|(prefixes, ..)| starts(prefixes)) {
            Some((_, what, help)) => (what(self), help(self)),
            None => (self.syntax_other(description), self.syntax_other_help()),
        }
    }
}
