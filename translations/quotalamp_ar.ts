<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>limits</name>
    <message>
        <source>API requests</source>
        <translation>طلبات API</translation>
    </message>
    <message>
        <source>audio seconds</source>
        <translation>ثواني الصوت</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>المحارف</translation>
    </message>
    <message>
        <source>chat messages</source>
        <translation>رسائل المحادثة</translation>
    </message>
    <message>
        <source>code completions</source>
        <translation>إكمالات الشيفرة</translation>
    </message>
    <message>
        <source>code review</source>
        <translation>مراجعة الشيفرة</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>الأرصدة</translation>
    </message>
    <message>
        <source>extra usage</source>
        <translation>الاستخدام الإضافي</translation>
    </message>
    <message>
        <source>free model requests per day</source>
        <translation>الطلبات إلى النماذج المجانية في اليوم</translation>
    </message>
    <message>
        <source>GraphQL points</source>
        <translation>نقاط GraphQL</translation>
    </message>
    <message>
        <source>images</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>input characters</source>
        <translation>محارف الإدخال</translation>
    </message>
    <message>
        <source>input images</source>
        <translation>صور الإدخال</translation>
    </message>
    <message>
        <source>input tokens</source>
        <translation>رموز الإدخال</translation>
    </message>
    <message>
        <source>key budget</source>
        <translation>ميزانية المفتاح</translation>
    </message>
    <message>
        <source>key limit</source>
        <translation>حدّ المفتاح</translation>
    </message>
    <message>
        <source>monthly code</source>
        <translation>الشيفرة الشهرية</translation>
    </message>
    <message>
        <source>monthly total</source>
        <translation>الإجمالي الشهري</translation>
    </message>
    <message>
        <source>OAuth apps</source>
        <translation>تطبيقات OAuth</translation>
    </message>
    <message>
        <source>OCR pages</source>
        <translation>صفحات OCR</translation>
    </message>
    <message>
        <source>output tokens</source>
        <translation>رموز الإخراج</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>الخطة</translation>
    </message>
    <message>
        <source>premium requests</source>
        <translation>الطلبات المميّزة</translation>
    </message>
    <message>
        <source>priority input tokens</source>
        <translation>رموز الإدخال ذات الأولوية</translation>
    </message>
    <message>
        <source>priority output tokens</source>
        <translation>رموز الإخراج ذات الأولوية</translation>
    </message>
    <message>
        <source>project requests</source>
        <translation>طلبات المشروع</translation>
    </message>
    <message>
        <source>project tokens</source>
        <translation>رموز المشروع</translation>
    </message>
    <message>
        <source>queued requests</source>
        <translation>الطلبات المنتظرة</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>حدّ المعدّل</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>requests at once</source>
        <translation>الطلبات المتزامنة</translation>
    </message>
    <message>
        <source>requests in 10 seconds</source>
        <translation>الطلبات خلال 10 ثوانٍ</translation>
    </message>
    <message>
        <source>search</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>spend limit</source>
        <translation>حد الإنفاق</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>tool calls</source>
        <translation>استدعاءات الأدوات</translation>
    </message>
    <message>
        <source>uncached input tokens</source>
        <translation>رموز الإدخال غير المخزّنة مؤقتًا</translation>
    </message>
    <message>
        <source>Diem</source>
        <translation>Diem</translation>
    </message>
    <message>
        <source>five-hour limit</source>
        <translation>حد الخمس ساعات</translation>
    </message>
    <message>
        <source>kilowatt-hours of the plan</source>
        <translation>كيلوواط ساعة من الخطة</translation>
    </message>
    <message>
        <source>monthly limit</source>
        <translation>الحد الشهري</translation>
    </message>
    <message>
        <source>points</source>
        <translation>النقاط</translation>
    </message>
    <message>
        <source>searches per hour</source>
        <translation>عمليات البحث في الساعة</translation>
    </message>
    <message>
        <source>weekly limit</source>
        <translation>الحد الأسبوعي</translation>
    </message>
