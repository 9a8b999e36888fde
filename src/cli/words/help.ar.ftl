# The help of the program in Arabic: a command, then its arguments, and what follows them. The English help stands with
# the arguments themselves, in args.rs; a test holds the two to the same list.

# The words around them.
around =
    .usage = طريقة الاستعمال:
    .commands = الأوامر
    .arguments = المعطيات
    .options = الخيارات
    .default = { " " }[المعتاد: { $value }]

# What every command has.
shared =
    .help = عرض هذه المساعدة
    .version = عرض رقم الإصدار
    .lang = لغة التقارير والرسائل: ar للعربية، وen للإنجليزية؛ فإن لم تُذكر فبحسب LC_ALL أو LANG
    .policy = معرّف سياسة جاهزة، أو مسار ملف ينتهي باللاحقة ‎.toml
    .output = صيغة التقرير: text للقراءة، وjson وثيقة JSON واحدة، وjsonl كائن JSON في كل سطر
    .fail-on = أخفّ حكم يجعل رمز الخروج 1: note تنبيه، وwarn تحذير، وhold تعليق، وblock منع، وnever لا شيء
    .names = ذكر المرسلين بأسمائهم بدلًا من ترقيمهم
    .with-text = عرض نصوص الرسائل مع حجب البيانات الشخصية فيها
    .format = صيغة التصدير: whatsapp لمحادثات واتساب، وjsonl لصيغة البرنامج؛ وتُعرف من الملف نفسه إن لم تُذكر
    .date-order = ترتيب التاريخ: dmy يوم فشهر فسنة، وmdy شهر فيوم فسنة، وymd سنة فشهر فيوم؛ ويُعرف من الملف نفسه إن لم يُذكر
    .max-message = أطول رسالة تُقرأ، بالبايت
    .export = الملف المُصدَّر: ‎.txt أو ‎.zip أو مجلد أو JSON Lines

tadqiq = يفحص الرسائل الصادرة بالعربية والإنجليزية وفق سياسة مكتوبة، ويبيّن ما يخالفها، وموضعه، وسببه، وبديله.
    .notes =
        أمثلة:
          tadqiq audit chat.zip --policy gulf/khobar-education-office --lang ar
          tadqiq check --policy gulf/khobar-education-office < draft.txt
          tadqiq policy list

        رموز الخروج: 0 لا شيء يبلغ حدّ ‎--fail-on، و1 مخالفات، و2 خطأ.

help = عرض مساعدة البرنامج أو مساعدة الأوامر المذكورة

check = السؤال عن رسالة قبل إرسالها، أو عن رسائل متتابعة
    .jsonl = قراءة رسالة بصيغة JSON في كل سطر، والجواب عن كل منها بسطر
    .channel = القناة التي ستُرسل عليها: whatsapp أو x أو telegram ...، أو النوع:الاسم
    .sender = المرسل: رقم هاتف، أو حساب يبدأ بـ @، أو اسم
    .approval = مرجع الاعتماد الذي صدر
    .now = لحظة الإرسال بدلًا من ساعة الجهاز
    .attachments-root = المجلد الذي يجوز فتح المرفقات تحته؛ ولا يُفتح شيء من دونه
    .notes =
        تُقرأ الرسالة من الدخل القياسي، لأن معطيات الأوامر تُحفظ في سجل الطرفية.

        أمثلة:
          tadqiq check --policy gulf/khobar-education-office < draft.txt
          tadqiq check --policy mine.toml --channel whatsapp --now 2024-03-03T21:40:00+03:00 < draft.txt
          messages-to-send | tadqiq check --jsonl --policy mine.toml

        ومع ‎--jsonl يكون كل سطر رسالة بصيغة JSON، مثل {"{"}"text": "...", "channel": "whatsapp"{"}"}، ويكون كل
        جواب سطرًا واحدًا، على الترتيب، ويُكتب فورًا.

audit = عرض محادثة مُصدَّرة على سياسة، وتقرير ما يخالفها
    .threads = عدد الرسائل التي يُحكم عليها معًا، وأقصاه 256؛ فإن لم يُذكر فواحدة لكل معالج
    .notes =
        أمثلة:
          tadqiq audit chat.zip --policy gulf/khobar-education-office
          tadqiq audit chat.txt --policy mine.toml --lang ar > report.txt
          tadqiq audit chat.zip --policy mine.toml --output jsonl --fail-on hold

