//! Compressed files, unpacked as they are read.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }
}

/// So much comes out of any file before its growth is looked at, in bytes.
const FREE: u64 = 1 << 26;

/// So many times its size a file may grow: texts grow four times, lists of equal rows fifty.
const GROWTH: u64 = 250;

/// Unpacks what is compressed, and gives everything else as it is; whether it was compressed comes with it.
///
/// # Errors
///
/// Those of the stream. A file that grows without measure fails when it is read.
pub fn unpack<'r>(
    mut reader: impl BufRead + Send + 'r,
) -> io::Result<(Box<dyn BufRead + Send + 'r>, bool)> {
    let Some(packing) = Packing::of(reader.fill_buf()?) else {
        return Ok((Box::new(reader), false));
    };
    let taken = Arc::new(AtomicU64::new(0));
    let counted = BufReader::new(Counted {
        reader,
        taken: Arc::clone(&taken),
    });
    let unpacked: Box<dyn Read + Send + 'r> = match packing {
        Packing::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(counted)),
        Packing::Zstandard => Box::new(zstd::stream::read::Decoder::with_buffer(counted)?),
    };
    let limited = Limited {
        reader: unpacked,
        taken,
        given: 0,
        free: FREE,
    };
    Ok((Box::new(BufReader::with_capacity(1 << 16, limited)), true))
}

/// A stream that counts what is taken from it.
struct Counted<R> {
    reader: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.taken.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// An unpacked stream that must not grow without measure.
struct Limited<R> {
    reader: R,
    taken: Arc<AtomicU64>,
    given: u64,
    free: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer).map_err(damaged)?;
        self.given += count as u64;
        let taken = self.taken.load(Ordering::Relaxed).max(1);
        match self.given > self.free && self.given / taken > GROWTH {
            true => Err(io::Error::other(TRAP)),
            false => Ok(count),
        }
    }
}

/// What is said of a file that grows without measure.
const TRAP: &str = "this file grows more than 250 times when it is unpacked; unpack it yourself if it can be trusted";

/// What is said of a damaged file.
fn damaged(error: io::Error) -> io::Error {
    let cause = error.to_string();
    let cause = cause.split(" (os error").next().unwrap_or_default();
    io::Error::new(error.kind(), format!("damaged compressed data: {cause}"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut unpacked = Vec::new();
        unpack(bytes)?.0.read_to_end(&mut unpacked)?;
        Ok(unpacked)
    }

    #[test]
    fn what_is_compressed_is_unpacked() {
        let text = b"Kim met Xi.\n";
        let zstandard = zstd::encode_all(&text[..], 3).unwrap();
        for packed in [gzip(text), zstandard, text.to_vec()] {
            assert_eq!(read(&packed).unwrap(), text);
        }
        assert_eq!(
            read(&[gzip(text), gzip(text)].concat()).unwrap(),
            text.repeat(2)
        );
    }

    #[test]
    fn damage_is_told() {
        let mut packed = gzip(&b"Kim met Xi.\n".repeat(100));
        packed.truncate(30);
        let error = read(&packed).unwrap_err();
        assert!(
            error.to_string().starts_with("damaged compressed data: "),
            "{error}"
        );
    }

    #[test]
    fn a_file_that_grows_without_measure_fails() {
        let packed = gzip(&vec![b'x'; 70_000_000]);
        let error = read(&packed).unwrap_err();
        assert_eq!(error.to_string(), TRAP);
    }
}
