#include "providers/engine.h"

#include "core/baseurl.h"
#include "core/json.h"
#include "core/text.h"
#include "providers/chain.h"
#include "providers/changereport.h"
#include "providers/jsonlimits.h"
#include "providers/modelchoice.h"
#include "providers/paidattempts.h"
#include "providers/usagehooks.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostModels = 5000;
constexpr int mostModelName = 200;
constexpr int mostCursor = 500;
constexpr int mostPaid = 4;
constexpr qsizetype mostEach = 20; ///< requests made from one list; a longer one is not gone through at all
constexpr std::size_t mostConfigured = 1500;
constexpr int mostRawHeaders = 64;
constexpr int mostRawValue = 200;
constexpr int mostNotice = 1000; ///< of a text that is searched for keys

QString tagOf(const QString& name, std::size_t number)
{
    return number == 1 ? name : name + u'#' + QString::number(number);
}

/// A text of the server that may be used as a name; empty where it is none.
QString name(const QJsonValue& value)
{
    const QString text = value.toString();
    return plainText(text, mostModelName) == text ? text : QString();
}

/// The values behind a pointer with one `*`, one for each element, absent ones too: two columns stay side by side.
QList<QJsonValue> column(const QJsonValue& root, const QString& pointer)
{
    const qsizetype star = pointer.lastIndexOf("/*"_L1);
    if (star < 0)
        return {};
    QList<QJsonValue> values = all(root, QStringView(pointer).left(star + 2));
    for (QJsonValue& value : values)
        value = at(value, QStringView(pointer).mid(star + 2));
    return values;
}

std::optional<qint64> tally(const QJsonValue& root, const QString& pointer)
{
    const auto value = pointer.isEmpty() ? std::nullopt : number(at(root, pointer));
    if (!value || *value < 0)
        return std::nullopt;
    return std::llround(*value);
}

std::optional<Usage> usageFrom(const Descriptor::Free& free, const Answer& answer)
{
    const UsageHook hook = free.hook.isEmpty() ? nullptr : usageHook(free.hook);
    return hook ? hook(parseJson(answer.body).value_or(QJsonValue()), answer) : std::nullopt;
}

/// Whether the limits stand where they are expected, if they are.
bool tellsAmounts(const Descriptor::Free& free, const QJsonValue& json, const Answer& answer)
{
    return free.hook.isEmpty() ? holdsAmounts(free, json) : usageFrom(free, answer).has_value();
}

/// A person may give their own address with the beginning that all paths have: ".../openai/v1".
QUrl ownBase(QUrl base, const Descriptor& provider)
{
    const QString first = u'/' + provider.free.front().path.section(u'/', 1, 1);
    if (!provider.ownBaseUrl.isEmpty() && base.path().endsWith(first))
        base.setPath(base.path().chopped(first.size()));
    return base;
}

/// With what its words for times stand for.
QString dated(QString path, TimePoint now)
{
    const TimePoint month = startOfMonth(now);
    const auto seconds = std::chrono::floor<Seconds>(month.time_since_epoch()).count();
    const TimePoint tomorrow = startOfDay(now) + std::chrono::days(1);
    path.replace("$monthStartSeconds"_L1, QString::number(seconds));
    path.replace("$monthStart"_L1, toDateTime(month).toString(Qt::ISODate));
    return path.replace("$dayEnd"_L1, toDateTime(tomorrow).toString(Qt::ISODate));
}

/// The server does not know the request at all.
bool lacks(const Answer& answer)
{
    return answer.status == 404 || answer.status == 405 || answer.status == 501;
}

/// One probe, seen anew at each step from the answers there are.
class Probe {
public:
    Probe(const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers);
    [[nodiscard]] Step next();

private:
    /// A free request as it is made: once, or for each value of a list.
    struct Asking {
        const Descriptor::Free* free = nullptr;
        QString tag;
        QString path;
    };

