//! PDF files for tests, made in memory.

/// Helvetica with the letters of Windows.
pub(super) const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A file of these objects, the first of which is number 1 and the catalog.
pub(super) fn file(parts: &[Vec<u8>]) -> Vec<u8> {
    file_with(parts, "")
}

/// A file whose trailer says more.
pub(super) fn file_with(parts: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let (mut bytes, mut table) = (b"%PDF-1.5\n".to_vec(), String::new());
    for (number, part) in parts.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
        bytes.extend(part);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), parts.len() + 1);
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{table}").bytes());
    bytes.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}

/// A stream with more entries.
pub(super) fn stream(content: &[u8], more: &str) -> Vec<u8> {
    let head = format!("<</Length {}{more}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// One page after the other, each drawn by one of `contents`; fonts are F1, F2 and so on; `more` are parts from number
/// 3 + fonts + 2 * pages on, and `resources` names them.
pub(super) fn pages(contents: &[&str], fonts: &[&str], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let first = 3 + fonts.len();
    let kids: String = (0..contents.len()).map(|page| format!("{} 0 R ", first + 2 * page)).collect();
    let named: String = (0..fonts.len()).map(|font| format!("/F{} {} 0 R", font + 1, font + 3)).collect();
    let mut parts = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 612 792]/Resources<</Font<<{named}>>{resources}>>>>",
            contents.len()
        )
        .into_bytes(),
    ];
    parts.extend(fonts.iter().map(|font| font.as_bytes().to_vec()));
    for (page, content) in contents.iter().enumerate() {
        parts.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", first + 2 * page + 1).into_bytes());
        parts.push(stream(content.as_bytes(), ""));
    }
    parts.extend(more.iter().cloned());
    file(&parts)
}

/// A page drawn by `content` in Helvetica.
pub(super) fn page(content: &str) -> Vec<u8> {
    pages(&[content], &[FONT], "", &[])
}

/// Lines of words, 14 points apart, from the top of the page.
pub(super) fn lines(words: &[&str]) -> String {
    let shown: String = words.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
    format!("BT /F1 12 Tf 72 700 Td {shown}ET")
}
