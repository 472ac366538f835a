//! `demarche ontology`: what can be known, checked, listed and explained.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use demarche::ontology::{EventType, Frame, Ontology, Slot, wikidata, written};
use demarche::view::codebook::codebook;
use demarche::view::local;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::{Outcome, complain, put, tell};

/// Check, list or explain the ontology.
#[derive(Args, Debug)]
pub(crate) struct OntologyCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Look for references that lead nowhere, frames without examples, names that two actors share
    Check,
    /// List what is known of one kind
    List {
        #[arg(value_enum)]
        kind: Kind,
        /// Only event classes or frames of this PLOVER type
        #[arg(long = "type", value_name = "TYPE")]
        plover: Option<EventType>,
    },
    /// Write every event type and mode with definition, codes, predicate and examples, as Markdown
    Codebook,
    /// Turn a Wikidata dump into a file of actors for --ontology
    Import {
        /// JSON dump, one entity a line, also .gz or .bz2
        #[arg(long, value_name = "FILE")]
        wikidata: PathBuf,
        /// File to write; standard output when left out
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Languages of labels and aliases; the first that has a label names the actor
        #[arg(long, value_delimiter = ',', default_value = "en")]
        languages: Vec<String>,
    },
    /// Tell what is known of a name, a lemma or an IRI
    Explain { name: String },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Events,
    Frames,
    Speech,
    Attitudes,
    Actors,
    Offices,
    Places,
    Topics,
    Sources,
}

impl OntologyCommand {
    pub(crate) fn run(&self, folder: Option<&Path>) -> Result<Outcome> {
        let ontology = Ontology::with_examples(folder)?;
        match &self.action {
            Action::Check => {
                let problems = ontology.check();
                for problem in &problems {
                    tell(problem);
                }
                put(&format!(
                    "{} event classes, {} frames, {} speech words, {} actors, {} offices, {} places, {} topics: {} problems\n",
                    ontology.classes.len(),
                    ontology.frames.len(),
                    ontology.speech.iter().map(|word| word.lemmas.len()).sum::<usize>(),
                    ontology.actors.len(),
                    ontology.offices.len(),
                    ontology.places.len(),
                    ontology.topics.len(),
                    problems.len()
                ))?;
                Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Nothing })
            }
            Action::List { kind, plover } => {
                let lines = list(&ontology, *kind, *plover);
                put(&lines)?;
                Ok(if lines.is_empty() { Outcome::Nothing } else { Outcome::Done })
            }
            Action::Codebook => {
                put(&codebook(&ontology))?;
                Ok(Outcome::Done)
            }
            Action::Import { wikidata, out, languages } => {
                import(&ontology, wikidata, out.as_deref(), languages)
            }
            Action::Explain { name } => {
                let text = explain(&ontology, name);
                if text.is_empty() {
                    tell(&format!("nothing is known of {name:?}"));
                    return Ok(Outcome::Nothing);
                }
                put(&text)?;
                Ok(Outcome::Done)
            }
        }
    }
}