    /// How far its pages have come.
    struct Pages {
        std::size_t count = 0;
        QStringList cursors;
        bool open = false; ///< another one is to be asked for
        bool cut = false;  ///< it would have gone on, but there is no way
    };

    struct Paid {
        PaidAttempt attempt;
        const Answer* answer = nullptr; ///< null: still to be sent
        std::size_t number = 1;
    };

    [[nodiscard]] const Answer* answer(const QString& tag) const;
    [[nodiscard]] Request request(const QString& tag, const QString& path) const;
    [[nodiscard]] std::optional<QString> pathOf(const Descriptor::Free& free) const;
    [[nodiscard]] Pages pages(const Asking& asking) const;
    [[nodiscard]] QStringList eachOf(const Descriptor::Free& free) const;
    [[nodiscard]] std::vector<Asking> askings(const Descriptor::Free& free) const;
    [[nodiscard]] std::optional<Request> following(const Asking& asking) const;
    [[nodiscard]] std::vector<Request> freeRequests() const;
    [[nodiscard]] Request paidRequest(const Paid& paid) const;
    [[nodiscard]] std::optional<Seconds> keepFor(const QString& model) const;
    [[nodiscard]] std::optional<Error> freeError() const;
    [[nodiscard]] std::optional<Error> cutShort(const Asking& asking) const;
    [[nodiscard]] std::optional<Error> errorIn(const Descriptor::Free& free, const Answer& answer) const;
    [[nodiscard]] bool isChange(const Descriptor::Free& free, const Answer& answer, const QJsonValue& json) const;
    [[nodiscard]] std::optional<Paid> paidStanding() const;

    void readFree();
    void readPages(const Asking& asking);
    void readPage(const Descriptor::Free& free, const QJsonValue& json);
    void readAmounts(const Descriptor::Free& free, const QJsonValue& json, const Answer& answer);
    void readHook(const Descriptor::Free& free, const Answer& answer);
    void readThrottled(const Answer& answer, const QString& model);
    void keep(RateWindow window);
    void keep(Balance balance);
    [[nodiscard]] QStringList modelsToAsk() const;
    [[nodiscard]] bool keyUnproven() const;
    void readPaid(const Paid& paid);
    void readLimits(const Answer& answer, const QString& model);
    void readRaw(const Headers& headers);
    [[nodiscard]] bool foundInOrder(const Error& error, const Answer& paid) const;
    [[nodiscard]] Outcome failed(const Error& error) const;

    const Descriptor& m_provider;
    const Account& m_account;
    const ProbeRules& m_rules;
    std::span<const Answer> m_answers;
    QUrl m_base;
    Reading m_reading;
    std::map<QString, QString> m_named; ///< a model of each kind, by its kind
};

Probe::Probe(
    const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers)
    : m_provider(provider)
    , m_account(account)
    , m_rules(rules)
    , m_answers(answers)
    , m_base(account.baseUrl.isEmpty() ? QUrl(provider.baseUrl) : ownBase(account.baseUrl, provider))
{
}

const Answer* Probe::answer(const QString& tag) const
{
    const auto found = std::ranges::find(m_answers, tag, &Answer::tag);
    return found == m_answers.end() ? nullptr : &*found;
}

Request Probe::request(const QString& tag, const QString& path) const
{
    Request request;
    request.tag = tag;
    request.url = endpoint(m_base, path);
    request.headers.add("accept", "application/json");
    for (const Header& header : m_provider.headers)
        request.headers.add(header.name, header.value);
    for (const Header& header : m_rules.loginHeaders)
        request.headers.add(header.name, header.value);
    if (m_rules.hasKey) {
        request.keyHeader = m_provider.key.header;
        request.keyPrefix = m_provider.key.prefix;
    }
    return request;
}

