//! Exit codes (design.md, section 1).

/// Done.
pub const DONE: u8 = 0;
/// A bad file, or a failure to write.
pub const FAILURE: u8 = 1;
/// A wrong command line.
pub const USAGE: u8 = 2;
/// The verdict is worse than `--require`.
pub const REQUIRED: u8 = 3;
/// `questionnaire check` found errors.
pub const INVALID: u8 = 4;
/// Interrupted; answers are saved.
pub const INTERRUPTED: u8 = 130;
