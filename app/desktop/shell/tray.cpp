// SPDX-License-Identifier: MIT
#include "desktop/shell/tray.h"

#include "core/base/text.h"
#include "desktop/kit/plaintext.h"
#include "desktop/shell/menuchange.h"
#include "desktop/shell/notifier.h"
#include "desktop/shell/trayhost.h"

#include <QAction>
#include <QCursor>
#include <QEvent>
#include <QGuiApplication>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace quotalamp {
namespace {

constexpr Milliseconds debounce = 400ms; ///< a double click is Trigger and Trigger, or Trigger and DoubleClick
constexpr Milliseconds pace = 1s;
constexpr Milliseconds checkAfter = 2s; ///< a panel needs a moment to take the icon in
constexpr int mostChecks = 5;

} // namespace

Tray::Tray(TrayHostMonitor& host, QObject* parent)
    : QObject(parent)
    , m_host(host)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(pace);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_behind) {
            present();
        }
    });
    connect(&host, &TrayHostMonitor::gone, this, &Tray::lost);
    m_check.setSingleShot(true);
    m_check.setInterval(checkAfter);
    connect(&m_check, &QTimer::timeout, &host, &TrayHostMonitor::checkIcon);
    connect(&host, &TrayHostMonitor::overlooked, this, &Tray::showAgain);
    connect(&host, &TrayHostMonitor::available, this, [this] {
        if (!m_icon) {
            create();
        }
        m_checks = mostChecks;
        m_check.start();
        Q_EMIT shown();
    });
}

Tray::~Tray() = default;

/// Qt tells a panel of the icon anew where it is shown anew.
void Tray::showAgain()
{
    if (!m_icon || m_checks-- <= 0) {
        return;
    }
    m_icon->hide();
    m_icon->show();
    m_check.start();
}

bool Tray::isShown() const
{
    return m_icon && m_host.host() != TrayHost::None;
}

QRect Tray::geometry() const
{
    return m_icon ? m_icon->geometry() : QRect();
}

void Tray::create()
{
    m_overBus = m_host.host() == TrayHost::StatusNotifier;
    m_menu = std::make_unique<QMenu>();
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get()); // before its actions, or some panels never see them
    m_sign = new QAction(m_menu.get());
    m_sign->setVisible(false);
    {
        const MenuChange change(*m_menu, *m_sign);
        buildMenu();
        presentLines();
    }
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, &Tray::activate);
    if (!m_overBus) { // over the bus Qt emits it for every program's notifications
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Tray::openRequested);
    }
    present();
    m_icon->show();
}

/// Built once and never rebuilt: panels keep it, and a deleted menu has crashed some.
void Tray::buildMenu()
{
    m_open = addAction(&Tray::openRequested);
    m_menu->addSeparator();
    m_linesEnd = m_menu->addSeparator();
    m_refresh = addAction(&Tray::refreshRequested);
    m_settings = addAction(&Tray::settingsRequested);
    m_add = addAction(&Tray::addAccountRequested);
    m_menu->addSeparator();
    m_quit = addAction(&Tray::quitRequested);
    nameActions();
    m_menu->installEventFilter(this);
}

QAction* Tray::addAction(void (Tray::*request)())
{
    auto* action = new QAction(m_menu.get());
    connect(action, &QAction::triggered, this, [this, request] { Q_EMIT(this->*request)(); });
    m_menu->addAction(action);
    return action;
}

void Tray::nameActions()
{
    m_open->setText(tr("&Open"));
    m_refresh->setText(tr("&Refresh now"));
    m_settings->setText(tr("&Settings…"));
    m_add->setText(tr("&Add account…"));
    m_quit->setText(tr("&Quit"));
}

/// The language, the colours or the direction were changed while running.
bool Tray::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_menu.get())
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::LanguageChange) {
        const MenuChange change(*m_menu, *m_sign);
        nameActions();
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        presentIcon();
    return QObject::eventFilter(watched, event);
}