convert = طباعة محادثة مُصدَّرة بصيغة JSON Lines، رسالة في كل سطر
    .notes =
        يضم المطبوع نصوص الرسائل، وتمكن قراءته من جديد بالخيار ‎--format jsonl.

        أمثلة:
          tadqiq convert chat.zip > chat.jsonl
          tadqiq convert chat.txt --date-order dmy | head

redact = إعادة كتابة رسالة أو محادثة مُصدَّرة من غير ما تمنع السياسة تداوله
    .export = الملف المُصدَّر: ‎.txt أو ‎.zip أو مجلد أو JSON Lines؛ ومن دونه يُقرأ الدخل القياسي
    .to = الملف أو المجلد الذي يُكتب، ولا يقرؤه غيرك؛ ويجب ألا يكون موجودًا
    .force = استبدال الملف المذكور في ‎--to
    .cover = ما يوضع مكان المحجوب: mark علامة تقول ما كان، بلغة النص، وmask نقاط وآخر رقمين
    .senders = كيف يُذكر المرسلون: keep بأسمائهم، وتُحجب أرقام من لا اسم له، وnumber بأرقام تسلسلية ثابتة، وتُحجب سطور التطبيق لأنها تذكر أسماء
    .keep-media = إبقاء الصور والمقاطع والمستندات وبطاقات جهات الاتصال كما هي
    .jsonl = قراءة رسالة بصيغة JSON في كل سطر، وطباعة كل منها في سطر
    .channel = قناة الرسائل التي لا تذكر قناتها: whatsapp أو x أو telegram ...، أو اسم
    .notes =
        تُحجب الأرقام والعناوين وأسماء الملفات التي تمنعها السياسة، وتبقى الرسائل التي ليس فيها شيء منها كما هي
        بايتًا ببايت، وتكون النسخة بصيغة الأصل: ‎.txt أو ‎.zip أو مجلد أو JSON Lines. وتُترك الصور والمستندات
        وبطاقات جهات الاتصال لأن البرنامج لا ينظر فيها. أما ما يسمّي الناس في سياق الكلام فيبقى: اقرأ النسخة قبل
        أن تعطيها أحدًا.

        ومن دون ملف مُصدَّر تُقرأ رسالة من الدخل القياسي وتُطبع؛ ومع ‎--jsonl رسالة في كل سطر.

        أمثلة:
          tadqiq redact chat.zip --to chat-redacted.zip --policy gulf/khobar-education-office
          tadqiq redact chat.txt --to chat-redacted.txt --senders number
          tadqiq redact < draft.txt
          messages | tadqiq redact --jsonl --cover mask

        رموز الخروج: 0 كُتب، و1 كُتب ومعه ملفات لم ينظر فيها أحد، و2 خطأ.

policy = سرد السياسات أو عرضها أو كتابتها أو فحصها أو تجربتها
policy-list = سرد السياسات الجاهزة
policy-show = طباعة القواعد المعمول بها ومصدر كل منها، أو صفحة دليل للموظفين
    .output = صيغة العرض: text للقراءة: الإعدادات والقواعد وملف كل منها وسطره، وjson وثيقة JSON واحدة، وmarkdown صفحة دليل لمن يكتبون الرسائل
    .notes =
        أمثلة:
          tadqiq policy show gulf/khobar-education-office --lang ar
          tadqiq policy show mine.toml --output markdown --lang ar > handbook.md
policy-diff = بيان الفرق بين سياستين: ما أُضيف من القواعد والإعدادات وما حُذف وما تغيّر
    .before = السياسة السابقة: معرّف سياسة جاهزة، أو مسار ملف ينتهي باللاحقة ‎.toml
    .after = السياسة اللاحقة
    .output = صيغة العرض: text للقراءة، وjson وثيقة JSON واحدة
    .notes =
        أمثلة:
          tadqiq policy diff old.toml new.toml
          tadqiq policy diff gulf/khobar-education-office mine.toml --output json

        رموز الخروج: 0 لا فرق، و1 بينهما فرق، و2 خطأ.
