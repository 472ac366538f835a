//! The trained model: tags, lemmas and a dependency tree for the words of a sentence.
//! It was trained by [`crate::text::train`] and knows nothing of articles or politics.

pub(crate) mod feature;
mod file;
pub(crate) mod lemma;
pub(crate) mod network;
pub(crate) mod product;
pub(crate) mod quantized;
pub(crate) mod tree;

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use self::feature::KeyTable;
use self::lemma::Lemmatizer;
use self::network::{Network, Silence, Trace};
use super::Upos;
use crate::error::Result;

/// A longer sentence is read in pieces, for arcs take the square of its length.
const LONGEST: usize = 250;
/// Sentences are read side by side up to so many words: enough to fill the vectors of the processor, and few
/// enough for its nearer memory.
const BATCH: usize = 96;
/// Relation of a later piece's root to the first.
const NEXT_PIECE: &str = "parataxis";
pub(crate) const ROOT: &str = "root";

/// What the model says of one token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub lemma: String,
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Index of the governor in the sentence; none for the root.
    pub head: Option<usize>,
    /// Universal Dependencies relation with its subtype.
    pub deprel: String,
}

/// Tagger, parser and lemmatiser.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) network: Network,
    /// Keys of the word rows, in order of the rows.
    pub(crate) keys: Vec<u32>,
    pub(crate) table: KeyTable,
    pub(crate) names: Names,
    pub(crate) lemmatizer: Lemmatizer,
}

/// What the scores of the network stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) xpos: Vec<String>,
    pub(crate) relations: Vec<String>,
    /// Universal and Penn tags that go together, as indices.
    pub(crate) pairs: Vec<(u16, u16)>,
}

/// Memory of one thread, used again for each sentence.
#[derive(Default)]
struct Scratch {
    trace: Trace,
    scores: Vec<f32>,
    hidden: Vec<f32>,
    heads: Vec<usize>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Model {
    /// Reads a model as [`Model::save`] wrote it.
    ///
    /// # Errors
    /// The bytes are no model of this version.
    pub fn load(bytes: &[u8]) -> Result<Model> {
        file::load(bytes, |rows| rows.to_vec().into())
    }

    /// The model's file, rows in 8 and weights in 16 bits.
    pub fn save(&self) -> Vec<u8> {
        file::save(self)
    }

    /// The English model that comes with the program.
    pub fn english() -> &'static Model {
        static ENGLISH: LazyLock<Model> = LazyLock::new(|| {
            file::load(include_bytes!("../english.model"), Cow::Borrowed)
                .expect("the model built in is whole")
        });
        &ENGLISH
    }

    /// Tags, lemmas and the tree of a sentence, one word for each form. Exactly one word is the root.
    ///
    /// ```
    /// use demarche::text::model::Model;
    ///
    /// let words = Model::english().parse(&["Poland", "expelled", "two", "diplomats", "."]);
    /// assert_eq!(words[1].lemma, "expel");
    /// assert_eq!(words[0].head, Some(1));
    /// ```
    pub fn parse(&self, forms: &[&str]) -> Vec<Word> {
        self.parse_all(&[forms]).pop().unwrap_or_default()
    }