/// Nothing while, or because, the answer that it takes an id from is not there.
std::optional<QString> Probe::pathOf(const Descriptor::Free& free) const
{
    const QString path = dated(free.path, m_rules.now);
    if (free.after.isEmpty())
        return path;
    const Answer* earlier = answer(free.after);
    if (!earlier || classify(m_provider, *earlier))
        return std::nullopt;
    return filledPath(path, parseJson(earlier->body).value_or(QJsonValue()));
}

Probe::Pages Probe::pages(const Asking& asking) const
{
    Pages pages;
    while (const Answer* page = answer(tagOf(asking.tag, pages.count + 1))) {
        ++pages.count;
        pages.cut = classify(m_provider, *page).has_value();
        const QJsonValue json = parseJson(page->body).value_or(QJsonValue());
        if (pages.cut || asking.free->moreIf.isEmpty() || !at(json, asking.free->moreIf).toBool())
            return pages;
        const QString cursor = at(json, asking.free->moreValue).toString();
        // A page that points to one we have had would lead round in a circle.
        pages.cut = cursor.isEmpty() || cursor.size() > mostCursor || pages.cursors.contains(cursor);
        if (pages.cut)
            return pages;
        pages.cursors.append(cursor);
    }
    pages.open = true;
    return pages;
}

/// What a list of the server's names, as far as it may stand in a path. Empty until the list is whole.
QStringList Probe::eachOf(const Descriptor::Free& free) const
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9_-]{1,100}\z)"_s);
    const auto list = std::ranges::find(m_provider.free, free.eachOf, &Descriptor::Free::tag);
    const Pages listed = pages({&*list, list->tag, {}});
    if (listed.open || listed.cut)
        return {};
    QStringList values;
    for (std::size_t page = 1; page <= listed.count; ++page) {
        const QJsonValue json = parseJson(answer(tagOf(list->tag, page))->body).value_or(QJsonValue());
        for (const QJsonValue& value : column(json, free.each)) {
            if (form.match(value.toString()).hasMatch())
                values.append(value.toString());
        }
    }
    values.removeDuplicates();
    return values.size() <= mostEach ? values : QStringList();
}

std::vector<Probe::Asking> Probe::askings(const Descriptor::Free& free) const
{
    const auto path = pathOf(free);
    if (!path)
        return {};
    if (free.eachOf.isEmpty())
        return {{&free, free.tag, *path}};
    std::vector<Asking> askings;
    for (const QString& value : eachOf(free)) {
        const QString tag = free.tag + u'@' + QString::number(askings.size() + 1);
        askings.push_back({&free, tag, QString(*path).replace("$each"_L1, value)});
    }
    return askings;
}

/// The next request for a free list: its first page, or the one that its last page points to.
std::optional<Request> Probe::following(const Asking& asking) const
{
    const Pages known = pages(asking);
    if (!known.open)
        return std::nullopt;
    const Descriptor::Free& free = *asking.free;
    Request next = request(tagOf(asking.tag, known.count + 1), asking.path);
    if (free.posts) {
        next.method = "POST";
        next.headers.add("content-type", "application/json");
        next.body = QJsonDocument(free.body).toJson(QJsonDocument::Compact);
    }
    if (known.cursors.isEmpty())
        return next;
    QUrlQuery query(next.url);
    query.addQueryItem(free.moreParameter, QString::fromLatin1(QUrl::toPercentEncoding(known.cursors.last())));
    next.url.setQuery(query);
    return next;
}

std::vector<Request> Probe::freeRequests() const
{
    std::vector<Request> requests;
    for (const Descriptor::Free& free : m_provider.free) {
        for (const Asking& asking : askings(free)) {
            const bool room = m_answers.size() + requests.size() + mostPaid < mostRequests;
            if (auto next = room ? following(asking) : std::nullopt)
                requests.push_back(std::move(*next));
        }
    }
    return requests;
}

