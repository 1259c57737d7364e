//! Random answers files, written in every way that TOML allows. Comments read `#~1~`, each with a
//! number of its own.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use palier::questionnaire::Answer;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

use super::choices::Choices;

/// How many ways of writing [`File::ways`] can tell.
pub const WAYS: usize = 18;

/// An answers file, and a change to make to it.
pub struct File {
    pub text: String,
    /// Lines end as on Windows.
    pub windows: bool,
    pub change: Change,
    /// How it is written.
    pub ways: BTreeSet<&'static str>,
}

/// An answer to write.
pub struct Change {
    pub question: &'static str,
    pub answer: Answer,
    /// As the program writes it.
    pub written: String,
    /// Where the former answer stands, if there is one.
    pub place: Option<Place>,
}

/// Where something is in the text.
#[derive(Debug, Clone)]
pub struct Place {
    /// The answer with what goes with it, to the end of its last line.
    pub entry: Range<usize>,
    /// Its value, where no more than that is to change for another answer.
    pub value: Option<Range<usize>>,
}

const QUESTIONS: [&str; 5] = ["packed", "host", "tools", "users", "name"];
const OPTIONS: [&str; 3] = ["none", "some", "all"];

/// How the answers are grouped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `[answers]`
    Table,
    /// `answers.packed = …`
    Dotted,
    /// `answers = { … }`
    Inline,
    /// `[answers.packed]`
    Tables,
}

pub fn files() -> impl Strategy<Value = File> {
    let decisions = || vec(any::<u16>(), 40);
    let lines = vec(decisions(), 0..=QUESTIONS.len() + 3);
    (decisions(), lines).prop_map(|(general, lines)| {
        let mut general = Choices::of(general);
        let change = change(&mut general);
        let mut writing = Writing::default();
        writing.body(&mut general, lines);
        writing.finished(&mut general, change)
    })
}

/// Any answer to any question.
fn change(choices: &mut Choices) -> Change {
    let question = QUESTIONS[choices.below(QUESTIONS.len())];
    let quoted = |words: &[usize]| {
        let words = words.iter().map(|w| format!("{:?}", OPTIONS[*w]));
        words.collect::<Vec<_>>().join(", ")
    };
    let (answer, written) = match question {
        _ if choices.chance(15) => (Answer::Unknown, "\"unknown\"".to_owned()),
        "packed" if choices.chance(15) => (Answer::Na, "\"na\"".to_owned()),
        "tools" => {
            let ticked = choices.some_below(3, 50);
            let written = format!("[{}]", quoted(&ticked));
            (Answer::Many(ticked), written)
        }
        "users" => {
            let number = [3.0, 0.25, 1000.0][choices.below(3)];
            (Answer::Number(number), number.to_string())
        }
        "name" => {
            let name = ["Ada", "Étoile « B »", ""][choices.below(3)];
            (Answer::Text(name.to_owned()), format!("\"{name}\""))
        }
        _ => {
            let option = choices.below(3);
            (Answer::One(option), quoted(&[option]))
        }
    };
    Change {
        question,
        answer,
        written,
        place: None,
    }
}

#[derive(Default)]
struct Writing {
    text: String,
    comments: usize,
    places: Vec<(&'static str, Place)>,
    /// Where the lists are.
    lists: Vec<Range<usize>>,
    ways: BTreeSet<&'static str>,
}

/// What stands beside an answer, in order, and after how many of them the answer comes.
type Beside = (Vec<(&'static str, &'static str)>, usize);

impl Writing {
    fn body(&mut self, general: &mut Choices, lines: Vec<Vec<u16>>) {
        use Style::{Dotted, Inline, Table, Tables};
        let style = [Table, Table, Dotted, Inline, Tables][general.below(5)];
        self.ways.insert(match style {
            Table => "a table of answers",
            Dotted => "dotted at the root",
            Inline => "an inline table of answers",
            Tables => "tables of their own",
        });
        self.around(general);
        if general.chance(30) {
            self.text += "team = 'ours'\n";
        }
        if matches!(style, Dotted | Inline) {
            self.answers(style, &lines);
        }
        self.text += [
            "",
            "[assessment]\nversion = \"2\"\nquestionnaire='small'\n",
            "[ assessment ] #~head~\nversion = '2' #~v~\nprofiles = [ 'lead', \"dev\" ]\nowner = 1\n",
        ][general.below(3)];
        if general.chance(30) {
            self.around(general);
            self.text += "[budget]\n  hardware = 3 #~k~ €\n";
        }
        if style == Table {
            self.around(general);
            self.text += ["[answers]\n", "[ answers ] #~a~\n"][general.below(2)];
        }
        if matches!(style, Table | Tables) {
            self.answers(style, &lines);
        }
        if general.chance(40) {
            self.around(general);
            self.text += "[[links]]\nto = \"x\"\n[[links]] #~l~\n";
        }
        self.around(general);
    }

