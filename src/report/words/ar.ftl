# عبارات التقارير والبرنامج بالعربية. وفي en.ftl المفاتيح نفسها بالترتيب نفسه.

## الأعداد

count-messages = { PLURAL($count) ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $count } رسائل
        [many] { $count } رسالة
       *[other] { $count } رسالة
    }
count-violations = { PLURAL($count) ->
        [zero] لا مخالفات
        [one] مخالفة واحدة
        [two] مخالفتان
        [few] { $count } مخالفات
        [many] { $count } مخالفة
       *[other] { $count } مخالفة
    }
count-senders = { PLURAL($count) ->
        [zero] لا أحد
        [one] مرسل واحد
        [two] مرسلَين
        [few] { $count } مرسلين
        [many] { $count } مرسلًا
       *[other] { $count } مرسل
    }
count-lines = { PLURAL($count) ->
        [zero] لا أسطر
        [one] سطر واحد
        [two] سطران
        [few] { $count } أسطر
        [many] { $count } سطرًا
       *[other] { $count } سطر
    }

## الإجراء ودرجة الثقة

action-allow = لم يُعثر على شيء
action-note = ملاحظة
action-warn = تنبيه
action-hold = تلزم الموافقة قبل الإرسال
action-block = يُمنع الإرسال
confidence-possible = محتمل
confidence-likely = مرجّح
confidence-certain = مؤكد

## المواضع

place-message = الرسالة كلها
place-sender = المرسل
place-attachment-name = اسم ملف المرفق رقم { $number }
place-attachment = المرفق رقم { $number }
place-reshared = نص الرسالة المعاد نشرها
quoted = «{ $words }»

## الأوقات

moment-both = { $time } (الموافق { $day } { $month ->
        [1] محرم
        [2] صفر
        [3] ربيع الأول
        [4] ربيع الآخر
        [5] جمادى الأولى
        [6] جمادى الآخرة
        [7] رجب
        [8] شعبان
        [9] رمضان
        [10] شوال
        [11] ذي القعدة
       *[12] ذي الحجة
    } { $year }هـ)

