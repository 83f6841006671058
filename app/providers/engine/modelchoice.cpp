// SPDX-License-Identifier: MIT
#include "providers/engine/modelchoice.h"

#include "providers/engine/modelshape.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// `*` in the pattern stands for anything. By hand: a list of models is held against thirty patterns, each of which would
/// be an expression to compile.
bool fits(QStringView pattern, QStringView name)
{
    qsizetype at = 0;
    qsizetype star = -1;
    qsizetype behindStar = 0; // where in the name what follows the last star is tried
    for (qsizetype letter = 0; letter < name.size();) {
        if (at < pattern.size() && pattern.at(at) == u'*') {
            star = at++;
            behindStar = letter;
        } else if (at < pattern.size() && pattern.at(at) == name.at(letter)) {
            ++at;
            ++letter;
        } else if (star >= 0) {
            at = star + 1;
            letter = ++behindStar;
        } else {
            return false;
        }
    }
    return std::ranges::all_of(pattern.sliced(at), [](QChar letter) { return letter == u'*'; });
}

/// `form` has a 0 for any digit.
bool endsLike(QStringView name, QLatin1StringView form)
{
    const auto isLike = [](QChar letter, QChar like) {
        return like == u'0' ? letter >= u'0' && letter <= u'9' : letter == like;
    };
    return name.size() >= form.size() && std::ranges::equal(name.last(form.size()), QString(form), isLike);
}

/// A pattern in small letters, and how a name may go on behind it: as the snapshot of a day, or the newest one.
bool fitsDated(QStringView pattern, QStringView name)
{
    constexpr std::array ends{"-0000-00-00"_L1, "-00000000"_L1, "-0000"_L1, "-latest"_L1};
    return fits(pattern, name) || std::ranges::any_of(ends, [&](QLatin1StringView end) {
        return endsLike(name, end) && fits(pattern, name.chopped(end.size()));
    });
}

/// A name taken apart, for telling the newer of two.
struct Age {
    std::vector<int> version; ///< claude-haiku-4-5 → 4, 5
    QString date;             ///< digits of the snapshot; empty for the name that follows the newest
    qsizetype length = 0;
};

Age age(const QString& name)
{
    static const QRegularExpression snapshot(uR"(-([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}|[0-9]{4})\z)"_s);
    static const QRegularExpression digits(u"[0-9]{1,4}"_s);
    Age age;
    age.length = name.size();
    QString stem = name;
    const auto dated = snapshot.match(name);
    if (dated.hasMatch()) {
        age.date = dated.captured(1).remove(u'-');
        stem.truncate(dated.capturedStart());
    }
    for (auto numbers = digits.globalMatch(stem); numbers.hasNext();)
        age.version.push_back(numbers.next().captured().toInt());
    return age;
}

bool isNewer(const Age& a, const Age& b)
{
    if (a.version != b.version)
        return a.version > b.version;
    if (a.date.isEmpty() != b.date.isEmpty())
        return a.date.isEmpty();
    if (a.date != b.date)
        return a.date > b.date;
    return a.length < b.length;
}

QStringList matching(const QString& pattern, const QStringList& names)
{
    std::vector<std::pair<Age, QString>> found;
    for (const QString& name : names) {
        if (matchesModel(pattern, name))
            found.emplace_back(age(name), name);
    }
    // "*" says nothing of a family, so nothing is newer than anything: the server's own order stands.
    if (pattern != "*"_L1)
        std::ranges::stable_sort(found, isNewer, &std::pair<Age, QString>::first);
    QStringList ordered;
    for (const auto& [ignored, name] : found)
        ordered.append(name);
    return ordered;
}

QStringList withoutAvoided(const Descriptor::Paid& paid, const QStringList& names)
{
    QStringList kept;
    for (const QString& name : names) {
        if (std::ranges::none_of(paid.avoid, [&name](const QString& pattern) { return matchesModel(pattern, name); }))
            kept.append(name);
    }
    return kept;
}

QStringList preferred(const Descriptor::Paid& paid, const QStringList& names)
{
    const QStringList allowed = withoutAvoided(paid, names);
    QStringList ordered;
    for (const QString& pattern : paid.prefer)
        ordered += matching(pattern, allowed);
    ordered.removeDuplicates();
    return ordered;
}

} // namespace

bool matchesModel(const QString& pattern, const QString& name)
{
    return fitsDated(pattern.toCaseFolded(), name.toCaseFolded());
}

QStringList paidModels(
    const Descriptor::Paid& paid, const QStringList& models, const std::vector<LoadedModel>& loaded, PaidProbe setting)
{
    if (!paid.onlyLoaded) {
        QStringList all = preferred(paid, models) + modelsByShape(withoutAvoided(paid, models));
        all.removeDuplicates();
        return all;
    }
    QStringList inMemory;
    for (const LoadedModel& model : loaded)
        inMemory.append(model.name);
    QStringList ordered = preferred(paid, inMemory);
    if (setting == PaidProbe::Always)
        ordered += preferred(paid, models);
    ordered.removeDuplicates();
    return ordered;
}

} // namespace quotalamp
