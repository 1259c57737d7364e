//! palier: maturity self-assessment in the terminal.
//!
//! A questionnaire is a folder of TOML rule files. The core reads it, scores answers against it
//! and says what follows; it knows no clock, environment, file or screen. The shell around it
//! (command line, files, interview, reports) does the rest.
//!
//! A module uses only those declared above it.

mod order;

pub mod messages;

pub mod charset;

pub mod truth;

pub mod exact;

pub mod diagnostic;

mod packed;

pub mod questionnaire;

pub mod answers;

pub mod assessment;

pub mod training;

pub mod support;

pub mod plan;

pub mod explain;

pub mod compare;

pub mod lint;

pub mod interview;

pub mod report;

pub mod library;

pub mod cli;

pub mod run;

mod process;

pub use process::start;
