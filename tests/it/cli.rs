//! The program as a user meets it: exit codes, one clear line an error, nothing stored is lost.

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

fn demarche() -> Command {
    Command::cargo_bin("demarche").expect("the program")
}

fn built(folder: &TempDir, text: &str) -> std::path::PathBuf {
    let article = folder.path().join("a.txt");
    fs::write(&article, text).expect("an article");
    let store = folder.path().join("graph");
    demarche().arg("build").arg(&article).arg("--store").arg(&store).assert().success();
    store
}

#[test]
fn building_twice_changes_nothing_and_the_order_of_articles_neither() {
    let folder = TempDir::new().expect("a folder");
    let one = folder.path().join("one");
    let two = folder.path().join("two");
    demarche().args(["build", "examples/articles", "--store"]).arg(&one).assert().success();
    let first = fs::read(one.join("graph.nq")).expect("the graph");
    demarche().args(["build", "examples/articles", "--store"]).arg(&one).assert().success();
    assert_eq!(first, fs::read(one.join("graph.nq")).expect("the graph"));
    let mut articles: Vec<_> =
        fs::read_dir("examples/articles").expect("examples").flatten().map(|entry| entry.path()).collect();
    articles.sort();
    articles.reverse();
    demarche().arg("build").args(&articles).arg("--store").arg(&two).assert().success();
    assert_eq!(first, fs::read(two.join("graph.nq")).expect("the graph"));
}

#[test]
fn bad_input_is_one_line_each_and_the_rest_goes_on() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("empty.txt"), "").expect("written");
    fs::write(path("binary.txt"), [0u8, 159, 146, 150]).expect("written");
    fs::write(path("feed.jsonl"), "{\"doc_id\": 1, \"text\": \"Iran attacked Oman.\"}\n{broken\n")
        .expect("written");
    let run = demarche().arg("build").arg(folder.path()).arg("--store").arg(path("graph")).assert().code(2);
    let errors = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    let lines: Vec<&str> = errors.lines().filter(|line| line.starts_with("error:")).collect();
    assert_eq!(lines.len(), 3, "{errors}");
    assert!(errors.contains("binary.txt: the file is not text; expected"), "{errors}");
    assert!(errors.contains("empty.txt: the file is empty; expected"), "{errors}");
    assert!(errors.contains("feed.jsonl, line 2:"), "{errors}");
    let answer = demarche()
        .args(["query", "ASK { actor:iran dm:attacked actor:oman }", "--store"])
        .arg(path("graph"))
        .assert();
    answer.success().stdout("true\n");
}

#[test]
fn a_missing_folder_a_wrong_query_and_another_folder_are_errors() {
    let folder = TempDir::new().expect("a folder");
    let store =
        built(&folder, "Iran attacked Oman on Monday, officials in the capital of Oman said in a statement.");
    demarche().args(["build", "no/such/folder", "--store"]).arg(folder.path().join("x")).assert().code(2);
    let run = demarche().args(["query", "SELECT ?a WHERE { ?a", "--store"]).arg(&store).assert().code(2);
    let errors = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(errors.starts_with("error: query:") && errors.lines().count() == 1, "{errors}");
    // A folder that holds something else is not written over.
    demarche().args(["build", "examples/articles", "--store"]).arg(folder.path()).assert().code(2);
    demarche().args(["timeline", "--actor", "Nobody At All", "--store"]).arg(&store).assert().code(1);
}

#[test]
fn a_crash_before_the_rename_leaves_the_old_graph() {
    let folder = TempDir::new().expect("a folder");
    let store =
        built(&folder, "Iran attacked Oman on Monday and on Tuesday, and many people fled from the coast.");
    let before = fs::read(store.join("graph.nq")).expect("the graph");
    // What a killed writer leaves behind.
    fs::write(store.join("graph.nq.new"), "<half a statement").expect("written");
    demarche()
        .args(["query", "ASK { actor:iran dm:attacked actor:oman }", "--store"])
        .arg(&store)
        .assert()
        .success();
    assert_eq!(before, fs::read(store.join("graph.nq")).expect("the graph"));
}

