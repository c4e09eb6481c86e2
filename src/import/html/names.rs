//! What the names of HTML's elements mean for a text.
//!
//! After the HTML standard, sections 13.1.2 and 13.2.6, as far as lines of text depend on it.

/// Elements that never hold anything.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "command"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "image"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that no reader of the page reads, or that only a machine does.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "object"
            | "applet"
            | "audio"
            | "video"
            | "canvas"
            | "iframe"
            | "noframes"
            | "noembed"
            | "select"
            | "datalist"
            | "button"
            | "textarea"
            | "map"
            | "title"
            | "rp"
            | "colgroup"
            | "annotation"
            | "annotation-xml"
            | "progress"
            | "meter"
            | "frameset"
    )
}

/// True if the tag of the element is of use: blocks, and addresses that tell a menu from prose.
pub(super) fn keeps_tag(name: &str) -> bool {
    KEPT.contains(&name)
}

const KEPT: [&str; 50] = [
    "a",
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that keep ends of tags inside them from what is outside.
pub(super) fn scopes(name: &str) -> bool {
    matches!(
        name,
        "table"
            | "td"
            | "th"
            | "tr"
            | "caption"
            | "template"
            | "tbody"
            | "thead"
            | "tfoot"
            | "object"
            | "html"
    )
}

/// Which open elements the start of `name` closes, and which elements they are looked for in.
pub(super) fn closes(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    const TABLE: &[&str] = &["table", "template"];
    const CELL: &[&str] = &["table", "td", "th", "caption", "template", "object", "button", "svg"];
    match name {
        "li" => (&["li", "p"], &["ul", "ol", "menu", "dir", "table", "td", "th", "template"]),
        "dt" | "dd" => (&["dt", "dd", "p"], &["dl", "table", "td", "th", "template"]),
        "option" | "optgroup" => (&["option"], &["select", "datalist"]),
        "td" | "th" => (&["td", "th", "caption"], &["tr", "table", "template"]),
        "tr" => (&["td", "th", "tr", "caption"], TABLE),
        "tbody" | "thead" | "tfoot" => (&["td", "th", "tr", "tbody", "thead", "tfoot", "caption"], TABLE),
        "body" => (&["head"], &[]),
        _ if BLOCKS.contains(&name) => (&["p"], CELL),
        _ => (&[], &[]),
    }
}

/// Elements before which an open paragraph ends.
const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];
