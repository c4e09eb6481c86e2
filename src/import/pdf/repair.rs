//! A table of contents made anew for a file whose own cannot be read: one that was cut off or edited by hand.
//!
//! Every part says its number where it begins, so the table can be written from the parts themselves; where one
//! number stands twice, the later is the newer. What the old table said of the whole (the catalog, the lock) is looked
//! for in the last place that says it.

use std::collections::BTreeMap;
use std::fmt::Write;

use memchr::memmem;

/// More parts are in no file of 64 MB.
const MOST_PARTS: usize = 4_000_000;
/// Numbers beyond this would make a table longer than the file.
const LARGEST_NUMBER: u64 = 8_000_000;

/// The file with a table of its own at its end, or `None` if it has no parts or no catalog.
pub(super) fn repaired(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = parts(bytes);
    let root = last_reference(bytes, b"/Root").or_else(|| catalog(bytes, &parts))?;
    let mut whole = format!("/Root {root}");
    for key in ["/Encrypt", "/Info"] {
        if let Some(reference) = last_reference(bytes, key.as_bytes()) {
            write!(whole, "{key} {reference}").ok()?;
        }
    }
    let mut table = String::from("\nxref\n0 1\n0000000000 65535 f \n");
    for (number, offset) in &parts {
        write!(table, "{number} 1\n{offset:010} 00000 n \n").ok()?;
    }
    let size = parts.last_key_value()?.0 + 1;
    let mut found = bytes.to_vec();
    let start = found.len() + 1;
    found.extend(table.bytes());
    found.extend(format!("trailer\n<</Size {size}{whole}").bytes());
    found.extend(file_id(bytes));
    found.extend(format!(">>\nstartxref\n{start}\n%%EOF\n").bytes());
    Some(found)
}

/// Where each part begins, by its number.
fn parts(bytes: &[u8]) -> BTreeMap<u64, usize> {
    let mut found = BTreeMap::new();
    for at in memmem::find_iter(bytes, b" obj").take(MOST_PARTS) {
        let head = &bytes[at.saturating_sub(24)..at];
        let generation = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let Some(before) = head.len().checked_sub(generation + 1).filter(|_| generation > 0) else {
            continue;
        };
        let digits = head[..before].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number =
            std::str::from_utf8(&head[before - digits..before]).ok().and_then(|digits| digits.parse().ok());
        if let Some(number) = number.filter(|number| *number <= LARGEST_NUMBER && *number > 0) {
            found.insert(number, at - generation - 1 - digits);
        }
    }
    found
}

/// The last `12 0 R` behind `key`.
fn last_reference(bytes: &[u8], key: &[u8]) -> Option<String> {
    let reference = |at: usize| {
        let rest = &bytes[at + key.len()..bytes.len().min(at + key.len() + 40)];
        let words = String::from_utf8_lossy(rest);
        let mut words = words.split([' ', '\r', '\n', '\t', '/', '>']).filter(|word| !word.is_empty());
        let (number, generation, sign) = (words.next()?, words.next()?, words.next()?);
        let is_reference = number.parse::<u64>().is_ok() && generation.parse::<u16>().is_ok() && sign == "R";
        is_reference.then(|| format!("{number} {generation} R"))
    };
    memmem::rfind_iter(bytes, key).take(100).find_map(reference)
}

/// The part that calls itself the catalog.
fn catalog(bytes: &[u8], parts: &BTreeMap<u64, usize>) -> Option<String> {
    let at = memmem::rfind(bytes, b"/Catalog")?;
    let (number, _) = parts.iter().filter(|(_, start)| **start < at).max_by_key(|(_, start)| **start)?;
    Some(format!("{number} 0 R"))
}

/// The name of the file, without which no lock opens.
fn file_id(bytes: &[u8]) -> Vec<u8> {
    let array = memmem::rfind_iter(bytes, b"/ID").take(20).find_map(|at| {
        let rest = bytes[at + 3..].trim_ascii_start();
        let end = rest.iter().take(400).position(|byte| *byte == b']')?;
        rest.starts_with(b"[").then(|| [b"/ID", &rest[..=end]].concat())
    });
    array.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{FONT, file, lines, page, stream};
    use super::*;

    fn text(bytes: &[u8]) -> String {
        super::super::read(bytes).map_or_else(|error| error.to_string(), |reading| reading.text)
    }

    #[test]
    fn a_file_whose_table_is_wrong_or_gone_is_still_read_and_says_so() {
        let bytes = page(&lines(&["The army left."]));
        let table = memmem::find(&bytes, b"xref\n0").unwrap();
        let shifted = [&bytes[..9], b"% a line more\n", &bytes[9..]].concat();
        for broken in [&bytes[..table], &shifted] {
            let reading = super::super::read(broken).unwrap();
            assert_eq!(reading.text, "The army left.");
            assert_eq!(
                reading.warnings[0].to_string(),
                "the file is damaged: its table of contents was made anew; what could be read was taken"
            );
        }
    }

    #[test]
    fn of_two_objects_with_one_number_the_later_counts() {
        let parts = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
            stream(lines(&["Old."]).as_bytes(), ""),
            FONT.as_bytes().to_vec(),
        ];
        let bytes = file(&parts);
        let table = memmem::find(&bytes, b"xref\n0").unwrap();
        let newer =
            [b"4 0 obj\n".to_vec(), stream(lines(&["New."]).as_bytes(), ""), b"\nendobj\n".to_vec()].concat();
        assert_eq!(text(&[&bytes[..table], &newer].concat()), "New.");
    }
}