Request Probe::paidRequest(const Paid& paid) const
{
    Request request = this->request(tagOf(u"paid"_s, paid.number), m_provider.paid->path);
    request.method = "POST";
    request.headers.add("content-type", "application/json");
    request.body = paidBody(*m_provider.paid, paid.attempt, keepFor(paid.attempt.model));
    request.paid = true;
    return request;
}

/// How long the server will hold the model in memory, on its own.
std::optional<Seconds> Probe::keepFor(const QString& model) const
{
    const auto loaded = std::ranges::find(m_reading.loadedModels, model, &LoadedModel::name);
    if (loaded == m_reading.loadedModels.end() || !loaded->until)
        return std::nullopt;
    const auto now = std::ranges::max(m_answers, {}, &Answer::receivedAt).receivedAt;
    return std::max(Seconds(1), std::chrono::ceil<Seconds>(*loaded->until - now));
}

/// Why the free requests did not do: of the first page only, for a list cut short is still a list.
std::optional<Error> Probe::freeError() const
{
    for (const Descriptor::Free& free : m_provider.free) {
        const Answer* first = answer(free.tag);
        if (!first || free.optional)
            continue;
        if (free.mayLack && lacks(*first))
            continue;
        auto error = errorIn(free, *first);
        if (!error && free.whole)
            error = cutShort({&free, free.tag, {}});
        if (error)
            return error;
    }
    return std::nullopt;
}

/// Why not all pages are there.
std::optional<Error> Probe::cutShort(const Asking& asking) const
{
    const Pages known = pages(asking);
    for (std::size_t page = 1; page <= known.count; ++page) {
        if (auto error = errorIn(*asking.free, *answer(tagOf(asking.tag, page))))
            return error;
    }
    if (known.open || known.cut)
        return Error{ErrorKind::TooLarge, 0, {}, {}};
    return std::nullopt;
}

std::optional<Error> Probe::errorIn(const Descriptor::Free& free, const Answer& answer) const
{
    const QJsonValue json = parseJson(answer.body).value_or(QJsonValue());
    auto error = classify(m_provider, answer);
    if (!error)
        error = refusalInJson(m_provider, free, json, answer);
    if (!error && !tellsAmounts(free, json, answer))
        error = Error{ErrorKind::NotAProvider, answer.status, {}, {}};
    if (error && error->kind == ErrorKind::NotAProvider && isChange(free, answer, json))
        error->report = changeReport(m_provider, free, m_base, answer);
    return error;
}

/// A good answer that does not hold the amounts it used to hold. What is no JSON at all may be of another server where
/// the address is the person's own.
bool Probe::isChange(const Descriptor::Free& free, const Answer& answer, const QJsonValue& json) const
{
    const bool good = answer.failure == TransportError::None && answer.status >= 200 && answer.status < 300;
    if (!good || answer.headers.empty())
        return false;
    const bool amounts = !free.windows.empty() || !free.balances.empty() || !free.hook.isEmpty();
    const bool atHome = m_base.scheme() == "https"_L1 && origin(m_base) == origin(QUrl(m_provider.baseUrl));
    return amounts && (atHome || json.isObject() || json.isArray());
}

void Probe::readPage(const Descriptor::Free& free, const QJsonValue& json)
{
    const auto models = column(json, free.models);
    const auto kinds = column(json, free.modelKinds);
    for (qsizetype index = 0; index < models.size(); ++index) {
        const QString id = name(models.at(index));
        if (id.isEmpty() || m_reading.models.size() >= mostModels)
            continue;
        m_reading.models.append(id);
        if (const QString kind = name(kinds.value(index)); !kind.isEmpty())
            m_named.emplace(kind, id);
    }
    const auto loaded = column(json, free.loaded);
    const auto bytes = column(json, free.loadedBytes);
    const auto until = column(json, free.loadedUntil);
    for (qsizetype index = 0; index < loaded.size() && index < mostModels; ++index) {
        const auto size = number(bytes.value(index)).value_or(0);
        if (!name(loaded.at(index)).isEmpty())
            m_reading.loadedModels.push_back({name(loaded.at(index)), std::llround(std::max(size, 0.0)),
                parseInstant(until.value(index).toString())});
    }
    if (!free.version.isEmpty())
        m_reading.serverVersion = plainText(at(json, free.version).toString(), 40);
}

