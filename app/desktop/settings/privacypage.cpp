// SPDX-License-Identifier: MIT
#include "desktop/settings/privacypage.h"

#include "core/base/process.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"

#include <QDesktopServices>
#include <QDir>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

void openFolder(const QString& path)
{
    const AsThePersonLikes rights;
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace

PrivacyPage::PrivacyPage(QWidget* parent)
    : SettingsPage(parent)
    , m_openConfig(new QuietButton({}, this))
    , m_openState(new QuietButton({}, this))
    , m_forget(new QuietButton({}, this))
    , m_keysRow(addRow(nullptr))
    , m_networkRow(addRow(nullptr))
    , m_statusPages(addSwitch(u"statusPages"_s, &Settings::statusPages,
          [this] {
              return RowTexts{tr("Incidents"), incidentsText()};
          }))
    , m_sessionFiles(addSwitch(u"sessionFiles"_s, &Settings::sessionFiles,
          [this] {
              return RowTexts{tr("Limits in session files"), sessionsText()};
          }))
    , m_configRow(addRow(m_openConfig))
    , m_stateRow(addRow(m_openState))
    , m_forgetRow(addRow(m_forget))
{
    m_openConfig->setObjectName(u"openConfig"_s);
    m_openState->setObjectName(u"openState"_s);
    m_forget->setObjectName(u"forget"_s);
    connect(m_openConfig, &QuietButton::clicked, this, [this] { openFolder(m_config); });
    connect(m_openState, &QuietButton::clicked, this, [this] { openFolder(m_state); });
    connect(m_forget, &QuietButton::clicked, this, &PrivacyPage::confirmForgetting);
    setFolders({}, {});
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

QString PrivacyPage::connectionsText() const
{
    if (m_webhookHost.isEmpty())
        return tr("To your providers and their status pages only. No telemetry, no update checks.");
    return tr("To your providers, their status pages and your webhook at %1 only. No telemetry, no update checks.")
        .arg(isolated(m_webhookHost));
}

void PrivacyPage::take(const Settings& settings)
{
    SettingsPage::take(settings);
    m_webhookHost = QUrl(settings.hooks.webhook).host();
    m_networkRow->setTexts(tr("Connections"), connectionsText());
}

void PrivacyPage::setSessionTools(const QStringList& tools)
{
    QStringList names = tools;
    names.removeDuplicates();
    names.sort();
    if (std::exchange(m_sessionTools, names) != names)
        PrivacyPage::retranslate();
}

/// Whose files a person lets be read, and of what.
QString PrivacyPage::sessionsText() const
{
    if (m_sessionTools.isEmpty())
        return tr("None of your accounts uses the login of a tool that writes its limits down.");
    QStringList names;
    for (const QString& name : m_sessionTools)
        names << isolated(name);
    return tr("Read the limits that %1 writes into its session files while it works, and nothing else of them.")
        .arg(QLocale().createSeparatedList(names));
}

/// What two years brought together is not gone by one click.
void PrivacyPage::confirmForgetting()
{
    auto* box =
        plainQuestion(tr("Forget readings, requests and the history"), tr("Forget all readings and the whole history?"),
            tr("This cannot be undone. quotalamp history export keeps a copy in a file."), this);
    box->setObjectName(u"confirmForgetting"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* forget = box->addButton(tr("Forget"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(forget, &QPushButton::clicked, this, &PrivacyPage::forget);
    box->open();
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
    SettingsPage::retranslate();
    setTitle(tr("Privacy"));
    m_keysRow->setTexts(
        tr("Keys"), tr("In the system's keychain, or where you keep them. Each is sent to its provider only."));
    m_networkRow->setTexts(tr("Connections"), connectionsText());
    setSpokenName(*m_statusPages, tr("Ask status pages for incidents"));
    setSpokenName(*m_sessionFiles, tr("Read limits in session files"));
    m_configRow->setTexts(tr("Accounts and settings"), folder(m_config));
    m_stateRow->setTexts(tr("Readings and requests"), folder(m_state));
    m_forgetRow->setTexts(tr("Forget readings, requests and the history"),
        tr("The number of today's paid probes stays, so that a cap holds."));
    for (QuietButton* button : {m_openConfig, m_openState})
        button->setText(tr("Open folder"));
    setSpokenName(*m_openConfig, tr("Open the folder of accounts and settings"));
    setSpokenName(*m_openState, tr("Open the folder of readings and requests"));
    m_forget->setText(tr("Forget now"));
}

} // namespace quotalamp
