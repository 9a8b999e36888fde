//! Which channels a rule holds on.

use crate::message::{ChannelKind, Message};
use crate::truth::{Truth, Why};

/// The kind of channel with this name: the one name that policies use, though messages may use others.
pub(crate) fn channel(name: &str) -> Option<ChannelKind<'static>> {
    let known = ChannelKind::names().find(|known| *known == name)?;
    Some(ChannelKind::from_name(known.into()))
}

/// Whether `message` is on one of `channels`; an empty list means every channel.
///
/// A message that does not say where it goes is taken to be on `default`, and where the policy names no default it is
/// not known whether a rule for certain channels concerns it.
pub(crate) fn covers(
    channels: &[ChannelKind<'static>],
    message: &Message<'_>,
    default: Option<&ChannelKind<'static>>,
) -> Truth {
    if channels.is_empty() {
        return Truth::Yes;
    }
    let own = message.channel.as_ref().and_then(|channel| channel.kind.as_ref());
    match (own, default) {
        (Some(kind), _) => channels.iter().any(|channel| channel == kind).into(),
        (None, Some(kind)) => channels.contains(kind).into(),
        (None, None) => Truth::Unknown(Why::NoChannel),
    }
}
