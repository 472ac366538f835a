//! `demarche explain`: every stage of one article aligned under its text, or the sentences behind an edge.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use demarche::article::articles;
use demarche::extract::{Extraction, Guesser, Lack, Participant, Toward};
use demarche::store::EDGE;
use demarche::view::{local, rows};
use demarche::{Knowledge, read};

use crate::cli::{Outcome, complain, knowledge, known_actor, open, put, tell};

/// Show how an article is read, or what is behind an edge of a graph.
#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// Articles to explain
    #[arg(value_name = "ARTICLE", required_unless_present = "edge")]
    articles: Vec<PathBuf>,
    /// An edge instead: SOURCE RELATION TARGET
    #[arg(long, num_args = 3, value_names = ["SOURCE", "RELATION", "TARGET"], requires = "store")]
    edge: Option<Vec<String>>,
    /// The folder of the graph that has the edge
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,
    /// Only the event words that made no event, with what each lacks, and guesses of what unknown words tell
    #[arg(long, conflicts_with = "edge")]
    missed: bool,
}

impl Explain {
    pub(crate) fn run(&self, ontology: Option<&Path>) -> Result<Outcome> {
        if let (Some([source, relation, target]), Some(store)) = (self.edge.as_deref(), &self.store) {
            return edge(store, source, relation, target);
        }
        // A guess is made from the examples.
        let knowledge: &Knowledge = if self.missed {
            Box::leak(Box::new(Knowledge::with_examples(ontology)?))
        } else {
            knowledge(ontology)?
        };
        let guesser = self.missed.then(|| Guesser::new(&knowledge.ontology));
        let mut failed = false;
        for article in articles(&self.articles, std::io::stdin()) {
            match article {
                Ok(article) => {
                    let extraction = read(article, knowledge);
                    put(&match &guesser {
                        Some(guesser) => missed(&extraction, knowledge, guesser),
                        None => stages(&extraction, knowledge),
                    })?;
                }
                Err(error) => {
                    failed = true;
                    complain(&error.into());
                }
            }
        }
        Ok(if failed { Outcome::Failed } else { Outcome::Done })
    }
}

/// A relation however it is written: `agreedWith`, "agreed with".
fn joined(relation: &str) -> String {
    relation.replace(' ', "").to_lowercase()
}

fn edge(folder: &Path, source: &str, relation: &str, target: &str) -> Result<Outcome> {
    let store = open(folder)?;
    let mut names = Vec::new();
    for name in [source, target] {
        let Some(label) = known_actor(&store, name)? else { return Ok(Outcome::Nothing) };
        names.push(label);
    }
    let mut out = String::new();
    for row in rows(&store, EDGE)? {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        let pair = [get("sourceName"), get("targetName")];
        let is_pair = pair[..] == names[..] || (pair[0] == names[1] && pair[1] == names[0]);
        if is_pair && joined(local(&get("relation"))) == joined(relation) {
            let factuality = local(&get("factuality")).to_lowercase();
            let _ = writeln!(
                out,
                "{}:{}-{} [{factuality}] {}",
                get("identifier"),
                get("begin"),
                get("end"),
                get("sentence")
            );
        }
    }
    if out.is_empty() {
        tell("no such edge in this graph");
        return Ok(Outcome::Nothing);
    }
    put(&out)?;
    Ok(Outcome::Done)
}

fn stages(e: &Extraction, knowledge: &Knowledge) -> String {
    let document = &e.document;
    let mut out = format!("# {}\n", document.article.id);
    if let Some(day) = document.reference {
        let _ = writeln!(out, "reference date {day}");
    }
    for (index, zone) in document.article.zones.iter().enumerate() {
        let _ = writeln!(out, "\n[{}]", format!("{:?}", zone.kind).to_lowercase());
        let mut is_read = false;
        for (number, s) in document.sentences.iter().enumerate().filter(|(_, s)| s.zone == index) {
            is_read = true;
            let _ = writeln!(out, "{}", document.text(s.span));
            let words: Vec<String> = s
                .tokens
                .iter()
                .map(|t| {
                    let head = t.head.map_or("ROOT", |h| s.tokens[h].form.as_str());
                    format!("{}/{}→{}:{head}", t.form, t.xpos, t.deprel)
                })
                .collect();
            let _ = writeln!(out, "  parse    {}", words.join(" "));
            facts(e, knowledge, number, &mut out);
        }
        if !is_read {
            let _ = writeln!(out, "{}", document.text(zone.span));
        }
    }
    out
}