void Probe::readFree()
{
    for (const Descriptor::Free& free : m_provider.free) {
        for (const Asking& asking : askings(free)) {
            if (!free.whole || !cutShort(asking))
                readPages(asking);
        }
    }
    m_reading.models.removeDuplicates();
    std::erase_if(m_reading.spends, [](const Spend& spend) { return spend.amount.isEmpty(); });
    // Projects tend to be set alike.
    auto& limits = m_reading.configuredLimits;
    std::ranges::sort(limits, {},
        [](const ConfiguredLimit& limit) { return std::tuple(limit.model, limit.window, limit.period, limit.limit); });
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    limits.resize(std::min(limits.size(), mostConfigured));
}

void Probe::readPages(const Asking& asking)
{
    const Descriptor::Free& free = *asking.free;
    for (std::size_t page = 1; const Answer* found = answer(tagOf(asking.tag, page)); ++page) {
        readLimits(*found, QString());
        const auto refusal = classify(m_provider, *found);
        if (refusal && refusal->kind == ErrorKind::RateLimited)
            readHook(free, *found);
        readThrottled(*found, QString());
        const auto json = refusal ? std::nullopt : parseJson(found->body);
        if (json) {
            readPage(free, *json);
            readAmounts(free, *json, *found);
        }
        if (!m_reading.sample.latency)
            m_reading.sample.latency = found->latency;
    }
}

void Probe::readAmounts(const Descriptor::Free& free, const QJsonValue& json, const Answer& answer)
{
    const auto refusal = refusalInJson(m_provider, free, json, answer);
    // Amounts of a good answer count also where they are nothing.
    if (refusal && refusal->kind != ErrorKind::NoCredit)
        return;
    for (RateWindow& window : windowsFromJson(free, json, answer))
        keep(std::move(window));
    for (Balance& balance : balancesFromJson(free, json, m_base.host()))
        keep(std::move(balance));
    readHook(free, answer);
}

/// Also from a refusal for going too fast, which may tell when that ends.
void Probe::readHook(const Descriptor::Free& free, const Answer& answer)
{
    auto usage = usageFrom(free, answer);
    if (!usage)
        return;
    for (RateWindow& window : usage->windows)
        keep(std::move(window));
    for (Balance& balance : usage->balances)
        keep(std::move(balance));
    for (const Spend& spend : usage->spends)
        (void)addSpend(m_reading.spends, spend);
    auto& limits = m_reading.configuredLimits;
    limits.insert(limits.end(), usage->configuredLimits.begin(), usage->configuredLimits.end());
}

/// What a refusal says in words; of a limit that its headers tell too, these say more.
void Probe::readThrottled(const Answer& answer, const QString& model)
{
    const UsageHook hook = m_provider.throttled.isEmpty() ? nullptr : usageHook(m_provider.throttled);
    const bool refused = answer.failure == TransportError::None && answer.status == 429;
    auto usage = hook && refused ? hook(parseJson(answer.body).value_or(QJsonValue()), answer) : std::nullopt;
    if (!usage)
        return;
    const auto told = windowsFromHeaders(m_provider, answer, model);
    for (RateWindow& window : usage->windows) {
        const bool known = std::ranges::any_of(
            told, [&window](const RateWindow& each) { return each.unit == window.unit && each.limit == window.limit; });
        if (window.model.isEmpty())
            window.model = model;
        if (!known)
            keep(std::move(window));
    }
}

