// SPDX-License-Identifier: MIT
#include "desktop/account/addressfields.h"

#include "core/net/baseurl.h"
#include "desktop/kit/note.h"
#include "desktop/kit/spoken.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestUrl = 2048;
}

AddressFields::AddressFields(FieldGrid* grid)
    : QObject(grid)
    , m_url(grid->addRow(plainEdit(u"baseUrl"_s, grid)))
{
    auto* plain = new QCheckBox(grid);
    plain->setObjectName(u"plainHttp"_s);
    m_plain = grid->addRow(plain);
    m_certificates = grid->addRow(plainEdit(u"certificates"_s, grid));
    m_url.field->setMaxLength(longestUrl);
    m_url.field->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    wire();
}

void AddressFields::wire()
{
    connect(m_url.field, &QLineEdit::textEdited, this, [this] {
        // What was agreed to was agreed to for that address.
        m_plain.field->setChecked(false);
        Q_EMIT addressEdited();
        Q_EMIT edited();
    });
    connect(m_url.field, &QLineEdit::editingFinished, this, [this] {
        m_left = true;
        Q_EMIT addressLeft();
    });
    connect(m_plain.field, &QCheckBox::toggled, this, &AddressFields::edited);
    connect(m_certificates.field, &QLineEdit::textEdited, this, &AddressFields::edited);
}

void AddressFields::start(const Account& account)
{
    m_left = false;
    m_url.field->setText(typedBaseUrl(account.baseUrl));
    {
        const QSignalBlocker quiet(m_plain.field);
        m_plain.field->setChecked(account.plainHttp);
    }
    m_certificates.field->setText(account.certificates);
}

void AddressFields::fill(const QUrl& baseUrl)
{
    m_url.field->setText(baseUrl.toDisplayString());
}

void AddressFields::follow(const ProviderChoice& provider)
{
    m_url.field->setPlaceholderText(provider.ownBaseUrl.isEmpty() ? provider.defaultBaseUrl : provider.ownBaseUrl);
}

void AddressFields::retranslate()
{
    m_url.label->setText(tr("&Base URL"));
    m_plain.field->setText(tr("Send the key &unencrypted"));
    m_certificates.label->setText(tr("Ce&rtificate file"));
    setSpokenName(*m_certificates.field, tr("Certificate file"));
    m_certificates.field->setPlaceholderText(tr("the system's certificates are enough"));
}

void AddressFields::putInto(AccountDraft& draft) const
{
    draft.address = m_url.field->text().trimmed();
    draft.plainHttp = m_plain.field->isChecked();
}

void AddressFields::putInto(Account& account, const AccountDraft& draft) const
{
    const QUrl address = *draft.url();
    account.baseUrl = draft.isAtItsProvider() ? QUrl() : address;
    account.plainHttp = draft.plainHttp && isPlainHttp(address);
    account.certificates = m_certificates.field->text().trimmed();
}

/// Why requests cannot go to the address as typed; empty where they can.
QString AddressFields::trouble(const AccountDraft& draft) const
{
    const auto address = draft.url();
    if (!address.ok())
        return address.error().sentence;
    if (!draft.loginGoesAstray())
        return {};
    return tr("The login of %1 is sent to %2 only. Leave this empty.")
        .arg(draft.provider->loginTool, isolated(exactHost(QUrl(draft.provider->defaultBaseUrl))));
}

void AddressFields::show(const AccountDraft& draft, bool tried)
{
    showAddress(draft, tried);
    showConsent(draft, tried);
    showCertificates(draft);
}

void AddressFields::showAddress(const AccountDraft& draft, bool tried)
{
    const QString wrong = trouble(draft);
    const auto address = draft.url();
    if (!address.ok()) {
        const bool named = tried || m_left || draft.addressIsAKey();
        return m_url.note->say(named ? wrong : QString(), Tone::Critical);
    }
    if (draft.isAtItsProvider())
        return m_url.note->say({});
    if (!wrong.isEmpty())
        return m_url.note->say(wrong, Tone::Critical);
    const QString host = isolated(exactHost(*address));
    if (hasForeignLetters(*address)) {
        return m_url.note->say(
            tr("Written out, this host is %1. Check that it is the one you mean.").arg(host), Tone::Warning);
    }
    m_url.note->say(
        draft.requiresKey() ? tr("The key is sent to %1 only.").arg(host) : tr("Requests go to %1 only.").arg(host));
}

void AddressFields::showConsent(const AccountDraft& draft, bool tried)
{
    const bool plain = draft.mayBePlainHttp() && (draft.sendsKey() || draft.plainHttp);
    m_plain.setVisible(plain);
    if (!plain)
        return m_plain.note->say({});
    if (tried && draft.lacksConsent()) {
        return m_plain.note->say(
            tr("The key would travel unencrypted. Use https://, or agree to it here."), Tone::Critical);
    }
    m_plain.note->say(tr("Whoever is on the way to %1 can read the key. It goes nowhere but into your own network.")
                          .arg(isolated(exactHost(draft.meantUrl().value_or(QUrl())))),
        Tone::Warning);
}

void AddressFields::showCertificates(const AccountDraft& draft)
{
    const auto address = draft.url();
    const bool encrypted = address.ok() && address->scheme() == "https"_L1;
    const bool own = encrypted && (!draft.isNew || !draft.isAtItsProvider());
    const bool shown = own || !m_certificates.field->text().isEmpty();
    m_certificates.setVisible(shown);
    m_certificates.note->say(shown
            ? tr("For a server of your own or a company's filter: who issued its certificate, as a file.")
            : QString());
}

QWidget* AddressFields::wrongField(const AccountDraft& draft) const
{
    if (!trouble(draft).isEmpty())
        return m_url.field;
    return draft.lacksConsent() ? static_cast<QWidget*>(m_plain.field) : nullptr;
}

bool AddressFields::isEmpty() const
{
    return m_url.field->text().isEmpty();
}

QList<QWidget*> AddressFields::tabStops() const
{
    return {m_url.field, m_plain.field, m_certificates.field};
}

} // namespace quotalamp
