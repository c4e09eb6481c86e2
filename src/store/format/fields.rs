//! How single fields are read: ids and dates from their texts, lists with a limit.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::model::quoted::tamed;
use crate::model::{LARGEST_PICTURE, Media};

/// No list is longer than this.
const MOST_RECORDS: usize = 1_000_000;

/// A value written as its text, such as an id or a date.
pub(super) fn parsed<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    from.deserialize_str(Text(PhantomData))
}

/// The same for a field that is left out where there is no value.
pub(super) fn some_parsed<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    parsed(from).map(Some)
}

/// A field that is left out where there is no value, and stands bare, without `Some`, where there is one.
pub(super) fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// A list of at most [`MOST_RECORDS`].
pub(super) fn records<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    at_most::<MOST_RECORDS, D, T>(from)
}

/// A list of at most `MOST`: what comes after is not read, so that a small file cannot become a large project.
pub(super) fn at_most<'de, const MOST: usize, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    from.deserialize_seq(List { item: PhantomData, most: MOST })
}

/// A list of at most [`MOST_RECORDS`] values written as their texts.
pub(super) fn list_parsed<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    let texts: Vec<Parsed<T>> = records(from)?;
    Ok(texts.into_iter().map(|text| text.0).collect())
}

/// The bytes of a picture, written in base 64.
pub(super) struct Base64 {
    pub(super) media: Media,
    pub(super) bytes: Vec<u8>,
}

impl FromStr for Base64 {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let most = LARGEST_PICTURE.div_ceil(3) * 4;
        if text.len() > most {
            return Err(format!("expected at most {most} characters of a picture, found {}", text.len()));
        }
        let bytes =
            STANDARD.decode(text).map_err(|error| format!("expected a picture in base 64: {error}"))?;
        let media =
            Media::of(&bytes).ok_or("expected a picture, PNG or JPEG, and found another beginning")?;
        Ok(Self { media, bytes })
    }
}

struct Parsed<T>(T);

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from).map(Self)
    }
}

struct Text<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|error: T::Err| E::custom(tamed(&error.to_string(), 160)))
    }
}

struct List<T> {
    item: PhantomData<T>,
    most: usize,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            if list.len() == self.most {
                return Err(A::Error::custom(format!("expected at most {} in one list", self.most)));
            }
            list.push(item);
        }
        Ok(list)
    }
}
