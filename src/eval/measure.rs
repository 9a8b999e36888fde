//! Counts of right and wrong answers, and what they say with what certainty.

/// Right and wrong answers to one question, over many messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Answers that are right.
    pub right: u64,
    /// Answers that are wrong: false alarms.
    pub wrong: u64,
    /// Labels that an answer was found for. Equal to `right` where a message counts once.
    pub told: u64,
    /// Labels that no answer was found for.
    pub missed: u64,
    /// The same four for each message that has any; the bootstrap draws from these.
    each: Vec<[u32; 4]>,
}

/// A share with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The share, from 0 to 1.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Counts {
    /// Adds what one message came to.
    pub fn add(&mut self, right: u32, wrong: u32, told: u32, missed: u32) {
        self.right += u64::from(right);
        self.wrong += u64::from(wrong);
        self.told += u64::from(told);
        self.missed += u64::from(missed);
        if right + wrong + told + missed > 0 {
            self.each.push([right, wrong, told, missed]);
        }
    }

    /// Adds a message that counts once: whether it has the thing, and whether it was said to.
    pub fn once(&mut self, truth: bool, said: bool) {
        let hit = u32::from(truth && said);
        self.add(hit, u32::from(said && !truth), hit, u32::from(truth && !said));
    }

    /// The share of answers that are right; `None` without answers.
    pub fn precision(&self) -> Option<Rate> {
        wilson(self.right, self.right + self.wrong)
    }

    /// The share of labels that were found; `None` without labels.
    pub fn recall(&self) -> Option<Rate> {
        wilson(self.told, self.told + self.missed)
    }

    /// The harmonic mean of both; `None` without labels. Its interval comes from drawing the messages anew a thousand
    /// times, always in the same way, so that the same input gives the same numbers. Messages without label and
    /// without answer have no part in F1, so they are not drawn.
    pub fn f1(&self) -> Option<Rate> {
        if self.told + self.missed == 0 {
            return None;
        }
        let value = f1([self.right, self.wrong, self.told, self.missed]);
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let mut drawn: Vec<f64> = (0..DRAWS)
            .map(|_| {
                let mut sum = [0; 4];
                for _ in 0..self.each.len() {
                    let one = self.each[dice.below(self.each.len())];
                    for (total, part) in sum.iter_mut().zip(one) {
                        *total += u64::from(part);
                    }
                }
                f1(sum)
            })
            .collect();
        drawn.sort_by(f64::total_cmp);
        Some(Rate { value, low: drawn[DRAWS / 40], high: drawn[DRAWS - 1 - DRAWS / 40] })
    }
}

const DRAWS: usize = 1000;

/// Wilson's interval: unlike the usual one, it stays inside 0 and 1 and is honest for few cases.
pub fn wilson(hits: u64, all: u64) -> Option<Rate> {
    if all == 0 {
        return None;
    }
    const Z: f64 = 1.959_964;
    let (n, p) = (all as f64, hits as f64 / all as f64);
    let below = 1.0 + Z * Z / n;
    let middle = (p + Z * Z / (2.0 * n)) / below;
    let half = Z / below * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some(Rate { value: p, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
}

fn f1([right, wrong, told, missed]: [u64; 4]) -> f64 {
    let share = |part: u64, other: u64| if part == 0 { 0.0 } else { part as f64 / (part + other) as f64 };
    let (precision, recall) = (share(right, wrong), share(told, missed));
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

/// A fixed sequence of numbers (xorshift64*); chance has no place in a measurement that is to be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        ((high * bound as u64) >> 32) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(rate: Option<Rate>, value: f64, low: f64, high: f64) {
        let rate = rate.expect("a rate");
        for (got, want) in [(rate.value, value), (rate.low, low), (rate.high, high)] {
            assert!((got - want).abs() < 0.0005, "{got} is not {want}");
        }
    }

    #[test]
    fn intervals_agree_with_the_tables() {
        // Worked by hand: p = 0.9, n = 10, z = 1.96.
        near(wilson(9, 10), 0.9, 0.5958, 0.9821);
        near(wilson(0, 10), 0.0, 0.0, 0.2775);
        near(wilson(10, 10), 1.0, 0.7225, 1.0);
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn f1_is_the_harmonic_mean_and_repeats() {
        let mut counts = Counts::default();
        for _ in 0..6 {
            counts.once(true, true);
        }
        counts.once(false, true);
        counts.once(false, true);
        for _ in 0..4 {
            counts.once(true, false);
        }
        counts.once(false, false);
        // P = 6/8, R = 6/10, F1 = 2 * 0.75 * 0.6 / 1.35.
        let f1 = counts.f1().expect("labels");
        assert!((f1.value - 0.6667).abs() < 0.0005);
        assert!(f1.low < f1.value && f1.value < f1.high && f1.low > 0.2 && f1.high < 1.0);
        assert_eq!(counts.f1(), counts.f1());
        assert_eq!(Counts::default().f1(), None);
    }

    #[test]
    fn no_chance_of_missing_the_ends() {
        let mut dice = Dice(1);
        let mut seen = [false; 3];
        for _ in 0..100 {
            seen[dice.below(3)] = true;
        }
        assert_eq!(seen, [true; 3]);
    }
}
