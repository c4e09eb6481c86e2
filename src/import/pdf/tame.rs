//! A page rewritten so that nothing but its words is left to draw.
//!
//! The engine knows neither colours nor layers, loses words drawn with `'` and `"`, puts the words of forms in the wrong
//! place and dies of pictures and patterns it does not know. So each page is rewritten first: forms are drawn in
//! place, every operation that draws no words is dropped, and what decides whether words are seen is told to the
//! collector beside them, as a stroke that no page can have. Start at [`tame`].

use std::collections::HashSet;

use kurbo::Affine;
use pdf_extract::{Dictionary, Document, Object, ObjectId};

use super::super::ImportError;
use super::book;
use super::layers::Layers;
use super::paint::{Ink, Painted};
use super::tokens::{Operation, Operations};

/// Forms within forms.
const DEEPEST: usize = 12;
/// Operations of all pages together.
pub(super) const MOST_OPERATIONS: usize = 20_000_000;
/// What drawing a form costs besides its operations: forms that draw forms make many out of few.
const COST_OF_FORM: usize = 200;
/// Saved states at once.
const MOST_STATES: usize = 512;

/// Where a stroke is that no page can have.
pub(super) const MARK: f64 = -7_654_321.0;

/// A page with nothing but words.
#[derive(Debug, Default)]
pub(super) struct Tamed {
    /// Operations for the engine.
    pub(super) content: Vec<u8>,
    /// The fonts in use, by the number in their new names.
    pub(super) fonts: Vec<Font>,
    /// What was painted, and when.
    pub(super) painted: Painted,
    /// For each mark: whether what follows is hidden, and what lies beneath.
    pub(super) marks: Vec<Mark>,
    /// True if words were drawn at all.
    pub(super) has_words: bool,
}

/// How the words behind a mark look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) is_inkless: bool,
    pub(super) is_white: bool,
    pub(super) is_off: bool,
    /// How many places were painted before.
    pub(super) painted: usize,
}

/// A font of a page.
#[derive(Clone, Debug)]
pub(super) struct Font {
    /// The number by which pages share it, if they do.
    pub(super) id: Option<ObjectId>,
    pub(super) dictionary: Dictionary,
}

/// Where the walk is: the resources in use, and how deep in forms.
#[derive(Clone, Copy)]
struct Scope<'a> {
    resources: &'a Dictionary,
    depth: usize,
}

struct Tamer<'a, 'b> {
    document: &'a Document,
    layers: &'b Layers,
    page: Tamed,
    ink: Ink,
    states: Vec<Ink>,
    /// Forms being drawn, so that none draws itself.
    open_forms: HashSet<ObjectId>,
    /// For each marked passage one is in: true if its layer is off.
    passages: Vec<bool>,
    left: &'b mut usize,
}

/// Rewrites the page; `left` counts down the operations that all pages may have.
pub(super) fn tame(
    document: &Document,
    page: &Dictionary,
    layers: &Layers,
    left: &mut usize,
) -> Result<Tamed, ImportError> {
    let empty = Dictionary::new();
    let resources =
        book::inherited(document, page, b"Resources").and_then(book::as_dictionary).unwrap_or(&empty);
    let mut tamer = Tamer {
        document,
        layers,
        page: Tamed::default(),
        ink: Ink::default(),
        states: Vec::new(),
        open_forms: HashSet::new(),
        passages: Vec::new(),
        left,
    };
    tamer.walk(&book::drawing(document, page), Scope { resources, depth: 0 })?;
    Ok(tamer.page)
}

