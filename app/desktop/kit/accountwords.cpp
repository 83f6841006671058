// SPDX-License-Identifier: MIT
#include "desktop/kit/accountwords.h"

#include "core/base/tr.h"
#include "desktop/kit/note.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// A sentence at the end of a row needs no full stop; two sentences keep theirs.
QString withoutStop(QString sentence)
{
    if (sentence.count(u'.') == 1 && sentence.endsWith(u'.'))
        sentence.chop(1);
    return sentence;
}

} // namespace

QString keyPlaceText(const Account& account, const QString& hint)
{
    switch (account.key.kind) {
    case KeySource::Kind::Environment:
    case KeySource::Kind::File:
        return Text::tr("key from %1").arg(isolated(account.key.place));
    case KeySource::Kind::Command:
        return Text::tr("key from a command");
    case KeySource::Kind::Session:
        return Text::tr("key for this session only");
    case KeySource::Kind::Login:
        return Text::tr("login of another tool");
    case KeySource::Kind::Keychain:
        break;
    }
    if (account.keyOrigin.isEmpty())
        return Text::tr("no key");
    if (hint.isEmpty())
        return Text::tr("key in the keychain");
    return Text::tr("key …%1 in the keychain").arg(hint);
}

QString keyPlaceText(const AccountState& state, const QString& hint)
{
    const QString& folder = state.account.key.place;
    if (state.loginTool.isEmpty())
        return keyPlaceText(state.account, hint);
    if (folder.isEmpty())
        return Text::tr("login of %1").arg(state.loginTool);
    return Text::tr("login of %1 in %2").arg(state.loginTool, isolated(folder));
}

QString stateText(const CardView& card)
{
    if (!card.error.isEmpty() && (card.errorNeedsYou || card.state == GaugeState::Error))
        return withoutStop(card.error);
    if (!card.nearest.isEmpty())
        return card.nearest;
    if (card.state == GaugeState::Stale && !card.aside.isEmpty())
        return card.aside;
    if (!card.level.isEmpty())
        return card.level;
    if (card.state == GaugeState::NoLimits)
        return Text::tr("no limits");
    return card.checking ? Text::tr("checking…") : Text::tr("not checked yet");
}

QString removalText(const AccountState& state)
{
    QString learned = Text::tr("What was learned of its limits is forgotten.");
    switch (state.account.key.kind) {
    case KeySource::Kind::Environment:
    case KeySource::Kind::File:
    case KeySource::Kind::Command:
        return learned + u' ' + Text::tr("Its key stays where it is.");
    case KeySource::Kind::Session:
        return learned + u' ' + Text::tr("Its key, in memory only, is forgotten too.");
    case KeySource::Kind::Login:
        return state.loginTool.isEmpty()
            ? learned
            : learned + u' ' + Text::tr("The login of %1 stays as it is.").arg(state.loginTool);
    case KeySource::Kind::Keychain:
        break;
    }
    if (state.account.keyOrigin.isEmpty())
        return learned;
    return learned + u' '
        + Text::tr("Its key is deleted from the keychain; at %1 it stays valid until you revoke it there.")
              .arg(state.providerName);
}

QString accountTitle(const AccountState& state)
{
    if (state.account.label.isEmpty() || state.account.label == state.providerName)
        return state.providerName;
    return Text::tr("%1, %2", "provider, label").arg(state.providerName, state.account.label);
}

} // namespace quotalamp
