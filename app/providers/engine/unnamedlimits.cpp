// SPDX-License-Identifier: MIT
#include "providers/engine/unnamedlimits.h"

#include "core/base/json.h"
#include "core/model/wireforms.h"
#include "providers/hooks/usagehooks.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostUnnamed = 8;
constexpr int deepestLimit = 5;
constexpr qsizetype mostChildren = 64; ///< of one list or object that are looked at
constexpr double nearly = 1.01;        ///< percent points by which copies of the same share may differ

struct UnitWord {
    QLatin1StringView word;
    Unit unit;
};
constexpr std::array unitWords{UnitWord{"requests"_L1, Unit::Requests}, UnitWord{"request"_L1, Unit::Requests},
    UnitWord{"req"_L1, Unit::Requests}, UnitWord{"calls"_L1, Unit::Requests}, UnitWord{"tokens"_L1, Unit::Tokens},
    UnitWord{"images"_L1, Unit::Images}, UnitWord{"characters"_L1, Unit::Characters}, UnitWord{"pages"_L1, Unit::Pages},
    UnitWord{"seconds"_L1, Unit::AudioSeconds}};

std::optional<Unit> unitIn(const QStringList& words)
{
    for (const UnitWord& each : unitWords) {
        if (words.contains(each.word))
            return each.unit;
    }
    return std::nullopt;
}

/// The same amounts, or the same share of another count, until the same time. Of two limits that are untouched, or used
/// up, and reset together one is hidden until they differ: that is less trouble than each copy beside its limit.
bool sameLimit(const RateWindow& a, const RateWindow& b)
{
    if (a.limit && b.limit && a.unit == b.unit && *a.limit == *b.limit
        && (!a.remaining || !b.remaining || *a.remaining == *b.remaining))
        return true;
    const auto left = a.leftShare();
    const auto other = b.leftShare();
    if (!left || !other || std::abs(*left - *other) * 100 > nearly)
        return false;
    if (a.resetsAt && b.resetsAt)
        return std::chrono::abs(*a.resetsAt - *b.resetsAt) <= 2min;
    return a.resetsAt.has_value() == b.resetsAt.has_value() || (*left > 0 && *left < 1);
}

bool isKnown(const std::vector<RateWindow>& known, const RateWindow& window)
{
    return std::ranges::any_of(
        known, [&window](const RateWindow& each) { return each.id == window.id || sameLimit(each, window); });
}

/// What a header is of its limit.
enum class Role { Limit, Remaining, Used, Reset, Bare };

struct RoleWord {
    QLatin1StringView word;
    Role role;
};
constexpr std::array roleWords{RoleWord{"limit"_L1, Role::Limit}, RoleWord{"remaining"_L1, Role::Remaining},
    RoleWord{"left"_L1, Role::Remaining}, RoleWord{"used"_L1, Role::Used}, RoleWord{"reset"_L1, Role::Reset}};

struct Parts {
    std::map<Role, QByteArray> values;
    QStringList words; ///< of its name
};

/// "x-ratelimit-limit-images" and "acme-ratelimit-images-limit" are both the limit of "images". Copies that a gateway
/// makes of another's headers, "llm_provider-x-ratelimit-…", are none of its own.
std::optional<std::pair<Role, QStringList>> partsOf(const QByteArray& header)
{
    static const QRegularExpression form(uR"(\A(?:x-)?(?:[a-z0-9]+-)?rate-?limit-([a-z0-9][a-z0-9_-]{0,60})\z)"_s);
    const auto match = form.match(QString::fromLatin1(header).toLower().replace(u'_', u'-'));
    if (!match.hasMatch() || header.contains("llm"))
        return std::nullopt;
    QStringList words = match.captured(1).split(u'-', Qt::SkipEmptyParts);
    static constexpr std::array other{"cost"_L1, "query"_L1, "policy"_L1, "key"_L1, "resource"_L1, "status"_L1,
        "active"_L1, "window"_L1, "bucket"_L1, "id"_L1, "scope"_L1, "name"_L1, "type"_L1, "model"_L1, "delay"_L1,
        "over"_L1};
    if (std::ranges::any_of(other, [&words](QLatin1StringView word) { return words.contains(word); }))
        return std::nullopt;
    for (const RoleWord& each : roleWords) {
        if (words.removeOne(each.word))
            return std::pair(each.role, words);
    }
    return std::pair(Role::Bare, words);
}

