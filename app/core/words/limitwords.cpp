// SPDX-License-Identifier: MIT
#include "core/words/limitwords.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/balancewords.h"
#include "core/words/forecastwords.h"
#include "core/words/labelwords.h"
#include "core/words/savedresetwords.h"
#include "core/words/spendwords.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestSubject = 80;

/// One word for each kind of limit, as std::visit() wants it.
template <typename... Of> struct Each : Of... {
    using Of::operator()...;
};
template <typename... Of> Each(Of...) -> Each<Of...>;

QString moneyLeft(const Balance& balance)
{
    if (!balance.remaining)
        return {};
    return Text::tr("%1 left").arg(moneyText({*balance.remaining, balance.currency}));
}

/// Whether a row says what is ahead. That it lasts is worth a word where little is left, that it does not where it
/// matters. Money without a budget is forecast only where it ends soon, and tells nothing else of its time.
bool tellsOutlook(const LimitStanding& row)
{
    constexpr double little = 0.25;
    if (!row.forecast)
        return false;
    if (std::holds_alternative<Balance>(row.limit))
        return true;
    return row.forecast->lasts() ? row.left && *row.left <= little : row.isPressing();
}

void addOutlook(WindowView& view, const LimitStanding& row, TimePoint now)
{
    const QString outlook = outlookText(row, now);
    if (outlook.isEmpty())
        return;
    view.spoken += u". "_s + outlook + u'.';
    QStringList said{outlook};
    if (const QString fits = fitsText(row); !fits.isEmpty()) {
        view.spoken += u' ' + fits + u'.';
        said << fits;
    }
    if (!tellsOutlook(row))
        return;
    if (!view.note.isEmpty())
        said << view.note;
    view.note = said.join(u" · "_s);
}

} // namespace

WindowView limitView(const LimitStanding& row, bool stale, TimePoint now, TimePoint readAt, const Wording& wording)
{
    const Each view{
        [&](const RateWindow& window) { return windowView(window, row, stale, now, readAt, wording); },
        [&](const Balance& balance) { return balanceView(balance, row.severity, stale, wording); },
        [&](const MonthBudget& budget) { return budgetView(budget, row.severity, stale, wording); },
        [&](const Spend& spend) { return spendView(spend, stale, readAt); },
        [](const auto&) { return WindowView(); },
    };
    WindowView made = std::visit(view, row.limit);
    if (!stale)
        addOutlook(made, row, now);
    return made;
}

QString limitName(const LimitStanding& row)
{
    const Each name{
        [](const RateWindow& window) { return plainText(windowName(window)); },
        [](const Balance& balance) { return balanceName(balance); },
        [](const MonthBudget& budget) { return balanceName(namedBudget(budget)); },
        [](const Spend& spend) { return spendName(spend); },
        [](const RefusedCredit&) { return Text::tr("Credit"); },
        [](const SavedResets&) { return savedResetsName(); },
    };
    return std::visit(name, row.limit);
}

QString limitSubject(const LimitStanding& row)
{
    const Each subject{
        [](const RateWindow& window) { return windowSubject(window); },
        [](const Balance& balance) { return balanceSubject(balance); },
        [](const MonthBudget&) { return budgetSubject(); },
        [](const Spend& spend) { return spendSubject(spend); },
        [](const RefusedCredit&) { return Text::tr("credit"); },
        [](const SavedResets&) { return Text::tr("saved resets"); },
    };
    return std::visit(subject, row.limit);
}

QString limitSubject(const QString& account, const LimitStanding& row)
{
    return plainText(account + u' ' + limitSubject(row), longestSubject);
}

QString limitLevel(const LimitStanding& row, Share share)
{
    if (row.left)
        return shareText(*row.left, share);
    const Each level{
        [](const Balance& balance) { return moneyLeft(balance); },
        [](const Spend& spend) { return spentText(spend); },
        [](const auto&) { return QString(); },
    };
    return std::visit(level, row.limit);
}

QString limitState(const LimitStanding& row, Share share)
{
    if (row.severity == Severity::Exhausted && row.left.value_or(0) <= 0)
        return Text::tr("used up");
    const QString level = limitLevel(row, share);
    return level.isEmpty() ? Text::tr("unknown") : level;
}

QString limitLine(
    const QString& account, const LimitStanding& row, TimePoint now, TimePoint readAt, const Wording& wording)
{
    const QString subject = limitSubject(account, row);
    const QString ends = row.runsOutAt() ? outlookShort(row, now) : QString();
    const Each line{
        [&](const RateWindow& window) {
            return ends.isEmpty()
                ? windowLine(account, window, now, readAt, wording)
                : Text::tr("%1: %2", "a limit, its level").arg(subject, limitState(row, wording.share));
        },
        [&](const Balance& balance) { return balanceLine(subject, balance, row.severity); },
        [&](const MonthBudget& budget) { return balanceLine(subject, asBalance(budget), row.severity); },
        [&](const Spend& spend) { return spendLine(account, spend); },
        [&](const RefusedCredit&) { return Text::tr("%1: used up").arg(subject); },
        [&](const SavedResets&) { return QString(subject); },
    };
    const QString level = std::visit(line, row.limit);
    return ends.isEmpty() ? level : Text::tr("%1, runs out %2", "a limit and its level, a time").arg(level, ends);
}

} // namespace quotalamp
