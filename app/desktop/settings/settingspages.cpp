// SPDX-License-Identifier: MIT
#include "desktop/settings/settingspages.h"

#include "core/base/process.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/group.h"
#include "desktop/kit/note.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int controlWidth = 196;
constexpr int shortestInterval = 1; ///< minutes
constexpr int longestInterval = 60;
constexpr int noCap = -1;
constexpr int largestCap = 1000;
constexpr int largestPort = 65535;

QComboBox* comboBox(const QString& name, QWidget* parent)
{
    auto* combo = namedControl<QComboBox>(name, parent);
    combo->setMinimumWidth(scaled(controlWidth));
    return combo;
}

QSpinBox* spinBox(const QString& name, QWidget* parent, int least, int most)
{
    auto* spin = namedControl<QSpinBox>(name, parent);
    spin->setRange(least, most);
    spin->setKeyboardTracking(false);
    spin->setMinimumWidth(scaled(controlWidth) / 2);
    return spin;
}

template <typename Choice> Choice chosen(const QComboBox& combo)
{
    return static_cast<Choice>(combo.currentData().toInt());
}

template <typename Choice> void choose(QComboBox& combo, Choice choice)
{
    combo.setCurrentIndex(combo.findData(static_cast<int>(choice)));
}

/// Their words come with retranslate().
template <typename Choice> void addChoices(QComboBox& combo, std::initializer_list<Choice> choices)
{
    for (const Choice choice : choices)
        combo.addItem({}, static_cast<int>(choice));
}

void nameChoices(QComboBox& combo, const QStringList& words)
{
    for (int i = 0; i < combo.count(); ++i)
        combo.setItemText(i, words.at(i));
}

bool hasAddress(ProxyKind kind)
{
    return kind == ProxyKind::Http || kind == ProxyKind::Socks5;
}

