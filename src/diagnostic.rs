//! Diagnostics: what could not be read, and where. Text is never an error.

use serde::{Deserialize, Serialize};

use crate::span::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiagnosticKind {
    /// An event word whose source or target the text does not tell.
    MissingParticipant,
    /// A date that could not be tied to the calendar.
    UnresolvedDate,
    /// A quotation without a speaker.
    UnknownSpeaker,
    /// A title or role whose holder is not known.
    UnknownHolder,
    /// A stance or claim whose content has no known form.
    UnreadClause,
    /// A pronoun or role noun whose antecedent is not clear.
    UnresolvedReference,
    /// A sentence too long to be parsed as one.
    LongSentence,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    pub span: Span,
    pub kind: DiagnosticKind,
}
