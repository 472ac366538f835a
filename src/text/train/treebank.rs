//! A treebank as the network is trained on it: rows of its words, indices of its tags, heads and relations.

use std::collections::{BTreeMap, BTreeSet};

use super::guide::{Guide, Teachers};
use super::noise::Dropout;
use crate::error::{Error, Result};
use crate::text::Upos;
use crate::text::conllu;
use crate::text::model::feature::{self, CAPITALS, KeyTable, NONE, Rows, UNKNOWN, WORD};
use crate::text::model::lemma::{self, Lemmatizer};
use crate::text::model::network::{Network, Trace};
use crate::text::model::{Model, Names, ROOT, tree};

pub(super) struct Treebank {
    pub(super) sentences: Vec<Example>,
    pub(super) keys: Vec<u32>,
    pub(super) names: Names,
    table: KeyTable,
    /// How often the row of a word was seen.
    counts: Vec<usize>,
    lemmatizer: Lemmatizer,
}

/// A sentence to learn.
pub(super) struct Example {
    forms: Vec<String>,
    features: Vec<Rows>,
    targets: Vec<Target>,
    guide: Option<Guide>,
}

/// What is to be learnt of the sentences of a batch.
pub(super) struct Lesson<'a> {
    /// For each word of all sentences.
    pub(super) targets: Vec<Target>,
    /// For each sentence.
    pub(super) guides: Vec<Option<&'a Guide>>,
}

/// What is right for a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) upos: usize,
    pub(super) xpos: usize,
    /// 0 for the root, 1 for the first word.
    pub(super) head: usize,
    pub(super) relation: usize,
}

impl Example {
    pub(super) fn len(&self) -> usize {
        self.targets.len()
    }
}

impl Treebank {
    /// Sentences of treebanks, and others that only the teachers annotate.
    pub(super) fn new(
        sentences: &[conllu::Sentence],
        others: &[conllu::Sentence],
        teachers: &[Model],
    ) -> Result<Treebank> {
        let names = names(sentences)?;
        let mut teachers = Teachers::new(teachers, &names)?;
        let forms = |sentences: &[conllu::Sentence]| -> Vec<Vec<String>> {
            sentences.iter().map(|s| s.words().map(|row| row.form.clone()).collect()).collect()
        };
        let (forms, others) = (forms(sentences), forms(others));
        let keys = feature::vocabulary(&forms, &others);
        let table = KeyTable::new(&keys);
        let mut counts = vec![0; keys.len()];
        let mut examples = Vec::new();
        for (sentence, forms) in sentences.iter().zip(forms).filter(|(_, forms)| !forms.is_empty()) {
            let features: Vec<Rows> = feature::rows(&forms, &table).collect();
            features.iter().for_each(|rows| counts[rows[WORD] as usize] += 1);
            let targets = targets(sentence, &names)?;
            let guide = teachers.beside(&forms, &targets);
            examples.push(Example { forms, features, targets, guide });
        }
        for forms in others.into_iter().filter(|forms| !forms.is_empty()) {
            let Some((guide, targets)) = teachers.alone(&forms) else { break };
            let features: Vec<Rows> = feature::rows(&forms, &table).collect();
            features.iter().for_each(|rows| counts[rows[WORD] as usize] += 1);
            examples.push(Example { forms, features, targets, guide: Some(guide) });
        }
        let lemmatizer =
            Lemmatizer::learn(sentences.iter().flat_map(conllu::Sentence::words).filter_map(|row| {
                let upos = Upos::named(&row.upos)?;
                Some(lemma::Example { form: &row.form, upos, xpos: &row.xpos, lemma: &row.lemma })
            }));
        Ok(Treebank { sentences: examples, keys, names, table, counts, lemmatizer })
    }

    pub(super) fn tags(&self) -> usize {
        Upos::ALL.len() + self.names.xpos.len()
    }

    pub(super) fn model(&self, network: Network) -> Model {
        Model {
            network,
            keys: self.keys.clone(),
            table: self.table.clone(),
            names: self.names.clone(),
            lemmatizer: self.lemmatizer.clone(),
        }
    }

