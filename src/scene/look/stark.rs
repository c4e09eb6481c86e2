//! The two looks of high contrast: on white and on black, words at seven to one and every line at three to one.
//!
//! Boxes are not tinted: a kind is told by its line, its sign and its corners. A colour that the analyst chose colours
//! the line and goes into the box a little.

use super::{LeastContrast, Style, boxed, hex, tied};

const LEAST: LeastContrast = LeastContrast { words: 7.0, lines: 4.5 };

pub(super) static LIGHT: Style = Style {
    ground: hex(0xffffff),
    ink: hex(0x000000),
    muted: hex(0x333333),
    hairline: hex(0x5a5a5a),
    plate: hex(0xffffff),
    support: tied(0x003e8a, 0xffffff),
    clash: tied(0x9a2c00, 0xffffff),
    undecided: tied(0x333333, 0xffffff),
    selection: hex(0x6a1fb8),
    hover: hex(0x8a4fd8),
    guide: hex(0xb0125a),
    kinds: [
        boxed(0xffffff, 0x2e377a, 0x000000, 0x333333),
        boxed(0xffffff, 0x404b12, 0x000000, 0x333333),
        boxed(0xffffff, 0x5e4108, 0x000000, 0x333333),
        boxed(0xffffff, 0x6b2b4f, 0x000000, 0x333333),
        boxed(0xffffff, 0x155a4c, 0x000000, 0x333333),
        boxed(0xffffff, 0x553a80, 0x000000, 0x333333),
        boxed(0xffffff, 0x5e4a3c, 0x000000, 0x333333),
        boxed(0xffffff, 0x4a515a, 0x000000, 0x333333),
    ],
    paper: boxed(0xffffff, 0x000000, 0x000000, 0x000000),
    tint: 0.1,
    least: LEAST,
};

pub(super) static DARK: Style = Style {
    ground: hex(0x000000),
    ink: hex(0xffffff),
    muted: hex(0xdcdcdc),
    hairline: hex(0x8a8a8a),
    plate: hex(0x000000),
    support: tied(0x7cc4ff, 0x000000),
    clash: tied(0xffa060, 0x000000),
    undecided: tied(0xdcdcdc, 0x000000),
    selection: hex(0xffe600),
    hover: hex(0xc9b500),
    guide: hex(0xff8ac4),
    kinds: [
        boxed(0x000000, 0xb5bdff, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0xc6dc74, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0xf0c56c, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0xf3aed3, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0x7fdcc8, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0xd0b4ff, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0xdcc0ad, 0xffffff, 0xdcdcdc),
        boxed(0x000000, 0xc3ccd6, 0xffffff, 0xdcdcdc),
    ],
    paper: boxed(0x000000, 0xffffff, 0xffffff, 0xffffff),
    tint: 0.16,
    least: LEAST,
};
