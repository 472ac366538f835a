//! Numbers of things, in digits and words, with how exact they are said to be.

use demarche::article::Article;
use demarche::{Knowledge, read};

#[test]
fn numbers_have_bounds() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let cases = [
        ("The army lost 12 soldiers.", Some(12), Some(12), false),
        ("The army lost twenty-two soldiers.", Some(22), Some(22), false),
        ("The army lost 1,200 soldiers.", Some(1200), Some(1200), false),
        ("The army lost at least 30 soldiers.", Some(30), None, false),
        ("The army lost more than a hundred soldiers.", Some(100), None, false),
        ("The army lost up to 30 soldiers.", None, Some(30), false),
        ("The army lost about 500 soldiers.", Some(500), Some(500), true),
        ("The army lost between 10 and 20 soldiers.", Some(10), Some(20), false),
        ("The army lost 10 to 20 thousand soldiers.", Some(10_000), Some(20_000), false),
        ("The army lost two dozen soldiers.", Some(24), Some(24), false),
        ("The army lost dozens of soldiers.", Some(24), None, false),
        ("The army lost tens of thousands of soldiers.", Some(20_000), None, false),
        ("The army lost several hundred soldiers.", Some(200), None, false),
        ("The army lost a few dozen soldiers.", Some(24), None, false),
        ("The army lost half a million soldiers.", Some(500_000), Some(500_000), false),
        ("The army lost half a dozen soldiers.", Some(6), Some(6), false),
        ("The army lost one hundred and twenty soldiers.", Some(120), Some(120), false),
        ("The army lost 65 000 soldiers.", Some(65_000), Some(65_000), false),
        ("The bank lent $1.2 billion to Kenya.", Some(1_200_000_000), Some(1_200_000_000), false),
        ("The bank lent €500m to Kenya.", Some(500_000_000), Some(500_000_000), false),
    ];
    for (text, low, high, is_about) in cases {
        let extraction = read(Article::plain("example", text), &knowledge);
        let told: Vec<_> = extraction.document.numbers.iter().map(|n| (n.low, n.high, n.is_about)).collect();
        assert_eq!(told, [(low, high, is_about)], "{text}");
    }
}

#[test]
fn parts_are_no_numbers_of_things() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    for text in ["The army lost two-thirds of its soldiers.", "The army lost 30 percent of its soldiers."] {
        let extraction = read(Article::plain("example", text), &knowledge);
        assert!(extraction.document.numbers.is_empty(), "{text} {:?}", extraction.document.numbers);
    }
}

#[test]
fn dates_are_no_numbers_of_things() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let extraction = read(Article::plain("example", "On 3 May 2024 the army withdrew."), &knowledge);
    assert!(extraction.document.numbers.is_empty(), "{:?}", extraction.document.numbers);
}
