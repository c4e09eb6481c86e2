//! Bytes spoiled the same way every time.

/// Pieces that mean something to one of the readers.
const PIECES: &[&[u8]] = &[
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"\"",
    b"\\",
    b"#",
    b"/*",
    b"*/",
    b"//",
    b"\r",
    b"\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xf0\x9f",
    b"\\u{202e}",
    b"NaN",
    b"inf",
    b"-1e400",
    b"18446744073709551615",
    b"Some(",
    b"r#\"",
    b"a00000001",
    b"t00000001",
    b"q00000001",
    b"n00000001",
    b"g00000001",
    b"c00000001",
    b"place: (1e20, 0.0),",
    b"span: (3, 1),",
    b"# document D (text \"x\")",
    b" + ",
    b" <-> ",
    b"(part of A)",
    b" @ 1,2",
    b"====",
    b"<",
    b">",
    b"</p>",
    b"<table><tr>",
    b"<!--",
    b"<script>",
    b"&#x1f600;",
    b"\\'",
    b"\\u-10179?",
    b"\\bin99999 ",
    b"\\uc9",
    b"--b\r\n",
    b"\r\n\r\n",
    b"=?utf-8?B?",
    b"\xef\xbf\xbd",
    b"PK\x03\x04",
    b"=1+1",
    b"\t@",
    "\u{202e}".as_bytes(),
    "\u{301}\u{301}\u{301}".as_bytes(),
    "\u{fffe}\u{b}".as_bytes(),
    "ﷺ".as_bytes(),
    "ß ﬁ İ".as_bytes(),
    "\u{200d}\u{fe0f}".as_bytes(),
    ".*(a+)+$".as_bytes(),
    b"\\p{L}{9,99}",
];

/// Numbers that look random and are the same every time (SplitMix64, after Steele, Lea and Flood 2014).
pub struct Dice(u64);

impl Dice {
    /// Those of this turn.
    pub fn of(turn: u64) -> Self {
        Self(turn.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}

/// One of `corpus`, changed in one to eight ways.
pub fn one_of(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = corpus[dice.below(corpus.len())].clone();
    for _ in 0..=dice.below(8) {
        let other = &corpus[dice.below(corpus.len())];
        change(&mut bytes, other, dice);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(120)).min(bytes.len());
    let piece = PIECES[dice.below(PIECES.len())];
    match dice.below(8) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let from = dice.below(other.len());
            let to = (from + dice.below(200)).min(other.len());
            drop(bytes.splice(at..at, other[from..to].iter().copied()));
        }
        3 | 4 => drop(bytes.splice(at..at, piece.iter().copied())),
        5 => drop(bytes.splice(at..end, piece.iter().copied())),
        6 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << dice.below(8)),
        _ => {
            let copies = bytes[at..end].repeat(1 + dice.below(30));
            drop(bytes.splice(at..at, copies));
        }
    }
}
