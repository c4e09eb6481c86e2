//! Project files written by hand, as somebody writes them who means harm.

/// A project file in pieces; each is RON.
pub struct Paper {
    pub format: u32,
    pub head: String,
    pub documents: String,
    pub actors: String,
    pub ties: String,
    pub quotes: String,
    /// Lists of format 3.
    pub beside: String,
}

/// The text of the document in [`Paper::small`].
pub const TEXT: &str = "Russia backs Assad. Iran does not.";

impl Paper {
    /// Two actors, a tie, a document and a quote, all well.
    pub fn small() -> Self {
        Self {
            format: 3,
            head: String::new(),
            documents: document("d00000001", TEXT),
            actors: actor("a00000001", "Russia", "place: (0.0, 0.0)")
                + &actor("a00000002", "Assad", "place: (300.0, 90.0)"),
            ties: tie("t00000001", "a00000001", "a00000002", "quotes: [\"q00000001\"]"),
            quotes: quote("q00000001", "d00000001", (0, 18), "Russia backs Assad"),
            beside: String::new(),
        }
    }

    /// The same without anything in it.
    pub fn blank() -> Self {
        let none = String::new;
        Self { documents: none(), actors: none(), ties: none(), quotes: none(), ..Self::small() }
    }

    pub fn text(&self) -> String {
        let Self { format, head, documents, actors, ties, quotes, beside } = self;
        format!(
            "Project(format: {format}, id: \"p00000001\", {head} documents: [{documents}], actors: [{actors}], \
             ties: [{ties}], quotes: [{quotes}], {beside})"
        )
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.text().into_bytes()
    }
}

pub fn document(id: &str, text: &str) -> String {
    format!("Document(id: {id:?}, title: \"Report\", text: {text:?}),\n")
}

pub fn actor(id: &str, name: &str, more: &str) -> String {
    format!("Actor(id: {id:?}, name: {name:?}, kind: State, {more}),\n")
}

pub fn tie(id: &str, from: &str, to: &str, more: &str) -> String {
    format!("Tie(id: {id:?}, from: {from:?}, to: {to:?}, stance: Support, direction: OneWay, {more}),\n")
}

pub fn quote(id: &str, document: &str, span: (usize, usize), exact: &str) -> String {
    format!("Quote(id: {id:?}, document: {document:?}, span: {span:?}, exact: {exact:?}, hedge: Stated),\n")
}

/// The id of a record with this letter and number.
pub fn id(letter: char, number: usize) -> String {
    // Without look-alikes, as ids are written.
    const DIGITS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digits = (0..8).rev().map(|place| DIGITS[number >> (5 * place) & 31] as char);
    std::iter::once(letter).chain(digits).collect()
}

/// `count` records, one after the other.
pub fn many(count: usize, record: impl Fn(usize) -> String) -> String {
    (1..=count).map(record).collect()
}
