# The sentences of reports and of the program, in English. ar.ftl holds the same keys in the same order.

## Counts

count-messages = { $count ->
        [0] no messages
        [one] { $count } message
       *[other] { $count } messages
    }
count-violations = { $count ->
        [0] no violations
        [one] { $count } violation
       *[other] { $count } violations
    }
count-senders = { $count ->
        [one] one sender
       *[other] { $count } senders
    }
count-lines = { $count ->
        [0] no lines
        [one] { $count } line
       *[other] { $count } lines
    }

## Actions and confidence

action-allow = nothing found
action-note = note
action-warn = warning
action-hold = needs approval first
action-block = must not be sent
confidence-possible = possible
confidence-likely = likely
confidence-certain = certain

## Places

place-message = the message as a whole
place-sender = the sender
place-attachment-name = the file name of attachment { $number }
place-attachment = attachment { $number }
place-reshared = the text of the reshared message
quoted = “{ $words }”

## Moments

moment-both = { $time } ({ $day } { $month ->
        [1] Muharram
        [2] Safar
        [3] Rabi al-Awwal
        [4] Rabi al-Thani
        [5] Jumada al-Ula
        [6] Jumada al-Akhirah
        [7] Rajab
        [8] Shaban
        [9] Ramadan
        [10] Shawwal
        [11] Dhu al-Qadah
       *[12] Dhu al-Hijjah
    } { $year } AH)

date-gregorian = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-hijri = { $day } { $month ->
        [1] Muharram
        [2] Safar
        [3] Rabi al-Awwal
        [4] Rabi al-Thani
        [5] Jumada al-Ula
        [6] Jumada al-Akhirah
        [7] Rajab
        [8] Shaban
        [9] Ramadan
        [10] Shawwal
        [11] Dhu al-Qadah
       *[12] Dhu al-Hijjah
    }
date-year = { $date } { $year }
date-year-hijri = { $date } { $year } AH
date-days = { $date } ({ $days ->
        [one] one day
       *[other] { $days } days
    })

## One message

answer-clean = No rule of { $policy } was seen to be broken.
answer-broken = { $action }: { $violations } of { $policy }
answer-allowed-from = As far as the time goes, it may be sent from { $moment } on.
answer-responsible = Responsible for the account: { $person }
answer-flags = Noticed, though nothing is broken:
answer-not-judged = Not judged:
clause = Clause: { $clause }
what-to-do = What to do: { $say }
shadow = This rule is on trial: it is counted and not enforced.
unchecked = an exemption could not be checked: { $why }

## The report of an audit

report-title = Audit of { $files }
report-policy = Policy: { $title } ({ $id }, digest { $digest })
report-period = Sent from { $from } to { $to }
report-judged = Judged: { $messages }
report-passed-over = Counted only: { $system } of the app's own lines, { $deleted } deleted
report-violations = Found: { $violations }
report-verdict = { $action }: { $messages }
report-cannot-tell = What this report can never judge, because the export does not tell it:
report-broken = Rules broken
report-rule = { $title } ({ $rule }): { $violations } in { $messages }
report-more = … and { $violations } more; all of them: --output jsonl
report-quiet = Rules for which nothing was found:
report-flags = Noticed, though nothing is broken:
report-count = { $title }: { $messages }
report-not-judged = Not judged:
report-all-judged = Nothing was left out, apart from what this report can never judge.
report-unknown = { $title }: { $messages }, because { $why }
report-exceptions = Exceptions:
report-exception = { $title }: { $exception } (owner: { $owner }, until { $until }), applied: { $places }
report-exception-unused = { $title }: { $exception } (owner: { $owner }, until { $until }) excepted nothing. Delete it if it is no longer needed.
report-reading = How the export was read:
report-lines = { $lines }: { $headers } begin an entry, { $continuations } continue one, { $orphans } belong to none
report-replaced = Damaged bytes replaced: { $count }
report-senders = Senders are numbered in the order in which they appear here; --names shows their names.
report-end = The report says what was found. A rule without violations is not thereby proven to be kept.
row-line = line { $line }
row-time = { $time }
row-doubtful-time = { $time } (day and month assumed)
row-sender = sender { $number }
row-sender-other = another sender
row-responsible = responsible: { $person }
row-shadow = counted only
warning-lost = WARNING: { $lines } of { $all } could not be assigned to a message. The counts below may be too low.
warning-cut-short = WARNING: the end of the export is missing. The report covers only what could be read.
warning-senders = NOTE: the export does not settle where the name ends and the text begins ({ $senders }). Read as a name that ends at the first colon, before a heading of the text: { $shorter }. Read as a name that holds a colon: { $longer }. Their messages are not judged by rules about the sender.
warning-bad = WARNING: entries that could not be read: { $count }

