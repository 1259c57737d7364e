//! What the program makes of a questionnaire, said in the words of the reference.

use palier::answers::{self, Answers};
use palier::assessment::{Assessment, Bounds, DimensionGap, LevelState, Origin, Readiness, assess};
use palier::diagnostic::Source;
use palier::exact::Exact;
use palier::messages::Lang;
use palier::questionnaire::{Answer, Criterion, Dimension, Questionnaire, Ref, load};
use palier::support::{self, Eligible};
use palier::truth::Truth;

use super::fraction::Fraction;
use super::model::{Model, Value};
use super::reference::{self, Advice, Gap, Outcome, State, Support};

/// The questionnaire as the program reads it.
pub fn loaded(model: &Model) -> Questionnaire {
    load(&model.files(), None, Lang::En).unwrap_or_else(|faults| {
        let faults: Vec<_> = faults.list.iter().map(|f| (f.code, &f.message)).collect();
        panic!("a valid questionnaire is refused: {faults:?}\n{model:?}")
    })
}

/// The answers as the program reads them from an answers file.
pub fn read_answers(
    model: &Model,
    questionnaire: &Questionnaire,
    values: &[Option<Value>],
) -> Answers {
    let profiles: Vec<String> = (0..model.profiles).map(|p| format!("\"p{p}\"")).collect();
    // Only some take part: who is present must change nothing.
    let present = profiles[..model.profiles / 2].join(", ");
    let mut text = format!(
        "[assessment]\nquestionnaire = \"random\"\nversion = \"1\"\n\
         profiles = [{present}]\n[answers]\n"
    );
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value {
            text += &format!("q{index} = {}\n", value.toml());
        }
    }
    let file = Source {
        name: "answers.toml".to_owned(),
        text,
    };
    let read = answers::read(&file, questionnaire, Lang::En);
    read.unwrap_or_else(|faults| panic!("valid answers are refused: {:?}", faults.list))
        .answers
}

/// The answers as an answers file says them.
#[allow(dead_code, reason = "not all test programs show answers so")]
pub fn written(questionnaire: &Questionnaire, answers: &Answers) -> String {
    let lines = questionnaire
        .questions
        .iter()
        .filter_map(|(reference, question)| {
            let entry = answers.entry(reference)?;
            Some(format!(
                "{} = {}\n",
                question.id,
                value(&entry.answer).toml()
            ))
        });
    format!("[answers]\n{}", lines.collect::<String>())
}

/// Finds by id: the order of files is not that of the model.
struct Ids<'q>(&'q Questionnaire);

impl Ids<'_> {
    fn criterion(&self, criterion: Ref<Criterion>) -> usize {
        number(&self.0.criteria[criterion].id)
    }

    fn criteria(&self, criteria: &[Ref<Criterion>]) -> Vec<usize> {
        let mut numbers: Vec<usize> = criteria.iter().map(|c| self.criterion(*c)).collect();
        numbers.sort_unstable();
        numbers
    }

    fn dimension(&self, dimension: Ref<Dimension>) -> usize {
        number(&self.0.dimensions[dimension].id)
    }
}

/// The position that an id was made from.
pub fn number(id: &str) -> usize {
    id[1..].parse().expect("ids are a letter and a number")
}

/// An answer in the words of the model.
pub fn value(answer: &Answer) -> Value {
    match answer {
        Answer::Unknown => Value::Unknown,
        Answer::Na => Value::Na,
        Answer::One(option) => Value::One(*option),
        Answer::Many(options) => Value::Many(options.clone()),
        Answer::Number(number) => Value::Number(*number),
        Answer::Text(_) => panic!("no question asks for a text"),
    }
}

fn state(truth: Truth) -> State {
    match truth {
        Truth::Met => State::Met,
        Truth::Unmet => State::Unmet,
        Truth::Unknown => State::Unknown,
        Truth::Na => State::Na,
    }
}

