#include "desktop/settingswindow.h"

#include "desktop/accountspage.h"
#include "desktop/iconpage.h"
#include "desktop/pagelist.h"
#include "desktop/settingspages.h"
#include "desktop/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>

namespace quotalamp {

namespace {

constexpr QSize windowSize{760, 584};

} // namespace

SettingsWindow::SettingsWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
{
    build();
    connect(m_list, &PageList::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_accounts, &AccountsPage::addRequested, this, &SettingsWindow::addRequested);
    connect(m_accounts, &AccountsPage::editRequested, this, &SettingsWindow::editRequested);
    connect(m_accounts, &AccountsPage::renameRequested, this, &SettingsWindow::renameRequested);
    connect(m_accounts, &AccountsPage::removeRequested, this, &SettingsWindow::removeRequested);
    connect(m_accounts, &AccountsPage::moveRequested, this, &SettingsWindow::moveRequested);
    connect(m_accounts, &AccountsPage::paidProbeRequested, this, &SettingsWindow::paidProbeRequested);
    connect(m_icon, &IconPage::styleChanged, this, [this](IconStyle style) {
        Settings settings = m_settings;
        settings.iconStyle = style;
        change(settings);
    });
    connect(m_icon, &IconPage::panelToneChanged, this, [this](PanelTone tone) {
        Settings settings = m_settings;
        settings.panelTone = tone;
        change(settings);
    });
    connect(m_icon, &IconPage::accountChanged, this, [this](const QString& accountId) {
        Settings settings = m_settings;
        settings.iconAccount = accountId;
        change(settings);
    });
    connect(m_notifications, &NotificationsPage::testRequested, this, &SettingsWindow::testNotificationRequested);
    connect(m_notifications, &NotificationsPage::changed, this, [this](bool on) {
        Settings settings = m_settings;
        settings.notifications = on;
        change(settings);
    });
    connect(m_probing, &ProbingPage::changed, this, [this](std::chrono::minutes interval) {
        Settings settings = m_settings;
        settings.interval = interval;
        change(settings);
    });
    connect(m_general, &GeneralPage::languageChanged, this, [this](const QString& language) {
        Settings settings = m_settings;
        settings.language = language;
        change(settings);
    });
    connect(m_general, &GeneralPage::closeOnFocusLossChanged, this, [this](bool on) {
        Settings settings = m_settings;
        settings.closeOnFocusLoss = on;
        change(settings);
    });
    retranslate();
    setSettings(m_settings);
    m_list->setCurrentRow(int(Page::Accounts));
}

SettingsWindow::~SettingsWindow()
{
    // Pages outlive this part of the window by a moment, and must not speak through it any more.
    for (QWidget* page : {static_cast<QWidget*>(m_accounts), static_cast<QWidget*>(m_icon),
             static_cast<QWidget*>(m_notifications),
             static_cast<QWidget*>(m_probing), static_cast<QWidget*>(m_general)})
        page->disconnect(this);
}

void SettingsWindow::build()
{
    m_list = new PageList(this);
    m_list->setObjectName(QStringLiteral("pages"));
    for (const auto glyph : {Glyph::Account, Glyph::Icon, Glyph::Bell, Glyph::Probe, Glyph::General})
        m_list->addPage(glyph);
    m_accounts = new AccountsPage(this);
    m_icon = new IconPage(this);
    m_notifications = new NotificationsPage(this);
    m_probing = new ProbingPage(this);
    m_general = new GeneralPage(this);
    m_pages = new QStackedWidget(this);
    for (QWidget* page : {static_cast<QWidget*>(m_accounts), static_cast<QWidget*>(m_icon),
             static_cast<QWidget*>(m_notifications),
             static_cast<QWidget*>(m_probing), static_cast<QWidget*>(m_general)})
        m_pages->addWidget(page);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(0);
    line->addWidget(m_list);
    line->addWidget(m_pages, 1);
    resize(scaled(windowSize.width()), scaled(windowSize.height()));
    for (const auto& keys : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        new QShortcut(keys, this, this, &QWidget::close);
}

void SettingsWindow::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setName(int(Page::Accounts), tr("Accounts"));
    m_list->setName(int(Page::Icon), tr("Icon"));
    m_list->setName(int(Page::Notifications), tr("Notifications"));
    m_list->setName(int(Page::Probing), tr("Probing"));
    m_list->setName(int(Page::General), tr("General"));
}

void SettingsWindow::present(
    const Overview& overview, const std::vector<AccountState>& states, const QHash<QString, QString>& keyHints)
{
    m_accounts->present(overview, states, keyHints);
    m_icon->present(states);
}

void SettingsWindow::setSettings(const Settings& settings)
{
    m_settings = settings;
    m_icon->setIcon(settings.iconStyle, settings.panelTone, settings.iconAccount);
    m_notifications->setEnabledInSettings(settings.notifications);
    m_probing->setInterval(settings.interval);
    m_general->setLanguage(settings.language);
    m_general->setCloseOnFocusLoss(settings.closeOnFocusLoss);
}

void SettingsWindow::change(const Settings& settings)
{
    if (m_settings == settings)
        return;
    m_settings = settings;
    Q_EMIT settingsChanged(settings);
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
        m_icon->retranslate();
        m_notifications->retranslate();
        m_probing->retranslate();
        m_general->retranslate();
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
    painter.fillRect(
        QRect(edge, 0, 1, height()), tokens.highContrast ? tokens.frame : mix(tokens.band, tokens.text, 0.12));
}

} // namespace quotalamp
