// SPDX-License-Identifier: MIT
#include "program/paneldesk.h"

#include "desktop/popup/cardstack.h"

#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

/// A panel that starts with the session may come late; a person who starts the program waits for a window.
TrayHostOptions trayHostOptions(bool background)
{
    TrayHostOptions options;
    if (!background)
        options.grace = 2s;
    return options;
}

void sayOtherwise(Settings& settings, Ask ask)
{
    if (ask == Ask::OtherShare)
        settings.share = settings.share == Share::Left ? Share::Used : Share::Left;
    if (ask == Ask::OtherTime)
        settings.resetStyle = settings.resetStyle == ResetStyle::Countdown ? ResetStyle::Clock : ResetStyle::Countdown;
}

} // namespace

PanelDesk::PanelDesk(bool background, QObject* parent)
    : QObject(parent)
    , m_background(background)
    , m_firstWindow(!background)
    , m_trayHost(trayHostOptions(background))
    , m_tray(m_trayHost)
{
    connectTray();
    connectStrip();
    connectChoices();
    connect(&m_popup, &Popup::visibleChanged, this, &PanelDesk::visibleChanged);
}

void PanelDesk::connectTray()
{
    connect(&m_tray, &Tray::toggleRequested, this, [this](const QRect& icon, const QPoint& cursor) {
        if (!m_popup.isVisible())
            Q_EMIT opening();
        m_popup.toggleNear(icon, cursor);
    });
    connect(&m_tray, &Tray::openRequested, this, &PanelDesk::show);
    connect(&m_tray, &Tray::shown, this, [this] {
        m_popup.setWindowMode(false);
        showFirstWindow();
    });
    connect(&m_tray, &Tray::lost, this, [this] { m_popup.setWindowMode(true); });
    connect(&m_trayHost, &TrayHostMonitor::missing, this, &PanelDesk::onTrayMissing);
}

/// The window or the strip, never both, and neither where there is a tray to open the popup from.
void PanelDesk::connectStrip()
{
    connect(&m_popup, &Popup::stripRequested, this, [this] {
        m_strip.open();
        m_popup.hide();
        Q_EMIT opening();
    });
    connect(&m_strip, &Strip::openRequested, this, &PanelDesk::show);
    connect(&m_popup, &Popup::visibleChanged, &m_strip, [this](bool visible) {
        if (visible)
            m_strip.hide();
    });
    connect(&m_tray, &Tray::shown, &m_strip, &QWidget::hide);
}

/// What a person arranges is kept like any other choice.
void PanelDesk::connectChoices()
{
    const CardStack* cards = m_popup.cards();
    connect(&m_popup, &Popup::asked, this,
        [this](Ask ask) { Q_EMIT arranged([ask](Settings& settings) { sayOtherwise(settings, ask); }); });
    connect(cards, &CardStack::foldingChanged, this, [this](const QStringList& folded, const QStringList& unfolded) {
        Q_EMIT arranged([&](Settings& settings) {
            settings.arrangement.folded = folded;
            settings.arrangement.unfolded = unfolded;
        });
    });
    connect(cards, &CardStack::orderChosen, this,
        [this] { Q_EMIT arranged([](Settings& settings) { settings.arrangement.ownOrder = true; }); });
    connect(cards, &CardStack::urgencyOrderChosen, this,
        [this] { Q_EMIT arranged([](Settings& settings) { settings.arrangement.ownOrder = false; }); });
    connect(&m_popup, &Popup::sizeChosen, this,
        [this](QSize size) { Q_EMIT arranged([size](Settings& settings) { settings.arrangement.popupSize = size; }); });
    connect(&m_popup, &Popup::windowSizeChosen, this, [this](QSize size) {
        Q_EMIT arranged([size](Settings& settings) { settings.arrangement.windowSize = size; });
    });
    connect(&m_strip, &Strip::moved, this, [this](QPoint place) {
        Q_EMIT arranged([place](Settings& settings) { settings.arrangement.stripPlace = place; });
    });
}

void PanelDesk::start()
{
    m_trayHost.start();
}

void PanelDesk::apply(const Settings& settings)
{
    m_popup.setCloseOnFocusLoss(settings.closeOnFocusLoss);
    m_popup.cards()->setFolding({settings.arrangement.folded, settings.arrangement.unfolded});
    m_popup.cards()->setOwnOrder(settings.arrangement.ownOrder);
    m_popup.setChosenSizes(settings.arrangement.popupSize, settings.arrangement.windowSize);
    m_strip.setPlace(settings.arrangement.stripPlace);
    m_tray.setStyle(settings.icon.style, settings.icon.panel);
}

void PanelDesk::present(const Overview& overview)
{
    m_tray.present(overview);
    m_popup.present(overview);
    m_strip.present(overview);
}

void PanelDesk::show()
{
    m_firstWindow = false;
    Q_EMIT opening();
    const QRect icon = m_tray.geometry();
    if (icon.isEmpty())
        m_popup.openAtEdge();
    else
        m_popup.openNear(icon, icon.center());
}

bool PanelDesk::isWatched() const
{
    return m_popup.isVisible() || m_strip.isVisible();
}

void PanelDesk::showFirstWindow()
{
    if (std::exchange(m_firstWindow, false))
        show();
}

void PanelDesk::onTrayMissing()
{
    m_popup.setWindowMode(true);
    if (m_background)
        Q_EMIT noTray();
    else
        show();
}

} // namespace quotalamp