    /// Puts the next sentences of `order`, about `size` words, into the trace.
    pub(super) fn batch(
        &self,
        order: &[usize],
        next: &mut usize,
        size: usize,
        dropout: &mut Dropout,
        trace: &mut Trace,
    ) -> Lesson<'_> {
        trace.features.clear();
        trace.bounds.clear();
        trace.bounds.push(0);
        let mut targets = Vec::new();
        let mut guides = Vec::new();
        while *next < order.len() && targets.len() < size {
            let example = &self.sentences[order[*next]];
            *next += 1;
            let start = trace.features.len();
            match recapitalized(example, dropout) {
                Some(forms) => trace.features.extend(feature::rows(&forms, &self.table)),
                None => trace.features.extend_from_slice(&example.features),
            }
            trace.features[start..].iter_mut().for_each(|rows| self.leave_out(rows, dropout));
            trace.bounds.push(trace.features.len());
            targets.extend_from_slice(&example.targets);
            guides.push(example.guide.as_ref());
        }
        Lesson { targets, guides }
    }

    fn leave_out(&self, rows: &mut Rows, dropout: &mut Dropout) {
        let rates = dropout.rates;
        let rare = rates.rarity / (rates.rarity + self.counts[rows[WORD] as usize] as f32);
        if dropout.random.unit() < rates.form.max(rare) {
            rows[WORD] = UNKNOWN;
        }
        for row in &mut rows[1..CAPITALS] {
            if dropout.random.unit() < rates.affix {
                *row = NONE;
            }
        }
    }
}

/// The forms as a headline, a shout or a careless writer would write them.
fn recapitalized(example: &Example, dropout: &mut Dropout) -> Option<Vec<String>> {
    if dropout.random.unit() >= dropout.rates.capitals {
        return None;
    }
    let way = dropout.random.unit();
    let forms = example.forms.iter();
    Some(match way {
        _ if way < 0.35 => forms.map(|form| form.to_uppercase()).collect(),
        _ if way < 0.6 => forms.map(|form| form.to_lowercase()).collect(),
        _ => forms.map(|form| if form.len() > 3 { titled(form) } else { form.clone() }).collect(),
    })
}

fn titled(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn names(sentences: &[conllu::Sentence]) -> Result<Names> {
    let (mut xpos, mut relations, mut pairs) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
    relations.insert(ROOT);
    for row in sentences.iter().flat_map(conllu::Sentence::words) {
        xpos.insert(row.xpos.as_str());
        relations.insert(row.deprel.as_str());
        *pairs.entry((upos(row)?, row.xpos.as_str())).or_insert(0) += 1;
    }
    // What a large treebank holds once or twice is a slip.
    let total: usize = pairs.values().sum();
    pairs.retain(|_, count| *count > total / 100_000);
    let xpos: Vec<String> = xpos.into_iter().map(str::to_string).collect();
    let place = |name: &str| xpos.binary_search_by(|known| known.as_str().cmp(name)).unwrap_or(0) as u16;
    Ok(Names {
        pairs: pairs.into_keys().map(|(upos, name)| (upos as u16, place(name))).collect(),
        relations: relations.into_iter().map(str::to_string).collect(),
        xpos,
    })
}

fn upos(row: &conllu::Row) -> Result<Upos> {
    Upos::named(&row.upos).ok_or_else(|| Error::Model(format!("{:?} is no universal tag", row.upos)))
}

fn targets(sentence: &conllu::Sentence, names: &Names) -> Result<Vec<Target>> {
    let index = |known: &[String], name: &str| known.iter().position(|other| other == name).unwrap_or(0);
    let targets = sentence.words().map(|row| {
        let head = row.head.parse().map_err(|_| Error::Model(format!("{:?} is no head", row.head)))?;
        Ok(Target {
            upos: upos(row)? as usize,
            xpos: index(&names.xpos, &row.xpos),
            head,
            relation: index(&names.relations, &row.deprel),
        })
    });
    let targets: Vec<Target> = targets.collect::<Result<_>>()?;
    let heads: Vec<usize> = targets.iter().map(|target| target.head).collect();
    if heads.iter().any(|head| *head > heads.len()) || !tree::is_tree(&heads) {
        let name = sentence.comments.iter().find(|comment| comment.contains("sent_id"));
        return Err(Error::Model(format!("{} is no tree", name.map_or("a sentence", String::as_str))));
    }
    Ok(targets)
}
