mod train;
use clap::Parser;
#[derive(Parser)]
enum Cli { Train(train::Train) }
pub(crate) fn run() -> std::process::ExitCode {
    let Cli::Train(t) = Cli::parse();
    match t.run() { Ok(()) => std::process::ExitCode::SUCCESS, Err(e) => { eprintln!("{e:#}"); std::process::ExitCode::FAILURE } }
}