#[test]
fn claims_plans_comments_and_headings_make_no_edge() {
    let folder = TempDir::new().expect("a folder");
    let store = folder.path().join("graph");
    demarche().args(["build", "examples/articles", "--store"]).arg(&store).assert().success();
    for edge in [
        // a comment, a plan, a reader's word
        "actor:azerbaijan dm:invaded actor:armenia",
        "actor:russia dm:deployedTo actor:finland",
        "actor:mike-pompeo dm:visited actor:south-korea",
    ] {
        demarche().arg("query").arg(format!("ASK {{ {edge} }}")).arg("--store").arg(&store).assert().code(1);
    }
    for edge in ["actor:donald-trump dm:met actor:kim-jong-un", "actor:kim-jong-un dm:met actor:donald-trump"]
    {
        demarche()
            .arg("query")
            .arg(format!("ASK {{ {edge} }}"))
            .arg("--store")
            .arg(&store)
            .assert()
            .success();
    }
}

fn said(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("text")
}

#[test]
fn actors_are_found_shown_merged_and_split_again() {
    let folder = TempDir::new().expect("a folder");
    let store = built(
        &folder,
        "Deputy Prime Minister Marko Petrovich visited Vienna on 4 February 2024.\n\nThe envoy Ilse Brandl met Chinese \
         Foreign Minister Wang Yi in Beijing on 3 February 2024.\n",
    );
    fs::write(folder.path().join("b.txt"), "Marko Petrovic met Ursula von der Leyen on 6 March 2024.")
        .expect("an article");
    let again = |store: &std::path::Path| {
        demarche().arg("build").arg(folder.path().join("b.txt")).arg("--store").arg(store).assert().success();
    };
    again(&store);
    let ask = |words: &[&str]| said(demarche().arg("actors").args(words).arg("--store").arg(&store));
    let listed = ask(&["list", "--kind", "person"]);
    assert!(
        listed.contains("actor:marko-petrovic ") && listed.contains("actor:marko-petrovich "),
        "{listed}"
    );
    assert!(ask(&["list", "--unsure"]).contains("may be actor:marko-petrovich"));
    assert!(ask(&["search", "Ван"]).contains("actor:wang-yi"));
    let before = fs::read(store.join("graph.nq")).expect("the graph");
    ask(&["merge", "marko-petrovich", "Marko Petrovic"]);
    again(&store);
    let shown = ask(&["show", "marko petrovic"]);
    assert!(shown.contains("2 events") && shown.contains("“Marko Petrovich” in "), "{shown}");
    assert!(!ask(&["list"]).contains("actor:marko-petrovich "));
    assert!(
        said(demarche().args(["timeline", "--actor", "Marko Petrovich", "--store"]).arg(&store))
            .lines()
            .count()
            == 2
    );
    ask(&["split", "marko-petrovich"]);
    assert_eq!(before, fs::read(store.join("graph.nq")).expect("the graph"));
    demarche().args(["actors", "show", "Nobody Atall", "--store"]).arg(&store).assert().code(1);
    // Without a graph the gazetteer answers.
    assert!(
        said(demarche().args(["actors", "search", "王毅"]))
            .contains("actor:wang-yi  Wang Yi  person of China\n")
    );
    let shown = said(demarche().args(["actors", "show", "wang yi"]));
    assert!(shown.contains("foreign minister of China, 2013-03 to ") && !shown.contains(" in "), "{shown}");
    demarche().args(["actors", "show", "Nobody Atall"]).assert().code(1);
    demarche().args(["actors", "split", "wang-yi", "--store"]).arg(&store).assert().code(1);
}

