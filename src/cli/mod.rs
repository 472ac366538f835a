//! The command line: what was typed → what is meant → calls to the library. One command a file.
//! Results go to standard output, messages to standard error.

mod actors;
mod build;
mod events;
mod explain;
mod extract;
mod ontology;
mod parse;
mod query;
mod stances;
mod train;
mod views;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{CommandFactory, Parser, Subcommand};
use demarche::Knowledge;
use demarche::store::Store;
use demarche::view::{Filter, actor};

/// Read news articles into a geopolitical event knowledge graph.
#[derive(Parser, Debug)]
#[command(name = "demarche", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Folder with Turtle files that add to the built-in ontology or replace parts of it
    #[arg(long, global = true, value_name = "DIR")]
    ontology: Option<PathBuf>,
}

#[derive(Subcommand, Debug)]
enum Command {
    Build(build::Build),
    Extract(extract::Extract),
    Events(events::Events),
    Query(query::Query),
    Timeline(views::Timeline),
    Network(views::Network),
    Stances(stances::Stances),
    Explain(explain::Explain),
    Actors(actors::Actors),
    Ontology(ontology::OntologyCommand),
    Parse(parse::Parse),
    Train(train::Train),
    /// Write completions for a shell
    Completions {
        shell: clap_complete::Shell,
    },
}

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// Nothing found, or a check failed.
    Nothing,
    /// Something could not be read; the rest was done.
    Failed,
}

/// Runs the program: exit code 0 done, 1 nothing found or a check failed, 2 error.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(&cli) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: &Cli) -> Result<Outcome> {
    let ontology = cli.ontology.as_deref();
    match &cli.command {
        Command::Build(command) => command.run(ontology),
        Command::Extract(command) => command.run(ontology),
        Command::Events(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Timeline(command) => command.run(),
        Command::Network(command) => command.run(),
        Command::Stances(command) => command.run(),
        Command::Explain(command) => command.run(ontology),
        Command::Actors(command) => command.run(ontology),
        Command::Ontology(command) => command.run(ontology),
        Command::Parse(command) => command.run(ontology),
        Command::Train(command) => command.run().map(|()| Outcome::Done),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "demarche", &mut script);
            io::stdout().write_all(&script)?;
            Ok(Outcome::Done)
        }
    }
}

/// One line on standard error, red on a terminal.
pub(crate) fn complain(error: &anyhow::Error) {
    let red = anstyle::Style::new().fg_color(Some(anstyle::AnsiColor::Red.into())).bold();
    let line = format!("{error:#}").replace('\n', " ");
    anstream::eprintln!("{red}error:{red:#} {line}");
}

/// A message on standard error.
pub(crate) fn tell(message: &str) {
    anstream::eprintln!("{message}");
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Writes a result to standard output.
pub(crate) fn put(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// What the program knows. It lives until the program ends and is never taken apart.
pub(crate) fn knowledge(ontology: Option<&Path>) -> Result<&'static Knowledge> {
    Ok(Box::leak(Box::new(Knowledge::load(ontology)?)))
}

/// Opens a store that must have something in it.
pub(crate) fn open(folder: &Path) -> Result<Store> {
    let store = Store::open(folder)?;
    if store.is_empty() {
        anyhow::bail!(
            "no graph in {}: make one with `demarche build ARTICLES --store {0}`",
            folder.display()
        );
    }
    Ok(store)
}

/// What to show: shared by `timeline` and `network`.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct FilterArgs {
    /// Only what this actor takes part in
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// … together with this one
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    /// PLOVER type (CONSULT) or relation (met)
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    #[arg(long)]
    topic: Option<String>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    from: Option<chrono::NaiveDate>,
    /// Last day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    to: Option<chrono::NaiveDate>,
}

/// The label of an actor of the graph; where there is none, says so with the names most like it.
pub(crate) fn known_actor(store: &Store, name: &str) -> Result<Option<String>> {
    Ok(found(name, actor(store, name).context("looking up an actor")?))
}

/// The labels of the actors that were named; none when one of them is not in the graph.
pub(crate) fn known_actors<const N: usize>(
    store: &Store,
    names: [&Option<String>; N],
) -> Result<Option<[Option<String>; N]>> {
    let mut labels = [const { None }; N];
    for (label, name) in labels.iter_mut().zip(names) {
        if let Some(name) = name {
            match known_actor(store, name)? {
                Some(known) => *label = Some(known),
                None => return Ok(None),
            }
        }
    }
    Ok(Some(labels))
}

/// What was found under a name; where nothing was, says so with the names most like it.
fn found(name: &str, answer: std::result::Result<String, Vec<String>>) -> Option<String> {
    answer.map_err(|near| nobody(name, "this graph", &near)).ok()
}

/// Says that nobody goes by a name, with the names most like it.
fn nobody(name: &str, place: &str, near: &[String]) {
    let hint = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
    tell(&format!("no actor named {name:?} in {place}{hint}"));
}

impl FilterArgs {
    /// The filter with the actors' labels; none when an actor is not in the graph.
    pub(crate) fn filter(&self, store: &Store) -> Result<Option<Filter>> {
        let Some([actor, with]) = known_actors(store, [&self.actor, &self.with])? else { return Ok(None) };
        Ok(Some(Filter {
            actor,
            with,
            kind: self.kind.clone(),
            topic: self.topic.clone(),
            from: self.from,
            to: self.to,
        }))
    }
}