</context>
<context>
    <name>quotalamp</name>
    <message>
        <source>The account is removed, but not its key: %1</source>
        <translation>أُزيل الحساب، لكن مفتاحه لم يُزَل: %1</translation>
    </message>
    <message>
        <source>A key is never an argument, others could read it there: it is read from standard input.</source>
        <translation>لا يُمرَّر المفتاح وسيطًا أبدًا، فقد يقرؤه آخرون هناك: يُقرأ من الإدخال القياسي.</translation>
    </message>
    <message>
        <source>A key comes from keychain, login, env:NAME, file:PATH or command:CMD.</source>
        <translation>يأتي المفتاح من keychain أو login أو env:NAME أو file:PATH أو command:CMD.</translation>
    </message>
    <message>
        <source>Another account has this label.</source>
        <translation>لحساب آخر هذه التسمية نفسها.</translation>
    </message>
    <message>
        <source>A paid probe is sent never, when-needed or always.</source>
        <translation>يُرسَل الفحص المدفوع never (أبدًا) أو when-needed (عند الحاجة) أو always (دائمًا).</translation>
    </message>
    <message>
        <source>API key for %1, or nothing: </source>
        <translation>مفتاح API لـ %1، أو لا شيء: </translation>
    </message>
    <message>
        <source>API key for %1: </source>
        <translation>مفتاح API لـ %1: </translation>
    </message>
    <message>
        <source>Adds an account. Its key is read from standard input.</source>
        <translation>يضيف حسابًا. يُقرأ مفتاحه من الإدخال القياسي.</translation>
    </message>
    <message>
        <source>An id from: quotalamp provider list</source>
        <translation>معرّف من: quotalamp provider list</translation>
    </message>
    <message>
        <source>Your name for the account.</source>
        <translation>اسم تختاره للحساب.</translation>
    </message>
    <message>
        <source>Where the provider is, if not at its usual address.</source>
        <translation>أين المزوّد، إن لم يكن في عنوانه المعتاد.</translation>
    </message>
    <message>
        <source>Where the key is: keychain, login (of another tool), env:NAME, file:PATH or command:CMD.</source>
        <translation>أين المفتاح: keychain أو login (دخول أداة أخرى) أو env:NAME أو file:PATH أو command:CMD.</translation>
    </message>
    <message>
        <source>When a request that costs a token may be sent: never, when-needed or always.</source>
        <translation>متى يجوز إرسال طلب يكلّف رمزًا واحدًا: never (أبدًا) أو when-needed (عند الحاجة) أو always (دائمًا).</translation>
    </message>
    <message>
        <source>There is no such provider%1.</source>
        <translation>المزوّد%1 غير موجود.</translation>
    </message>
    <message>
        <source>To use the login of %1 instead: --key-from login</source>
        <translation>لاستخدام تسجيل دخول %1 بدلًا من ذلك: --key-from login</translation>
    </message>
    <message>
        <source>Added &apos;%1&apos;.</source>
        <translation>أُضيف «%1».</translation>
    </message>
    <message>
        <source>At each check the token is read from %1 and sent to %2 only. The file is never changed.</source>
        <translation>عند كل فحص يُقرأ الرمز المميَّز من %1 ويُرسَل إلى %2 وحده. لا يُغيَّر الملف أبدًا.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Lists the accounts; never their keys.</source>
        <translation>يسرد الحسابات، ولا يعرض مفاتيحها أبدًا.</translation>
    </message>
    <message>
        <source>All accounts, in your order.</source>
        <translation>كل الحسابات، بترتيبك.</translation>
    </message>
    <message>
        <source>Print it as JSON.</source>
        <translation>الطباعة بصيغة JSON.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>التسمية</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>المزوّد</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Removes an account, and its key from the keychain.</source>
        <translation>يزيل حسابًا، ومفتاحه من سلسلة المفاتيح.</translation>
    </message>
    <message>
        <source>A label or an id.</source>
        <translation>تسمية أو معرّف.</translation>
    </message>
    <message>
        <source>Removed &apos;%1&apos;.</source>
        <translation>أُزيل «%1».</translation>
    </message>
    <message>
        <source>Gives an account another label.</source>
        <translation>يعطي حسابًا تسمية أخرى.</translation>
    </message>
    <message>
        <source>The new label.</source>
        <translation>التسمية الجديدة.</translation>
    </message>
    <message>
        <source>Replaces an account&apos;s key by one read from standard input.</source>
        <translation>يستبدل مفتاح حساب بآخر يُقرأ من الإدخال القياسي.</translation>
    </message>
    <message>
        <source>This account uses the login of another tool: sign in there.</source>
        <translation>يستخدم هذا الحساب تسجيل دخول أداة أخرى: سجّل الدخول هناك.</translation>
    </message>
    <message>
        <source>This account&apos;s key is not in the keychain: change it in %1.</source>
        <translation>مفتاح هذا الحساب ليس في سلسلة المفاتيح: غيّره في %1.</translation>
    </message>
    <message>
        <source>Replaced the key of &apos;%1&apos;.</source>
        <translation>استُبدل مفتاح «%1».</translation>
    </message>
    <message>
        <source>Something is missing: quotalamp %1</source>
        <translation>ثمة شيء ناقص: quotalamp %1</translation>
    </message>
    <message>
        <source>There is no such command%1.</source>
        <translation>الأمر%1 غير موجود.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>عرض هذه المساعدة.</translation>
    </message>
    <message>
        <source>There is no such option%1.</source>
        <translation>الخيار%1 غير موجود.</translation>
    </message>
    <message>
        <source>An option lacks its value, or has one too many.</source>
        <translation>أحد الخيارات تنقصه قيمته، أو له قيمة زائدة.</translation>
    </message>
    <message>
        <source>There are too many words: quotalamp %1</source>
        <translation>عدد الكلمات أكثر من اللازم: quotalamp %1</translation>
    </message>
    <message>
        <source>How it is used: %1</source>
        <translation>طريقة الاستخدام: %1</translation>
    </message>
    <message>
        <source>the tray app; in the background without its window</source>
        <translation>تطبيق علبة النظام؛ في الخلفية بلا نافذته</translation>
    </message>
    <message>
        <source>the tray app on a built-in demo provider</source>
        <translation>تطبيق علبة النظام مع مزوّد تجريبي مدمج</translation>
    </message>
    <message>
        <source>what is left of each account&apos;s limits</source>
        <translation>ما تبقّى من حدود كل حساب</translation>
    </message>
    <message>
        <source>adds an account; its key is read from standard input</source>
        <translation>يضيف حسابًا؛ يُقرأ مفتاحه من الإدخال القياسي</translation>
    </message>
    <message>
        <source>the accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>removes an account and its key</source>
        <translation>يزيل حسابًا ومفتاحه</translation>
    </message>
    <message>
        <source>gives an account another label</source>
        <translation>يعطي حسابًا تسمية أخرى</translation>
    </message>
    <message>
        <source>replaces an account&apos;s key</source>
        <translation>يستبدل مفتاح حساب</translation>
    </message>
    <message>
        <source>the providers there are</source>
        <translation>المزوّدون المتاحون</translation>
    </message>
    <message>
        <source>explains what is wrong in a provider of your own</source>
        <translation>يشرح الخطأ في مزوّد من إعدادك</translation>
    </message>
    <message>
        <source>draws a window to a PNG file, without a display</source>
        <translation>يرسم نافذة في ملف PNG، بلا شاشة عرض</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>more about a command</source>
        <translation>المزيد عن أمر</translation>
    </message>
    <message>
        <source>Quotalamp shows what is left of AI providers&apos; rate limits.</source>
        <translation>يعرض Quotalamp ما تبقّى من حدود المعدّل لدى مزوّدي الذكاء الاصطناعي.</translation>
    </message>
    <message>
        <source>The key is too long.</source>
        <translation>المفتاح أطول من اللازم.</translation>
    </message>
    <message>
        <source>The tray app is not installed: quotalamp-desktop is missing.</source>
        <translation>تطبيق علبة النظام غير مثبّت: quotalamp-desktop مفقود.</translation>
    </message>
    <message>
        <source>The tray app could not be started.</source>
        <translation>تعذّر بدء تطبيق علبة النظام.</translation>
    </message>
    <message>
        <source>login of %1</source>
        <translation>تسجيل دخول %1</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>مطلوب</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>اختياري</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Where to get a key</source>
        <translation>أين تحصل على مفتاح</translation>
    </message>
    <message>
        <source>Lists the providers there are.</source>
        <translation>يسرد المزوّدين المتاحين.</translation>
    </message>
    <message>
        <source>%1 is left out; quotalamp provider check says why.</source>
        <translation>استُبعد %1؛ يبيّن quotalamp provider check السبب.</translation>
    </message>
    <message>
        <source>Checks a provider&apos;s descriptor and tells every mistake.</source>
        <translation>يتحقّق من ملف وصف مزوّد ويذكر كل خطأ فيه.</translation>
    </message>
    <message>
        <source>A descriptor of your own; it belongs into the folder &quot;providers&quot;.</source>
        <translation>ملف وصف من إعدادك؛ مكانه المجلّد «providers».</translation>
    </message>
    <message>
        <source>%1 (%2) is in order.</source>
        <translation>%1 (%2) سليم.</translation>
    </message>
    <message>
        <source>The providers there are, and your own.</source>
        <translation>المزوّدون المتاحون ومزوّدوك الخاصون.</translation>
    </message>
    <message>
        <source>Draws a window to a PNG file, without a display: what was known last, and nobody is asked.</source>
        <translation>يرسم نافذة في ملف PNG، بلا شاشة عرض: آخر ما عُرف، ولا يُسأل أحد.</translation>
    </message>
    <message>
        <source>Example data, the same each time, instead of your own.</source>
        <translation>بيانات مثال، هي نفسها في كل مرة، بدلًا من بياناتك.</translation>
    </message>
    <message>
        <source>The colours: light or dark.</source>
        <translation>الألوان: light (فاتحة) أو dark (داكنة).</translation>
    </message>
    <message>
        <source>The language, such as de.</source>
        <translation>اللغة، مثل de.</translation>
    </message>
    <message>
        <source>Pixels per unit, 1 to 4.</source>
        <translation>عدد البكسلات لكل وحدة، من 1 إلى 4.</translation>
    </message>
    <message>
        <source>One of %1; or all, for each of them as a file in the folder FILE.</source>
        <translation>واحدة من %1؛ أو all لكلّها، لكل منها ملف في المجلّد FILE.</translation>
    </message>
    <message>
        <source>Where the picture goes.</source>
        <translation>أين توضع الصورة.</translation>
    </message>
    <message>
        <source>There is no such picture%1.</source>
        <translation>الصورة%1 غير موجودة.</translation>
    </message>
    <message>
        <source>The theme is light or dark.</source>
        <translation>السمة إمّا light وإمّا dark.</translation>
    </message>
    <message>
        <source>The scale is a whole number from 1 to 4.</source>
        <translation>المقياس عدد صحيح من 1 إلى 4.</translation>
    </message>
    <message>
        <source>There is no account &apos;%1&apos;.</source>
        <translation>لا يوجد حساب «%1».</translation>
    </message>
    <message>
        <source>There is no account yet. Add one: quotalamp account add PROVIDER</source>
        <translation>لا يوجد حساب بعد. أضف واحدًا: quotalamp account add PROVIDER</translation>
    </message>
    <message>
        <source>Shows what is left of each account&apos;s limits.</source>
        <translation>يعرض ما تبقّى من حدود كل حساب.</translation>
    </message>
    <message>
        <source>A label or an id. Without one: all accounts.</source>
        <translation>تسمية أو معرّف. من دونه: كل الحسابات.</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>مثل --format json.</translation>
    </message>
    <message>
        <source>Ask the providers even where a recent answer is known.</source>
        <translation>سؤال المزوّدين حتى إن كان ردّ حديث معروفًا.</translation>
    </message>
    <message>
        <source>Ask the built-in demo provider instead; nothing of yours is touched.</source>
        <translation>سؤال المزوّد التجريبي المدمج بدلًا من ذلك؛ لا يُمَسّ شيء من بياناتك.</translation>
    </message>
    <message>
        <source>The demo provider could not start.</source>
        <translation>تعذّر بدء المزوّد التجريبي.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>نفد</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>متبقٍّ %1</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 للإدخال، %2 للإخراج</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;مللي ث</translation>
    </message>
    <message>
        <source>%1: unknown</source>
        <translation>%1: غير معروف</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>لم يُفحص بعد</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>فُحص %1</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>النماذج: %1</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>Requests are refused until there is credit again.</source>
        <translation>تُرفض الطلبات حتى يتوفّر رصيد من جديد.</translation>
    </message>
    <message>
        <source>Less than the %1 that you set.</source>
        <translation>أقل من %1 الذي حدّدته.</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 من %2.</translation>
    </message>
    <message>
        <source>A limit is available again</source>
        <translation>عاد أحد الحدود متاحًا</translation>
    </message>
    <message>
        <source>A limit is used up</source>
        <translation>نفد أحد الحدود</translation>
    </message>
    <message>
        <source>A limit is nearly used up</source>
        <translation>أوشك أحد الحدود أن ينفد</translation>
    </message>
    <message>
        <source>%1: used up</source>
        <translation>%1: نفد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: available again</source>
        <translation>%1: متاح مجددًا</translation>
    </message>
    <message>
        <source>%1 until %2.</source>
        <comment>share left or used, time</comment>
        <translation>%1 حتى %2.</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>متبقٍّ %1 من %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a limit, its level</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>left</source>
        <translation>متبقٍّ</translation>
    </message>
    <message>
        <source>used</source>
        <translation>مستخدَم</translation>
    </message>
    <message>
        <source>The base URL must begin with https://.</source>
        <translation>يجب أن يبدأ عنوان URL الأساسي بـ https://.</translation>
    </message>
    <message>
        <source>The base URL has no host.</source>
        <translation>عنوان URL الأساسي بلا مضيف.</translation>
    </message>
    <message>
        <source>The base URL must not hold a user name or password.</source>
        <translation>يجب ألا يتضمّن عنوان URL الأساسي اسم مستخدم ولا كلمة مرور.</translation>
    </message>
    <message>
        <source>The base URL must not hold “?” or “#”.</source>
        <translation>يجب ألا يتضمّن عنوان URL الأساسي «?» ولا «#».</translation>
    </message>
    <message>
        <source>The base URL is not valid.</source>
        <translation>عنوان URL الأساسي غير صالح.</translation>
    </message>
    <message>
        <source>The base URL is empty.</source>
        <translation>عنوان URL الأساسي فارغ.</translation>
    </message>
    <message>
        <source>full</source>
        <comment>an allowance</comment>
        <translation>ممتلئ</translation>
    </message>
    <message>
        <source>due since %1, not confirmed yet</source>
        <translation>حان الموعد منذ %1، لم يُؤكَّد بعد</translation>
    </message>
    <message>
        <source>in %1 · %2</source>
        <comment>duration, time</comment>
        <translation>بعد %1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>limit, model</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <comment>tokens of a sample</comment>
        <translation>%1 للإدخال، %2 للإخراج</translation>
    </message>
    <message>
        <source>answers in %1 ms</source>
        <translation>يردّ خلال %1&#xa0;مللي ث</translation>
    </message>
    <message>
        <source>from your own traffic</source>
        <translation>من حركة بياناتك</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>قُرئ %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>لا ردّ</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>المتبقّي</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>المستخدَم</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <comment>a time</comment>
        <translation>مؤجَّل حتى %1</translation>
    </message>
    <message>
        <source>Probes today: %1 free, %2 paid</source>
        <translation>فحوص اليوم: مجانية %1، مدفوعة %2</translation>
    </message>
    <message>
        <source>%1 has no login on this machine. Open %1 and sign in.</source>
        <translation>لا تسجيل دخول لـ %1 على هذا الجهاز. افتح %1 وسجّل الدخول.</translation>
    </message>
    <message>
        <source>The login of %1 has expired. Open %1 to renew it.</source>
        <translation>انتهت صلاحية تسجيل دخول %1. افتح %1 لتجديده.</translation>
    </message>
    <message>
        <source>Invalid API key (401).</source>
        <translation>مفتاح API غير صالح (401).</translation>
    </message>
    <message>
        <source>Open %1 to renew its login.</source>
        <translation>افتح %1 لتجديد تسجيل الدخول.</translation>
    </message>
    <message>
        <source>This token may not read the usage (HTTP %1). Sign in with %2 and use its login.</source>
        <translation>لا يُسمح لهذا الرمز المميَّز بقراءة الاستخدام (HTTP %1). سجّل الدخول بـ %2 واستخدم تسجيل دخوله.</translation>
    </message>
    <message>
        <source>No API key configured.</source>
        <translation>لم يُضبَط مفتاح API.</translation>
    </message>
    <message>
        <source>Invalid API key (HTTP %1).</source>
        <translation>مفتاح API غير صالح (HTTP %1).</translation>
    </message>
    <message>
        <source>The key may not do this (HTTP %1).</source>
        <translation>لا يحقّ للمفتاح فعل هذا (HTTP %1).</translation>
    </message>
    <message>
        <source>The credit is used up.</source>
        <translation>نفد الرصيد.</translation>
    </message>
    <message>
        <source>The credit is used up (HTTP %1).</source>
        <translation>نفد الرصيد (HTTP %1).</translation>
    </message>
    <message>
        <source>Rate limited (HTTP %1).</source>
        <translation>بُلغ حدّ المعدّل (HTTP %1).</translation>
    </message>
    <message>
        <source>%1 is overloaded (HTTP %2).</source>
        <translation>%1 محمَّل فوق طاقته (HTTP %2).</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2.</source>
        <translation>ردّ %1 بـ HTTP %2.</translation>
    </message>
    <message>
        <source>%1 unreachable.</source>
        <translation>تعذّر الوصول إلى %1.</translation>
    </message>
    <message>
        <source>%1 unreachable: timed out.</source>
        <translation>تعذّر الوصول إلى %1: انتهت المهلة.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate was not accepted.</source>
        <translation>لا اتصال آمنًا بـ %1: لم تُقبل شهادته.</translation>
    </message>
    <message>
        <source>Redirected elsewhere (HTTP %1); not followed, so that the key stays here.</source>
        <translation>أُعيد التوجيه إلى مكان آخر (HTTP %1)؛ لم يُتَّبع، كي يبقى المفتاح هنا.</translation>
    </message>
    <message>
        <source>%1 changed its format, so its answer cannot be read.</source>
        <translation>غيّر %1 تنسيقه، فلا يمكن قراءة ردّه.</translation>
    </message>
    <message>
        <source>The answer is not from %1: check the base URL and the network.</source>
        <translation>الردّ ليس من %1: تحقّق من عنوان URL الأساسي ومن الشبكة.</translation>
    </message>
    <message>
        <source>%1 sent too much data.</source>
        <translation>أرسل %1 بيانات أكثر من اللازم.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>سلسلة المفاتيح مقفلة.</translation>
    </message>
    <message>
        <source>No keychain is running.</source>
        <translation>لا توجد سلسلة مفاتيح قيد التشغيل.</translation>
    </message>
    <message>
        <source>Live usage not supported for provider &apos;%1&apos;.</source>
        <translation>بيانات الاستخدام المباشرة غير مدعومة للمزوّد «%1».</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>share, time</comment>
        <translation>%1 في %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, until</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>refused with 429, once</source>
        <translation>رُفض بـ 429، مرة واحدة</translation>
    </message>
    <message>
        <source>refused with 429, twice</source>
        <translation>رُفض بـ 429، مرتين</translation>
    </message>
    <message numerus="yes">
        <source>refused with 429, %Ln times</source>
        <translation>
            <numerusform>رُفض بـ 429، %Ln مرات</numerusform>
            <numerusform>رُفض بـ 429، %Ln مرة</numerusform>
            <numerusform>رُفض بـ 429، مرتين (%Ln)</numerusform>
            <numerusform>رُفض بـ 429، %Ln مرات</numerusform>
            <numerusform>رُفض بـ 429، %Ln مرة</numerusform>
            <numerusform>رُفض بـ 429، %Ln مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was read in this time.</source>
        <translation>لم يُقرأ شيء في هذه المدة.</translation>
    </message>
    <message>
        <source>%1: first %2, fewest left %3, last %4.</source>
        <translation>%1: أولًا %2، وأقلّ ما تبقّى %3، وأخيرًا %4.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>limit</comment>
        <translation>المتبقّي من %1</translation>
    </message>
    <message>
        <source>%1 used</source>
        <comment>limit</comment>
        <translation>المستخدَم من %1</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>مستخدَم %1 من %2</translation>
    </message>
    <message>
        <source>used up · %1</source>
        <translation>نفد · %1</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>إدخال المفتاح…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>استبدال المفتاح…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>فتح القفل…</translation>
    </message>
    <message>
        <source>Edit account…</source>
        <translation>تعديل الحساب…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Nothing was lost. The key is still there.</source>
        <translation>لم يُفقد شيء. المفتاح ما زال موجودًا.</translation>
    </message>
    <message>
        <source>Start one, or enter the key for this session.</source>
        <translation>شغّل واحدة، أو أدخل المفتاح لهذه الجلسة.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>المحاولة التالية بعد %1.</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1 محمَّل</translation>
    </message>
    <message>
        <source>%1 models, none loaded</source>
        <translation>النماذج: %1، لم يُحمَّل أيّ منها</translation>
    </message>
    <message>
        <source>Key accepted · %1 models</source>
        <translation>قُبل المفتاح · النماذج: %1</translation>
    </message>
    <message>
        <source>limits unknown</source>
        <translation>الحدود غير معروفة</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>بلا حدود</translation>
    </message>
    <message>
        <source>%1 reports: %2</source>
        <comment>provider, incident</comment>
        <translation>يُبلغ %1 عن: %2</translation>
    </message>
    <message>
        <source>full again at %1</source>
        <comment>a time</comment>
        <translation>ممتلئ مجددًا في %1</translation>
    </message>
    <message>
        <source>full again in %1</source>
        <translation>ممتلئ مجددًا بعد %1</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>آخر قراءة %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (last seen %2)</source>
        <translation>%1 (آخر قراءة %2)</translation>
    </message>
    <message>
        <source>under </source>
        <comment>before a percentage: less than</comment>
        <translation>أقل من </translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>لا شيء للفحص</translation>
    </message>
    <message>
        <source>Checking %1 of %2…</source>
        <translation>جارٍ فحص %1 من %2…</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>فُحص %1</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>لم يُفحص بعد</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln paid probes today</source>
        <comment>%1: sent, %n: allowed</comment>
        <translation>
            <numerusform>الفحوص المدفوعة اليوم: %1 من %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %1 من %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %1 من %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %1 من %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %1 من %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %1 من %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>1 paid probe today</source>
        <translation>الفحوص المدفوعة اليوم: 1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid probes today</source>
        <translation>
            <numerusform>الفحوص المدفوعة اليوم: %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %Ln</numerusform>
            <numerusform>الفحوص المدفوعة اليوم: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>المفتاح فارغ.</translation>
    </message>
    <message>
        <source>The key is too long to be one.</source>
        <translation>المفتاح أطول من أن يكون مفتاحًا.</translation>
    </message>
    <message>
        <source>The key has a blank, a control character or a letter beyond ASCII; copy it again.</source>
        <translation>في المفتاح فراغ أو محرف تحكّم أو حرف خارج ASCII؛ انسخه مرة أخرى.</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>دقيقة واحدة</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>ساعة واحدة</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>يوم واحد</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>length of a window, what it is for</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 per day</source>
        <translation>%1 في اليوم</translation>
    </message>
    <message>
        <source>%1 per hour</source>
        <translation>%1 في الساعة</translation>
    </message>
    <message>
        <source>%1 in 30 days</source>
        <translation>%1 خلال 30 يومًا</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>full again %1</source>
        <comment>a day</comment>
        <translation>ممتلئ مجددًا في %1</translation>
    </message>
    <message>
        <source>resets at %1</source>
        <comment>a time</comment>
        <translation>إعادة التعيين في %1</translation>
    </message>
    <message>
        <source>resets %1</source>
        <comment>a day</comment>
        <translation>إعادة التعيين في %1</translation>
    </message>
    <message>
        <source>s</source>
        <translation>ث</translation>
    </message>
    <message>
        <source>min</source>
        <translation>د</translation>
    </message>
    <message>
        <source>%1m %2s</source>
        <translation>%1&#xa0;د %2&#xa0;ث</translation>
    </message>
    <message>
        <source>h</source>
        <translation>س</translation>
    </message>
    <message>
        <source>%1h %2m</source>
        <translation>%1&#xa0;س %2&#xa0;د</translation>
    </message>
    <message>
        <source>d</source>
        <translation>ي</translation>
    </message>
    <message>
        <source>%1d %2h</source>
        <translation>%1&#xa0;ي %2&#xa0;س</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>مستخدَم %1</translation>
    </message>
    <message>
        <source>%1B</source>
        <translation>%1&#xa0;مليار</translation>
    </message>
    <message>
        <source>%1M</source>
        <translation>%1&#xa0;مليون</translation>
    </message>
    <message>
        <source>%1k</source>
        <translation>%1&#xa0;ألف</translation>
    </message>
    <message>
        <source>due, not confirmed yet</source>
        <translation>حان الموعد، لم يُؤكَّد بعد</translation>
    </message>
    <message>
        <source>resets in %1</source>
        <translation>إعادة التعيين بعد %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>بعد %1</translation>
    </message>
    <message>
        <source>Lasts until the reset</source>
        <translation>يكفي حتى إعادة التعيين</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>للتوّ</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>قبل %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a limit, when it comes back</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Enter the name of the variable.</source>
        <translation>أدخل اسم المتغيّر.</translation>
    </message>
    <message>
        <source>A variable&apos;s name has letters, digits and underscores only. It is not the key itself.</source>
        <translation>لا يتضمّن اسم المتغيّر إلا حروفًا وأرقامًا وشرطات سفلية. وهو ليس المفتاح نفسه.</translation>
    </message>
    <message>
        <source>Choose the file that holds the key.</source>
        <translation>اختر الملف الذي يحوي المفتاح.</translation>
    </message>
    <message>
        <source>Enter the whole path, from / on.</source>
        <translation>أدخل المسار كاملًا، بدءًا من /.</translation>
    </message>
    <message>
        <source>Enter a label: your own name for this account.</source>
        <translation>أدخل تسمية: اسمًا تختاره لهذا الحساب.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>هذا أطول من اللازم.</translation>
    </message>
    <message>
        <source>Enter the command that prints the key.</source>
        <translation>أدخل الأمر الذي يطبع المفتاح.</translation>
    </message>
    <message>
        <source>This looks like a key of %1.</source>
        <translation>يبدو هذا مفتاحًا من %1.</translation>
    </message>
    <message>
        <source>This does not look like a key of %1. Check that all of it was copied.</source>
        <translation>لا يبدو هذا مفتاحًا من %1. تأكّد من نسخه كاملًا.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>When needed</source>
        <translation>عند الحاجة</translation>
    </message>
    <message>
        <source>Limits may stay unknown.</source>
        <translation>قد تبقى الحدود غير معروفة.</translation>
    </message>
    <message>
        <source>One token with every check.</source>
        <translation>رمز واحد مع كل فحص.</translation>
    </message>
    <message>
        <source>One token, when free answers show no limits.</source>
        <translation>رمز واحد، عندما لا تُظهر الردود المجانية أي حدود.</translation>
    </message>
    <message>
        <source>Costs nothing. Some providers then show no limits.</source>
        <translation>لا يكلّف شيئًا. بعض المزوّدين لا يُظهرون حينئذٍ أي حدود.</translation>
    </message>
    <message>
        <source>Costs one token with every check.</source>
        <translation>يكلّف رمزًا واحدًا مع كل فحص.</translation>
    </message>
    <message>
        <source>Costs one token when free answers show no limits, at most once in five minutes.</source>
        <translation>يكلّف رمزًا واحدًا عندما لا تُظهر الردود المجانية أي حدود، ومرة واحدة على الأكثر كل خمس دقائق.</translation>
    </message>
    <message>
        <source>key from %1</source>
        <translation>المفتاح من %1</translation>
    </message>
    <message>
        <source>key from a command</source>
        <translation>المفتاح من أمر</translation>
    </message>
    <message>
        <source>key for this session only</source>
        <translation>المفتاح لهذه الجلسة فقط</translation>
    </message>
    <message>
        <source>login of another tool</source>
        <translation>تسجيل دخول أداة أخرى</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>بلا مفتاح</translation>
    </message>
    <message>
        <source>key in the keychain</source>
        <translation>المفتاح في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>key …%1 in the keychain</source>
        <translation>المفتاح …%1 في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>What was learned of its limits is forgotten.</source>
        <translation>يُنسى ما عُرف عن حدوده.</translation>
    </message>
    <message>
        <source>Its key stays where it is.</source>
        <translation>يبقى مفتاحه حيث هو.</translation>
    </message>
    <message>
        <source>Its key, in memory only, is forgotten too.</source>
        <translation>ويُنسى أيضًا مفتاحه الموجود في الذاكرة فقط.</translation>
    </message>
    <message>
        <source>The login of %1 stays as it is.</source>
        <translation>يبقى تسجيل دخول %1 كما هو.</translation>
    </message>
    <message>
        <source>Its key is deleted from the keychain; at %1 it stays valid until you revoke it there.</source>
        <translation>يُحذف مفتاحه من سلسلة المفاتيح؛ ويبقى صالحًا لدى %1 إلى أن تلغيه هناك.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>provider, label</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>% used</source>
        <comment>after a number</comment>
        <translation>% مستخدَم</translation>
    </message>
    <message>
        <source>There is no session bus.</source>
        <translation>لا يوجد ناقل جلسة.</translation>
    </message>
    <message>
        <source>The desktop did not allow it.</source>
        <translation>لم يسمح سطح المكتب بذلك.</translation>
    </message>
    <message>
        <source>No history is kept: Qt&apos;s SQLite driver is not installed.</source>
        <translation>لا يُحفظ سجلّ: برنامج تشغيل SQLite الخاص بـ Qt غير مثبّت.</translation>
    </message>
    <message>
        <source>No history is kept: %1 cannot be used.</source>
        <translation>لا يُحفظ سجلّ: لا يمكن استخدام %1.</translation>
    </message>
    <message>
        <source>No usable key in %1: %2</source>
        <translation>لا مفتاح صالحًا للاستخدام في %1: %2</translation>
    </message>
    <message>
        <source>The command for the key failed.</source>
        <translation>فشل أمر المفتاح.</translation>
    </message>
    <message>
        <source>The command for the key took too long.</source>
        <translation>استغرق أمر المفتاح وقتًا أطول من اللازم.</translation>
    </message>
    <message>
        <source>the command&apos;s output</source>
        <translation>مخرجات الأمر</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>متغيّر البيئة %1 غير معيّن.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>لا يوجد ملف %1.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>لا يمكن قراءة الملف %1.</translation>
    </message>
    <message>
        <source>The key was kept for one session only; enter it again.</source>
        <translation>حُفظ المفتاح لجلسة واحدة فقط؛ أدخله مرة أخرى.</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry holds no usable key; enter it again.</source>
        <translation>مدخل سلسلة المفاتيح لا يحوي مفتاحًا صالحًا للاستخدام؛ أدخله مرة أخرى.</translation>
    </message>
    <message>
        <source>The login of %1 cannot be read: its file is not as it was.</source>
        <translation>تتعذّر قراءة تسجيل دخول %1: لم يعد ملفه كما كان.</translation>
    </message>
    <message>
        <source>%1 takes no login of another tool.</source>
        <translation>لا يقبل %1 تسجيل دخول أداة أخرى.</translation>
    </message>
    <message>
        <source>The login of %1 is sent to %2 only; leave the base URL empty.</source>
        <translation>يُرسَل تسجيل دخول %1 إلى %2 وحده؛ اترك العنوان الأساسي فارغًا.</translation>
    </message>
    <message>
        <source>“%1” is taken by another provider.</source>
        <translation>«%1» محجوز لمزوّد آخر.</translation>
    </message>
    <message>
        <source>This login is sent to its own provider only.</source>
        <translation>يُرسَل تسجيل الدخول هذا إلى مزوّده وحده.</translation>
    </message>
    <message>
        <source>Cannot be read.</source>
        <translation>لا يمكن قراءته.</translation>
    </message>
    <message>
        <source>Is larger than any descriptor.</source>
        <translation>أكبر من أيّ ملف وصف.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 موجود بالفعل.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>تعذّرت كتابة %1: %2</translation>
    </message>
    <message>
        <source>The base URL has changed; enter the key for %1.</source>
        <translation>تغيّر عنوان URL الأساسي؛ أدخل المفتاح لـ %1.</translation>
    </message>
    <message>
        <source>%1 is too large; it was not read and will be kept aside.</source>
        <translation>%1 أكبر من اللازم؛ لم يُقرأ وسيُحفظ جانبًا.</translation>
    </message>
    <message>
        <source>%1 is damaged; it was not read and will be kept aside.</source>
        <translation>%1 تالف؛ لم يُقرأ وسيُحفظ جانبًا.</translation>
    </message>
    <message>
        <source>it would be too large.</source>
        <translation>سيصبح أكبر من اللازم.</translation>
    </message>
    <message>
        <source>what is there is no plain file of yours.</source>
        <translation>ما يوجد هناك ليس ملفًا عاديًا يخصّك.</translation>
    </message>
    <message>
        <source>its folder is missing or another user&apos;s.</source>
        <translation>مجلّده مفقود أو يخصّ مستخدمًا آخر.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) in %1 were not understood and left alone.</source>
        <translation>
            <numerusform>%Ln حسابات في %1 لم تُفهم وتُركت كما هي.</numerusform>
            <numerusform>%Ln حساب في %1 لم يُفهم وتُرك كما هو.</numerusform>
            <numerusform>حسابان (%Ln) في %1 لم يُفهما وتُركا كما هما.</numerusform>
            <numerusform>%Ln حسابات في %1 لم تُفهم وتُركت كما هي.</numerusform>
            <numerusform>%Ln حسابًا في %1 لم تُفهم وتُركت كما هي.</numerusform>
            <numerusform>%Ln حساب في %1 لم تُفهم وتُركت كما هي.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>لا يمكن إنشاء المجلّد.</translation>
    </message>
    <message>
        <source>There is nothing to draw: no account&apos;s limits are known yet.</source>
        <translation>لا شيء يُرسم: لا حدود معروفة لأيّ حساب بعد.</translation>
    </message>
    <message>
        <source>Not every picture could be written.</source>
        <translation>لم تتيسّر كتابة كل الصور.</translation>
    </message>
    <message>
        <source>Must be “required” or “optional”.</source>
        <translation>يجب أن يكون «required» أو «optional».</translation>
    </message>
    <message>
        <source>Must hold only printable ASCII.</source>
        <translation>يجب ألا يتضمّن إلا محارف ASCII قابلة للطباعة.</translation>
    </message>
    <message>
        <source>Names must be in small letters, values printable ASCII.</source>
        <translation>يجب أن تكون الأسماء بحروف صغيرة، والقيم من محارف ASCII القابلة للطباعة.</translation>
    </message>
    <message>
        <source>Must be the name of a query parameter.</source>
        <translation>يجب أن يكون اسم معامل استعلام.</translation>
    </message>
    <message>
        <source>There must be a limit, a remaining amount or a share used.</source>
        <translation>يجب أن يوجد حدّ أو مقدار متبقٍّ أو نسبة مستخدَمة.</translation>
    </message>
    <message>
        <source>Must be three capital letters such as USD.</source>
        <translation>يجب أن يكون ثلاثة حروف كبيرة مثل USD.</translation>
    </message>
    <message>
        <source>There must be a remaining amount, or a limit and what is used of it.</source>
        <translation>يجب أن يوجد مقدار متبقٍّ، أو حدّ وما استُخدم منه.</translation>
    </message>
    <message>
        <source>Must be a JSON pointer such as /data/*/id.</source>
        <translation>يجب أن يكون مؤشّر JSON مثل /data/*/id.</translation>
    </message>
    <message>
        <source>A request is either “get” or “post”.</source>
        <translation>الطلب إمّا «get» وإمّا «post».</translation>
    </message>
    <message>
        <source>Only a “post” has a body.</source>
        <translation>وحده «post» له متن.</translation>
    </message>
    <message>
        <source>“paid” is taken.</source>
        <translation>«paid» محجوز.</translation>
    </message>
    <message>
        <source>Unknown word “%1”.</source>
        <translation>كلمة غير معروفة «%1».</translation>
    </message>
    <message>
        <source>Its key is not in the body.</source>
        <translation>مفتاحه (key) غير موجود في المتن.</translation>
    </message>
    <message>
        <source>“%1” is none of the kinds.</source>
        <translation>«%1» ليس من الأنواع.</translation>
    </message>
    <message>
        <source>Must hold $kind where there are kinds, and only there.</source>
        <translation>يجب أن يتضمّن $kind حيث توجد أنواع، وهناك فقط.</translation>
    </message>
    <message>
        <source>Must hold only small letters, digits, hyphens and $kind.</source>
        <translation>يجب ألا يتضمّن إلا حروفًا صغيرة وأرقامًا وشرطات و$kind.</translation>
    </message>
    <message>
        <source>There must be a limit or a remaining header.</source>
        <translation>يجب أن توجد ترويسة limit أو remaining.</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>«%1» موجود مرتين.</translation>
    </message>
    <message>
        <source>“%1” is no other id for this provider.</source>
        <translation>«%1» ليس معرّفًا آخر لهذا المزوّد.</translation>
    </message>
    <message>
        <source>Must begin with https://, or http:// on this machine.</source>
        <translation>يجب أن يبدأ بـ https://، أو http:// على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Must have at least one request.</source>
        <translation>يجب أن يكون له طلب واحد على الأقل.</translation>
    </message>
    <message>
        <source>Must be beginnings of header names in small letters.</source>
        <translation>يجب أن تكون بدايات أسماء ترويسات بحروف صغيرة.</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>السطر %1، العمود %2</translation>
    </message>
    <message>
        <source>Must be an object.</source>
        <translation>يجب أن يكون كائنًا.</translation>
    </message>
    <message>
        <source>Must begin with a small letter and hold only small letters, digits and hyphens.</source>
        <translation>يجب أن يبدأ بحرف صغير وألا يتضمّن إلا حروفًا صغيرة وأرقامًا وشرطات.</translation>
    </message>
    <message>
        <source>Must be a JSON pointer with one * such as /data/*/id.</source>
        <translation>يجب أن يكون مؤشّر JSON فيه علامة * واحدة مثل /data/*/id.</translation>
    </message>
    <message>
        <source>Must be a path that begins with one /, without spaces and #.</source>
        <translation>يجب أن يكون مسارًا يبدأ بعلامة / واحدة، بلا مسافات وبلا #.</translation>
    </message>
    <message>
        <source>Must begin with https://.</source>
        <translation>يجب أن يبدأ بـ https://.</translation>
    </message>
    <message>
        <source>Must be the name of an environment variable.</source>
        <translation>يجب أن يكون اسم متغيّر بيئة.</translation>
    </message>
    <message>
        <source>Must be a header name in small letters.</source>
        <translation>يجب أن يكون اسم ترويسة بحروف صغيرة.</translation>
    </message>
    <message>
        <source>Must be a header name in small letters, which may hold $kind.</source>
        <translation>يجب أن يكون اسم ترويسة بحروف صغيرة، ويجوز أن يتضمّن $kind.</translation>
    </message>
    <message>
        <source>The header “%1” is not for a descriptor to set.</source>
        <translation>لا يجوز لملف الوصف تعيين الترويسة «%1».</translation>
    </message>
    <message>
        <source>Must be “infer” or a length such as 1m, 5h or 7d.</source>
        <translation>يجب أن يكون «infer» أو مدة مثل 1m أو 5h أو 7d.</translation>
    </message>
    <message>
        <source>Must name at least one file.</source>
        <translation>يجب أن يسمّي ملفًّا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>Must be paths below the home folder such as .tool/login.json.</source>
        <translation>يجب أن تكون مسارات تحت المجلد الرئيسي مثل .tool/login.json.</translation>
    </message>
    <message>
        <source>Must have at least one pointer.</source>
        <translation>يجب أن يحوي مؤشرًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>Must be “jwt” or a JSON pointer such as /data/expires.</source>
        <translation>يجب أن يكون «jwt» أو مؤشر JSON مثل /data/expires.</translation>
    </message>
    <message>
        <source>Names must be in small letters, values JSON pointers.</source>
        <translation>يجب أن تكون الأسماء بأحرف صغيرة والقيم مؤشرات JSON.</translation>
    </message>
    <message>
        <source>Must be a text.</source>
        <translation>يجب أن يكون نصًا.</translation>
    </message>
    <message>
        <source>Must be true or false.</source>
        <translation>يجب أن يكون true أو false.</translation>
    </message>
    <message>
        <source>Must be a number.</source>
        <translation>يجب أن يكون عددًا.</translation>
    </message>
    <message>
        <source>Must be a list.</source>
        <translation>يجب أن يكون قائمة.</translation>
    </message>
    <message>
        <source>Unknown key.</source>
        <translation>مفتاح غير معروف.</translation>
    </message>
    <message>
        <source>Is missing.</source>
        <translation>مفقود.</translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation>يجب ألا يكون فارغًا.</translation>
    </message>
    <message>
        <source>Must be a whole number from %1 to %2.</source>
        <translation>يجب أن يكون عددًا صحيحًا من %1 إلى %2.</translation>
    </message>
    <message>
        <source>Must be a list of texts that are not empty.</source>
        <translation>يجب أن يكون قائمة نصوص غير فارغة.</translation>
    </message>
    <message>
        <source>Must hold only texts that are not empty.</source>
        <translation>يجب ألا يتضمّن إلا نصوصًا غير فارغة.</translation>
    </message>
    <message>
        <source>Has more than %1 entries.</source>
        <translation>عدد عناصره أكثر من %1.</translation>
    </message>
    <message>
        <source>%1 has no address for all: add --base-url with your own, such as %2.</source>
        <translation>ليس لدى %1 عنوان للجميع: أضف --base-url مع عنوانك، مثل %2.</translation>
    </message>
    <message>
        <source>%1; needs --base-url, such as %2</source>
        <translation>%1؛ يحتاج إلى --base-url، مثل %2</translation>
    </message>
    <message>
        <source>Key not proven: that takes a request that costs a token</source>
        <translation>لم يُثبَت المفتاح: يتطلّب ذلك طلبًا يكلّف رمزًا واحدًا</translation>
    </message>
    <message>
        <source>%1 per minute</source>
        <translation>%1 في الدقيقة</translation>
    </message>
    <message>
        <source>Between { and } stands a JSON pointer to one value, such as /data/0/id.</source>
        <translation>بين { و } يقف مؤشر JSON إلى قيمة واحدة، مثل /data/0/id.</translation>
    </message>
    <message>
        <source>Each { needs its }.</source>
        <translation>كل { تحتاج إلى }.</translation>
    </message>
    <message>
        <source>Only a header&apos;s form can be told from its period.</source>
        <translation>لا يمكن معرفة الصيغة من المدّة إلا لترويسة.</translation>
    </message>
    <message>
        <source>The paid request takes no id from another answer.</source>
        <translation>لا يأخذ الطلب المدفوع معرّفًا من إجابة أخرى.</translation>
    </message>
    <message>
        <source>Must name at least one model, or there is “only” one.</source>
        <translation>يجب أن يسمّي نموذجًا واحدًا على الأقل، أو يكون هناك «only» واحد.</translation>
    </message>
    <message>
        <source>“%1” is no request before this one.</source>
        <translation>«%1» ليس طلبًا قبل هذا.</translation>
    </message>
    <message>
        <source>A login needs a “baseUrl”: the one address that it is sent to.</source>
        <translation>يحتاج تسجيل الدخول إلى «baseUrl»: العنوان الوحيد الذي يُرسَل إليه.</translation>
    </message>
    <message>
        <source>That is your own budget: requests go on, and cost more.</source>
        <translation>هذه ميزانيتك أنت: تستمر الطلبات وتكلّف أكثر.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>هذا الشهر</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>الميزانية</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Input tokens this month</source>
        <translation>رموز الإدخال هذا الشهر</translation>
    </message>
    <message>
        <source>Output tokens this month</source>
        <translation>رموز الإخراج هذا الشهر</translation>
    </message>
    <message>
        <source>Input tokens today</source>
        <translation>رموز الإدخال اليوم</translation>
    </message>
    <message>
        <source>Output tokens today</source>
        <translation>رموز الإخراج اليوم</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>هذا الشهر</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>%1 used</source>
        <comment>an amount</comment>
        <translation>مستخدَم %1</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <comment>an amount of money</comment>
        <translation>أُنفق %1</translation>
    </message>
    <message>
        <source>%1: %2 spent this month</source>
        <comment>account, money</comment>
        <translation>%1: أُنفق %2 هذا الشهر</translation>
    </message>
    <message>
        <source>%1: %2 spent today</source>
        <comment>account, money</comment>
        <translation>%1: أُنفق %2 اليوم</translation>
    </message>
    <message>
        <source>At this pace %1 by the end of the month</source>
        <translation>بهذه الوتيرة %1 بنهاية الشهر</translation>
    </message>
    <message>
        <source>spent</source>
        <comment>beside an amount</comment>
        <translation>أُنفق</translation>
    </message>
    <message>
        <source>Today %1 in, %2 out</source>
        <comment>tokens</comment>
        <translation>اليوم %1 للإدخال، %2 للإخراج</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>500 requests</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>configured: %1</source>
        <comment>a limit</comment>
        <translation>المضبوط: %1</translation>
    </message>
    <message>
        <source>Create an admin key of the organisation; no other key may read its reports.</source>
        <translation>أنشئ مفتاح إدارة للمنظمة؛ لا يُسمح لأي مفتاح آخر بقراءة تقاريرها.</translation>
    </message>
    <message>
        <source>This key may not read the organisation&apos;s reports (HTTP %1). Create an admin key; keys of projects and service accounts are refused.</source>
        <translation>لا يُسمح لهذا المفتاح بقراءة تقارير المنظمة (HTTP %1). أنشئ مفتاح إدارة؛ تُرفض مفاتيح المشاريع وحسابات الخدمة.</translation>
    </message>
    <message>
        <source>Must be there where the path holds $each, and only there.</source>
        <translation>يجب أن يكون حيث يحوي المسار $each، وهناك فقط.</translation>
    </message>
    <message>
        <source>“%1” is the tag of no request that is made once.</source>
        <translation>«%1» ليس وسم أي طلب يُرسَل مرة واحدة.</translation>
    </message>
    <message>
        <source>Recorded answers that the demo provider plays.</source>
        <translation>إجابات مسجّلة يعيدها المزوّد التجريبي.</translation>
    </message>
    <message>
        <source>--answers needs --demo.</source>
        <translation>يحتاج ‎--answers إلى ‎--demo.</translation>
    </message>
    <message>
        <source>There are no recorded answers of a known provider in “%1”.</source>
        <translation>لا توجد إجابات مسجّلة لمزوّد معروف في «%1».</translation>
    </message>
    <message>
        <source>Key not proven: nothing was asked that needs one</source>
        <translation>المفتاح غير مؤكد: لم يُطلب شيء يحتاج إليه</translation>
    </message>
    <message>
        <source>Only a plain get can be asked once more without the key.</source>
        <translation>يمكن إعادة طلب get بسيط فقط دون المفتاح.</translation>
    </message>
    <message>
        <source>key not proven</source>
        <translation>المفتاح غير مؤكد</translation>
    </message>
    <message>
        <source>The running app does not answer; the providers are asked without it.</source>
        <translation>التطبيق المشغَّل لا يستجيب؛ يُسأل المزوّدون بدونه.</translation>
    </message>
    <message>
        <source>A list of %1 goes on without end; what follows is missing.</source>
        <translation>قائمة من %1 لا نهاية لها؛ ما يلي ناقص.</translation>
    </message>
    <message>
        <source>The list of models of %1 goes on without end; reading stopped after %2.</source>
        <translation>قائمة نماذج %1 لا نهاية لها؛ توقفت القراءة بعد %2.</translation>
    </message>
    <message>
        <source>A list of %1 is not complete: a later page did not come.</source>
        <translation>قائمة من %1 غير مكتملة: لم تصل صفحة لاحقة.</translation>
    </message>
    <message>
        <source>A list goes on without end, so that what it adds up to is not known.</source>
        <translation>قائمة لا نهاية لها، ولذلك لا يُعرف مجموعها.</translation>
    </message>
    <message>
        <source>Agrees that the key of an account goes to the address that the account has now.</source>
        <translation>يؤكّد أن مفتاح الحساب يُرسل إلى العنوان الحالي للحساب.</translation>
    </message>
    <message>
        <source>A key in the keychain belongs to the address it was entered for: enter it again with set-key.</source>
        <translation>المفتاح في سلسلة المفاتيح يخص العنوان الذي أُدخل من أجله: أدخله من جديد باستخدام set-key.</translation>
    </message>
    <message>
        <source>The key of &apos;%1&apos; goes to %2 from now on.</source>
        <translation>سيُرسل مفتاح &apos;%1&apos; إلى %2 من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>agrees to where its key goes</source>
        <translation>يؤكّد إلى أين يُرسل مفتاحه</translation>
    </message>
    <message>
        <source>The base URL must not hold spaces, backslashes or invisible characters.</source>
        <translation>يجب ألا يحتوي العنوان الأساسي على مسافات أو شرطات مائلة عكسية أو محارف غير مرئية.</translation>
    </message>
    <message>
        <source>This looks like a key, and would be kept in a plain file: enter it where the key is asked for.</source>
        <translation>يبدو هذا كمفتاح، وسيُحفظ في ملف غير مشفّر: أدخله حيث يُطلب المفتاح.</translation>
    </message>
    <message>
        <source>It has several values: put the key alone into a file of its own.</source>
        <translation>توجد عدة قيم: ضع المفتاح وحده في ملف خاص به.</translation>
    </message>
    <message>
        <source>It is a document, not a key: use a command that prints the key alone.</source>
        <translation>هذا مستند وليس مفتاحًا: استخدم أمرًا يطبع المفتاح وحده.</translation>
    </message>
    <message>
        <source>It is a key of another kind, not a provider&apos;s.</source>
        <translation>هذا مفتاح من نوع آخر، وليس مفتاح مزوّد.</translation>
    </message>
    <message>
        <source>It names another place instead of a key: use a command that prints the key.</source>
        <translation>هذا يشير إلى مكان آخر بدل المفتاح: استخدم أمرًا يطبع المفتاح.</translation>
    </message>
    <message>
        <source>There are other words beside the key: leave the key alone in its line, or write NAME=key.</source>
        <translation>توجد كلمات أخرى بجانب المفتاح: اترك المفتاح وحده في سطره، أو اكتب NAME=المفتاح.</translation>
    </message>
    <message>
        <source>Nobody has confirmed yet that the key goes to %1: save the account in its settings, or run quotalamp account confirm.</source>
        <translation>لم يؤكّد أحد بعد أن المفتاح يُرسل إلى %1: احفظ الحساب في إعداداته، أو نفّذ quotalamp account confirm.</translation>
    </message>
    <message>
        <source>This looks like a key: a descriptor holds none, it says where the key goes.</source>
        <translation>يبدو هذا كمفتاح: الوصف لا يحتوي على مفتاح، بل يحدد أين يوضع.</translation>
    </message>
    <message>
        <source>The header “%1” is not for a key.</source>
        <translation>الترويسة «%1» ليست مخصّصة لمفتاح.</translation>
    </message>
    <message>
        <source>The output could not be written: %1</source>
        <translation>تعذّرت كتابة المُخرجات: %1</translation>
    </message>
    <message>
        <source>Start at login could not be changed: %1</source>
        <translation>تعذّر تغيير البدء عند تسجيل الدخول: %1</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Quotalamp, and is left as it is: update Quotalamp.</source>
        <translation>%1 كتبه إصدار أحدث من Quotalamp وسيبقى كما هو: حدّث Quotalamp.</translation>
    </message>
    <message>
        <source>%1 is no plain file of yours, or a link to none; it was not read.</source>
        <translation>%1 ليس ملفًا عاديًا يخصّك أو رابط إلى ما ليس كذلك؛ لم يُقرأ.</translation>
    </message>
    <message>
        <source>%1 is no plain file of yours, or a link to none; its last good copy is used.</source>
        <translation>%1 ليس ملفًا عاديًا يخصّك أو رابط إلى ما ليس كذلك؛ تُستخدم آخر نسخة سليمة منه.</translation>
    </message>
    <message>
        <source>%1 could not be read, and is not changed: %2</source>
        <translation>تعذّرت قراءة %1، ولن يُغيَّر: %2</translation>
    </message>
    <message>
        <source>%1 could not be read, and is not changed; its last good copy is used: %2</source>
        <translation>تعذّرت قراءة %1، ولن يُغيَّر؛ تُستخدم آخر نسخة سليمة منه: %2</translation>
    </message>
    <message>
        <source>%1 is too large; its last good copy is used.</source>
        <translation>%1 أكبر من اللازم؛ تُستخدم آخر نسخة سليمة منه.</translation>
    </message>
    <message>
        <source>%1 is damaged at line %2; it was not read and will be kept aside.</source>
        <translation>%1 تالف في السطر %2؛ لم يُقرأ وسيُحفظ جانبًا.</translation>
    </message>
    <message>
        <source>%1 is damaged at line %2; its last good copy is used.</source>
        <translation>%1 تالف في السطر %2؛ تُستخدم آخر نسخة سليمة منه.</translation>
    </message>
    <message>
        <source>%1 is damaged; its last good copy is used.</source>
        <translation>%1 تالف؛ تُستخدم آخر نسخة سليمة منه.</translation>
    </message>
    <message>
        <source>No paid probe is sent meanwhile.</source>
        <translation>لا يُرسل أي فحص مدفوع في هذه الأثناء.</translation>
    </message>
    <message>
        <source>%1 in %2 is no whole number.</source>
        <translation>%1 في %2 ليس عددًا صحيحًا.</translation>
    </message>
    <message>
        <source>what was written does not read back the same.</source>
        <translation>ما كُتب لا يُقرأ كما كُتب.</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere.</source>
        <translation>إنه رابط لا يؤدّي إلى شيء.</translation>
    </message>
    <message>
        <source>another program is changing it; try again.</source>
        <translation>برنامج آخر يغيّره الآن؛ حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>%1 could not be made.</source>
        <translation>تعذّر إنشاء %1.</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2 at %3: check the base URL.</source>
        <translation>أجاب %1 برمز HTTP %2 عند %3: تحقّق من عنوان URL الأساسي.</translation>
    </message>
    <message>
        <source>Something on the way to %1 answered in its place (HTTP %2), such as a proxy, a filter or a sign-in page: check the network; the key is not in question.</source>
        <translation>أجاب شيء في الطريق إلى %1 بدلًا منه (HTTP %2)، مثل وكيل أو مرشِّح أو صفحة تسجيل دخول: تحقّق من الشبكة، فالأمر لا يتعلّق بالمفتاح.</translation>
    </message>
    <message>
        <source>%1 says: “%2”</source>
        <comment>provider, its own words</comment>
        <translation>يقول ⁨%1⁩: «⁨%2⁩»</translation>
    </message>
    <message>
        <source>login of %1 in %2</source>
        <translation>تسجيل دخول %1 في %2</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <comment>something of a day or month</comment>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>Blocks only this; the rest goes on.</source>
        <translation>يوقف هذا فقط، والباقي مستمر.</translation>
    </message>
    <message>
        <source>If that is not right, set this computer&apos;s clock: it says %1.</source>
        <translation>إن لم يكن ذلك صحيحًا فاضبط ساعة هذا الحاسوب: تاريخها %1.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock says %1, but other servers say %2: set the clock.</source>
        <translation>ساعة هذا الحاسوب تقول %1 لكن خوادم أخرى تقول %2: اضبط الساعة.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate expired on %2.</source>
        <translation>لا اتصال آمن بـ %1: انتهت صلاحية شهادته في %2.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate is not valid before %2.</source>
        <translation>لا اتصال آمن بـ %1: شهادته لا تصلح قبل %2.</translation>
    </message>
    <message>
        <source>No secure connection to %1: the certificate is another host&apos;s. Check the base URL and the network.</source>
        <translation>لا اتصال آمن بـ %1: الشهادة لمضيف آخر. تحقق من عنوان URL الأساسي ومن الشبكة.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate is signed by nobody but itself. If the server is yours, name its certificate as the account&apos;s certificate file.</source>
        <translation>لا اتصال آمن بـ %1: شهادته موقّعة من نفسها وحدها. إن كان الخادم لك فاذكر شهادته ملفَّ شهاداتٍ للحساب.</translation>
    </message>
    <message>
        <source>No secure connection to %1: this computer does not know who issued its certificate. A company&apos;s filter does that, and a server of one&apos;s own: name the issuer&apos;s certificate as the account&apos;s certificate file.</source>
        <translation>لا اتصال آمن بـ %1: لا يعرف هذا الحاسوب من أصدر شهادته. يحدث ذلك مع مرشّحات الشركات والخوادم الخاصة: اذكر شهادة المُصدِر ملفَّ شهاداتٍ للحساب.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate is revoked, too weak or broken.</source>
        <translation>لا اتصال آمن بـ %1: شهادته ملغاة أو ضعيفة جدًا أو تالفة.</translation>
    </message>
    <message>
        <source>No certificate could be read from %1, the account&apos;s certificate file.</source>
        <translation>تعذّرت قراءة أي شهادة من %1، ملف شهادات الحساب.</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and a password, or other ones: enter them in the settings under Network.</source>
        <translation>يطلب الوكيل %1 اسم مستخدم وكلمة مرور، أو غير المعطاة: أدخلها في الإعدادات تحت «الشبكة».</translation>
    </message>
    <message>
        <source>The proxy %1 does not answer: check that it runs, and the settings under Network.</source>
        <translation>لا يجيب الوكيل %1: تحقق من أنه يعمل، ومن الإعدادات تحت «الشبكة».</translation>
    </message>
    <message>
        <source>The proxy %1 does not let through to %2: ask whoever runs it.</source>
        <translation>لا يسمح الوكيل %1 بالمرور إلى %2: اسأل من يديره.</translation>
    </message>
    <message>
        <source>The proxy %1 answers, but has no connection to %2.</source>
        <translation>يجيب الوكيل %1 لكن لا اتصال له بـ %2.</translation>
    </message>
    <message>
        <source>The proxy %1 is of a kind that cannot be used; http:// and socks5:// can.</source>
        <translation>الوكيل %1 من نوع لا يمكن استخدامه؛ يمكن استخدام http:// و socks5://.</translation>
    </message>
    <message>
        <source>%2 unreachable through the proxy %1: timed out.</source>
        <translation>تعذّر الوصول إلى %2 عبر الوكيل %1: انتهت المهلة.</translation>
    </message>
    <message>
        <source>No secure connection to %1: it offers only TLS 1.1 or older, which is not secure.</source>
        <translation>لا اتصال آمن بـ %1: لا يعرض إلا TLS 1.1 أو أقدم، وهذا غير آمن.</translation>
    </message>
    <message>
        <source>No secure connection to %1: what answers there does not speak https. Check the base URL.</source>
        <translation>لا اتصال آمن بـ %1: ما يجيب هناك لا يتحدث https. تحقق من عنوان URL الأساسي.</translation>
    </message>
    <message>
        <source>No secure connection to %1: Qt&apos;s part for TLS is missing on this computer.</source>
        <translation>لا اتصال آمن بـ %1: جزء TLS من Qt مفقود في هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The key was not sent to %1: it would travel unencrypted, and that was not allowed for this account.</source>
        <translation>لم يُرسل المفتاح إلى %1: كان سيمر بلا تشفير، ولم يُسمح بذلك لهذا الحساب.</translation>
    </message>
    <message>
        <source>%1 was not asked: its address %2 is not in your own network, and http:// is not encrypted. Use https://.</source>
        <translation>لم يُسأل %1: عنوانه %2 ليس في شبكتك، و http:// غير مشفّر. استخدم https://.</translation>
    </message>
    <message>
        <source>The model that this request asks; else a cheap one is chosen.</source>
        <translation>النموذج الذي يسأله هذا الطلب؛ وإلا فيُختار نموذج رخيص.</translation>
    </message>
    <message>
        <source>This is no name of a model.</source>
        <translation>هذا ليس اسم نموذج.</translation>
    </message>
    <message>
        <source>Limits are told with a model&apos;s answer alone, and %1 lists no models: choose one for this account.</source>
        <translation>لا تُذكر الحدود إلا مع إجابة نموذج، و%1 لا يسرد أي نماذج: اختر نموذجًا لهذا الحساب.</translation>
    </message>
    <message>
        <source>Limits are told with a model&apos;s answer alone, and none of the %1 models seems cheap and able to chat: choose one for this account.</source>
        <translation>لا تُذكر الحدود إلا مع إجابة نموذج، ولا يبدو أي من النماذج (%1) رخيصًا وقادرًا على المحادثة: اختر نموذجًا لهذا الحساب.</translation>
    </message>
    <message>
        <source>%1 refused to answer with %2, so limits are not told: choose another model for this account.</source>
        <translation>رفض %1 الإجابة باستخدام %2، ولذلك لا تُعرف الحدود: اختر نموذجًا آخر لهذا الحساب.</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>شهر واحد</translation>
    </message>
    <message>
        <source>%1 per month</source>
        <translation>%1 في الشهر</translation>
    </message>
    <message>
        <source>There is no certificate in %1.</source>
        <translation>لا توجد شهادة في %1.</translation>
    </message>
    <message>
        <source>The key would travel to %1 unencrypted, and whoever is on the way could read it: use https://, or agree with --allow-plain-http.</source>
        <translation>سيمر المفتاح إلى %1 بلا تشفير، ويمكن لمن في الطريق قراءته: استخدم https:// أو وافق باستخدام --allow-plain-http.</translation>
    </message>
    <message>
        <source>Agrees that the key travels unencrypted to an http:// address in your own network.</source>
        <translation>يوافق على أن يمر المفتاح بلا تشفير إلى عنوان http:// في شبكتك.</translation>
    </message>
    <message>
        <source>Certificates to trust for this account beside the system&apos;s, as a company&apos;s or your own server needs.</source>
        <translation>شهادات يوثق بها لهذا الحساب إلى جانب شهادات النظام، كما يلزم لخادم شركة أو خادم خاص.</translation>
    </message>
    <message>
        <source>Unencrypted http:// is only allowed within your own network. Use https://.</source>
        <translation>لا يُسمح بـ http:// غير المشفّر إلا داخل شبكتك. استخدم https://.</translation>
    </message>
    <message>
        <source>trusts %1</source>
        <comment>a certificate file</comment>
        <translation>يثق بـ %1</translation>
    </message>
    <message>
        <source>key travels unencrypted</source>
        <translation>المفتاح يمر بلا تشفير</translation>
    </message>
    <message>
        <source>Demo: %1</source>
        <comment>a limit or account</comment>
        <translation>عرض تجريبي: %1</translation>
    </message>
    <message>
        <source>The demo is not installed: quotalamp-demo is missing.</source>
        <translation>العرض التجريبي غير مثبّت: quotalamp-demo مفقود.</translation>
    </message>
    <message>
        <source>Enter your own address, such as %1.</source>
        <translation>أدخل عنوانك الخاص، مثل %1.</translation>
    </message>
    <message>
        <source>Next limit</source>
        <translation>الأقرب نفادًا</translation>
    </message>
    <message>
        <source>No limit near</source>
        <translation>لا نفاد في الأفق</translation>
    </message>
    <message>
        <source>Next reset</source>
        <translation>أقرب إعادة تعيين</translation>
    </message>
    <message>
        <source>Not a valid regular expression.</source>
        <translation>ليس تعبيرًا نمطيًا صالحًا.</translation>
    </message>
    <message>
        <source>Not valid JSON: %1.</source>
        <translation>ليس JSON صالحًا: %1.</translation>
    </message>
    <message>
        <source>%1 was damaged; what can be read of it is used, and the damaged file is kept aside.</source>
        <translation>كان %1 تالفًا؛ يُستخدم ما أمكن قراءته منه، ويُحتفظ بالملف التالف جانبًا.</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 في الثانية</translation>
    </message>
    <message>
        <source>%1 per week</source>
        <translation>%1 في الأسبوع</translation>
    </message>
    <message>
        <source>Only “rateLimitFields” name policies.</source>
        <translation>‏“rateLimitFields” وحدها تسمّي السياسات.</translation>
    </message>
    <message>
        <source>The account is saved, but its former key is still in the keychain: %1</source>
        <translation>حُفظ الحساب، لكن مفتاحه السابق ما زال في حلقة المفاتيح: %1</translation>
    </message>
    <message>
        <source>the end of the month</source>
        <comment>as in: runs out between now and …</comment>
        <translation>نهاية الشهر</translation>
    </message>
    <message>
        <source>the reset</source>
        <comment>as in: runs out between now and …</comment>
        <translation>إعادة التعيين</translation>
    </message>
    <message>
        <source>Lasts until the end of the month</source>
        <translation>يكفي حتى نهاية الشهر</translation>
    </message>
    <message>
        <source>Probably lasts until the end of the month</source>
        <translation>يكفي على الأرجح حتى نهاية الشهر</translation>
    </message>
    <message>
        <source>Probably lasts until the reset</source>
        <translation>يكفي على الأرجح حتى إعادة التعيين</translation>
    </message>
    <message>
        <source>Refills faster than it is used</source>
        <translation>يمتلئ أسرع مما يُستهلك</translation>
    </message>
    <message>
        <source>Lasts for the next %1</source>
        <comment>a duration</comment>
        <translation>يكفي خلال %1 القادمة</translation>
    </message>
    <message>
        <source>now</source>
        <comment>as in: runs out between now and 18:00</comment>
        <translation>الآن</translation>
    </message>
    <message>
        <source>today</source>
        <comment>as in: runs out between today and Thu</comment>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Runs out at any moment</source>
        <translation>قد ينفد في أي لحظة</translation>
    </message>
    <message>
        <source>Runs out %1 at the earliest</source>
        <comment>a time</comment>
        <translation>ينفد في %1 على أقرب تقدير</translation>
    </message>
    <message>
        <source>Runs out about %1</source>
        <comment>a time</comment>
        <translation>ينفد نحو %1</translation>
    </message>
    <message>
        <source>Probably runs out between %1 and %2</source>
        <comment>two times</comment>
        <translation>ينفد على الأرجح بين %1 و%2</translation>
    </message>
    <message>
        <source>Runs out between %1 and %2</source>
        <comment>two times</comment>
        <translation>ينفد بين %1 و%2</translation>
    </message>
    <message>
        <source>any moment</source>
        <comment>when it runs out</comment>
        <translation>في أي لحظة</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a time from which on it may run out</comment>
        <translation>ابتداءً من %1</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>two times</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>two times</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Runs out first: %1</source>
        <comment>a limit</comment>
        <translation>ينفد أولًا: %1</translation>
    </message>
    <message>
        <source>%1, runs out %2</source>
        <comment>a limit and its level, a time</comment>
        <translation>%1، ينفد %2</translation>
    </message>
    <message>
        <source>No history is kept: %1 was written by a newer version. Update Quotalamp, or move the file away.</source>
        <translation>لا يُحفظ سجلّ: %1 كتبه إصدار أحدث. حدّث Quotalamp أو انقل الملف.</translation>
    </message>
    <message>
        <source>No history is kept: %1 is read-only. Make it and its folder writable.</source>
        <translation>لا يُحفظ سجلّ: %1 للقراءة فقط. اجعل الملف ومجلده قابلين للكتابة.</translation>
    </message>
    <message>
        <source>No history is kept: the disk with %1 is full. Make room on it.</source>
        <translation>لا يُحفظ سجلّ: القرص الذي عليه %1 ممتلئ. أفسح عليه مكانًا.</translation>
    </message>
    <message>
        <source>No history is kept: another program holds %1. It is tried again.</source>
        <translation>لا يُحفظ سجلّ: برنامج آخر يشغل %1. ستُعاد المحاولة.</translation>
    </message>
    <message>
        <source>No history is kept: %1 cannot be used: %2.</source>
        <translation>لا يُحفظ سجلّ: لا يمكن استخدام %1: %2.</translation>
    </message>
    <message>
        <source>The history was damaged. It has been put aside as %1, and a new one begins.</source>
        <translation>كان السجلّ تالفًا. وُضع جانبًا باسم %1، ويبدأ سجلّ جديد.</translation>
    </message>
    <message>
        <source>Nothing is known to be ahead. “quotalamp status” asks the providers.</source>
        <translation>لا شيء معروف قادم. يسأل «quotalamp status» المزوّدين.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>الحدّ الأقصى</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>القادم</translation>
    </message>
    <message>
        <source>Lists coming resets and what runs out, by what is known; no provider is asked.</source>
        <translation>يسرد ما سيُعاد تعيينه وما سينفد بحسب المعروف؛ ولا يُسأل أي مزوّد.</translation>
    </message>
    <message>
        <source>How to print it: table, json or ics, a file for calendars.</source>
        <translation>طريقة العرض: table أو json أو ics، وهو ملف تقويم.</translation>
    </message>
    <message>
        <source>The same as --format ics.</source>
        <translation>مثل ‎--format ics.</translation>
    </message>
    <message>
        <source>There is no such format%1: it is table, json or ics.</source>
        <translation>لا توجد صيغة كهذه%1: الصيغ هي table أو json أو ics.</translation>
    </message>
    <message>
        <source>coming resets and what runs out, also as a file for calendars</source>
        <translation>ما سيُعاد تعيينه وما سينفد، وأيضًا كملف تقويم</translation>
    </message>
    <message>
        <source>Full again: %1</source>
        <comment>a time</comment>
        <translation>يمتلئ مجددًا: %1</translation>
    </message>
    <message>
        <source>Resets: %1</source>
        <comment>a time</comment>
        <translation>إعادة التعيين: %1</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <comment>a limit, as an event in a calendar</comment>
        <translation>عاد %1</translation>
    </message>
    <message>
        <source>%1 runs out</source>
        <comment>a limit, as an event in a calendar</comment>
        <translation>ينفد %1</translation>
    </message>
    <message>
        <source>Less than one more like the last one</source>
        <comment>a stretch of work</comment>
        <translation>أقل من جلسة أخرى مثل الأخيرة</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln more like the last one</source>
        <comment>stretches of work</comment>
        <translation>
            <numerusform>لا جلسة أخرى مثل الأخيرة</numerusform>
            <numerusform>نحو جلسة أخرى مثل الأخيرة</numerusform>
            <numerusform>نحو جلستين أخريين مثل الأخيرة</numerusform>
            <numerusform>نحو %Ln جلسات أخرى مثل الأخيرة</numerusform>
            <numerusform>نحو %Ln جلسة أخرى مثل الأخيرة</numerusform>
            <numerusform>نحو %Ln جلسة أخرى مثل الأخيرة</numerusform>
        </translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>كل الوقت</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>two days of the week</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>days of the week, hours</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the past of each account&apos;s limits</source>
        <translation>ماضي حدود كل حساب</translation>
    </message>
    <message>
        <source>writes all of it to a file, as CSV or JSON</source>
        <translation>يكتبه كله في ملف بصيغة CSV أو JSON</translation>
    </message>
    <message>
        <source>takes such a file in</source>
        <translation>يستورد ملفًا كهذا</translation>
    </message>
    <message>
        <source>Shows what is kept of the past of each limit, or takes it out of here and back.</source>
        <translation>يعرض ما حُفظ من ماضي كل حدّ، أو يصدّره ويستورده.</translation>
    </message>
    <message>
        <source>Where to or from; .csv or .json, or - for standard output or input.</source>
        <translation>إلى أين أو من أين؛ ‎.csv أو ‎.json، أو - للخرج أو الدخل القياسي.</translation>
    </message>
    <message>
        <source>From when on: 90min, 12h, 7d, 4w, a day or an instant.</source>
        <translation>منذ متى: ‎90min أو ‎12h أو ‎7d أو ‎4w أو يوم أو لحظة.</translation>
    </message>
    <message>
        <source>Only the limit with this id.</source>
        <translation>الحدّ ذو هذا المعرّف فقط.</translation>
    </message>
    <message>
        <source>How to print it: table, json or csv.</source>
        <translation>كيفية الطباعة: table أو json أو csv.</translation>
    </message>
    <message>
        <source>There is no such format%1: it is table, json or csv.</source>
        <translation>لا توجد صيغة كهذه%1: هي table أو json أو csv.</translation>
    </message>
    <message>
        <source>--since is a time such as 12h, 7d or 2026-11-24.</source>
        <translation>‎--since وقت مثل 12h أو 7d أو 2026-11-24.</translation>
    </message>
    <message>
        <source>Writes all that is kept of the past to a file.</source>
        <translation>يكتب كل ما حُفظ من الماضي في ملف.</translation>
    </message>
    <message>
        <source>A name that ends with .csv or .json; - is standard output.</source>
        <translation>اسم ينتهي بـ ‎.csv أو ‎.json؛ و - هو الخرج القياسي.</translation>
    </message>
    <message>
        <source>Where the name does not tell: csv or json.</source>
        <translation>حيث لا يدلّ الاسم عليها: csv أو json.</translation>
    </message>
    <message>
        <source>Name the form by .csv, .json or --format.</source>
        <translation>حدّد الصيغة بـ ‎.csv أو ‎.json أو ‎--format.</translation>
    </message>
    <message>
        <source>%1 is none of your accounts and was left out.</source>
        <translation>%1 ليس من حساباتك وتُرك.</translation>
    </message>
    <message>
        <source>Takes in what history export wrote. What is known already is not taken twice.</source>
        <translation>يستورد ما كتبه history export. وما هو معروف من قبل لا يُستورد مرتين.</translation>
    </message>
    <message>
        <source>A .csv or .json; - is standard input.</source>
        <translation>ملف ‎.csv أو ‎.json؛ و - هو الدخل القياسي.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>تعذّرت قراءة %1: %2</translation>
    </message>
    <message>
        <source>New entries: %1</source>
        <translation>القيود الجديدة: %1</translation>
    </message>
    <message>
        <source>lowest %1</source>
        <comment>share left</comment>
        <translation>الأدنى %1</translation>
    </message>
    <message>
        <source>most %1</source>
        <comment>share used</comment>
        <translation>الأقصى %1</translation>
    </message>
    <message>
        <source>one reset</source>
        <translation>إعادة تعيين واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln resets</source>
        <translation>
            <numerusform>بلا إعادة تعيين</numerusform>
            <numerusform>إعادة تعيين واحدة</numerusform>
            <numerusform>إعادتا تعيين</numerusform>
            <numerusform>%Ln إعادات تعيين</numerusform>
            <numerusform>%Ln إعادة تعيين</numerusform>
            <numerusform>%Ln إعادة تعيين</numerusform>
        </translation>
    </message>
    <message>
        <source>The history in %1 is damaged. The tray app puts it aside when it uses it next.</source>
        <translation>السجلّ في %1 تالف. سيضعه تطبيق شريط النظام جانبًا حين يستخدمه في المرة القادمة.</translation>
    </message>
    <message>
        <source>Record %1 of the file is not understood; nothing was taken in.</source>
        <translation>القيد %1 في الملف غير مفهوم؛ لم يُستورد شيء.</translation>
    </message>
    <message>
        <source>The file is no history of Quotalamp; nothing was taken in.</source>
        <translation>الملف ليس سجلًّا من Quotalamp؛ لم يُستورد شيء.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more accounts</source>
        <translation>
            <numerusform>لا حسابات أخرى</numerusform>
            <numerusform>حساب واحد آخر</numerusform>
            <numerusform>حسابان آخران</numerusform>
            <numerusform>%Ln حسابات أخرى</numerusform>
            <numerusform>%Ln حسابًا آخر</numerusform>
            <numerusform>%Ln حساب آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a limit, what is ahead of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is ahead in the next seven days.</source>
        <translation>لا شيء قادم في الأيام السبعة المقبلة.</translation>
    </message>
    <message>
        <source>Much of a limit is left, and it resets soon</source>
        <translation>بقي الكثير من أحد الحدود، وسيُعاد تعيينه قريبًا</translation>
    </message>
    <message>
        <source>A saved reset expires soon</source>
        <translation>ستنتهي قريبًا صلاحية عملية إعادة تعيين محفوظة</translation>
    </message>
    <message>
        <source>More was spent today than usual</source>
        <translation>أُنفق اليوم أكثر من المعتاد</translation>
    </message>
    <message>
        <source>What is not used by %1 is lost.</source>
        <comment>a time</comment>
        <translation>ما لا يُستخدم حتى %1 يضيع.</translation>
    </message>
    <message>
        <source>%1: %2 spent today</source>
        <comment>account, amount</comment>
        <translation>%1: أُنفق %2 اليوم</translation>
    </message>
    <message>
        <source>The days before in this month came to %1 each.</source>
        <comment>an amount</comment>
        <translation>كلّف كل يوم من الأيام السابقة في هذا الشهر %1.</translation>
    </message>
    <message>
        <source>%1: a saved reset expires %2</source>
        <comment>account, time</comment>
        <translation>%1: تنتهي صلاحية عملية إعادة تعيين محفوظة %2</translation>
    </message>
    <message>
        <source>%1: saved resets expire, the first %2</source>
        <comment>account, time</comment>
        <translation>%1: تنتهي صلاحية عمليات إعادة تعيين محفوظة، أولاها %2</translation>
    </message>
    <message>
        <source>Quotalamp never uses one; that is done in the provider&apos;s own app.</source>
        <translation>لا يستخدم Quotalamp أيًّا منها أبدًا؛ يتم ذلك في تطبيق المزوّد نفسه.</translation>
    </message>
    <message>
        <source>first expires %1</source>
        <comment>a time</comment>
        <translation>تنتهي صلاحية أولاها %1</translation>
    </message>
    <message>
        <source>saved resets</source>
        <translation>عمليات إعادة تعيين محفوظة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved resets</source>
        <translation>
            <numerusform>لا عمليات إعادة تعيين محفوظة</numerusform>
            <numerusform>عملية إعادة تعيين محفوظة واحدة</numerusform>
            <numerusform>عمليتا إعادة تعيين محفوظتان</numerusform>
            <numerusform>%Ln عمليات إعادة تعيين محفوظة</numerusform>
            <numerusform>%Ln عملية إعادة تعيين محفوظة</numerusform>
            <numerusform>%Ln عملية إعادة تعيين محفوظة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 saved reset</source>
        <translation>عملية إعادة تعيين محفوظة واحدة</translation>
    </message>
    <message>
        <source>1 saved reset, expires %1</source>
        <comment>a time</comment>
        <translation>عملية إعادة تعيين محفوظة واحدة، تنتهي صلاحيتها %1</translation>
    </message>
    <message>
        <source>%1, the first expires %2</source>
        <comment>saved resets, a time</comment>
        <translation>%1، تنتهي صلاحية أولاها %2</translation>
    </message>
    <message>
        <source>Saved resets</source>
        <translation>عمليات إعادة تعيين محفوظة</translation>
    </message>
    <message>
        <source>“after” names the request whose answer “if” and the pointers in { } lead into, and only there.</source>
        <translation>يسمّي «after» الطلب الذي يقود «if» والمؤشرات بين { } إلى إجابته، ولا يوجد إلا هناك.</translation>
    </message>
    <message>
        <source>%1, between %2 and %3</source>
        <comment>last share, lowest, highest</comment>
        <translation>%1، بين %2 و%3</translation>
    </message>
    <message>
        <source>reset</source>
        <comment>happened</comment>
        <translation>إعادة تعيين</translation>
    </message>
    <message>
        <source>refused with 429</source>
        <translation>رُفض بـ 429</translation>
    </message>
    <message>
        <source>you were notified</source>
        <translation>أُشعرتَ به</translation>
    </message>
    <message>
        <source>notified once</source>
        <translation>إشعار واحد</translation>
    </message>
    <message numerus="yes">
        <source>notified %Ln times</source>
        <translation>
            <numerusform>بلا إشعار</numerusform>
            <numerusform>إشعار واحد</numerusform>
            <numerusform>إشعاران</numerusform>
            <numerusform>%Ln إشعارات</numerusform>
            <numerusform>%Ln إشعارًا</numerusform>
            <numerusform>%Ln إشعار</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires: %1</source>
        <comment>a time</comment>
        <translation>تنتهي صلاحيته: %1</translation>
    </message>
    <message>
        <source>%1: one expires</source>
        <comment>saved resets, as an event in a calendar</comment>
        <translation>%1: تنتهي صلاحية واحدة</translation>
    </message>
    <message>
        <source>A limit was used elsewhere</source>
        <translation>استُخدم أحد الحدود في مكان آخر</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, while nobody was at this computer.</source>
        <comment>a share of a limit, times</comment>
        <translation>%1 من %2 إلى %3، بينما لم يكن أحد أمام هذا الحاسوب.</translation>
    </message>
    <message>
        <source>If that was not you, look at %1.</source>
        <comment>an address</comment>
        <translation>إن لم تكن أنت، فانظر في %1.</translation>
    </message>
    <message>
        <source>%1: used elsewhere</source>
        <translation>%1: استُخدم في مكان آخر</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit, share at time</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit, share</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What was left in the last 24 hours</source>
        <translation>ما كان متبقيًا في آخر 24 ساعة</translation>
    </message>
    <message>
        <source>What was left in the last %1</source>
        <translation>ما كان متبقيًا خلال آخر %1</translation>
    </message>
    <message>
        <source>%1 used in the last 24 hours</source>
        <translation>استُخدم %1 في آخر 24 ساعة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>صفر دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>صفر ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتان</numerusform>
            <numerusform>%Ln ساعات</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>صفر يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%Ln أيام</numerusform>
            <numerusform>%Ln يومًا</numerusform>
            <numerusform>%Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>whether enough is left, for scripts and agents</source>
        <translation>هل المتبقي كافٍ، للسكربتات والوكلاء</translation>
    </message>
    <message>
        <source>Exit status: 0 success, 1 some account not reachable, or not enough left, 2 wrong usage, 3 no such account, 4 unknown, 5 keychain or storage failed.</source>
        <translation>حالة الخروج: 0 نجاح، 1 تعذّر الوصول إلى أحد الحسابات أو المتبقي غير كافٍ، 2 استخدام خاطئ، 3 لا حساب كهذا، 4 غير معروف، 5 فشلت سلسلة المفاتيح أو التخزين.</translation>
    </message>
    <message>
        <source>enough is left</source>
        <translation>المتبقي كافٍ</translation>
    </message>
    <message>
        <source>not enough is left</source>
        <translation>المتبقي غير كافٍ</translation>
    </message>
    <message>
        <source>wrong usage</source>
        <translation>استخدام خاطئ</translation>
    </message>
    <message>
        <source>no such account, or none</source>
        <translation>لا حساب كهذا، أو لا حساب أصلًا</translation>
    </message>
    <message>
        <source>nothing is known to decide by</source>
        <translation>لا شيء معروف يُحكم به</translation>
    </message>
    <message>
        <source>keychain or storage failed</source>
        <translation>فشلت سلسلة المفاتيح أو التخزين</translation>
    </message>
    <message>
        <source>Exit status:</source>
        <translation>حالة الخروج:</translation>
    </message>
    <message>
        <source>With a command it is the command&apos;s own once that runs.</source>
        <translation>ومع أمر تكون حالة الأمر نفسه متى شُغّل.</translation>
    </message>
    <message>
        <source>A program and its arguments, run where there is enough; no shell is used, and its exit status is the program&apos;s own, 126 where it may not be run and 127 where there is none.</source>
        <translation>برنامج ووسائطه، يُشغَّل إن كان المتبقي كافيًا؛ من دون صدفة أوامر، وحالة الخروج هي حالة البرنامج نفسه، و126 إن لم يُسمح بتشغيله و127 إن لم يوجد.</translation>
    </message>
    <message>
        <source>How much has to be left of each limit, in percent.</source>
        <translation>كم يجب أن يتبقى من كل حد، بالنسبة المئوية.</translation>
    </message>
    <message>
        <source>Only this limit counts, by its id or name.</source>
        <translation>هذا الحد وحده يُحتسب، بمعرّفه أو اسمه.</translation>
    </message>
    <message>
        <source>One account with enough will do; otherwise each has to have it.</source>
        <translation>يكفي حساب واحد لديه ما يكفي؛ وإلا وجب ذلك على كل حساب.</translation>
    </message>
    <message>
        <source>Sleep until enough is back, where it is known when; not longer than 30s, 10m, 2h or 1h30m where MAX says so.</source>
        <translation>النوم حتى يعود ما يكفي إن عُرف متى؛ ولا يزيد على 30s أو 10m أو 2h أو 1h30m إن حددها MAX.</translation>
    </message>
    <message>
        <source>Print the decision as JSON.</source>
        <translation>طباعة القرار بصيغة JSON.</translation>
    </message>
    <message>
        <source>Say how much has to be left, such as --min-left 20.</source>
        <translation>حدّد كم يجب أن يتبقى، مثل ‎--min-left 20.</translation>
    </message>
    <message>
        <source>What has to be left is a percentage from 0 to 100, such as --min-left 20.</source>
        <translation>ما يجب أن يتبقى نسبة مئوية من 0 إلى 100، مثل ‎--min-left 20.</translation>
    </message>
    <message>
        <source>The longest wait is a duration, such as --wait=10m or --wait=1h30m.</source>
        <translation>أطول انتظار مدة زمنية، مثل ‎--wait=10m أو ‎--wait=1h30m.</translation>
    </message>
    <message>
        <source>Say which limit counts, such as --window tokens.</source>
        <translation>حدّد أي حد يُحتسب، مثل ‎--window tokens.</translation>
    </message>
    <message>
        <source>Says by its exit status whether enough is left, and runs a command if so. The reason goes to standard error.</source>
        <translation>يخبر بحالة الخروج هل المتبقي كافٍ، ويشغّل أمرًا إن كان كذلك. ويُكتب السبب في مخرج الأخطاء القياسي.</translation>
    </message>
    <message>
        <source>Behind -- a command is missing.</source>
        <translation>ينقص أمر بعد ‎--.</translation>
    </message>
    <message>
        <source>--json prints to standard output, which is the command&apos;s own; leave one of them out.</source>
        <translation>يكتب ‎--json في المخرج القياسي، وهو للأمر نفسه؛ فاترك أحدهما.</translation>
    </message>
    <message>
        <source>Waiting until %1.</source>
        <comment>a time</comment>
        <translation>الانتظار حتى %1.</translation>
    </message>
    <message>
        <source>“%1” could not be started: %2</source>
        <translation>تعذّر تشغيل «%1»: %2</translation>
    </message>
    <message>
        <source>at this pace it runs out at any moment</source>
        <translation>بهذه الوتيرة قد ينفد في أي لحظة</translation>
    </message>
    <message>
        <source>at this pace it runs out in about %1, before its reset</source>
        <translation>بهذه الوتيرة ينفد خلال %1 تقريبًا، قبل إعادة التعيين</translation>
    </message>
    <message>
        <source>at this pace it probably runs out in about %1, before its reset</source>
        <translation>بهذه الوتيرة ينفد على الأرجح خلال %1 تقريبًا، قبل إعادة التعيين</translation>
    </message>
    <message>
        <source>at this pace it runs out in about %1, before the end of the month</source>
        <translation>بهذه الوتيرة ينفد خلال %1 تقريبًا، قبل نهاية الشهر</translation>
    </message>
    <message>
        <source>at this pace it probably runs out in about %1, before the end of the month</source>
        <translation>بهذه الوتيرة ينفد على الأرجح خلال %1 تقريبًا، قبل نهاية الشهر</translation>
    </message>
    <message>
        <source>at this pace it runs out in about %1</source>
        <translation>بهذه الوتيرة ينفد خلال %1 تقريبًا</translation>
    </message>
    <message>
        <source>at this pace it probably runs out in about %1</source>
        <translation>بهذه الوتيرة ينفد على الأرجح خلال %1 تقريبًا</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>a limit and its level, a forecast</comment>
        <translation>%1؛ %2</translation>
    </message>
    <message>
        <source>At least %1 is left (%2).</source>
        <comment>a percentage, a limit</comment>
        <translation>تبقّى %1 على الأقل (%2).</translation>
    </message>
    <message>
        <source>Something is left (%1).</source>
        <comment>a limit</comment>
        <translation>ما زال هناك متبقٍّ (%1).</translation>
    </message>
    <message>
        <source>It is not known whether %1 is left (%2).</source>
        <comment>a percentage, a limit</comment>
        <translation>لا يُعرف هل تبقّى %1 (%2).</translation>
    </message>
    <message>
        <source>Less than %1 is left (%2).</source>
        <comment>a percentage, a limit</comment>
        <translation>تبقّى أقل من %1 (%2).</translation>
    </message>
    <message>
        <source>Nothing is left (%1).</source>
        <comment>a limit</comment>
        <translation>لم يتبقَّ شيء (%1).</translation>
    </message>
    <message>
        <source>%1 has no limits that are known.</source>
        <translation>لا حدود معروفة لدى %1.</translation>
    </message>
    <message>
        <source>%1 has no such limit; it has: %2.</source>
        <translation>ليس لدى %1 حدّ كهذا؛ الحدود لديه: %2.</translation>
    </message>
    <message>
        <source>It has not been asked yet.</source>
        <translation>لم يُسأل بعد.</translation>
    </message>
    <message>
        <source>It is not known which share is left (%1).</source>
        <comment>a limit</comment>
        <translation>لا تُعرف النسبة المتبقية (%1).</translation>
    </message>
    <message>
        <source>Nobody knows when enough is back, so it is not waited for.</source>
        <translation>لا يُعرف متى يعود ما يكفي، فلا انتظار له.</translation>
    </message>
    <message>
        <source>Enough is back %1, which is longer than --wait allows.</source>
        <comment>in 5 min</comment>
        <translation>يعود ما يكفي %1، وهذا أطول مما يسمح به ‎--wait.</translation>
    </message>
    <message>
        <source>The account is removed, but what is known of its past is not: %1</source>
        <translation>أُزيل الحساب، لكن ما هو معروف عن ماضيه لم يُزل: %1</translation>
    </message>
    <message>
        <source>How to print it: a table, the JSON document, metrics, an object for Waybar or for i3status-rust and i3bar, or one line of text.</source>
        <translation>طريقة العرض: جدول، أو مستند JSON، أو مقاييس، أو كائن لـ Waybar أو لـ i3status-rust وi3bar، أو سطر نصي واحد.</translation>
    </message>
    <message>
        <source>Print this line, about the nearest limit, with %1 filled in.</source>
        <translation>اعرض هذا السطر عن أقرب حدّ، مع ملء %1.</translation>
    </message>
    <message>
        <source>--template is a format of its own; leave out --format and --json.</source>
        <translation>‏--template صيغة قائمة بذاتها؛ احذف --format و--json.</translation>
    </message>
    <message>
        <source>There is no such format%1: it is one of %2.</source>
        <translation>لا توجد صيغة كهذه%1: إنها واحدة من %2.</translation>
    </message>
    <message>
        <source>Only what fits a line can be followed, which this format does not.</source>
        <translation>لا يمكن إلا متابعة ما يتسع له سطر واحد، وهذه الصيغة لا يتسع لها.</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>لا حساب</translation>
    </message>
    <message>
        <source>error</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>A brace of the template is not closed; write {{ for a brace.</source>
        <translation>في القالب قوس غير مغلق؛ اكتب {{ للقوس نفسه.</translation>
    </message>
    <message>
        <source>The template has a placeholder that there is not: it is one of %1.</source>
        <translation>في القالب عنصر نائب لا وجود له: إنه واحد من %1.</translation>
    </message>
    <message>
        <source>That is no address of a webhook: it begins with https:// and a host.</source>
        <translation>هذا ليس عنوان webhook: يبدأ العنوان بـ ⁦https://⁩ واسم المضيف.</translation>
    </message>
    <message>
        <source>A webhook&apos;s address cannot hold a user name or a password: enter a token, which is kept in the keychain.</source>
        <translation>لا يمكن أن يحتوي عنوان webhook على اسم مستخدم أو كلمة مرور: أدخل رمزًا يُحفظ في سلسلة المفاتيح.</translation>
    </message>
    <message>
        <source>http:// is not encrypted, and only for webhooks on this computer: use https://.</source>
        <translation>⁦http://⁩ غير مشفّر، وهو فقط لعناوين webhook على هذا الحاسوب: استخدم ⁦https://⁩.</translation>
    </message>
    <message>
        <source>A webhook&apos;s address has no part behind “#”.</source>
        <translation>لا يحتوي عنوان webhook على جزء بعد «#».</translation>
    </message>
    <message>
        <source>A test by Quotalamp</source>
        <translation>اختبار من Quotalamp</translation>
    </message>
    <message>
        <source>This is how you hear of an event.</source>
        <translation>هكذا يصلك خبر حدث ما.</translation>
    </message>
    <message>
        <source>A key is refused</source>
        <translation>مفتاح مرفوض</translation>
    </message>
    <message>
        <source>%1: the key is refused</source>
        <translation>%1: المفتاح مرفوض</translation>
    </message>
    <message>
        <source>tells collectors of metrics what is left, without a display</source>
        <translation>يخبر جامعي المقاييس بما تبقّى، بلا شاشة</translation>
    </message>
    <message>
        <source>The server is not installed: quotalamp-serve is missing.</source>
        <translation>الخادم غير مثبّت: quotalamp-serve مفقود.</translation>
    </message>
    <message>
        <source>The server could not be started.</source>
        <translation>تعذّر تشغيل الخادم.</translation>
    </message>
    <message>
        <source>Where to listen. Others than this machine need TLS and a token or login.</source>
        <translation>عنوان الاستماع. لغير هذا الجهاز يلزم TLS مع رمز أو بيانات دخول.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate, and those that vouch for it, as PEM.</source>
        <translation>شهادة الخادم والشهادات الضامنة لها بصيغة PEM.</translation>
    </message>
    <message>
        <source>The certificate&apos;s key as PEM, without a password.</source>
        <translation>مفتاح الشهادة بصيغة PEM، بلا كلمة مرور.</translation>
    </message>
    <message>
        <source>Clients have to send the token in this file.</source>
        <translation>على العملاء إرسال الرمز الموجود في هذا الملف.</translation>
    </message>
    <message>
        <source>Clients have to send the NAME:PASSWORD in this file.</source>
        <translation>على العملاء إرسال NAME:PASSWORD الموجود في هذا الملف.</translation>
    </message>
    <message>
        <source>Metrics also tell your names for the accounts.</source>
        <translation>تذكر المقاييس أيضًا أسماءك للحسابات.</translation>
    </message>
    <message>
        <source>It is either a token or a login: --token-file or --basic-auth-file.</source>
        <translation>إما رمز أو بيانات دخول: ‎--token-file أو ‎--basic-auth-file.</translation>
    </message>
    <message>
        <source>TLS needs both --tls-cert and --tls-key.</source>
        <translation>يلزم TLS كلا الخيارين ‎--tls-cert و‎--tls-key.</translation>
    </message>
    <message>
        <source>Asks the providers without a display, and tells collectors of metrics what is left.</source>
        <translation>يسأل المزوّدين بلا شاشة ويخبر جامعي المقاييس بما تبقّى.</translation>
    </message>
    <message>
        <source>Others can reach %1: that needs --tls-cert and --tls-key, and --token-file or --basic-auth-file.</source>
        <translation>يمكن للآخرين الوصول إلى %1: يلزم ‎--tls-cert و‎--tls-key مع ‎--token-file أو ‎--basic-auth-file.</translation>
    </message>
    <message>
        <source>“%1” holds no token: it needs at least %2 letters, digits and signs, without a blank.</source>
        <translation>لا يحوي «%1» رمزًا: يلزم %2 من الحروف والأرقام والعلامات على الأقل، بلا مسافات.</translation>
    </message>
    <message>
        <source>“%1” holds no login: it needs a name, a colon and a password of at least %2 letters.</source>
        <translation>لا يحوي «%1» بيانات دخول: يلزم اسم ثم نقطتان ثم كلمة مرور من %2 محارف على الأقل.</translation>
    </message>
    <message>
        <source>“%1” is no address to listen on: it is written as 127.0.0.1:9765 or [::1]:9765.</source>
        <translation>«%1» ليس عنوانًا للاستماع: يُكتب هكذا 127.0.0.1:9765 أو [::1]:9765.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>تعذّرت قراءة «%1»: %2</translation>
    </message>
    <message>
        <source>“%1” holds no certificate in PEM.</source>
        <translation>لا يحوي «%1» شهادة بصيغة PEM.</translation>
    </message>
    <message>
        <source>“%1” holds no key of RSA or an elliptic curve in PEM, or it has a password.</source>
        <translation>لا يحوي «%1» مفتاح RSA أو منحنى إهليلجي بصيغة PEM، أو أنه محمي بكلمة مرور.</translation>
    </message>
    <message>
        <source>Nothing can listen on %1 port %2: %3</source>
        <translation>لا يمكن الاستماع على %1 المنفذ %2: %3</translation>
    </message>
    <message>
        <source>Go on, with a line for each change, until it is interrupted.</source>
        <translation>الاستمرار بسطر لكل تغيير إلى أن يُقاطَع.</translation>
    </message>
    <message>
        <source>takes limits from your own traffic: headers on standard input</source>
        <translation>يأخذ الحدود من حركتك أنت: ترويسات من الدخل القياسي</translation>
    </message>
    <message>
        <source>Nothing came on standard input. Pipe an answer&apos;s headers into it, as “curl -D -” prints them.</source>
        <translation>لم يصل شيء إلى الدخل القياسي. مرّر إليه ترويسات ردّ كما يطبعها «curl -D -».</translation>
    </message>
    <message>
        <source>What came on standard input is more than a day old and tells nothing of what is left now.</source>
        <translation>ما وصل إلى الدخل القياسي عمره أكثر من يوم، ولا يخبر بما بقي الآن.</translation>
    </message>
    <message>
        <source>Standard input could not be understood: it is neither headers of answers nor JSON, or its lines are too long.</source>
        <translation>تعذّر فهم الدخل القياسي: فليس ترويسات ردود ولا JSON، أو أن أسطره أطول مما ينبغي.</translation>
    </message>
    <message>
        <source>Nothing on standard input told a rate limit of %1.</source>
        <translation>لم يذكر شيء في الدخل القياسي حدًّا من حدود %1.</translation>
    </message>
    <message>
        <source>One line could not be understood and was left out.</source>
        <translation>تعذّر فهم سطر واحد فأُهمل.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines could not be understood and were left out.</source>
        <translation>
            <numerusform>لم يُهمل أي سطر.</numerusform>
            <numerusform>تعذّر فهم سطر واحد فأُهمل.</numerusform>
            <numerusform>تعذّر فهم سطرين فأُهملا.</numerusform>
            <numerusform>تعذّر فهم %Ln أسطر فأُهملت.</numerusform>
            <numerusform>تعذّر فهم %Ln سطرًا فأُهملت.</numerusform>
            <numerusform>تعذّر فهم %Ln سطر فأُهملت.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes rate limits from your own traffic: headers of answers on standard input, as curl -D - prints them, as JSON lines, or what a tool tells a command for its status line. Nothing else of it is kept.</source>
        <translation>يأخذ الحدود من حركتك أنت: ترويسات الردود من الدخل القياسي كما يطبعها curl -D -، أو أسطر JSON، أو ما تخبر به أداةٌ أمرَ سطر حالتها. ولا يُحفظ شيء آخر منها.</translation>
    </message>
    <message>
        <source>What it is: headers, jsonl, or a tool&apos;s own, such as claude-statusline. Otherwise that is found out.</source>
        <translation>نوعه: headers أو jsonl أو صيغة أداة مثل claude-statusline. وإلا فسيُكتشف ذلك.</translation>
    </message>
    <message>
        <source>The provider of this account is not known: %1</source>
        <translation>مزوّد هذا الحساب غير معروف: %1</translation>
    </message>
    <message>
        <source>There is no such input%1 for %2.</source>
        <translation>لا يوجد دخل كهذا%1 لـ %2.</translation>
    </message>
    <message>
        <source>observed %1</source>
        <comment>an age</comment>
        <translation>رُصد %1</translation>
    </message>
    <message>
        <source>Must name what reads the limits.</source>
        <translation>يجب أن يسمّي ما يقرأ الحدود.</translation>
    </message>
    <message>
        <source>Must be a path below the home folder such as .tool/sessions.</source>
        <translation>يجب أن يكون مسارًا تحت مجلد المنزل مثل .tool/sessions.</translation>
    </message>
    <message>
        <source>What was left in the last 7 days</source>
        <translation>ما كان متبقيًا في آخر 7 أيام</translation>
    </message>
    <message>
        <source>%1 spent in the last 7 days</source>
        <translation>أُنفق %1 في آخر 7 أيام</translation>
    </message>
    <message>
        <source>The part of Quotalamp that knows the keychain is missing: quotalamp-keychain.so. Install it again.</source>
        <translation>الجزء الذي يعرف سلسلة المفاتيح في Quotalamp مفقود: ‏quotalamp-keychain.so. أعد تثبيته.</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountDesk</name>
    <message>
        <source>It works.</source>
        <translation>إنه يعمل.</translation>
    </message>
    <message numerus="yes">
        <source>It works: %Ln models.</source>
        <translation>
            <numerusform>يعمل: %Ln نماذج.</numerusform>
            <numerusform>يعمل: %Ln نموذج.</numerusform>
            <numerusform>يعمل: نموذجان (%Ln).</numerusform>
            <numerusform>يعمل: %Ln نماذج.</numerusform>
            <numerusform>يعمل: %Ln نموذجًا.</numerusform>
            <numerusform>يعمل: %Ln نموذج.</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider answers. Only a paid request can show whether the key is valid.</source>
        <translation>المزوّد يجيب. لا يبيّن صلاحية المفتاح إلا طلب مدفوع.</translation>
    </message>
    <message>
        <source>The server answers without a key too, so this does not prove the key.</source>
        <translation>يجيب الخادم بلا مفتاح أيضًا، فلا يثبت هذا صحة المفتاح.</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountDialog</name>
    <message>
        <source>Edit account</source>
        <translation>تعديل الحساب</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>إضافة حساب</translation>
    </message>
    <message>
        <source>Another provider…</source>
        <translation>مزوّد آخر…</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>جارٍ الاختبار…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>ا&amp;ختبار</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>حف&amp;ظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation>الاحتفاظ به لهذه الجلسة فقط</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>جارٍ سؤال المزوّد…</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (عرض تجريبي)</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountForm</name>
    <message>
        <source>&amp;Provider</source>
        <translation>ال&amp;مزوّد</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>الت&amp;سمية</translation>
    </message>
    <message>
        <source>your own name for it</source>
        <translation>اسم تختاره له</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountRow</name>
    <message>
        <source>Actions for %1</source>
        <translation>إجراءات %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountSettings</name>
    <message>
        <source>Made up by the demo.</source>
        <translation>مفتاح وهمي من العرض التجريبي.</translation>
    </message>
    <message>
        <source>The login of %1 in %2. Only read, never changed.</source>
        <translation>تسجيل دخول %1 في %2. يُقرأ فقط ولا يُغيَّر أبدًا.</translation>
    </message>
    <message>
        <source>The login of another tool.</source>
        <translation>تسجيل دخول أداة أخرى.</translation>
    </message>
    <message>
        <source>The login of %1. Only read, never changed.</source>
        <translation>تسجيل دخول %1. يُقرأ فقط ولا يُغيَّر أبدًا.</translation>
    </message>
    <message>
        <source>Printed by %1</source>
        <translation>يطبعه %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>None. Requests go out without one.</source>
        <translation>لا مفتاح. تُرسَل الطلبات من دونه.</translation>
    </message>
    <message>
        <source>In memory until the program ends.</source>
        <translation>في الذاكرة حتى ينتهي البرنامج.</translation>
    </message>
    <message>
        <source>In the keychain. Never shown, never written elsewhere.</source>
        <translation>في سلسلة المفاتيح. لا يُعرض أبدًا ولا يُكتب في مكان آخر.</translation>
    </message>
    <message>
        <source>…%1, in the keychain. Never shown, never written elsewhere.</source>
        <translation>…%1، في سلسلة المفاتيح. لا يُعرض أبدًا ولا يُكتب في مكان آخر.</translation>
    </message>
    <message>
        <source>Paid probe</source>
        <translation>الفحص المدفوع</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>التسمية</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>تعديل…</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>إدخال المفتاح…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>استبدال المفتاح…</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountsPage</name>
    <message>
        <source>%1 · %2</source>
        <comment>host, place of the key</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>إضافة حساب…</translation>
    </message>
    <message>
        <source>No accounts yet. Add one to see what is left of its limits.</source>
        <translation>لا حسابات بعد. أضف حسابًا لترى ما تبقّى من حدوده.</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;تعديل…</translation>
    </message>
    <message>
        <source>Replace &amp;key…</source>
        <translation>استبدال الم&amp;فتاح…</translation>
    </message>
    <message>
        <source>&amp;Thresholds…</source>
        <translation>العت&amp;بات…</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>إعادة التس&amp;مية</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>نقل إلى أ&amp;على</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>نقل إلى أ&amp;سفل</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>إ&amp;زالة…</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>إزالة الحساب</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>quotalamp::AddressFields</name>
    <message>
        <source>&amp;Base URL</source>
        <translation>&amp;عنوان URL الأساسي</translation>
    </message>
    <message>
        <source>Send the key &amp;unencrypted</source>
        <translation>أرسل المفتاح بلا &amp;تشفير</translation>
    </message>
    <message>
        <source>Ce&amp;rtificate file</source>
        <translation>ملف ال&amp;شهادة</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>ملف الشهادة</translation>
    </message>
    <message>
        <source>the system&apos;s certificates are enough</source>
        <translation>شهادات النظام تكفي</translation>
    </message>
    <message>
        <source>The login of %1 is sent to %2 only. Leave this empty.</source>
        <translation>يُرسَل تسجيل دخول %1 إلى %2 وحده. اترك هذا فارغًا.</translation>
    </message>
    <message>
        <source>Written out, this host is %1. Check that it is the one you mean.</source>
        <translation>اسم هذا المضيف مكتوبًا بالكامل هو %1. تأكّد من أنه المقصود.</translation>
    </message>
    <message>
        <source>The key is sent to %1 only.</source>
        <translation>يُرسَل المفتاح إلى %1 فقط.</translation>
    </message>
    <message>
        <source>Requests go to %1 only.</source>
        <translation>تُرسَل الطلبات إلى %1 فقط.</translation>
    </message>
    <message>
        <source>The key would travel unencrypted. Use https://, or agree to it here.</source>
        <translation>سيمر المفتاح بلا تشفير. استخدم https:// أو وافق على ذلك هنا.</translation>
    </message>
    <message>
        <source>Whoever is on the way to %1 can read the key. It goes nowhere but into your own network.</source>
        <translation>يستطيع من في الطريق إلى %1 قراءة المفتاح. ولا يذهب إلا إلى شبكتك.</translation>
    </message>
    <message>
        <source>For a server of your own or a company&apos;s filter: who issued its certificate, as a file.</source>
        <translation>لخادمك أو لمرشّح شركة: شهادة من أصدر شهادته، في ملف.</translation>
    </message>
</context>
<context>
    <name>quotalamp::AlertDesk</name>
    <message>
        <source>Snooze until reset</source>
        <translation>كتم حتى إعادة التعيين</translation>
    </message>
    <message>
        <source>Snooze for a day</source>
        <translation>تأجيل ليوم</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Tell me at reset</source>
        <translation>أبلغني عند إعادة التعيين</translation>
    </message>
    <message>
        <source>Notifications work</source>
        <translation>الإشعارات تعمل</translation>
    </message>
    <message>
        <source>This is how Quotalamp tells you that a limit is near.</source>
        <translation>هكذا يبلغك Quotalamp باقتراب حدّ.</translation>
    </message>
    <message>
        <source>Quotalamp is running</source>
        <translation>Quotalamp قيد التشغيل</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons. Start Quotalamp again to open its window.</source>
        <translation>لا يعرض سطح المكتب هذا أيقونات علبة النظام. شغّل Quotalamp مرة أخرى لفتح نافذته.</translation>
    </message>
</context>
<context>
    <name>quotalamp::CalendarDesk</name>
    <message>
        <source>Save what is ahead as a calendar file</source>
        <translation>حفظ ما هو قادم كملف تقويم</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>ملفات التقويم (*.ics)</translation>
    </message>
    <message>
        <source>The calendar could not be saved: %1</source>
        <translation>تعذّر حفظ التقويم: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::CardMenu</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>طيّ</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>توسيع</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>نقل إلى أعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>نقل إلى أسفل</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation>الأكثر إلحاحًا أولًا</translation>
    </message>
</context>
<context>
    <name>quotalamp::CardStack</name>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>quotalamp::CommandHook</name>
    <message>
        <source>The command %1 took longer than %2 s and was ended.</source>
        <translation>استغرق الأمر %1 أكثر من %2 ث وأُنهي.</translation>
    </message>
    <message>
        <source>The command %1 is too slow: an event was dropped.</source>
        <translation>الأمر %1 بطيء جدًا: أُسقط حدث.</translation>
    </message>
    <message>
        <source>The command %1 printed too much and was ended.</source>
        <translation>طبع الأمر %1 أكثر من اللازم وأُنهي.</translation>
    </message>
    <message>
        <source>The command %1 cannot be started: is it there, and may it be executed?</source>
        <translation>لا يمكن تشغيل الأمر %1: هل هو موجود، وهل يُسمح بتنفيذه؟</translation>
    </message>
    <message>
        <source>The command %1 failed with exit status %2.</source>
        <translation>فشل الأمر %1 بحالة الخروج %2.</translation>
    </message>
    <message>
        <source>The command %1 crashed or was ended.</source>
        <translation>انهار الأمر %1 أو أُنهي.</translation>
    </message>
    <message>
        <source>It said: “%1”</source>
        <translation>وقال: «%1»</translation>
    </message>
</context>
<context>
    <name>quotalamp::DemoLine</name>
    <message>
        <source>This is the demo: every account and number in it is made up.</source>
        <translation>هذا هو العرض التجريبي: كل ما فيه من حسابات وأرقام مختلق.</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>مغادرة العرض التجريبي</translation>
    </message>
</context>
<context>
    <name>quotalamp::DetailsDesk</name>
    <message>
        <source>The chart could not be saved: %1</source>
        <translation>تعذّر حفظ الرسم: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::DetailsWindow</name>
    <message>
        <source>Probes today</source>
        <translation>فحوص اليوم</translation>
    </message>
    <message>
        <source>%1 (paid)</source>
        <translation>%1 (مدفوع)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>No limits are known.</source>
        <translation>لا حدود معروفة.</translation>
    </message>
    <message>
        <source>More of this account</source>
        <translation>المزيد عن هذا الحساب</translation>
    </message>
    <message>
        <source>Rate-limit headers</source>
        <translation>ترويسات حدّ المعدّل</translation>
    </message>
    <message>
        <source>None came with the last answer.</source>
        <translation>لم يأتِ أيّ منها مع الردّ الأخير.</translation>
    </message>
    <message>
        <source>Window</source>
        <comment>one allowance</comment>
        <translation>الحدّ</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>النسبة</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>الحدّ الأقصى</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>العودة</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الردّ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>provider, account</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>العيّنة</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (عرض تجريبي)</translation>
    </message>
</context>
<context>
    <name>quotalamp::EmptyPage</name>
    <message>
        <source>No accounts yet</source>
        <translation>لا حسابات بعد</translation>
    </message>
    <message>
        <source>Add an API key, and see here what is left of its limits. Keys stay in your keychain.</source>
        <translation>أضف مفتاح API لترى هنا ما تبقّى من حدوده. تبقى المفاتيح في سلسلة مفاتيحك.</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>إضافة حساب…</translation>
    </message>
    <message>
        <source>Look around in demo</source>
        <translation>استكشاف العرض التجريبي</translation>
    </message>
    <message>
        <source>Found on this computer. Nothing is taken until you save it.</source>
        <translation>عُثر عليه في هذا الحاسوب. لا يُؤخذ شيء حتى تحفظه.</translation>
    </message>
    <message>
        <source>Add %1 from %2…</source>
        <comment>a provider, a variable</comment>
        <translation>إضافة %1 من %2…</translation>
    </message>
</context>
<context>
    <name>quotalamp::ErrorLine</name>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
</context>
<context>
    <name>quotalamp::EventHooks</name>
    <message>
        <source>The webhook&apos;s token is not kept: %1</source>
        <translation>لم يُحفظ رمز webhook: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::EventsPage</name>
    <message>
        <source>Runs %1.</source>
        <translation>يشغّل %1.</translation>
    </message>
    <message>
        <source>Runs %1 with %2.</source>
        <comment>a program, its arguments</comment>
        <translation>يشغّل %1 مع %2.</translation>
    </message>
    <message>
        <source>Went well at %1.</source>
        <comment>a time</comment>
        <translation>نجح في %1.</translation>
    </message>
    <message>
        <source>A limit is a warning</source>
        <translation>حدّ يستدعي التحذير</translation>
    </message>
    <message>
        <source>A limit is urgent</source>
        <translation>حدّ عاجل</translation>
    </message>
    <message>
        <source>A limit is used up</source>
        <translation>نفد أحد الحدود</translation>
    </message>
    <message>
        <source>A limit is back</source>
        <translation>عاد حدّ</translation>
    </message>
    <message>
        <source>After it was used up for a while.</source>
        <translation>بعد أن كان قد نفد مدة من الوقت.</translation>
    </message>
    <message>
        <source>A key is refused</source>
        <translation>مفتاح مرفوض</translation>
    </message>
    <message>
        <source>One that was accepted before.</source>
        <translation>وكان مقبولًا من قبل.</translation>
    </message>
    <message>
        <source>Credit is low</source>
        <translation>الرصيد منخفض</translation>
    </message>
    <message>
        <source>An address of ntfy ends in the topic: https://ntfy.sh/TOPIC.</source>
        <translation>ينتهي عنوان ntfy بالموضوع: ⁦https://ntfy.sh/TOPIC⁩.</translation>
    </message>
    <message>
        <source>It gets each event as JSON on its standard input.</source>
        <translation>يتلقى كل حدث بصيغة JSON على دخله القياسي.</translation>
    </message>
    <message>
        <source>Run a command</source>
        <translation>تشغيل أمر</translation>
    </message>
    <message>
        <source>There is no program %1 that may be executed.</source>
        <translation>لا يوجد برنامج %1 يُسمح بتنفيذه.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Each event is posted there; https:// only, except on this computer.</source>
        <translation>يُرسل كل حدث إلى هناك. ⁦https://⁩ فقط، إلا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>ntfy makes messages on a telephone of it.</source>
        <translation>يجعل ntfy منها رسائل على الهاتف.</translation>
    </message>
    <message>
        <source>Quotalamp&apos;s JSON</source>
        <translation>JSON الخاص بـ Quotalamp</translation>
    </message>
    <message>
        <source>ntfy</source>
        <translation>ntfy</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Only where the server wants one. It is kept in the keychain, in no file.</source>
        <translation>فقط حيث يطلب الخادم واحدًا. يُحفظ في سلسلة المفاتيح، لا في أي ملف.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>تجربة</translation>
    </message>
    <message>
        <source>Quiet hours and snoozes are for people: machines are told at any time.</source>
        <translation>ساعات الهدوء والتأجيل للناس: تُبلَّغ الآلات في أي وقت.</translation>
    </message>
    <message>
        <source>Send a test event</source>
        <translation>إرسال حدث تجريبي</translation>
    </message>
</context>
<context>
    <name>quotalamp::Foot</name>
    <message>
        <source>Refresh now (F5)</source>
        <translation>تحديث الآن (F5)</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>إبقاء النافذة مفتوحة</translation>
    </message>
    <message>
        <source>Shrink to a strip</source>
        <translation>تصغير إلى شريط</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>quotalamp::GaugeWidget</name>
    <message>
        <source>%1, %2</source>
        <comment>state, share left or used</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>بلا حدود</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>هادئ</translation>
    </message>
    <message>
        <source>not current</source>
        <translation>غير حديث</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>error</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>حرج</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>نفد</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>لا حساب</translation>
    </message>
</context>
<context>
    <name>quotalamp::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>البدء عند تسجيل الدخول</translation>
    </message>
    <message>
        <source>In the tray, without a window.</source>
        <translation>في علبة النظام، بلا نافذة.</translation>
    </message>
    <message>
        <source>Popup</source>
        <translation>النافذة المنبثقة</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>المتبقّي</translation>
    </message>
    <message>
        <source>What is used</source>
        <translation>المستخدَم</translation>
    </message>
    <message>
        <source>Numbers show</source>
        <translation>ما تعرضه الأرقام</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>العدّ التنازلي</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Times show</source>
        <translation>ما تعرضه الأوقات</translation>
    </message>
    <message>
        <source>Close the popup when I click elsewhere</source>
        <translation>إغلاق النافذة المنبثقة عند النقر خارجها</translation>
    </message>
    <message>
        <source>The pin in the popup keeps it open.</source>
        <translation>الدبوس في النافذة المنبثقة يبقيها مفتوحة.</translation>
    </message>
</context>
<context>
    <name>quotalamp::Head</name>
    <message>
        <source>Hide the next seven days</source>
        <translation>إخفاء الأيام السبعة المقبلة</translation>
    </message>
    <message>
        <source>Show the next seven days</source>
        <translation>عرض الأيام السبعة المقبلة</translation>
    </message>
    <message>
        <source>Save what is ahead as a calendar file…</source>
        <translation>حفظ ما هو قادم كملف تقويم…</translation>
    </message>
</context>
<context>
    <name>quotalamp::HistoryPanel</name>
    <message>
        <source>As a table</source>
        <translation>كجدول</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>المدى الزمني</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>آخر ساعة</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>آخر أسبوع</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجلّ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>النسبة</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>آخر سنة</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>حفظ الرسم صورةً</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>صور SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>حفظ الرسم</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>صور PNG (*.png)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>number of a line, limit</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>quotalamp::HoursField</name>
    <message>
        <source>–</source>
        <comment>between two times</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, from</source>
        <comment>a day of the week</comment>
        <translation>%1، من</translation>
    </message>
    <message>
        <source>%1, until</source>
        <comment>a day of the week</comment>
        <translation>%1، حتى</translation>
    </message>
</context>
<context>
    <name>quotalamp::IconPage</name>
    <message>
        <source>Ring</source>
        <comment>style of the tray icon</comment>
        <translation>حلقة</translation>
    </message>
    <message>
        <source>Two bars</source>
        <comment>style of the tray icon</comment>
        <translation>شريطان</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>style of the tray icon</comment>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Monochrome</source>
        <comment>style of the tray icon</comment>
        <translation>أحادي اللون</translation>
    </message>
    <message>
        <source>What is left, clockwise, and a lamp that lights when it is little.</source>
        <translation>ما تبقّى، باتجاه عقارب الساعة، ومصباح يضيء حين يقلّ.</translation>
    </message>
    <message>
        <source>What is left in percent.</source>
        <translation>ما تبقّى بالنسبة المئوية.</translation>
    </message>
    <message>
        <source>The ring in one colour, without a background.</source>
        <translation>الحلقة بلون واحد، بلا خلفية.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>الأيقونة</translation>
    </message>
    <message>
        <source>Icon shows</source>
        <translation>ما تعرضه الأيقونة</translation>
    </message>
    <message>
        <source>What runs out first, or always one account.</source>
        <translation>ما ينفد أولًا، أو حساب واحد دائمًا.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>لون اللوحة</translation>
    </message>
    <message>
        <source>Matters to the monochrome icon only.</source>
        <translation>لا يهمّ إلا الأيقونة أحادية اللون.</translation>
    </message>
    <message>
        <source>Two limits of one account, the nearer one above.</source>
        <translation>حدّان لحساب واحد، والأقرب نفادًا في الأعلى.</translation>
    </message>
    <message>
        <source>Nearest limit</source>
        <translation>الأقرب نفادًا</translation>
    </message>
</context>
<context>
    <name>quotalamp::KeyFields</name>
    <message>
        <source>Key &amp;from</source>
        <translation>م&amp;صدر المفتاح</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>الم&amp;فتاح</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>الحصول على مفتاح</translation>
    </message>
    <message>
        <source>Opens the provider&apos;s page in the browser</source>
        <translation>يفتح صفحة المزوّد في المتصفّح</translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation>الملف الذي فيه المفتاح</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>Login of %1</source>
        <translation>تسجيل دخول %1</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>متغيّر بيئة</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>هذه الجلسة فقط</translation>
    </message>
    <message>
        <source>Pa&amp;th</source>
        <translation>المسا&amp;ر</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Co&amp;mmand</source>
        <translation>ال&amp;أمر</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>المت&amp;غيّر</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>المتغيّر</translation>
    </message>
    <message>
        <source>At each check the token is read from %1 and sent to %2 only. The file is never changed.</source>
        <translation>عند كل فحص يُقرأ الرمز المميَّز من %1 ويُرسَل إلى %2 وحده. لا يُغيَّر الملف أبدًا.</translation>
    </message>
    <message>
        <source>Read when it is needed. Only the name is stored.</source>
        <translation>يُقرأ عند الحاجة إليه. لا يُخزَّن إلا الاسم.</translation>
    </message>
    <message>
        <source>The first line is the key. Only the path is stored.</source>
        <translation>السطر الأول هو المفتاح. لا يُخزَّن إلا المسار.</translation>
    </message>
    <message>
        <source>Run when the key is needed; the first line it prints is the key.</source>
        <translation>يُنفَّذ عند الحاجة إلى المفتاح؛ وأول سطر يطبعه هو المفتاح.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>بلا تغيير</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends.</source>
        <translation>يُحفظ في الذاكرة حتى ينتهي البرنامج.</translation>
    </message>
    <message>
        <source>From %1. Saving keeps it in the keychain.</source>
        <translation>من %1. يُحفظ في سلسلة المفاتيح عند الحفظ.</translation>
    </message>
    <message>
        <source>Kept in the keychain and nowhere else.</source>
        <translation>يُحفظ في سلسلة المفاتيح وليس في أيّ مكان آخر.</translation>
    </message>
    <message>
        <source>Only if your server asks for one.</source>
        <translation>فقط إن كان خادمك يطلب مفتاحًا.</translation>
    </message>
    <message>
        <source>The key was entered for %1 and is sent nowhere else. Enter the key for the new address.</source>
        <translation>أُدخل المفتاح لـ %1 ولا يُرسَل إلى أيّ مكان آخر. أدخل المفتاح للعنوان الجديد.</translation>
    </message>
    <message>
        <source>The key was entered for %1 and is not sent to the new address.</source>
        <translation>أُدخل المفتاح لـ %1 ولا يُرسَل إلى العنوان الجديد.</translation>
    </message>
    <message>
        <source>Enter the key again to keep it here.</source>
        <translation>أدخل المفتاح مرة أخرى للاحتفاظ به هنا.</translation>
    </message>
    <message>
        <source>There is a key already. Leave this empty to keep it.</source>
        <translation>يوجد مفتاح بالفعل. اترك هذا فارغًا للاحتفاظ به.</translation>
    </message>
    <message>
        <source>Leave this empty to keep the key …%1.</source>
        <translation>اترك هذا فارغًا للاحتفاظ بالمفتاح …%1.</translation>
    </message>
    <message>
        <source>Enter the key.</source>
        <translation>أدخل المفتاح.</translation>
    </message>
    <message>
        <source>Choose the provider: the key does not tell whose it is.</source>
        <translation>اختر المزوّد: لا يتبيّن من المفتاح لمن هو.</translation>
    </message>
</context>
<context>
    <name>quotalamp::LimitsTable</name>
    <message>
        <source>Requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>نسبة مئوية</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Audio seconds</source>
        <translation>ثواني الصوت</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>الأحرف</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>الوحدة</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>الحدّ الأقصى</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>المتبقّي</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة التعيين</translation>
    </message>
    <message>
        <source>&amp;Add limit</source>
        <translation>إ&amp;ضافة حدّ</translation>
    </message>
    <message>
        <source>Re&amp;move limit</source>
        <translation>إزالة ح&amp;دّ</translation>
    </message>
    <message>
        <source>Unit of limit %1</source>
        <translation>وحدة الحدّ %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::ModelsPage</name>
    <message>
        <source>Models: %1</source>
        <translation>النماذج: %1</translation>
    </message>
    <message>
        <source>Models: %1 of %2</source>
        <translation>النماذج: %1 من %2</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>البحث في النماذج</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
</context>
<context>
    <name>quotalamp::MoreSection</name>
    <message>
        <source>L&amp;ess</source>
        <translation>&amp;أقل</translation>
    </message>
    <message>
        <source>Mor&amp;e…</source>
        <translation>الم&amp;زيد…</translation>
    </message>
</context>
<context>
    <name>quotalamp::NetworkDesk</name>
    <message>
        <source>The proxy&apos;s password is used until the program ends, but not kept: %1</source>
        <translation>تُستخدم كلمة مرور الوكيل حتى ينتهي البرنامج لكنها لا تُحفظ: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>Servers on this machine are always reached directly.</source>
        <translation>الاتصال بخوادم هذا الجهاز مباشر دائمًا.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>المضيف</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Only where the proxy asks for one.</source>
        <translation>فقط حين يطلبه الوكيل.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Both are kept in the keychain, in no file.</source>
        <translation>كلاهما محفوظ في سلسلة المفاتيح، لا في أي ملف.</translation>
    </message>
</context>
<context>
    <name>quotalamp::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Tell me before a limit is used up</source>
        <translation>أبلغني قبل أن ينفد حدّ</translation>
    </message>
    <message>
        <source>Once each, until the limit resets; not where it will last until then.</source>
        <translation>مرة واحدة لكل حدّ حتى إعادة تعيينه؛ ولا إشعار حيث يكفي حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>Tell me when a limit is back</source>
        <translation>أبلغني عند عودة حدّ</translation>
    </message>
    <message>
        <source>After it was used up for a while.</source>
        <translation>بعد أن كان قد نفد مدة من الوقت.</translation>
    </message>
    <message>
        <source>Keep names and numbers out</source>
        <translation>إخفاء الأسماء والأرقام</translation>
    </message>
    <message>
        <source>Says only that a limit is nearly used up. For shared screens.</source>
        <translation>يقول فقط إن أحد الحدود أوشك أن ينفد. للشاشات المشتركة.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>تجربة</translation>
    </message>
    <message>
        <source>Shows what a notification looks like here.</source>
        <translation>يعرض شكل الإشعار هنا.</translation>
    </message>
    <message>
        <source>Send one now</source>
        <translation>إرسال إشعار الآن</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>العتبات</translation>
    </message>
    <message>
        <source>Warn from</source>
        <translation>التحذير ابتداءً من</translation>
    </message>
    <message>
        <source>Colours too. An account can have its own, in its menu on the Accounts page.</source>
        <translation>للألوان أيضًا. يمكن أن تكون لحساب عتباته الخاصة، من قائمته في صفحة الحسابات.</translation>
    </message>
    <message>
        <source>Urgent from</source>
        <translation>عاجل ابتداءً من</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>ساعات الهدوء</translation>
    </message>
    <message>
        <source>Show nothing at night</source>
        <translation>عدم عرض شيء ليلًا</translation>
    </message>
    <message>
        <source>What is still urgent afterwards is told then, once.</source>
        <translation>ما يبقى عاجلًا بعدها يُبلَّغ عنه حينئذٍ، مرة واحدة.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Tell me what a reset will take</source>
        <translation>أخبرني بما ستأخذه إعادة التعيين</translation>
    </message>
    <message>
        <source>Where half of a weekly limit is still left about a working day before it.</source>
        <translation>إذا بقي نصف حدّ أسبوعي قبلها بنحو يوم عمل.</translation>
    </message>
    <message>
        <source>Tell me when a day costs far more than usual</source>
        <translation>أخبرني عندما يكلّف يوم أكثر بكثير من المعتاد</translation>
    </message>
    <message>
        <source>For admin keys: more than three times what the days before cost.</source>
        <translation>لمفاتيح الإدارة: أكثر من ثلاثة أضعاف تكلفة الأيام السابقة.</translation>
    </message>
    <message>
        <source>Tell me when a limit is used elsewhere</source>
        <translation>أخبرني عندما يُستخدم حدّ في مكان آخر</translation>
    </message>
    <message>
        <source>While this computer is idle or locked. Looks at the times of session files, never into them.</source>
        <translation>أثناء خمول هذا الحاسوب أو قفله. ينظر إلى أوقات ملفات الجلسات فقط، لا إلى محتواها.</translation>
    </message>
</context>
<context>
    <name>quotalamp::Notifier</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln آخر</numerusform>
            <numerusform>و%Ln آخران</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln limits need attention</source>
        <translation>
            <numerusform>%Ln حدود تحتاج إلى انتباه</numerusform>
            <numerusform>%Ln حدّ يحتاج إلى انتباه</numerusform>
            <numerusform>حدّان (%Ln) يحتاجان إلى انتباه</numerusform>
            <numerusform>%Ln حدود تحتاج إلى انتباه</numerusform>
            <numerusform>%Ln حدًّا تحتاج إلى انتباه</numerusform>
            <numerusform>%Ln حدّ تحتاج إلى انتباه</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quotalamp::Poller</name>
    <message>
        <source>“%1” describes no provider; “quotalamp provider check” tells why.</source>
        <translation>لا يصف «%1» أي مزوّد؛ يوضح «quotalamp provider check» السبب.</translation>
    </message>
</context>
<context>
    <name>quotalamp::PrivacyPage</name>
    <message>
        <source>Forgotten. The next check starts anew.</source>
        <translation>نُسيت. يبدأ الفحص التالي من جديد.</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>لا يُحفظ شيء.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain, or where you keep them. Each is sent to its provider only.</source>
        <translation>في سلسلة مفاتيح النظام، أو حيث تحتفظ بها. لا يُرسَل كل مفتاح إلا إلى مزوّده.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>الأعطال</translation>
    </message>
    <message>
        <source>Ask status pages for incidents</source>
        <translation>سؤال صفحات الحالة عن الأعطال</translation>
    </message>
    <message>
        <source>Accounts and settings</source>
        <translation>الحسابات والإعدادات</translation>
    </message>
    <message>
        <source>Readings and requests</source>
        <translation>القراءات والطلبات</translation>
    </message>
    <message>
        <source>The number of today&apos;s paid probes stays, so that a cap holds.</source>
        <translation>يبقى عدد فحوص اليوم المدفوعة، كي يظلّ السقف ساريًا.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلّد</translation>
    </message>
    <message>
        <source>Open the folder of accounts and settings</source>
        <translation>فتح مجلّد الحسابات والإعدادات</translation>
    </message>
    <message>
        <source>Open the folder of readings and requests</source>
        <translation>فتح مجلّد القراءات والطلبات</translation>
    </message>
    <message>
        <source>Forget now</source>
        <translation>النسيان الآن</translation>
    </message>
    <message>
        <source>None of your providers has a status page that could be asked.</source>
        <translation>ليس لأي من مزوّديك صفحة حالة يمكن سؤالها.</translation>
    </message>
    <message>
        <source>Ask %1, at most every 10 minutes and without a key.</source>
        <translation>اسأل %1، مرة كل 10 دقائق على الأكثر وبلا مفتاح.</translation>
    </message>
    <message>
        <source>To your providers and their status pages only. No telemetry, no update checks.</source>
        <translation>بمزوّديك وصفحات حالتهم فقط. لا قياس عن بُعد ولا بحث عن تحديثات.</translation>
    </message>
    <message>
        <source>Forget readings, requests and the history</source>
        <translation>نسيان القراءات والطلبات والسجلّ</translation>
    </message>
    <message>
        <source>Forget all readings and the whole history?</source>
        <translation>أتريد نسيان كل القراءات والسجلّ كله؟</translation>
    </message>
    <message>
        <source>This cannot be undone. quotalamp history export keeps a copy in a file.</source>
        <translation>لا يمكن التراجع عن هذا. يحفظ الأمر quotalamp history export نسخة في ملف.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>نسيان</translation>
    </message>
    <message>
        <source>To your providers, their status pages and your webhook at %1 only. No telemetry, no update checks.</source>
        <translation>إلى مزوّديك وصفحات حالتهم وwebhook الخاص بك على %1 فقط. لا قياس عن بُعد، ولا بحث عن تحديثات.</translation>
    </message>
    <message>
        <source>Limits in session files</source>
        <translation>الحدود في ملفات الجلسات</translation>
    </message>
    <message>
        <source>None of your accounts uses the login of a tool that writes its limits down.</source>
        <translation>لا يستخدم أي من حساباتك تسجيل دخول أداة تدوّن حدودها.</translation>
    </message>
    <message>
        <source>Read the limits that %1 writes into its session files while it works, and nothing else of them.</source>
        <translation>قراءة الحدود التي يكتبها %1 في ملفات جلساته أثناء العمل، ولا شيء غيرها منها.</translation>
    </message>
    <message>
        <source>Read limits in session files</source>
        <translation>قراءة الحدود في ملفات الجلسات</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProbeFields</name>
    <message>
        <source>Pa&amp;id probe</source>
        <translation>الف&amp;حص المدفوع</translation>
    </message>
    <message>
        <source>Probe &amp;model</source>
        <translation>نموذج ال&amp;فحص</translation>
    </message>
    <message>
        <source>a cheap one, chosen by itself</source>
        <translation>نموذج رخيص يُختار تلقائيًا</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProbingPage</name>
    <message>
        <source>Probing</source>
        <translation>الفحص</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> د</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>الفحص كل</translation>
    </message>
    <message>
        <source>Less often where a provider asks for that.</source>
        <translation>بوتيرة أقلّ حيث يطلب المزوّد ذلك.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حدّ</translation>
    </message>
    <message>
        <source>Paid probes a day</source>
        <translation>الفحوص المدفوعة في اليوم</translation>
    </message>
    <message>
        <source>For all accounts together, also when you refresh by hand. With 0 there are none.</source>
        <translation>لكل الحسابات معًا، حتى عند التحديث يدويًا. مع 0 لا توجد فحوص مدفوعة.</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProviderDesk</name>
    <message>
        <source>%1 is left out; quotalamp provider check says why.</source>
        <translation>استُبعد %1؛ يبيّن quotalamp provider check السبب.</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProviderDialog</name>
    <message>
        <source>Another provider</source>
        <translation>مزوّد آخر</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>ا&amp;لاسم</translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation>&amp;عنوان URL الأساسي</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>الم&amp;فتاح</translation>
    </message>
    <message>
        <source>&amp;Header</source>
        <translation>الت&amp;رويسة</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>ال&amp;طلب</translation>
    </message>
    <message>
        <source>A GET that costs nothing, such as the list of models.</source>
        <translation>طلب GET لا يكلّف شيئًا، مثل قائمة النماذج.</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>ال&amp;نماذج</translation>
    </message>
    <message>
        <source>Where the answer lists them, as a JSON pointer with * for each; may be empty.</source>
        <translation>أين تسردها الإجابة، كمؤشر JSON مع * لكل واحد؛ قد يُترك فارغًا.</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>ال&amp;حدود</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>حف&amp;ظ</translation>
    </message>
    <message>
        <source>In another header</source>
        <translation>في ترويسة أخرى</translation>
    </message>
    <message>
        <source>None is needed</source>
        <translation>لا حاجة إلى مفتاح</translation>
    </message>
    <message>
        <source>In the answer&apos;s headers</source>
        <translation>في ترويسات الإجابة</translation>
    </message>
    <message>
        <source>In the answer&apos;s JSON</source>
        <translation>في JSON الإجابة</translation>
    </message>
    <message>
        <source>JSON pointers, such as /usage/requests/limit.</source>
        <translation>مؤشرات JSON، مثل /usage/requests/limit.</translation>
    </message>
    <message>
        <source>Header names, such as x-ratelimit-limit-requests.</source>
        <translation>أسماء ترويسات، مثل x-ratelimit-limit-requests.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>الاسم مفقود.</translation>
    </message>
    <message>
        <source>The base URL is missing.</source>
        <translation>العنوان الأساسي مفقود.</translation>
    </message>
    <message>
        <source>The name of the header is missing.</source>
        <translation>اسم الترويسة مفقود.</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (عرض تجريبي)</translation>
    </message>
    <message>
        <source>It is kept as a file in the folder of your settings; edit the file for more options.</source>
        <translation>يُحفظ كملف في مجلد إعداداتك؛ حرّر الملف لمزيد من الخيارات.</translation>
    </message>
    <message>
        <source>Enter where each limit, or what is left, is found.</source>
        <translation>أدخل لكل حدّ أين يوجد الحدّ أو ما تبقّى منه.</translation>
    </message>
</context>
<context>
    <name>quotalamp::RemoteCommands</name>
    <message>
        <source>Quotalamp is running already and does not answer; end it to start it anew.</source>
        <translation>Quotalamp قيد التشغيل لكنه لا يستجيب؛ أنهِه لتشغيله من جديد.</translation>
    </message>
</context>
<context>
    <name>quotalamp::ServeProgram</name>
    <message>
        <source>Metrics are at %1</source>
        <translation>المقاييس على %1</translation>
    </message>
    <message>
        <source>Quotalamp runs already and asks the providers; this tells what that one knows.</source>
        <translation>يعمل Quotalamp بالفعل ويسأل المزوّدين؛ يُعرض هنا ما يعرفه ذاك.</translation>
    </message>
    <message>
        <source>The tray app asks the providers from now on; this tells what that one knows.</source>
        <translation>تسأل التطبيقة في شريط النظام المزوّدين من الآن؛ يُعرض هنا ما تعرفه.</translation>
    </message>
</context>
<context>
    <name>quotalamp::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>الأيقونة</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>الفحص</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Settings (demo)</source>
        <translation>الإعدادات (عرض تجريبي)</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>ساعات العمل</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
</context>
<context>
    <name>quotalamp::SnoozeButton</name>
    <message>
        <source>Snooze…</source>
        <translation>تأجيل…</translation>
    </message>
    <message>
        <source>Until each limit resets</source>
        <translation>حتى يُعاد تعيين كل حدّ</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>لساعة</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>ليوم</translation>
    </message>
    <message>
        <source>Tell me again</source>
        <translation>أخبرني من جديد</translation>
    </message>
</context>
<context>
    <name>quotalamp::StartAtLogin</name>
    <message>
        <source>Start at login could not be changed: %1</source>
        <translation>تعذّر تغيير البدء عند تسجيل الدخول: %1</translation>
    </message>
    <message>
        <source>Quotalamp shows in the panel what is left of your limits.</source>
        <translation>يعرض Quotalamp في اللوحة ما تبقّى من حدودك.</translation>
    </message>
</context>
<context>
    <name>quotalamp::Strip</name>
    <message>
        <source>Quotalamp strip</source>
        <translation>شريط Quotalamp</translation>
    </message>
</context>
<context>
    <name>quotalamp::TextLine</name>
    <message>
        <source>Left or used (U)</source>
        <translation>متبقٍّ أو مستخدَم (U)</translation>
    </message>
    <message>
        <source>Countdown or time of day (T)</source>
        <translation>العدّ التنازلي أو الساعة (T)</translation>
    </message>
</context>
<context>
    <name>quotalamp::ThresholdsDialog</name>
    <message>
        <source>Own</source>
        <translation>خاصة</translation>
    </message>
    <message>
        <source>%1: own thresholds</source>
        <translation>%1: عتبات خاصة</translation>
    </message>
    <message>
        <source>%1: warn from</source>
        <translation>%1: التحذير ابتداءً من</translation>
    </message>
    <message>
        <source>%1: urgent from</source>
        <translation>%1: عاجل ابتداءً من</translation>
    </message>
    <message>
        <source>Warn below</source>
        <translation>تحذير دون</translation>
    </message>
    <message>
        <source>%1: warn below an amount</source>
        <translation>%1: تحذير دون مبلغ</translation>
    </message>
    <message>
        <source>%1: warn below</source>
        <translation>%1: تحذير دون</translation>
    </message>
    <message>
        <source>Thresholds of %1</source>
        <translation>عتبات %1</translation>
    </message>
    <message>
        <source>Whole account</source>
        <translation>الحساب كلّه</translation>
    </message>
    <message>
        <source>Warn from, and urgent from, in percent used.</source>
        <translation>التحذير ابتداءً من، وعاجل ابتداءً من، كنسبة مئوية مستخدَمة.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>على الأكثر</translation>
    </message>
    <message>
        <source>Set a budget for a month</source>
        <translation>تحديد ميزانية لشهر</translation>
    </message>
    <message>
        <source>Budget for a month</source>
        <translation>ميزانية لشهر</translation>
    </message>
    <message>
        <source>Your own; the provider does not know of it.</source>
        <translation>ميزانيتك أنت؛ لا يعلم بها المزوّد.</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (عرض تجريبي)</translation>
    </message>
</context>
<context>
    <name>quotalamp::Tray</name>
    <message>
        <source>&amp;Open</source>
        <translation>ف&amp;تح</translation>
    </message>
    <message>
        <source>&amp;Refresh now</source>
        <translation>ت&amp;حديث الآن</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>الإ&amp;عدادات…</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>إ&amp;ضافة حساب…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إ&amp;نهاء</translation>
    </message>
</context>
<context>
    <name>quotalamp::Webhook</name>
    <message>
        <source>The webhook at %1 answered HTTP %2.</source>
        <translation>أجاب webhook على %1 بـ HTTP %2.</translation>
    </message>
    <message>
        <source>The webhook at %1 redirects elsewhere, which is not followed: enter the address that it redirects to.</source>
        <translation>يحوّل webhook على %1 إلى مكان آخر، ولا يُتبع ذلك: أدخل العنوان الذي يحوّل إليه.</translation>
    </message>
    <message>
        <source>No secure connection to the webhook at %1: this computer does not know who issued its certificate.</source>
        <translation>لا اتصال آمن بـ webhook على %1: لا يعرف هذا الحاسوب من أصدر شهادته.</translation>
    </message>
    <message>
        <source>The webhook at %1 is out of reach for long: an event was dropped.</source>
        <translation>يتعذّر الوصول إلى webhook على %1 منذ مدة: أُسقط حدث.</translation>
    </message>
    <message>
        <source>The keychain has no token for the webhook at %1: enter it again.</source>
        <translation>لا تحتوي سلسلة المفاتيح على رمز لـ webhook على %1: أدخله من جديد.</translation>
    </message>
    <message>
        <source>The webhook&apos;s token cannot be read: %1</source>
        <translation>تتعذّر قراءة رمز webhook: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::WorkingPage</name>
    <message numerus="yes">
        <source>Learned from your last %Ln weeks</source>
        <translation>
            <numerusform>لم يُتعلَّم من أي أسبوع</numerusform>
            <numerusform>مُستنتَجة من آخر أسبوع</numerusform>
            <numerusform>مُستنتَجة من آخر أسبوعين</numerusform>
            <numerusform>مُستنتَجة من آخر %Ln أسابيع</numerusform>
            <numerusform>مُستنتَجة من آخر %Ln أسبوعًا</numerusform>
            <numerusform>مُستنتَجة من آخر %Ln أسبوع</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation>لم يُستنتَج شيء بعد</translation>
    </message>
    <message>
        <source>It takes two weeks of readings, with this program running.</source>
        <translation>يلزم لذلك قراءات أسبوعين يكون فيهما البرنامج قيد التشغيل.</translation>
    </message>
    <message>
        <source>Nothing learned</source>
        <translation>لم يُستنتَج شيء</translation>
    </message>
    <message>
        <source>Your limits are used on all days and at all hours alike.</source>
        <translation>تُستخدم الحدود في كل الأيام والساعات على السواء.</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>ساعات العمل</translation>
    </message>
    <message>
        <source>Time that counts</source>
        <translation>الوقت المحسوب</translation>
    </message>
    <message>
        <source>Even pace, forecasts and warnings go by it: a quiet weekend is no alarm on Monday.</source>
        <translation>تُحسب به الوتيرة المنتظمة والتوقعات والتحذيرات: عطلة هادئة ليست إنذارًا في أول الأسبوع.</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>كل الوقت</translation>
    </message>
    <message>
        <source>My days and hours</source>
        <translation>أيامي وساعاتي</translation>
    </message>
    <message>
        <source>Days and hours</source>
        <translation>الأيام والساعات</translation>
    </message>
    <message>
        <source>Same hours every day</source>
        <translation>الساعات نفسها كل يوم</translation>
    </message>
    <message>
        <source>Gives all days that count the hours of the first one.</source>
        <translation>يعطي كل الأيام المحسوبة ساعات أولها.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>From your history</source>
        <translation>من سجلّك</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>استخدام هذه</translation>
    </message>
</context>
</TS>