policy-new = السؤال عن جهة وكتابة سياسة لها، جاهزة للتعديل
    .file = الملف الذي يُكتب، وينتهي باللاحقة ‎.toml
    .id = معرّف السياسة؛ ويؤخذ من اسم الملف إن لم يُذكر
    .name-ar = اسم الجهة بالعربية
    .name-en = اسم الجهة بالإنجليزية
    .country = البلد، مثل sa أو ae: منطقته الزمنية وأيام عطلته وأرقام هواتفه ومواقعه الرسمية؛ أو other
    .channel = أين تُرسل الرسائل: whatsapp أو x أو telegram ...، أو any لكل القنوات
    .hours = ساعات الإرسال، مثل "07:00-21:00" أو "sun-thu 07:00-15:00, sat 10:00-12:00"، أو none
    .days = الأيام التي تسري فيها هذه الساعات، مثل sun,mon,tue
    .zone = المنطقة الزمنية، مثل Asia/Riyadh
    .contacts = جهات الاتصال الرسمية: أرقام هواتف، وعناوين بريد، ونطاقات تبدأ بـ @
    .trusted = المواقع الموثوقة، مثل moe.gov.sa
    .rules = السياسات الجاهزة التي يُبنى عليها، مثل personal-info,photos
    .yes = عدم السؤال: ما لا يذكره خيار يكون على المعتاد
    .force = استبدال الملف إن كان موجودًا
    .notes =
        لكل سؤال خيار يقابله، ومع ‎--yes يكون جواب ما بقي على المعتاد.

        أمثلة:
          tadqiq policy new our-school.toml
          tadqiq policy new our-school.toml --yes --name-ar 'مدرسة النهر' --name-en 'Riverside School' \
              --hours 06:30-15:00 --days sun,mon,tue,wed,thu --contacts 0138000000 --trusted moe.gov.sa,riverside.edu.sa
policy-schema = طباعة مخطط JSON لملفات السياسات، تُكملها به المحررات وتفحصها
    .notes =
        مثال:
          tadqiq policy schema > policy.schema.json

        ثم اكتب هذا في أول سطر من سياسة بجانبه:
          #:schema ./policy.schema.json
policy-check = قراءة سياسة وبيان كل خطأ فيها، بصيغة الملف:السطر:العمود
    .notes =
        مثال:
          tadqiq policy check mine.toml

        رموز الخروج: 0 سليمة، و1 فيها أخطاء، و2 تعذرت قراءتها.
policy-test = فحص سياسة وتجربة أمثلة قواعدها
    .notes =
        مثال:
          tadqiq policy test mine.toml

        رموز الخروج: 0 سليمة، و1 فيها أخطاء، و2 تعذرت قراءتها.

accounts = فحص سجل الحسابات الذي تذكره السياسة
accounts-check = بيان كل خطأ في السجل، وكل حساب ليس له مسؤول أو انقضت مدته
    .registry = السجل: ملف ينتهي باللاحقة ‎.csv أو ‎.toml
    .on = اليوم الذي يُفحص السجل بحسبه بدلًا من اليوم الحاضر
    .notes =
        السجل ملف CSV أعمدته handle وplatform وkind وresponsible وfrom وuntil، أو ملف TOML فيه ‎[[account]]‎ لكل حساب.

        مثال:
          tadqiq accounts check accounts.csv

        رموز الخروج: 0 سليم، و1 فيه أخطاء، و2 تعذرت قراءته.

explain = شرح كاشف، أو قاعدة من سياسة
    .name = معرّف كاشف أو قاعدة؛ ومن دونه تُسرد الكواشف
    .notes =
        أمثلة:
          tadqiq explain
          tadqiq explain personal/phone
          tadqiq explain sending-hours --policy gulf/khobar-education-office

eval = قياس سياسة على رسائل معلَّمة
    .labelled = رسائل معلَّمة، كائن JSON في كل سطر
    .output = صيغة النتيجة: text للقراءة، وjson وثيقة JSON واحدة، وjsonl كائن JSON في كل سطر
    .with-text = عرض نصوص ما فات وما أُنذر به خطأً، مع حجب البيانات الشخصية
    .notes =
        صورة السطر: {"{"}"message": {"{"}...{"}"}, "labels": [{"{"}"subject": "personal", "detector": "personal/phone", "words": "..."{"}"}],
        "dialect": "gulf", "disguise": null, "near_miss": false{"}"}.

        مثال:
          tadqiq eval labelled.jsonl --policy gulf/khobar-education-office