void Tray::present(const Overview& overview)
{
    const Face face{{overview.icon, overview.iconLeft, overview.iconSecondLeft}, overview.tooltip, overview.menuLines};
    if (face == m_face)
        return;
    m_face = face;
    m_behind = true;
    if (m_icon && !m_pace.isActive()) {
        present();
    }
}

void Tray::setStyle(IconStyle style, PanelTone tone)
{
    m_style = style;
    m_tone = tone;
    if (m_icon) {
        presentIcon();
    }
}

void Tray::present()
{
    m_behind = false;
    m_pace.start();
    presentIcon();
    presentTooltip();
    presentLines();
}

IconLook Tray::look() const
{
    return {m_style, isLightPanel(m_tone, QGuiApplication::palette()), QGuiApplication::layoutDirection()};
}

void Tray::presentIcon()
{
    const GaugeKey key = trayIconKey(m_face.gauge, look());
    if (m_shownIcon == key) {
        return;
    }
    m_shownIcon = key;
    m_icon->setIcon(trayIcon(m_face.gauge, look()));
}

void Tray::presentTooltip()
{
    const QString text = inReadingDirection(withoutMarkup(m_face.tooltip));
    if (m_icon->toolTip() != text)
        m_icon->setToolTip(text);
}

void Tray::presentLines()
{
    QStringList texts;
    for (const QString& line : std::as_const(m_face.lines))
        texts << menuText(line);
    qsizetype others = 0;
    for (qsizetype i = 0; i < std::max<qsizetype>(texts.size(), std::ssize(m_lines)); ++i)
        others += i >= std::ssize(m_lines) || m_lines[std::size_t(i)]->text() != texts.value(i);
    if (others == 0)
        return;
    std::optional<MenuChange> change;
    if (others > 1)
        change.emplace(*m_menu, *m_sign);
    while (std::ssize(m_lines) < texts.size())
        m_lines.push_back(addLine(texts[qsizetype(m_lines.size())]));
    for (qsizetype i = 0; i < std::ssize(m_lines); ++i) {
        QAction* line = m_lines[std::size_t(i)];
        if (line->text() != texts.value(i))
            line->setText(texts.value(i));
        line->setVisible(!texts.value(i).isEmpty());
    }
}

QAction* Tray::addLine(const QString& text)
{
    auto* line = new QAction(text, m_menu.get()); // with its text, or panels are told of it once more
    connect(line, &QAction::triggered, this, &Tray::openRequested);
    m_menu->insertAction(m_linesEnd, line);
    return line;
}

/// Escaped so that it reads as it is. Qt hands menus to panels with the first '&' turned into the panels' sign
/// for a mnemonic, '_', and nothing else escaped.
QString Tray::menuText(const QString& line) const
{
    QString text = plainText(line);
    if (!m_overBus) {
        return withoutMnemonic(text);
    }
    text.replace(u'_', "__"_L1);
    if (const qsizetype first = text.indexOf(u'&'); first >= 0) {
        text.insert(first, u'&');
    }
    return text;
}

void Tray::activate(QSystemTrayIcon::ActivationReason reason)
{
    switch (reason) {
    case QSystemTrayIcon::Trigger:
    case QSystemTrayIcon::DoubleClick:
        toggle();
        return;
    case QSystemTrayIcon::MiddleClick:
        Q_EMIT refreshRequested();
        return;
    case QSystemTrayIcon::Context:
    case QSystemTrayIcon::Unknown:
        return;
    }
}

void Tray::toggle()
{
    if (m_sinceToggle.isValid() && Milliseconds(m_sinceToggle.elapsed()) < debounce) {
        return;
    }
    m_sinceToggle.start();
    Q_EMIT toggleRequested(geometry(), QCursor::pos());
}

bool Tray::showMessage(const Notice& notice)
{
    if (!m_icon || m_overBus || !QSystemTrayIcon::supportsMessages()) {
        return false;
    }
    const auto kind = notice.critical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning;
    m_icon->showMessage(
        inReadingDirection(plainText(notice.title)), inReadingDirection(notificationText(notice.body, false)), kind);
    return true;
}

} // namespace quotalamp