/// "requests", "input-tokens-minute": what is counted, and nothing that would make of it a length or a cost.
bool isPlainCount(const QStringList& words)
{
    static constexpr std::array others{
        "input"_L1, "output"_L1, "per"_L1, "second"_L1, "minute"_L1, "hour"_L1, "day"_L1, "week"_L1, "month"_L1};
    return unitIn(words) && std::ranges::all_of(words, [](const QString& word) {
        return unitIn({word}).has_value() || std::ranges::find(others, word) != others.end();
    });
}

std::optional<RateWindow> windowFrom(const Parts& parts, const Answer& answer)
{
    const auto value = [&parts](Role role) {
        const auto found = parts.values.find(role);
        return found == parts.values.end() ? std::nullopt : parseCount(found->second);
    };
    const auto unit = unitIn(parts.words);
    RateWindow window;
    window.limit = value(Role::Limit);
    // Without "limit" in its name the count of a unit is one: nothing else of it is told as a plain number.
    if (!window.limit && isPlainCount(parts.words))
        window.limit = value(Role::Bare);
    window.remaining = value(Role::Remaining);
    if (const auto used = value(Role::Used); used && window.limit && !window.remaining)
        window.remaining = std::max(0.0, *window.limit - *used);
    const bool bare = parts.values.contains(Role::Bare) && isPlainCount(parts.words);
    if (!window.limit || (!window.remaining && !bare))
        return std::nullopt;
    window.id = parts.words.isEmpty() ? u"requests"_s : idPart(parts.words.join(u'-'));
    window.unit = unit.value_or(parts.words.isEmpty() ? Unit::Requests : Unit::Other);
    if (const auto reset = parts.values.find(Role::Reset); reset != parts.values.end())
        window.resetsAt = parseReset(
            reset->second, ResetForm::Auto, answer.receivedAt, serverSkew(answer.headers, answer.receivedAt));
    return window;
}

/// A member of an object, by what its name says.
enum class Member { Limit, Remaining, Used, UsedPercent, LeftPercent, UsedRatio, LeftRatio, Reset, ResetAfter };

struct MemberWord {
    QLatin1StringView name; ///< lower case, without marks between words
    Member member;
};
constexpr std::array memberWords{MemberWord{"limit"_L1, Member::Limit}, MemberWord{"quota"_L1, Member::Limit},
    MemberWord{"total"_L1, Member::Limit}, MemberWord{"entitlement"_L1, Member::Limit},
    MemberWord{"maximum"_L1, Member::Limit}, MemberWord{"allowance"_L1, Member::Limit},
    MemberWord{"remaining"_L1, Member::Remaining}, MemberWord{"left"_L1, Member::Remaining},
    MemberWord{"available"_L1, Member::Remaining}, MemberWord{"used"_L1, Member::Used},
    MemberWord{"current"_L1, Member::Used}, MemberWord{"consumed"_L1, Member::Used},
    MemberWord{"usedpercent"_L1, Member::UsedPercent}, MemberWord{"percentused"_L1, Member::UsedPercent},
    MemberWord{"utilization"_L1, Member::UsedPercent}, MemberWord{"percent"_L1, Member::UsedPercent},
    MemberWord{"percentage"_L1, Member::UsedPercent}, MemberWord{"usagepercent"_L1, Member::UsedPercent},
    MemberWord{"usedpercentage"_L1, Member::UsedPercent}, MemberWord{"remainingpercent"_L1, Member::LeftPercent},
    MemberWord{"percentremaining"_L1, Member::LeftPercent}, MemberWord{"remainingpercentage"_L1, Member::LeftPercent},
    MemberWord{"usedratio"_L1, Member::UsedRatio}, MemberWord{"usedfraction"_L1, Member::UsedRatio},
    MemberWord{"usageratio"_L1, Member::UsedRatio}, MemberWord{"remainingratio"_L1, Member::LeftRatio},
    MemberWord{"remainingfraction"_L1, Member::LeftRatio}, MemberWord{"reset"_L1, Member::Reset},
    MemberWord{"resetat"_L1, Member::Reset}, MemberWord{"resetsat"_L1, Member::Reset},
    MemberWord{"resettime"_L1, Member::Reset}, MemberWord{"nextresettime"_L1, Member::Reset},
    MemberWord{"resetdate"_L1, Member::Reset}, MemberWord{"resetafterseconds"_L1, Member::ResetAfter},
    MemberWord{"resetinseconds"_L1, Member::ResetAfter}, MemberWord{"resetsinseconds"_L1, Member::ResetAfter}};