## Measuring

eval-title = { $messages } held against { $policy }
eval-skipped = Passed over, since system lines and deleted messages are not judged: { $count }
eval-rules = By rule (a message counts once)
eval-subjects = By subject (a message counts once)
eval-detectors = By detector: facts found at labelled places, whatever the policy makes of them
eval-places = By detector: violations at labelled places
eval-languages = By language
eval-dialects = By dialect
eval-disguises = By disguise
eval-near-misses = Near misses flagged: { $flagged } of { $all } ({ $share })
eval-missed = Missed
eval-false = False alarms
eval-none = none
eval-unplaced = Labels whose words are not in their message: { $count }

## The program

error = error: { $what }
error-read = cannot read { $file }: { $why }. Check the name, and that you may read it.
error-write = cannot write the output: { $why }
error-input = cannot read the input: { $why }. Give the message like this: tadqiq { $command } --policy … < draft.txt
error-policy-unknown = there is no shipped policy { $policy }. `tadqiq policy list` names them; a file of your own ends in .toml.
error-policy-meant = there is no shipped policy { $policy }. Did you mean { $near }? `tadqiq policy list` names them all.
error-policy-size = { $policy } is larger than { $most } bytes; it should be text that a person wrote.
error-policy-utf8 = { $policy } is no text in UTF-8 (byte { $byte }). Save it in that encoding.
error-policy-needed = no policy is named. Add --policy with one of `tadqiq policy list`, or with a file ending in .toml.
error-utf8 = the message is not valid UTF-8 (byte { $byte }). Convert it first, for example with iconv.
error-too-long = longer than { $most } bytes. Raise --max-message if that is meant.
error-empty-line = an empty line; each line is one message as a JSON object.
error-no-message = nothing came in, so there is no message to judge. Give it like this: tadqiq { $command } --policy … < draft.txt
error-now = { $value } is no moment. Write it as 2024-03-03T21:40:00+03:00.
error-channel = { $value } is no kind of channel. Known: { $known }. A group's name stands behind its kind: whatsapp:Science teachers
error-channel-meant = { $value } is no kind of channel. Did you mean { $near }? A group's name goes with its kind.
error-root = the attachments root { $file } is no folder that can be read: { $why }
error-nothing-read = nothing could be read from { $file }. Is it the exported chat itself? --format names its format.
error-no-detector = { $name } is neither a detector nor a rule of { $policy }. `tadqiq explain` lists the detectors.
error-no-rule = { $name } is no detector. `tadqiq explain` lists the detectors; for a rule, add its --policy.
error-label = { $file }:{ $line }: { $why }
error-threads = the threads could not be started: { $why }. Try --threads 1.
usage-unknown = { $what } is not known here.
usage-value = the value { $value } does not fit { $what }.
usage-no-value = the value of { $what } is missing.
usage-missing = the command lacks { $what }.
usage-twice = { $what } is given twice, or does not go with another option.
usage-other = the command could not be understood.
usage-near = Did you mean { $near }?
usage-valid = It can be: { $valid }.
usage-form = Usage: { $usage }
usage-help = For more information and examples, add --help.
skipped-path = line { $line }: an attachment lies outside --attachments-root or cannot be read; it is treated as missing
conversation-rules = this policy has rules about a whole conversation; `check` sees one message, so they are judged by `audit` only
waiting-for-message = write the message, then end it with Ctrl-D (on Windows Ctrl-Z and Enter); a file can be given with `<`
explain-fields = Fields:
explain-own-of = a detector of the policy's own, from { $policy }
explain-own-words = finds any of these words: { $what }
explain-own-pattern = finds what fits the pattern { $what }
explain-own-required-pattern = finds messages in which nothing fits the pattern { $what }
explain-own-starts-with = finds messages that do not begin with any of: { $what }
explain-own-max-length = finds messages with more characters than { $what }
explain-own-at = Written at { $place }
explain-hits = Finds:
explain-misses = Leaves alone:
explain-rule-action = Action: before sending { $check }; in an audit { $audit }
explain-used-by = Used by: { $rules }
error-day = { $value } is no day. Write it as 2026-01-31.
accounts-sound = { $file } is sound; accounts: { $accounts }
policy-sound = { $policy } is sound; rules: { $rules }, flags: { $flags }
policy-tested = { $policy } is sound; examples that held: { $examples }
policy-id = { $id } (digest { $digest })
policy-off = Switched off: { $rule } of { $policy }, because { $reason }
policy-unchecked = Clauses of the document that no program can check:
explain-flag = Only noticed: it raises no verdict.
explain-rule-detects = Looks at: { $detectors }
report-unchecked = What no program can check in this policy's document:

