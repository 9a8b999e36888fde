//! Three-valued facts: yes, no, or not to be known, and why.

use crate::words::Words;

/// Whether a fact holds. What cannot be known is said, never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It cannot be known, for this reason.
    Unknown(Why),
}

impl Truth {
    /// Kleene's *and*: `No` wins, then `Unknown`.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Unknown(why), _) | (_, Truth::Unknown(why)) => Truth::Unknown(why),
            (Truth::Yes, Truth::Yes) => Truth::Yes,
        }
    }

    /// Kleene's *or*: `Yes` wins, then `Unknown`.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        !(!self).and(!other)
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            unknown @ Truth::Unknown(_) => unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::Yes } else { Truth::No }
    }
}

/// Why something was not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Why {
    /// The message carries no sending time.
    NoTime,
    /// The order of day and month in an export was assumed, so its days are not certain.
    DateOrderAssumed,
    /// The rule hangs on a Hijri date, and the message lies outside the years that are known.
    OutsideCalendar,
    /// The message does not say whether it was forwarded.
    ForwardUnknown,
    /// The message names no channel.
    NoChannel,
    /// The message does not say who sent it, or not in the form asked for.
    NoSender,
    /// The policy knows senders by other things than the message tells of this one: by names, and it tells a number.
    SenderForm,
    /// The sender's name could end at more than one place, so who sent the message is not certain.
    SenderAmbiguous,
    /// A picture, clip or document came without its content.
    ContentMissing,
    /// A picture or clip is there, but nothing in this build looks into it.
    ContentNotInspected,
    /// The rule looks at a conversation, and one message was asked about.
    NoConversation,
}

impl Why {
    /// Every reason, in a fixed order.
    pub const ALL: [Why; 11] = [
        Why::NoTime,
        Why::DateOrderAssumed,
        Why::OutsideCalendar,
        Why::ForwardUnknown,
        Why::NoChannel,
        Why::NoSender,
        Why::SenderForm,
        Why::SenderAmbiguous,
        Why::ContentMissing,
        Why::ContentNotInspected,
        Why::NoConversation,
    ];

    /// The name that machine reports use.
    pub const fn name(self) -> &'static str {
        match self {
            Why::NoTime => "no-time",
            Why::DateOrderAssumed => "date-order-assumed",
            Why::OutsideCalendar => "outside-calendar",
            Why::ForwardUnknown => "forward-unknown",
            Why::NoChannel => "no-channel",
            Why::NoSender => "no-sender",
            Why::SenderForm => "sender-form",
            Why::SenderAmbiguous => "sender-ambiguous",
            Why::ContentMissing => "content-missing",
            Why::ContentNotInspected => "content-not-inspected",
            Why::NoConversation => "no-conversation",
        }
    }

    /// The reason in a person's words.
    pub const fn words(self) -> Words {
        match self {
            Why::NoTime => Words::new("لا تحمل الرسالة وقت إرسال", "the message carries no sending time"),
            Why::DateOrderAssumed => Words::new(
                "افتُرض ترتيب اليوم والشهر في هذا التصدير، فالأيام غير مؤكدة",
                "the order of day and month in this export was assumed, so its days are not certain",
            ),
            Why::OutsideCalendar => Words::new(
                "تاريخ الرسالة خارج سنوات تقويم أم القرى المعروفة هنا",
                "the date lies outside the years of the Umm al-Qura calendar that are known here",
            ),
            Why::ForwardUnknown => {
                Words::new("لا يُعرف أهي رسالة معاد توجيهها أم لا", "whether the message was forwarded is not known")
            }
            Why::NoChannel => Words::new("لا تذكر الرسالة القناة", "the message names no channel"),
            Why::NoSender => Words::new("لا يُعرف المرسل", "the sender is not known"),
            Why::SenderForm => Words::new(
                "لا تذكر الرسالة من المرسل ما تعرفه به السياسة (اسم أو رقم أو معرّف)، فتعذّرت المقارنة",
                "the policy knows senders by something else than the message tells of this one (name, number or handle), so they cannot be compared",
            ),
            Why::SenderAmbiguous => Words::new(
                "لا يُعرف على وجه اليقين أين ينتهي اسم المرسل وأين يبدأ النص",
                "where the sender's name ends and the text begins is not certain",
            ),
            Why::ContentMissing => {
                Words::new("المرفق غير موجود مع الرسالة", "the attachment did not come with the message")
            }
            Why::ContentNotInspected => {
                Words::new("لم يُفحص محتوى الصورة أو المقطع", "the content of the picture or clip was not inspected")
            }
            Why::NoConversation => Words::new(
                "تحتاج القاعدة إلى محادثة لا إلى رسالة واحدة",
                "the rule needs a conversation, not one message",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_neither_excuses_nor_convicts() {
        let unknown = Truth::Unknown(Why::NoTime);
        assert_eq!(Truth::No.and(unknown), Truth::No);
        assert_eq!(Truth::Yes.and(unknown), unknown);
        assert_eq!(Truth::Yes.or(unknown), Truth::Yes);
        assert_eq!(Truth::No.or(unknown), unknown);
        assert_eq!(!unknown, unknown);
    }
}