date-gregorian = { $day } { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
date-hijri = { $day } { $month ->
        [1] محرم
        [2] صفر
        [3] ربيع الأول
        [4] ربيع الآخر
        [5] جمادى الأولى
        [6] جمادى الآخرة
        [7] رجب
        [8] شعبان
        [9] رمضان
        [10] شوال
        [11] ذي القعدة
       *[12] ذي الحجة
    }
date-year = { $date } { $year }
date-year-hijri = { $date } { $year }هـ
date-days = { $date } ({ PLURAL($days) ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    })

## رسالة واحدة

answer-clean = لم تظهر مخالفة لأي قاعدة من { $policy }.
answer-broken = { $action }: { $violations } (السياسة: { $policy })
answer-allowed-from = من حيث الوقت، يمكن إرسالها ابتداءً من { $moment }.
answer-responsible = يُسأل عن الحساب: { $person }
answer-flags = أمور تستحق الانتباه وليست مخالفات:
answer-not-judged = ما تعذّر الحكم عليه:
clause = البند: { $clause }
what-to-do = ما ينبغي فعله: { $say }
shadow = هذه القاعدة قيد التجربة: تُعدّ مخالفاتها ولا يترتب عليها إجراء.
unchecked = تعذّر التحقق من استثناء: { $why }

## تقرير المراجعة

report-title = تقرير مراجعة { $files }
report-policy = السياسة: { $title } ({ $id }، البصمة { $digest })
report-period = فترة الإرسال: من { $from } إلى { $to }
report-judged = ما حُكم عليه: { $messages }
report-passed-over = ما عُدّ فقط: أسطر التطبيق نفسه { $system }، والرسائل المحذوفة { $deleted }
report-violations = ما عُثر عليه: { $violations }
report-verdict = { $action }: { $messages }
report-cannot-tell = ما لا يستطيع هذا التقرير الحكم عليه أبدًا، لأن الملف المصدَّر لا يذكره:
report-broken = القواعد المخالَفة
report-rule = { $title } ({ $rule }): { $violations }، والرسائل المخالِفة: { $messages }
report-more = … وغيرها: { $violations }؛ ولعرضها كلها: --output jsonl
report-quiet = قواعد لم يُعثر على ما يخالفها:
report-flags = أمور تستحق الانتباه وليست مخالفات:
report-count = { $title }: { $messages }
report-not-judged = ما تعذّر الحكم عليه:
report-all-judged = لا شيء، سوى ما لا يستطيع هذا التقرير الحكم عليه أبدًا.
report-unknown = { $title }: { $messages }، والسبب: { $why }
report-exceptions = الاستثناءات:
report-exception = { $title }: { $exception } (المسؤول: { $owner }، حتى { $until })، ومرات العمل به: { $places }
report-exception-unused = { $title }: { $exception } (المسؤول: { $owner }، حتى { $until }) لم يُستثنَ به شيء. يُحذف إن لم تعد إليه حاجة.
report-reading = كيف قُرئ الملف المصدَّر:
report-lines = { $lines }: بدايات رسائل { $headers }، وتتمات { $continuations }، وأسطر لا تتبع رسالة { $orphans }
report-replaced = بايتات تالفة استُبدلت: { $count }
report-senders = رُقّم المرسلون بترتيب ظهورهم في هذا التقرير؛ ولعرض الأسماء استعمل --names.
report-end = يذكر التقرير ما عُثر عليه، وخلوّ قاعدة من المخالفات ليس دليلًا على التزامها.
row-line = السطر { $line }
row-time = { $time }
row-doubtful-time = { $time } (ترتيب اليوم والشهر مفترض)
row-sender = المرسل { $number }
row-sender-other = مرسل آخر
row-responsible = يُسأل عنه: { $person }
row-shadow = تُعدّ فقط
warning-lost = تنبيه: تعذّرت نسبة بعض الأسطر إلى أي رسالة ({ $lines } من أصل { $all })، وقد تكون الأعداد أدناه أقل من الواقع.
warning-cut-short = تنبيه: نهاية الملف المصدَّر مفقودة، ولا يشمل التقرير إلا ما أمكنت قراءته.
warning-senders = ملاحظة: لا يحسم الملف المصدَّر أين ينتهي الاسم وأين يبدأ النص لدى { $senders }. عُدّ الاسم منتهيًا عند أول علامة (:) وما بعدها عنوانًا للنص: { $shorter }؛ وعُدّت العلامة جزءًا من الاسم: { $longer }. ولا يُحكم على رسائلهم بالقواعد المتعلقة بالمرسل.
warning-bad = تنبيه: عدد المدخلات التي تعذّرت قراءتها: { $count }

## القياس

eval-title = ما قيس: { $messages }، والسياسة: { $policy }
eval-skipped = ما لم يُحكم عليه من أسطر التطبيق والرسائل المحذوفة: { $count }
eval-rules = بحسب القاعدة (تُعدّ الرسالة مرة واحدة)
eval-subjects = بحسب المجال (تُعدّ الرسالة مرة واحدة)
eval-detectors = بحسب الكاشف: الحقائق في المواضع الموسومة، أيًّا كان حكم السياسة فيها
eval-places = بحسب الكاشف: المخالفات في المواضع الموسومة
eval-languages = بحسب اللغة
eval-dialects = بحسب اللهجة
eval-disguises = بحسب طريقة التمويه
eval-near-misses = رسائل سليمة تشبه المخالفة ونُبّه عليها: { $flagged } من { $all } ({ $share })
eval-missed = ما فات
eval-false = تنبيهات خاطئة
eval-none = لا شيء
eval-unplaced = وسوم لا توجد كلماتها في رسائلها: { $count }

## البرنامج

error = خطأ: { $what }
error-read = تعذّرت قراءة { $file }: { $why }. تحقق من الاسم ومن صلاحية القراءة.
error-write = تعذّرت كتابة المخرجات: { $why }
error-input = تعذّرت قراءة المدخل: { $why }. مرّر الرسالة هكذا: tadqiq { $command } --policy … < draft.txt
error-policy-unknown = لا توجد سياسة مرفقة بالبرنامج باسم { $policy }. لعرض السياسات: tadqiq policy list، وملف سياستك يجب أن ينتهي بـ .toml
error-policy-meant = لا توجد سياسة مرفقة بالبرنامج باسم { $policy }. هل تقصد { $near }؟ لعرض السياسات: tadqiq policy list
error-policy-size = حجم { $policy } أكبر من { $most } بايت، والمنتظر نص يكتبه إنسان.
error-policy-utf8 = ليس { $policy } نصًا بترميز UTF-8 (البايت { $byte }). احفظ الملف بهذا الترميز من محرر النصوص.
error-policy-needed = لم تُذكر سياسة. أضف --policy مع اسم من tadqiq policy list أو مع ملف ينتهي بـ .toml
error-utf8 = الرسالة ليست بترميز UTF-8 صحيح (البايت { $byte }). حوّل ترميزها أولًا، باستعمال iconv مثلًا.
error-too-long = أطول من { $most } بايت. إن كان الطول مقصودًا فارفع الحد بالخيار --max-message
error-empty-line = سطر فارغ؛ كل سطر رسالة واحدة مكتوبة كائنَ JSON.
error-no-message = لم يصل شيء عبر المدخل، فلا رسالة يُحكم عليها. مرّر الرسالة هكذا: tadqiq { $command } --policy … < draft.txt
error-now = القيمة { $value } ليست وقتًا. اكتبه هكذا: 2024-03-03T21:40:00+03:00
error-channel = { $value } ليس نوعًا من القنوات. الأنواع المعروفة: { $known }. ويُكتب اسم المجموعة بعد نوعها، مثل: whatsapp:معلمات العلوم
error-channel-meant = { $value } ليس نوعًا من القنوات. هل تقصد { $near }؟ أما اسم المجموعة فيُذكر مع نوعها.
error-root = مجلد المرفقات { $file } ليس مجلدًا تمكن قراءته: { $why }
error-nothing-read = لم يُقرأ شيء من { $file }. أهو ملف المحادثة المصدَّر نفسه؟ يمكن تحديد صيغته بالخيار --format
error-no-detector = الاسم { $name } ليس كاشفًا ولا قاعدة في { $policy }. لعرض الكواشف: tadqiq explain
error-no-rule = الاسم { $name } ليس كاشفًا. لعرض الكواشف: tadqiq explain، وإن كان قاعدة فأضف سياستها بالخيار --policy
error-label = { $file }:{ $line }: { $why }
error-threads = تعذّر تشغيل الخيوط: { $why }. جرّب --threads 1
usage-unknown = لا يعرف البرنامج { $what }.
usage-value = القيمة { $value } لا تصلح هنا: { $what }.
usage-no-value = القيمة ناقصة بعد { $what }.
usage-missing = ينقص من الأمر: { $what }.
usage-twice = { $what } مذكور أكثر من مرة، أو لا يجتمع مع غيره.
usage-other = تعذّر فهم الأمر.
usage-near = هل تقصد { $near }؟
usage-valid = الممكن: { $valid }.
usage-form = يُكتب الأمر هكذا: { $usage }
usage-help = للشرح والأمثلة أضف --help
skipped-path = السطر { $line }: مرفق خارج مجلد المرفقات أو تعذّرت قراءته، وعُدّ غير موجود
conversation-rules = في هذه السياسة قواعد تخص المحادثة كلها؛ وأمر check يرى رسالة واحدة، فلا يُحكم فيها إلا بأمر audit
waiting-for-message = اكتب الرسالة ثم أنهها بـ Ctrl-D (وفي ويندوز Ctrl-Z ثم Enter)، ويمكن تمرير ملف بالعلامة <
explain-fields = الحقول:
explain-own-of = كاشف تعرّفه السياسة { $policy }
explain-own-words = يجد أيًّا من هذه الكلمات: { $what }
explain-own-pattern = يجد ما يطابق النمط { $what }
explain-own-required-pattern = يجد الرسائل التي ليس فيها ما يطابق النمط { $what }
explain-own-starts-with = يجد الرسائل التي لا تبدأ بأي مما يلي: { $what }
explain-own-max-length = يجد الرسائل التي يزيد طولها، بعدد الحروف والرموز، على { $what }
explain-own-at = مكتوب في { $place }
explain-hits = يكشف:
explain-misses = لا يكشف:
explain-rule-action = الإجراء: قبل الإرسال { $check }، وفي المراجعة { $audit }
explain-used-by = القواعد التي تستعمله: { $rules }
error-day = ليس { $value } تاريخًا صحيحًا. اكتبه هكذا: 2026-01-31.
accounts-sound = السجل { $file } سليم، الحسابات: { $accounts }
policy-sound = السياسة { $policy } سليمة. عدد قواعدها: { $rules }{ $flags ->
        [0] {""}
       *[other] {"، وعدد ما تُلفت النظر إليه من غير مخالفة: "}{ $flags }
    }
policy-tested = السياسة { $policy } سليمة. عدد الأمثلة التي صحّت: { $examples }
policy-id = { $id } (البصمة { $digest })
policy-off = قاعدة متوقفة: { $rule } من { $policy }، والسبب: { $reason }
policy-unchecked = بنود في الوثيقة لا يستطيع برنامج التحقق منها:
explain-flag = لمجرد الانتباه: لا يغيّر الحكم.
explain-rule-detects = ينظر في: { $detectors }
report-unchecked = ما لا يستطيع برنامج التحقق منه في وثيقة هذه السياسة:

## الشروط بالكلمات

field-account = الحساب
field-channel-name = المجموعة أو القناة
flag-approval = في الرسالة مرجع اعتماد
flag-no-approval = ليس في الرسالة مرجع اعتماد
flag-forwarded = الرسالة محوَّلة
flag-not-forwarded = الرسالة ليست محوَّلة
flag-reply = الرسالة رد على رسالة أخرى
flag-no-reply = الرسالة ليست ردًّا على رسالة أخرى
flag-reshare = الرسالة إعادة نشر
flag-no-reshare = الرسالة ليست إعادة نشر
field-sender-name = المرسل
field-sender-phone = رقم المرسل
field-sender-role = صفة المرسل
field-sent-at = وقت الإرسال
setting-approving-authorities = الجهات التي يُعتد باعتمادها
setting-countries = بلدان الأرقام المحلية
setting-default-channel = قناة الرسالة التي لا تُذكر قناتها
setting-office-names = أسماء الجهة
setting-official-contacts = جهات التواصل الرسمية
setting-registered-accounts = الحسابات المسجلة
setting-time-zone = المنطقة الزمنية
setting-trusted-domains = المواقع الموثوقة
setting-closed-days = أيام إجازة إضافية
setting-half-days = أيام نصف الدوام
setting-holidays = العطل
setting-open-days = أيام عمل إضافية
setting-ramadan = أيام رمضان
setting-weekend = عطلة نهاية الأسبوع
day-sun = الأحد
day-mon = الاثنين
day-tue = الثلاثاء
day-wed = الأربعاء
day-thu = الخميس
day-fri = الجمعة
day-sat = السبت
day-workdays = أيام العمل
day-half-days = أيام نصف الدوام
day-weekend = عطلة نهاية الأسبوع
day-holidays = أيام العطل
days = من { $from } إلى { $to }
hours = من الساعة { $from } إلى ما قبل { $to }
hours-on = { $hours }، { $days }
hours-inclusive = من الساعة { $from } إلى { $to }، والساعة { $to } منها
hours-except = { $hours }، عدا { $days }
hours-in-ramadan = { $hours }، في رمضان
hours-outside-ramadan = { $hours }، في غير رمضان
yes = نعم
no = لا
list-days = {" و"}
list-comma = {"، "}
list-semicolon = {"؛ "}
list-and = {"، ومعه "}
condition-one-of = { $field }: { $list }
condition-not-in = { $field }: غير { $list }
condition-mentions = { $field }: فيه ذكر لأحد هذه: { $list }
condition-not-mentions = { $field }: ليس فيه ذكر لأي من هذه: { $list }
condition-resembles = { $field }: يشبه أحد هذه وليس منها: { $list }
condition-not-resembles = { $field }: لا يشبه أيًّا من هذه: { $list }
condition-registry = { $field }: { $list }
standing-registered = مسجّل في سجل الحسابات
standing-missing = غير مسجّل في سجل الحسابات
standing-no-responsible = لا مسؤول له في سجل الحسابات
standing-expired = انتهت مدة تسجيله
standing-not-yet = لم تبدأ مدة تسجيله
condition-at-least = { $field }: { $list } فما فوق
condition-at-most = { $field }: { $list } فما دون
condition-inside = { $field }: { $list }
condition-outside = { $field }: في غير المدة { $list }

## سياسة ومصدر كل ما فيها

policy-extends = تستند إلى: { $policies }
policy-settings = الإعدادات:
nothing-set = لا شيء
explain-rule-channels = القنوات: { $channels }
explain-rule-when = بشرط: { $condition }
explain-rule-unless = يُستثنى: { $exemption }
origin = المصدر: { $place }
origin-place = { $policy }، السطر { $line }
origin-replaces = تحل محل: { $place }
origin-adopted = البند والقنوات والإجراء كما حددتها: { $policy }

## الدليل

handbook-opening = هذه الصفحة لكل من يكتب رسائل باسم الجهة أو في مجموعاتها: متى تُرسل الرسالة، وما الذي لا يُرسل، وما البديل.
handbook-based-on = أُعدّت تطبيقًا لما جاء في: { $source }
handbook-hours = وقت الإرسال
handbook-send-within = تُرسل الرسائل { $hours }.
handbook-send-not-within = لا تُرسل الرسائل { $hours }.
handbook-zone = الأوقات بتوقيت { $zone }.
handbook-holidays = أيام العطل: { $dates }.
handbook-closed = أيام إجازة إضافية: { $dates }.
handbook-open = أيام عمل استثنائية: { $dates }.
handbook-ramadan = أول رمضان كما أُعلن: { $dates }.
handbook-clauses = بنود الوثيقة
handbook-clauses-opening = كل بند مما يتحقق منه البرنامج، والفقرات التي تبيّنه في هذه الصفحة.
own-words = ورود شيء من: { $what }
own-starts-with = عدم ابتدائها بشيء من: { $what }
own-max-length = زيادة طولها، بعدد الحروف والرموز، على { $what }
own-pattern = ورود شيء كالذي في «{ $what }»
own-required-pattern = خلوّها من شيء كالذي في «{ $what }»
handbook-topics = الموضوعات المقصودة: { $topics }.
handbook-weekend = عطلة نهاية الأسبوع: { $days }.
handbook-excepted = **مستثنى حتى { $until }** – { $reason }
handbook-unless = **استثناء** – { $exemption }.
handbook-rules = ما لا يُرسل
handbook-rules-opening = في كل فقرة: البند، ثم سببه والبديل المناسب.
handbook-everywhere = في كل القنوات
handbook-on = في { $channels }
handbook-block = قبل الإرسال: تُوقَف الرسالة ولا تُرسل.
handbook-hold = قبل الإرسال: تنتظر الرسالة موافقة المسؤول.
handbook-warn = قبل الإرسال: يظهر تنبيه، والقرار لصاحب الرسالة.
handbook-note = قبل الإرسال: تظهر ملاحظة للعلم فحسب.
handbook-in-audit = أما في المراجعة اللاحقة فالنتيجة: { $action }.
handbook-not-so = لا يُكتب مثل هذا: { $examples }
handbook-fine = ولا بأس بمثل هذا: { $examples }
handbook-after = بعد: { $messages }
handbook-with = والمرفق: { $files }
handbook-welcome = ما نرحب به
handbook-welcome-opening = ليس في هذا كله مخالفة، وإنما يُلتفت إليه ليصل إلى المعنيين.
handbook-contacts = جهات التواصل الرسمية
handbook-sources = المواقع الموثوقة
handbook-accounts = الحسابات المسجلة
handbook-approval = الجهات التي يُعتد باعتمادها
handbook-unchecked = بنود لا يتحقق منها البرنامج
handbook-unchecked-opening = هذه البنود سارية كغيرها، غير أن مراعاتها وتقديرها متروكان للناس.
handbook-off = قواعد لا تسري هنا
handbook-foot = السياسة { $id }، الإصدار { $version }، البصمة { $digest }.

## الفرق بين سياستين

changes-none = لا فرق: تحكمان الحكم نفسه وتقولان القول نفسه.
changes-policy = السياسة نفسها:
changes-settings = الإعدادات:
changes-rules = القواعد:
changes-flags = ما يُلفت النظر إليه وليس مخالفة:
changes-off = القواعد المتوقفة:
changes-clauses = بنود الوثيقة:
changes-key = { $key }: كانت القيمة { $before } وصارت { $after }
changes-added = { $key }: أُضيف { $items }
changes-removed = { $key }: حُذف { $items }
own-detectors = كواشف خاصة بالسياسة:
own-exceptions = استثناءات مسماة:
own-roles = الصفات:
changes-members = أصحاب الصفة مختلفون
changes-examples = أمثلتها مختلفة

## سياسة جديدة

new-name-ar = اسم الجهة بالعربية
new-name-en = اسم الجهة بالإنجليزية
new-country = في أي دولة؟ sa (السعودية) أو ae (الإمارات) أو kw (الكويت) أو qa (قطر) أو bh (البحرين) أو om (عُمان) أو eg (مصر) أو jo (الأردن)، أو «أخرى»
new-country-unread = ليست { $country } من الدول المعروفة إجازاتها، وهي: { $known }. ولغيرها اكتب: أخرى
new-channel = إلى أين تُرسل الرسائل؟ whatsapp أو x أو telegram أو sms أو email أو slack أو teams أو discord أو matrix، أو «الكل»
new-hours = متى يجوز الإرسال؟ مثل 07:00-21:00 أو: من الأحد إلى الخميس 07:00-15:00، والسبت 10:00-12:00، أو «لا» إن لم يكن له وقت محدد
new-hours-unread = اكتب الوقت هكذا: 07:00-21:00 أو ٧ صباحًا إلى ٩ مساءً. وإن تعددت الأوقات فافصل بينها بفواصل، واكتب أيام كل وقت قبله إن اختلفت.
new-hours-all = لا يبقى خارج هذه الأوقات شيء. أجب بـ«لا» إن كان الإرسال جائزًا في كل وقت.
new-word-unread = { $word } غير مفهوم هنا. الأيام: الأحد، الاثنين، الثلاثاء، الأربعاء، الخميس، الجمعة، السبت، أيام العمل. والوقت: 07:00-21:00
new-days = في أي أيام؟ مثل: من الأحد إلى الخميس، أو أيام العمل
new-every-day = كل الأيام
new-days-by-name = اذكر الأيام بأسمائها: الأحد، الاثنين، الثلاثاء، الأربعاء، الخميس، الجمعة، السبت. فليس لهذه الدولة تقويم تُعرف منه أيام العمل.
new-zone = ما المنطقة الزمنية؟ مثل Asia/Riyadh أو Asia/Dubai
new-contacts = جهات التواصل الرسمية التي يجوز نشرها، وبينها فواصل: أرقام هواتف، عناوين بريد، ‎@نطاق
new-trusted = المواقع الموثوقة، وبينها فواصل؛ ويشمل كل موقع ما تحته
new-rules-list = قواعد يمكن الاستناد إليها:
new-rules = أيها تختار؟ اكتبها وبينها فواصل
new-written = كُتب الملف { $file }. بقي أن تجربه بالأمر tadqiq policy test وتعرضه بالأمر policy show، ثم عدّله كما تشاء.
error-new-name = لا يصلح { $file } اسمًا لسياسة. اختر اسمًا ينتهي بـ .toml
error-new-exists = الملف { $file } موجود، ولم يُغيَّر فيه شيء. اختر اسمًا آخر، أو أضف --force ليحل الجديد محله.
error-new-write = تعذّرت كتابة { $file }: { $why }
error-new-option = القيمة المعطاة للخيار { $option } لا تصلح: { $why }
error-new-ended = انتهى المدخل قبل الإجابة، ولم يُكتب شيء. أجب بالخيار { $option } أو أضف --yes
error-new-utf8 = الإجابة ليست نصًا بترميز UTF-8. أجب بالخيار { $option }
new-comment-top =
    ما لا يُرسل هنا. لفحص هذا الملف: tadqiq policy test
    للإكمال والتدقيق في محرر النصوص: tadqiq policy schema > policy.schema.json ثم اجعل أول سطر هنا
    #:schema ./policy.schema.json
new-comment-extends = قواعد تُؤخذ كما هي. لقراءتها: tadqiq policy show base/personal-info
new-comment-setting = حقائق عن الجهة تقرؤها القواعد.
new-comment-zone = المنطقة الزمنية التي تُحسب بها الأوقات.
new-comment-countries = دول قد تُكتب أرقام هواتفها هنا بصيغتها المحلية.
new-comment-channel = الرسالة التي لا تُذكر قناتها تُعدّ مرسلة عبر هذه.
new-comment-contacts = جهات التواصل الرسمية، ويجوز نشرها: أرقام هواتف، عناوين بريد، ‎@نطاق لكل عناوين النطاق.
new-comment-trusted = المواقع التي يجوز نشر روابطها، ويشمل كل موقع ما تحته.
new-comment-days = نهاية الأسبوع والعطل من base/hours. لتغييرها احذف علامة # من أول السطر:
new-comment-hours-off = لا تسري هنا أوقات الدوام المعتادة في الدولة، بل القاعدة التي تليها.
new-comment-emergency = لاستثناء الحالات الطارئة في أي وقت احذف علامة # من أول السطر التالي.
new-comment-hours = وقت الإرسال، وآخره غير داخل فيه.
new-comment-examples = لكل قاعدة أمثلة تخالفها وأمثلة لا تخالفها، ويشغّلها الأمر policy test
new-comment-off = لإيقاف قاعدة مأخوذة لا تناسب الجهة، مع ذكر السبب:

## الحجب

redact-done = الرسائل التي حُجب منها شيء: { $changed } من أصل { $all }
redact-covered = حُجب: { $what }، عدد المواضع: { $count }
redact-senders = أسماء المرسلين وأرقامهم المستبدلة، بعدد الرسائل: { $count }
redact-renamed = الملفات التي تغيّرت أسماؤها: { $count }
redact-unread = مدخلات تعذّرت قراءتها فحُجبت كلها إلا بدايتها: { $count }، وتبدأ في الأسطر { $lines }
redact-orphans = أسطر لا تتبع رسالة فلم تُنقل: { $count }
redact-left-out = ملفات لم تُنقل إلى النسخة لأن البرنامج لا ينظر في داخلها (ولنقلها كما هي: --keep-media):
redact-kept = تنبيه: ملفات نُقلت كما هي ولم يُنظر في داخلها، وقد تُظهر أشخاصًا أو بياناتهم:
redact-elsewhere = مرفقات لم يُنظر في محتواها، وليست في المخرجات:
redact-pictures = الصور: { $count }
redact-clips = المقاطع المصوّرة: { $count }
redact-sounds = المقاطع الصوتية: { $count }
redact-contacts = بطاقات جهات الاتصال: { $count }
redact-documents = المستندات وغيرها: { $count }
redact-end = يُحجب ما تكشفه السياسة وحدها؛ أما الأسماء والأخبار المكتوبة بكلام عادي فقد تبقى. اقرأ النسخة قبل أن تمررها إلى غيرك.
error-create = تعذّر إنشاء { $file }: { $why }. تحقق من المجلد ومن صلاحية الكتابة فيه.
error-redact-to = لم يُذكر أين تُكتب النسخة. أضف --to مع اسم ملف جديد.
error-redact-same = الملف { $file } هو الملف المصدَّر نفسه، ولا تُكتب النسخة فوق الأصل. اختر اسمًا آخر بالخيار --to
error-redact-exists = الملف { $file } موجود. اختر اسمًا آخر، أو أضف --force ليحل محله.
error-redact-folder = المجلد { $file } موجود، ولا يُكتب إلا في مجلد جديد. اختر اسمًا آخر بالخيار --to
error-redact-nothing = لا تمنع السياسة { $policy } شيئًا يمكن حجبه من النص. جرّب base/personal-info أو سياسة مبنية عليها.
