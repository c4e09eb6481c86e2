//! What a page says about itself, as it is come upon: meta tags, title, heading, byline, times, JSON-LD.
//!
//! Nothing is weighed here; that is the business of [`facts`](super::facts). Start at [`Found::tag`] and
//! [`Found::slot`].

use html5ever::tokenizer::Tag;

use super::tokens::attribute;

/// A page may name so many meta tags and so many times.
const MOST: usize = 500;
const MOST_SCRIPTS: usize = 20;

/// Where the words of an element go besides the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Title,
    Heading,
    Byline,
    Time,
    Script,
}

impl Slot {
    /// Longer words are not what they seem.
    fn longest(self) -> usize {
        match self {
            Self::Title | Self::Heading => 1_000,
            Self::Byline | Self::Time => 200,
            Self::Script => 500_000,
        }
    }
}

/// A time that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) words: String,
    /// The page says that it is when the words came out.
    pub(super) is_published: bool,
    /// It stands in the article.
    pub(super) is_within: bool,
}

/// All that was come upon, in the order of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Names in lower case and contents of meta tags.
    pub(super) meta: Vec<(String, String)>,
    pub(super) title: String,
    /// The first heading of the first order.
    pub(super) heading: String,
    pub(super) byline: String,
    pub(super) times: Vec<Time>,
    pub(super) language: String,
    /// Scripts in JSON-LD.
    pub(super) scripts: Vec<String>,
    /// What is being read, the outermost first.
    open: Vec<(Slot, String)>,
}

impl Found {
    /// Takes what stands in the attributes of `tag`.
    pub(super) fn tag(&mut self, tag: &Tag, is_within: impl Fn() -> bool) {
        match &*tag.name {
            "html" if self.language.is_empty() => {
                let by_xml = attribute(tag, "xml:lang");
                let language = Some(attribute(tag, "lang")).filter(|language| !language.is_empty());
                language.unwrap_or(by_xml).trim().clone_into(&mut self.language);
            }
            "meta" => self.meta(tag),
            "time" => {
                let is_published = tag.attrs.iter().any(|attribute| &*attribute.name.local == "pubdate")
                    || attribute(tag, "itemprop") == "datePublished";
                self.time(attribute(tag, "datetime"), is_published, is_within());
            }
            _ if attribute(tag, "itemprop") == "datePublished" => {
                self.time(attribute(tag, "content"), true, true);
            }
            _ => {}
        }
    }

    /// The slot that the words in `tag` go to, if any; it is to be [closed](Self::close).
    pub(super) fn slot(&mut self, tag: &Tag) -> Option<Slot> {
        let name = &*tag.name;
        let slot = match name {
            "title" if self.title.is_empty() => Slot::Title,
            "h1" if self.heading.is_empty() => Slot::Heading,
            "time" if attribute(tag, "datetime").is_empty() => Slot::Time,
            "script" if is_ld(tag) && self.scripts.len() < MOST_SCRIPTS => Slot::Script,
            "script" | "title" => return None,
            _ if self.byline.is_empty() && is_byline(tag) => Slot::Byline,
            _ => return None,
        };
        self.open.push((slot, String::new()));
        Some(slot)
    }

    /// Adds words to the slots that are open.
    pub(super) fn words(&mut self, words: &str) {
        for (slot, text) in &mut self.open {
            if text.len() <= slot.longest() {
                text.push_str(words);
            }
        }
    }

    /// The element of `slot` is closed.
    pub(super) fn close(&mut self, slot: Slot) {
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == slot) else { return };
        let (_, words) = self.open.remove(at);
        if words.len() > slot.longest() {
            return;
        }
        let plain = || words.split_whitespace().collect::<Vec<_>>().join(" ");
        match slot {
            Slot::Title => self.title = plain(),
            Slot::Heading => self.heading = plain(),
            // The inner one names the author, the outer one says when and where as well.
            Slot::Byline if !self.byline.is_empty() => {}
            Slot::Byline => self.byline = plain(),
            Slot::Time => self.time(&plain(), false, false),
            Slot::Script => self.scripts.push(words),
        }
    }

    /// The content of the first meta tag that is called one of `names`; earlier names count more.
    pub(super) fn first(&self, names: &[&str]) -> &str {
        let content =
            |name: &&str| self.meta.iter().find(|(found, _)| found == name).map(|(_, content)| &**content);
        names.iter().find_map(content).unwrap_or_default()
    }

    fn meta(&mut self, tag: &Tag) {
        let names = ["property", "name", "itemprop", "http-equiv"];
        let name = names.iter().map(|name| attribute(tag, name)).find(|name| !name.is_empty());
        let content = attribute(tag, "content").trim();
        if let (Some(name), false, true) = (name, content.is_empty(), self.meta.len() < MOST)
            && content.len() <= Slot::Title.longest()
        {
            self.meta.push((name.trim().to_ascii_lowercase(), content.to_owned()));
        }
    }

    fn time(&mut self, words: &str, is_published: bool, is_within: bool) {
        if !words.is_empty() && self.times.len() < MOST {
            self.times.push(Time { words: words.to_owned(), is_published, is_within });
        }
    }
}

fn is_ld(tag: &Tag) -> bool {
    attribute(tag, "type").trim().eq_ignore_ascii_case("application/ld+json")
}

/// True if the element says that it names who wrote the page.
fn is_byline(tag: &Tag) -> bool {
    let is_author = |word: &str| matches!(word, "author" | "byline" | "byl" | "authors");
    let says = |name: &str| attribute(tag, name).split_ascii_whitespace().any(is_author);
    let class = attribute(tag, "class").to_ascii_lowercase();
    let is_class = |class: &str| {
        class.split(['-', '_']).any(|word| word == "byline")
            || is_author(class)
            || class.ends_with("author-name")
    };
    says("rel") || says("itemprop") || class.split_ascii_whitespace().any(is_class)
}