std::map<Member, QJsonValue> knownMembers(const QJsonObject& object)
{
    std::map<Member, QJsonValue> members;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = it.key().toLower().remove(u'_').remove(u'-');
        const auto* word = std::ranges::find(memberWords, name, &MemberWord::name);
        if (word != memberWords.end())
            members.emplace(word->member, it.value());
    }
    return members;
}

std::optional<double> usedPercent(const std::map<Member, QJsonValue>& members)
{
    const auto told = [&members](Member member) {
        const auto found = members.find(member);
        const auto value = found == members.end() ? std::nullopt : number(found->second);
        return value && *value >= 0 ? value : std::nullopt;
    };
    if (const auto used = told(Member::UsedPercent))
        return used;
    if (const auto left = told(Member::LeftPercent))
        return std::max(0.0, 100 - *left);
    if (const auto used = told(Member::UsedRatio); used && *used <= 1)
        return *used * 100;
    if (const auto left = told(Member::LeftRatio); left && *left <= 1)
        return (1 - *left) * 100;
    return std::nullopt;
}

std::optional<TimePoint> resetFrom(const std::map<Member, QJsonValue>& members, const Answer& answer)
{
    const auto after = members.find(Member::ResetAfter);
    const auto at = members.find(Member::Reset);
    if (at != members.end()) {
        if (const auto instant = resetIn(at->second, ResetForm::Auto, answer))
            return instant;
    }
    return after == members.end() ? std::nullopt : resetIn(after->second, ResetForm::DelaySeconds, answer);
}

std::optional<RateWindow> windowFrom(const QJsonObject& object, const Answer& answer)
{
    const auto members = knownMembers(object);
    const auto count = [&members](Member member) {
        const auto found = members.find(member);
        const auto value = found == members.end() ? std::nullopt : number(found->second);
        return value && *value >= 0 ? value : std::nullopt;
    };
    // It says itself that it is none.
    if (object.value("unlimited"_L1).toBool() || !object.value("has_quota"_L1).toBool(true))
        return std::nullopt;
    const bool resets = members.contains(Member::Reset) || members.contains(Member::ResetAfter);
    RateWindow window;
    const auto percent = usedPercent(members);
    const auto limit = count(Member::Limit);
    auto left = count(Member::Remaining);
    if (const auto used = count(Member::Used); !left && limit && used)
        left = std::max(0.0, *limit - *used);
    if (limit && *limit > 0 && left) {
        window.unit = Unit::Other;
        window.limit = limit;
        window.remaining = left;
    } else if (percent && resets) {
        window = percentWindow({}, *percent);
    } else {
        return std::nullopt;
    }
    window.resetsAt = resetFrom(members, answer);
    return window;
}

/// Looks through a body for what is shaped like a limit.
class Search {
public:
    Search(const Answer& answer, const Reading& known)
        : m_answer(answer)
        , m_known(known)
    {
    }

