//! Questions as numbered lines, one line read for each: no cursor movement, no escape sequence,
//! every state in words. It is the mode for screen readers, and scripts can drive it.

use std::cell::RefCell;
use std::io::{self, BufRead, Write};
use std::sync::atomic::Ordering;

use super::typed::understood;
use super::{Next, Prompt, Reply, Respondent, Review, Reviewed, Signals, Stop, help, words, wrap};
use crate::answers::Remarks;
use crate::charset::{Charset, heard};
use crate::diagnostic::clean;
use crate::messages::Lang;
use crate::order::Arrange;
use crate::questionnaire::{Answer, Kind, NA, Profile, Question, Questionnaire, Ref};

/// A person who reads and types lines.
pub struct Plain<'s> {
    lang: Lang,
    charset: Charset,
    signals: Signals,
    typed: RefCell<Box<dyn BufRead + 's>>,
    told: RefCell<Box<dyn Write + 's>>,
    /// The streams are the program's own: what is typed is waited for, lines have a width.
    is_terminal: bool,
}

/// What a line that was typed at a question leads to.
enum Turn {
    Reply(Reply),
    /// The question is asked for once more.
    Again,
}

impl<'s> Plain<'s> {
    /// Lines on standard error and from standard input.
    pub fn new(lang: Lang, charset: Charset, signals: Signals) -> Plain<'s> {
        Plain {
            charset,
            is_terminal: true,
            ..Plain::over(lang, signals, io::stdin().lock(), io::stderr())
        }
    }

    /// Lines from and to these streams.
    pub fn over(
        lang: Lang,
        signals: Signals,
        typed: impl BufRead + 's,
        told: impl Write + 's,
    ) -> Plain<'s> {
        Plain {
            lang,
            charset: Charset::Utf8,
            signals,
            typed: RefCell::new(Box::new(typed)),
            told: RefCell::new(Box::new(told)),
            is_terminal: false,
        }
    }

    fn say(&self, text: &str) -> Result<(), Stop> {
        let text = self.wrapped(&clean(text));
        writeln!(self.told.borrow_mut(), "{text}").map_err(|error| self.failed(error))
    }

    /// A terminal that fails because it is gone is an end like another.
    fn failed(&self, error: io::Error) -> Stop {
        if self.signals.end() {
            return Stop::Interrupted;
        }
        Stop::Terminal(error)
    }

    fn say_list<'a>(&self, lines: impl Iterator<Item = &'a str>) -> Result<(), Stop> {
        for (index, line) in lines.enumerate() {
            self.say(&format!("{}. {line}", index + 1))?;
        }
        Ok(())
    }

    /// A line that was typed, without its end; `None` at the end of the input.
    fn hear(&self, prompt: &str) -> Result<Option<String>, Stop> {
        loop {
            self.prompt(prompt)?;
            self.wait_for_a_line(prompt)?;
            let mut line = Vec::new();
            let read = self.typed.borrow_mut().read_until(b'\n', &mut line);
            match read.map_err(|error| self.failed(error))? {
                // The terminal is gone: nobody can read what follows.
                0 if self.signals.end() => return Err(Stop::Interrupted),
                0 => return Ok(None),
                _ => {}
            }
            match (String::from_utf8(line), self.charset) {
                (Ok(line), _) => return Ok(Some(typed(&line))),
                // An accent half erased, or of an encoding that nothing tells of.
                (Err(_), Charset::Utf8) => self.say(&self.lang.plain_not_utf8())?,
                (Err(other), Charset::Ascii) => {
                    let line = typed(&heard(other.as_bytes()));
                    self.say(&self.lang.plain_read_as_latin(&line))?;
                    return Ok(Some(line));
                }
            }
        }
    }

    /// A text as it is printed, on lines of the terminal's width: it would cut words itself.
    fn wrapped(&self, text: &str) -> String {
        let text = self.charset.spell(text);
        let terminal = self.is_terminal.then(console::Term::stderr);
        let text = match terminal.and_then(|terminal| terminal.size_checked()) {
            Some((_, columns)) => wrap::item(&text, usize::from(columns), 0),
            None => text.into_owned(),
        };
        self.charset.print(&text).into_owned()
    }

    fn prompt(&self, prompt: &str) -> Result<(), Stop> {
        let mut told = self.told.borrow_mut();
        write!(told, "{} ", self.wrapped(prompt))
            .and_then(|()| told.flush())
            .map_err(|error| self.failed(error))
    }

    /// Waits until there is a line to read: reading alone would not notice an interruption.
    #[cfg(unix)]
    fn wait_for_a_line(&self, prompt: &str) -> Result<(), Stop> {
        use rustix::event::{PollFd, PollFlags, poll};
        if !self.is_terminal {
            return self.check_interrupted();
        }
        let stdin = io::stdin();
        loop {
            self.check_interrupted()?;
            if self.signals.resumed.swap(false, Ordering::Relaxed) {
                // The shell wrote below the prompt, and forgot what was being typed.
                self.prompt(prompt)?;
            }
            let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
            match poll(&mut watched, None) {
                Ok(_) => return self.check_interrupted(),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(Stop::Terminal(error.into())),
            }
        }
    }

    #[cfg(not(unix))]
    fn wait_for_a_line(&self, _: &str) -> Result<(), Stop> {
        self.check_interrupted()
    }

    fn check_interrupted(&self) -> Result<(), Stop> {
        if self.signals.end() {
            // What follows starts on a line of its own.
            let _ = self.say("");
            return Err(Stop::Interrupted);
        }
        Ok(())
    }

    fn introduce(&self, prompt: &Prompt<'_>) -> Result<(), Stop> {
        let lang = self.lang;
        self.say("")?;
        let position = match prompt.position {
            Some((position, total)) => lang.plain_position(prompt.section, position, total),
            None => lang.plain_no_position(prompt.section),
        };
        self.say(&match prompt.optional {
            true => format!("{position} ({})", lang.optional_mark()),
            false => position,
        })?;
        self.say(&prompt.question.text)?;
        for remark in words::beside(prompt, lang) {
            self.say(&remark)?;
        }
        self.say_list(prompt.question.options().iter().map(|o| o.text.as_ref()))?;
        if let Some(reason) = &prompt.question.na {
            let words = lang.not_applicable_because(reason);
            self.say(&match prompt.question.options().len() {
                0 => lang.plain_na(&words),
                options => format!("{}. {words}", options + 1),
            })?;
        }
        if is_unsettled(prompt) {
            self.say(&lang.plain_unsettled())?;
        } else if let Some(answer) = &prompt.preselected {
            let words = prompt.question.in_words(answer, lang);
            self.say(&match prompt.suggested {
                true => lang.plain_suggested(&words),
                false => lang.plain_earlier(&words),
            })?;
        }
        Ok(())
    }

    fn ask_for(&self, kind: &Kind) -> String {
        match kind {
            Kind::Single(_) => self.lang.plain_ask_one(),
            Kind::Many(_) => self.lang.plain_ask_many(),
            Kind::Number { unit, .. } => {
                let unit = unit.as_deref().unwrap_or_default();
                self.lang.plain_ask_number_in(unit)
            }
            Kind::Text => self.lang.plain_ask_text(),
        }
    }

    fn turn(&self, prompt: &Prompt<'_>, line: &str) -> Result<Turn, Stop> {
        let question = prompt.question;
        match command(line).as_str() {
            "?" => {
                let help = help::paragraphs(prompt.questionnaire, prompt.reference, self.lang);
                for paragraph in help {
                    self.say(&paragraph)?;
                }
                self.say(&self.lang.plain_commands())?;
                Ok(Turn::Again)
            }
            "r" if !prompt.has_before => {
                self.say(&self.lang.first_question())?;
                Ok(Turn::Again)
            }
            "r" => Ok(Turn::Reply(Reply::Back)),
            "n" => self.note(prompt),
            "s" | "" if is_unsettled(prompt) || (line.len() == 1 && !prompt.voices.is_empty()) => {
                self.say(&self.lang.plain_noted(&self.lang.unsettled()))?;
                Ok(Turn::Reply(Reply::Unsettled))
            }
            "s" => Ok(Turn::Reply(Reply::Answer(Answer::Unknown))),
            "q" => Ok(Turn::Reply(Reply::Quit)),
            "" => match &prompt.preselected {
                Some(answer) => Ok(Turn::Reply(Reply::Answer(answer.clone()))),
                None => {
                    self.say(&self.lang.plain_commands())?;
                    Ok(Turn::Again)
                }
            },
            _ => match self.answer(question, line) {
                Ok(answer) => Ok(Turn::Reply(Reply::Answer(answer))),
                Err(complaint) => {
                    self.say(&complaint)?;
                    Ok(Turn::Again)
                }
            },
        }
    }

    /// What stands beside the answer: a line for each.
    fn note(&self, prompt: &Prompt<'_>) -> Result<Turn, Stop> {
        let lang = self.lang;
        let before = &prompt.remarks;
        let remarks = Remarks {
            note: self.beside(
                &before.note,
                [lang.plain_ask_note(), lang.plain_ask_note_again()],
            )?,
            evidence: self.beside(
                &before.evidence,
                [lang.plain_ask_evidence(), lang.plain_ask_evidence_again()],
            )?,
            by: self.beside(&before.by, [lang.plain_ask_by(), lang.plain_ask_by_again()])?,
        };
        if remarks == *before {
            return Ok(Turn::Again);
        }
        Ok(Turn::Reply(Reply::Remarks(remarks)))
    }

    /// A text as it is to be now: asked for with the first words, or the second when there is one.
    fn beside(&self, before: &Option<String>, words: [String; 2]) -> Result<Option<String>, Stop> {
        let [first, again] = words;
        let line = self.hear(if before.is_some() { &again } else { &first })?;
        Ok(match line.as_deref() {
            None | Some("") => before.clone(),
            Some("-") => None,
            Some(text) => Some(clean(text)),
        })
    }

    /// The answer that a line stands for, or what is wrong with it.
    fn answer(&self, question: &Question, line: &str) -> Result<Answer, String> {
        let count = question.options().len();
        let last = count + usize::from(question.na.is_some());
        match &question.kind {
            Kind::Number { .. } | Kind::Text if line == NA && question.na.is_some() => {
                Ok(Answer::Na)
            }
            Kind::Number { .. } | Kind::Text => understood(&question.kind, line, self.lang),
            Kind::Single(_) => match numbers(line, last).as_deref() {
                Some([number]) if *number == count => Ok(Answer::Na),
                Some([number]) => Ok(Answer::One(*number)),
                _ => Err(self.lang.plain_one_number(last)),
            },
            Kind::Many(_) if line == "0" => Ok(Answer::Many(Vec::new())),
            Kind::Many(_) => match numbers(line, last) {
                Some(chosen) if chosen == [count] => Ok(Answer::Na),
                Some(chosen) if !chosen.contains(&count) => Ok(Answer::Many(chosen)),
                _ => Err(self.lang.plain_several_numbers(last)),
            },
        }
    }

    /// One entry of a list; `None`: back.
    fn pick(&self, title: &str, entries: &[String]) -> Result<Option<usize>, Stop> {
        self.say("")?;
        self.say(title)?;
        self.say_list(entries.iter().map(String::as_str))?;
        loop {
            let line = self.hear(&self.lang.plain_ask_entry())?;
            match line.as_deref().map(command).as_deref() {
                // The end of the input is a way to leave, like `q`.
                None | Some("q") => return Err(Stop::Interrupted),
                Some("r") => return Ok(None),
                Some(line) => match numbers(line, entries.len()).as_deref() {
                    Some([entry]) => return Ok(Some(*entry)),
                    _ => self.say(&self.lang.plain_entry_number(entries.len()))?,
                },
            }
        }
    }
}

