//! Words of a plan.

use super::{Lang, words};
use crate::questionnaire::Verdict;

words! {
    plan_dated(date: &str) { fr: "Plan du {date}", en: "Plan of {date}" }
    plan_dated_for(date: &str, profiles: &str) { fr: "Plan du {date} · {profiles}", en: "Plan of {date} · {profiles}" }
    plan_nothing_left() { fr: "Rien à planifier : le dernier niveau est déjà atteint. Pour un autre objectif : --to.", en: "Nothing to plan: the last level is reached already. For another goal: --to." }
    plan_goal(goal: &str) { fr: "Objectif : {goal}", en: "Goal: {goal}" }
    goal_level(dimension: &str, rank: usize, levels: usize, label: &str) { fr: "{dimension} {rank}/{levels}, {label}", en: "{dimension} {rank}/{levels}, {label}" }
    goal_go(stages: &str, rank: usize) { fr: "demander un accompagnement sans aucune réserve ({stages} {rank})", en: "ask for support with nothing left to settle ({stages} {rank})" }
    goal_go_with_conditions(stages: &str, rank: usize) { fr: "pouvoir demander un accompagnement ({stages} {rank})", en: "be able to ask for support ({stages} {rank})" }
    goal_to_verify(stages: &str, rank: usize) { fr: "n’avoir plus aucun prérequis manquant ({stages} {rank})", en: "have no prerequisite missing any more ({stages} {rank})" }
    goal_no_go() { fr: "aucune exigence", en: "nothing required" }
    plan_between_one(goal: &str) { fr: "Une chose vous sépare de cet objectif : {goal}", en: "One thing stands between you and this goal: {goal}" }
    plan_between_many(count: usize, goal: &str) { fr: "{count} choses vous séparent de cet objectif : {goal}", en: "{count} things stand between you and this goal: {goal}" }
    plan_reached() { fr: "C’est déjà atteint : il n’y a rien à changer.", en: "Already reached: there is nothing to change." }
    verifications_one() { fr: "1 réponse à vérifier", en: "1 answer to verify" }
    verifications_many(count: usize) { fr: "{count} réponses à vérifier", en: "{count} answers to verify" }
    actions_one(effort: u64) { fr: "1 réponse à améliorer (effort {effort})", en: "1 answer to improve (effort {effort})" }
    actions_many(count: usize, effort: u64) { fr: "{count} réponses à améliorer (effort total {effort})", en: "{count} answers to improve (total effort {effort})" }
    plan_counted(what: &str) { fr: "Plus court chemin : {what}.", en: "Shortest path: {what}." }
    plan_worst(effort: u64) { fr: "Si aucune vérification n’est favorable, l’effort total sera de {effort}.", en: "If none turns out well, the total effort will be {effort}." }
    plan_no_worst() { fr: "Si l’une d’elles n’est pas favorable, ce chemin peut ne plus mener à l’objectif.", en: "If one of them does not turn out well, this path may no longer lead to the goal." }
    plan_not_exact(lower: u64) { fr: "Un chemin moins coûteux existe peut-être : la recherche a été arrêtée avant la fin. Aucun ne demande un effort inférieur à {lower}.", en: "There may be a cheaper path: the search was stopped before its end. None takes an effort below {lower}." }
    plan_not_found(lower: u64) { fr: "Aucun chemin trouvé, mais la recherche a été arrêtée avant la fin. S’il y en a un, il demande un effort d’au moins {lower}.", en: "No path was found, but the search was stopped before its end. If there is one, it takes an effort of {lower} or more." }
    plan_title_verify() { fr: "À vérifier d’abord", en: "To verify first" }
    plan_title_do() { fr: "À faire", en: "To do" }
    plan_assumed(to: &str) { fr: "réponse qui suffit : {to}", en: "an answer that is enough: {to}" }
    plan_asked_later(to: &str, effort: u64) { fr: "question posée une fois le reste fait ; il faudra : {to} (effort {effort})", en: "asked once the rest is done; needed then: {to} (effort {effort})" }
    plan_from_to(from: &str, to: &str, effort: u64) { fr: "aujourd’hui : {from} ; il faut : {to} (effort {effort})", en: "today: {from}; needed: {to} (effort {effort})" }
    plan_ask(who: &str) { fr: "à demander à : {who}", en: "ask: {who}" }
    plan_for(criterion: &str) { fr: "pour : {criterion}", en: "for: {criterion}" }
    plan_also(remedy: &str) { fr: "et aussi : {remedy}", en: "and also: {remedy}" }
    plan_read(resource: &str, url: &str) { fr: "ressource : {resource}, {url}", en: "resource: {resource}, {url}" }
    plan_title_contacts() { fr: "Qui peut vous aider", en: "Who can help you" }
    plan_to_add(from: &str, added: &str, effort: u64) { fr: "aujourd’hui : {from} ; à ajouter : {added} (effort {effort})", en: "today: {from}; to add: {added} (effort {effort})" }
    plan_title_gives() { fr: "Ce que cela donnera", en: "What this will bring" }
    plan_moved(dimension: &str, before: usize, rank: usize, levels: usize, label: &str) { fr: "{dimension} : {rank}/{levels}, {label} ({before}/{levels} prouvé aujourd’hui)", en: "{dimension}: {rank}/{levels}, {label} ({before}/{levels} proven today)" }
    plan_verdict_go() { fr: "demande d’accompagnement possible, sans réserve", en: "support can be asked for, with nothing left to settle" }
    plan_verdict_conditions() { fr: "demande d’accompagnement possible, sous conditions", en: "support can be asked for, with conditions" }
    plan_verdict_verify() { fr: "plus aucun prérequis manquant, mais des points à vérifier", en: "no prerequisite missing any more, but points to verify" }
    plan_verdict_no_go() { fr: "demande d’accompagnement pas encore possible", en: "support cannot be asked for yet" }
    plan_gap_then(levels: &str) { fr: "il restera à atteindre : {levels}", en: "still to reach: {levels}" }
    plan_impossible() { fr: "Améliorer les réponses d’aujourd’hui ne suffit pas à y parvenir.", en: "Improving today’s answers cannot get there." }
    plan_out_of_reach(criterion: &str) { fr: "hors d’atteinte : {criterion}", en: "out of reach: {criterion}" }
    plan_because(question: &str, answer: &str) { fr: "à cause de cette réponse : {question} {answer}", en: "because of this answer: {question} {answer}" }
    plan_fact() { fr: "Cette réponse est un fait, qu’aucune amélioration ne change. Si elle est inexacte, corrigez-la dans le fichier de réponses.", en: "This answer states a fact that no improvement changes. If it is wrong, correct it in the answers file." }
    plan_not_by_improving() { fr: "Il faudrait une réponse moins bonne : ce n’est pas une voie à conseiller. Vérifiez que l’objectif est le bon.", en: "Only a worse answer would do: that is not a way to recommend. Check that this is the right goal." }
    plan_conflict() { fr: "Ce que l’objectif exige ne peut pas être réuni en même temps. Signalez-le aux auteurs du questionnaire.", en: "What the goal asks for cannot be had at the same time. Tell the authors of the questionnaire." }
    plan_shares(dimension: &str) { fr: "palier ne calcule pas de chemin pour {dimension} : cette dimension décrit la situation telle qu’elle est, réponses inconnues comprises. « palier explain » montre ce qui compte.", en: "palier works out no path for {dimension}: it describes how things stand, unknown answers included. “palier explain” shows what counts." }
    plan_details() { fr: "Le détail, dans l’ordre : palier plan --answers FICHIER", en: "In detail and in order: palier plan --answers FILE" }
    plan_improve(question: &str) { fr: "faire évoluer cette réponse : {question}", en: "change this answer: {question}" }
    plan_verify(question: &str) { fr: "vérifier : {question}", en: "verify: {question}" }
    plan_nothing_planned() { fr: "Rien à planifier : ce questionnaire décrit une situation, sans chemin à calculer. « palier explain » montre ce qui compte.", en: "Nothing to plan: this questionnaire describes a situation; there is no path to work out. “palier explain” shows what counts." }
    plan_unknown_one(goal: &str) { fr: "Une réponse à vérifier vous sépare de cet objectif : {goal}", en: "One answer to verify stands between you and this goal: {goal}" }
    plan_unknown_many(count: usize, goal: &str) { fr: "{count} réponses à vérifier vous séparent de cet objectif : {goal}", en: "{count} answers to verify stand between you and this goal: {goal}" }
    plan_counted_both(verifications: &str, actions: &str) { fr: "{verifications}, {actions}", en: "{verifications}, {actions}" }
    plan_only_verify() { fr: "Si toutes sont favorables, il n’y a rien d’autre à faire.", en: "If all turn out well, there is nothing else to do." }
    plan_effort() { fr: "L’effort suit l’échelle du questionnaire : ni des jours, ni un coût.", en: "Effort is on the questionnaire’s own scale: neither days nor a cost." }
    plan_asked_after(steps: &str, to: &str, effort: u64) { fr: "question posée seulement après l’étape {steps} ; il faudra : {to} (effort {effort})", en: "asked only after step {steps}; needed then: {to} (effort {effort})" }
    plan_for_why(criterion: &str, why: &str) { fr: "pour : {criterion}. {why}", en: "for: {criterion}. {why}" }
    plan_enables_steps(steps: &str) { fr: "rend possible la suite : étapes {steps}", en: "makes the rest possible: steps {steps}" }
    plan_enables_step(steps: &str) { fr: "rend possible l’étape {steps}", en: "makes step {steps} possible" }
    plan_enables() { fr: "rend possible la suite", en: "makes the rest possible" }
    plan_conditions_one() { fr: "il restera 1 conseil à suivre (palier plan --to go)", en: "1 recommendation will remain (palier plan --to go)" }
    plan_conditions_many(count: usize) { fr: "il restera {count} conseils à suivre (palier plan --to go)", en: "{count} recommendations will remain (palier plan --to go)" }
    plan_next_yes(rank: usize) { fr: "la demande se fera alors pour le stade {rank} : les prérequis seront réunis", en: "support will then be asked for at stage {rank}: the prerequisites will be met" }
    plan_next_one(rank: usize) { fr: "la demande se fera alors pour le stade {rank} : 1 prérequis manquera encore, ou sera à vérifier", en: "support will then be asked for at stage {rank}: 1 prerequisite will still be missing, or to verify" }
    plan_next_many(rank: usize, count: usize) { fr: "la demande se fera alors pour le stade {rank} : {count} prérequis manqueront encore, ou seront à vérifier", en: "support will then be asked for at stage {rank}: {count} prerequisites will still be missing, or to verify" }
    fault_target_unknown(name: &str) { fr: "aucun niveau ni verdict ne s’appelle « {name} »", en: "no level or verdict is called “{name}”" }
    fault_target_ambiguous(name: &str) { fr: "plusieurs dimensions ont un niveau « {name} »", en: "several dimensions have a level “{name}”" }
    fault_target_is_both(name: &str) { fr: "« {name} » est à la fois un verdict et un niveau", en: "“{name}” is both a verdict and a level" }
    fault_target_ambiguous_help(names: &str) { fr: "précisez laquelle : {names}", en: "say which: {names}" }
    fault_target_no_stages(name: &str) { fr: "ce questionnaire n’a pas de stades : « {name} » n’est pas un objectif", en: "this questionnaire has no stages: “{name}” is no goal" }
}

