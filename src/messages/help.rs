//! Words of the command line.

use super::words;

words! {
    heading_usage() { fr: "Utilisation :", en: "Usage:" }
    usage_palier() { fr: "palier [OPTIONS] [QUESTIONNAIRE]\n  palier COMMANDE …", en: "palier [OPTIONS] [QUESTIONNAIRE]\n  palier COMMAND …" }
    usage_questionnaire() { fr: "palier questionnaire COMMANDE …", en: "palier questionnaire COMMAND …" }
    value_folder() { fr: "DOSSIER", en: "FOLDER" }
    value_file() { fr: "FICHIER", en: "FILE" }
    value_profile() { fr: "PROFIL", en: "PROFILE" }
    value_stage() { fr: "STADE", en: "STAGE" }
    value_language() { fr: "LANGUE", en: "LANGUAGE" }
    value_path() { fr: "CHEMIN", en: "PATH" }
    value_when() { fr: "QUAND", en: "WHEN" }
    heading_commands() { fr: "Commandes :", en: "Commands:" }
    heading_arguments() { fr: "Arguments :", en: "Arguments:" }
    heading_options() { fr: "Options :", en: "Options:" }

    about_palier() { fr: "Auto-évaluation de maturité : répondez, voyez où vous en êtes et quoi faire ensuite.", en: "Maturity self-assessment: answer, see where you stand and what to do next." }
    about_assess() { fr: "Pose les questions qui manquent, évalue et conseille", en: "Ask the questions that are missing, assess and advise" }
    about_catalogue() { fr: "Parcourt les formations, sans évaluation", en: "Browse the training, without an assessment" }
    about_explain() { fr: "Explique un résultat : ce qui tient, ce qui manque, quoi vérifier", en: "Explain a result: what holds, what is missing, what to verify" }
    about_blank() { fr: "Donne un fichier de réponses à remplir ou à transmettre", en: "Give an answers file to fill in or hand out" }
    about_questionnaire() { fr: "Liste, montre et contrôle les questionnaires", en: "List, show and check questionnaires" }
    about_list() { fr: "Liste les questionnaires intégrés", en: "List the built-in questionnaires" }
value_target() { fr: "CIBLE", en: "TARGET" }
    about_plan() { fr: "Donne le plus court chemin vers un niveau ou un verdict", en: "Give the shortest way to a level or a verdict" }
    examples_plan() { fr: "Exemples :\n  palier plan --answers equipe.toml             vers la prochaine étape utile\n  palier plan --answers equipe.toml --to maturity.discovering\n                                                vers un niveau donné\n  palier plan --answers equipe.toml --to go --stage launch\n                                                vers un verdict, pour un stade donné\n", en: "Examples:\n  palier plan --answers team.toml               to the next thing worth reaching\n  palier plan --answers team.toml --to maturity.discovering\n                                                to a given level\n  palier plan --answers team.toml --to go --stage launch\n                                                to a verdict, for a given stage\n" }
    help_to() { fr: "Niveau (par son nom, ou dimension.niveau) ou verdict (to-verify, go-with-conditions, go) à atteindre ; sans lui : pouvoir demander un accompagnement, puis le premier niveau qui manque", en: "Level (by its name, or dimension.level) or verdict (to-verify, go-with-conditions, go) to reach; without it: being able to ask for support, then the first missing level" }
    help_require_today() { fr: "Échoue (code 3) si le verdict d’aujourd’hui est moins bon : no-go, to-verify, go-with-conditions, go", en: "Fail (code 3) if today’s verdict is worse: no-go, to-verify, go-with-conditions, go" }
    about_new() { fr: "Crée un questionnaire à compléter", en: "Start a questionnaire to fill in" }
    about_schema() { fr: "Donne le schéma JSON des règles, de réponses ou d’un résultat", en: "Give the JSON Schema of rules, of answers or of a result" }
    examples_new() { fr: "Exemples :\n  palier questionnaire new mes-regles           puis : palier mes-regles\n", en: "Examples:\n  palier questionnaire new my-rules             then: palier my-rules\n" }
    examples_schema() { fr: "Exemples :\n  palier questionnaire schema --output questionnaire.schema.json\n  palier questionnaire schema cloud-pi-native --output reponses.schema.json\n  palier questionnaire schema --of plan         le JSON que donne palier plan\n", en: "Examples:\n  palier questionnaire schema --output questionnaire.schema.json\n  palier questionnaire schema cloud-pi-native --output answers.schema.json\n  palier questionnaire schema --of plan         the JSON that palier plan prints\n" }
    value_command() { fr: "COMMANDE", en: "COMMAND" }
    help_of() { fr: "Commande dont décrire le résultat en JSON : assess, explain, plan ou compare (le schéma est en anglais)", en: "Command whose JSON to describe: assess, explain, plan or compare" }
    help_folder() { fr: "Dossier à créer", en: "Folder to make" }
    help_schema_of() { fr: "Questionnaire dont décrire les fichiers de réponses ; sans lui, le schéma est celui des règles", en: "Questionnaire whose answers files to describe; without it, the schema is that of rules" }
    note_questionnaire_started(folder: &str) { fr: "Pour l’essayer :\n  palier {folder}\nPour le vérifier :\n  palier questionnaire check {folder}", en: "To try it:\n  palier {folder}\nTo check it:\n  palier questionnaire check {folder}" }
    value_result() { fr: "RÉSULTAT", en: "RESULT" }
    about_report() { fr: "Redonne un résultat enregistré dans un autre format, sans réévaluer", en: "Print a saved result in another format, without assessing again" }
    examples_report() { fr: "Exemples :\n  palier --format json --output juin.json       enregistre un résultat\n  palier report juin.json                       le relit tel qu’il était\n  palier report juin.json --format html --output juin.html\n                                                en fait une page à ouvrir ou à imprimer\n", en: "Examples:\n  palier --format json --output june.json       save a result\n  palier report june.json                       read it again as it was\n  palier report june.json --format html --output june.html\n                                                make a page of it to open or print\n" }
    help_result() { fr: "Résultat enregistré : ce qu’écrit palier --format json", en: "Saved result: what palier --format json writes" }
    note_saved_language() { fr: "note : ce résultat est redonné dans sa langue, celle où il a été enregistré ; pour une autre, évaluez de nouveau les réponses", en: "note: this result is printed in its own language, the one it was saved in; for another, assess the answers again" }
    about_compare() { fr: "Compare deux moments : ce qui a changé, pourquoi, et ce qui vient du questionnaire", en: "Compare two moments: what changed, why, and what comes from the questionnaire" }
    usage_compare() { fr: "palier compare [OPTIONS] [QUESTIONNAIRE] AVANT APRÈS", en: "palier compare [OPTIONS] [QUESTIONNAIRE] BEFORE AFTER" }
    examples_compare() { fr: "Exemples :\n  palier compare juin.toml novembre.toml        ce qui a changé entre deux fichiers\n  palier compare juin.json equipe.toml          depuis un résultat enregistré (--format json)\n  palier compare mes-regles/ juin.toml novembre.toml --format markdown\n                                                avec un autre questionnaire, à publier\n", en: "Examples:\n  palier compare june.toml november.toml        what changed between two files\n  palier compare june.json team.toml            since a saved result (--format json)\n  palier compare my-rules/ june.toml november.toml --format markdown\n                                                with another questionnaire, to publish\n" }
    help_compared() { fr: "Le questionnaire, si ce n’est pas celui par défaut, puis AVANT et APRÈS : des fichiers de réponses, ou des résultats enregistrés en JSON", en: "The questionnaire, unless it is the default one, then BEFORE and AFTER: answers files, or results saved as JSON" }
    help_compared_require() { fr: "Échoue (code 3) si le verdict d’APRÈS est moins bon que : no-go, to-verify, go-with-conditions ou go", en: "Fail (code 3) if the verdict of AFTER is worse than: no-go, to-verify, go-with-conditions or go" }
    help_compared_stage() { fr: "Stade pour lequel l’accompagnement est demandé, par son nom ou son rang (par défaut : le plus haut des deux stades atteints)", en: "Stage that support is asked for, by name or rank (default: the higher of the two stages reached)" }
    about_check() { fr: "Contrôle des règles : tous les défauts, où, et quoi changer", en: "Check rules: every fault, where it is and what to change" }
    about_show() { fr: "Montre un questionnaire entier", en: "Show a whole questionnaire" }

    examples_palier() { fr: "Exemples :\n  palier                                        répondre, puis lire le résultat\n  palier --answers equipe.toml                  reprendre des réponses et les compléter\n  palier --answers equipe.toml --no-input --format json\n                                                évaluer sans rien demander\n  palier questionnaire show                     lire toutes les questions\n", en: "Examples:\n  palier                                        answer, then read the result\n  palier --answers team.toml                    take up answers and complete them\n  palier --answers team.toml --no-input --format json\n                                                assess without asking anything\n  palier questionnaire show                     read every question\n" }
    examples_assess() { fr: "Exemples :\n  palier assess --profile steering --profile product\n                                                répondre pour deux profils\n  palier assess --answers equipe.toml --stage launch\n                                                viser un stade donné\n  palier assess --answers equipe.toml --no-input --require go\n                                                échouer (code 3) si le verdict est moins bon\n  palier assess --answers equipe.toml --no-input --format html --output equipe.html\n                                                une page à ouvrir, imprimer ou joindre\n  palier assess --answers equipe.toml --no-input --template request\n                                                la demande d’accompagnement à déposer\n", en: "Examples:\n  palier assess --profile steering --profile product\n                                                answer for two profiles\n  palier assess --answers team.toml --stage launch\n                                                aim at a given stage\n  palier assess --answers team.toml --no-input --require go\n                                                fail (code 3) if the verdict is worse\n  palier assess --answers team.toml --no-input --format html --output team.html\n                                                a page to open, print or attach\n  palier assess --answers team.toml --no-input --template request\n                                                the request for support to hand in\n" }
    examples_questionnaire() { fr: "Exemples :\n  palier questionnaire list\n  palier questionnaire show cloud-pi-native\n  palier questionnaire check mes-regles/\n", en: "Examples:\n  palier questionnaire list\n  palier questionnaire show cloud-pi-native\n  palier questionnaire check my-rules/\n" }
    examples_catalogue() { fr: "Exemples :\n  palier catalogue                              toutes les formations\n  palier catalogue --profile decision --level acculturated\n                                                pour un profil, à un degré\n  palier catalogue --resource-language fr --format markdown\n                                                en français, à publier\n", en: "Examples:\n  palier catalogue                              all the training\n  palier catalogue --profile decision --level acculturated\n                                                for a profile, at a degree\n  palier catalogue --resource-language en --format markdown\n                                                in English, to publish\n" }
    examples_explain() { fr: "Exemples :\n  palier explain --answers equipe.toml          pourquoi ce niveau, et pas le suivant\n  palier explain --answers equipe.toml images-rootless\n                                                un critère : ce qui en décide, que faire, où il compte\n  palier explain --answers equipe.toml rootless une question : ce qu’elle décide\n  palier explain --answers equipe.toml maturity.compliant\n                                                un niveau : tout ce qu’il demande\n", en: "Examples:\n  palier explain --answers team.toml            why this level and not the next\n  palier explain --answers team.toml images-rootless\n                                                a criterion: what decides it, what to do, where it counts\n  palier explain --answers team.toml rootless   a question: what it decides\n  palier explain --answers team.toml maturity.compliant\n                                                a level: all that it asks for\n" }
    examples_blank() { fr: "Exemples :\n  palier blank > equipe.toml                    toutes les questions\n  palier blank --profile product > produit.toml celles d’un profil, pour un collègue\n  palier blank --answers equipe.toml            ce qui reste sans réponse\n", en: "Examples:\n  palier blank > team.toml                      every question\n  palier blank --profile product > product.toml those of a profile, for a colleague\n  palier blank --answers team.toml              what is still unanswered\n" }
    blank_how() { fr: "Pour répondre : retirez le « # » devant une ligne « nom = … » et écrivez, entre les guillemets, le mot placé avant le signe « = » de votre réponse. Si vous ne savez pas, laissez la ligne telle quelle. Rendez le fichier à la personne qui vous l’a donné. Pour en dire plus :", en: "To answer: remove the “#” in front of a line “name = …” and write, between the quotation marks, the word in front of the “=” sign of your answer. If you do not know, leave the line as it is. Give the file back to whoever gave it to you. To say more:" }
    blank_more() { fr: "nom = {{ answer = \"…\", note = \"…\", evidence = \"…\", by = \"…\" }}", en: "name = {{ answer = \"…\", note = \"…\", evidence = \"…\", by = \"…\" }}" }
    blank_many() { fr: "Plusieurs réponses possibles, par exemple [\"a\", \"b\"] ; [] : aucune", en: "Several answers are possible, such as [\"a\", \"b\"]; []: none" }
    note_blank_written(path: &str) { fr: "Questions à remplir écrites dans {path}", en: "Questions to fill in written to {path}" }
    blank_number_unit(unit: &str) { fr: "Un nombre ({unit})", en: "A number ({unit})" }
    blank_number_plain() { fr: "Un nombre", en: "A number" }
    examples_check() { fr: "Exemples :\n  palier questionnaire check mes-regles/        tous les défauts (code 4 s’il y a des erreurs)\n  palier questionnaire check mes-regles/ --previous publiees/\n                                                aussi ce qui casserait des réponses déjà données\n  palier questionnaire check mes-regles/ | less une ligne par anomalie, fichier:ligne:colonne\n", en: "Examples:\n  palier questionnaire check my-rules/          every fault (code 4 if there are errors)\n  palier questionnaire check my-rules/ --previous published/\n                                                also what would break answers already given\n  palier questionnaire check my-rules/ | less   one line per fault: file:line:column\n" }
    examples_show() { fr: "Exemples :\n  palier questionnaire show                     le questionnaire par défaut\n  palier questionnaire show mes-regles/ --format json\n", en: "Examples:\n  palier questionnaire show                     the default questionnaire\n  palier questionnaire show my-rules/ --format json\n" }

    help_argument_questionnaire() { fr: "Nom d’un questionnaire intégré (par défaut : cloud-pi-native), ou chemin d’un fichier ou d’un dossier de règles", en: "Name of a built-in questionnaire (default: cloud-pi-native), or path of a file or folder of rules" }
    help_answers() { fr: "Fichier de réponses : lu au début, complété à chaque réponse ; à répéter pour réunir ceux d’une équipe (seul le premier est complété)", en: "Answers file: read first, completed with every answer; repeat it to merge those of a team (only the first is completed)" }
    help_profile() { fr: "Profil présent ; à répéter s’il y en a plusieurs", en: "Profile present; repeat for several" }
    help_stage() { fr: "Stade pour lequel l’accompagnement est demandé, par son nom ou son rang (par défaut : le stade atteint)", en: "Stage that support is asked for, by name or rank (default: the stage reached)" }
    help_format() { fr: "Forme du résultat : table (par défaut), json, markdown, html (une page à ouvrir ou à imprimer) ou csv (pour un tableur)", en: "Format of the result: table (default), json, markdown, html (a page to open or print) or csv (for a spreadsheet)" }
    help_template() { fr: "Contenu : full (tout, par défaut) ou request (la demande d’accompagnement, en Markdown, à coller dans un formulaire)", en: "Content: full (everything, the default) or request (the request for support, in Markdown, to paste into a form)" }
    value_template() { fr: "MODÈLE", en: "TEMPLATE" }
    help_list_format() { fr: "Forme de la liste : table (par défaut) ou json", en: "Format of the list: table (default) or json" }
    help_catalogue_format() { fr: "Forme du résultat : table (par défaut), json ou markdown", en: "Format of the result: table (default), json or markdown" }
    help_check_format() { fr: "Forme du résultat : table (par défaut ; hors d’un terminal, une ligne par anomalie) ou json", en: "Format of the result: table (default; one line per fault when not on a terminal) or json" }
    help_previous() { fr: "Version précédente des règles : signale aussi les identifiants disparus ou qui ont changé de sens", en: "Previous version of the rules: also report ids that are gone or have changed meaning" }
    help_track() { fr: "Seulement ce parcours", en: "Only this track" }
    help_level() { fr: "Seulement ce niveau", en: "Only this level" }
    help_one_profile() { fr: "Seulement ce qui concerne ce profil", en: "Only what concerns this profile" }
    help_resource_language() { fr: "Seulement les ressources dans cette langue : fr, en…", en: "Only resources in this language: fr, en…" }
    value_track() { fr: "PARCOURS", en: "TRACK" }
    value_level() { fr: "NIVEAU", en: "LEVEL" }
    help_given_answers() { fr: "Fichier de réponses ; à répéter pour réunir ceux d’une équipe", en: "Answers file; repeat it to merge those of a team" }
    help_subject() { fr: "Question, critère, niveau ou dimension à expliquer (sans lui : tout) ; seul, il porte sur le questionnaire par défaut", en: "Question, criterion, level or dimension to explain (without it: everything); alone, it is about the default questionnaire" }
    value_name() { fr: "NOM", en: "NAME" }
    help_known_answers() { fr: "Fichier de réponses : seules les questions qu’il laisse sans réponse sont données ; à répéter pour plusieurs", en: "Answers file: only the questions that it leaves unanswered are given; repeat it for several" }
    help_output() { fr: "Écrit le résultat dans ce fichier", en: "Write the result to this file" }
    help_all() { fr: "Pose aussi les questions qui ne peuvent plus changer le résultat", en: "Ask also the questions that can no longer change the result" }
    help_no_input() { fr: "Ne demande rien : ce qui manque reste inconnu", en: "Ask nothing: what is missing stays unknown" }
    help_require() { fr: "Échoue (code 3) si le verdict est moins bon que : no-go, to-verify, go-with-conditions ou go", en: "Fail (code 3) if the verdict is worse than: no-go, to-verify, go-with-conditions or go" }
    help_lang() { fr: "Langue : fr ou en (par défaut : PALIER_LANG, puis la langue du système, puis celle du questionnaire)", en: "Language: fr or en (default: PALIER_LANG, then the system’s language, then the questionnaire’s)" }
    help_color() { fr: "Couleurs : auto (par défaut), always (toujours) ou never (jamais)", en: "Colours: auto (default), always or never" }
    help_plain() { fr: "Questions en lignes numérotées, sans mouvement du curseur, pour un lecteur d’écran (aussi : PALIER_PLAIN=1)", en: "Questions as numbered lines, without cursor movement, for a screen reader (also: PALIER_PLAIN=1)" }
    help_quiet() { fr: "N’affiche que le résultat et les erreurs", en: "Show only the result and errors" }
    help_help() { fr: "Affiche cette aide", en: "Show this help" }
    help_version() { fr: "Affiche la version", en: "Show the version" }

    usage_error(message: &str) { fr: "erreur : {message}", en: "error: {message}" }
    usage_see_help() { fr: "Aide : palier --help", en: "Help: palier --help" }
    usage_see_help_of(command: &str) { fr: "Aide : palier {command} --help", en: "Help: palier {command} --help" }
    usage_unknown_argument(argument: &str) { fr: "« {argument} » n’est pas attendu ici", en: "“{argument}” is not expected here" }
    usage_unknown_command(name: &str) { fr: "la commande « {name} » n’existe pas", en: "there is no command “{name}”" }
    usage_invalid_value(value: &str, argument: &str) { fr: "« {value} » ne convient pas pour {argument}", en: "“{value}” is not a valid value for {argument}" }
    usage_missing_value(argument: &str) { fr: "il manque une valeur après {argument}", en: "a value is missing after {argument}" }
    usage_values(values: &str) { fr: "valeurs possibles : {values}", en: "possible values: {values}" }
    usage_twice(argument: &str) { fr: "{argument} est donné deux fois", en: "{argument} is given twice" }
    usage_conflict(argument: &str, other: &str) { fr: "{argument} ne va pas avec {other}", en: "{argument} does not go with {other}" }
    usage_misplaced(option: &str) { fr: "{option} doit suivre le nom de la commande", en: "{option} must come after the name of the command" }
    usage_missing_command() { fr: "il manque une commande", en: "a command is missing" }
    usage_missing_argument(argument: &str) { fr: "il manque {argument}", en: "{argument} is missing" }
    usage_not_utf8() { fr: "la ligne de commande n’est pas en UTF-8", en: "the command line is not UTF-8" }

    list_heading() { fr: "Questionnaires intégrés", en: "Built-in questionnaires" }
    list_counts(questions: usize, criteria: usize) { fr: "{questions} questions, {criteria} critères", en: "{questions} questions, {criteria} criteria" }
    note_unanswered_one() { fr: "note : 1 question sans réponse compte comme inconnue", en: "note: 1 unanswered question counts as unknown" }
    note_unanswered_many(count: usize) { fr: "note : {count} questions sans réponse comptent comme inconnues", en: "note: {count} unanswered questions count as unknown" }
    note_renamed(old: &str, new: &str) { fr: "note : la réponse « {old} » a été lue sous son nouveau nom, « {new} »", en: "note: the answer “{old}” was read under its new name, “{new}”" }
    note_of_file(file: &str, note: &str) { fr: "{file} : {note}", en: "{file}: {note}" }
    note_removed(id: &str) { fr: "note : la question « {id} » n’existe plus, sa réponse ne compte pas", en: "note: the question “{id}” no longer exists; its answer does not count" }
    note_other_version(found: &str, current: &str) { fr: "note : ces réponses datent de la version {found} du questionnaire ; la version actuelle est {current}", en: "note: these answers were given to version {found} of the questionnaire; the current one is {current}" }
    note_required(wanted: &str, verdict: &str) { fr: "verdict « {verdict} », moins bon que « {wanted} » demandé par --require", en: "verdict “{verdict}”, worse than the “{wanted}” that --require asks for" }
    note_set_aside(path: &str) { fr: "Anciennes réponses gardées dans\n  {path}", en: "Former answers kept in\n  {path}" }
    note_read_again(command: &str) { fr: "Pour relire le résultat :\n  {command}", en: "To read the result again:\n  {command}" }
    note_written(path: &str) { fr: "Résultat écrit dans {path}", en: "Result written to {path}" }
    note_answers_kept(path: &str) { fr: "Réponses enregistrées dans {path}", en: "Answers saved in {path}" }
    note_no_draft() { fr: "note : rien ne peut être enregistré ici ; pour garder vos réponses, quittez et indiquez --answers FICHIER", en: "note: nothing can be saved here; to keep your answers, quit and give --answers FILE" }
    note_answers_lost() { fr: "note : vos réponses n’ont pas pu être enregistrées ; la prochaine fois, indiquez --answers FICHIER", en: "note: your answers could not be saved; next time, give --answers FILE" }
    note_resume(command: &str) { fr: "Pour reprendre :\n  {command}", en: "To resume:\n  {command}" }
    note_change(command: &str) { fr: "Pour changer une réponse :\n  {command}", en: "To change an answer:\n  {command}" }
    note_merge(command: &str) { fr: "Puis, pour réunir les réponses :\n  {command}", en: "Then, to merge the answers:\n  {command}" }
    file_to_fill_in() { fr: "questions.toml", en: "questions.toml" }
    note_hand_out(command: &str) { fr: "Pour faire répondre d’autres personnes à ce qui reste inconnu :\n  {command}", en: "To have others answer what is still unknown:\n  {command}" }
}

impl super::Lang {
    /// What an answer that is a number looks like: its unit and its bounds.
    #[must_use]
    pub fn blank_number(self, unit: Option<&str>, min: Option<f64>, max: Option<f64>) -> String {
        let parts = [
            Some(unit.map_or_else(
                || self.blank_number_plain(),
                |unit| self.blank_number_unit(unit),
            )),
            Some(self.range(min, max)).filter(|range| !range.is_empty()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// How many questions count as unknown because nobody is asked.
    #[must_use]
    pub fn note_unanswered(self, count: usize) -> String {
        self.plural(count, Self::note_unanswered_one, Self::note_unanswered_many)
    }
}
