//! Morphology: number, tense, mood and voice, from the Penn tag and the place in the tree, written as the features
//! of Universal Dependencies, <https://universaldependencies.org/u/feat/>.

use crate::text::{English, Token, Upos};

/// What extraction asks of a word's form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    pub mood: Option<Mood>,
    pub number: Option<Number>,
    pub tense: Option<FormTense>,
    pub is_passive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Indicative,
    Imperative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Singular,
    Plural,
}

/// The tense of one form; that of a clause is [`crate::text::clause::Tense`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormTense {
    Past,
    Present,
}

/// The features of each word of a sentence.
pub fn features(tokens: &[Token], english: &English) -> Vec<Features> {
    let mut all: Vec<Features> = tokens.iter().map(|token| of_form(token, english)).collect();
    for (index, token) in tokens.iter().enumerate() {
        // "was signed", "signed by both": a participle that nobody "has".
        let has_done =
            |child: &Token| child.relation() == "aux" && child.xpos != "MD" && child.deprel != "aux:pass";
        let is_active = children(tokens, index).any(|child| has_done(&tokens[child]));
        let is_passive = children(tokens, index).any(|child| tokens[child].deprel.ends_with(":pass"));
        all[index].is_passive = token.xpos == "VBN"
            && token.upos == Upos::Verb
            && (is_passive || !is_active)
            && token.relation() != "aux";
        if is_command(tokens, index) {
            all[index].mood = Some(Mood::Imperative);
        }
    }
    for index in 0..tokens.len() {
        let Some(number) = number_of_subject(tokens, &all, index) else { continue };
        let helpers =
            children(tokens, index).filter(|child| matches!(tokens[*child].relation(), "aux" | "cop"));
        for verb in helpers.chain([index]) {
            if matches!(tokens[verb].xpos.as_str(), "VBD" | "VBP") {
                all[verb].number = Some(number);
            }
        }
    }
    all
}

fn children(tokens: &[Token], index: usize) -> impl Iterator<Item = usize> + '_ {
    (0..tokens.len()).filter(move |child| tokens[*child].head == Some(index))
}

/// The number of what a clause tells of, which may be told in a clause beside or above it: "they came and went".
fn number_of_subject(tokens: &[Token], all: &[Features], clause: usize) -> Option<Number> {
    let is_subject = |child: &usize| matches!(tokens[*child].relation(), "nsubj" | "expl");
    if let Some(subject) = children(tokens, clause).find(is_subject) {
        let is_coordinated = children(tokens, subject).any(|other| tokens[other].relation() == "conj");
        let is_relative = matches!(tokens[subject].xpos.as_str(), "WDT" | "WP");
        let antecedent = tokens[clause].head.filter(|_| is_relative && tokens[clause].deprel == "acl:relcl");
        return if is_coordinated { Some(Number::Plural) } else { all[antecedent.unwrap_or(subject)].number };
    }
    let above = tokens[clause].head.filter(|_| tokens[clause].relation() == "conj")?;
    // Trees have no circles, but text may be parsed as one that has: a clause before this one only.
    if above < clause { number_of_subject(tokens, all, above) } else { None }
}

fn of_form(token: &Token, english: &English) -> Features {
    let lower = || token.form.to_lowercase();
    let (mood, number, tense) = match token.xpos.as_str() {
        "NN" | "NNP" | "NNS" | "NNPS" if matches!(token.upos, Upos::Adj | Upos::Verb) => (None, None, None),
        "NN" | "NNP" => (None, Some(Number::Singular), None),
        "NNS" | "NNPS" => (None, Some(Number::Plural), None),
        "VBZ" => (Some(Mood::Indicative), Some(Number::Singular), Some(FormTense::Present)),
        "VBP" => (Some(Mood::Indicative), Some(Number::Singular), Some(FormTense::Present)),
        "VBD" => (Some(Mood::Indicative), Some(Number::Singular), Some(FormTense::Past)),
        "VBN" => (None, None, Some(FormTense::Past)),
        "VBG" if token.upos == Upos::Verb => (None, None, Some(FormTense::Present)),
        "PRP" | "PRP$" | "DT" if english.plural.contains(&*lower()) => (None, Some(Number::Plural), None),
        "PRP" | "PRP$" | "DT" if english.singular.contains(&*lower()) => (None, Some(Number::Singular), None),
        _ => (None, None, None),
    };
    Features { mood, number, tense, is_passive: false }
}

/// A plain form without subject, auxiliary or "to": "Stop the war".
fn is_command(tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    let governs = matches!(token.relation(), "root" | "conj" | "parataxis" | "ccomp");
    let is_bound = tokens.iter().any(|child| {
        child.head == Some(index) && matches!(child.relation(), "nsubj" | "aux" | "mark" | "csubj" | "expl")
    });
    let is_beside_one = token.relation() != "conj" || token.head.is_some_and(|head| is_command(tokens, head));
    token.xpos == "VB" && governs && !is_bound && is_beside_one
}

impl Features {
    /// As CoNLL-U writes them, in alphabetical order; `_` for none.
    pub fn conllu(self) -> String {
        let known: Vec<&str> = self.parts().into_iter().flatten().collect();
        if known.is_empty() { "_".to_owned() } else { known.join("|") }
    }

    /// Mood, number, tense and voice.
    pub(crate) fn parts(self) -> [Option<&'static str>; 4] {
        let mood = self.mood.map(|mood| match mood {
            Mood::Indicative => "Mood=Ind",
            Mood::Imperative => "Mood=Imp",
        });
        let number = self.number.map(|number| match number {
            Number::Singular => "Number=Sing",
            Number::Plural => "Number=Plur",
        });
        let tense = self.tense.map(|tense| match tense {
            FormTense::Past => "Tense=Past",
            FormTense::Present => "Tense=Pres",
        });
        let voice = self.is_passive.then_some("Voice=Pass");
        [mood, number, tense, voice]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::text::model::Model;
    use crate::text::{NoLexicon, analyze};

    fn told(text: &str) -> Vec<String> {
        let english = English::builtin().expect("embedded");
        let document = analyze(Article::plain("t", text), &english, Model::english(), &NoLexicon);
        features(&document.sentences[0].tokens, &english).into_iter().map(Features::conllu).collect()
    }

    #[test]
    fn tense_number_voice_and_mood() {
        let passive = told("The treaties were signed by both states.");
        assert_eq!(passive[2], "Mood=Ind|Number=Plur|Tense=Past");
        assert_eq!(passive[3], "Tense=Past|Voice=Pass");
        assert_eq!(told("Stop the war now.")[0], "Mood=Imp");
        assert_eq!(told("He refuses.")[1], "Mood=Ind|Number=Sing|Tense=Pres");
    }
}
