//! Articles: what was published, as text with zones. One reader a format. Knows formats, not English.

mod dates;
mod encoding;
mod files;
mod html;
mod jsonl;
mod lines;
mod phrases;
mod zones;

pub use files::{articles, read_bytes};
pub use jsonl::Records;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// One published article. `text` holds everything that was on the page; zones tell what is what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Stable name: the `doc_id` of a record, or the path of the file as it was given.
    pub id: String,
    pub text: String,
    pub title: Option<String>,
    /// Publication date, as the record or the page gives it; never the day of reading.
    pub published: Option<NaiveDate>,
    /// Who publishes: a name ("Reuters") or a host name.
    pub source: Option<String>,
    pub url: Option<String>,
    /// BCP 47, `en` when the record says so.
    pub language: Option<String>,
    /// In order, without overlap, covering all text that is not white space.
    pub zones: Vec<Zone>,
}

impl Article {
    /// Prose without a page around it: one body zone.
    pub fn plain(id: &str, text: &str) -> Self {
        let zones = vec![Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()), outlet: None }];
        Self {
            id: id.to_owned(),
            text: text.to_owned(),
            title: None,
            published: None,
            source: None,
            url: None,
            language: None,
            zones,
        }
    }
}

/// A stretch of the page of one kind. Paragraphs are zones of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub kind: ZoneKind,
    pub span: Span,
    /// The outlet that an excerpt is from, where the page tells (its name or its place, as written); who wrote a
    /// summary.
    pub outlet: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ZoneKind {
    Body,
    Heading,
    /// Another outlet's words on an aggregator's page.
    Excerpt,
    /// Written by a machine, as the page itself says.
    Summary,
    Comment,
    /// Navigation, buttons, counters, bylines and datelines that stand alone.
    Chrome,
    Advertisement,
}

impl ZoneKind {
    /// Whether the words here are analysed.
    pub fn is_read(self) -> bool {
        match self {
            Self::Body | Self::Heading | Self::Excerpt | Self::Summary => true,
            Self::Comment | Self::Chrome | Self::Advertisement => false,
        }
    }

    /// Whether what stands here may become an event, a stance or a claim.
    pub fn is_evidence(self) -> bool {
        match self {
            Self::Body | Self::Excerpt | Self::Summary => true,
            Self::Heading | Self::Comment | Self::Chrome | Self::Advertisement => false,
        }
    }
}
