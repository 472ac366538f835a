//! The order of the modules in `lib.rs` is the order of the layers: each uses only those before it.

use std::fs;
use std::path::{Path, PathBuf};

fn layers() -> Vec<String> {
    let map = fs::read_to_string("src/lib.rs").expect("the crate's map");
    map.lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|name| name.trim_end_matches(';').to_owned())
        .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn a_layer_names_no_layer_above_it() {
    let layers = layers();
    assert!(layers.len() >= 10, "{layers:?}");
    let mut wrong = Vec::new();
    for (position, layer) in layers.iter().enumerate() {
        let mut files = vec![PathBuf::from(format!("src/{layer}.rs"))];
        if Path::new(&format!("src/{layer}")).is_dir() {
            rust_files(Path::new(&format!("src/{layer}")), &mut files);
        }
        for file in files.iter().filter(|file| file.exists()) {
            let code = fs::read_to_string(file).expect("a source file");
            for above in &layers[position + 1..] {
                if code.contains(&format!("crate::{above}")) {
                    wrong.push(format!("{} uses {above}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_command_line_prints() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    for file in files.iter().filter(|file| !file.starts_with("src/cli")) {
        let code = fs::read_to_string(file).expect("a source file");
        assert!(!code.contains("println!") && !code.contains("eprintln!"), "{}", file.display());
    }
}