    /// [`Model::parse`] for each sentence.
    pub fn parse_all<'a>(&self, sentences: &[impl AsRef<[&'a str]>]) -> Vec<Vec<Word>> {
        let mut words: Vec<Word> = Vec::new();
        SCRATCH.with_borrow_mut(|scratch| {
            let mut batch: Vec<&[&str]> = Vec::new();
            let mut count = 0;
            for piece in sentences.iter().flat_map(|forms| pieces(forms.as_ref())) {
                if count + piece.len() > BATCH {
                    self.parse_batch(&batch, scratch, &mut words);
                    batch.clear();
                    count = 0;
                }
                batch.push(piece);
                count += piece.len();
            }
            self.parse_batch(&batch, scratch, &mut words);
        });
        let mut words = words.into_iter();
        let whole = |forms: &[&str]| joined(pieces(forms), words.by_ref().take(forms.len()).collect());
        sentences.iter().map(AsRef::as_ref).map(whole).collect()
    }

    /// Whether a form was seen often enough in training to have a row of its own, in whatever letters.
    pub(super) fn knows(&self, form: &str) -> bool {
        feature::rows(&[form], &self.table).all(|rows| rows[feature::WORD] != feature::UNKNOWN)
    }

    /// The lemma of a form with these tags.
    pub fn lemma(&self, form: &str, upos: Upos, xpos: &str) -> String {
        self.lemmatizer.lemma(form, upos, xpos)
    }

    /// Every number that a decision rests on.
    #[cfg(test)]
    fn scores(&self, forms: &[&str]) -> Vec<f32> {
        let (mut trace, mut all) = (Trace::default(), Vec::new());
        trace.features.extend(feature::rows(forms, &self.table));
        trace.bounds.extend([0, forms.len()]);
        self.network.encode(&mut trace, &mut Silence);
        let mut scores = Vec::new();
        self.network.score_heads(&mut trace, 0, &mut scores);
        all.extend_from_slice(&scores);
        let mut hidden = Vec::new();
        (0..forms.len()).for_each(|word| self.network.join(&trace, 0, word, (word + 1) % 2, &mut hidden));
        product::rectify(&mut hidden);
        self.network.score_relations(&hidden, &mut trace.inputs, &mut scores);
        all.extend(scores);
        all.extend_from_slice(&trace.tags);
        all
    }

    fn parse_batch(&self, pieces: &[&[&str]], scratch: &mut Scratch, words: &mut Vec<Word>) {
        let Scratch { trace, scores, hidden, heads } = scratch;
        trace.features.clear();
        trace.bounds.clear();
        trace.bounds.push(0);
        for forms in pieces {
            trace.features.extend(feature::rows(forms, &self.table));
            trace.bounds.push(trace.features.len());
        }
        self.network.encode(trace, &mut Silence);
        hidden.clear();
        heads.clear();
        for (index, forms) in pieces.iter().enumerate() {
            self.network.score_heads(trace, index, scores);
            let start = heads.len();
            heads.extend(tree::heads(scores, forms.len()));
            for (word, head) in heads[start..].iter().enumerate() {
                self.network.join(trace, start, word, *head, hidden);
            }
        }
        product::rectify(hidden);
        self.network.score_relations(hidden, &mut trace.inputs, scores);
        let root = self.names.relations.iter().position(|name| name == ROOT);
        let tags = trace.tags.chunks_exact(self.network.layout.dimensions.tags);
        let relations = scores.chunks_exact_mut(self.names.relations.len());
        let forms = pieces.iter().copied().flatten();
        for (((form, head), tags), scores) in forms.zip(&*heads).zip(tags).zip(relations) {
            let (upos, xpos) = self.names.tags(tags);
            // The root's relation belongs to the root and to no other word.
            root.into_iter().for_each(|root| scores[root] = f32::NEG_INFINITY);
            let relation = || self.names.relations[product::greatest_at(scores)].clone();
            words.push(Word {
                lemma: self.lemmatizer.lemma(form, upos, xpos),
                upos,
                xpos: xpos.to_string(),
                head: head.checked_sub(1),
                deprel: if *head == 0 { ROOT.to_string() } else { relation() },
            });
        }
    }
}

/// A sentence, or the pieces of one that is too long, cut where a clause may end.
fn pieces<'a, 'b>(forms: &'a [&'b str]) -> impl Iterator<Item = &'a [&'b str]> {
    let mut rest = forms;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = if rest.len() <= LONGEST {
            rest.len()
        } else {
            let half = LONGEST / 2;
            let stop = rest[half..LONGEST].iter().rposition(|form| matches!(*form, ";" | "." | ":" | ","));
            stop.map_or(LONGEST, |place| half + place + 1)
        };
        let (piece, later) = rest.split_at(end);
        rest = later;
        Some(piece)
    })
}

/// The words of a sentence; the later pieces hang on the root of the first.
fn joined<'a>(pieces: impl Iterator<Item = &'a [&'a str]>, mut words: Vec<Word>) -> Vec<Word> {
    let mut start = 0;
    for piece in pieces {
        let end = start + piece.len();
        let root = words[..start].iter().position(|word| word.head.is_none());
        for word in words[start..end].iter_mut().filter(|_| start > 0) {
            match word.head {
                Some(head) => word.head = Some(head + start),
                None => {
                    word.head = root;
                    word.deprel = NEXT_PIECE.to_string();
                }
            }
        }
        start = end;
    }
    words
}

