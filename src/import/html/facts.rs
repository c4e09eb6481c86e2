//! Title, author, outlet, date and language of a page, weighed from all that it says.
//!
//! The order is that of trust: what was written for other programs (Open Graph, JSON-LD, citation tags, Dublin Core)
//! before what was written for the eye. A date that can be read in two ways is left out. Start at [`Facts::of`].

use serde_json::Value;

use super::found::Found;
use crate::import::date;

/// What is known of a page; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) outlet: String,
    pub(super) date: String,
    pub(super) language: String,
}

/// A byline of more letters is a sentence.
const LONGEST_NAME: usize = 120;

impl Facts {
    /// Weighs what was found.
    pub(super) fn of(found: &Found) -> Self {
        let story = Story::of(&found.scripts, &found.title);
        let outlet = first(&[
            found.first(&["og:site_name"]),
            &story.outlet,
            found.first(&[
                "citation_journal_title",
                "citation_publisher",
                "dc.publisher",
                "dcterms.publisher",
                "publisher",
            ]),
            found.first(&["application-name"]),
        ]);
        Self {
            title: title(found, &story, &outlet),
            author: author(found, &story),
            date: date(found, &story),
            language: language(found),
            outlet,
        }
    }
}

fn title(found: &Found, story: &Story, outlet: &str) -> String {
    let stated = [
        found.first(&["og:title", "citation_title"]),
        &story.title,
        found.first(&["twitter:title", "dc.title", "dcterms.title"]),
    ];
    let stated = first(&stated);
    let title = if stated.is_empty() { &found.title } else { &stated };
    if title.is_empty() {
        return found.heading.clone();
    }
    without_outlet(title, outlet, &found.heading).to_owned()
}

/// `title` without the name of the outlet behind a bar or a dash.
fn without_outlet<'t>(title: &'t str, outlet: &str, heading: &str) -> &'t str {
    let parted = [" | ", " - ", " – ", " — ", " :: ", " « "];
    let cut = parted.iter().filter_map(|sign| title.rsplit_once(sign)).max_by_key(|(head, _)| head.len());
    let Some((head, tail)) = cut else { return title };
    let is_outlet = !outlet.is_empty() && tail.trim().to_lowercase().contains(&outlet.to_lowercase());
    let head = head.trim();
    if !head.is_empty() && (is_outlet || head == heading) { head } else { title }
}

fn author(found: &Found, story: &Story) -> String {
    let cited: Vec<&str> =
        found.meta.iter().filter(|(name, _)| name == "citation_author").map(|(_, who)| &**who).collect();
    let names = [
        "author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "article:author",
    ];
    let stated = names.iter().map(|name| found.first(&[name])).find(|who| is_name(who)).unwrap_or_default();
    let shown = name_in(&found.byline);
    let shown = Some(shown).filter(|who| is_name(who)).unwrap_or_default();
    let author = first(&[&cited.join(", "), &story.author, stated, shown]);
    without_by(&author).to_owned()
}

/// The name in a byline: what stands before a date, a bar or a dash.
fn name_in(byline: &str) -> &str {
    let byline = without_by(byline);
    let end = byline.find(|c: char| c.is_ascii_digit() || matches!(c, '|' | '•' | '·' | '—' | '@' | '('));
    let name = &byline[..end.unwrap_or(byline.len())];
    let name = name.split(" - ").next().unwrap_or(name);
    let bare = |name: &'_ str| {
        name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–')).len()
    };
    let name = &name[..bare(name)];
    let (first, last) = name.rsplit_once(' ').unwrap_or(("", name));
    if date::is_month(last) { &first[..bare(first)] } else { name }
}

fn without_by(words: &str) -> &str {
    const SIGNS: [&str; 5] = ["written by ", "posted by ", "by: ", "by ", "author: "];
    let start = |sign: &&str| words.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    SIGNS.iter().find(|sign| start(sign)).map_or(words, |sign| words[sign.len()..].trim())
}

fn is_name(words: &str) -> bool {
    let is_address = words.contains("://") || words.starts_with("www.") || words.starts_with('@');
    !words.is_empty() && words.len() <= LONGEST_NAME && !is_address && words.contains(char::is_alphabetic)
}

fn date(found: &Found, story: &Story) -> String {
    const NAMES: [&str; 18] = [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "date",
    ];
    let by_meta = || NAMES.iter().find_map(|name| date::of(found.first(&[name])));
    let read = |is_wanted: fn(&super::found::Time) -> bool| {
        let mut days: Vec<String> = found
            .times
            .iter()
            .filter(|time| is_wanted(time))
            .filter_map(|time| date::of(&time.words))
            .collect();
        days.dedup();
        days
    };
    let published = || read(|time| time.is_published).into_iter().next();
    let within = || read(|time| time.is_within).into_iter().next();
    // Elsewhere a time may be anyone's: it counts if it is the only one.
    let only = || Some(read(|_| true)).filter(|days| days.len() == 1).and_then(|mut days| days.pop());
    let found = by_meta().or_else(|| date::of(&story.date)).or_else(published).or_else(within).or_else(only);
    found.unwrap_or_default()
}

fn language(found: &Found) -> String {
    let stated = first(&[&found.language, found.first(&["content-language", "dc.language", "og:locale"])])
        .replace('_', "-");
    let is_tag = stated.len() <= 20
        && stated
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if is_tag { stated } else { String::new() }
}

fn first(words: &[&str]) -> String {
    words.iter().map(|words| words.trim()).find(|words| !words.is_empty()).unwrap_or_default().to_owned()
}