fn import(ontology: &Ontology, dump: &Path, out: Option<&Path>, languages: &[String]) -> Result<Outcome> {
    // Read twice, so the bar has twice the bytes; of a compressed dump the size is not known before.
    let size = std::fs::metadata(dump).map(|file| file.len()).unwrap_or(0);
    let is_plain =
        dump.extension().is_none_or(|e| !e.eq_ignore_ascii_case("gz") && !e.eq_ignore_ascii_case("bz2"));
    let bar = if is_plain { ProgressBar::new(2 * size) } else { ProgressBar::new_spinner() };
    let style =
        if is_plain { "{wide_bar} {bytes}/{total_bytes}, {eta}" } else { "{spinner} {bytes}, {elapsed}" };
    bar.set_style(ProgressStyle::with_template(style)?);
    let mut file: Box<dyn Write> = match out {
        Some(path) => {
            let file = File::create(path).with_context(|| format!("writing {}", path.display()))?;
            Box::new(BufWriter::new(file))
        }
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let mut complain_of = |error: demarche::error::Error| bar.suspend(|| complain(&error.into()));
    let taken =
        wikidata::import(dump, languages, ontology, &mut file, &|bytes| bar.inc(bytes), &mut complain_of)?;
    bar.finish_and_clear();
    let place = out.map_or("standard output".to_owned(), |path| path.display().to_string());
    tell(&format!(
        "{} entities: {} people, {} organisations, {} states, {} offices into {place}",
        taken.entities, taken.people, taken.organisations, taken.states, taken.offices
    ));
    Ok(match (taken.wrong, taken.people + taken.organisations + taken.states) {
        (1.., _) => Outcome::Failed,
        (0, 0) => Outcome::Nothing,
        _ => Outcome::Done,
    })
}

fn list(ontology: &Ontology, kind: Kind, plover: Option<EventType>) -> String {
    let is_type =
        |class: &str| plover.is_none_or(|wanted| ontology.class(class).is_some_and(|c| c.plover == wanted));
    let named = |iri: &str, label: &str| format!("{}\t{label}\n", local(iri));
    match kind {
        Kind::Events => ontology
            .classes
            .values()
            .filter(|c| is_type(&c.iri))
            .map(|c| {
                let mode = c.mode.as_deref().unwrap_or("-");
                format!(
                    "{}\t{}\t{mode}\t{}\t{}\t{}\t{}\n",
                    local(&c.iri),
                    c.plover,
                    c.cameo,
                    c.weight,
                    c.relation,
                    c.label
                )
            })
            .collect(),
        Kind::Frames => {
            ontology.frames.iter().filter(|f| is_type(&f.evokes)).map(|f| frame(ontology, f)).collect()
        }
        Kind::Speech => ontology
            .speech
            .iter()
            .map(|w| format!("{}\t{:?}\t{}\n", local(&w.iri), w.factuality, w.lemmas.join(", ")))
            .collect(),
        Kind::Attitudes => ontology
            .attitudes
            .iter()
            .map(|a| {
                let negated = a.negated.as_ref().map_or("-", |(relation, _)| &**relation);
                format!(
                    "{}\t{}\t{}\t{:?}\t{negated}\n",
                    local(&a.frame.iri),
                    written(&a.frame.lemmas).join(", "),
                    a.relation,
                    a.polarity
                )
            })
            .collect(),
        Kind::Actors => ontology.actors.values().map(|a| named(&a.iri, &a.label)).collect(),
        Kind::Offices => ontology.offices.values().map(|o| named(&o.iri, &o.label)).collect(),
        Kind::Places => ontology.places.values().map(|p| named(&p.iri, &p.label)).collect(),
        Kind::Topics => ontology.topics.values().map(|t| named(&t.iri, &t.label)).collect(),
        Kind::Sources => ontology.sources.values().map(|s| named(&s.iri, &s.label)).collect(),
    }
}

fn frame(ontology: &Ontology, frame: &Frame) -> String {
    let relation = ontology.class(&frame.evokes).map_or("", |class| &*class.relation);
    let object = if frame.objects.is_empty() {
        String::new()
    } else {
        format!(" + {}", written(&frame.objects).join("/"))
    };
    let slots = |slots: &[Slot]| slots.iter().map(slot).collect::<Vec<_>>().join(", ");
    format!(
        "{}\t{}{object}\t{relation}\tsource: {}\ttarget: {}\n",
        local(&frame.iri),
        written(&frame.lemmas).join(", "),
        slots(&frame.source),
        slots(&frame.target)
    )
}

fn slot(slot: &Slot) -> &str {
    match slot {
        Slot::Subject => "subject",
        Slot::Object => "object",
        Slot::IndirectObject => "indirect object",
        Slot::Possessor => "possessor",
        Slot::Modifier => "modifier",
        Slot::Preposition(preposition) => preposition,
        Slot::ClauseSubject => "clause subject",
        Slot::ClauseObject => "clause object",
        Slot::Clause => "clause",
    }
}

fn explain(ontology: &Ontology, name: &str) -> String {
    let mut out = String::new();
    let wanted = name.split_once(':').map_or(name, |(_, rest)| rest).to_lowercase();
    let is_it =
        |iri: &str, label: &str| local(iri).to_lowercase() == wanted || label.to_lowercase() == wanted;
    for f in
        ontology.frames.iter().filter(|f| f.lemmas.iter().any(|l| *l == wanted) || local(&f.iri) == wanted)
    {
        let _ = write!(out, "frame {}", frame(ontology, f));
        for example in &f.examples {
            let _ = writeln!(out, "  e.g. {}", example.text);
        }
    }
    for c in ontology.classes.values().filter(|c| is_it(&c.iri, &c.label)) {
        let _ = writeln!(
            out,
            "event class {}: {}, PLOVER {}, CAMEO {}, weight {}, relation {}",
            local(&c.iri),
            c.label,
            c.plover,
            c.cameo,
            c.weight,
            c.relation
        );
    }
    for w in ontology.speech.iter().filter(|w| w.lemmas.iter().any(|l| *l == wanted)) {
        let _ = writeln!(out, "speech word {}: makes its clause {:?}", local(&w.iri), w.factuality);
    }
    for a in ontology
        .actors
        .values()
        .filter(|a| is_it(&a.iri, &a.label) || a.names.iter().any(|n| n.to_lowercase() == wanted))
    {
        let _ = writeln!(out, "actor {}: {} ({:?})", local(&a.iri), a.label, a.kind);
        for (what, names) in [("also", &a.names), ("adjectives", &a.adjectives), ("people", &a.demonyms)] {
            if !names.is_empty() {
                let _ = writeln!(out, "  {what}: {}", names.join(", "));
            }
        }
        for t in &a.tenures {
            let day = |d: Option<chrono::NaiveDate>| d.map_or("…".to_owned(), |d| d.to_string());
            let _ =
                writeln!(out, "  {} of {}, {} to {}", local(&t.office), local(&t.of), day(t.from), day(t.to));
        }
    }
    for p in ontology.places.values().filter(|p| is_it(&p.iri, &p.label)) {
        let state = p.state.as_deref().map_or("no state", local);
        let _ = writeln!(out, "place {}: {} ({:?}), {state}", local(&p.iri), p.label, p.kind);
    }
    for t in ontology.topics.values().filter(|t| is_it(&t.iri, &t.label)) {
        let _ = writeln!(out, "topic {}: {}", local(&t.iri), t.keywords.join(", "));
    }
    out
}
