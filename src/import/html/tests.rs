//! What reading a web page promises.

use super::*;

fn page(body: &str) -> Reading {
    read(body.as_bytes(), &Wish::default()).unwrap()
}

fn story(count: usize) -> String {
    (0..count)
        .map(|at| format!("<p>Paragraph {at}: Russia said that the army of Syria, with Iran, had retaken the city of Palmyra from the group.</p>"))
        .collect()
}

#[test]
fn an_article_is_taken_and_what_surrounds_it_left_out() {
    let menu: String = (0..30).map(|at| format!("<li><a href='/{at}'>Topic {at}</a></li>")).collect();
    let html = format!(
        "<title>The fall</title><nav><ul>{menu}</ul></nav><article><h1>The fall</h1>{}</article><footer>Imprint</footer>",
        story(8)
    );
    let reading = page(&html);
    assert!(reading.text.starts_with("The fall\n\nParagraph 0: Russia said"), "{}", reading.text);
    assert!(reading.text.ends_with("from the group."));
    assert!(!reading.text.contains("Topic") && !reading.text.contains("Imprint"));
    assert_eq!(reading.warnings, [Warning::ArticleOnly(91)]);
    let wish = Wish { whole_page: true, ..Wish::default() };
    let whole = read(html.as_bytes(), &wish).unwrap();
    assert!(
        whole.text.contains("• Topic 29\n") && whole.text.ends_with("Imprint") && whole.warnings.is_empty()
    );
}

#[test]
fn a_page_without_an_article_is_taken_whole() {
    let cells: String =
        (0..40).map(|at| format!("<tr><td>Actor {at}</td><td>supports</td><td>Assad</td></tr>")).collect();
    let reading = page(&format!("<h1>Actors</h1><table>{cells}</table>"));
    assert!(reading.text.contains("Actor 0\tsupports\tAssad\nActor 1\t"), "{}", reading.text);
}

#[test]
fn a_short_page_is_whole_as_it_is() {
    let reading = page("<p>Russia left.</p>");
    assert_eq!((&*reading.text, reading.warnings.len() <= 1), ("Russia left.", true));
}

#[test]
fn hidden_words_of_the_article_are_marked_and_others_counted() {
    let html = format!(
        "<article>{}<p>Seen words <span style='display:none'>planted words here</span> seen again, he said, and more of it.</p>{}</article>\
        <div hidden>Cookies are used on this site</div>",
        story(4),
        story(4)
    );
    let reading = page(&html);
    let hidden: Vec<_> = reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect();
    assert_eq!(hidden, ["planted words here"]);
    assert!(!reading.text.contains("Cookies"));
    assert!(reading.warnings.contains(&Warning::Hidden(3)), "{:?}", reading.warnings);
    assert!(reading.warnings.contains(&Warning::HiddenLeftOut(6)), "{:?}", reading.warnings);
}

#[test]
fn a_hidden_notice_cannot_pose_as_the_article() {
    let html = format!(
        "<div style='display:none'>{}</div><article>{}</article>",
        "<p>Planted, planted, and planted.</p>".repeat(60),
        story(5)
    );
    let reading = page(&html);
    assert!(!reading.text.contains("Planted") && reading.text.contains("Paragraph 4"), "{}", reading.text);
}

#[test]
fn a_page_that_its_styles_hide_until_a_script_runs_is_shown() {
    let reading = page(&format!("<style>.app{{visibility:hidden}}</style><div class=app>{}</div>", story(5)));
    assert!(reading.hidden.is_empty() && reading.text.contains("Paragraph 4"));
}

#[test]
fn markup_beyond_the_limits_gives_its_bare_words() {
    let deep = format!("{}Deep words.{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
    let reading = page(&deep);
    assert_eq!(
        (&*reading.text, reading.warnings[0].to_string().as_str()),
        (
            "Deep words.",
            "its markup is not plain (nested more than 512 deep), so only the bare words were taken"
        )
    );
    let many = format!("<p>First{}<script>no()</script><p hidden>gone</p>", "<p>x".repeat(210_000));
    let reading = page(&many);
    assert_eq!(reading.warnings[0], Warning::BareWords("too many tags".to_owned()));
    assert!(reading.text.starts_with("First\n\nx\n\nx") && !reading.text.contains("no()"));
    assert_eq!(reading.hidden.len(), 1);
}

#[test]
fn bombs_of_tags_cost_no_more_than_their_letters() {
    let fonts: String = (0..2_500).map(|at| format!("<font color=c{at}>")).collect();
    assert_eq!(page(&format!("{fonts}{}", "<p>x".repeat(3_000))).text.matches('x').count(), 3_000);
    assert_eq!(page(&format!("<p{}>words", " a".repeat(50_000))).text, "words");
    assert_eq!(page(&"<a href=x><table><td>".repeat(2_000)).text, "");
    let formatting = "<a><b><i><u><tt><nobr><div>".repeat(600);
    assert_eq!(page(&format!("{formatting}words")).text, "words");
}