    /// Each question at most once: first those that are lines, then those that are tables.
    fn answers(&mut self, style: Style, lines: &[Vec<u16>]) {
        let mut left: Vec<&'static str> = QUESTIONS.to_vec();
        let mut tables = Vec::new();
        let mut entries = 0;
        if style == Style::Inline {
            self.text += "answers = {";
        }
        for line in lines {
            let mut choices = Choices::of(line.clone());
            if left.is_empty() || choices.chance(15) {
                if style != Style::Inline {
                    self.around(&mut choices);
                }
                continue;
            }
            let question = left.remove(choices.below(left.len()));
            let is_table = choices.chance(25) && style == Style::Table;
            if is_table || style == Style::Tables {
                tables.push((question, choices));
                continue;
            }
            if style == Style::Inline {
                self.text += if entries > 0 { ", " } else { " " };
            } else {
                self.around(&mut choices);
            }
            entries += 1;
            self.entry(question, style, &mut choices);
        }
        if style == Style::Inline {
            self.text += " } #~i~\n";
        }
        for (question, mut choices) in tables {
            self.around(&mut choices);
            self.table(question, &mut choices);
        }
    }

    /// Comments and blank lines.
    fn around(&mut self, choices: &mut Choices) {
        for _ in 0..choices.below(3) {
            if choices.chance(40) {
                self.ways.insert("blank lines");
                self.text += ["\n", "  \n"][choices.below(2)];
            }
            if choices.chance(40) {
                self.comment();
                self.text += "\n";
            }
        }
    }

    fn comment(&mut self) {
        self.comments += 1;
        self.text += &format!("#~{}~ « it »", self.comments);
    }

    fn end_of_line(&mut self, choices: &mut Choices) {
        if choices.chance(30) {
            self.text += ["", " ", "   "][choices.below(3)];
            self.comment();
        }
        self.text += "\n";
    }

    fn key(&mut self, question: &'static str, choices: &mut Choices) -> String {
        let id = match question {
            "packed" if choices.chance(25) => "boxed",
            "tools" if choices.chance(25) => "gear",
            question => question,
        };
        if id != question {
            self.ways.insert("a former id");
        }
        match choices.below(4) {
            2 => {
                self.ways.insert("a quoted key");
                format!("\"{id}\"")
            }
            3 => format!("'{id}'"),
            _ => id.to_owned(),
        }
    }

    fn entry(&mut self, question: &'static str, style: Style, choices: &mut Choices) {
        let start = self.text.len();
        let mut key = self.key(question, choices);
        if style == Style::Dotted {
            key = format!("answers.{key}");
        }
        let equals = [" = ", "=", "   =  "][choices.below(3)];
        let value = match choices.below(if style == Style::Inline { 2 } else { 3 }) {
            0 => {
                self.ways.insert("a bare answer");
                self.text += &format!("{key}{equals}");
                Some(self.value(question, choices))
            }
            1 => {
                self.text += &format!("{key}{equals}");
                self.inline(question, choices)
            }
            _ => {
                self.ways.insert("a dotted answer");
                self.lines(question, &format!("{key}."), equals, choices)
            }
        };
        if style != Style::Inline && !self.text.ends_with('\n') {
            self.end_of_line(choices);
        }
        let entry = start..self.text.len();
        self.places.push((question, Place { entry, value }));
    }

    fn table(&mut self, question: &'static str, choices: &mut Choices) {
        self.ways.insert("a table for an answer");
        let start = self.text.len();
        let key = self.key(question, choices);
        self.text += &format!("[answers.{key}]");
        self.end_of_line(choices);
        let indent = ["", "  "][choices.below(2)];
        let value = self.lines(question, indent, " = ", choices);
        let entry = start..self.text.len();
        self.places.push((question, Place { entry, value }));
    }

    /// The answer and what stands beside it, a line each; where its value is, if that alone is to
    /// change with it.
    fn lines(
        &mut self,
        question: &'static str,
        before: &str,
        equals: &str,
        choices: &mut Choices,
    ) -> Option<Range<usize>> {
        let (pairs, first) = self.beside(choices);
        let mut value = None;
        for at in 0..=pairs.len() {
            if at == first {
                self.text += &format!("{before}answer{equals}");
                value = Some(self.value(question, choices));
                self.end_of_line(choices);
            }
            if let Some((beside, text)) = pairs.get(at) {
                self.around(choices);
                self.text += &format!("{before}{beside}{equals}{text}");
                self.end_of_line(choices);
            }
        }
        value.filter(|_| !tells_who(&pairs))
    }

    fn inline(&mut self, question: &'static str, choices: &mut Choices) -> Option<Range<usize>> {
        self.ways.insert("an inline table");
        let (pairs, first) = self.beside(choices);
        let several = choices.chance(25);
        if several {
            self.ways.insert("an inline table over several lines");
        }
        let mut value = None;
        self.text += "{";
        for at in 0..=pairs.len() {
            if at == first {
                self.separator(at > 0, several, choices);
                self.text += "answer = ";
                value = Some(self.value(question, choices));
            }
            if let Some((beside, text)) = pairs.get(at) {
                self.separator(at > 0 || first == 0, several, choices);
                self.text += &format!("{beside}={text}");
            }
        }
        if several {
            self.text += [",", "", " "][choices.below(3)];
            self.end_of_line(choices);
        } else {
            self.text += ["", " "][choices.below(2)];
        }
        self.text += "}";
        value.filter(|_| !tells_who(&pairs))
    }

