//! The lexicon's own examples: every frame and every speech word is read as its example says.

use demarche::article::Article;
use demarche::extract::{EventMention, Extraction, Participant};
use demarche::ontology::{Factuality, Frame, SpeechWord};
use demarche::{Knowledge, read};

fn extraction(knowledge: &Knowledge, text: &str) -> Extraction {
    read(Article::plain("example", text), knowledge)
}

/// Whether one of the participants is written or called `expected`.
fn names(extraction: &Extraction, participants: &[Participant], expected: &str) -> bool {
    let text = &extraction.document.article.text;
    participants.iter().any(|p| {
        let written = extraction.mentions[p.mention].span.text(text);
        let label = &extraction.entities[p.entity].label;
        label == expected || written == expected || written.contains(expected)
    })
}

fn tells(
    extraction: &Extraction,
    event: &EventMention,
    source: Option<&str>,
    target: Option<&str>,
    mutual: bool,
) -> bool {
    let role = |participants: &[Participant], expected: Option<&str>| {
        expected.is_none_or(|expected| names(extraction, participants, expected))
    };
    role(&event.sources, source) && role(&event.targets, target)
        || mutual && role(&event.sources, target) && role(&event.targets, source)
}

fn frame_failures(knowledge: &Knowledge, frame: &Frame) -> Vec<String> {
    let class = knowledge.ontology.class(&frame.evokes).expect("checked by ontology::check");
    let mut failures = Vec::new();
    for example in &frame.examples {
        let extraction = extraction(knowledge, &example.text);
        let (source, target) = (example.source.as_deref(), example.target.as_deref());
        let is_told = extraction
            .events
            .iter()
            .filter(|event| event.class == frame.evokes)
            .any(|event| tells(&extraction, event, source, target, class.is_symmetric));
        let is_stance = class.polarity.is_some()
            && extraction
                .stances
                .iter()
                .any(|stance| source.is_none_or(|source| names(&extraction, &[stance.holder], source)));
        if !is_told && !is_stance {
            failures.push(format!("{}: {} [{source:?} → {target:?}]", frame.iri, example.text));
        }
    }
    for text in &frame.counter_examples {
        let extraction = extraction(knowledge, text);
        if extraction
            .events
            .iter()
            .any(|event| event.frame == frame.iri && event.factuality == Factuality::Reported)
        {
            failures.push(format!("{}: must not be read in: {text}", frame.iri));
        }
    }
    failures
}

fn speech_failures(knowledge: &Knowledge, word: &SpeechWord) -> Vec<String> {
    let mut failures = Vec::new();
    for example in &word.examples {
        let extraction = extraction(knowledge, &example.text);
        let text = &extraction.document.article.text;
        let is_told = extraction.events.iter().any(|event| {
            let claimant = match (&example.claimant, event.claimant) {
                (Some(expected), Some(entity)) => {
                    let label = &extraction.entities[entity].label;
                    label == expected
                        || label.contains(expected.as_str())
                        || expected.contains(label.as_str())
                }
                (Some(_), None) => false,
                (None, _) => true,
            };
            event.trigger.text(text).contains(&example.trigger)
                && event.factuality == example.factuality
                && claimant
        });
        if !is_told {
            failures.push(format!(
                "{}: {} [{} {:?}]",
                word.iri, example.text, example.trigger, example.factuality
            ));
        }
    }
    failures
}

#[test]
fn every_frame_is_read_in_its_examples() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let frames = &knowledge.ontology.frames;
    let failures: Vec<String> = frames.iter().flat_map(|frame| frame_failures(&knowledge, frame)).collect();
    let examples: usize = frames.iter().map(|f| f.examples.len() + f.counter_examples.len()).sum();
    assert!(failures.is_empty(), "{} of {examples} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_speech_word_does_what_its_example_says() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let words = &knowledge.ontology.speech;
    let failures: Vec<String> = words.iter().flat_map(|word| speech_failures(&knowledge, word)).collect();
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}
