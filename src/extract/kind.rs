//! PLOVER's types, the modes and the groups of either that rules of argument treat apart. What a word evokes is in the
//! ontology and not here.

use crate::ontology::{EventClass, EventType};

/// The mode of what is done to find out who is to blame.
pub(super) const INVESTIGATE: &str = "investigate";
/// The mode of shooting at somebody.
pub(super) const FIREARMS: &str = "firearms";
/// The mode of saying that something is bad.
pub(super) const DISAPPROVE: &str = "disapprove";
/// The mode of bringing others together.
pub(super) const MEDIATE: &str = "mediate";
/// The mode of letting people go.
pub(super) const RELEASE: &str = "release";
/// The mode of giving things back.
pub(super) const RETURN: &str = "return";

/// What is done and not said.
pub(super) const DEEDS: [EventType; 4] =
    [EventType::Sanction, EventType::Mobilize, EventType::Coerce, EventType::Assault];
/// What a crowd does.
pub(super) const VOICES: [EventType; 2] = [EventType::Protest, EventType::Request];
/// What is done by saying it.
pub(super) const SPOKEN: [EventType; 3] = [EventType::Accuse, EventType::Request, EventType::Reject];
/// What is said of somebody for what is theirs.
pub(super) const JUDGING: [EventType; 4] =
    [EventType::Accuse, EventType::Support, EventType::Request, EventType::Protest];
/// What is agreed: its clause says on what.
pub(super) const WORDS: [EventType; 3] = [EventType::Agree, EventType::Support, EventType::Consult];
/// What two sides settle something by.
pub(super) const SETTLED: [EventType; 2] = [EventType::Consult, EventType::Agree];
/// What a protest says while it is held.
pub(super) const VOICED: [EventType; 4] =
    [EventType::Request, EventType::Accuse, EventType::Reject, EventType::Protest];
/// What a gift is for.
pub(super) const HELPFUL: [EventType; 2] = [EventType::Aid, EventType::Support];
/// What is political whoever does it to whom.
pub(super) const GRAVE: [EventType; 3] = [EventType::Protest, EventType::Coerce, EventType::Assault];
/// To stop them is no measure against whom they are aimed at.
pub(super) const HOSTILE: [EventType; 4] =
    [EventType::Accuse, EventType::Sanction, EventType::Coerce, EventType::Assault];
/// Who foils or prevents them does not do them.
pub(super) const AVERTED: [EventType; 6] = [
    EventType::Accuse,
    EventType::Reject,
    EventType::Protest,
    EventType::Sanction,
    EventType::Coerce,
    EventType::Assault,
];

/// The sector of newspapers and stations.
pub(super) const PRESS: &str = "MED";

/// The modes of what is done by a call or a visit.
pub(super) fn is_courtesy(mode: &str) -> bool {
    matches!(mode, "praise" | "thank" | "condole" | "apologize" | DISAPPROVE | "complain")
}

/// What shooting at somebody may end in.
pub(super) fn is_harm(class: &EventClass) -> bool {
    matches!(class.mode.as_deref(), Some("kill" | "wound" | "assassinate"))
}

/// What is a talk with somebody: who is on its other side is a government, and no city.
pub(super) fn is_conversation(class: &EventClass) -> bool {
    class.plover == EventType::Consult
        && class.mode.as_deref().is_some_and(|mode| matches!(mode, "discuss" | "phone"))
}

/// What is told whom it concerns: threats, demands, charges.
pub(super) fn is_said_to(class: &EventClass) -> bool {
    class.plover == EventType::Threaten || SPOKEN.contains(&class.plover)
}