    fn beside(&mut self, choices: &mut Choices) -> Beside {
        let mut pairs = Vec::new();
        for (key, texts) in [
            ("note", ["'soon'", "\"\"\"two\nlines\"\"\""]),
            ("evidence", ["\"https://a\"", "'https://b#c'"]),
            ("by", ["\"Ada\"", "'''Bo'''"]),
            ("on", ["2026-11-23", "\"2026-11-23\""]),
            ("settled", ["true", "false"]),
            ("source", ["{ page = 3 }", "[1, 2]"]),
        ] {
            if choices.chance(35) {
                let at = choices.below(pairs.len() + 1);
                pairs.insert(at, (key, texts[choices.below(2)]));
            }
        }
        if pairs.iter().any(|(_, text)| text.contains('\n')) {
            self.ways.insert("a string over several lines");
        }
        let first = choices.below(pairs.len() + 1);
        (pairs, first)
    }

    /// What comes before an item of a list or an inline table.
    fn separator(&mut self, comma: bool, several: bool, choices: &mut Choices) {
        self.text += if comma { "," } else { "" };
        if several {
            self.end_of_line(choices);
            if choices.chance(20) {
                self.text += "  ";
                self.comment();
                self.text += "\n";
            }
        }
        self.text += ["", " "][choices.below(2)];
    }

    /// An answer; where it is.
    fn value(&mut self, question: &'static str, choices: &mut Choices) -> Range<usize> {
        let start = self.text.len();
        let word = match question {
            _ if choices.chance(20) => "unknown",
            "packed" if choices.chance(20) => "na",
            "tools" => {
                self.list(choices);
                self.lists.push(start..self.text.len());
                return start..self.text.len();
            }
            "users" => {
                self.text += ["3", "1_000", "0.25", "2.5e-1", "0x10"][choices.below(5)];
                return start..self.text.len();
            }
            "name" => ["Ada", "Bo # C", ""][choices.below(3)],
            _ => OPTIONS[choices.below(3)],
        };
        self.string(word, choices);
        start..self.text.len()
    }

    fn string(&mut self, word: &str, choices: &mut Choices) {
        self.text += &match choices.below(4) {
            1 => {
                self.ways.insert("a literal string");
                format!("'{word}'")
            }
            2 => format!("\"\"\"{word}\"\"\""),
            3 => format!("'''\n{word}'''"),
            _ => format!("\"{word}\""),
        };
    }

    fn list(&mut self, choices: &mut Choices) {
        let ticked = choices.some_below(3, 60);
        let several = choices.chance(40);
        if several {
            self.ways.insert("a list over several lines");
        }
        self.text += "[";
        for (entries, option) in ticked.iter().enumerate() {
            self.separator(entries > 0, several, choices);
            self.string(OPTIONS[*option], choices);
        }
        if !ticked.is_empty() {
            self.text += [",", "", " "][choices.below(3)];
        }
        if several {
            self.end_of_line(choices);
        }
        self.text += "]";
    }

    fn finished(mut self, general: &mut Choices, mut change: Change) -> File {
        let windows = general.chance(25);
        let mark = if general.chance(10) { "\u{feff}" } else { "" };
        if general.chance(15) && self.text.pop().is_some() {
            self.ways.insert("no end of the last line");
        }
        let length = self.text.len();
        let moved = |range: &Range<usize>| {
            let moved = |at: usize| {
                let at = at.min(length);
                let lines = self.text[..at].matches('\n').count();
                mark.len() + at + if windows { lines } else { 0 }
            };
            moved(range.start)..moved(range.end)
        };
        let mut places = self.places.iter();
        if let Some((_, place)) = places.find(|(question, _)| *question == change.question) {
            // A list is changed option by option, and its comments stay.
            let list = matches!(change.answer, Answer::Many(_));
            let value = place.value.as_ref().filter(|value| {
                let told = list || self.text[(*value).clone()].contains("#~");
                !(told && self.lists.contains(value))
            });
            change.place = Some(Place {
                entry: moved(&place.entry),
                value: value.map(moved),
            });
        }
        let ends = if windows { "\r\n" } else { "\n" };
        let text = format!("{mark}{}", self.text.replace('\n', ends));
        if windows {
            self.ways.insert("Windows");
        }
        if !mark.is_empty() {
            self.ways.insert("a mark at the start");
        }
        File {
            windows: text.contains("\r\n"),
            text,
            change,
            ways: self.ways,
        }
    }
}

/// Whether it says who answered, or when: that no longer holds for another answer.
fn tells_who(pairs: &[(&str, &str)]) -> bool {
    pairs.iter().any(|(key, _)| ["by", "on"].contains(key))
}

/// Shown as it is, to copy and run.
impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Change {
            question, written, ..
        } = &self.change;
        let text = self.text.replace('\r', "␍").replace('\u{feff}', "<BOM>");
        write!(formatter, "\n{text}\n--- then {question} = {written}")
    }
}
