//! The interview: which question comes next, and what to do with the reply. How it is put to a
//! person is a [`Respondent`]'s business.

mod course;
mod help;
mod keyboard;
mod plain;
mod prompts;
mod relevance;
mod respondent;
mod review;
mod signals;
mod typed;
mod words;
mod wrap;

pub use course::{End, Interview, Keep, Kept, Scope};
pub use plain::Plain;
pub use prompts::Prompts;
pub use relevance::{optional_questions, relevant_questions};
pub use respondent::{Next, Prompt, Reply, Respondent, Stop, Voice};
pub use review::{Review, Reviewed, ReviewedSection};
pub use signals::Signals;
