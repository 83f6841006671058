// SPDX-License-Identifier: MIT
#include "providers/descriptor/registry.h"
#include "support/descriptorschema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

QByteArray embedded(const QString& name)
{
    QFile file(u":/providers/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A descriptor with everything that one may have.
QByteArray complete()
{
    QFile file(QStringLiteral(QUOTALAMP_FIXTURES "/descriptor/complete.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `root` with the value at `path` replaced; an Undefined one removes it.
QJsonValue with(const QJsonValue& root, QStringList path, const QJsonValue& value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.takeFirst();
    if (root.isArray()) {
        QJsonArray array = root.toArray();
        array[key.toInt()] = with(array.at(key.toInt()), path, value);
        return array;
    }
    QJsonObject object = root.toObject();
    const QJsonValue inner = with(object.value(key), path, value);
    object.insert(key, inner);
    if (inner.isUndefined())
        object.remove(key);
    return object;
}

QByteArray changed(const QString& pointer, const QJsonValue& value)
{
    const QJsonObject root = QJsonDocument::fromJson(complete()).object();
    return QJsonDocument(with(root, pointer.mid(1).split(u'/'), value).toObject()).toJson();
}

QStringList places(const std::vector<Mistake>& mistakes)
{
    QStringList list;
    for (const Mistake& mistake : mistakes)
        list.append(mistake.where);
    return list;
}

} // namespace

/// Descriptors: those built in, and every mistake one can make.
class DescriptorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documentedExamplesAreRight();
    void builtInOnesAreSound_data();
    void builtInOnesAreSound();
    void builtInOnesAreSummedUp_data();
    void builtInOnesAreSummedUp();
    void summariesReadNothing();
    void readsOnlyWhatIsAskedFor();
    void findsByIdAndAlias_data();
    void findsByIdAndAlias();
    void readsEverything();
    void findsMistakes_data();
    void findsMistakes();
    void listsComeFromRequestsMadeOnce_data();
    void listsComeFromRequestsMadeOnce();
    void findsEveryMistake();
    void waitsForEarlierRequestsOnly_data();
    void waitsForEarlierRequestsOnly();
    void readsAnAddressOfOnesOwn();
    void tellsWhereJsonBreaks_data();
    void tellsWhereJsonBreaks();
};

void DescriptorTest::documentedExamplesAreRight()
{
    QFile page(QStringLiteral(QUOTALAMP_FIXTURES "/../../resources/providers/README.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QStringList parts = QString::fromUtf8(page.readAll()).split(u"```"_s);
    int examples = 0;
    for (const QString& part : parts) {
        if (!part.startsWith("json\n"_L1))
            continue;
        const QByteArray json = part.mid(5).toUtf8();
        QCOMPARE(schemaObjections(json), QStringList());
        QVERIFY2(readDescriptor(json).ok(), json.constData());
        ++examples;
    }
    QCOMPARE(examples, 6);
}

void DescriptorTest::builtInOnesAreSound_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(u":/providers"_s).entryList({u"*.json"_s}, QDir::Files);
    for (const QString& name : names.filter(QRegularExpression(uR"(\A[^.]+\.json\z)"_s)))
        QTest::addRow("%s", qPrintable(name)) << name;
}

void DescriptorTest::builtInOnesAreSound()
{
    QFETCH(QString, name);
    const QByteArray json = embedded(name);
    QCOMPARE(schemaObjections(json), QStringList());
    const auto descriptor = readDescriptor(json);
    QCOMPARE(descriptor ? QStringList() : places(descriptor.error()), QStringList());
    QCOMPARE(descriptor->id + u".json"_s, name);
    const bool ownServer = descriptor->baseUrl.startsWith("http://127."_L1);
    QVERIFY(ownServer || descriptor->login || !descriptor->keyPage.isEmpty());
}

void DescriptorTest::builtInOnesAreSummedUp_data()
{
    builtInOnesAreSound_data();
}

/// The table that is made when the program is built says what the descriptors say, and reading them unchecked gives what
/// reading them with all checks does.
void DescriptorTest::builtInOnesAreSummedUp()
{
    QFETCH(QString, name);
    const auto checked = readDescriptor(embedded(name));
    QVERIFY(checked.ok());
    const auto unchecked = readBuiltInDescriptor(embedded(name));
    QVERIFY(unchecked);
    QVERIFY(*unchecked == *checked);
    const Registry registry = Registry::builtIn();
    const ProviderSummary* summary = registry.summary(checked->id);
    QVERIFY(summary);
    QVERIFY(*summary == summaryOf(*checked));
}

void DescriptorTest::summariesReadNothing()
{
    const Registry registry = Registry::builtIn();
    const qsizetype files = QDir(u":/providers"_s).entryList({u"*.json"_s}, QDir::Files).size() - 1; // the schema
    QCOMPARE(qsizetype(registry.summaries().size()), files);
    QVERIFY(std::ranges::is_sorted(
        registry.summaries(), {}, [](const ProviderSummary& each) { return each.name.toLower(); }));
    QCOMPARE(registry.displayName(u"codex"_s), u"Codex"_s);
    QVERIFY(!registry.keyPatterns().isEmpty());
    Account account;
    account.provider = u"groq"_s;
    QCOMPARE(registry.baseUrlOf(account), QUrl(u"https://api.groq.com/openai"_s));
    QCOMPARE(registry.readSoFar(), 0U);
}

void DescriptorTest::readsOnlyWhatIsAskedFor()
{
    const Registry registry = Registry::builtIn();
    const Descriptor* codex = registry.find(u"codex"_s);
    QVERIFY(codex);
    QCOMPARE(registry.find(u"openai"_s), codex);
    QVERIFY(!registry.find(u"acme"_s));
    QCOMPARE(registry.readSoFar(), 1U);
}

void DescriptorTest::findsByIdAndAlias_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("providerId");
    QTest::addColumn<QString>("shown");
    QTest::newRow("anthropic") << u"anthropic"_s << u"anthropic"_s << u"Anthropic"_s;
    QTest::newRow("openai") << u"openai"_s << u"openai"_s << u"OpenAI"_s;
    QTest::newRow("codex") << u"codex"_s << u"openai"_s << u"Codex"_s;
    QTest::newRow("ollama") << u"ollama"_s << u"ollama"_s << u"Ollama"_s;
    QTest::newRow("unknown") << u"acme"_s << u"none"_s << u"acme"_s;
    QTest::newRow("the schema is none") << u"provider"_s << u"none"_s << u"provider"_s;
    QTest::newRow("capital letters") << u"OpenAI"_s << u"none"_s << u"OpenAI"_s;
}

void DescriptorTest::findsByIdAndAlias()
{
    QFETCH(QString, id);
    QFETCH(QString, providerId);
    QFETCH(QString, shown);
    const Registry registry = Registry::builtIn();
    const Descriptor* descriptor = registry.find(id);
    QCOMPARE(descriptor ? descriptor->id : u"none"_s, providerId);
    QCOMPARE(registry.displayName(id), shown);
}

void DescriptorTest::readsEverything()
{
    QCOMPARE(schemaObjections(complete()), QStringList());
    const auto descriptor = readDescriptor(complete());
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : places(descriptor.error()).join(u' ')));
    QCOMPARE(summaryOf(*descriptor).ids().sliced(1), QStringList{u"other"_s});
    QCOMPARE(descriptor->key.prefix, "Bearer "_ba);
    QCOMPARE(descriptor->free.front().more.parameter, u"after"_s);
    QCOMPARE(descriptor->free.back().each.of, u"models"_s);
    QVERIFY(descriptor->free.at(1).whole && !descriptor->key.admin);
    QCOMPARE(descriptor->limitsOf, u"example"_s);
    QCOMPARE(descriptor->paid->budget.wider, 16);
    const Descriptor::Window& window = descriptor->windows.front();
    QCOMPARE(window.units.at(u"requests"_s), Unit::Requests);
    QCOMPARE(window.unit, Unit::Tokens);
    QCOMPARE(window.refill, Refill::Fixed);
    QCOMPARE(window.period.value(), Seconds(5 * 3600));
    QCOMPARE(window.resetForm, ResetForm::EpochSeconds);
    QCOMPARE(descriptor->errors.codes.at(u"broke"_s), ErrorKind::NoCredit);
    QCOMPARE(descriptor->leastInterval, Seconds(300));
    QVERIFY(!descriptor->free.front().posts && descriptor->free.at(1).posts);
    QCOMPARE(descriptor->free.at(1).refusals.good, 422);
    QCOMPARE(descriptor->free.at(2).after, u"models"_s);
    QCOMPARE(descriptor->free.at(2).modelKinds, u"/data/*/kind"_s);
    QVERIFY(descriptor->free.at(2).provesNoKey);
    QCOMPARE(window.periodIn, "x-$kind-length"_ba);
    QCOMPARE(descriptor->throttled, u"limit-in-words"_s);
    QCOMPARE(descriptor->shown.notice, "x-notice"_ba);
    QCOMPARE(descriptor->login->movedBy, u"TOOL_HOME"_s);
    QCOMPARE(descriptor->login->expires, u"/until"_s);
    QCOMPARE(descriptor->login->headers.at("x-account"_ba), u"/account"_s);
    QCOMPARE(descriptor->login->traffic->input, u"tool-line"_s);
    QCOMPARE(descriptor->login->traffic->limits, u"/rate_limits"_s);
    QCOMPARE(descriptor->login->traffic->time, u"/at"_s);
    QCOMPARE(descriptor->login->traffic->hook, u"codex-session"_s);
    QCOMPARE(descriptor->login->traffic->sessions, u".tool/sessions"_s);
}

void DescriptorTest::findsMistakes_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("where");
    const QJsonValue gone(QJsonValue::Undefined);
    const auto row = [](const char* name, const QString& pointer, const QJsonValue& value, const QString& where = {}) {
        QTest::newRow(name) << pointer << value << (where.isEmpty() ? pointer : where);
    };
    row("no id", u"/id"_s, gone);
    row("id with a capital letter", u"/id"_s, u"Example"_s);
    row("id with a path", u"/id"_s, u"../x"_s);
    row("empty name", u"/name"_s, QString(u""_s));
    row("name is no text", u"/name"_s, 5);
    row("alias with a blank", u"/aliases"_s, QJsonObject{{u"a b"_s, u"B"_s}});
    row("alias without name", u"/aliases"_s, QJsonObject{{u"b"_s, 5}});
    row("no base URL", u"/baseUrl"_s, gone);
    row("base URL without encryption", u"/baseUrl"_s, u"http://api.example"_s);
    row("base URL without encryption at home", u"/baseUrl"_s, u"http://192.168.1.5:8000"_s);
    row("base URL without a scheme", u"/baseUrl"_s, u"api.example"_s);
    row("key page without encryption", u"/keyPage"_s, u"http://example/keys"_s);
    row("key page that is a script", u"/keyPage"_s, u"javascript:alert(1)"_s);
    row("no key", u"/key"_s, gone);
    row("unknown need", u"/key/need"_s, u"sometimes"_s);
    row("key header with a line", u"/key/header"_s, u"x\r\ny"_s);
    row("key header with capital letters", u"/key/header"_s, u"Authorization"_s);
    row("key prefix with a line", u"/key/prefix"_s, u"Bearer\n"_s);
    for (const QString& name : {u"host"_s, u"content-length"_s, u"transfer-encoding"_s, u"connection"_s, u"te"_s,
             u"trailer"_s, u"upgrade"_s, u"expect"_s, u"keep-alive"_s, u"content-type"_s, u"content-encoding"_s,
             u"accept-encoding"_s, u"cookie"_s, u"proxy-authorization"_s, u"proxy-connection"_s, u"via"_s,
             u"sec-fetch-site"_s, u"if-none-match"_s, u"user-agent"_s, u"referer"_s})
        row(qPrintable(u"key in the header "_s + name), u"/key/header"_s, name);
    for (const QString& name : {u"content-type"_s, u"proxy-authorization"_s, u"expect"_s, u"http2-settings"_s})
        row(qPrintable(u"the client's header "_s + name), u"/headers"_s, QJsonObject{{name, u"x"_s}});
    row("header that is the key's", u"/headers"_s, QJsonObject{{u"authorization"_s, u"x"_s}});
    row("header that is the client's", u"/headers"_s, QJsonObject{{u"host"_s, u"x"_s}});
    row("header with a line", u"/headers"_s, QJsonObject{{u"x"_s, u"a\nb"_s}});
    row("no request", u"/free"_s, QJsonArray());
    row("free is no list", u"/free"_s, QJsonObject());
    row("request without tag", u"/free/0/tag"_s, gone);
    row("tag that is taken", u"/free/0/tag"_s, u"paid"_s);
    row("tag with a number sign", u"/free/0/tag"_s, u"models#2"_s);
    row("path without slash", u"/free/0/get"_s, u"v1/models"_s);
    row("path that is another host", u"/free/0/get"_s, u"//evil.example/"_s);
    row("path with a fragment", u"/free/0/get"_s, u"/v1#x"_s);
    row("pointer without star", u"/free/0/models"_s, u"/data/id"_s);
    row("pointer with two stars", u"/free/0/models"_s, u"/a/*/b/*/c"_s);
    row("pointer without slash", u"/free/0/version"_s, u"version"_s);
    row("typing error", u"/free/0/optionl"_s, true);
    row("variable in small letters", u"/environment/key"_s, u"example_api_key"_s);
    row("neither get nor post", u"/free/0/get"_s, gone);
    row("both get and post", u"/free/0/post"_s, u"/v1"_s, u"/free/0/get"_s);
    row("post without a body", u"/free/1/body"_s, gone);
    row("get with a body", u"/free/0/body"_s, QJsonObject());
    row("good refusal that is an answer", u"/free/1/goodRefusal"_s, 200);
    row("unknown hook", u"/free/1/hook"_s, u"other-usage"_s);
    row("unknown hook for refusals", u"/throttled"_s, u"other-words"_s);
    row("notice in a header with a blank", u"/notice"_s, u"x notice"_s);
    row("neither an address nor an example of one", u"/baseUrl"_s, gone);
    row("braces without the request they lead to", u"/free/2/after"_s, gone, u"/free/2/get"_s);
    row("a request to wait for without braces", u"/free/2/get"_s, u"/v1/teams"_s);
    row("a condition without the request it leads to", u"/free/0/if"_s, u"/count"_s, u"/free/0/get"_s);
    row("a condition that is no pointer", u"/free/2/if"_s, u"count"_s);
    row("braces around no pointer", u"/free/2/get"_s, u"/v1/{id}"_s);
    row("braces around a list", u"/free/2/get"_s, u"/v1/{/data/*/id}"_s);
    row("braces left open", u"/free/2/get"_s, u"/v1/{/id}/{"_s);
    row("braces in braces", u"/free/2/get"_s, u"/v1/{{/id}}"_s);
    row("braces in a paid path", u"/paid/post"_s, u"/v1/{/id}"_s);
    row("kinds that are no list", u"/free/2/modelKinds"_s, u"/kind"_s);
    row("proof in words", u"/free/2/provesNoKey"_s, u"yes"_s);
    row("publicity in words", u"/free/0/mayBePublic"_s, u"yes"_s);
    row("a public request that waits for another", u"/free/2/mayBePublic"_s, true);
    row("cost in words", u"/paid/costly"_s, u"much"_s);
    row("both preferred models and the only one", u"/paid/only"_s, u"small"_s, u"/paid/prefer"_s);
    row("period's header with capital letters", u"/windows/0/periodIn"_s, u"X-Length"_s);
    row("a body's reset of either form", u"/free/0/windows/0/resetForm"_s, u"seconds-or-milliseconds"_s);
    row("a policy's label that is no text", u"/policies"_s, QJsonObject{{u"api"_s, 5}});
    row("policies without the fields that name them", u"/rateLimitFields"_s, gone, u"/policies"_s);
    row("least interval of words", u"/leastInterval"_s, u"often"_s);
    row("traffic of no name", u"/login/traffic/input"_s, gone);
    row("traffic nowhere", u"/login/traffic/limits"_s, u"rate_limits"_s);
    row("traffic that nothing reads", u"/login/traffic/hook"_s, u"tool"_s);
    row("traffic beside the home folder", u"/login/traffic/sessions"_s, u"../sessions"_s);
    row("traffic of the whole machine", u"/login/traffic/sessions"_s, u"/var/log"_s);
    row("login of no tool", u"/login/tool"_s, gone);
    row("login without files", u"/login/files"_s, QJsonArray());
    row("login anywhere", u"/login/files"_s, QJsonArray{u"/etc/passwd"_s});
    row("login beside the home folder", u"/login/files"_s, QJsonArray{u"../other/login.json"_s});
    row("login by a detour", u"/login/files"_s, QJsonArray{u".tool/../.other/login.json"_s});
    row("login without tokens", u"/login/tokens"_s, QJsonArray());
    row("login's token nowhere", u"/login/tokens"_s, QJsonArray{u"token"_s});
    row("login that expires sometimes", u"/login/expires"_s, u"sometimes"_s);
    row("login that sends the key", u"/login/headers"_s, QJsonObject{{u"authorization"_s, u"/token"_s}});
    row("login's header nowhere", u"/login/headers"_s, QJsonObject{{u"x-account"_s, u"account"_s}});
    row("login moved by words", u"/login/movedBy"_s, u"tool home"_s);
    row("body window without a unit", u"/free/0/windows/0/unit"_s, gone);
    row("body window that tells nothing", u"/free/0/windows/1/usedPercent"_s, gone, u"/free/0/windows/1/remaining"_s);
    row("body window with a header name", u"/free/0/windows/0/limit"_s, u"x-limit"_s);
    row("body window that infers its period", u"/free/0/windows/0/period"_s, u"infer"_s);
    row("balance without a label", u"/free/0/balances/0/label"_s, gone);
    row("balance in a currency of words", u"/free/0/balances/0/currency"_s, u"dollars"_s);
    row("a host's currency in words", u"/free/0/balances/0/currencyByHost"_s, QJsonObject{{u"a.example"_s, u"euro"_s}});
    row("balance that is vital in words", u"/free/0/balances/0/vital"_s, u"yes"_s);
    row("refusal of no kind", u"/free/0/refusedUnless"_s, QJsonObject{{u"/ok"_s, u"sad"_s}});
    row("refusal nowhere", u"/free/0/refusedUnless"_s, QJsonObject{{u"ok"_s, u"no-credit"_s}});
    row("refused for an unknown kind", u"/free/0/refusedIf"_s, QJsonObject{{u"/x"_s, u"oops"_s}});
    row("refused without a pointer", u"/free/0/refusedIf"_s, QJsonObject{{u"x"_s, u"forbidden"_s}});
    row("page without parameter", u"/free/0/more/parameter"_s, gone);
    row("parameter that breaks out", u"/free/0/more/parameter"_s, u"a&b"_s);
    row("a path with $each, and nothing to make it from", u"/free/3/each"_s, gone);
    row("a list of no request's", u"/free/3/each/id"_s, u"/data/id"_s);
    row("admin of another type", u"/key/admin"_s, u"yes"_s);
    row("limits of no id", u"/limitsOf"_s, u"Example"_s);
    row("no preferred model", u"/paid/prefer"_s, QJsonArray());
    row("no body", u"/paid/body"_s, gone);
    row("budget too wide", u"/paid/budget/wider"_s, 4096);
    row("budget of a fraction", u"/paid/budget/wider"_s, 2.5);
    row("unknown unit", u"/windows/0/unit"_s, u"bananas"_s);
    row("unknown refill", u"/windows/0/refill"_s, u"sometimes"_s);
    row("period of words", u"/windows/0/period"_s, u"a while"_s);
    row("unknown reset form", u"/windows/0/resetForm"_s, u"moon"_s);
    row("header pattern with capital letters", u"/windows/0/limit"_s, u"X-Limit"_s);
    row("window with kinds but no $kind", u"/windows/0/id"_s, u"tokens"_s);
    row("window with $kind but no kinds", u"/windows/0/kinds"_s, gone, u"/windows/0/id"_s);
    row("raw header with a star", u"/rawHeaders"_s, QJsonArray{u"x-*"_s});
    row("unknown kind of error", u"/errorCodes"_s, QJsonObject{{u"x"_s, u"oops"_s}});
    row("unknown key", u"/baseURL"_s, u"https://api.example"_s);
    row("key with a slash", u"/with~1slash"_s, 1, u"/with~01slash"_s);
}

void DescriptorTest::findsMistakes()
{
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, value);
    QFETCH(QString, where);
    const QByteArray json = changed(pointer, value);
    const auto descriptor = readDescriptor(json);
    QVERIFY(!descriptor);
    QVERIFY2(places(descriptor.error()).contains(where), qPrintable(places(descriptor.error()).join(u' ')));
    QVERIFY(!schemaObjections(json).isEmpty());
}

/// What a schema cannot say.
void DescriptorTest::listsComeFromRequestsMadeOnce_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<bool>("sound");
    QTest::newRow("made once") << u"models"_s << true;
    QTest::newRow("no such") << u"teams"_s << false;
    QTest::newRow("its own") << u"each"_s << false;
}

void DescriptorTest::listsComeFromRequestsMadeOnce()
{
    QFETCH(QString, of);
    const auto descriptor = readDescriptor(changed(u"/free/3/each/of"_s, of));
    QTEST(static_cast<bool>(descriptor), "sound");
    QVERIFY(descriptor || places(descriptor.error()) == QStringList{u"/free"_s});
}

void DescriptorTest::findsEveryMistake()
{
    const auto descriptor =
        readDescriptor(R"({"id": "A", "key": {"need": "x"}, "free": [{"tag": "t", "get": "v1"}, 5], "hue": 1})");
    QVERIFY(!descriptor);
    QCOMPARE(places(descriptor.error()),
        (QStringList{u"/id"_s, u"/name"_s, u"/baseUrl"_s, u"/key/need"_s, u"/key/header"_s, u"/free/0/get"_s,
            u"/free/1"_s, u"/hue"_s}));
}

/// What a schema cannot say: that the other request is there, and comes before.
void DescriptorTest::waitsForEarlierRequestsOnly_data()
{
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("fine");
    QTest::newRow("an earlier one") << u"models"_s << true;
    QTest::newRow("another earlier one") << u"usage"_s << true;
    QTest::newRow("itself") << u"credit"_s << false;
    QTest::newRow("no such") << u"teams"_s << false;
}

void DescriptorTest::waitsForEarlierRequestsOnly()
{
    QFETCH(QString, after);
    QTEST(readDescriptor(changed(u"/free/2/after"_s, after)).ok(), "fine");
}

void DescriptorTest::readsAnAddressOfOnesOwn()
{
    QJsonObject json = QJsonDocument::fromJson(changed(u"/baseUrl"_s, QJsonValue(QJsonValue::Undefined))).object();
    json.insert(u"ownBaseUrl"_s, u"https://TEAM.example"_s);
    const QByteArray withLogin = QJsonDocument(json).toJson();
    QVERIFY(!readDescriptor(withLogin));
    QVERIFY(!schemaObjections(withLogin).isEmpty());
    json.remove(u"login"_s);
    const QByteArray bytes = QJsonDocument(json).toJson();
    QCOMPARE(schemaObjections(bytes), QStringList());
    const auto descriptor = readDescriptor(bytes);
    QVERIFY(descriptor);
    QCOMPARE(descriptor->ownBaseUrl, u"https://TEAM.example"_s);
    QVERIFY(descriptor->baseUrl.isEmpty());
    json.insert(u"baseUrl"_s, u"https://api.example"_s);
    QVERIFY(!readDescriptor(QJsonDocument(json).toJson()));
    QVERIFY(!schemaObjections(QJsonDocument(json).toJson()).isEmpty());
}

void DescriptorTest::tellsWhereJsonBreaks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    QTest::newRow("empty") << ""_ba << u"line 1, column 1"_s;
    QTest::newRow("second line") << "{\n    \"id\": oops\n}"_ba << u"line 2, column 11"_s;
    QTest::newRow("no object") << "[]"_ba << QString();
}

void DescriptorTest::tellsWhereJsonBreaks()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    const auto descriptor = readDescriptor(json);
    QVERIFY(!descriptor);
    QCOMPARE(places(descriptor.error()), QStringList{where});
}

QTEST_GUILESS_MAIN(DescriptorTest)
#include "tst_descriptor.moc"
