//! What of a page may become text: its words in balanced blocks, and nothing else.
//!
//! Scripts, styles, templates, forms and pictures fall through. What the page hides is taken out and numbered
//! ([`lines::mark_of`](super::lines::mark_of)), so that it can neither pose as the article nor vanish unseen. Letters of
//! emphasis lose their tags: badly nested ones make a tree builder copy them by the million. Every tag that is opened
//! is closed, so that no tree is deeper than [`DEEPEST`]. Start at [`sift`].

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

use super::found::{Found, Slot};
use super::hidden::{Shade, Sheet, hides, paper_of};
use super::lines::{is_of_mark, mark_of};
use super::names::{closes, is_dropped, is_void, keeps_tag, scopes};
use super::tokens::{Piece, attribute, each};

/// Elements nest no deeper than in browsers.
pub(super) const DEEPEST: usize = 512;
/// Beyond so many tags only words and lines are taken: the page is no page.
const MOST_TAGS: usize = 200_000;
/// A longer value of an attribute is of no use to anyone.
const LONGEST_VALUE: usize = 256;
/// The attributes by which an article is told from what surrounds it.
const KEPT: [&str; 9] = ["id", "class", "role", "itemprop", "rel", "lang", "dir", "start", "href"];

/// A page without all that is no text.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Balanced markup; hidden parts are marks in it.
    pub(super) clean: String,
    /// The markup of the hidden parts.
    pub(super) pieces: Vec<String>,
    /// What the page says about itself.
    pub(super) found: Found,
    /// Elements in `clean`.
    pub(super) elements: usize,
    /// True if elements nested deeper than [`DEEPEST`]; those that did lost their tags.
    pub(super) is_too_deep: bool,
    /// True if there were more tags than [`MOST_TAGS`]; blocks became lines from there on.
    pub(super) is_too_long: bool,
}

/// Sifts `html`; `is_xml` if empty elements close themselves in it; `sheet` holds what the page's styles hide.
pub(super) fn sift(html: &str, is_xml: bool, sheet: &Sheet) -> Page {
    let mut sieve = Sieve {
        page: Page::default(),
        open: Vec::new(),
        tags: 0,
        paragraphs: 0,
        too_deep: 0,
        hiding: None,
        sheet,
    };
    each(html, is_xml, |piece| match piece {
        Piece::Open(tag) => sieve.open(tag),
        Piece::Close(name) => sieve.close(name),
        Piece::Words(words) => sieve.words(words),
    });
    sieve.close_down_to(0);
    sieve.page
}

/// The style sheets that stand in `html`.
pub(super) fn sheet_of(html: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let mut rules = String::new();
    let mut is_style = false;
    each(html, false, |piece| match piece {
        Piece::Open(tag) => is_style = &*tag.name == "style",
        Piece::Words(words) if is_style => rules.push_str(words),
        Piece::Close("style") => sheet.read(&std::mem::take(&mut rules)),
        Piece::Words(_) | Piece::Close(_) => {}
    });
    sheet
}

/// An element that is open.
struct Open {
    name: LocalName,
    /// Its tag was written and is closed again.
    is_written: bool,
    /// It and all in it falls through.
    is_dropped: bool,
    /// Hidden words begin with it.
    hides: bool,
    slot: Option<Slot>,
    paper: Option<Shade>,
}

struct Sieve<'s> {
    page: Page,
    open: Vec<Open>,
    tags: usize,
    /// How many paragraphs are open, so that they are looked for only if there are any.
    paragraphs: usize,
    /// Elements that are open beyond the deepest that is kept.
    too_deep: usize,
    /// The piece that takes what is hidden.
    hiding: Option<usize>,
    sheet: &'s Sheet,
}

