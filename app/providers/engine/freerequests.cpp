// SPDX-License-Identifier: MIT
#include "providers/engine/freerequests.h"

#include "core/base/json.h"
#include "core/net/baseurl.h"
#include "providers/descriptor/pathpointers.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostPages = 10;         ///< of one list
constexpr qsizetype mostNames = 5000;         ///< of one list; with them it asks for no further page
constexpr qint64 mostBytes = qint64{4} << 20; ///< of all answers of a probe; with them no list asks for another page
constexpr int mostCursor = 500;
constexpr qsizetype mostEach = 20; ///< requests made from one list; a longer one is not gone through at all

/// A person may give their own address with the beginning that all paths have: ".../openai/v1".
QUrl ownBase(QUrl base, const Descriptor& provider)
{
    if (provider.ownBaseUrl.isEmpty())
        return base;
    const QString first = u'/' + provider.free.front().path.section(u'/', 1, 1);
    if (base.path().endsWith(first))
        base.setPath(base.path().chopped(first.size()));
    return base;
}

/// With what its words for times stand for.
QString dated(QString path, TimePoint now)
{
    if (!path.contains(u'$'))
        return path;
    const TimePoint month = startOfMonth(now);
    const auto seconds = std::chrono::floor<Seconds>(month.time_since_epoch()).count();
    const TimePoint tomorrow = startOfDay(now) + std::chrono::days(1);
    path.replace("$monthStartSeconds"_L1, QString::number(seconds));
    path.replace("$monthStart"_L1, toDateTime(month).toString(Qt::ISODate));
    return path.replace("$dayEnd"_L1, toDateTime(tomorrow).toString(Qt::ISODate));
}

} // namespace

QString tagOf(const QString& name, std::size_t number)
{
    return number == 1 ? name : name + u'#' + QString::number(number);
}

QList<QJsonValue> columnOfValues(const QJsonValue& root, const QString& pointer)
{
    const qsizetype star = pointer.lastIndexOf("/*"_L1);
    if (star < 0)
        return {};
    QList<QJsonValue> values = all(root, QStringView(pointer).left(star + 2));
    for (QJsonValue& value : values)
        value = at(value, QStringView(pointer).mid(star + 2));
    return values;
}

Address::Address(const Descriptor& provider, const Account& account, const ProbeRules& rules)
    : m_provider(provider)
    , m_rules(rules)
    , m_base(ownBase(effectiveBaseUrl(account, provider.baseUrl), provider))
{
}

Request Address::request(const QString& tag, const QString& path) const
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

FreeRequests::FreeRequests(
    const Descriptor& provider, const Address& address, const ProbeRules& rules, const Answers& answers)
    : m_provider(provider)
    , m_address(address)
    , m_rules(rules)
    , m_answers(answers)
{
}

/// Nothing while, or because, the answer that it takes an id from is not there, or has nothing to ask for.
std::optional<QString> FreeRequests::pathOf(const Descriptor::Free& free) const
{
    const QString path = dated(free.path, m_rules.now);
    if (free.after.isEmpty())
        return path;
    const Answer* earlier = m_answers.find(free.after);
    if (!earlier || classify(m_provider, *earlier))
        return std::nullopt;
    const QJsonValue& json = m_answers.json(*earlier);
    const QJsonValue wanted = free.onlyIf.isEmpty() ? QJsonValue(true) : at(json, free.onlyIf);
    return wanted.toBool() || wanted.toDouble() > 0 ? filledPath(path, json) : std::nullopt;
}

Pages FreeRequests::pages(const Asking& asking) const
{
    Pages pages;
    qsizetype names = 0;
    while (const Answer* page = m_answers.find(tagOf(asking.tag, pages.count + 1))) {
        ++pages.count;
        const auto error = classify(m_provider, *page);
        pages.cut = error.has_value();
        pages.endless = error && error->kind == ErrorKind::TooLarge && pages.count > 1;
        const QJsonValue& json = m_answers.json(*page);
        if (pages.cut || asking.free->more.when.isEmpty() || !at(json, asking.free->more.when).toBool())
            return pages;
        const QString cursor = at(json, asking.free->more.value).toString();
        names += columnOfValues(json, asking.free->models).size();
        // A page that points to one we have had would lead round in a circle.
        pages.endless = pages.cursors.contains(cursor) || pages.count >= mostPages || names >= mostNames
            || m_answers.bytes() >= mostBytes || !m_rules.mayGoOn;
        pages.cut = pages.endless || cursor.isEmpty() || cursor.size() > mostCursor;
        if (pages.cut)
            return pages;
        pages.cursors.append(cursor);
    }
    pages.open = true;
    return pages;
}

/// What a list of the server's names, as far as it may stand in a path. Empty until the list is whole.
QStringList FreeRequests::eachOf(const Descriptor::Free& free) const
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9_-]{1,100}\z)"_s);
    const auto list = std::ranges::find(m_provider.free, free.each.of, &Descriptor::Free::tag);
    const Pages listed = pages({&*list, list->tag, {}});
    if (listed.open || listed.cut)
        return {};
    QStringList values;
    for (std::size_t page = 1; page <= listed.count; ++page) {
        const QJsonValue& json = m_answers.json(*m_answers.find(tagOf(list->tag, page)));
        for (const QJsonValue& value : columnOfValues(json, free.each.id)) {
            if (form.match(value.toString()).hasMatch())
                values.append(value.toString());
        }
    }
    values.removeDuplicates();
    return values.size() <= mostEach ? values : QStringList();
}

std::vector<Asking> FreeRequests::askings(const Descriptor::Free& free) const
{
    const auto path = pathOf(free);
    if (!path)
        return {};
    if (free.each.of.isEmpty())
        return {{&free, free.tag, *path}};
    std::vector<Asking> askings;
    for (const QString& value : eachOf(free)) {
        const QString tag = free.tag + u'@' + QString::number(askings.size() + 1);
        askings.push_back({&free, tag, QString(*path).replace("$each"_L1, value)});
    }
    return askings;
}

/// The next request for a free list: its first page, or the one that its last page points to.
std::optional<Request> FreeRequests::following(const Asking& asking) const
{
    const Pages known = pages(asking);
    if (!known.open)
        return std::nullopt;
    const Descriptor::Free& free = *asking.free;
    Request next = m_address.request(tagOf(asking.tag, known.count + 1), asking.path);
    if (free.posts) {
        next.method = "POST";
        next.headers.add("content-type", "application/json");
        next.body = QJsonDocument(free.body).toJson(QJsonDocument::Compact);
    }
    if (known.cursors.isEmpty())
        return next;
    QUrlQuery query(next.url);
    query.addQueryItem(free.more.parameter, QString::fromLatin1(QUrl::toPercentEncoding(known.cursors.last())));
    next.url.setQuery(query);
    return next;
}

std::vector<Request> FreeRequests::next(std::size_t most) const
{
    std::vector<Request> requests;
    for (const Descriptor::Free& free : m_provider.free) {
        for (const Asking& asking : askings(free)) {
            auto next = requests.size() < most ? following(asking) : std::nullopt;
            if (next)
                requests.push_back(std::move(*next));
        }
    }
    return requests;
}

} // namespace quotalamp
