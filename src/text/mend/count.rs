//! Mending counts: words that tell how exact a number is are no prepositions.

use super::{Words, set};
use crate::text::{Token, Upos};

/// "killed up to 30 people", "deported around a thousand migrants", "arrested between 10 and 20 men", "seized 10 to 20 boats":
/// what is counted is the object.
pub(super) fn counted_object(tokens: &mut [Token], words: &Words) {
    for noun in 3..tokens.len() {
        let verb = tokens[noun].head.filter(|&v| v < noun && tokens[noun].deprel == "obl");
        let Some(verb) =
            verb.filter(|&v| takes_object(tokens, v) && matches!(tokens[noun].xpos.as_str(), "NNS" | "NNPS"))
        else {
            continue;
        };
        let forms: Vec<String> = tokens[verb + 1..noun].iter().map(|t| t.form.to_lowercase()).collect();
        let Some(lead) = tokens[verb + 1..noun].iter().position(|t| t.upos == Upos::Num) else { continue };
        if !is_count(&forms[..lead], &forms[lead..], words) && !is_about(&forms[..lead], words) {
            continue;
        }
        set(&mut tokens[noun], Some(verb), "obj");
        for word in &mut tokens[verb + 1..verb + 1 + lead] {
            set(word, Some(noun), "advmod");
            word.upos = Upos::Adv;
            "RB".clone_into(&mut word.xpos);
        }
    }
}

fn takes_object(tokens: &[Token], verb: usize) -> bool {
    let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.deprel == relation);
    tokens[verb].upos == Upos::Verb && !has("obj") && !has("aux:pass") && !has("nsubj:pass")
}

/// Whether words before a noun are a number with what surrounds it: "up to 30", "10 to 20". "Over 30 people" can be a way.
fn is_count(lead: &[String], number: &[String], words: &Words) -> bool {
    let english = words.english;
    let told = lead.join(" ");
    let is_bound = lead.len() > 1 && (english.at_most.contains(&*told) || english.at_least.contains(&*told));
    match number {
        [_] => is_bound,
        [_, joint, _] if english.range_openers.contains(&*told) => english.range_ends.contains(&**joint),
        [_, joint, _] => (lead.is_empty() || is_bound) && english.range_joints.contains(&**joint),
        _ => false,
    }
}

/// "around a hundred Ethiopian migrants".
fn is_about(lead: &[String], words: &Words) -> bool {
    matches!(lead, [about, one] if words.english.about.contains(&**about) && words.english.one_words.contains(&**one))
}
