// SPDX-License-Identifier: MIT
#include "core/words/accountlines.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/errorwords.h"
#include "core/words/limitwords.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype tooltipLines = 3;
constexpr qsizetype tooltipLength = 120;
constexpr int longestAccountName = 80;

} // namespace

QString accountSubject(const std::vector<AccountState>& accounts, const AccountState& account)
{
    return accountSubject(account, std::ranges::count(accounts, account.providerName, &AccountState::providerName) > 1);
}

QString accountSubject(const AccountState& account, bool sharesProvider)
{
    if (!sharesProvider || account.account.label.isEmpty())
        return account.providerName;
    const bool named = account.account.label.startsWith(account.providerName, Qt::CaseInsensitive);
    return plainText(
        named ? account.account.label : account.providerName + u' ' + account.account.label, longestAccountName);
}

AccountSubjects::AccountSubjects(const std::vector<AccountState>& accounts)
{
    for (const AccountState& account : accounts)
        ++m_ofProvider[account.providerName];
}

std::vector<AccountInView> accountsInView(
    const std::vector<AccountState>& accounts, TimePoint now, const Settings& settings)
{
    std::vector<AccountInView> inView;
    inView.reserve(accounts.size());
    const AccountSubjects subjects(accounts);
    for (const AccountState& account : accounts)
        inView.push_back({&account, subjects.of(account), standingOf(account, now, settings)});
    return inView;
}

std::vector<const AccountInView*> allOf(const std::vector<AccountInView>& accounts)
{
    std::vector<const AccountInView*> all;
    all.reserve(accounts.size());
    for (const AccountInView& account : accounts)
        all.push_back(&account);
    return all;
}

QString errorText(const AccountInView& account)
{
    const AccountState& state = *account.account;
    return account.error.isEmpty() ? sentence(*state.snapshot.error, state.providerName) : account.error;
}

QString noLimitsText(const AccountState& account)
{
    return account.limited ? Text::tr("limits unknown") : Text::tr("no limits");
}

QString accountLine(const AccountInView& account, TimePoint now, const Wording& wording)
{
    const Snapshot& snapshot = account.account->snapshot;
    const AccountStanding& standing = account.standing;
    if (snapshot.error && snapshot.lastProbeFailed && standing.state == GaugeState::Error) {
        return Text::tr("%1: %2", "an account, its error").arg(account.subject, errorText(account));
    }
    const LimitStanding* row = standing.nearest();
    if (!row) {
        const QString words = snapshot.checkedAt ? noLimitsText(*account.account) : Text::tr("not checked yet");
        return Text::tr("%1: %2", "an account, its state").arg(account.subject, words);
    }
    QString line = limitLine(account.subject, *row, now, standing.readAt, wording);
    const bool old = standing.stale && !isRefusedForCredit(snapshot);
    return old ? Text::tr("%1 (last seen %2)").arg(line, agoText(standing.readAt, now)) : line;
}

QString withoutMarkupSigns(QString text)
{
    return text.replace(u'<', Text::tr("under ", "before a percentage: less than")).remove(u'>').replace(u'&', u'+');
}

QString tooltipText(const QStringList& lines)
{
    QStringList kept;
    qsizetype length = 0;
    for (const QString& each : lines.first(std::min(tooltipLines, lines.size()))) {
        const QString line = withoutMarkupSigns(each); // some tray hosts read it in tooltips
        const qsizetype free = tooltipLength - length;
        if (line.size() > free && !kept.isEmpty())
            break;
        kept << plainText(line, static_cast<int>(free));
        length += line.size() + 1;
    }
    return kept.join(u'\n');
}

} // namespace quotalamp