impl Lang {
    /// When a plan was made, and for whom.
    #[must_use]
    pub fn plan_of(self, date: &str, profiles: &str) -> String {
        match profiles.is_empty() {
            true => self.plan_dated(date),
            false => self.plan_dated_for(date, profiles),
        }
    }

    /// How many changes lead to a goal.
    #[must_use]
    pub fn plan_between(self, count: usize, goal: &str) -> String {
        match count {
            1 => self.plan_between_one(goal),
            count => self.plan_between_many(count, goal),
        }
    }

    /// How many answers to verify lead to a goal, when that is all.
    #[must_use]
    pub fn plan_unknown(self, count: usize, goal: &str) -> String {
        match count {
            1 => self.plan_unknown_one(goal),
            count => self.plan_unknown_many(count, goal),
        }
    }

    /// Which steps a change opens the way to.
    #[must_use]
    pub fn plan_enables_which(self, steps: &[String]) -> String {
        match steps {
            [] => self.plan_enables(),
            [step] => self.plan_enables_step(step),
            steps => self.plan_enables_steps(&steps.join(", ")),
        }
    }

    /// How many recommendations remain.
    #[must_use]
    pub fn plan_conditions(self, count: usize) -> String {
        self.plural(count, Lang::plan_conditions_one, Lang::plan_conditions_many)
    }

    /// How many gates will be missing, or to verify, at the stage that is reached then.
    #[must_use]
    pub fn plan_next(self, rank: usize, gates: usize) -> String {
        match gates {
            0 => self.plan_next_yes(rank),
            1 => self.plan_next_one(rank),
            gates => self.plan_next_many(rank, gates),
        }
    }

    /// What a plan takes in all.
    #[must_use]
    pub fn plan_counts(self, verifications: usize, actions: usize, effort: u64) -> String {
        let verify = match verifications {
            1 => self.verifications_one(),
            count => self.verifications_many(count),
        };
        let improve = match actions {
            1 => self.actions_one(effort),
            count => self.actions_many(count, effort),
        };
        self.plan_counted(&match (verifications, actions) {
            (_, 0) => verify,
            (0, _) => improve,
            _ => self.plan_counted_both(&verify, &improve),
        })
    }

    /// The verdict that a plan gives.
    #[must_use]
    pub fn plan_verdict_then(self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Go => self.plan_verdict_go(),
            Verdict::GoWithConditions => self.plan_verdict_conditions(),
            Verdict::ToVerify => self.plan_verdict_verify(),
            Verdict::NoGo => self.plan_verdict_no_go(),
        }
    }
}