## Conditions in words

field-account = the account
field-channel-name = the group or channel
flag-approval = the message carries an approval reference
flag-no-approval = the message carries no approval reference
flag-forwarded = the message is a forwarded one
flag-not-forwarded = the message is not a forwarded one
flag-reply = the message is a reply
flag-no-reply = the message is not a reply
flag-reshare = the message reshares another post
flag-no-reshare = the message does not reshare another post
field-sender-name = the sender
field-sender-phone = the sender's number
field-sender-role = the sender's role
field-sent-at = the time of sending
setting-approving-authorities = bodies whose approval counts
setting-countries = countries of local phone numbers
setting-default-channel = the channel of a message that names none
setting-office-names = names of the office
setting-official-contacts = the official contacts
setting-registered-accounts = the registered accounts
setting-time-zone = the time zone
setting-trusted-domains = the trusted sites
setting-closed-days = extra days off
setting-half-days = half days
setting-holidays = the holidays
setting-open-days = extra working days
setting-ramadan = the days of Ramadan
setting-weekend = the weekend
day-sun = Sunday
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-workdays = working days
day-half-days = half days
day-weekend = the weekend
day-holidays = holidays
days = { $from } to { $to }
hours = from { $from } until just before { $to }
hours-on = { $hours }, { $days }
hours-inclusive = from { $from } to { $to }, { $to } included
hours-except = { $hours }, except { $days }
hours-in-ramadan = { $hours }, in Ramadan
hours-outside-ramadan = { $hours }, outside Ramadan
yes = yes
no = no
list-days = {" and "}
list-comma = {", "}
list-semicolon = {"; "}
list-and = {", and "}
condition-one-of = { $field }: { $list }
condition-not-in = { $field }: other than { $list }
condition-mentions = { $field }: names one of these: { $list }
condition-not-mentions = { $field }: names none of these: { $list }
condition-resembles = { $field }: looks like one of these and is not: { $list }
condition-not-resembles = { $field }: looks like none of these: { $list }
condition-registry = { $field }: { $list }
standing-registered = in the registry
standing-missing = not in the registry
standing-no-responsible = without a responsible person in the registry
standing-expired = its registration is over
standing-not-yet = its registration has not begun
condition-at-least = { $field }: { $list } or more
condition-at-most = { $field }: { $list } or less
condition-inside = { $field }: { $list }
condition-outside = { $field }: outside the hours { $list }

## A policy with its origins

