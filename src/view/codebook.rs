//! The codebook: every event type and mode with its definition, codes, predicate and examples, as Markdown.

use std::fmt::Write as _;

use crate::ontology::{Code, EventClass, Ontology, PloverType, Text, written};
use crate::view::local;

/// How many examples of a class are shown.
const EXAMPLES: usize = 3;

/// The page: a chapter for each PLOVER type, a section for each event class of it.
pub fn codebook(ontology: &Ontology) -> String {
    let mut out = String::from("# Codebook\n");
    for kind in &ontology.plover {
        chapter(ontology, kind, &mut out);
    }
    out
}

fn chapter(ontology: &Ontology, kind: &PloverType, out: &mut String) {
    let _ = write!(out, "\n## {}\n\n{}\n", kind.name, kind.definition);
    let coded = |code: &Code| format!("{} (CAMEO {}, weight {})", code.plover, code.cameo, code.weight);
    if let Some(code) = &kind.announced {
        let _ = write!(out, "\nAnnounced and not yet done: {}.\n", coded(code));
    }
    if let Some(code) = &kind.refused {
        let _ = write!(out, "\nAnnounced not to be done: {}.\n", coded(code));
    }
    for class in ontology.classes.values().filter(|class| class.plover == kind.name) {
        section(ontology, class, out);
    }
}

fn section(ontology: &Ontology, class: &EventClass, out: &mut String) {
    let _ = write!(out, "\n### {}: {}\n\n", local(&class.iri), class.label);
    let mode = class.mode.as_deref().map_or(String::new(), |mode| format!("mode `{mode}`, "));
    let both = if class.is_symmetric { ", both ways" } else { "" };
    let _ = writeln!(
        out,
        "{mode}CAMEO {}, weight {}, predicate `dm:{}`{both}",
        class.cameo, class.weight, class.relation
    );
    let frames: Vec<_> = ontology.frames.iter().filter(|frame| frame.evokes == class.iri).collect();
    let mut words: Vec<String> = frames
        .iter()
        .flat_map(|frame| {
            let object = frame.objects.first().map_or(String::new(), |object| format!(" {object}"));
            written(&frame.lemmas).into_iter().map(move |lemma| format!("{lemma}{object}"))
        })
        .collect();
    words.sort();
    words.dedup();
    let _ = write!(out, "\nWords: {}.\n\n", words.join(", "));
    for example in frames.iter().flat_map(|frame| &frame.examples).take(EXAMPLES) {
        let side = |name: &Option<Text>| name.clone().unwrap_or("–".into());
        let _ = writeln!(out, "- {} ({} → {})", example.text, side(&example.source), side(&example.target));
    }
}
