//! Bytes to text: compressed or not, in whatever encoding. What is not text is an error that says so.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;

use crate::error::{Error, Result};

/// The first bytes of a gzip file.
pub(super) const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The text of a file, decompressed and decoded; without a byte order mark.
pub(super) fn text(path: &Path, bytes: &[u8]) -> Result<String> {
    let bytes = decompressed(path, bytes)?;
    let encoding = encoding(&bytes);
    let (text, _, _) = encoding.decode(&bytes);
    let message = if text.trim().is_empty() {
        "the file is empty; expected text, HTML or JSON lines"
    } else if is_binary(&text) {
        "the file is not text; expected plain text, HTML or JSON lines (.txt, .md, .html, .jsonl, also .gz)"
    } else {
        return Ok(text.into_owned());
    };
    Err(Error::Content { path: path.to_owned(), message: message.to_owned() })
}

fn decompressed<'a>(path: &Path, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>> {
    if !bytes.starts_with(&GZIP) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut plain = Vec::new();
    match MultiGzDecoder::new(bytes).read_to_end(&mut plain) {
        Ok(_) => Ok(Cow::Owned(plain)),
        Err(source) => Err(Error::Read { path: path.to_owned(), cause: source }),
    }
}

/// By byte order mark, by what an HTML head declares, by the pattern of zeros, or by the letters that are used.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return UTF_8;
    }
    if let Some(encoding) = utf_16(bytes).or_else(|| declared(bytes)) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Western text in UTF-16 has a zero in every other byte.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() * 2 / 5;
    if even == 0 && odd > most {
        Some(UTF_16LE)
    } else if odd == 0 && even > most {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// `<meta charset="windows-1251">` or the older `content="text/html; charset=…"`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 2048;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let meta = &head[head.find("<meta")?..];
    let value = meta[meta.find("charset")? + "charset".len()..].trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let label =
        value.split(|c: char| matches!(c, '"' | '\'' | ';' | '>' | '/') || c.is_whitespace()).next()?;
    Encoding::for_label(label.as_bytes())
}

/// Zeros and other control characters are not written in text.
fn is_binary(text: &str) -> bool {
    const SAMPLE: usize = 8192;
    if text.starts_with("%PDF-") {
        return true;
    }
    let is_control = |c: &char| c.is_control() && !c.is_whitespace() && *c != '\u{1b}' && *c != '\u{8}';
    let sample = text.chars().take(SAMPLE);
    let (mut length, mut strange) = (0_usize, 0_usize);
    for c in sample {
        length += 1;
        strange += usize::from(is_control(&c) || c == char::REPLACEMENT_CHARACTER);
        if c == '\0' {
            return true;
        }
    }
    strange * 20 > length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String> {
        text(Path::new("a.txt"), bytes)
    }

    #[test]
    fn encodings_are_told_by_mark_declaration_or_letters() {
        let expected = "The café in Besançon closed.";
        let marked = [b"\xEF\xBB\xBF", expected.as_bytes()].concat();
        assert_eq!(read(&marked).ok().as_deref(), Some(expected));
        let little: Vec<u8> = expected.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&[b"\xFF\xFE", little.as_slice()].concat()).ok().as_deref(), Some(expected));
        assert_eq!(read(&little).ok().as_deref(), Some(expected));
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(expected);
        assert_eq!(read(&western).ok().as_deref(), Some(expected));
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("<meta charset=\"windows-1251\"> Мир");
        assert!(read(&cyrillic).is_ok_and(|text| text.ends_with("Мир")));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for bytes in
            [&b""[..], b" \n\n ", b"PK\x03\x04\x00\x00\x00\x08", b"%PDF-1.7\nabc", &[0x1F, 0x8B, 1, 2, 3]]
        {
            let error = read(bytes).expect_err("not text").to_string();
            assert!(error.contains("a.txt"), "{error}");
        }
    }

    #[test]
    fn a_compressed_text_is_read() {
        use std::io::Write as _;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"Ministers met.").expect("memory");
        assert_eq!(read(&encoder.finish().expect("memory")).ok().as_deref(), Some("Ministers met."));
    }
}