/// A line without the arrows and the like that were pressed in the middle of it.
fn typed(line: &str) -> String {
    let line = console::strip_ansi_codes(line);
    let line: String = line.chars().filter(|char| !char.is_control()).collect();
    line.trim().to_owned()
}

/// What was typed; a letter alone is a command, small or capital.
fn command(line: &str) -> String {
    match line.len() {
        1 => line.to_ascii_lowercase(),
        _ => line.to_owned(),
    }
}

/// Whether nothing counts until the respondents agree.
fn is_unsettled(prompt: &Prompt<'_>) -> bool {
    !prompt.voices.is_empty() && prompt.preselected == Some(Answer::Unknown)
}

/// Positions, from 0, that a line of numbers names, ascending; `None` if one is out of range.
fn numbers(line: &str, last: usize) -> Option<Vec<usize>> {
    let words = line.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let mut numbers = Vec::new();
    for word in words {
        let number: usize = word.parse().ok().filter(|n| (1..=last).contains(n))?;
        numbers.push(number - 1);
    }
    numbers.arrange();
    numbers.dedup();
    Some(numbers).filter(|numbers| !numbers.is_empty())
}

impl Respondent for Plain<'_> {
    fn choose(&mut self, title: &str, entries: &[String]) -> Result<Option<usize>, Stop> {
        self.pick(title, entries)
    }

    fn profiles(&mut self, questionnaire: &Questionnaire) -> Result<Vec<Ref<Profile>>, Stop> {
        self.say(&questionnaire.title)?;
        self.say("")?;
        self.say(&self.lang.who_answers())?;
        let profiles = questionnaire.profiles.iter();
        let described = profiles.map(|(_, profile)| words::described(profile, self.lang));
        let described: Vec<String> = described.collect();
        self.say_list(described.iter().map(String::as_str))?;
        loop {
            let line = self.hear(&self.lang.plain_ask_profiles())?;
            let line = line.ok_or(Stop::Interrupted)?;
            if line.is_empty() {
                return Ok(Vec::new());
            }
            match numbers(&line, described.len()) {
                Some(chosen) => {
                    let refs: Vec<_> = questionnaire.profiles.refs().collect();
                    return Ok(chosen.into_iter().map(|index| refs[index]).collect());
                }
                None => self.say(&self.lang.plain_profile_numbers(described.len()))?,
            }
        }
    }

    fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Stop> {
        self.introduce(prompt)?;
        loop {
            // The end of the input is a way to leave: the answers are kept.
            let Some(line) = self.hear(&self.ask_for(&prompt.question.kind))? else {
                return Ok(Reply::Quit);
            };
            if let Turn::Reply(reply) = self.turn(prompt, &line)? {
                return Ok(reply);
            }
        }
    }

    fn welcome(&mut self, lines: &[String]) -> Result<(), Stop> {
        self.say("")?;
        lines.iter().try_for_each(|line| self.say(line))
    }

    fn confirm(&mut self, question: &Question, answer: &Answer) -> Result<(), Stop> {
        let words = question.in_words(answer, self.lang);
        self.say(&self.lang.plain_noted(&words))
    }

    fn tell_moved(&mut self, dropped: &[&Question], back: &[&Question]) -> Result<(), Stop> {
        for moved in words::moved(dropped, back, self.lang) {
            self.say(&moved.title)?;
            for question in &moved.named {
                self.say(&format!("- {question}"))?;
            }
            if let Some(others) = moved.others {
                self.say(&others)?;
            }
        }
        Ok(())
    }

    fn show(&mut self, review: &Review<'_>) -> Result<(), Stop> {
        let mut number = 0;
        for section in &review.sections {
            self.say("")?;
            self.say(section.title)?;
            for answer in &section.answers {
                number += 1;
                self.say_reviewed(number, answer)?;
            }
        }
        Ok(())
    }

    fn review(&mut self, review: &Review<'_>) -> Result<Next, Stop> {
        self.say("")?;
        self.say(&self.lang.review_title())?;
        self.summarise(review)?;
        let answers: Vec<&Reviewed<'_>> = review.answers().collect();
        let words = match answers.len() {
            0 => self.lang.plain_review_nothing(),
            last => self.lang.plain_review(last),
        };
        loop {
            let line = self.hear(&words)?;
            match line.as_deref().map(command).as_deref() {
                None | Some("" | "q") => return Ok(Next::Result),
                Some("r") => return Ok(Next::Back),
                Some("f" | "o") if review.optional > 0 => return Ok(Next::Optional),
                Some("l") => self.show(review)?,
                Some(line) => match numbers(line, answers.len()).as_deref() {
                    Some([index]) => return Ok(Next::Change(answers[*index].reference)),
                    _ => self.say(&self.lang.plain_review_wrong(answers.len()))?,
                },
            }
        }
    }
}

