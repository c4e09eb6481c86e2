//! The faces Detente carries with it, and the [`Typesetter`] that chooses among them.
//!
//! A map must look the same on every machine, so Latin, Greek, Cyrillic, Arabic and Hebrew are always set in the
//! bundled faces. For other scripts [`Typesetter::with_system_fonts`] falls back to what the machine has
//! ([`Typesetter::for_words`] only if a word needs it): both doors use them, so that a picture and a box are what they
//! are on the screen. [`Typesetter::bundled_only`] never does; tests and benches use it, because their numbers must not
//! depend on the machine. Setting words is in [`set`](super::set); what comes out is a [`Paragraph`](super::Paragraph).

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName, FontWeight, LayoutContext};
use skrifa::{FontRef, MetadataProvider};

use super::style::Family;

/// Every bundled face, the file's bytes as they came from Debian, and its weight; see `assets/fonts/README.md`.
///
/// The weight is said here because Gentium Book calls its text weight 500: a bold italic made from it would not be thickened.
const BUNDLED: [(f32, &[u8]); 15] = [
    (400.0, include_bytes!("../../assets/fonts/Inter-Regular.otf")),
    (500.0, include_bytes!("../../assets/fonts/Inter-Medium.otf")),
    (700.0, include_bytes!("../../assets/fonts/Inter-Bold.otf")),
    (400.0, include_bytes!("../../assets/fonts/Inter-Italic.otf")),
    (400.0, include_bytes!("../../assets/fonts/GentiumBookPlus-Regular.ttf")),
    (700.0, include_bytes!("../../assets/fonts/GentiumBookPlus-Bold.ttf")),
    (400.0, include_bytes!("../../assets/fonts/GentiumBookPlus-Italic.ttf")),
    (400.0, include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf")),
    (700.0, include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf")),
    (400.0, include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf")),
    (700.0, include_bytes!("../../assets/fonts/NotoNaskhArabic-Bold.ttf")),
    (400.0, include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf")),
    (700.0, include_bytes!("../../assets/fonts/NotoSansHebrew-Bold.ttf")),
    (400.0, include_bytes!("../../assets/fonts/NotoSerifHebrew-Regular.ttf")),
    (700.0, include_bytes!("../../assets/fonts/NotoSerifHebrew-Bold.ttf")),
];

/// The files of the families in [`SANS`], one weight each.
const SANS_FILES: [usize; 4] = [0, 4, 7, 11];

/// The order in which faces are asked for a letter. The other family stands last: it has letters the first lacks.
static SANS: [FontFamilyName<'static>; 4] =
    [named("Inter"), named("Noto Sans Arabic"), named("Noto Sans Hebrew"), named("Gentium Book Plus")];
static SERIF: [FontFamilyName<'static>; 4] =
    [named("Gentium Book Plus"), named("Noto Naskh Arabic"), named("Noto Serif Hebrew"), named("Inter")];

const fn named(name: &'static str) -> FontFamilyName<'static> {
    FontFamilyName::Named(Cow::Borrowed(name))
}

/// Sets words: it owns the faces and the scratch space of shaping.
///
/// A clone shares the faces and costs little, so each thread may have its own.
#[derive(Clone)]
pub struct Typesetter {
    pub(super) fonts: FontContext,
    pub(super) scratch: LayoutContext<()>,
}

impl Typesetter {
    /// A typesetter that knows the bundled faces and nothing else: the same words give the same glyphs at the same
    /// places on every machine. Letters outside the bundled scripts show as the face's "missing" box.
    #[must_use]
    pub fn bundled_only() -> Self {
        Self::new(false)
    }

    /// A typesetter that asks the machine's fonts for letters which no bundled face has.
    #[must_use]
    pub fn with_system_fonts() -> Self {
        Self::new(true)
    }

    /// A typesetter for these texts and no others: it asks for the machine's fonts, which takes a while, only if a text
    /// has a letter that no bundled sans has.
    #[must_use]
    pub fn for_words<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let faces: Vec<FontRef<'_>> =
            SANS_FILES.into_iter().filter_map(|nth| FontRef::new(BUNDLED[nth].1).ok()).collect();
        let maps: Vec<_> = faces.iter().map(MetadataProvider::charmap).collect();
        let mut asked = HashSet::new();
        let letters = texts.into_iter().flat_map(str::chars);
        let is_bundled =
            |letter: char| letter.is_whitespace() || maps.iter().any(|map| map.map(letter).is_some());
        Self::new(letters.filter(|letter| asked.insert(*letter)).any(|letter| !is_bundled(letter)))
    }

    fn new(system_fonts: bool) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts });
        for (weight, face) in BUNDLED {
            let weight = Some(FontWeight::new(weight));
            let said = FontInfoOverride { weight, ..FontInfoOverride::default() };
            collection.register_fonts(Blob::new(Arc::new(face)), Some(said));
        }
        // Shared: clones on other threads must not read the machine's fonts into memory again.
        let fonts = FontContext { collection, source_cache: SourceCache::new_shared() };
        Self { fonts, scratch: LayoutContext::new() }
    }
}

/// The names to ask for, in order.
pub(super) fn stack(family: Family) -> FontFamily<'static> {
    FontFamily::List(Cow::Borrowed(match family {
        Family::Sans => &SANS,
        Family::Serif => &SERIF,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::style::{Align, WordStyle};
    use super::*;

    #[test]
    fn every_family_of_the_stacks_is_bundled() {
        let mut typesetter = Typesetter::bundled_only();
        for name in SANS.iter().chain(&SERIF) {
            let FontFamilyName::Named(name) = name else { panic!("the stacks name their families") };
            assert!(typesetter.fonts.collection.family_id(name).is_some(), "{name} is not among the faces");
        }
    }

    #[test]
    fn the_faces_stay_under_six_megabytes() {
        let bytes: usize = BUNDLED.iter().map(|(_, face)| face.len()).sum();
        assert!(bytes < 6_000_000, "{bytes} bytes");
    }

    #[test]
    fn the_fonts_of_the_machine_do_not_change_words_in_bundled_scripts() {
        let placed = |mut typesetter: Typesetter| {
            let text = "Hezbollah حزب الله צה״ל Χεζμπολάχ Исламское 2016";
            let set = typesetter.set(text, &WordStyle::serif(16.0), Some(120.0), Align::Start);
            set.runs().iter().map(|run| (run.face.bytes().len(), run.glyphs.clone())).collect::<Vec<_>>()
        };
        assert_eq!(placed(Typesetter::bundled_only()), placed(Typesetter::with_system_fonts()));
    }

    #[test]
    fn words_in_bundled_scripts_are_set_without_asking_the_machine() {
        let families = |text: &str| Typesetter::for_words([text]).fonts.collection.family_names().count();
        let bundled = Typesetter::bundled_only().fonts.collection.family_names().count();
        assert_eq!(families("Hezbollah حزب الله צה״ל Χεζμπολάχ Исламское «2016» – \n\t"), bundled);
        let all = Typesetter::with_system_fonts().fonts.collection.family_names().count();
        assert_eq!(families("Hezbollah 真主党"), all);
    }
}