/// A block for each sentence with an event word that made no event, or with a word between two actors that the lexicon does
/// not have, of which the type is guessed.
fn missed(e: &Extraction, knowledge: &Knowledge, guesser: &Guesser) -> String {
    let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for m in &e.missed {
        let class = knowledge.ontology.class(&m.class);
        let lacks = match m.lacks {
            Lack::Source => "nobody who does it",
            Lack::Target => "nobody to whom it is done",
            Lack::Standing => "nobody known to act in politics",
        };
        lines.entry(m.sentence).or_default().push(format!(
            "  missed   {:?} {} by {}: {} → {}, {lacks}",
            e.document.text(m.trigger),
            class.map_or("", |class| class.plover.name()),
            local(&m.frame),
            names(e, &m.sources),
            names(e, &m.targets),
        ));
    }
    for guess in guesser.guesses(e, &knowledge.ontology) {
        lines.entry(guess.sentence).or_default().push(format!(
            "  guess    {:?} {} {:.2}: {} → {}, a word that the lexicon does not have",
            e.document.text(guess.trigger),
            guess.plover,
            guess.confidence,
            names(e, &[guess.source]),
            names(e, &[guess.target]),
        ));
    }
    let mut out = format!("# {}\n", e.document.article.id);
    for (sentence, lines) in lines {
        let text = e.document.text(e.document.sentences[sentence].span);
        let _ = writeln!(out, "\n{text}\n{}", lines.join("\n"));
    }
    out
}

fn names(e: &Extraction, side: &[Participant]) -> String {
    let labels: Vec<&str> = side.iter().map(|p| e.entities[p.entity].label.as_str()).collect();
    if labels.is_empty() { "–".to_owned() } else { labels.join(" + ") }
}

fn facts(e: &Extraction, knowledge: &Knowledge, sentence: usize, out: &mut String) {
    let document = &e.document;
    let span = document.sentences[sentence].span;
    for m in e.mentions.iter().filter(|m| m.sentence == sentence) {
        let entity = &e.entities[m.entity];
        let actor = entity.actor.as_deref().or(entity.place.as_deref()).map_or("", local);
        let _ =
            writeln!(out, "  mention  {:?} {:?} = {} {actor}", document.text(m.span), m.kind, entity.label);
    }
    for t in document.times.iter().filter(|t| span.contains(t.span)) {
        let _ = writeln!(out, "  time     {:?} = {} ({:?})", document.text(t.span), t.value, t.basis);
    }
    for event in e.events.iter().filter(|event| event.sentence == sentence) {
        let relation = knowledge.ontology.class(&event.class).map_or("", |class| &*class.relation);
        let date =
            event.date.map_or(String::new(), |d| format!(" {:?}–{:?}", d.range.earliest, d.range.latest));
        let place = event.place.map_or(String::new(), |p| format!(" in {}", e.entities[p.entity].label));
        let _ = writeln!(
            out,
            "  event    {} {relation} {} [{:?}]{date}{place} by {}",
            names(e, &event.sources),
            names(e, &event.targets),
            event.factuality,
            local(&event.frame)
        );
    }
    for stance in e.stances.iter().filter(|stance| stance.sentence == sentence) {
        let toward = match &stance.toward {
            Toward::Actor(actor) => names(e, &[*actor]),
            Toward::Position { of, topic } => {
                format!("position of {} on {}", names(e, &[*of]), topic.as_deref().map_or("?", local))
            }
            Toward::Proposition { span, .. } => format!("{:?}", document.text(*span)),
        };
        let declared = if stance.is_declared { "declared" } else { "told" };
        let _ = writeln!(
            out,
            "  stance   {} {} {toward} [{declared}]",
            names(e, &[stance.holder]),
            stance.relation
        );
    }
    for claim in e.claims.iter().filter(|claim| claim.sentence == sentence) {
        let _ = writeln!(
            out,
            "  claim    {} ({:?}): {:?}",
            claim.claimant.map_or_else(|| e.document.words(claim.speaker), |claimant| names(e, &[claimant])),
            claim.manner,
            document.text(claim.content)
        );
    }
    for role in e.roles.iter().filter(|role| role.sentence == sentence) {
        let state = role.state.as_deref().map_or("?", local);
        let _ = writeln!(
            out,
            "  role     {} is {} of {state} [{:?}]",
            names(e, &[role.person]),
            role.office_label,
            role.status
        );
    }
    for d in e.diagnostics.iter().filter(|d| span.contains(d.span)) {
        let _ = writeln!(out, "  unread   {:?} at {:?}", d.kind, document.text(d.span));
    }
}