/// Values, states and levels.
pub fn outcome(model: &Model, questionnaire: &Questionnaire, assessment: &Assessment) -> Outcome {
    let valued = |index: usize| {
        let found = questionnaire.questions.find(&format!("q{index}"));
        let valued = assessment.value(found.expect("every question is loaded"));
        let origin = match valued.origin {
            Origin::Answer => reference::Origin::Answer,
            Origin::Otherwise => reference::Origin::Otherwise,
            Origin::Na => reference::Origin::Na,
            Origin::None => reference::Origin::Nobody,
        };
        (value(&valued.answer), origin)
    };
    let criterion = |index: usize| {
        let found = questionnaire.criteria.find(&format!("c{index}"));
        state(assessment.criterion(found.expect("every criterion is loaded")))
    };
    let dimension = |index: usize| {
        let found = questionnaire.dimensions.find(&format!("d{index}"));
        standing(assessment, found.expect("every dimension is loaded"))
    };
    Outcome {
        values: (0..model.questions.len()).map(valued).collect(),
        criteria: (0..model.criteria.len()).map(criterion).collect(),
        dimensions: (0..model.dimensions.len()).map(dimension).collect(),
    }
}

fn standing(assessment: &Assessment, dimension: Ref<Dimension>) -> reference::Standing {
    let standing = assessment.dimension(dimension);
    let level = |level: &LevelState| match level {
        LevelState::Met => reference::LevelState::Met,
        LevelState::Open => reference::LevelState::Open,
        LevelState::Void => reference::LevelState::Void,
    };
    reference::Standing {
        proven: standing.proven,
        possible: standing.possible,
        levels: standing.levels.iter().map(level).collect(),
        score: standing.score.as_ref().map(bounds),
    }
}

/// Both bounds of a score, and whether there may be none.
pub fn bounds(bounds: &Bounds) -> (Fraction, Fraction, bool) {
    let fraction = |exact: &Exact| exact.to_string().parse().expect("a fraction");
    (
        fraction(&bounds.low),
        fraction(&bounds.high),
        bounds.may_be_na,
    )
}

/// What follows for support.
pub fn advice(questionnaire: &Questionnaire, assessment: &Assessment) -> Option<Support> {
    let readiness = assessment.readiness.as_ref()?;
    let ids = Ids(questionnaire);
    let outlook = readiness.outlook.as_ref();
    let foreseen: Vec<_> = outlook.map_or_else(Vec::new, |next| {
        next.foreseen
            .iter()
            .map(|(criterion, _)| *criterion)
            .collect()
    });
    Some(Support {
        reached: readiness.reached,
        asked: readiness.asked,
        now: advice_now(&ids, readiness),
        next: outlook.map(|next| Advice {
            verdict: next.verdict.name(),
            blockers: ids.criteria(&next.blockers),
            to_verify: ids.criteria(&next.to_verify),
            conditions: Vec::new(),
            gap: gap(&ids, &next.gap),
        }),
        foreseen: ids.criteria(&foreseen),
    })
}

fn advice_now(ids: &Ids<'_>, readiness: &Readiness) -> Advice {
    Advice {
        verdict: readiness.verdict.name(),
        blockers: ids.criteria(&readiness.blockers),
        to_verify: ids.criteria(&readiness.to_verify),
        conditions: ids.criteria(&readiness.conditions),
        gap: gap(ids, &readiness.gap),
    }
}

fn gap(ids: &Ids<'_>, gap: &[DimensionGap]) -> Vec<Gap> {
    let of_dimension = |gap: &DimensionGap| Gap {
        dimension: ids.dimension(gap.dimension),
        expected: gap.expected,
        open: gap
            .levels
            .iter()
            .map(|level| (level.rank, state(level.because)))
            .collect(),
    };
    let mut gap: Vec<Gap> = gap.iter().map(of_dimension).collect();
    gap.sort_by_key(|gap| gap.dimension);
    gap
}

/// The case of eligibility, and whether what is left to answer is indeed unknown.
pub fn eligibility(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
) -> (&'static str, Option<usize>) {
    let case = |case| Some(number(&questionnaire.eligibility[case].id));
    match support::eligibility(questionnaire, assessment) {
        None | Some(Eligible::No(None)) => ("none", None),
        Some(Eligible::No(Some(found))) => ("none", case(found)),
        Some(Eligible::Yes(found)) => ("yes", case(found)),
        Some(Eligible::ToClarify(found, questions)) => {
            for question in questions {
                assert_eq!(assessment.value(question).answer, Answer::Unknown);
            }
            ("to-clarify", case(found))
        }
    }
}

/// Everything that is compared, at one stage.
pub fn assessed(
    model: &Model,
    questionnaire: &Questionnaire,
    answers: &Answers,
    stage: Option<usize>,
) -> (Outcome, Option<Support>, (&'static str, Option<usize>)) {
    let assessment = assess(questionnaire, answers, stage);
    (
        outcome(model, questionnaire, &assessment),
        advice(questionnaire, &assessment),
        eligibility(questionnaire, &assessment),
    )
}
