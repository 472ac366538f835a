//! One event told several times in an article is one; what is told as history beside the news is marked.

use demarche::article::Article;
use demarche::extract::{EventMention, Extraction};
use demarche::{Knowledge, read};

fn extraction(text: &str, date: &str) -> Extraction {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let mut article = Article::plain("example", text);
    article.published = Some(date.parse().expect("a date"));
    read(article, &knowledge)
}

fn of_class<'a>(extraction: &'a Extraction, class: &str) -> Vec<&'a EventMention> {
    extraction.events.iter().filter(|event| event.class.ends_with(class)).collect()
}

#[test]
fn a_lead_and_later_paragraphs_about_one_meeting_are_one_event() {
    let extraction = extraction(
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Friday.\n\n\
         The two leaders met for three hours. At their meeting in Nairobi, Ruto and Museveni agreed to build a \
         railway.\n\nRuto had met Tanzanian President Samia Suluhu Hassan in March.",
        "2024-05-04",
    );
    let meetings = of_class(&extraction, "Meeting");
    let clusters: Vec<usize> = meetings.iter().map(|meeting| meeting.cluster).collect();
    assert_eq!(clusters.len(), 4, "{meetings:#?}");
    assert!(clusters[..3].iter().all(|cluster| *cluster == clusters[0]), "{clusters:?}");
    assert_ne!(clusters[3], clusters[0], "another meeting, with somebody else");
    let dates: Vec<_> = meetings[..3].iter().map(|meeting| meeting.date.map(|date| date.range)).collect();
    assert!(
        dates.iter().all(|date| *date == dates[0] && date.is_some()),
        "the undated take the date: {dates:?}"
    );
}

#[test]
fn history_beside_the_news_is_background() {
    let extraction = extraction(
        "Poland expelled two Russian diplomats on Monday. Ties have been poor since Russia's invasion of Ukraine in \
         2022.",
        "2024-05-07",
    );
    let (news, history) = (of_class(&extraction, "Expulsion"), of_class(&extraction, "Invasion"));
    assert!(news.len() == 1 && !news[0].is_background, "{news:#?}");
    assert!(history.len() == 1 && history[0].is_background, "{history:#?}");
}