void openFolder(const QString& path)
{
    const AsThePersonLikes rights;
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace

ProbingPage::ProbingPage(QWidget* parent)
    : SettingsPage(parent)
    , m_interval(spinBox(u"interval"_s, this, shortestInterval, longestInterval))
    , m_cap(spinBox(u"paidProbesPerDay"_s, this, noCap, largestCap))
    , m_intervalRow(addRow(m_interval))
    , m_capRow(addRow(m_cap))
{
    connect(m_interval, &QSpinBox::valueChanged, this, [this](int minutes) {
        edit([minutes](Settings& settings) { settings.interval = std::chrono::minutes(minutes); });
    });
    connect(m_cap, &QSpinBox::valueChanged, this, [this](int cap) {
        edit([cap](
                 Settings& settings) { settings.paidProbesPerDay = cap == noCap ? std::nullopt : std::optional(cap); });
    });
    ProbingPage::retranslate();
}

void ProbingPage::take(const Settings& settings)
{
    m_interval->setValue(int(settings.interval.count()));
    m_cap->setValue(settings.paidProbesPerDay.value_or(noCap));
}

void ProbingPage::retranslate()
{
    setTitle(tr("Probing"));
    m_interval->setSuffix(tr(" min", "minutes, after a number"));
    m_intervalRow->setTexts(tr("Check every"), tr("Less often where a provider asks for that."));
    m_cap->setSpecialValueText(tr("No limit"));
    m_capRow->setTexts(tr("Paid probes a day"),
        tr("For all accounts together, also when you refresh by hand. With 0 there are none."));
}

NetworkPage::NetworkPage(QWidget* parent)
    : SettingsPage(parent)
    , m_kind(comboBox(u"proxyKind"_s, this))
    , m_host(namedControl<QLineEdit>(u"proxyHost"_s, this))
    , m_port(spinBox(u"proxyPort"_s, this, 0, largestPort))
    , m_user(namedControl<QLineEdit>(u"proxyUser"_s, this))
    , m_password(namedControl<QLineEdit>(u"proxyPassword"_s, this))
    , m_kindRow(addRow(m_kind))
    , m_hostRow(addRow(m_host))
    , m_portRow(addRow(m_port))
    , m_userRow(addRow(m_user))
    , m_passwordRow(addRow(m_password))
{
    m_user->setFixedWidth(scaled(controlWidth));
    m_password->setFixedWidth(scaled(controlWidth));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(m_user, &QLineEdit::editingFinished, this, &NetworkPage::takeLogin);
    connect(m_password, &QLineEdit::editingFinished, this, &NetworkPage::takeLogin);
    addChoices(*m_kind, {ProxyKind::System, ProxyKind::None, ProxyKind::Http, ProxyKind::Socks5});
    m_host->setFixedWidth(scaled(controlWidth));
    m_host->setMaxLength(253);
    m_port->setGroupSeparatorShown(false);
    connect(m_kind, &QComboBox::activated, this, &NetworkPage::editProxy);
    connect(m_host, &QLineEdit::editingFinished, this, &NetworkPage::editProxy);
    connect(m_port, &QSpinBox::valueChanged, this, &NetworkPage::editProxy);
    NetworkPage::retranslate();
}

Proxy NetworkPage::proxy() const
{
    const auto kind = chosen<ProxyKind>(*m_kind);
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
    const bool needed = hasAddress(chosen<ProxyKind>(*m_kind));
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
    choose(*m_kind, settings.proxy.kind);
    if (hasAddress(settings.proxy.kind)) {
        m_host->setText(settings.proxy.host);
        m_port->setValue(settings.proxy.port);
    }
    showAddress();
}

void NetworkPage::retranslate()
{
    setTitle(tr("Network"));
    nameChoices(*m_kind, {tr("As the system"), tr("None"), tr("HTTP"), tr("SOCKS5")});
    m_kindRow->setTexts(tr("Proxy"), tr("Servers on this machine are always reached directly."));
    m_hostRow->setTexts(tr("Host"));
    m_portRow->setTexts(tr("Port"));
    m_userRow->setTexts(tr("User name"), tr("Only where the proxy asks for one."));
    m_passwordRow->setTexts(tr("Password"), tr("Both are kept in the keychain, in no file."));
    showAddress();
}

GeneralPage::GeneralPage(QWidget* parent)
    : SettingsPage(parent)
    , m_language(comboBox(u"language"_s, this))
    , m_start(namedControl<QCheckBox>(u"startAtLogin"_s, this))
    , m_share(comboBox(u"share"_s, this))
    , m_resets(comboBox(u"resets"_s, this))
    , m_close(namedControl<QCheckBox>(u"closeOnFocusLoss"_s, this))
    , m_languageRow(addRow(m_language))
    , m_startRow(addRow(m_start))
    , m_popupTitle(addGroup())
    , m_shareRow(addRow(m_share))
    , m_resetsRow(addRow(m_resets))
    , m_closeRow(addRow(m_close))
{
    m_popupTitle->show();
    m_startRow->hide();
    m_language->addItem({}, QString());
    // Each language in its own words, so that whoever reads it finds it.
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_language->addItem(u"العربية"_s, u"ar"_s);
    addChoices(*m_share, {Share::Left, Share::Used});
    addChoices(*m_resets, {ResetStyle::Countdown, ResetStyle::Clock});
    connect(m_language, &QComboBox::activated, this,
        [this] { edit([this](Settings& settings) { settings.language = m_language->currentData().toString(); }); });
    connect(m_start, &QCheckBox::clicked, this, &GeneralPage::startAtLoginRequested);
    connect(m_share, &QComboBox::activated, this,
        [this] { edit([this](Settings& settings) { settings.share = chosen<Share>(*m_share); }); });
    connect(m_resets, &QComboBox::activated, this,
        [this] { edit([this](Settings& settings) { settings.resetStyle = chosen<ResetStyle>(*m_resets); }); });
    connect(m_close, &QCheckBox::toggled, this,
        [this](bool on) { edit([on](Settings& settings) { settings.closeOnFocusLoss = on; }); });
    GeneralPage::retranslate();
}

void GeneralPage::setStartsAtLogin(std::optional<bool> on)
{
    m_startRow->setVisible(on.has_value());
    m_start->setChecked(on.value_or(false));
}

void GeneralPage::take(const Settings& settings)
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    choose(*m_share, settings.share);
    choose(*m_resets, settings.resetStyle);
    m_close->setChecked(settings.closeOnFocusLoss);
}

