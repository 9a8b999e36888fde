//! What the TOML reader says is wrong, in Arabic.
//!
//! The reader speaks English. Its commonest messages are told by their words; of the others, the place says enough.

/// What is wrong and what to do, for a message of the TOML reader.
pub(super) fn in_arabic(message: &str) -> &'static str {
    let told = SAID.iter().find(|(words, _)| message.contains(words));
    told.map_or("راجع علامات الاقتباس والأقواس والفواصل في هذا الموضع.", |(_, arabic)| arabic)
}

/// Words of a message, the more specific first, and what they mean.
const SAID: [(&str, &str); 32] = [
    ("duplicate key", "هذا المفتاح مكرر. احذف أحد الموضعين."),
    ("cannot extend value", "لهذا المفتاح قيمة من قبل، فلا يمكن أن يكون جدولًا أيضًا. احذف أحد الموضعين."),
    ("string values must be quoted", "القيمة ناقصة، أو نص ليس بين علامتي اقتباس. اكتبها هكذا: \"warn\"."),
    ("missing opening quote", "علامة الاقتباس الأولى ناقصة. أضفها قبل النص."),
    (
        "missing comma between array elements",
        "تنقص قبل هذا الموضع فاصلة (,) بين عنصري القائمة، أو القوس ] في آخرها. والفاصلة العربية (،) لا تصلح هنا.",
    ),
    (
        "missing comma between key-value pairs",
        "تنقص قبل هذا الموضع فاصلة (,) داخل القوسين { }، أو القوس } في آخرهما. والفاصلة العربية (،) لا تصلح هنا.",
    ),
    ("extra comma", "هنا فاصلة زائدة. احذفها."),
    ("unclosed array table", "القوسان [[ مفتوحان بلا إغلاق. أغلقهما بـ ]]."),
    ("unclosed inline table", "القوس { مفتوح بلا إغلاق. أغلقه بـ }."),
    ("unclosed table", "القوس [ مفتوح بلا إغلاق. أغلقه بـ ]."),
    ("unclosed array", "القوس [ مفتوح بلا إغلاق. أغلقه بـ ]."),
    ("missing inline table opening", "القوس { ناقص. أضفه، أو احذف القوس } الزائد."),
    ("missing array opening", "القوس [ ناقص. أضفه، أو احذف القوس ] الزائد."),
    ("missing table open", "القوس [ ناقص. أضفه، أو احذف القوس ] الزائد."),
    ("missing assignment", "تنقص علامة = بين المفتاح وقيمته."),
    ("key with no value", "لهذا المفتاح اسم بلا قيمة. اكتب بعده علامة = ثم القيمة."),
    ("missing value", "القيمة ناقصة بعد علامة =. اكتبها، والنص بين علامتي اقتباس."),
    ("unexpected `=` in array", "لا مكان لعلامة = داخل القائمة. إن قصدت جدولًا فاكتبه بين { }."),
    ("extra", "هنا علامة = زائدة. احذفها."),
    ("unquoted keys cannot be empty", "اسم المفتاح ناقص قبل علامة =."),
    ("invalid unquoted key", "في اسم المفتاح حرف لا يصلح. اكتبه بحروف لاتينية صغيرة بينها شرطات."),
    ("keys cannot be multi-line", "لا يُكتب المفتاح على أكثر من سطر."),
    ("unexpected key or value", "بقي في السطر شيء بعد القيمة. ابدأ سطرًا جديدًا، أو احذف الزائد."),
    ("unexpected content", "بقي في السطر شيء بعد القيمة. ابدأ سطرًا جديدًا، أو احذف الزائد."),
    ("missing escaped value", "لا معنى للحرف بعد \\ في نص بين علامتي \" \". ضاعفها هكذا \\\\ أو ضع النص بين علامتي ' '."),
    ("unicode", "بعد \\u أربعة أرقام ست عشرية، وبعد \\U ثمانية."),
    ("invalid basic string", "النص غير مغلق أو فيه ما لا يصلح. أغلقه بعلامة اقتباس \" من نوع التي بدأ بها."),
    ("invalid literal string", "النص غير مغلق أو فيه ما لا يصلح. أغلقه بعلامة ' كالتي بدأ بها."),
    ("max recursion depth", "الأقواس متداخلة أكثر مما ينبغي."),
    ("leading zero", "لا يبدأ العدد بصفر. احذف الصفر، أو ضع القيمة بين علامتي اقتباس."),
    ("carriage return", "في الملف علامة نهاية سطر ناقصة (CR وحدها). احفظه بنهايات أسطر معتادة."),
    ("comment", "في التعليق حرف تحكم لا يصلح. احذفه."),
];