impl Sieve<'_> {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        self.tags += 1;
        self.page.found.tag(tag, || self.open.iter().any(|open| matches!(&*open.name, "article" | "main")));
        if self.tags > MOST_TAGS {
            return self.open_line(tag);
        }
        let (closed, scope) = closes(name);
        self.close_implied(closed, scope);
        if is_void(name) {
            return self.void(name);
        }
        if self.open.len() >= DEEPEST {
            self.too_deep += 1;
            self.page.is_too_deep = true;
            return;
        }
        self.push(tag);
    }

    fn push(&mut self, tag: &Tag) {
        let name = &*tag.name;
        let above = self.open.last();
        let is_dropped = above.is_some_and(|open| open.is_dropped) || is_dropped(name);
        let paper = paper_of(tag).or(above.and_then(|open| open.paper));
        let hides = !is_dropped && self.hiding.is_none() && hides(tag, self.sheet, paper);
        if hides {
            self.begin_hiding();
        }
        let is_written = !is_dropped && keeps_tag(name);
        if is_written {
            self.write_tag(tag);
        }
        let is_shown = self.hiding.is_none() && (!is_dropped || matches!(name, "title" | "script"));
        let slot = if is_shown { self.page.found.slot(tag) } else { None };
        self.paragraphs += usize::from(name == "p");
        self.open.push(Open { name: tag.name.clone(), is_written, is_dropped, hides, slot, paper });
    }

    /// What is left of elements in a page that is too long: lines, and what must not become text.
    fn open_line(&mut self, tag: &Tag) {
        let name = &*tag.name;
        self.page.is_too_long = true;
        let top = self.open.last();
        let is_again = top.is_some_and(|open| (open.is_dropped || open.hides) && open.name == tag.name);
        let paper = paper_of(tag);
        if is_again || is_dropped(name) || (!is_void(name) && hides(tag, self.sheet, paper)) {
            if self.open.len() < DEEPEST { self.push(tag) } else { self.too_deep += 1 }
        } else if is_void(name) || keeps_tag(name) {
            self.void("br");
        }
    }

    fn void(&mut self, name: &str) {
        let is_dropped = self.open.last().is_some_and(|open| open.is_dropped);
        if matches!(name, "br" | "hr") && !is_dropped {
            self.target().push_str(if name == "br" { "<br>" } else { "<hr>" });
        }
        if name == "br" {
            self.page.found.words(" ");
        }
    }

    fn close(&mut self, name: &str) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if name == "br" {
            return self.void(name); // as browsers read `</br>`
        }
        if self.page.is_too_long {
            let is_own = self.open.last().is_some_and(|open| &*open.name == name);
            return self.close_down_to(self.open.len() - usize::from(is_own));
        }
        let mut at = self.open.len();
        while at > 0 {
            at -= 1;
            let open = &self.open[at];
            if &*open.name == name {
                return self.close_at(at);
            }
            if scopes(&open.name) && !scopes(name) {
                return;
            }
        }
    }

    /// A badly nested end of emphasis closes nothing but itself; any other end closes all that is inside.
    fn close_at(&mut self, at: usize) {
        let is_bare =
            |open: &Open| !open.is_written && !open.is_dropped && !open.hides && open.slot.is_none();
        if at + 1 < self.open.len() && is_bare(&self.open[at]) && !self.open[at + 1..].iter().all(is_bare) {
            self.open.remove(at); // no paragraph: those are written
            return;
        }
        self.close_down_to(at);
    }

    fn close_implied(&mut self, names: &[&str], scope: &[&str]) {
        if names.is_empty() || (names == ["p"] && self.paragraphs == 0) {
            return;
        }
        let stops = |open: &Open| scope.contains(&&*open.name);
        let Some(at) = (0..self.open.len())
            .rev()
            .take_while(|at| !stops(&self.open[*at]))
            .filter(|at| names.contains(&&*self.open[*at].name))
            .last()
        else {
            return;
        };
        self.close_down_to(at);
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            self.paragraphs -= usize::from(&*open.name == "p");
            if open.is_written {
                let end = format!("</{}>", &*open.name);
                self.target().push_str(&end);
            }
            if open.hides {
                self.hiding = None;
            }
            if let Some(slot) = open.slot {
                self.page.found.close(slot);
            }
        }
    }

    fn words(&mut self, words: &str) {
        self.page.found.words(words);
        if self.open.last().is_some_and(|open| open.is_dropped) {
            return;
        }
        let out = self.target();
        for c in words.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                c if is_of_mark(c) => {}
                c => out.push(c),
            }
        }
    }

    fn write_tag(&mut self, tag: &Tag) {
        self.page.elements += 1;
        let mut start = format!("<{}", &*tag.name);
        for name in KEPT {
            let value = attribute(tag, name);
            if value.is_empty() || (name == "href" && !is_address(value)) {
                continue;
            }
            let value = &value[..value.floor_char_boundary(LONGEST_VALUE)];
            let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            start.push_str(&format!(" {name}=\"{value}\""));
        }
        start.push('>');
        self.target().push_str(&start);
    }

    fn begin_hiding(&mut self) {
        let index = self.page.pieces.len();
        self.page.clean.push_str(&mark_of(index));
        self.page.pieces.push(String::new());
        self.hiding = Some(index);
    }

    fn target(&mut self) -> &mut String {
        match self.hiding {
            Some(index) => &mut self.page.pieces[index],
            None => &mut self.page.clean,
        }
    }
}