policy-extends = Extends: { $policies }
policy-settings = Settings:
nothing-set = none
explain-rule-channels = Channels: { $channels }
explain-rule-when = Where: { $condition }
explain-rule-unless = Except where: { $exemption }
origin = From: { $place }
origin-place = { $policy }, line { $line }
origin-replaces = Replaces: { $place }
origin-adopted = Clause, channels and action as set by: { $policy }

## The handbook

handbook-opening = This page is for everyone who writes messages here: when to send, what to leave out, and what to do instead.
handbook-based-on = It puts into practice: { $source }
handbook-hours = When to send
handbook-send-within = Messages are sent { $hours }.
handbook-send-not-within = Messages are not sent { $hours }.
handbook-zone = Times are { $zone } time.
handbook-holidays = Holidays: { $dates }.
handbook-closed = Further days off: { $dates }.
handbook-open = Exceptional working days: { $dates }.
handbook-ramadan = Ramadan begins, as announced, on: { $dates }.
handbook-clauses = The clauses of the document
handbook-clauses-opening = Each clause that the program checks, and the sections of this page that explain it.
own-words = it says any of: { $what }
own-starts-with = it begins with none of: { $what }
own-max-length = it is longer than { $what } characters
own-pattern = it has something like that in “{ $what }”
own-required-pattern = it has nothing like that in “{ $what }”
handbook-topics = Topics meant: { $topics }.
handbook-weekend = The weekend: { $days }.
handbook-excepted = **Passed over until { $until }** – { $reason }
handbook-unless = **Exception** – { $exemption }.
handbook-rules = What not to send
handbook-rules-opening = Each point says what the rule is, why it matters, and what to do instead.
handbook-everywhere = Wherever we write
handbook-on = On { $channels }
handbook-block = Before sending, such a message is stopped.
handbook-hold = Before sending, such a message waits until someone approves it.
handbook-warn = Before sending, you are warned and decide for yourself.
handbook-note = Before sending, you are shown a note and nothing more.
handbook-in-audit = In a later review it counts as: { $action }.
handbook-not-so = Not like this: { $examples }
handbook-fine = This is fine: { $examples }
handbook-after = after: { $messages }
handbook-with = attached: { $files }
handbook-welcome = What is welcome
handbook-welcome-opening = None of these breaks a rule. They are noticed so that they reach the right people.
handbook-contacts = Official contacts
handbook-sources = Trusted sites
handbook-accounts = Registered accounts
handbook-approval = Whose approval counts
handbook-unchecked = What no program checks
handbook-unchecked-opening = These points hold all the same; they are for people to keep and to judge.
handbook-off = Rules that do not hold here
handbook-foot = Policy { $id }, version { $version }, digest { $digest }.

## What differs between two policies

changes-none = Nothing differs: both decide alike and say the same.
changes-policy = The policy itself:
changes-settings = Settings:
changes-rules = Rules:
changes-flags = What is noticed though nothing is broken:
changes-off = Rules switched off:
changes-clauses = Clauses of the document:
changes-key = { $key } was { $before }, is { $after }
changes-added = { $key } has more: { $items }
changes-removed = { $key } has no longer: { $items }
own-detectors = Detectors of its own:
own-exceptions = Exceptions:
own-roles = Roles:
changes-members = its members differ
changes-examples = its examples differ

## A new policy

