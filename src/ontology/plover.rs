//! PLOVER: its sixteen event types, what an intention of each is coded as, and the code of an event.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::ontology::Text;

/// One of the sixteen event types of PLOVER, in the order of the codebook (Open Event Data Alliance, 2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Concede,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    pub const ALL: [EventType; 16] = [
        EventType::Agree,
        EventType::Consult,
        EventType::Support,
        EventType::Cooperate,
        EventType::Aid,
        EventType::Concede,
        EventType::Retreat,
        EventType::Request,
        EventType::Accuse,
        EventType::Reject,
        EventType::Threaten,
        EventType::Protest,
        EventType::Sanction,
        EventType::Mobilize,
        EventType::Coerce,
        EventType::Assault,
    ];

    /// As PLOVER writes it: `CONSULT`.
    pub fn name(self) -> &'static str {
        match self {
            EventType::Agree => "AGREE",
            EventType::Consult => "CONSULT",
            EventType::Support => "SUPPORT",
            EventType::Cooperate => "COOPERATE",
            EventType::Aid => "AID",
            EventType::Concede => "CONCEDE",
            EventType::Retreat => "RETREAT",
            EventType::Request => "REQUEST",
            EventType::Accuse => "ACCUSE",
            EventType::Reject => "REJECT",
            EventType::Threaten => "THREATEN",
            EventType::Protest => "PROTEST",
            EventType::Sanction => "SANCTION",
            EventType::Mobilize => "MOBILIZE",
            EventType::Coerce => "COERCE",
            EventType::Assault => "ASSAULT",
        }
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is written is no event type of PLOVER.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an event type of PLOVER ({}), found {found:?}", EventType::ALL.map(EventType::name).join(", "))]
pub struct UnknownEventType {
    pub found: String,
}

impl FromStr for EventType {
    type Err = UnknownEventType;

    /// In capitals or not.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = EventType::ALL.into_iter();
        all.find(|kind| kind.name().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownEventType { found: text.to_owned() })
    }
}

impl Serialize for EventType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What PLOVER says of an event type, and what an intention of it is coded as.
#[derive(Clone, Debug, PartialEq)]
pub struct PloverType {
    pub name: EventType,
    pub definition: Text,
    /// What announcing it is: AGREE for what is cooperative, THREATEN for what is hostile.
    pub announced: Option<Code>,
    /// What announcing that it will not be is.
    pub refused: Option<Code>,
    /// Not doing it is refusing it: "failed to agree", "failed to ratify".
    pub fails: bool,
}

/// How an event is coded.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    pub plover: EventType,
    /// CAMEO code.
    pub cameo: Text,
    /// Goldstein scale, −10 to 10.
    pub weight: f32,
}
