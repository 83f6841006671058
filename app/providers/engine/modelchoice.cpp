// SPDX-License-Identifier: MIT
#include "providers/engine/modelchoice.h"

#include "providers/engine/modelshape.h"

#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression modelExpression(const QString& pattern)
{
    QString body = QRegularExpression::escape(pattern);
    body.replace(uR"(\*)"_s, u".*"_s);
    return QRegularExpression(u"\\A"_s + body + uR"((?:-(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}|[0-9]{4}|latest))?\z)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
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
    const QRegularExpression wanted = modelExpression(pattern);
    std::vector<std::pair<Age, QString>> found;
    for (const QString& name : names) {
        if (wanted.match(name).hasMatch())
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
    std::vector<QRegularExpression> avoided;
    avoided.reserve(static_cast<std::size_t>(paid.avoid.size()));
    for (const QString& pattern : paid.avoid)
        avoided.push_back(modelExpression(pattern));
    QStringList kept;
    for (const QString& name : names) {
        if (std::ranges::none_of(
                avoided, [&name](const QRegularExpression& pattern) { return pattern.match(name).hasMatch(); }))
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
    return modelExpression(pattern).match(name).hasMatch();
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
