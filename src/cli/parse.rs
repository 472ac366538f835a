//! `demarche parse`: CoNLL-U from text, or from CoNLL-U with its tokens kept.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use demarche::article::{Article, articles};
use demarche::text::conllu::{self, Id, Row, Sentence};
use demarche::text::model::Model;
use demarche::text::morphology::features;
use demarche::text::{English, NoLexicon, analyze, raw, train};

use crate::cli::{Outcome, complain, put};

/// Tag and parse text into CoNLL-U.
#[derive(Args, Debug)]
pub(crate) struct Parse {
    /// Text files or, with --pretokenized, CoNLL-U (.gz too); - is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
    /// The input is CoNLL-U: keep its tokens, write new tags, lemmas, heads and labels
    #[arg(long)]
    pretokenized: bool,
    /// The input is CoNLL-U: print how well its annotation is met, from its running text or, with --pretokenized,
    /// from its tokens, and nothing else
    #[arg(long)]
    score: bool,
    /// A model made by `demarche train`, instead of the embedded one
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Parse {
    pub(crate) fn run(&self, _ontology: Option<&Path>) -> Result<Outcome> {
        let own = match &self.model {
            Some(path) => {
                let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
                Some(Model::load(&bytes).with_context(|| format!("reading {}", path.display()))?)
            }
            None => None,
        };
        let model = own.as_ref().unwrap_or_else(|| Model::english());
        if self.pretokenized || self.score { self.treebanks(model) } else { self.texts(model) }
    }

    fn treebanks(&self, model: &Model) -> Result<Outcome> {
        for path in &self.files {
            let mut sentences = if path.as_os_str() == "-" {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text).context("reading standard input")?;
                conllu::read(&text)?
            } else {
                conllu::read_file(path)?
            };
            if self.score && !self.pretokenized {
                let english = English::builtin()?;
                let sum: raw::Agreement = raw::texts(&sentences)
                    .iter()
                    .map(|text| {
                        let article = Article::plain("treebank", &text.text);
                        raw::agreement(text, &analyze(article, &english, model, &NoLexicon), &english)
                    })
                    .sum();
                put(&format!("{}: {} words, raw text, {sum}\n", path.display(), sum.words.gold))?;
                continue;
            }
            if self.score {
                let agreement = train::agreement(model, &sentences);
                put(&format!("{}: {} words, {agreement}\n", path.display(), agreement.words))?;
                continue;
            }
            for sentence in &mut sentences {
                let forms: Vec<&str> = sentence.words().map(|row| row.form.as_str()).collect();
                let words = model.parse(&forms);
                sentence.annotate(&words);
            }
            put(&conllu::write(&sentences))?;
        }
        Ok(Outcome::Done)
    }

    fn texts(&self, model: &Model) -> Result<Outcome> {
        let english = English::builtin()?;
        let mut failed = false;
        for article in articles(&self.files, std::io::stdin()) {
            match article {
                Ok(article) => {
                    let document = analyze(article, &english, model, &NoLexicon);
                    let sentences: Vec<Sentence> = document
                        .sentences
                        .iter()
                        .map(|s| sentence(s, &document.article.text, &english))
                        .collect();
                    put(&conllu::write(&sentences))?;
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

fn sentence(s: &demarche::text::Sentence, text: &str, english: &English) -> Sentence {
    let features = features(&s.tokens, english);
    let words = s.span.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = s
        .tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let touches = s.tokens.get(index + 1).is_some_and(|next| next.span.start == token.span.end);
            Row {
                id: Id::Word(index + 1),
                form: token.span.text(text).to_owned(),
                lemma: token.lemma.clone(),
                upos: token.upos.name().to_owned(),
                xpos: token.xpos.clone(),
                feats: features[index].conllu(),
                head: token.head.map_or(0, |head| head + 1).to_string(),
                deprel: token.deprel.clone(),
                deps: "_".to_owned(),
                misc: if touches { "SpaceAfter=No" } else { "_" }.to_owned(),
            }
        })
        .collect();
    Sentence { comments: vec![format!("# text = {words}")], rows }
}
