//! Fingerprints of bytes: how a file is known again, whatever its name and its times say.

use std::fmt;

use sha2::{Digest, Sha256};

/// The SHA-256 of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// The hash of `bytes`.
    ///
    /// ```
    /// use detente::store::FileHash;
    /// assert!(FileHash::of(b"abc").to_string().starts_with("ba7816bf"));
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Its first eight bytes, as they stand in the names of files.
    #[must_use]
    pub fn start(&self) -> HashStart {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        HashStart([a, b, c, d, e, f, g, h])
    }
}

/// The first eight bytes of a [`FileHash`]: enough to know a file again among those of one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HashStart([u8; 8]);

impl HashStart {
    /// What `text`, sixteen digits, says.
    pub(super) fn read(text: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let bits = u64::from_str_radix(text, 16).ok();
        bits.filter(|_| text.len() == 16 && text.bytes().all(is_plain)).map(|bits| Self(bits.to_be_bytes()))
    }
}

impl fmt::Display for HashStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
