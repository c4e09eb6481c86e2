//! Which layers of a PDF are switched off, and which words belong to one of them.

use std::collections::HashSet;

use pdf_extract::{Dictionary, Document, Object, ObjectId};

use super::book;

/// The layers that are off when the file is opened.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<ObjectId>,
}

impl Layers {
    /// Reads the settings of the document.
    pub(super) fn of(document: &Document) -> Self {
        let off = || {
            let catalog = book::dictionary(document, &document.trailer, b"Root")?;
            let layers = book::dictionary(document, catalog, b"OCProperties")?;
            let usual = book::dictionary(document, layers, b"D")?;
            let references = |of, key: &[u8]| -> HashSet<ObjectId> {
                let array = book::entry(document, of, key).and_then(|found| found.as_array().ok());
                array.into_iter().flatten().filter_map(|one| one.as_reference().ok()).collect()
            };
            let mut off = references(usual, b"OFF");
            if book::name(document, usual, b"BaseState") == b"OFF" {
                let on = references(usual, b"ON");
                off.extend(references(layers, b"OCGs").difference(&on));
            }
            Some(off)
        };
        Self { off: off().unwrap_or_default() }
    }

    /// True if a marked passage that begins with `operands` belongs to a layer that is off.
    pub(super) fn hides(&self, document: &Document, resources: &Dictionary, operands: &[Object]) -> bool {
        let [kind, name] = operands else { return false };
        let (Ok(kind), Ok(name)) = (kind.as_name(), name.as_name()) else { return false };
        if kind != b"OC" || self.off.is_empty() {
            return false;
        }
        let Some(named) = book::dictionary(document, resources, b"Properties") else { return false };
        self.is_off(document, named, name)
    }

    /// True if a whole form belongs to a layer that is off.
    pub(super) fn hides_whole(&self, document: &Document, form: &Dictionary) -> bool {
        !self.off.is_empty() && self.is_off(document, form, b"OC")
    }

    /// A layer, or a group of layers of which none is on.
    fn is_off(&self, document: &Document, of: &Dictionary, key: &[u8]) -> bool {
        if book::reference(of, key).is_some_and(|id| self.off.contains(&id)) {
            return true;
        }
        let Some(group) = book::dictionary(document, of, key) else { return false };
        let Ok(members) = group.get(b"OCGs") else { return false };
        let is_off = |member: &Object| member.as_reference().is_ok_and(|id| self.off.contains(&id));
        match members {
            Object::Array(members) => !members.is_empty() && members.iter().all(is_off),
            only => is_off(only),
        }
    }
}
