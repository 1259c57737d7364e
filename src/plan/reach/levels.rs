//! Levels of which the criteria may still move.

use crate::assessment::LevelState;
use crate::plan::goal::States;
use crate::truth::Truth;

/// The highest rank that is met with none open up to it, if levels are read like this.
pub fn reached(levels: &[Vec<States>], read: fn(&[States]) -> LevelState) -> usize {
    let states: Vec<LevelState> = levels.iter().map(|criteria| read(criteria)).collect();
    let open = states.iter().position(|&state| state == LevelState::Open);
    let closed = &states[..open.unwrap_or(states.len())];
    let met = closed.iter().rposition(|&state| state == LevelState::Met);
    met.map_or(0, |index| index + 1)
}

/// A level at its worst.
pub fn certainly(criteria: &[States]) -> LevelState {
    let may_be_open = |states: &States| states.has(Truth::Unmet) || states.has(Truth::Unknown);
    if criteria.iter().any(may_be_open) {
        return LevelState::Open;
    }
    let met = States::only(Truth::Met);
    match criteria.is_empty() || criteria.contains(&met) {
        true => LevelState::Met,
        false => LevelState::Void,
    }
}

/// A level at its best, unknowns read as met.
pub fn possibly(criteria: &[States]) -> LevelState {
    let unmet = States::only(Truth::Unmet);
    if criteria.contains(&unmet) {
        return LevelState::Open;
    }
    let may_be_met = |states: &States| states.has(Truth::Met) || states.has(Truth::Unknown);
    match criteria.is_empty() || criteria.iter().any(may_be_met) {
        true => LevelState::Met,
        false => LevelState::Void,
    }
}
