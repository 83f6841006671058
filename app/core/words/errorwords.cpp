// SPDX-License-Identifier: MIT
#include "core/words/errorwords.h"

#include "core/base/tr.h"

#include <QLocale>
#include <QRegularExpression>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// What there is to say of another tool's login beyond the kind; empty where that says it all.
QString loginSentence(const Error& error)
{
    const bool asked = error.httpStatus != 0;
    switch (error.kind) {
    case ErrorKind::NoKey:
        return error.detail.isEmpty()
            ? Text::tr("%1 has no login on this machine. Open %1 and sign in.").arg(error.tool)
            : error.detail;
    case ErrorKind::InvalidKey:
        if (!asked)
            return Text::tr("The login of %1 has expired. Open %1 to renew it.").arg(error.tool);
        return Text::tr("Invalid API key (401).") + u' ' + Text::tr("Open %1 to renew its login.").arg(error.tool);
    case ErrorKind::Forbidden:
        return Text::tr("This token may not read the usage (HTTP %1). Sign in with %2 and use its login.")
            .arg(QString::number(error.httpStatus), error.tool);
    default:
        return {};
    }
}

/// What to get where the key is of another kind; empty where the kind of error says nothing of the key.
QString adminSentence(const Error& error)
{
    if (error.kind == ErrorKind::InvalidKey && error.httpStatus == 401)
        return Text::tr("Invalid API key (401).") + u' '
            + Text::tr("Create an admin key of the organisation; no other key may read its reports.");
    if (error.kind == ErrorKind::Forbidden)
        return Text::tr(
            "This key may not read the organisation's reports (HTTP %1). Create an admin key; keys of projects "
            "and service accounts are refused.")
            .arg(error.httpStatus);
    return {};
}

/// What the provider makes of the key and of its credit.
QString refusedSentence(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::NoKey:
        return (Text::tr("No API key configured.") + u' ' + error.detail).trimmed();
    case ErrorKind::InvalidKey:
        return error.httpStatus == 401 || error.httpStatus == 0
            ? Text::tr("Invalid API key (401).")
            : Text::tr("Invalid API key (HTTP %1).").arg(error.httpStatus);
    case ErrorKind::Forbidden:
        return Text::tr("The key may not do this (HTTP %1).").arg(error.httpStatus);
    case ErrorKind::NoCredit:
        // A good answer can say so too.
        if (error.httpStatus < 300)
            return Text::tr("The credit is used up.");
        return Text::tr("The credit is used up (HTTP %1).").arg(error.httpStatus);
    default:
        return {};
    }
}

QString foreignSentence(const Error& error, const QString& provider)
{
    if (!error.report.isEmpty())
        return Text::tr("%1 changed its format, so its answer cannot be read.").arg(provider);
    if (error.httpStatus >= 400)
        return Text::tr("Something on the way to %1 answered in its place (HTTP %2), such as a proxy, a filter or a "
                        "sign-in page: check the network; the key is not in question.")
            .arg(provider, QString::number(error.httpStatus));
    return Text::tr("The answer is not from %1: check the base URL and the network.").arg(provider);
}

/// What is wrong with an answer that says nothing of the key.
QString answerSentence(const Error& error, const QString& provider)
{
    switch (error.kind) {
    case ErrorKind::RateLimited:
        return Text::tr("Rate limited (HTTP %1).").arg(error.httpStatus);
    case ErrorKind::Overloaded:
        return Text::tr("%1 is overloaded (HTTP %2).").arg(provider).arg(error.httpStatus);
    case ErrorKind::Http:
        if (!error.asked.isEmpty())
            return Text::tr("%1 answered HTTP %2 at %3: check the base URL.")
                .arg(provider, QString::number(error.httpStatus), error.asked);
        return Text::tr("%1 answered HTTP %2.").arg(provider).arg(error.httpStatus);
    case ErrorKind::Redirect:
        return Text::tr("Redirected elsewhere (HTTP %1); not followed, so that the key stays here.")
            .arg(error.httpStatus);
    case ErrorKind::NotAProvider:
        return foreignSentence(error, provider);
    case ErrorKind::TooLarge:
        return (Text::tr("%1 sent too much data.").arg(provider) + u' ' + error.detail).trimmed();
    default:
        return {};
    }
}