/// What JSON-LD says of the article.
#[derive(Debug, Default)]
struct Story {
    title: String,
    author: String,
    outlet: String,
    date: String,
}

impl Story {
    /// The story in `scripts`; `window` is what the window of a browser would say.
    fn of(scripts: &[String], window: &str) -> Self {
        let things: Vec<Value> =
            scripts.iter().filter_map(|script| serde_json::from_str(bare(script)).ok()).collect();
        let mut all = Vec::new();
        things.iter().for_each(|thing| gather(thing, &mut all));
        let Some(story) = all.iter().copied().find(|thing| is_story(thing)) else { return Self::default() };
        Self {
            title: title_of(story, window),
            author: names(&story["author"], &all).join(", "),
            outlet: names(&story["publisher"], &all).join(", "),
            date: text(&story["datePublished"]).unwrap_or_default(),
        }
    }
}

/// Headline or name, whichever the title of the window bears out.
fn title_of(story: &Value, window: &str) -> String {
    let stated = [text(&story["headline"]), text(&story["name"])];
    let window = window.to_lowercase();
    let is_borne_out = |title: &&String| window.contains(&title.to_lowercase());
    let known = || stated.iter().flatten();
    known().find(is_borne_out).or_else(|| known().next()).cloned().unwrap_or_default()
}

/// JSON-LD without the CDATA marks that some pages put around it.
fn bare(script: &str) -> &str {
    let script = script.trim();
    let inner = script.trim_start_matches("/*").trim_start_matches("//").trim_start_matches("<![CDATA[");
    inner.trim_start_matches("*/").trim_end_matches("/*").trim_end_matches("]]>").trim_end_matches("//")
}

/// Everything that has a type or a name of its own, outermost first.
fn gather<'v>(value: &'v Value, all: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("@type") || fields.contains_key("@id") {
                all.push(value);
            }
            fields.values().for_each(|field| gather(field, all));
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, all)),
        _ => {}
    }
}

fn is_story(thing: &Value) -> bool {
    let is = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || ["BlogPosting", "Report"].contains(&kind))
    };
    let kind = &thing["@type"];
    is(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is))
}

fn text(value: &Value) -> Option<String> {
    let words = value.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.len() <= 1_000).then_some(words)
}

/// The names of people or publishers: said outright, in a field, or by pointing at another thing.
fn names(value: &Value, all: &[&Value]) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().take(20).flat_map(|value| names(value, all)).collect(),
        Value::Object(_) => {
            let own = text(&value["name"]);
            let id = &value["@id"];
            let same = |thing: &&&Value| id.is_string() && thing["@id"] == *id && thing["name"].is_string();
            own.or_else(|| all.iter().find(same).and_then(|thing| text(&thing["name"]))).into_iter().collect()
        }
        other => text(other).into_iter().filter(|name| is_name(name)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::html::hidden::Sheet;
    use crate::import::html::sieve::sift;

    fn facts(html: &str) -> [String; 5] {
        let facts = Facts::of(&sift(html, false, &Sheet::default()).found);
        [facts.title, facts.author, facts.outlet, facts.date, facts.language]
    }

    #[test]
    fn what_is_written_for_programs_comes_first() {
        let html = r#"<html lang="en-GB"><head><title>Palmyra falls - BBC News</title><meta property="og:title" content="Palmyra falls">
            <meta property="og:site_name" content="BBC News"><meta property="article:published_time" content="2016-12-11T17:02:00Z">
            <meta property="article:author" content="https://facebook.com/bbc"><meta name="author" content="By Ann Lee"></head>"#;
        assert_eq!(facts(html), ["Palmyra falls", "Ann Lee", "BBC News", "2016-12-11", "en-GB"]);
    }

    #[test]
    fn a_graph_of_json_is_followed() {
        let html = r#"<title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebPage","name":"Page"},{"@type":["NewsArticle"],"headline":"The  fall","author":[{"@id":"p1"},{"name":"B C"}],
            "publisher":{"@id":"o1"},"datePublished":"2016-12-11T17:02:00+00:00"},{"@type":"Person","@id":"p1","name":"Ann Lee"},
            {"@type":"Organization","@id":"o1","name":"Outlet"}]}</script>"#;
        assert_eq!(facts(html), ["The fall", "Ann Lee, B C", "Outlet", "2016-12-11", ""]);
    }

    #[test]
    fn what_is_written_for_the_eye_comes_last() {
        let html = "<html lang=ru><title>Пальмира взята | Газета</title><h1>Пальмира взята</h1><p class='article-byline'>By <a rel=author>Иван Петров</a></p>\
            <time datetime='2016-03-28T10:00'>28 марта</time><time datetime='2016-03-28'>x</time>";
        assert_eq!(facts(html), ["Пальмира взята", "Иван Петров", "", "2016-03-28", "ru"]);
    }

    #[test]
    fn nothing_is_made_up() {
        let html = "<title>A - B</title><time datetime=2016-03-28>a</time><time datetime=2016-03-29>b</time>\
            <meta name=date content='03/04/2016'><meta name=author content='http://x'><html lang='not a language'>\
            <script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script>";
        assert_eq!(facts(html), ["A - B", "", "", "", ""]);
    }

    #[test]
    fn scholars_are_cited_in_full() {
        let html = "<meta name=citation_title content=T><meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Li, Bo'>\
            <meta name=citation_publication_date content=2019/05/02><meta name=citation_journal_title content=Survival>";
        assert_eq!(facts(html), ["T", "Lee, Ann, Li, Bo", "Survival", "2019-05-02", ""]);
    }
}