void GeneralPage::retranslate()
{
    setTitle(tr("General"));
    m_language->setItemText(0, tr("System"));
    m_languageRow->setTexts(tr("Language"));
    m_startRow->setTexts(tr("Start at login"), tr("In the tray, without a window."));
    m_start->setAccessibleName(tr("Start at login"));
    m_popupTitle->setText(tr("Popup"));
    nameChoices(*m_share, {tr("What is left"), tr("What is used")});
    m_shareRow->setTexts(tr("Numbers show"));
    nameChoices(*m_resets, {tr("Countdown"), tr("Time of day")});
    m_resetsRow->setTexts(tr("Times show"));
    m_closeRow->setTexts(tr("Close the popup when I click elsewhere"), tr("The pin in the popup keeps it open."));
    m_close->setAccessibleName(tr("Close the popup when I click elsewhere"));
}

PrivacyPage::PrivacyPage(QWidget* parent)
    : SettingsPage(parent)
    , m_statusPages(new QCheckBox(this))
    , m_openConfig(new QuietButton({}, this))
    , m_openState(new QuietButton({}, this))
    , m_forget(new QuietButton({}, this))
    , m_keysRow(addRow(nullptr))
    , m_networkRow(addRow(nullptr))
    , m_statusRow(addRow(m_statusPages))
    , m_configRow(addRow(m_openConfig))
    , m_stateRow(addRow(m_openState))
    , m_forgetRow(addRow(m_forget))
{
    m_statusPages->setObjectName(u"statusPages"_s);
    m_openConfig->setObjectName(u"openConfig"_s);
    m_openState->setObjectName(u"openState"_s);
    m_forget->setObjectName(u"forget"_s);
    connect(m_statusPages, &QCheckBox::toggled, this,
        [this](bool on) { edit([on](Settings& settings) { settings.statusPages = on; }); });
    connect(m_openConfig, &QuietButton::clicked, this, [this] { openFolder(m_config); });
    connect(m_openState, &QuietButton::clicked, this, [this] { openFolder(m_state); });
    connect(m_forget, &QuietButton::clicked, this, &PrivacyPage::forget);
    setFolders({}, {});
}

void PrivacyPage::take(const Settings& settings)
{
    m_statusPages->setChecked(settings.statusPages);
}

void PrivacyPage::setFolders(const QString& config, const QString& state)
{
    m_config = config;
    m_state = state;
    m_openConfig->setEnabled(!config.isEmpty());
    m_openState->setEnabled(!state.isEmpty());
    PrivacyPage::retranslate();
}

void PrivacyPage::setStatusPages(const QStringList& pages)
{
    QStringList hosts;
    for (const QString& page : pages)
        hosts << QUrl(page).host();
    hosts.removeAll(QString());
    hosts.removeDuplicates();
    hosts.sort();
    if (std::exchange(m_statusHosts, hosts) != hosts)
        PrivacyPage::retranslate();
}

/// Whom a person agrees to be heard by.
QString PrivacyPage::incidentsText() const
{
    if (m_statusHosts.isEmpty())
        return tr("None of your providers has a status page that could be asked.");
    QStringList hosts;
    for (const QString& host : m_statusHosts)
        hosts << isolated(host);
    return tr("Ask %1, at most every 10 minutes and without a key.").arg(QLocale().createSeparatedList(hosts));
}

void PrivacyPage::forget()
{
    Q_EMIT forgetRequested();
    m_forgetRow->note()->say(tr("Forgotten. The next check starts anew."));
}

void PrivacyPage::retranslate()
{
    const auto folder = [](const QString& path) {
        return path.isEmpty() ? tr("Nothing is kept.") : isolated(QDir::toNativeSeparators(path));
    };
    setTitle(tr("Privacy"));
    m_keysRow->setTexts(
        tr("Keys"), tr("In the system's keychain, or where you keep them. Each is sent to its provider only."));
    m_networkRow->setTexts(
        tr("Connections"), tr("To your providers and their status pages only. No telemetry, no search for updates."));
    m_statusRow->setTexts(tr("Incidents"), incidentsText());
    m_statusPages->setAccessibleName(tr("Ask status pages for incidents"));
    m_configRow->setTexts(tr("Accounts and settings"), folder(m_config));
    m_stateRow->setTexts(tr("Readings and requests"), folder(m_state));
    m_forgetRow->setTexts(
        tr("Forget readings and requests"), tr("The number of today's paid probes stays, so that a cap holds."));
    for (QuietButton* button : {m_openConfig, m_openState})
        button->setText(tr("Open folder"));
    m_openConfig->setAccessibleName(tr("Open the folder of accounts and settings"));
    m_openState->setAccessibleName(tr("Open the folder of readings and requests"));
    m_forget->setText(tr("Forget now"));
}

} // namespace quotalamp
