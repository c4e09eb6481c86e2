//! A source file with everything blanked that a compiler would not run: comments, texts, tests.

/// A file under `src`.
pub struct Source {
    /// From `src`, with `/`.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// With comments, texts and tests blanked; lines are where they were.
    pub code: String,
}

impl Source {
    /// The file `path` that holds `text`.
    pub fn new(path: &str, text: &str) -> Self {
        let is_test = path.ends_with("tests.rs") || path.contains("tests/");
        let code = if is_test { String::new() } else { without_tests(&without_words(text)) };
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    /// The room: the first folder, or the file's own name at the top.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The identifiers of the code, each with its line and what stands before it on from the last white space.
    pub fn identifiers(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        self.code.lines().enumerate().flat_map(move |(at, line)| {
            let parts = line.split(move |c| !is_part(c)).filter(|part| !part.is_empty());
            parts.map(move |part| (at + 1, part))
        })
    }

    /// The paths of the code with their lines; the braces of `use a::{b, c::D};` are written out.
    pub fn paths(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut outer: Vec<String> = Vec::new();
        let (mut path, mut line) = (String::new(), 1);
        for c in self.code.chars() {
            if c.is_alphanumeric() || c == '_' || c == ':' {
                path.push(c);
                continue;
            }
            let opens_group = c == '{' && path.ends_with("::");
            if !path.is_empty() {
                let whole = outer.concat() + &path;
                found.push((line, whole.trim_end_matches(':').to_owned()));
            }
            match c {
                '{' => outer.push(if opens_group { std::mem::take(&mut path) } else { String::new() }),
                '}' => drop(outer.pop()),
                '\n' => line += 1,
                _ => {}
            }
            path.clear();
        }
        if !path.is_empty() {
            found.push((line, path));
        }
        found
    }
}

/// `text` with comments and texts blanked, line by line as before.
fn without_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped =
            comment(rest).or_else(|| raw_text(rest, &out)).or_else(|| plain_text(rest)).unwrap_or(0);
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
            out.push(' ');
            rest = &rest[skipped..];
        }
    }
    out
}

fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        match rest.as_bytes().get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    Some(at)
}

fn raw_text(rest: &str, before: &str) -> Option<usize> {
    let is_inside_a_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r')).filter(|_| !is_inside_a_word)?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inner = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let length = inner.find(&close).map_or(inner.len(), |at| at + close.len());
    Some(rest.len() - inner.len() + length)
}

fn plain_text(rest: &str) -> Option<usize> {
    if rest.starts_with('"') {
        return Some(closing(rest, '"'));
    }
    // A quotation mark as a character, not the start of a lifetime.
    let is_char = rest.starts_with("'\\") || rest.starts_with('\'') && rest.chars().nth(2) == Some('\'');
    is_char.then(|| closing(rest, '\''))
}

fn closing(rest: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == mark && !is_escaped {
            return at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    rest.len()
}

/// `code` without what stands behind `#[cfg(test)]`: a braced block, or a line up to `;`.
fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        out.push_str(before);
        let end = end_of_item(after);
        out.extend(after[..end].chars().filter(|c| *c == '\n'));
        rest = &after[end..];
    }
    out + rest
}

fn end_of_item(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}