impl Names {
    /// The best pair of tags that occurs, the first of equals.
    fn tags(&self, scores: &[f32]) -> (Upos, &str) {
        let (upos, xpos) = scores.split_at(Upos::ALL.len());
        let most = upos[product::greatest_at(upos)];
        let (mut best, mut best_score) = ((0, 0), f32::NEG_INFINITY);
        for &(u, x) in &self.pairs {
            let score = xpos[usize::from(x)];
            // Most Penn tags are out of the question whatever stands beside them.
            if most + score > best_score && upos[usize::from(u)] + score > best_score {
                (best, best_score) = ((u, x), upos[usize::from(u)] + score);
            }
        }
        (Upos::ALL[usize::from(best.0)], &self.xpos[usize::from(best.1)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_tree(words: &[Word]) -> bool {
        let heads: Vec<usize> = words.iter().map(|word| word.head.map_or(0, |head| head + 1)).collect();
        tree::is_tree(&heads)
    }

    #[test]
    fn every_input_gives_a_word_for_each_form_and_one_tree() {
        let long: Vec<String> = (0..5_000).map(|n| format!("w{n},")).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let huge = "ſ".repeat(10_000);
        for forms in [
            &[][..],
            &[""],
            &["."],
            &["\u{200f}", "🇧🇾", "e\u{301}", "\0", "ﬁ", "İ"],
            &["PRESIDENT", "SIGNS", "LAW"],
            &[&huge, "x"],
            &long,
        ] {
            let words = Model::english().parse(forms);
            assert_eq!(words.len(), forms.len());
            assert!(is_tree(&words), "{forms:?}");
            let roots = words.iter().filter(|word| word.deprel == ROOT);
            assert_eq!(roots.count(), usize::from(!forms.is_empty()));
        }
    }

    #[test]
    fn a_plain_sentence_is_parsed() {
        let words = Model::english().parse(&["Poland", "expelled", "two", "Russian", "diplomats", "."]);
        let told: Vec<_> =
            words.iter().map(|w| (w.lemma.as_str(), w.upos, w.head, w.deprel.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Poland", Upos::Propn, Some(1), "nsubj"),
                ("expel", Upos::Verb, None, "root"),
                ("two", Upos::Num, Some(4), "nummod"),
                ("Russian", Upos::Adj, Some(4), "amod"),
                ("diplomat", Upos::Noun, Some(1), "obj"),
                (".", Upos::Punct, Some(1), "punct"),
            ]
        );
    }

    #[test]
    fn every_processor_reads_alike() {
        let sentences: Vec<Vec<&str>> = include_str!("../train/tiny.conllu")
            .split("\n\n")
            .map(|block| block.lines().filter_map(|line| line.split('\t').nth(1)).collect())
            .collect();
        let scores = |level: product::Level| {
            level.force(|| {
                let model = Model::english();
                sentences.iter().map(|forms| model.scores(forms)).collect::<Vec<_>>()
            })
        };
        let all: Vec<_> = product::Level::available().into_iter().map(scores).collect();
        assert!(all[0].iter().any(|scores| scores.iter().any(|score| *score != 0.0)));
        // Bit for bit, not only in what they decide.
        let bits =
            |scores: &Vec<Vec<f32>>| -> Vec<u32> { scores.iter().flatten().map(|s| s.to_bits()).collect() };
        assert!(all.windows(2).all(|pair| bits(&pair[0]) == bits(&pair[1])));
    }

    #[test]
    fn a_loaded_model_is_saved_as_the_same_bytes() {
        let once = Model::english().save();
        assert_eq!(Model::load(&once).unwrap().save(), once);
    }

    #[test]
    fn what_is_no_model_is_an_error() {
        let bytes = Model::english().save();
        assert!(Model::load(b"").is_err());
        assert!(Model::load(b"demarche model 1\nxxxxxxxxxx").is_err());
        assert!(Model::load(&bytes[..bytes.len() / 2]).is_err());
    }
}
