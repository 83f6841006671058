// SPDX-License-Identifier: MIT
#include "program/paneldesk.h"

#include "desktop/popup/cardstack.h"

#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds settleAnyway = 1s;   ///< a tray that comes later than that holds nothing up
constexpr Milliseconds settleAfter = 200ms; ///< the panel fetches the icon meanwhile
/// When the start is over: also that of another toolkit which Qt may have loaded for its theme, and which reads fonts by itself.
constexpr Milliseconds fontsAfter = 3s;

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
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &PanelDesk::settle);
    connectTray();
}

void PanelDesk::connectTray()
{
    connect(&m_tray, &Tray::toggleRequested, this, &PanelDesk::toggle);
    connect(&m_tray, &Tray::openRequested, this, &PanelDesk::show);
    connect(&m_tray, &Tray::shown, this, [this] {
        setWindowMode(false);
        hideStrip();
        if (!m_settled)
            m_settle.start(settleAfter);
        showFirstWindow();
    });
    connect(&m_tray, &Tray::lost, this, [this] { setWindowMode(true); });
    connect(&m_trayHost, &TrayHostMonitor::missing, this, &PanelDesk::onTrayMissing);
}

Popup& PanelDesk::popup()
{
    if (!m_popup) {
        m_popup = std::make_unique<Popup>();
        m_popup->setWindowMode(m_windowMode);
        m_popup->setPinned(m_pinned);
        applyToPopup();
        connectPopup();
        connectChoices();
        Q_EMIT popupMade(m_popup.get());
    }
    return *m_popup;
}

void PanelDesk::connectPopup()
{
    connect(m_popup.get(), &Popup::visibleChanged, this, &PanelDesk::onVisible);
    connect(m_popup.get(), &Popup::stripRequested, this, &PanelDesk::showStrip);
}

/// What a person arranges is kept like any other choice.
void PanelDesk::connectChoices()
{
    const Popup* popup = m_popup.get();
    const CardStack* cards = popup->cards();
    connect(popup, &Popup::asked, this,
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
    connect(popup, &Popup::sizeChosen, this,
        [this](QSize size) { Q_EMIT arranged([size](Settings& settings) { settings.arrangement.popupSize = size; }); });
    connect(popup, &Popup::windowSizeChosen, this, [this](QSize size) {
        Q_EMIT arranged([size](Settings& settings) { settings.arrangement.windowSize = size; });
    });
}

void PanelDesk::start()
{
    m_settle.start(settleAnyway);
    m_trayHost.start();
}

void PanelDesk::apply(const Settings& settings)
{
    m_settings = settings;
    m_tray.setStyle(settings.icon.style, settings.icon.panel);
    if (m_popup)
        applyToPopup();
    if (m_strip)
        m_strip->setPlace(settings.arrangement.stripPlace);
}

void PanelDesk::applyToPopup()
{
    const Arrangement& arrangement = m_settings.arrangement;
    m_popup->setCloseOnFocusLoss(m_settings.closeOnFocusLoss);
    m_popup->cards()->setFolding({arrangement.folded, arrangement.unfolded});
    m_popup->cards()->setOwnOrder(arrangement.ownOrder);
    m_popup->setChosenSizes(arrangement.popupSize, arrangement.windowSize);
}

void PanelDesk::present(const Overview& overview)
{
    m_tray.present(overview);
    if (m_popup)
        m_popup->present(overview);
    if (m_strip)
        m_strip->present(overview);
}

void PanelDesk::toggle(const QRect& icon, const QPoint& cursor)
{
    prepare();
    m_popup->toggleNear(icon, cursor);
}

void PanelDesk::show()
{
    m_firstWindow = false;
    prepare();
    const QRect icon = m_tray.geometry();
    if (icon.isEmpty())
        m_popup->openAtEdge();
    else
        m_popup->openNear(icon, icon.center());
}

/// The popup, with what is known now in it.
void PanelDesk::prepare()
{
    Popup& made = popup();
    if (made.isVisible())
        return;
    Q_EMIT opening();
    if (!m_unsaid.isEmpty())
        made.say(std::exchange(m_unsaid, {}));
}

void PanelDesk::say(const QString& sentence)
{
    if (m_popup && m_popup->isVisible())
        m_popup->say(sentence);
    else
        m_unsaid = sentence;
}

/// The window or the strip, never both, and neither where there is a tray to open the popup from.
void PanelDesk::showStrip()
{
    if (!m_strip) {
        m_strip = std::make_unique<Strip>();
        m_strip->setPlace(m_settings.arrangement.stripPlace);
        connect(m_strip.get(), &Strip::openRequested, this, &PanelDesk::show);
        connect(m_strip.get(), &Strip::moved, this, [this](QPoint place) {
            Q_EMIT arranged([place](Settings& settings) { settings.arrangement.stripPlace = place; });
        });
    }
    m_strip->open();
    m_popup->hide();
    Q_EMIT opening();
}

void PanelDesk::hideStrip()
{
    if (m_strip)
        m_strip->hide();
}

void PanelDesk::setWindowMode(bool on)
{
    m_windowMode = on;
    if (m_popup)
        m_popup->setWindowMode(on);
}

void PanelDesk::onVisible(bool visible)
{
    if (visible)
        hideStrip();
    Q_EMIT visibleChanged(visible);
}

void PanelDesk::tidy()
{
    if (m_popup && !m_popup->isVisible() && !m_windowMode) {
        m_pinned = m_popup->isPinned();
        m_popup.reset();
    }
    if (m_strip && !m_strip->isVisible())
        m_strip.reset();
}

bool PanelDesk::isWatched() const
{
    return (m_popup && m_popup->isVisible() && !m_popup->isMinimized()) || (m_strip && m_strip->isVisible());
}

void PanelDesk::settle()
{
    m_settle.stop();
    if (std::exchange(m_settled, true))
        return;
    Q_EMIT settled();
    QTimer::singleShot(fontsAfter, this, [this] {
        if (!m_popup)
            m_fonts.begin();
    });
}

void PanelDesk::showFirstWindow()
{
    if (std::exchange(m_firstWindow, false))
        show();
}

void PanelDesk::onTrayMissing()
{
    setWindowMode(true);
    settle();
    if (m_background)
        Q_EMIT noTray();
    else
        show();
}

} // namespace quotalamp
