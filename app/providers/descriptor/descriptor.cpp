// SPDX-License-Identifier: MIT
#include "providers/descriptor/descriptor.h"

#include "core/keys/keyshape.h"
#include "core/net/baseurl.h"
#include "providers/descriptor/descriptorfields.h"
#include "providers/descriptor/pathpointers.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace fields;
using Need = JsonForm::Need;

namespace {

constexpr int mostFree = 8;
constexpr int mostWindows = 32;

void readKey(JsonForm& form, Descriptor::Key& key)
{
    const QString need =
        shaped(form, u"need"_s, Need::Required, u"required|optional"_s, Text::tr("Must be “required” or “optional”."));
    key.need = need == "optional"_L1 ? Descriptor::Key::Need::Optional : Descriptor::Key::Need::Required;
    key.header = headerName(form, u"header"_s, Need::Required);
    checkKeyHeader(form, u"header"_s, QString::fromLatin1(key.header));
    key.prefix =
        shaped(form, u"prefix"_s, Need::Optional, u"[ -~]+"_s, Text::tr("Must hold only printable ASCII.")).toLatin1();
    checkForKey(form, u"header"_s, QString::fromLatin1(key.header));
    checkForKey(form, u"prefix"_s, QString::fromLatin1(key.prefix));
    key.looksLike = form.text(u"looksLike"_s);
    if (form.checks() && !QRegularExpression(key.looksLike).isValid())
        form.mistake(u"looksLike"_s, Text::tr("Not a valid regular expression."));
    key.admin = form.boolean(u"admin"_s);
}

void readHeaders(JsonForm& form, std::vector<Header>& headers)
{
    const auto pairs = form.pairs(u"headers"_s);
    for (const auto& [name, value] : pairs) {
        if (differs(form, name, u"[a-z0-9-]+"_s) || differs(form, value, u"[ -~]+"_s))
            form.mistake(u"headers"_s, Text::tr("Names must be in small letters, values printable ASCII."));
        checkHeader(form, u"headers"_s, name);
        checkForKey(form, u"headers"_s, name);
        checkForKey(form, u"headers"_s, value);
        headers.push_back({name.toLatin1(), value.toLatin1()});
    }
}

void readMore(JsonForm& form, Descriptor::Free& free)
{
    free.more.when = pointer(form, u"if"_s, Need::Required);
    free.more.parameter = shaped(
        form, u"parameter"_s, Need::Required, u"[A-Za-z0-9_-]+"_s, Text::tr("Must be the name of a query parameter."));
    free.more.value = pointer(form, u"value"_s, Need::Required);
}

template <typename Window> void readMeaning(JsonForm& form, Window& window)
{
    window.label = form.text(u"label"_s);
    const QString unit = form.text(u"unit"_s, Need::Required);
    window.unit = named(form, u"unit"_s, unit, unitFromName(unit));
    const QString refill = form.text(u"refill"_s);
    window.refill = named(form, u"refill"_s, refill, refillFromName(refill));
    const QString resetForm = form.text(u"resetForm"_s);
    window.resetForm = named(form, u"resetForm"_s, resetForm, resetFormFromName(resetForm));
}

Descriptor::JsonWindow readJsonWindow(JsonForm& form)
{
    Descriptor::JsonWindow window;
    window.id = identifier(form, u"id"_s);
    readMeaning(form, window);
    window.period = length(form, u"period"_s, form.text(u"period"_s));
    window.limit = pointer(form, u"limit"_s);
    window.remaining = pointer(form, u"remaining"_s);
    window.used = pointer(form, u"used"_s);
    window.usedPercent = pointer(form, u"usedPercent"_s);
    window.leftPercent = pointer(form, u"leftPercent"_s);
    window.reset = pointer(form, u"reset"_s);
    if (window.resetForm == ResetForm::DelayEither)
        form.mistake(u"resetForm"_s, Text::tr("Only a header's form can be told from its period."));
    if (window.limit.isEmpty() && window.remaining.isEmpty() && window.usedPercent.isEmpty()
        && window.leftPercent.isEmpty())
        form.mistake(u"remaining"_s, Text::tr("There must be a limit, a remaining amount or a share used."));
    return window;
}

Descriptor::JsonBalance readJsonBalance(JsonForm& form)
{
    Descriptor::JsonBalance balance;
    balance.id = identifier(form, u"id"_s);
    balance.label = form.text(u"label"_s, Need::Required);
    balance.each = pointer(form, u"each"_s);
    balance.remaining = pointer(form, u"remaining"_s);
    balance.limit = pointer(form, u"limit"_s);
    balance.total = pointer(form, u"total"_s);
    balance.used = pointer(form, u"used"_s);
    balance.currency = shaped(
        form, u"currency"_s, Need::Optional, u"[A-Z]{3}"_s, Text::tr("Must be three capital letters such as USD."));
    balance.currencyAt = pointer(form, u"currencyAt"_s);
    const auto currencies = form.pairs(u"currencyByHost"_s);
    for (const auto& [host, currency] : currencies) {
        if (differs(form, currency, u"[A-Z]{3}"_s))
            form.mistake(u"currencyByHost"_s, Text::tr("Must be three capital letters such as USD."));
        balance.currencyByHost[host] = currency;
    }
    balance.vital = form.boolean(u"vital"_s);
    const bool difference = !balance.used.isEmpty() && !(balance.limit.isEmpty() && balance.total.isEmpty());
    if (balance.remaining.isEmpty() && !difference)
        form.mistake(u"remaining"_s, Text::tr("There must be a remaining amount, or a limit and what is used of it."));
    return balance;
}

void readRefusals(JsonForm& form, const QString& key, std::map<QString, ErrorKind>& refusals)
{
    const auto pairs = form.pairs(key);
    for (const auto& [where, kind] : pairs) {
        if (differs(form, where, u"(?:/[^/]+)+"_s))
            form.mistake(key, Text::tr("Must be a JSON pointer such as /data/*/id."));
        refusals[where] = named(form, key, kind, errorKindFromName(kind));
    }
}

void readRefusals(JsonForm& form, Descriptor::Free& free)
{
    readRefusals(form, u"refusedIf"_s, free.refusals.whenTrue);
    readRefusals(form, u"refusedUnless"_s, free.refusals.whenFalse);
    free.refusals.success = form.object(u"success"_s);
}

/// A GET, or a POST that is known to cost nothing.
void readRequest(JsonForm& form, Descriptor::Free& free)
{
    free.posts = form.has(u"post"_s);
    if (free.posts && form.has(u"get"_s))
        form.mistake(u"get"_s, Text::tr("A request is either “get” or “post”."));
    free.path = path(form, free.posts ? u"post"_s : u"get"_s);
    free.after = form.has(u"after"_s) ? identifier(form, u"after"_s) : QString();
    free.onlyIf = pointer(form, u"if"_s);
    if (const QString mistake = form.checks() ? chainMistake(free) : QString(); !mistake.isEmpty())
        form.mistake(free.posts ? u"post"_s : u"get"_s, mistake);
    free.body = form.object(u"body"_s, free.posts ? Need::Required : Need::Optional);
    if (!free.posts && form.has(u"body"_s))
        form.mistake(u"body"_s, Text::tr("Only a “post” has a body."));
    free.refusals.good = form.integer(u"goodRefusal"_s, 400, 499);
}

/// One request for each value that the answer to another one lists.
void readEach(JsonForm& form, Descriptor::Free& free)
{
    form.form(u"each"_s, Need::Optional, [&free](JsonForm& each) {
        free.each.of = identifier(each, u"of"_s);
        free.each.id = column(each, u"id"_s);
        if (free.each.id.isEmpty())
            each.mistake(u"id"_s, Text::tr("Must be a JSON pointer with one * such as /data/*/id."));
    });
    if (free.each.of.isEmpty() == free.path.contains("$each"_L1))
        form.mistake(u"each"_s, Text::tr("Must be there where the path holds $each, and only there."));
}

/// The lists that requests are made from are those of other requests, which are asked once.
void checkEach(JsonForm& form, const std::vector<Descriptor::Free>& requests)
{
    const auto isOnce = [&requests](const QString& tag) {
        const auto named = std::ranges::find(requests, tag, &Descriptor::Free::tag);
        return named != requests.end() && named->each.of.isEmpty();
    };
    for (const Descriptor::Free& free : requests) {
        if (!free.each.of.isEmpty() && !isOnce(free.each.of))
            form.mistake(u"free"_s, Text::tr("“%1” is the tag of no request that is made once.").arg(free.each.of));
    }
}

Descriptor::Free readFree(JsonForm& form)
{
    Descriptor::Free free;
    free.tag = identifier(form, u"tag"_s);
    if (free.tag == "paid"_L1)
        form.mistake(u"tag"_s, Text::tr("“paid” is taken."));
    readRequest(form, free);
    readEach(form, free);
    free.whole = form.boolean(u"whole"_s);
    free.models = column(form, u"models"_s);
    free.modelKinds = column(form, u"modelKinds"_s);
    free.loaded.names = column(form, u"loaded"_s);
    free.loaded.bytes = column(form, u"loadedBytes"_s);
    free.loaded.until = column(form, u"loadedUntil"_s);
    free.version = pointer(form, u"version"_s);
    form.forms(
        u"windows"_s, mostWindows, [&free](JsonForm& window) { free.windows.push_back(readJsonWindow(window)); });
    form.forms(
        u"balances"_s, mostWindows, [&free](JsonForm& balance) { free.balances.push_back(readJsonBalance(balance)); });
    free.hook = hookName(form, u"hook"_s);
    readRefusals(form, free);
    free.optional = form.boolean(u"optional"_s);
    free.provesNoKey = form.boolean(u"provesNoKey"_s);
    free.mayBePublic = form.boolean(u"mayBePublic"_s);
    if (free.mayBePublic && (free.posts || !free.after.isEmpty() || !free.each.of.isEmpty()))
        form.mistake(u"mayBePublic"_s, Text::tr("Only a plain get can be asked once more without the key."));
    free.mayLack = form.boolean(u"mayLack"_s);
    form.form(u"more"_s, Need::Optional, [&free](JsonForm& more) { readMore(more, free); });
    return free;
}

Descriptor::Paid readPaid(JsonForm& form)
{
    Descriptor::Paid paid;
    paid.path = path(form, u"post"_s);
    if (paid.path.contains(u'{') || paid.path.contains(u'}'))
        form.mistake(u"post"_s, Text::tr("The paid request takes no id from another answer."));
    paid.prefer = form.texts(u"prefer"_s);
    paid.only = form.text(u"only"_s);
    if (paid.prefer.isEmpty() == paid.only.isEmpty())
        form.mistake(u"prefer"_s, Text::tr("Must name at least one model, or there is “only” one."));
    paid.avoid = form.texts(u"avoid"_s);
    paid.onlyLoaded = form.boolean(u"onlyLoaded"_s);
    paid.costly = form.boolean(u"costly"_s);
    paid.body = form.object(u"body"_s, Need::Required);
    form.form(u"budget"_s, Need::Optional, [&paid](JsonForm& budget) {
        paid.budget.key = budget.text(u"key"_s, Need::Required);
        paid.budget.fallback = budget.text(u"fallback"_s);
        paid.budget.wider = budget.integer(u"wider"_s, 2, 64);
        paid.budget.tooSmall = budget.texts(u"tooSmall"_s);
    });
    if (!paid.budget.key.isEmpty() && !paid.body.contains(paid.budget.key))
        form.mistake(u"budget"_s, Text::tr("Its key is not in the body."));
    form.form(u"sample"_s, Need::Optional, [&paid](JsonForm& sample) {
        paid.model = pointer(sample, u"model"_s);
        paid.inputTokens = pointer(sample, u"inputTokens"_s);
        paid.outputTokens = pointer(sample, u"outputTokens"_s);
        paid.latencyNanoseconds = pointer(sample, u"latencyNanoseconds"_s);
    });
    return paid;
}

void readKinds(JsonForm& form, Descriptor::Window& window)
{
    window.kinds = form.texts(u"kinds"_s);
    const auto units = form.pairs(u"units"_s);
    for (const auto& [kind, name] : units) {
        if (!window.kinds.contains(kind))
            form.mistake(u"units"_s, Text::tr("“%1” is none of the kinds.").arg(kind));
        window.units[kind] = named(form, u"units"_s, name, unitFromName(name));
    }
    if (window.id.contains("$kind"_L1) == window.kinds.isEmpty())
        form.mistake(u"id"_s, Text::tr("Must hold $kind where there are kinds, and only there."));
}

void readPeriod(JsonForm& form, Descriptor::Window& window)
{
    const QString period = form.text(u"period"_s);
    window.inferPeriod = period == "infer"_L1;
    if (!window.inferPeriod)
        window.period = length(form, u"period"_s, period);
}

Descriptor::Window readWindow(JsonForm& form)
{
    Descriptor::Window window;
    window.id = shaped(form, u"id"_s, Need::Required, uR"((?:[a-z0-9-]|\$kind)+)"_s,
        Text::tr("Must hold only small letters, digits, hyphens and $kind."));
    readKinds(form, window);
    readMeaning(form, window);
    readPeriod(form, window);
    window.limit = headerPattern(form, u"limit"_s);
    window.remaining = headerPattern(form, u"remaining"_s);
    if (window.limit.isEmpty() && window.remaining.isEmpty())
        form.mistake(u"remaining"_s, Text::tr("There must be a limit or a remaining header."));
    window.reset = headerPattern(form, u"reset"_s);
    window.periodIn = headerPattern(form, u"periodIn"_s);
    return window;
}

void readRateLimitFields(JsonForm& form, Descriptor& out)
{
    const auto labels = form.pairs(u"policies"_s);
    if (!labels.empty() && !form.has(u"rateLimitFields"_s))
        form.mistake(u"policies"_s, Text::tr("Only “rateLimitFields” name policies."));
    if (form.boolean(u"rateLimitFields"_s))
        out.rateLimitFields.emplace(labels.begin(), labels.end());
}

void readErrors(JsonForm& form, const QString& key, std::map<QString, ErrorKind>& errors)
{
    const auto pairs = form.pairs(key);
    for (const auto& [word, kind] : pairs)
        errors[word] = named(form, key, kind, errorKindFromName(kind));
}

template <typename List, typename Key>
void refuseTwins(JsonForm& form, const QString& member, const List& list, Key key)
{
    QStringList seen;
    for (const auto& entry : list) {
        if (seen.contains(entry.*key))
            form.mistake(member, Text::tr("“%1” is there twice.").arg(entry.*key));
        seen.append(entry.*key);
    }
}

void readAddress(JsonForm& form, const QString& key, QString& out)
{
    out = form.text(key, Need::Required);
    if (!form.checks())
        return;
    if (addressHoldsKey(out))
        return form.mistake(key, keyInWrongPlace());
    const auto base = parseBaseUrl(out);
    if (!out.isEmpty() && !base)
        form.mistake(key, base.error().sentence);
    else if (!out.isEmpty() && (!out.contains("://"_L1) || isPlainHttp(*base)))
        form.mistake(key, Text::tr("Must begin with https://, or http:// on this machine."));
}

/// Each request that waits for another stands behind it, so that no two wait for each other.
void checkOrder(JsonForm& form, const std::vector<Descriptor::Free>& requests)
{
    QStringList before;
    for (const Descriptor::Free& free : requests) {
        if (!free.after.isEmpty() && !before.contains(free.after))
            form.mistake(u"free"_s, Text::tr("“%1” is no request before this one.").arg(free.after));
        before.append(free.tag);
    }
}

void readIdentity(JsonForm& form, Descriptor& out)
{
    out.id = identifier(form, u"id"_s);
    out.name = form.text(u"name"_s, Need::Required);
    const auto aliases = form.pairs(u"aliases"_s);
    for (const auto& [alias, name] : aliases) {
        if (differs(form, alias, u"[a-z][a-z0-9-]*"_s) || alias == out.id)
            form.mistake(u"aliases"_s, Text::tr("“%1” is no other id for this provider.").arg(alias));
        out.aliases[alias] = name;
    }
}

void readShownHeaders(JsonForm& form, Descriptor::ShownHeaders& shown)
{
    const QStringList raw = form.texts(u"rawHeaders"_s);
    for (const QString& prefix : raw) {
        if (differs(form, prefix, u"[a-z0-9-]+"_s))
            form.mistake(u"rawHeaders"_s, Text::tr("Must be beginnings of header names in small letters."));
        shown.prefixes.push_back(prefix.toLatin1());
    }
    if (form.has(u"notice"_s))
        shown.notice = headerName(form, u"notice"_s, Need::Required);
}

void readDescription(JsonForm& form, Descriptor& out)
{
    form.ignore(u"$schema"_s);
    readIdentity(form, out);
    if (form.has(u"ownBaseUrl"_s))
        readAddress(form, u"ownBaseUrl"_s, out.ownBaseUrl);
    else
        readAddress(form, u"baseUrl"_s, out.baseUrl);
    out.keyPage = page(form, u"keyPage"_s);
    out.statusPage = page(form, u"statusPage"_s);
    form.form(u"key"_s, Need::Required, [&out](JsonForm& key) { readKey(key, out.key); });
    form.form(u"login"_s, Need::Optional, [&out](JsonForm& login) { out.login = readLogin(login); });
    if (out.login && !out.ownBaseUrl.isEmpty())
        form.mistake(u"login"_s, Text::tr("A login needs a “baseUrl”: the one address that it is sent to."));
    out.leastInterval = length(form, u"leastInterval"_s, form.text(u"leastInterval"_s)).value_or(Seconds(0));
    form.form(u"environment"_s, Need::Optional, [&out](JsonForm& environment) {
        out.environment.key = variable(environment, u"key"_s);
        out.environment.baseUrl = variable(environment, u"baseUrl"_s);
    });
    readHeaders(form, out.headers);
    form.forms(u"free"_s, mostFree, [&out](JsonForm& free) { out.free.push_back(readFree(free)); });
    if (out.free.empty())
        form.mistake(u"free"_s, Text::tr("Must have at least one request."));
    refuseTwins(form, u"free"_s, out.free, &Descriptor::Free::tag);
    checkOrder(form, out.free);
    checkEach(form, out.free);
    form.form(u"paid"_s, Need::Optional, [&out](JsonForm& paid) { out.paid = readPaid(paid); });
    form.forms(u"windows"_s, mostWindows, [&out](JsonForm& window) { out.windows.push_back(readWindow(window)); });
    refuseTwins(form, u"windows"_s, out.windows, &Descriptor::Window::id);
    if (form.has(u"limitsOf"_s))
        out.limitsOf = identifier(form, u"limitsOf"_s);
    out.limitless = form.boolean(u"limitless"_s);
    readRateLimitFields(form, out);
    readShownHeaders(form, out.shown);
    out.throttled = hookName(form, u"throttled"_s);
    readErrors(form, u"errorCodes"_s, out.errors.codes);
    readErrors(form, u"errorTexts"_s, out.errors.texts);
}

Mistake brokenJson(const QByteArray& json, const QJsonParseError& error)
{
    const QByteArray before = json.left(error.offset);
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return {
        Text::tr("line %1, column %2").arg(line).arg(column), Text::tr("Not valid JSON: %1.").arg(error.errorString())};
}

} // namespace

Result<Descriptor, std::vector<Mistake>> readDescriptor(const QByteArray& json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return std::vector<Mistake>{brokenJson(json, error)};
    if (!document.isObject())
        return std::vector<Mistake>{{QString(), Text::tr("Must be an object.")}};
    std::vector<Mistake> mistakes;
    Descriptor descriptor;
    {
        JsonForm form(document.object(), QString(), &mistakes);
        readDescription(form, descriptor);
    }
    if (!mistakes.empty())
        return mistakes;
    return descriptor;
}

std::optional<Descriptor> readBuiltInDescriptor(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    Descriptor descriptor;
    JsonForm form(document.object(), QString(), nullptr);
    readDescription(form, descriptor);
    return descriptor;
}

} // namespace quotalamp