#[test]
fn a_wikidata_dump_becomes_actors() {
    use std::io::Write as _;
    let folder = TempDir::new().expect("a folder");
    let dump = fs::read("tests/gold/wikidata-dump.json").expect("the dump");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(&dump).expect("in memory");
    fs::write(folder.path().join("dump.json.gz"), gz.finish().expect("in memory")).expect("written");
    let mut bz2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bz2.write_all(&dump).expect("in memory");
    fs::write(folder.path().join("dump.json.bz2"), bz2.finish().expect("in memory")).expect("written");
    fs::write(folder.path().join("dump.json"), &dump).expect("written");
    let expected = expect_test::expect_file!["../gold/wikidata-import.ttl"];
    for name in ["dump.json", "dump.json.gz", "dump.json.bz2"] {
        let mut command = demarche();
        command
            .args(["ontology", "import", "--languages", "en,fr,ru", "--wikidata"])
            .arg(folder.path().join(name));
        expected.assert_eq(&said(&mut command));
    }
    let own = folder.path().join("own");
    fs::create_dir(&own).expect("a folder");
    demarche()
        .args(["ontology", "import", "--languages", "en,fr,ru", "--wikidata"])
        .arg(folder.path().join("dump.json"))
        .arg("--out")
        .arg(own.join("actors.ttl"))
        .assert()
        .success();
    demarche().arg("--ontology").arg(&own).args(["ontology", "check"]).assert().success();
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "The former foreign minister Ilse Brandl of Verdania met Wang Yi on 3 February 2024.",
    )
    .expect("an article");
    let store = folder.path().join("graph");
    demarche()
        .arg("--ontology")
        .arg(&own)
        .arg("build")
        .arg(&article)
        .arg("--store")
        .arg(&store)
        .assert()
        .success();
    let shown = said(
        demarche().arg("--ontology").arg(&own).args(["actors", "show", "Ilse Brandl", "--store"]).arg(&store),
    );
    assert!(shown.contains("foreign minister of Verdania, 2019-05 to 2023-11"), "{shown}");
    let broken = folder.path().join("broken.json");
    fs::write(&broken, [&dump[..dump.len() - 2], b",\n{\"id\": \"Q1\", broken\n]\n"].concat())
        .expect("written");
    let told = demarche().args(["ontology", "import", "--wikidata"]).arg(&broken).assert().code(2);
    let told = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
    assert!(told.contains("broken.json, line 13: ") && told.contains("1 people"), "{told}");
}

/// Three articles in which somebody changes sides and two blame each other.
const TURN: &str = r#"{"doc_id":"a","date":"2024-03-04","source":"Alpha Wire","text":"Serbia firmly opposes sanctions against Belarus. Chad said that Sudan had shelled a village. Libya condemned Egypt."}
{"doc_id":"b","date":"2024-04-05","source":"Beta Post","text":"Sudan said that Chad had shelled a village."}
{"doc_id":"c","date":"2024-03-20","source":"Gamma Daily","text":"Serbia supports sanctions against Belarus. Sudan said that Chad had shelled a village."}
"#;

#[test]
fn stances_turn_and_questions_have_names() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), TURN).expect("articles");
    let store = folder.path().join("graph");
    demarche().arg("build").arg(folder.path().join("a.jsonl")).arg("--store").arg(&store).assert().success();
    let stances = |words: &[&str]| said(demarche().arg("stances").args(words).arg("--store").arg(&store));
    assert_eq!(
        stances(&["--holder", "serbia", "--topic", "economy"]),
        "Serbia on Sanctions: first 2024-03-04, last 2024-03-20 (2 articles)\n  \
         by 2024-03-04  opposes “sanctions against Belarus” [strong]\n      \
         Serbia firmly opposes sanctions against Belarus. (Alpha Wire)\n  \
         by 2024-03-20  supports “sanctions against Belarus”\n      \
         Serbia supports sanctions against Belarus. (Gamma Daily)\n  \
         reversed 2024-03-20: opposes “sanctions against Belarus” (strong) → supports “sanctions against Belarus”\n"
    );
    assert!(stances(&["--toward", "Egypt"]).contains("condemned Egypt"));
    demarche().args(["stances", "--from", "2025-01-01", "--store"]).arg(&store).assert().code(1);
    let ask = |words: &[&str]| {
        said(demarche().arg("query").args(words).args(["--format", "tsv", "--store"]).arg(&store))
    };
    let disputes = ask(&["disputes", "--actor", "Chad"]);
    assert_eq!(disputes.matches("MutualBlame").count(), 2, "{disputes}");
    let changes = ask(&["changes"]);
    assert!(changes.contains("\"opposes\"") && changes.contains("\"supports\"\t\"2024-03-20\""), "{changes}");
    assert!(ask(&["accusations", "--with", "Egypt"]).contains("Libya condemned Egypt."));
    assert!(
        ask(&["claims", "--actor", "Chad", "--to", "2024-03-31"]).contains("Sudan had shelled a village")
    );
    assert!(ask(&["supports", "--topic", "sanctions"]).contains("sanctions against Belarus"));
    assert!(ask(&["allies", "--actor", "Egypt"]).contains("Libya"));
    for wrong in
        [&["allies"][..], &["disputes", "--from", "2024-01-01"], &["ASK {}", "--actor", "Chad"], &["foo"]]
    {
        demarche().arg("query").args(wrong).arg("--store").arg(&store).assert().code(2);
    }
    assert_eq!(said(demarche().args(["query", "--list"])).lines().count(), 6);
}