void Probe::keep(RateWindow window)
{
    const auto known = std::ranges::find_if(m_reading.windows, [&window](const RateWindow& each) {
        return each.id == window.id && (each.model.isEmpty() || each.model == window.model);
    });
    if (known == m_reading.windows.end())
        m_reading.windows.push_back(std::move(window));
    else
        *known = std::move(window);
}

/// Several of one kind are told apart by their number.
void Probe::keep(Balance balance)
{
    const QString id = balance.id;
    for (int number = 2; std::ranges::find(m_reading.balances, balance.id, &Balance::id) != m_reading.balances.end();
         ++number)
        balance.id = id + u'-' + QString::number(number);
    m_reading.balances.push_back(std::move(balance));
}

void Probe::readRaw(const Headers& headers)
{
    for (const Header& header : headers.all()) {
        const bool wanted = std::ranges::any_of(
            m_provider.rawHeaders, [&header](const QByteArray& prefix) { return header.name.startsWith(prefix); });
        if (wanted && m_reading.rawHeaders.all().size() < mostRawHeaders)
            m_reading.rawHeaders.add(header.name, header.value.left(mostRawValue));
    }
}

void Probe::readLimits(const Answer& answer, const QString& model)
{
    auto windows = windowsFromHeaders(m_provider, answer, model);
    // Headers belong together: those of a later answer replace the earlier ones.
    if (!windows.empty())
        m_reading.rawHeaders = Headers();
    for (RateWindow& window : windows)
        keep(std::move(window));
    readRaw(answer.headers);
    const auto notice = m_provider.notice.isEmpty() ? std::nullopt : answer.headers.value(m_provider.notice);
    if (notice)
        m_reading.notice = plainText(redacted(plainText(QString::fromUtf8(*notice), mostNotice)));
}

/// Where ids are names of a person's own, what the models are decides.
QStringList Probe::modelsToAsk() const
{
    const Descriptor::Paid& paid = *m_provider.paid;
    if (!paid.only.isEmpty())
        return {paid.only};
    if (m_named.empty())
        return paidModels(paid, m_reading.models, m_reading.loadedModels, m_rules.setting);
    QStringList kinds;
    for (const auto& [kind, id] : m_named)
        kinds.append(kind);
    QStringList models = paidModels(paid, kinds, m_reading.loadedModels, m_rules.setting);
    for (QString& model : models)
        model = m_named.at(model);
    return models;
}

/// None of the good answers needed a good key.
bool Probe::keyUnproven() const
{
    const auto& free = m_provider.free;
    const auto proves = [this](const Descriptor::Free& each) {
        const Answer* told = each.provesNoKey ? nullptr : answer(each.tag);
        return told && !errorIn(each, *told);
    };
    const bool inQuestion = std::ranges::any_of(free, &Descriptor::Free::provesNoKey);
    return m_rules.hasKey && inQuestion && std::ranges::none_of(free, proves);
}

/// Where the paid request stands; nothing when none is to be sent.
std::optional<Probe::Paid> Probe::paidStanding() const
{
    if (!m_provider.paid || !m_rules.paidAllowed || m_rules.setting == PaidProbe::Never)
        return std::nullopt;
    const bool needed = m_reading.windows.empty() && !m_provider.paid->costly;
    if (!needed && m_rules.setting != PaidProbe::Always)
        return std::nullopt;
    const QStringList models = modelsToAsk();
    if (models.isEmpty())
        return std::nullopt;
    Paid paid{{models.first()}};
    for (;; ++paid.number) {
        paid.answer = answer(tagOf(u"paid"_s, paid.number));
        if (!paid.answer || paid.number >= mostPaid)
            return paid;
        const auto again = nextAttempt(m_provider, paid.attempt, models, *paid.answer);
        if (!again)
            return paid;
        paid.attempt = *again;
    }
}

