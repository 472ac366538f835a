//! The `demarche` program: what was typed → what is meant → calls to the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
