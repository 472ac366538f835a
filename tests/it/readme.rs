//! The README: its commands run as written and show what it says, and its files are there.

use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const PROMPT: &str = "    $ cargo run --release -- ";

/// The words of a command line; quotes keep words together.
fn words(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, ' ') => found.push(std::mem::take(&mut word)),
            (_, c) => word.push(c),
        }
    }
    found.push(word);
    found.retain(|word| !word.is_empty());
    found
}

#[test]
fn the_commands_of_the_tour_show_what_the_readme_says() {
    let readme = std::fs::read_to_string("README.md").expect("the README");
    let folder = TempDir::new().expect("a folder");
    let store = folder.path().join("graph").display().to_string();
    let run = |line: &str| {
        let args = words(line).into_iter().map(|word| if word == "graph" { store.clone() } else { word });
        let output =
            Command::cargo_bin("demarche").expect("the program").args(args).output().expect("an answer");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let first =
        readme.lines().find_map(|line| line.strip_prefix("    cargo run --release -- ")).expect("a command");
    let told = run(first);
    for line in told.lines() {
        assert!(readme.contains(&format!("    {line}\n")), "the README lacks {line:?} of {first}");
    }
    let lines: Vec<&str> = readme.lines().collect();
    let mut seen = 0;
    for (index, line) in lines.iter().enumerate() {
        let Some(command) = line.strip_prefix(PROMPT) else { continue };
        let expected: Vec<&str> = lines[index + 1..]
            .iter()
            .take_while(|line| line.starts_with("    ") && !line.starts_with("    $ "))
            .map(|line| &line[4..])
            .collect();
        assert_eq!(run(command).trim_end().lines().collect::<Vec<_>>(), expected, "{command}");
        seen += 1;
    }
    assert!(seen >= 3);
}

#[test]
fn every_command_and_file_that_the_readme_names_is_there() {
    let readme = std::fs::read_to_string("README.md").expect("the README");
    let code = readme.split('`').skip(1).step_by(2);
    for part in code {
        if let Some(command) = part.strip_prefix("demarche ") {
            let name = command.split(' ').next().unwrap_or_default();
            let is_name = !name.is_empty() && name.chars().all(char::is_lowercase);
            if is_name {
                Command::cargo_bin("demarche")
                    .expect("the program")
                    .args([name, "--help"])
                    .assert()
                    .success();
            }
        }
        let is_file = part.contains('/') && !part.contains([' ', '<', '…', ':']);
        if is_file {
            assert!(Path::new(part).exists(), "{part} of the README is not there");
        }
    }
}
