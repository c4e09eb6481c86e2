//! The engine, one tamed page at a time.
//!
//! pdf-extract knows fonts, and it stops its thread at many that are a little odd. So a page that makes it stop is
//! tried again without the programs of its fonts, and is then left to lopdf, which reads letters without their places.
//! Each page stands on a stage of its own, a document of one page that shares only the fonts with the others; else
//! every page would cost a walk through all of them.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use kurbo::Rect;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream, output_doc_page};

use super::fonts;
use super::glyphs::{Gathered, Glyph};
use super::tame::{Font, Tamed};

/// How a page was read.
pub(super) enum Page {
    /// Letters with their places.
    Drawn(Vec<Glyph>),
    /// Lines as lopdf has them.
    Plain(String),
    /// Nothing could be read.
    Lost,
}

/// The ids of the one page on the stage.
struct Places {
    page: ObjectId,
    content: ObjectId,
}

/// A document whose only page is the one to be read.
pub(super) struct Stage {
    document: Document,
    places: Places,
    /// Fonts by their number in the file, once tamed and tried: `None` if the engine stops at them.
    tried: HashMap<ObjectId, Option<Dictionary>>,
}

impl Stage {
    /// Sets the stage in `document`, whose own pages are out of sight from now on.
    pub(super) fn new(mut document: Document) -> Self {
        let mut id = || {
            document.max_id += 1;
            (document.max_id, 0)
        };
        let (catalog, tree, places) = (id(), id(), Places { page: id(), content: id() });
        let mut pages = Dictionary::new();
        pages.set("Type", Object::Name(b"Pages".to_vec()));
        pages.set("Kids", Object::Array(vec![Object::Reference(places.page)]));
        pages.set("Count", Object::Integer(1));
        document.objects.insert(tree, Object::Dictionary(pages));
        let mut root = Dictionary::new();
        root.set("Type", Object::Name(b"Catalog".to_vec()));
        root.set("Pages", Object::Reference(tree));
        document.objects.insert(catalog, Object::Dictionary(root));
        document.trailer.set("Root", Object::Reference(catalog));
        Self { document, places, tried: HashMap::new() }
    }

    /// The document, to look things up in.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// Reads a page; `area` is its size.
    pub(super) fn read(&mut self, tamed: &Tamed, area: Rect) -> Page {
        if !tamed.has_words {
            return Page::Drawn(Vec::new());
        }
        let fonts: Option<Vec<Dictionary>> = tamed.fonts.iter().map(|font| self.tried(font)).collect();
        if let Some(fonts) = fonts {
            self.set(&tamed.content, &fonts, area);
            if let Some(glyphs) = self.drawn() {
                return Page::Drawn(glyphs);
            }
        }
        let fonts: Vec<Dictionary> = tamed.fonts.iter().map(|font| font.dictionary.clone()).collect();
        self.set(&tamed.content, &fonts, area);
        let words =
            catch_unwind(AssertUnwindSafe(|| self.document.extract_text(&[1]))).ok().and_then(Result::ok);
        words.filter(|words| !words.trim().is_empty()).map_or(Page::Lost, Page::Plain)
    }

    /// The font in a shape at which the engine does not stop.
    fn tried(&mut self, font: &Font) -> Option<Dictionary> {
        if let Some(known) = font.id.and_then(|id| self.tried.get(&id)) {
            return known.clone();
        }
        let tamed = fonts::tamed(&self.document, &font.dictionary);
        let bare = fonts::bare(&tamed);
        let found = [tamed, bare].into_iter().find(|font| {
            self.set(b"BT /D0 1 Tf ET", std::slice::from_ref(font), Rect::new(0.0, 0.0, 1.0, 1.0));
            self.drawn().is_some()
        });
        if let Some(id) = font.id {
            self.tried.insert(id, found.clone());
        }
        found
    }

    fn set(&mut self, content: &[u8], fonts: &[Dictionary], area: Rect) {
        let mut named = Dictionary::new();
        for (number, font) in fonts.iter().enumerate() {
            named.set(format!("D{number}"), Object::Dictionary(font.clone()));
        }
        let mut resources = Dictionary::new();
        resources.set("Font", Object::Dictionary(named));
        let mut page = Dictionary::new();
        page.set("Type", Object::Name(b"Page".to_vec()));
        let corners = [area.x0, area.y0, area.x1, area.y1].map(|number| Object::Real(number as f32));
        page.set("MediaBox", Object::Array(corners.to_vec()));
        page.set("Resources", Object::Dictionary(resources));
        page.set("Contents", Object::Reference(self.places.content));
        self.document.objects.insert(self.places.page, Object::Dictionary(page));
        let stream = Stream::new(Dictionary::new(), content.to_vec());
        self.document.objects.insert(self.places.content, Object::Stream(stream));
    }

    /// The letters of the page on the stage, or `None` if the engine stopped.
    fn drawn(&self) -> Option<Vec<Glyph>> {
        let mut gathered = Gathered::default();
        let done = catch_unwind(AssertUnwindSafe(|| output_doc_page(&self.document, &mut gathered, 1)));
        matches!(done, Ok(Ok(()))).then_some(gathered.glyphs)
    }
}