new-name-ar = The office's name in Arabic
new-name-en = The office's name in English
new-country = In which country? sa, ae, kw, qa, bh, om, eg, jo, or other
new-country-unread = { $country } is not among the countries whose days off are known: { $known }. For any other answer: other
new-channel = Where do the messages go? whatsapp, x, telegram, sms, email, slack, teams, discord, matrix, or any
new-hours = When may messages be sent? Such as 07:00-21:00, or sun-thu 07:00-15:00, sat 10:00-12:00, or none for no limit
new-hours-unread = Write the hours as 07:00-21:00 or 7am-9pm. Several are separated by commas, each with its days before it if they differ.
new-hours-all = These hours leave no time out. Answer none if messages may be sent at any time.
new-word-unread = { $word } is not understood here. Days: sun, mon, tue, wed, thu, fri, sat, workdays. Hours: 07:00-21:00.
new-days = On which days? Such as sun-thu, or workdays
new-every-day = every day
new-days-by-name = Name the days: sun, mon, tue, wed, thu, fri, sat. For this country there is no calendar that knows working days.
new-zone = In which time zone, as in Asia/Riyadh or Asia/Dubai?
new-contacts = The official contacts, which may be passed on: phone numbers, e-mail addresses, @domains, with commas between them
new-trusted = The trusted sites, with commas between them; each covers what is below it
new-rules-list = Rules to build on:
new-rules = Which of them, with commas between them?
new-written = { $file } is written. Now: tadqiq policy test, policy show, and edit it as you like.
error-new-name = { $file } is no name for a policy. Let it end in .toml.
error-new-exists = { $file } is already there, and nothing was changed. Choose another name, or add --force to replace it.
error-new-write = { $file } cannot be written: { $why }
error-new-option = { $option } does not fit: { $why }
error-new-ended = the input ended before this was answered, and nothing was written. Answer with { $option }, or add --yes.
error-new-utf8 = the answer is no text in UTF-8. Answer with { $option }.
new-comment-top =
    What may not be sent here. Check this file with: tadqiq policy test
    For completion in an editor: tadqiq policy schema > policy.schema.json, and as the first line here
    #:schema ./policy.schema.json
new-comment-extends = Rules taken over. To read them: tadqiq policy show base/personal-info
new-comment-setting = Facts about the office, which the rules read.
new-comment-zone = The zone in which hours are judged.
new-comment-countries = Countries whose phone numbers may stand here in local form.
new-comment-channel = A message that does not say where it goes is taken to go here.
new-comment-contacts = Contacts of the office: they may be passed on. Phone numbers, e-mail addresses, @domain for all addresses of a domain.
new-comment-trusted = Sites that may be linked to; each covers its subdomains.
new-comment-days = Weekend and holidays come with base/hours. To change them, take away the # before the line:
new-comment-hours-off = The country's usual working hours do not hold here: the rule below takes their place.
new-comment-emergency = To let emergencies pass at any hour, take away the # before the next line.
new-comment-hours = When messages are sent. The end is not part of the hours.
new-comment-examples = Each rule has examples that break it and examples that do not. `policy test` runs them.
new-comment-off = A rule taken over that should not hold here is switched off, with a reason:

## Redacting

redact-done = Messages in which something was covered: { $changed } of { $all }
redact-covered = Covered: { $what }; places: { $count }
redact-senders = Names and numbers of senders replaced, counted by message: { $count }
redact-renamed = Files with a new name: { $count }
redact-unread = Entries that could not be read, covered but for their beginning: { $count }; they start on lines { $lines }
redact-orphans = Lines that belong to no message, left out: { $count }
redact-left-out = Files left out of the copy, since nothing looks into them (--keep-media keeps them as they are):
redact-kept = WARNING: files were kept as they are. Nobody looked into them; they may show people or their data:
redact-elsewhere = Attachments whose content nobody looked into; it is not part of the output:
redact-pictures = pictures: { $count }
redact-clips = clips: { $count }
redact-sounds = sound recordings: { $count }
redact-contacts = contact cards: { $count }
redact-documents = documents and others: { $count }
redact-end = Only what the policy detects is covered; names and news in plain words may be left. Read the copy before you pass it on.
error-create = cannot create { $file }: { $why }. Check the folder, and that you may write to it.
error-redact-to = it is not said where the copy goes. Add --to with the name of a new file.
error-redact-same = { $file } is the export itself, and the original is never overwritten. Choose another name for --to.
error-redact-exists = { $file } is there already. Choose another name, or add --force to replace it.
error-redact-folder = the folder { $file } is there already, and only a new one is written to. Choose another name for --to.
error-redact-nothing = the policy { $policy } forbids nothing that could be covered in a text. Try base/personal-info, or a policy that extends it.
