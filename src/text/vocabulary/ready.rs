//! A compiled vocabulary as bytes: written when the program is built, read when it starts.
//!
//! Compiling twenty thousand terms costs tens of milliseconds, copying them back about one. The form is private to one
//! build: little-endian integers, each table after its length.

use super::{End, Entry, Glance, ListId, Node, Reading, Steps, Vocabulary};

impl Vocabulary {
    /// The vocabulary as bytes. Called by the build script.
    #[allow(dead_code)]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        table(&mut out, &self.filter, |bits| vec![*bits]);
        table(&mut out, &self.starts, |bits| vec![*bits]);
        table(&mut out, &self.slots, |(hash, number)| vec![*hash, u64::from(*number)]);
        table(&mut out, &self.entries, |entry| {
            let Reading { number, skip, drop } = entry.plainer;
            let peeled = u64::from(skip) << 32 | u64::from(drop) << 40;
            vec![entry.glance.is, entry.glance.onward, u64::from(number) | peeled, u64::from(entry.root)]
        });
        table(&mut out, &self.steps.slots, |(from, over, to)| {
            vec![u64::from(*from) | u64::from(*over) << 32, u64::from(*to)]
        });
        table(&mut out, &self.nodes, |node| vec![node.onward, u64::from(node.ends) | u64::from(node.after_gap) << 32]);
        table(&mut out, &self.ends, |end| {
            vec![u64::from(end.node) | u64::from(end.list.0) << 32 | u64::from(end.weight) << 48]
        });
        table(&mut out, &self.squeezed, |(narrow, meant)| vec![*narrow, *meant]);
        table(&mut out, &[self.digest], |digest| vec![*digest]);
        out
    }

    /// The vocabulary that [`Vocabulary::to_bytes`] wrote; bytes that are cut short leave the tables behind them empty.
    #[allow(dead_code)]
    pub fn from_bytes(bytes: &[u8]) -> Vocabulary {
        let mut rest = bytes;
        let low = |value: u64| value as u32;
        let high = |value: u64| (value >> 32) as u32;
        let reading =
            |value: u64| Reading { number: value as u32, skip: (value >> 32) as u8, drop: (value >> 40) as u8 };
        let mut vocabulary = Vocabulary {
            filter: read(&mut rest, |[bits]| bits),
            starts: read(&mut rest, |[bits]| bits),
            slots: read(&mut rest, |[hash, number]| (hash, low(number))),
            entries: read(&mut rest, |[is, onward, plainer, root]| Entry {
                glance: Glance { is, onward },
                root: low(root),
                plainer: reading(plainer),
            }),
            ..Vocabulary::default()
        };
        vocabulary.steps = Steps { slots: read(&mut rest, |[step, to]| (low(step), high(step), low(to))), count: 0 };
        vocabulary.nodes =
            read(&mut rest, |[onward, places]| Node { onward, ends: low(places), after_gap: high(places) });
        vocabulary.ends = read(&mut rest, |[end]| End {
            node: low(end),
            list: ListId((end >> 32) as u16),
            weight: (end >> 48) as u8,
        });
        vocabulary.squeezed = read(&mut rest, |[narrow, meant]| (narrow, meant));
        vocabulary.digest = read(&mut rest, |[digest]| digest).first().copied().unwrap_or_default();
        vocabulary
    }
}

fn table<T>(out: &mut Vec<u8>, rows: &[T], words: impl Fn(&T) -> Vec<u64>) {
    out.extend_from_slice(&(rows.len() as u64).to_le_bytes());
    for word in rows.iter().flat_map(words) {
        out.extend_from_slice(&word.to_le_bytes());
    }
}

fn read<T, const N: usize>(rest: &mut &[u8], row: impl Fn([u64; N]) -> T) -> Vec<T> {
    let Some((count, after)) = rest.split_first_chunk::<8>() else { return Vec::new() };
    let size = (u64::from_le_bytes(*count) as usize).saturating_mul(8 * N);
    let Some((rows, after)) = after.split_at_checked(size) else { return Vec::new() };
    *rest = after;
    let words = |bytes: &[u8]| {
        let mut words = [0; N];
        for (word, eight) in words.iter_mut().zip(bytes.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*eight);
        }
        words
    };
    rows.chunks_exact(8 * N).map(|bytes| row(words(bytes))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::{Desk, list, lists};
    use super::*;

    #[test]
    fn what_was_built_in_is_what_compiles_now() {
        let terms = || {
            let numbered = lists().iter().zip(0..);
            numbered.flat_map(|(list, nth)| list.terms.iter().map(move |(weight, term)| (ListId(nth), *weight, *term)))
        };
        let (fresh, built_in) = (Vocabulary::compile(terms()), Vocabulary::shipped());
        let (mut one, mut other) = (Desk::default(), Desk::default());
        for (text, _) in list("topic/greeting").expect("shipped").hits {
            let all = super::super::Lists::ALL;
            assert_eq!(one.view(text, &fresh, all).hits(), other.view(text, built_in, all).hits());
            assert!(!one.view(text, &fresh, all).hits().is_empty());
        }
    }

    #[test]
    fn bytes_cut_short_are_no_danger() {
        let bytes = Vocabulary::compile([(ListId(0), 3, "good morning")]).to_bytes();
        for end in (0..bytes.len()).step_by(97) {
            let _ = Vocabulary::from_bytes(&bytes[..end]);
        }
    }
}
