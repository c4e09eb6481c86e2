//! The package of an electronic book: what it is called, and which of its parts are read in which order.

use std::collections::{HashMap, HashSet};

use super::super::ImportError;
use super::super::xml::{Piece, Tag, Xml};
use super::FORMAT;

/// A book as its package describes it.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) publisher: String,
    /// As the package writes it.
    pub(super) date: String,
    pub(super) language: String,
    /// Names of the parts that hold the text, in the order of reading.
    pub(super) chapters: Vec<String>,
}

/// A part as the package lists it.
#[derive(Debug)]
struct Item {
    name: String,
    is_text: bool,
}

impl Package {
    /// Reads the package, whose own name is `name`: the names in it count from its folder.
    pub(super) fn read(text: &str, name: &str) -> Result<Self, ImportError> {
        let (mut found, mut xml, mut items) = (Self::default(), Xml::new(text, FORMAT), HashMap::new());
        let mut calls = Vec::new();
        while let Some(piece) = xml.next()? {
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "title" if found.title.is_empty() => found.title = xml.words()?,
                "creator" => found.authors.push(xml.words()?),
                "publisher" if found.publisher.is_empty() => found.publisher = xml.words()?,
                "language" if found.language.is_empty() => found.language = xml.words()?,
                "date" if found.date.is_empty() || tag.says("event", "publication") => {
                    found.date = xml.words()?;
                }
                "item" => drop(items.insert(tag.value("id").unwrap_or_default(), Item::of(&tag, name))),
                // A part that is not linear stands beside the text: a table, a picture, an advertisement.
                "itemref" if !tag.says("linear", "no") => calls.extend(tag.value("idref")),
                _ => {}
            }
        }
        let mut seen = HashSet::new();
        calls.retain(|call| seen.insert(call.clone()));
        let named = |call: &String| items.get(call).filter(|item| item.is_text).map(|item| item.name.clone());
        found.chapters = calls.iter().filter_map(named).collect();
        Ok(found)
    }
}

impl Item {
    fn of(tag: &Tag, package: &str) -> Self {
        let kind = tag.value("media-type").unwrap_or_default();
        let is_contents =
            tag.value("properties").is_some_and(|all| all.split_whitespace().any(|one| one == "nav"));
        let is_text = ["application/xhtml+xml", "text/html", "text/x-oeb1-document"].contains(&&*kind);
        Self {
            name: resolved(package, &tag.value("href").unwrap_or_default()),
            is_text: is_text && !is_contents,
        }
    }
}

/// The name of a part, seen from the folder of another.
fn resolved(from: &str, href: &str) -> String {
    let href = unescaped(href.split('#').next().unwrap_or_default());
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = Vec::new();
    let start = if href.starts_with('/') { "" } else { folder };
    for step in start.split('/').chain(href.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// `%20` and its like as the letters they are.
fn unescaped(href: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), href.as_bytes());
    while let Some((first, behind)) = rest.split_first() {
        let code = (*first == b'%').then(|| behind.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_from_the_folder_of_the_package() {
        assert_eq!(resolved("OEBPS/content.opf", "text/a%20b.xhtml#x"), "OEBPS/text/a b.xhtml");
        assert_eq!(resolved("content.opf", "./a.xhtml"), "a.xhtml");
        assert_eq!(resolved("a/b/c.opf", "../d.xhtml"), "a/d.xhtml");
        assert_eq!(resolved("a/b.opf", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolved("a/b.opf", "%zz%"), "a/%zz%");
    }

    #[test]
    fn chapters_stand_in_the_order_of_the_spine_and_each_once() {
        let text = r#"<package><metadata><dc:title>A book</dc:title><dc:title>Sub</dc:title><dc:creator>Ann</dc:creator>
            <dc:creator>Bo</dc:creator><dc:date>2017</dc:date><dc:date event="publication">2018-02</dc:date></metadata>
            <manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
            <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
            <item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="scripted nav"/>
            <item id="x" href="x.xhtml" media-type="application/xhtml+xml"/>
            <item id="i" href="i.png" media-type="image/png"/></manifest>
            <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="x" linear="no"/><itemref idref="b"/>
            <itemref idref="a"/><itemref idref="i"/><itemref idref="gone"/></spine></package>"#;
        let found = Package::read(text, "p.opf").unwrap();
        assert_eq!(
            (&*found.title, found.authors.join(", "), &*found.date),
            ("A book", "Ann, Bo".to_owned(), "2018-02")
        );
        assert_eq!(found.chapters, ["a.xhtml", "b.xhtml"]);
    }
}
