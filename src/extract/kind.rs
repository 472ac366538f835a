//! PLOVER's types, the modes and the groups of either that rules of argument treat apart. What a word evokes is in the
//! ontology and not here.

use crate::ontology::EventClass;

pub(super) const AGREE: &str = "AGREE";
pub(super) const CONSULT: &str = "CONSULT";
pub(super) const SUPPORT: &str = "SUPPORT";
pub(super) const CONCEDE: &str = "CONCEDE";
pub(super) const COOPERATE: &str = "COOPERATE";
pub(super) const AID: &str = "AID";
pub(super) const REQUEST: &str = "REQUEST";
pub(super) const ACCUSE: &str = "ACCUSE";
pub(super) const REJECT: &str = "REJECT";
pub(super) const THREATEN: &str = "THREATEN";
pub(super) const PROTEST: &str = "PROTEST";
pub(super) const SANCTION: &str = "SANCTION";
pub(super) const MOBILIZE: &str = "MOBILIZE";
pub(super) const COERCE: &str = "COERCE";
pub(super) const ASSAULT: &str = "ASSAULT";

/// The mode of what is done to find out who is to blame.
pub(super) const INVESTIGATE: &str = "investigate";
/// The mode of shooting at somebody.
pub(super) const FIREARMS: &str = "firearms";
/// The mode of letting people go.
pub(super) const RELEASE: &str = "release";

/// What is done and not said.
pub(super) const DEEDS: [&str; 4] = [SANCTION, MOBILIZE, COERCE, ASSAULT];
/// What a crowd does.
pub(super) const VOICES: [&str; 2] = [PROTEST, REQUEST];
/// What is done by saying it.
pub(super) const SPOKEN: [&str; 3] = [ACCUSE, REQUEST, REJECT];
/// What is said of somebody for what is theirs.
pub(super) const JUDGING: [&str; 3] = [ACCUSE, SUPPORT, REQUEST];
/// What is agreed: its clause says on what.
pub(super) const WORDS: [&str; 3] = [AGREE, SUPPORT, CONSULT];
/// What two sides settle something by.
pub(super) const SETTLED: [&str; 2] = [CONSULT, AGREE];
/// What a protest says while it is held.
pub(super) const VOICED: [&str; 4] = [REQUEST, ACCUSE, REJECT, PROTEST];
/// What a gift is for.
pub(super) const HELPFUL: [&str; 2] = [AID, SUPPORT];
/// What is political whoever does it to whom.
pub(super) const GRAVE: [&str; 3] = [PROTEST, COERCE, ASSAULT];
/// To stop them is no measure against whom they are aimed at.
pub(super) const HOSTILE: [&str; 4] = [ACCUSE, SANCTION, COERCE, ASSAULT];
/// Who foils or prevents them does not do them.
pub(super) const AVERTED: [&str; 6] = [ACCUSE, REJECT, PROTEST, SANCTION, COERCE, ASSAULT];

/// The sector of newspapers and stations.
pub(super) const PRESS: &str = "MED";

/// The modes of what is done by a call or a visit.
pub(super) fn is_courtesy(mode: &str) -> bool {
    matches!(mode, "praise" | "thank" | "condole" | "apologize" | "disapprove" | "complain")
}

/// What shooting at somebody may end in.
pub(super) fn is_harm(class: &EventClass) -> bool {
    matches!(class.mode.as_deref(), Some("kill" | "wound" | "assassinate"))
}

/// What is told whom it concerns: threats, demands, charges.
pub(super) fn is_said_to(class: &EventClass) -> bool {
    class.plover == THREATEN || SPOKEN.contains(&class.plover.as_str())
}
