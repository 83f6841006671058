// SPDX-License-Identifier: MIT
#include "desktop/settings/settingswindow.h"

#include "desktop/kit/demoline.h"
#include "desktop/kit/glyph.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/kit/tokens.h"
#include "desktop/settings/accountspage.h"
#include "desktop/settings/eventspage.h"
#include "desktop/settings/generalpage.h"
#include "desktop/settings/iconpage.h"
#include "desktop/settings/networkpage.h"
#include "desktop/settings/notificationspage.h"
#include "desktop/settings/pagelist.h"
#include "desktop/settings/privacypage.h"
#include "desktop/settings/probingpage.h"
#include "desktop/settings/thresholdsdialog.h"
#include "desktop/settings/workingpage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>

#include <utility>

namespace quotalamp {

namespace {

constexpr QSize windowSize{760, 584};

/// Where there is no value, the entry goes.
template <typename Key, typename Value>
void setOrErase(std::map<Key, Value>& entries, const Key& key, const std::optional<Value>& value)
{
    if (value)
        entries.insert_or_assign(key, *value);
    else
        entries.erase(key);
}

} // namespace

SettingsWindow::SettingsWindow(AccountSource source, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_source(std::move(source))
{
    build();
    connect(m_list, &PageList::currentRowChanged, this, [this](int row) { turnTo(Page(row)); });
    connect(m_accounts, &AccountsPage::addRequested, this, &SettingsWindow::addRequested);
    connect(m_accounts, &AccountsPage::editRequested, this, &SettingsWindow::editRequested);
    connect(m_accounts, &AccountsPage::renameRequested, this, &SettingsWindow::renameRequested);
    connect(m_accounts, &AccountsPage::removeRequested, this, &SettingsWindow::removeRequested);
    connect(m_accounts, &AccountsPage::moveRequested, this, &SettingsWindow::moveRequested);
    connect(m_accounts, &AccountsPage::paidProbeRequested, this, &SettingsWindow::paidProbeRequested);
    connect(m_accounts, &AccountsPage::thresholdsRequested, this, &SettingsWindow::editThresholds);
    retranslate();
    m_list->setCurrentRow(int(Page::Accounts));
}

SettingsWindow::~SettingsWindow()
{
    // Pages outlive this part of the window by a moment, and must not speak through it any more.
    m_accounts->disconnect(this);
    for (const auto& [which, page] : m_made)
        page->disconnect(this);
}

void SettingsWindow::build()
{
    m_list = new PageList(this);
    m_list->setObjectName(QStringLiteral("pages"));
    for (const Glyph glyph : {Glyph::Account, Glyph::Icon, Glyph::Bell, Glyph::Bolt, Glyph::Clock, Glyph::Probe,
             Glyph::Globe, Glyph::General, Glyph::Key})
        m_list->addPage(glyph);
    m_pages = new QStackedWidget(this);
    m_accounts = new AccountsPage(m_source, this);
    m_pages->addWidget(m_accounts);

    m_demo = new DemoLine(this);
    connect(m_demo, &DemoLine::leaveRequested, this, &SettingsWindow::leaveDemoRequested);
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    line->addWidget(m_list);
    line->addWidget(m_pages, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_demo);
    column->addLayout(line, 1);
    resize(scaled(windowSize.width()), scaled(windowSize.height()));
    for (const auto& keys : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        new QShortcut(keys, this, this, &QWidget::close);
}

void SettingsWindow::turnTo(Page page)
{
    if (page == Page::Accounts)
        return m_pages->setCurrentWidget(m_accounts);
    SettingsPage*& made = m_made[page];
    if (made == nullptr) {
        made = make(page);
        connect(made, &SettingsPage::changed, this, &SettingsWindow::change);
        made->setSettings(m_settings);
        m_pages->addWidget(made);
    }
    if (page == Page::Icon)
        presentOnIconPage();
    m_pages->setCurrentWidget(made);
    if (page == Page::Working)
        Q_EMIT learnedTimeWanted();
}

SettingsPage* SettingsWindow::make(Page page)
{
    switch (page) {
    case Page::Icon:
        return m_icon = new IconPage(this);
    case Page::Notifications: {
        auto* notifications = new NotificationsPage(this);
        connect(notifications, &NotificationsPage::testRequested, this, &SettingsWindow::testNotificationRequested);
        return notifications;
    }
    case Page::Events:
        m_events = new EventsPage(this);
        m_events->setReports(m_told.reports);
        connect(m_events, &EventsPage::testRequested, this, &SettingsWindow::testEventRequested);
        connect(m_events, &EventsPage::tokenEntered, this, &SettingsWindow::webhookTokenEntered);
        return m_events;
    case Page::Working:
        m_working = new WorkingPage(this);
        m_working->setLearned(m_told.learnedTime, m_told.learnedWeeks);
        return m_working;
    case Page::Probing:
        return new ProbingPage(this);
    case Page::Network: {
        auto* network = new NetworkPage(this);
        connect(network, &NetworkPage::proxyLoginEntered, this, &SettingsWindow::proxyLoginEntered);
        return network;
    }
    case Page::General:
        m_general = new GeneralPage(this);
        m_general->setStartsAtLogin(m_told.startsAtLogin);
        connect(m_general, &GeneralPage::startAtLoginRequested, this, &SettingsWindow::startAtLoginRequested);
        return m_general;
    case Page::Accounts: // is always there
    case Page::Privacy:
        break;
    }
    return makePrivacyPage();
}

SettingsPage* SettingsWindow::makePrivacyPage()
{
    m_privacy = new PrivacyPage(this);
    m_privacy->setFolders(m_told.config, m_told.state);
    m_privacy->setStatusPages(m_told.statusPages);
    m_privacy->setSessionTools(m_told.sessionTools);
    connect(m_privacy, &PrivacyPage::forgetRequested, this, &SettingsWindow::forgetRequested);
    return m_privacy;
}

void SettingsWindow::retranslate()
{
    setTitle(*this, m_demo->isHidden() ? tr("Settings") : tr("Settings (demo)"));
    setSpokenName(*m_list, tr("Pages"));
    m_list->setName(int(Page::Accounts), tr("Accounts"));
    m_list->setName(int(Page::Icon), tr("Icon"));
    m_list->setName(int(Page::Notifications), tr("Notifications"));
    m_list->setName(int(Page::Events), tr("Events"));
    m_list->setName(int(Page::Working), tr("Working hours"));
    m_list->setName(int(Page::Probing), tr("Probing"));
    m_list->setName(int(Page::Network), tr("Network"));
    m_list->setName(int(Page::General), tr("General"));
    m_list->setName(int(Page::Privacy), tr("Privacy"));
}

void SettingsWindow::present(const QStringList& accountIds, bool demo)
{
    m_accountIds = accountIds;
    if (m_demo->isHidden() == demo) {
        m_demo->setVisible(demo);
        retranslate();
    }
    m_accounts->present(accountIds);
    if (m_icon && m_pages->currentWidget() == m_icon)
        presentOnIconPage();
}

void SettingsWindow::presentOnIconPage()
{
    std::vector<AccountState> states;
    for (const QString& id : std::as_const(m_accountIds)) {
        if (const AccountState* state = m_source.state(id))
            states.push_back(*state);
    }
    m_icon->present(states);
}

void SettingsWindow::setSettings(const Settings& settings)
{
    m_settings = settings;
    for (const auto& [which, page] : m_made)
        page->setSettings(settings);
}

/// Each page goes on from what another one has changed.
void SettingsWindow::change(const Settings& settings)
{
    if (m_settings == settings)
        return;
    setSettings(settings);
    Q_EMIT settingsChanged(settings);
}

void SettingsWindow::edit(const SettingsEdit& edit)
{
    Settings settings = m_settings;
    edit(settings);
    change(settings);
}

void SettingsWindow::setStartsAtLogin(std::optional<bool> on)
{
    m_told.startsAtLogin = on;
    if (m_general)
        m_general->setStartsAtLogin(on);
}

void SettingsWindow::setLearnedTime(const std::optional<WorkingTime>& time, int weeks)
{
    m_told.learnedTime = time;
    m_told.learnedWeeks = weeks;
    if (m_working)
        m_working->setLearned(time, weeks);
}

void SettingsWindow::setSessionTools(const QStringList& tools)
{
    m_told.sessionTools = tools;
    if (m_privacy)
        m_privacy->setSessionTools(tools);
}

void SettingsWindow::setStatusPages(const QStringList& pages)
{
    m_told.statusPages = pages;
    if (m_privacy)
        m_privacy->setStatusPages(pages);
}

void SettingsWindow::setHookReports(const HookReports& reports)
{
    m_told.reports = reports;
    if (m_events)
        m_events->setReports(reports);
}

void SettingsWindow::setFolders(const QString& config, const QString& state)
{
    m_told.config = config;
    m_told.state = state;
    if (m_privacy)
        m_privacy->setFolders(config, state);
}

void SettingsWindow::editThresholds(const QString& accountId)
{
    const AccountState* account = m_source.state(accountId);
    if (account == nullptr)
        return;
    auto* dialog = new ThresholdsDialog(*account, m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &ThresholdsDialog::changed, this, [this](const LimitKey& key, const std::optional<Thresholds>& own) {
            edit([&](Settings& settings) { setOrErase(settings.thresholdsFor, key, own); });
        });
    connect(dialog, &ThresholdsDialog::creditChanged, this,
        [this](const LimitKey& key, const std::optional<Decimal>& amount) {
            edit([&](Settings& settings) { setOrErase(settings.creditBelow, key, amount); });
        });
    connect(dialog, &ThresholdsDialog::budgetChanged, this,
        [this](const QString& id, const std::optional<Decimal>& amount) {
            edit([&](Settings& settings) { setOrErase(settings.monthlyBudget, id, amount); });
        });
    dialog->open();
}

void SettingsWindow::showPage(Page page)
{
    m_list->setCurrentRow(int(page));
}

void SettingsWindow::select(const QString& accountId)
{
    m_accounts->select(accountId);
}

void SettingsWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_accounts->retranslate();
        for (const auto& [which, page] : m_made)
            page->retranslate();
    }
    QWidget::changeEvent(event);
}

/// The list stands on a slightly deeper band, with a line between it and the page.
void SettingsWindow::paintEvent(QPaintEvent* /*event*/)
{
    const Tokens tokens = tokensOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.band);
    const QRect list = m_list->geometry();
    if (!tokens.highContrast)
        painter.fillRect(list, mix(tokens.band, tokens.text, 0.025));
    const int edge = layoutDirection() == Qt::RightToLeft ? list.left() : list.right();
    const int top = m_demo->isHidden() ? 0 : m_demo->geometry().bottom() + 1; // the demo's line is of both halves
    painter.fillRect(
        QRect(edge, top, 1, height()), tokens.highContrast ? tokens.frame : mix(tokens.band, tokens.text, 0.12));
}

} // namespace quotalamp
