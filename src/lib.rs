//! `demarche` reads news articles into a geopolitical event knowledge graph: who did what to whom,
//! who stands where on what, who says so, when and where.
//!
//! A compiler for news: total functions from one concrete type to the next.
//!
//! | stage | function | in → out | knows | does not know |
//! |---|---|---|---|---|
//! | read | [`article::read_bytes`] | bytes → [`article::Article`] | formats | English, politics |
//! | analyse | [`text::analyze`] | `Article` → [`text::Document`] | English | politics |
//! | extract | [`extract::extract`] | `Document` + [`ontology::Ontology`] → [`extract::Extraction`] | politics | RDF |
//! | state | [`graph::quads`] | `Extraction` → quads in the article's named graph | RDF, the vocabulary | English |
//! | corroborate | [`graph::corroborate`] | mentions of all articles → events | sources, copies | English |
//! | keep | [`store::Store`] | quads → store | SPARQL | meaning |
//! | see | [`view`] | store, filter → text, JSON, DOT | what people ask | how it was extracted |
//!
//! `build.rs` reads the Turtle of `ontology/` when the program is built and packs it, so that starting reads no Turtle but a user's.
//!
//! Invariants:
//! 1. [`read`] is pure and total: no input or output, no clock, no panic, on any text.
//! 2. Every extracted thing has an evidence span; a triple without evidence cannot be made.
//! 3. Each article version has its own named graph; forgetting an article drops it and repairs what
//!    was built on it.
//! 4. An event mention is what one text says; an event is what several mentions agree on. Only
//!    `corroborate` makes events.
//! 5. Inserting an article twice changes nothing; the order of insertion changes nothing; same
//!    input, same bytes.
//! 6. Code names no actor, verb, place or topic.
//! 7. Only `graph` makes quads, only `store` runs SPARQL, views never write.
//! 8. A layer uses only layers below it; the modules stand here in that order, bottom first.
//! 9. Asserted and only claimed differ in the data: a direct edge exists only for what the article
//!    reports as having happened, or for a stance that its holder declares. Comments, navigation,
//!    advertisements and headings are never facts.

pub mod span;
pub mod diagnostic;
pub mod error;
pub mod article;
pub mod name;
pub mod ontology;
pub mod text;
pub mod extract;
pub mod graph;
pub mod store;
pub mod view;

use std::path::Path;

use crate::article::Article;
use crate::error::Result;
use crate::extract::{Extraction, TopicIndex};
use crate::ontology::Ontology;
use crate::text::English;
use crate::text::model::Model;

/// All that reading needs: loaded once, shared by all articles and threads.
pub struct Knowledge {
    pub ontology: Ontology,
    pub topics: TopicIndex,
    pub english: English,
    pub model: &'static Model,
}

impl Knowledge {
    /// The embedded ontology and model.
    ///
    /// # Errors
    /// When the embedded ontology is malformed, which a test rules out for a released build.
    pub fn builtin() -> Result<Self> {
        Self::load(None)
    }

    /// The embedded ontology with the `*.ttl` files of a folder on top.
    ///
    /// # Errors
    /// When a file cannot be read or is not Turtle of the shape in `ontology/README.md`; names the
    /// file and the line.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        Self::of(folder, Ontology::load)
    }

    /// As [`Knowledge::load`], with the example sentences of the ontology.
    ///
    /// # Errors
    /// As [`Knowledge::load`].
    pub fn with_examples(folder: Option<&Path>) -> Result<Self> {
        Self::of(folder, Ontology::with_examples)
    }

    fn of(folder: Option<&Path>, load: fn(Option<&Path>) -> Result<Ontology>) -> Result<Self> {
        std::thread::scope(|scope| {
            // What is known of English is unpacked beside the ontology.
            let english = scope.spawn(|| {
                Model::english();
                English::load(folder)
            });
            let ontology = load(folder)?;
            let topics = TopicIndex::new(&ontology);
            let english = english.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok(Self { ontology, topics, english, model: Model::english() })
        })
    }
}

/// Reads one article: the whole pipeline up to the graph. Pure, and total over any text.
///
/// ```
/// use demarche::{Knowledge, article::Article, read};
///
/// let knowledge = Knowledge::builtin()?;
/// let article = Article::plain("example", "Iran and Oman signed an agreement in Muscat on 3 May 2023.");
/// let extraction = read(article, &knowledge);
/// assert_eq!(extraction.events.len(), 1);
/// # Ok::<(), demarche::error::Error>(())
/// ```
pub fn read(article: Article, knowledge: &Knowledge) -> Extraction {
    let document = text::analyze(article, &knowledge.english, knowledge.model, &knowledge.ontology);
    extract::extract(document, &knowledge.ontology, &knowledge.topics)
}
