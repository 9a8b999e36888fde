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

## One message

answer-clean = No rule of { $policy } was seen to be broken.
answer-broken = { $action }: { $violations } of { $policy }
answer-allowed-from = As far as the time goes, it may be sent from { $moment } on.
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
row-shadow = counted only
warning-lost = WARNING: { $lines } of { $all } could not be assigned to a message. The counts below may be too low.
warning-cut-short = WARNING: the end of the export is missing. The report covers only what could be read.
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
error-policy-size = the policy { $policy } is larger than { $most } bytes; a policy is text that a person wrote.
error-policy-utf8 = the policy { $policy } is no text in UTF-8 (byte { $byte }). Save it in that encoding.
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
explain-hits = Finds:
explain-misses = Leaves alone:
explain-rule-from = From: { $policy }
explain-rule-action = Action: before sending { $check }; in an audit { $audit }
explain-used-by = Used by: { $rules }
policy-sound = { $policy } is sound; rules: { $rules }, flags: { $flags }
policy-tested = { $policy } is sound; examples that held: { $examples }
policy-id = { $id } (digest { $digest })
policy-off = Switched off: { $rule } of { $policy }, because { $reason }
policy-unchecked = Clauses of the document that no program can check:
explain-flag = Only noticed: it raises no verdict.
explain-rule-detects = Looks at: { $detectors }
report-unchecked = What no program can check in this policy's document:

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
