//! Words of the interview.

use super::{Lang, words};

words! {
    who_answers() { fr: "Qui répond ? Chaque profil voit les questions qui le concernent.", en: "Who is answering? Each profile sees the questions that concern it." }
    hint_tick() { fr: "Espace : cocher. Entrée : valider. Entrée sans rien cocher : autres choix. Échap : revenir.", en: "Space: tick. Enter: confirm. Enter with nothing ticked: other choices. Esc: go back." }
    hint_tick_profiles() { fr: "Flèches : se déplacer. Espace : cocher. Entrée : valider. Si rien n’est coché, tous les profils répondent.", en: "Arrows: move. Space: tick. Enter: confirm. If nothing is ticked, every profile answers." }
    too_small() { fr: "Agrandissez la fenêtre.", en: "Make the window larger." }
    hint_pages() { fr: "(flèches gauche et droite : autres choix)", en: "(left and right arrows: more choices)" }
    hint_empty_line() { fr: "Écrivez la réponse, puis Entrée. Entrée seule : autres choix. Échap : revenir.", en: "Type the answer, then Enter. Enter alone: other choices. Esc: go back." }
    prompt_typed_plain() { fr: "Réponse : ", en: "Answer: " }
    prompt_typed_unit(unit: &str) { fr: "Réponse ({unit}) : ", en: "Answer ({unit}): " }
    described(label: &str, text: &str) { fr: "{label} : {text}", en: "{label}: {text}" }
    everyone() { fr: "Tous les profils", en: "Every profile" }
    suggested(option: &str) { fr: "{option} (proposé d’après vos réponses)", en: "{option} (suggested from your answers)" }
    suggestion(answer: &str) { fr: "Proposition, d’après vos réponses : {answer}", en: "Suggestion, from your answers: {answer}" }
    not_applicable_because(reason: &str) { fr: "Sans objet : {reason}", en: "Not applicable: {reason}" }
    entry_more() { fr: "Plus… (aide, remarque, retour, quitter)", en: "More… (help, note, back, quit)" }
    entry_help() { fr: "Aide sur cette question", en: "Help on this question" }
    entry_back() { fr: "Question précédente", en: "Previous question" }
    first_question() { fr: "C’est la première question.", en: "This is the first question." }
    entry_quit() { fr: "Enregistrer et quitter", en: "Save and quit" }
    entry_return() { fr: "Revenir à la question", en: "Return to the question" }
    not_a_number(typed: &str) { fr: "« {typed} » n’est pas un nombre. Corrigez, puis Entrée.", en: "“{typed}” is not a number. Correct it, then Enter." }
    reserved_word(typed: &str) { fr: "« {typed} » a un sens particulier dans les fichiers de réponses : écrivez autre chose.", en: "“{typed}” has a meaning of its own in answers files: write something else." }
    out_of_range(range: &str) { fr: "Nombre refusé. Il faut : {range}.", en: "Number refused. It must be: {range}." }
    plain_position(section: &str, position: usize, total: usize) { fr: "{section}, question {position} sur {total}.", en: "{section}, question {position} of {total}." }
    plain_earlier(answer: &str) { fr: "Réponse actuelle : {answer} (Entrée pour la garder)", en: "Current answer: {answer} (Enter keeps it)" }
    plain_suggested(answer: &str) { fr: "Proposition, d’après vos réponses : {answer} (Entrée pour l’accepter)", en: "Suggestion, from your answers: {answer} (Enter accepts it)" }
    plain_ask_one() { fr: "Un numéro, « s » si vous ne savez pas, « ? » pour l’aide :", en: "A number, “s” if you don’t know, “?” for help:" }
    plain_ask_many() { fr: "Des numéros séparés par des espaces, 0 pour aucun, « s » si vous ne savez pas, « ? » pour l’aide :", en: "Numbers separated by spaces, 0 for none, “s” if you don’t know, “?” for help:" }
    plain_ask_number() { fr: "Un nombre, « s » si vous ne savez pas, « ? » pour l’aide :", en: "A number, “s” if you don’t know, “?” for help:" }
    plain_ask_number_of(unit: &str) { fr: "Un nombre ({unit}), « s » si vous ne savez pas, « ? » pour l’aide :", en: "A number ({unit}), “s” if you don’t know, “?” for help:" }
    plain_ask_text() { fr: "Votre réponse, « s » si vous ne savez pas, « ? » pour l’aide :", en: "Your answer, “s” if you don’t know, “?” for help:" }
    plain_unsettled() { fr: "Pas encore tranché (Entrée pour laisser ainsi)", en: "Not settled yet (Enter leaves it as it is)" }
    plain_ask_profiles() { fr: "Des numéros séparés par des espaces, ou Entrée pour tous les profils :", en: "Numbers separated by spaces, or Enter for every profile:" }
    plain_ask_note() { fr: "Remarque, ou Entrée pour passer :", en: "Note, or Enter to skip:" }
    plain_ask_evidence() { fr: "Preuve (adresse, document), ou Entrée pour passer :", en: "Evidence (address, document), or Enter to skip:" }
    plain_ask_by() { fr: "Qui répond, ou Entrée pour passer :", en: "Who answers, or Enter to skip:" }
    plain_ask_note_again() { fr: "Remarque, Entrée pour garder l’actuelle, ou « - » pour l’effacer :", en: "Note, Enter to keep the present one, or “-” to erase it:" }
    plain_ask_evidence_again() { fr: "Preuve, Entrée pour garder l’actuelle, ou « - » pour l’effacer :", en: "Evidence, Enter to keep the present one, or “-” to erase it:" }
    plain_ask_by_again() { fr: "Qui répond, Entrée pour garder le nom actuel, ou « - » pour l’effacer :", en: "Who answers, Enter to keep the present name, or “-” to erase it:" }
    plain_no_position(section: &str) { fr: "{section}, réponse à changer.", en: "{section}, answer to change." }
    plain_section(title: &str, answers: &str) { fr: "{title} : {answers}.", en: "{title}: {answers}." }
    answers_some_unknown(answers: &str, unknown: usize) { fr: "{answers}, dont {unknown} « je ne sais pas »", en: "{answers}, {unknown} of them “I don’t know”" }
    answers_some_dropped_one(answers: &str) { fr: "{answers}, dont une qui ne compte pas", en: "{answers}, one of which does not count" }
    answers_some_dropped_many(answers: &str, dropped: usize) { fr: "{answers}, dont {dropped} qui ne comptent pas", en: "{answers}, {dropped} of which do not count" }
    plain_review(last: usize) { fr: "Entrée pour voir le résultat, « l » pour relire vos réponses, « r » pour la dernière question, ou un numéro de 1 à {last} pour changer une réponse :", en: "Enter to show the result, “l” to read your answers again, “r” for the last question, or a number from 1 to {last} to change an answer:" }
    plain_review_optional_one() { fr: "« f » pour répondre à une question facultative, qui prépare votre demande.", en: "“f” to answer one optional question that prepares your request." }
    plain_review_optional_many(count: usize) { fr: "« f » pour répondre à {count} questions facultatives, qui préparent votre demande.", en: "“f” to answer {count} optional questions that prepare your request." }
    plain_review_nothing() { fr: "Entrée pour voir le résultat :", en: "Enter to show the result:" }
    plain_reviewed(question: &str, answer: &str) { fr: "{question} Réponse : {answer}", en: "{question} Answer: {answer}" }
    plain_reviewed_dropped(question: &str, answer: &str) { fr: "{question} Réponse qui ne compte pas : {answer}", en: "{question} Answer that does not count: {answer}" }
    plain_review_wrong(last: usize) { fr: "Écrivez l’une de ces lettres, un numéro de 1 à {last}, ou Entrée seule.", en: "Type one of these letters, a number from 1 to {last}, or Enter alone." }
    unsettled() { fr: "Pas encore tranché", en: "Not settled yet" }
    optional_mark() { fr: "facultatif", en: "optional" }
    hint_typed_again() { fr: "Corrigez, puis Entrée. Champ vidé, puis Entrée : autres choix. Échap : revenir.", en: "Correct it, then Enter. Emptied, then Enter: other choices. Esc: go back." }
    welcome_profiles(profiles: &str) { fr: "Profils : {profiles}", en: "Profiles: {profiles}" }
    disputes_first_one() { fr: "Une réponse diffère d’un fichier à l’autre : elle vous est posée d’abord.", en: "One answer differs between the files: it is asked first." }
    disputes_first_many(count: usize) { fr: "{count} réponses diffèrent d’un fichier à l’autre : elles vous sont posées d’abord.", en: "{count} answers differ between the files: they are asked first." }
    unknown_again_one() { fr: "Une réponse inconnue vous est posée de nouveau.", en: "One unknown answer is asked again." }
    unknown_again_many(count: usize) { fr: "{count} réponses inconnues vous sont posées de nouveau.", en: "{count} unknown answers are asked again." }
    plain_commands() { fr: "Commandes : « ? » aide, « r » question précédente, « n » remarque, preuve et nom, « s » je ne sais pas, « q » enregistrer et quitter.", en: "Commands: “?” help, “r” previous question, “n” note, evidence and name, “s” I don’t know, “q” save and quit." }
    plain_noted(answer: &str) { fr: "Réponse : {answer}", en: "Answer: {answer}" }
    plain_one_number(last: usize) { fr: "Écrivez un numéro de 1 à {last}, ou une commande (« ? » pour la liste).", en: "Type a number from 1 to {last}, or a command (“?” lists them)." }
    plain_several_numbers(last: usize) { fr: "Écrivez des numéros de 1 à {last}, ou une commande (« ? » pour la liste).", en: "Type numbers from 1 to {last}, or a command (“?” lists them)." }
    plain_entry_number(last: usize) { fr: "Écrivez un numéro de 1 à {last}.", en: "Type a number from 1 to {last}." }
    plain_profile_numbers(last: usize) { fr: "Écrivez des numéros de 1 à {last}, ou Entrée seule.", en: "Type numbers from 1 to {last}, or Enter alone." }
    plain_na(reason: &str) { fr: "« na » : {reason}", en: "“na”: {reason}" }
    plain_not_utf8() { fr: "Cette ligne n’est pas lisible (codage autre que UTF-8). Écrivez-la de nouveau.", en: "This line cannot be read (its encoding is not UTF-8). Type it again." }
    plain_read_as_latin(line: &str) { fr: "Ligne lue en ISO-8859-15 et gardée avec ses accents : « {line} »", en: "Line read as ISO-8859-15 and kept with its accents: “{line}”" }
    plain_ask_entry() { fr: "Un numéro :", en: "A number:" }
    entry_note() { fr: "Ajouter une remarque, une preuve ou un nom", en: "Add a note, evidence or a name" }
    prompt_note() { fr: "Remarque : ", en: "Note: " }
    prompt_evidence() { fr: "Preuve (adresse, document) : ", en: "Evidence (address, document): " }
    prompt_by() { fr: "Qui répond : ", en: "Who answers: " }
    remark_note(text: &str) { fr: "Remarque : {text}", en: "Note: {text}" }
    remark_evidence(text: &str) { fr: "Preuve : {text}", en: "Evidence: {text}" }
    remark_by(text: &str) { fr: "Répondu par : {text}", en: "Answered by: {text}" }
    voices_differ() { fr: "Les réponses diffèrent :", en: "The answers differ:" }
    voice(who: &str, answer: &str) { fr: "- {who} : « {answer} »", en: "- {who}: “{answer}”" }
    answers_dropped_one() { fr: "Cette réponse est gardée, mais ne compte plus :", en: "This answer is kept, but no longer counts:" }
    answers_dropped_many(count: usize) { fr: "Ces {count} réponses sont gardées, mais ne comptent plus :", en: "These {count} answers are kept, but no longer count:" }
    answers_back_one() { fr: "Cette réponse compte de nouveau :", en: "This answer counts again:" }
    answers_back_many(count: usize) { fr: "Ces {count} réponses comptent de nouveau :", en: "These {count} answers count again:" }
    and_other_one() { fr: "et une autre", en: "and one other" }
    and_other_many(count: usize) { fr: "et {count} autres", en: "and {count} others" }
    help_why_asked() { fr: "Pourquoi cette question ? Elle sert à vérifier ceci :", en: "Why this question? It serves to check this:" }
    help_criterion(text: &str) { fr: "- {text}.", en: "- {text}." }
    help_criterion_because(text: &str, why: &str) { fr: "- {text}. {why}", en: "- {text}. {why}" }
    help_linked(title: &str, url: &str) { fr: "{title} ({url})", en: "{title} ({url})" }
    help_sources(titles: &str) { fr: "Source : {titles}", en: "Source: {titles}" }
    help_decides_support() { fr: "Cette réponse sert à savoir quel accompagnement est prévu pour vous.", en: "This answer tells which support is available to you." }
    help_decides_questions() { fr: "Cette réponse décide des questions suivantes.", en: "This answer decides which questions follow." }
    help_counts_in(dimensions: &str) { fr: "Cette réponse compte dans : {dimensions}.", en: "This answer counts in: {dimensions}." }
    help_completes_request() { fr: "Cette réponse complète votre dossier ; elle ne change pas le résultat.", en: "This answer completes your request; it does not change the result." }
    review_title() { fr: "Toutes les questions nécessaires sont posées. Vous pouvez encore changer une réponse.", en: "All the necessary questions have been asked. You can still change an answer." }
    review_unknown_one() { fr: "Une réponse reste inconnue :", en: "One answer is still unknown:" }
    review_unknown_many(count: usize) { fr: "{count} réponses restent inconnues :", en: "{count} answers are still unknown:" }
    review_result() { fr: "Voir le résultat", en: "Show the result" }
    review_optional_one() { fr: "Préparer aussi votre demande (une question facultative)", en: "Prepare your request as well (one optional question)" }
    review_optional_many(count: usize) { fr: "Préparer aussi votre demande ({count} questions facultatives)", en: "Prepare your request as well ({count} optional questions)" }
    review_section(title: &str) { fr: "{title} : quelle réponse changer ? Échap : revenir.", en: "{title}: which answer to change? Esc: go back." }
    review_entry(title: &str, answers: &str) { fr: "Relire « {title} » : {answers}", en: "Review “{title}”: {answers}" }
    answers_counted_one() { fr: "une réponse", en: "one answer" }
    answers_counted_many(count: usize) { fr: "{count} réponses", en: "{count} answers" }
    reviewed(question: &str, answer: &str) { fr: "{question} → {answer}", en: "{question} → {answer}" }
    reviewed_dropped(question: &str, answer: &str) { fr: "{question} → {answer} (ne compte pas)", en: "{question} → {answer} (does not count)" }
    draft_found_one() { fr: "Vous avez une réponse enregistrée.", en: "You have one saved answer." }
    draft_found_many(count: usize) { fr: "Vous avez {count} réponses enregistrées.", en: "You have {count} saved answers." }
    draft_show() { fr: "Relire ce qui est enregistré", en: "Read what is saved" }
    draft_resume() { fr: "Continuer là où vous en étiez", en: "Continue where you left off" }
    draft_restart() { fr: "Recommencer à zéro (ce qui est enregistré est mis de côté)", en: "Start again (what is saved is set aside)" }
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

    /// A number as one reads it: thousands apart.
    #[must_use]
    pub fn number(self, number: f64) -> String {
        let typed = self.typed_number(number);
        let (mark, separator) = match self {
            Lang::Fr => (',', "\u{202f}"),
            Lang::En => ('.', ","),
        };
        let whole = typed.split(mark).next().unwrap_or_default();
        let digits = whole.trim_start_matches('-').len();
        let mut grouped = String::new();
        let signs = whole.len() - digits;
        for (index, char) in whole.chars().enumerate() {
            if index > signs && (whole.len() - index) % 3 == 0 {
                grouped.push_str(separator);
            }
            grouped.push(char);
        }
        grouped + &typed[whole.len()..]
    }

    /// How many answers from another time are saved.
    #[must_use]
    pub fn draft_found(self, count: usize) -> String {
        self.plural(count, Self::draft_found_one, Self::draft_found_many)
    }

    /// How many answers are kept but no longer count.
    #[must_use]
    pub fn answers_dropped(self, count: usize) -> String {
        self.plural(count, Self::answers_dropped_one, Self::answers_dropped_many)
    }

    /// How many answers count again.
    #[must_use]
    pub fn answers_back(self, count: usize) -> String {
        self.plural(count, Self::answers_back_one, Self::answers_back_many)
    }

    /// How many more there are than are named.
    #[must_use]
    pub fn and_others(self, count: usize) -> String {
        self.plural(count, Self::and_other_one, Self::and_other_many)
    }

    /// How many answers are unknown.
    #[must_use]
    pub fn review_unknown(self, count: usize) -> String {
        self.plural(count, Self::review_unknown_one, Self::review_unknown_many)
    }

    /// How many optional questions are offered.
    #[must_use]
    pub fn review_optional(self, count: usize) -> String {
        self.plural(count, Self::review_optional_one, Self::review_optional_many)
    }

    /// How many answers there are.
    #[must_use]
    pub fn answers_counted(self, count: usize) -> String {
        self.plural(count, Self::answers_counted_one, Self::answers_counted_many)
    }

    /// What a line that is typed at a plain prompt is to be: a number, with its unit.
    #[must_use]
    pub fn plain_ask_number_in(self, unit: &str) -> String {
        if unit.is_empty() {
            self.plain_ask_number()
        } else {
            self.plain_ask_number_of(unit)
        }
    }

    /// How many optional questions are offered in plain lines.
    #[must_use]
    pub fn plain_review_optional(self, count: usize) -> String {
        self.plural(
            count,
            Self::plain_review_optional_one,
            Self::plain_review_optional_many,
        )
    }

    /// How many answers differ between files.
    #[must_use]
    pub fn disputes_first(self, count: usize) -> String {
        self.plural(count, Self::disputes_first_one, Self::disputes_first_many)
    }

    /// How many unknown answers are asked again.
    #[must_use]
    pub fn unknown_again(self, count: usize) -> String {
        self.plural(count, Self::unknown_again_one, Self::unknown_again_many)
    }

    /// How many of the answers do not count.
    #[must_use]
    pub fn answers_some_dropped(self, answers: &str, dropped: usize) -> String {
        if dropped == 1 {
            self.answers_some_dropped_one(answers)
        } else {
            self.answers_some_dropped_many(answers, dropped)
        }
    }
}