/// An address that leads somewhere; a script is none.
fn is_address(value: &str) -> bool {
    let start: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(11).collect();
    !start.to_ascii_lowercase().starts_with("javascript:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(html: &str) -> String {
        sift(html, false, &Sheet::default()).clean
    }

    #[test]
    fn scripts_styles_and_forms_fall_through() {
        let html = "<script>a<b</script><style>p{}</style><!-- c --><template><p>t</template><noscript><p>n</noscript>\
            <svg><title>s</title><text>v</text></svg><select><option>o</select><button>b</button><textarea>x</textarea>\
            <p onclick='x()'>Words<a href='javascript:x' class=k>!</a></p><iframe>i</iframe><object>f</object>";
        assert_eq!(clean(html), "<p>Words<a class=\"k\">!</a></p>");
    }

    #[test]
    fn tags_are_balanced_whatever_comes() {
        assert_eq!(
            clean("<p>a<p>b<ul><li>c<li>d</div></ul></i>e<div><p>f</div><td>g"),
            "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>e<div><p>f</p></div><td>g</td>"
        );
    }

    #[test]
    fn emphasis_badly_nested_parts_no_paragraph() {
        assert_eq!(clean("<b><p>x</b> y</p><p>a <i>b</p>c</i>"), "<p>x y</p><p>a b</p>c");
    }

    #[test]
    fn a_cell_keeps_what_is_closed_in_it_from_the_outside() {
        assert_eq!(
            clean("<div>a<table><tr><td>b</div>c</table>d"),
            "<div>a<table><tr><td>bc</td></tr></table>d</div>"
        );
    }

    #[test]
    fn what_is_hidden_becomes_a_numbered_mark() {
        let page = sift(
            "<p>a <b hidden>b<i hidden>c</i> d</b>e</p><div style='display:none'>f",
            false,
            &Sheet::default(),
        );
        assert_eq!(page.clean, format!("<p>a {}e</p>{}", mark_of(0), mark_of(1)));
        assert_eq!(page.pieces, ["bc d", "<div>f</div>"]);
    }

    #[test]
    fn a_page_cannot_forge_a_mark() {
        assert_eq!(clean("a\u{fdd0}\u{fdd1}\u{fddb}b&#xfdd0;c"), "abc");
    }

    #[test]
    fn depth_ends_where_browsers_end() {
        let html = format!("{}words{}after", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let page = sift(&html, false, &Sheet::default());
        assert_eq!((page.elements, page.is_too_deep), (DEEPEST, true));
        assert!(page.clean.contains("<div>words</div>") && page.clean.ends_with("</div>after"));
    }

    #[test]
    fn copies_of_emphasis_are_never_made() {
        let fonts: String = (0..2_500).map(|at| format!("<font color=c{at}>")).collect();
        let page = sift(&format!("{fonts}{}", "<p>x".repeat(3_000)), false, &Sheet::default());
        assert!(page.clean.matches('<').count() <= 6_100);
        assert_eq!(page.clean.matches('x').count(), 3_000);
    }
}