/// The sentence without the provider's own words.
QString plainSentence(const Error& error, const QString& provider)
{
    switch (error.kind) {
    case ErrorKind::NoKey:
    case ErrorKind::InvalidKey:
    case ErrorKind::Forbidden:
    case ErrorKind::NoCredit:
        return refusedSentence(error);
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
    case ErrorKind::Http:
    case ErrorKind::Redirect:
    case ErrorKind::NotAProvider:
    case ErrorKind::TooLarge:
        return answerSentence(error, provider);
    case ErrorKind::Unreachable:
        return Text::tr("%1 unreachable.").arg(provider);
    case ErrorKind::Timeout:
        return Text::tr("%1 unreachable: timed out.").arg(provider);
    case ErrorKind::Tls:
        return Text::tr("No secure connection to %1: its certificate was not accepted.").arg(provider);
    case ErrorKind::KeychainLocked:
        return Text::tr("The keychain is locked.");
    case ErrorKind::KeychainMissing:
        return error.detail.isEmpty() ? Text::tr("No keychain is running.") : error.detail;
    case ErrorKind::Unsupported:
        return Text::tr("Live usage not supported for provider '%1'.")
            .arg(error.detail.isEmpty() ? provider : error.detail);
    }
    return {};
}

} // namespace

QString sentence(const Error& error, const QString& providerName)
{
    if (QString ofWay = sentence(error.way, providerName); !ofWay.isEmpty())
        return ofWay;
    QString ofKey = error.tool.isEmpty() ? QString() : loginSentence(error);
    if (ofKey.isEmpty() && error.adminWanted)
        ofKey = adminSentence(error);
    return ofKey.isEmpty() ? plainSentence(error, providerName) : ofKey;
}

QString providerMessage(const Error& error)
{
    return error.httpStatus == 0 || error.kind == ErrorKind::NotAProvider ? QString() : error.detail;
}

QString quotation(ErrorKind kind, const QString& message, const QString& providerName)
{
    // "Overloaded", "Not Found": the status in other words.
    static const QRegularExpression status(
        uR"(\A(?:\S*|(?:[0-9]{3} )?(?:page )?not found|bad (?:request|gateway)|method not allowed|too many requests|)"
        uR"((?:internal )?server error|service (?:temporarily )?unavailable|gateway time-?out)[.!]?\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (status.match(message).hasMatch())
        return {};
    static const QRegularExpression more(
        uR"(expire|revoke|leak|delete|disable|block|suspend|permission|scope|region|country|sign|log ?in|not found)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (kind == ErrorKind::InvalidKey && !more.match(message).hasMatch())
        return {};
    const QString said = Text::tr("%1 says: “%2”", "provider, its own words").arg(providerName, message);
    // What follows is a sentence of ours.
    return message.endsWith(u'.') || message.endsWith(u'!') || message.endsWith(u'?') ? said : said + u'.';
}

QString wholeSentence(const Error& error, const QString& providerName)
{
    const QString said = quotation(error.kind, providerMessage(error), providerName);
    return (sentence(error, providerName) + u' ' + said).trimmed();
}

QString sentence(const Remark& remark, const QString& providerName)
{
    switch (remark.kind) {
    case RemarkKind::EndlessList:
        if (remark.detail.isEmpty())
            return Text::tr("A list of %1 goes on without end; what follows is missing.").arg(providerName);
        return Text::tr("The list of models of %1 goes on without end; reading stopped after %2.")
            .arg(providerName, QLocale().toString(remark.detail.toLongLong()));
    case RemarkKind::IncompleteList:
        return Text::tr("A list of %1 is not complete: a later page did not come.").arg(providerName);
    case RemarkKind::NoModel:
        if (remark.detail == "0"_L1)
            return Text::tr(
                "Limits are told with a model's answer alone, and %1 lists no models: choose one for this account.")
                .arg(providerName);
        return Text::tr(
            "Limits are told with a model's answer alone, and none of the %1 models seems cheap and able to "
            "chat: choose one for this account.")
            .arg(QLocale().toString(remark.detail.toLongLong()));
    case RemarkKind::ModelRefused:
        return Text::tr("%1 refused to answer with %2, so limits are not told: choose another model for this account.")
            .arg(providerName, remark.detail);
    }
    return {};
}

} // namespace quotalamp