    void look(const QJsonValue& value, const QString& name, int depth)
    {
        if (depth > deepestLimit || m_found.size() >= mostUnnamed)
            return;
        if (value.isArray())
            return lookAll(value.toArray(), name, depth);
        const QJsonObject object = value.toObject();
        if (auto window = depth > 0 ? windowFrom(object, m_answer) : std::nullopt)
            add(std::move(*window), name);
        qsizetype seen = 0;
        for (auto it = object.begin(); it != object.end() && seen < mostChildren; ++it, ++seen)
            look(it.value(), it.key(), depth + 1);
    }

    [[nodiscard]] std::vector<RateWindow> found() const { return m_found; }

private:
    void lookAll(const QJsonArray& list, const QString& name, int depth)
    {
        for (qsizetype i = 0; i < std::min(list.size(), mostChildren); ++i)
            look(list.at(i), nameIn(list.at(i).toObject(), name), depth + 1);
    }

    /// What an element of a list calls itself.
    [[nodiscard]] static QString nameIn(const QJsonObject& object, const QString& list)
    {
        for (const QLatin1StringView member : {"name"_L1, "limit_name"_L1, "label"_L1, "kind"_L1, "type"_L1}) {
            if (QString name = object.value(member).toString(); !name.isEmpty())
                return name;
        }
        return list;
    }

    void add(RateWindow window, const QString& name)
    {
        window.id = idPart(name);
        window.label = labelFrom(name);
        if (!window.id.isEmpty() && !isKnown(m_known.windows, window) && !isKnown(m_found, window)
            && !isBalance(window))
            m_found.push_back(std::move(window));
    }

    /// Money that was read as such.
    [[nodiscard]] bool isBalance(const RateWindow& window) const
    {
        return std::ranges::any_of(m_known.balances, [&window](const Balance& balance) {
            if (!balance.remaining)
                return false;
            const double left = balance.remaining->approximate();
            const double limit = balance.limit ? balance.limit->approximate() : 0;
            const double share = limit > 0 ? std::clamp(left / limit, 0.0, 1.0) : -1;
            return (window.remaining && *window.remaining == left)
                || std::abs(window.leftShare().value_or(2) - share) * 100 <= nearly;
        });
    }

    const Answer& m_answer;
    const Reading& m_known;
    std::vector<RateWindow> m_found;
};

} // namespace

QList<QByteArray> headersOfWindows(const Descriptor& provider)
{
    QList<QByteArray> names;
    for (const Descriptor::Window& form : provider.windows) {
        const QStringList kinds = form.kinds.isEmpty() ? QStringList{QString()} : form.kinds;
        for (const QString& kind : kinds) {
            for (QByteArray pattern : {form.limit, form.remaining, form.reset, form.periodIn})
                names << pattern.replace("$kind", kind.toLatin1());
        }
    }
    return names;
}

std::vector<RateWindow> unnamedInHeaders(
    const Descriptor& provider, const Answer& answer, const QString& model, const std::vector<RateWindow>& known)
{
    const QList<QByteArray> named = headersOfWindows(provider);
    std::map<QString, Parts> families;
    for (const Header& header : answer.headers.all()) {
        const auto parts = named.contains(header.name) ? std::nullopt : partsOf(header.name);
        if (!parts || (provider.rateLimitFields && header.name.startsWith("ratelimit")))
            continue;
        Parts& family = families[parts->second.join(u'-')];
        family.words = parts->second;
        family.values.emplace(parts->first, header.value);
    }
    std::vector<RateWindow> found;
    for (const auto& [name, parts] : families) {
        auto window = windowFrom(parts, answer);
        if (!window || isKnown(known, *window) || found.size() >= mostUnnamed)
            continue;
        window->model = model;
        found.push_back(std::move(*window));
    }
    return found;
}

std::vector<RateWindow> unnamedInJson(const QJsonValue& json, const Answer& answer, const Reading& known)
{
    Search search(answer, known);
    search.look(json, {}, 0);
    return search.found();
}

} // namespace quotalamp