impl<'a> Tamer<'a, '_> {
    fn walk(&mut self, content: &[u8], scope: Scope<'a>) -> Result<(), ImportError> {
        for operation in Operations::new(content) {
            *self.left = self
                .left
                .checked_sub(1)
                .ok_or(ImportError::Beyond { what: "drawing operations", limit: MOST_OPERATIONS })?;
            self.operation(&operation, scope)?;
        }
        Ok(())
    }

    fn pay(&mut self, cost: usize) -> Result<(), ImportError> {
        let left = self.left.checked_sub(cost);
        *self.left =
            left.ok_or(ImportError::Beyond { what: "drawing operations", limit: MOST_OPERATIONS })?;
        Ok(())
    }

    fn operation(&mut self, operation: &Operation, scope: Scope<'a>) -> Result<(), ImportError> {
        let operands = &operation.operands[..];
        let name = || operands.last().and_then(|operand| operand.as_name().ok()).unwrap_or_default();
        match &*operation.operator {
            "q" => self.save(),
            "Q" => self.restore(),
            "cm" => self.transform(operands),
            "g" | "rg" | "k" | "sc" | "scn" => self.ink.colour(&operation.operator, operands),
            "cs" => self.ink.space(self.document, scope.resources, name()),
            "gs" => {
                self.ink.state(self.document, scope.resources, name());
                self.font_of_state(name(), scope);
            }
            "Tr" => self.ink.is_inkless = matches!(operands, [Object::Integer(3 | 7)]),
            "Tf" => self.font(operands, scope),
            "BT" | "ET" | "T*" => self.put(operation),
            "Td" | "TD" if count_of_numbers(operands) == 2 => self.put(operation),
            "Tm" if count_of_numbers(operands) == 6 => self.put(operation),
            "Tc" | "Tw" | "Tz" | "TL" | "Ts" if count_of_numbers(operands) == 1 => self.put(operation),
            "Tj" | "TJ" | "'" | "\"" => self.words(operation),
            "BMC" | "BDC" => {
                let is_off = self.layers.hides(self.document, scope.resources, operands);
                self.passages.push(is_off);
            }
            "EMC" => drop(self.passages.pop()),
            "BI" => self.page.painted.picture(&self.ink),
            "sh" => self.page.painted.everywhere(),
            "Do" => self.draw(name(), scope)?,
            other => self.page.painted.draw(other, operands, &self.ink),
        }
        Ok(())
    }

    fn save(&mut self) {
        if self.states.len() < MOST_STATES {
            self.states.push(self.ink.clone());
            self.page.content.extend_from_slice(b"q\n");
        }
    }

    fn restore(&mut self) {
        if let Some(ink) = self.states.pop() {
            self.ink = ink;
            self.page.content.extend_from_slice(b"Q\n");
        }
    }

    fn transform(&mut self, operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(book::number).collect();
        if let Ok(numbers) = <[f64; 6]>::try_from(numbers) {
            self.ink.place *= Affine::new(numbers);
            self.say("cm", operands);
        }
    }

    fn put(&mut self, operation: &Operation) {
        self.say(&operation.operator, &operation.operands);
    }

    /// Words with a mark before them that says how they look.
    fn words(&mut self, operation: &Operation) {
        let Some(words) = operation.operands.last() else { return };
        if !self.ink.has_font {
            return;
        }
        self.mark();
        self.page.has_words = true;
        match (&*operation.operator, words, &operation.operands[..]) {
            ("TJ", Object::Array(parts), _) => {
                let is_part =
                    |part: &&Object| matches!(part, Object::String(..)) || book::number(part).is_some();
                let parts: Vec<Object> = parts.iter().filter(is_part).cloned().collect();
                self.say("TJ", &[Object::Array(parts)]);
            }
            ("Tj", Object::String(..), _) => self.say("Tj", std::slice::from_ref(words)),
            ("'", Object::String(..), _) => {
                self.say("T*", &[]);
                self.say("Tj", std::slice::from_ref(words));
            }
            ("\"", Object::String(..), [word, letter, _])
                if count_of_numbers(&[word.clone(), letter.clone()]) == 2 =>
            {
                self.say("Tw", std::slice::from_ref(word));
                self.say("Tc", std::slice::from_ref(letter));
                self.say("T*", &[]);
                self.say("Tj", std::slice::from_ref(words));
            }
            _ => {}
        }
    }

    fn mark(&mut self) {
        let mark = Mark {
            is_inkless: self.ink.is_inkless,
            is_white: self.ink.is_white,
            is_off: self.ink.is_clear || self.passages.contains(&true),
            painted: self.page.painted.count(),
        };
        if self.page.marks.last() != Some(&mark) {
            let number = self.page.marks.len();
            self.page.marks.push(mark);
            self.page.content.extend_from_slice(format!("{MARK} {number} m S\n").as_bytes());
        }
    }

    fn font(&mut self, operands: &[Object], scope: Scope<'a>) {
        let [name, size] = operands else { return };
        let (Ok(name), Some(size)) = (name.as_name(), book::number(size)) else { return };
        let Some(fonts) = book::dictionary(self.document, scope.resources, b"Font") else { return };
        let Some(dictionary) = book::dictionary(self.document, fonts, name) else { return };
        self.take_font(book::reference(fonts, name), dictionary, size);
    }

    /// A named state may choose a font too.
    fn font_of_state(&mut self, name: &[u8], scope: Scope<'a>) {
        let states = book::dictionary(self.document, scope.resources, b"ExtGState");
        let state = states.and_then(|states| book::dictionary(self.document, states, name));
        let font = state.and_then(|state| book::entry(self.document, state, b"Font"));
        let Some([font, size]) = font.and_then(|font| font.as_array().ok()).map(Vec::as_slice) else {
            return;
        };
        let found = book::resolved(self.document, font).and_then(book::as_dictionary);
        if let (Some(dictionary), Some(size)) = (found, book::number(size)) {
            self.take_font(font.as_reference().ok(), dictionary, size);
        }
    }

    fn take_font(&mut self, id: Option<ObjectId>, dictionary: &Dictionary, size: f64) {
        let fonts = &mut self.page.fonts;
        let known =
            fonts.iter().position(|font| font.id == id && (id.is_some() || font.dictionary == *dictionary));
        let number = known.unwrap_or(fonts.len());
        self.ink.has_font = true;
        if known.is_none() {
            fonts.push(Font { id, dictionary: dictionary.clone() });
        }
        self.page.content.extend_from_slice(format!("/D{number} {} Tf\n", figure(size)).as_bytes());
    }

    /// A form is drawn as if its operations stood here.
    fn draw(&mut self, name: &[u8], scope: Scope<'a>) -> Result<(), ImportError> {
        let Some(outside) = book::dictionary(self.document, scope.resources, b"XObject") else {
            return Ok(());
        };
        let Some(Object::Stream(form)) = book::entry(self.document, outside, name) else { return Ok(()) };
        if book::name(self.document, &form.dict, b"Subtype") != b"Form" {
            self.page.painted.picture(&self.ink);
            return Ok(());
        }
        self.pay(COST_OF_FORM)?;
        let id = book::reference(outside, name);
        let is_open = id.is_some_and(|id| !self.open_forms.insert(id));
        if is_open || scope.depth >= DEEPEST {
            return Ok(());
        }
        let depth = self.states.len();
        let passages = self.passages.len();
        self.passages.push(self.layers.hides_whole(self.document, &form.dict));
        self.save();
        if let Some(matrix) = book::numbers(self.document, &form.dict, b"Matrix") {
            let matrix: Vec<Object> = matrix.iter().map(|number| Object::Real(*number as f32)).collect();
            self.transform(&matrix);
        }
        let resources = book::dictionary(self.document, &form.dict, b"Resources").unwrap_or(scope.resources);
        self.walk(&book::unpacked(form), Scope { resources, depth: scope.depth + 1 })?;
        while self.states.len() > depth {
            self.restore();
        }
        self.passages.truncate(passages);
        if let Some(id) = id {
            self.open_forms.remove(&id);
        }
        Ok(())
    }

    /// Writes an operation for the engine.
    fn say(&mut self, operator: &str, operands: &[Object]) {
        for operand in operands {
            write(&mut self.page.content, operand);
            self.page.content.push(b' ');
        }
        self.page.content.extend_from_slice(operator.as_bytes());
        self.page.content.push(b'\n');
    }
}

fn count_of_numbers(operands: &[Object]) -> usize {
    operands.iter().filter_map(book::number).count()
}

/// A number as the engine can read it: it takes one of many digits for the end of the page.
fn figure(number: f64) -> String {
    let number = number.clamp(-1e8, 1e8);
    if number.fract() == 0.0 { format!("{number}") } else { format!("{number:.6}") }
}

/// Writes an operand; only numbers, words and arrays of both are ever needed.
fn write(content: &mut Vec<u8>, operand: &Object) {
    match operand {
        Object::String(bytes, _) => {
            content.push(b'<');
            content.extend(bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()));
            content.push(b'>');
        }
        Object::Array(parts) => {
            content.push(b'[');
            for part in parts {
                write(content, part);
                content.push(b' ');
            }
            content.push(b']');
        }
        other => content.extend(figure(book::number(other).unwrap_or(0.0)).bytes()),
    }
}