void Probe::readPaid(const Paid& paid)
{
    readLimits(*paid.answer, paid.attempt.model);
    readThrottled(*paid.answer, paid.attempt.model);
    if (classify(m_provider, *paid.answer))
        return;
    m_reading.keyUnproven = false;
    Sample& sample = m_reading.sample;
    sample.latency = paid.answer->latency;
    const QJsonValue json = parseJson(paid.answer->body).value_or(QJsonValue());
    const Descriptor::Paid& form = *m_provider.paid;
    const QString answered = form.model.isEmpty() ? QString() : name(at(json, form.model));
    sample.model = answered.isEmpty() ? paid.attempt.model : answered;
    sample.inputTokens = tally(json, form.inputTokens);
    sample.outputTokens = tally(json, form.outputTokens);
    if (const auto nanoseconds = tally(json, form.latencyNanoseconds))
        sample.latency = std::chrono::round<Milliseconds>(std::chrono::nanoseconds(*nanoseconds));
}

/// A refusal that was let in far enough to tell the limits, or only wants a larger budget, found key and model in
/// order; and whoever tells limits is the provider, whatever stands in the body.
bool Probe::foundInOrder(const Error& error, const Answer& paid) const
{
    const bool refusal = error.kind == ErrorKind::Http && paid.status >= 400 && paid.status < 500;
    if (!refusal && error.kind != ErrorKind::NotAProvider)
        return false;
    return !windowsFromHeaders(m_provider, paid, {}).empty() || saysBudgetTooSmall(m_provider, paid);
}

Outcome Probe::failed(const Error& error) const
{
    Outcome outcome;
    outcome.error = error;
    // A 429 that tells its limits is a reading as well, and so is a balance with nothing left.
    if (!m_reading.windows.empty() || (error.kind == ErrorKind::NoCredit && !m_reading.balances.empty()))
        outcome.reading = m_reading;
    return outcome;
}

Step Probe::next()
{
    if (m_provider.key.need == Descriptor::Key::Need::Required && !m_rules.hasKey)
        return failed({ErrorKind::NoKey, 0, {}, {}});
    if (m_base.isEmpty())
        return failed({ErrorKind::NotAProvider, 0, {}, {}});
    auto requests = freeRequests();
    if (!requests.empty())
        return requests;
    readFree();
    m_reading.keyUnproven = keyUnproven();
    if (const auto error = freeError())
        return failed(*error);
    const auto paid = paidStanding();
    if (!paid)
        return Outcome{m_reading, std::nullopt, false};
    if (!paid->answer)
        return std::vector<Request>{paidRequest(*paid)};
    readPaid(*paid);
    Outcome outcome{m_reading, classify(m_provider, *paid->answer), true};
    if (outcome.error && outcome.error->kind == ErrorKind::InvalidKey && m_reading.keyUnproven)
        outcome.reading.reset();
    if (outcome.error && foundInOrder(*outcome.error, *paid->answer)) {
        outcome.error.reset();
        outcome.reading->keyUnproven = false;
    }
    return outcome;
}

/// The person can do something about it in the tool whose login it is.
bool leadsToLogin(const Descriptor::Login& login, const Account& account, const Error& error)
{
    if (error.kind == ErrorKind::Forbidden)
        return !login.permission.isEmpty() && error.detail.contains(login.permission);
    return account.key.kind == KeySource::Kind::Login && error.kind == ErrorKind::InvalidKey;
}

bool isAboutTheKey(ErrorKind kind)
{
    return kind == ErrorKind::InvalidKey || kind == ErrorKind::Forbidden;
}

} // namespace

Step nextStep(
    const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers)
{
    Step step = Probe(provider, account, rules, answers).next();
    auto* outcome = std::get_if<Outcome>(&step);
    if (outcome && outcome->error && provider.login && leadsToLogin(*provider.login, account, *outcome->error))
        outcome->error->tool = provider.login->tool;
    if (outcome && outcome->error)
        outcome->error->adminWanted = provider.key.admin && isAboutTheKey(outcome->error->kind);
    return step;
}

} // namespace quotalamp