impl Plain<'_> {
    /// How many answers each section holds, and those that are left to find out.
    fn summarise(&self, review: &Review<'_>) -> Result<(), Stop> {
        for section in &review.sections {
            let answers = words::counted(section, self.lang);
            self.say(&self.lang.plain_section(section.title, &answers))?;
        }
        let unknown = review
            .answers()
            .filter(|answer| answer.is_unknown())
            .count();
        if unknown > 0 {
            self.say(&self.lang.review_unknown(unknown))?;
        }
        for (index, answer) in review.answers().enumerate() {
            if answer.is_unknown() {
                self.say(&format!("{}. {}", index + 1, answer.question.text))?;
            }
        }
        if review.optional > 0 {
            self.say(&self.lang.plain_review_optional(review.optional))?;
        }
        Ok(())
    }

    fn say_reviewed(&self, number: usize, answer: &Reviewed<'_>) -> Result<(), Stop> {
        let (text, lang) = (&answer.question.text, self.lang);
        let words = answer.question.in_words(answer.answer, lang);
        let told = match answer.counted {
            true => lang.plain_reviewed(text, &words),
            false => lang.plain_reviewed_dropped(text, &words),
        };
        self.say(&format!("{number}. {told}"))
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_with_spaces_commas_or_semicolons_and_each_counts_once() {
        assert_eq!(numbers("3, 1;1", 3), Some(vec![0, 2]));
        for wrong in ["", "0", "4", "one", "1 x", "-1"] {
            assert_eq!(numbers(wrong, 3), None, "{wrong}");
        }
    }
}
