// SPDX-License-Identifier: MIT
#include "desktop/settings/networkpage.h"

#include "desktop/kit/tokens.h"

#include <QLineEdit>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 196;
constexpr int largestPort = 65535;

bool hasAddress(ProxyKind kind)
{
    return kind == ProxyKind::Http || kind == ProxyKind::Socks5;
}

} // namespace

NetworkPage::NetworkPage(QWidget* parent)
    : SettingsPage(parent)
    , m_kind(comboControl(u"proxyKind"_s, this))
    , m_host(namedControl<QLineEdit>(u"proxyHost"_s, this))
    , m_port(spinControl(u"proxyPort"_s, this, 0, largestPort))
    , m_user(namedControl<QLineEdit>(u"proxyUser"_s, this))
    , m_password(namedControl<QLineEdit>(u"proxyPassword"_s, this))
    , m_kindRow(addRow(m_kind))
    , m_hostRow(addRow(m_host))
    , m_portRow(addRow(m_port))
    , m_userRow(addRow(m_user))
    , m_passwordRow(addRow(m_password))
{
    m_user->setFixedWidth(scaled(fieldWidth));
    m_password->setFixedWidth(scaled(fieldWidth));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(m_user, &QLineEdit::editingFinished, this, &NetworkPage::takeLogin);
    connect(m_password, &QLineEdit::editingFinished, this, &NetworkPage::takeLogin);
    for (const auto kind : {ProxyKind::System, ProxyKind::None, ProxyKind::Http, ProxyKind::Socks5})
        m_kind->addItem({}, int(kind));
    m_host->setFixedWidth(scaled(fieldWidth));
    m_host->setMaxLength(253);
    m_port->setGroupSeparatorShown(false);
    connect(m_kind, &QComboBox::activated, this, &NetworkPage::editProxy);
    connect(m_host, &QLineEdit::editingFinished, this, &NetworkPage::editProxy);
    connect(m_port, &QSpinBox::valueChanged, this, &NetworkPage::editProxy);
    NetworkPage::retranslate();
}

ProxyKind NetworkPage::chosenKind() const
{
    return static_cast<ProxyKind>(m_kind->currentData().toInt());
}

Proxy NetworkPage::proxy() const
{
    const auto kind = chosenKind();
    if (!hasAddress(kind))
        return {kind, {}, 0};
    Proxy proxy{kind, m_host->text().trimmed(), m_port->value()};
    // A login is for the proxy that it was entered for.
    proxy.login = m_set.login && m_set.host == proxy.host && m_set.port == proxy.port;
    return proxy;
}

/// Half an address is not told: until it is whole, what was set before goes on.
void NetworkPage::editProxy()
{
    showAddress();
    const Proxy now = proxy();
    if (hasAddress(now.kind) && (now.host.isEmpty() || now.port == 0))
        return;
    edit([&now](Settings& settings) { settings.proxy = now; });
}

/// Half a login is none; what is whole goes, and the password with it.
void NetworkPage::takeLogin()
{
    const QString user = m_user->text().trimmed();
    const QString password = m_password->text();
    const Proxy now = proxy();
    if (user.isEmpty() || password.isEmpty() || now.host.isEmpty() || now.port == 0)
        return;
    // setText() also drops the undo history, clear() would not.
    m_password->setText(QString());
    Q_EMIT proxyLoginEntered(user, password);
}

void NetworkPage::showAddress()
{
    const bool needed = hasAddress(chosenKind());
    m_hostRow->setVisible(needed);
    m_portRow->setVisible(needed);
    m_userRow->setVisible(needed);
    m_passwordRow->setVisible(needed);
    const QString kept = m_set.login ? tr("in the keychain") : QString();
    m_user->setPlaceholderText(kept);
    m_password->setPlaceholderText(kept);
}

void NetworkPage::take(const Settings& settings)
{
    m_set = settings.proxy;
    const bool half = proxy() != settings.proxy && (m_host->hasFocus() || m_port->hasFocus());
    if (half)
        return; // being typed
    m_kind->setCurrentIndex(m_kind->findData(int(settings.proxy.kind)));
    if (hasAddress(settings.proxy.kind)) {
        m_host->setText(settings.proxy.host);
        m_port->setValue(settings.proxy.port);
    }
    showAddress();
}

void NetworkPage::retranslate()
{
    setTitle(tr("Network"));
    const QStringList kinds{tr("As the system"), tr("None"), tr("HTTP"), tr("SOCKS5")};
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, kinds.at(i));
    m_kindRow->setTexts(tr("Proxy"), tr("Servers on this machine are always reached directly."));
    m_hostRow->setTexts(tr("Host"));
    m_portRow->setTexts(tr("Port"));
    m_userRow->setTexts(tr("User name"), tr("Only where the proxy asks for one."));
    m_passwordRow->setTexts(tr("Password"), tr("Both are kept in the keychain, in no file."));
    showAddress();
}

} // namespace quotalamp
