// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/decimal.h"
#include "core/base/time.h"
#include "core/base/wordtable.h"
#include "core/model/hooksettings.h"
#include "core/model/limitkey.h"
#include "core/model/ratewindow.h"
#include "core/model/workingtime.h"

#include <QJsonObject>
#include <QPoint>
#include <QSize>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <map>
#include <optional>

namespace quotalamp {

/// What the icon in the tray looks like: a ring, two bars, a number in percent, or the ring in one colour.
enum class IconStyle { Ring, Bars, Number, Monochrome };
/// All of them, in the order in which they are offered, with their words in the file: the one list of styles.
inline constexpr WordTable<IconStyle, 4> iconStyles{
    {{IconStyle::Ring, QLatin1StringView("ring")}, {IconStyle::Bars, QLatin1StringView("bars")},
        {IconStyle::Number, QLatin1StringView("number")}, {IconStyle::Monochrome, QLatin1StringView("monochrome")}}};
/// What the panel behind a monochrome icon looks like. Automatic: by the desktop's colours.
enum class PanelTone { Automatic, Light, Dark };
/// Whether shares are said as what is left or as what is used: one choice for the whole program.
enum class Share { Left, Used };
/// Whether a reset is said as the time until then, or as the time of day.
enum class ResetStyle { Countdown, Clock };

/// When notifications wait, in minutes after local midnight; `from` after `until` goes over midnight.
struct QuietHours {
    int from = 22 * 60;
    int until = 8 * 60;
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

/// Whose proxy requests go through: the system's, nobody's, or one of the person's own of either protocol.
enum class ProxyKind { System, None, Http, Socks5 };
/// The way out of the person's own network. Its user name and password are in the keychain, and nowhere else.
struct Proxy {
    ProxyKind kind = ProxyKind::System;
    QString host;       ///< for Http and Socks5
    int port = 0;       ///< 1–65535
    bool login = false; ///< the keychain holds a user name and a password for it
    friend bool operator==(const Proxy&, const Proxy&) = default;
};

/// Notices that are no warning of a limit, each by a switch of its own.
struct WantedNotices {
    bool unused = false;    ///< much of a long window is left shortly before its reset
    bool elsewhere = false; ///< a limit is used while nobody is at this computer
    bool spendJumps = true; ///< an organisation's day costs far more than the days before
    friend bool operator==(const WantedNotices&, const WantedNotices&) = default;
};

/// How the icon in the tray is drawn, and what it is about.
struct IconSettings {
    IconStyle style = IconStyle::Ring;
    PanelTone panel = PanelTone::Automatic; ///< counts for a monochrome icon only
    QString account;                        ///< id of the account that the icon shows; empty: the most urgent
    friend bool operator==(const IconSettings&, const IconSettings&) = default;
};

/// How a person arranged the popup and its cards, by hand. Sizes and places are in device-independent pixels.
struct Arrangement {
    bool ownOrder = false;            ///< cards in the person's order instead of the most urgent first
    QStringList folded;               ///< ids of accounts whose cards are folded by hand
    QStringList unfolded;             ///< and of those that would be folded, and are not
    QSize popupSize;                  ///< as a person made it at the icon; empty: as its content needs
    QSize windowSize;                 ///< the same where it is a window
    std::optional<QPoint> stripPlace; ///< the strip's upper left corner; empty: where trays are
    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// What a person chose, for the whole program. Never holds a key. A setting is declared in three places: here with its
/// default, in the table of settings.cpp with its name in the file and what is allowed, and as a row of a page in
/// desktop/settings with its label. It acts where TrayProgram::apply() hands it on, or where it is read.
struct Settings {
    std::chrono::minutes interval{5}; ///< between two checks of an account; 1–60
    QString language;                 ///< "de"; empty: the system's
    IconSettings icon;
    Arrangement arrangement;

    bool closeOnFocusLoss = true; ///< of the popup at the icon
    Share share = Share::Left;
    ResetStyle resetStyle = ResetStyle::Countdown;

    bool notifications = true;
    bool notifyReturns = true;    ///< tell too when an exhausted limit is back
    bool notifyPrivately = false; ///< no name, number or account in a notification
    WantedNotices wanted;
    std::optional<QuietHours> quietHours;
    Thresholds thresholds;
    /// For an account as a whole, or for one of its limits, which counts more. The limit is RateWindow::id, for windows of
    /// all models alike, or Balance::id.
    std::map<LimitKey, Thresholds> thresholdsFor;
    /// The credit below which a balance is low, positive and in the balance's own currency. The limit is Balance::id.
    std::map<LimitKey, Decimal> creditBelow;
    /// By account: what it is to spend in a month at most, positive and in the account's currency.
    std::map<QString, Decimal> monthlyBudget;

    HookSettings hooks; ///< a command and a webhook of the person's own, told of events

    WorkingTime workingTime; ///< carries even pace, forecasts and alerts; by default all time counts

    std::optional<int> paidProbesPerDay; ///< >= 0; empty: no cap
    Proxy proxy;
    bool statusPages = true;   ///< ask the providers' status pages for incidents
    bool sessionFiles = false; ///< read what tools write of limits into their own session files

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// How settings are changed: by what it does to them as they are then.
using SettingsEdit = std::function<void(Settings&)>;

/// The settings as they are kept in a file; names that an older or newer version wrote are not looked at. What is not
/// understood is as by default, and a number out of range is the nearest that is allowed.
[[nodiscard]] Settings settingsFromJson(const QJsonObject& json);
[[nodiscard]] QJsonObject toJson(const Settings& settings);

/// The thresholds that hold for a limit, or for an account as a whole: its own, else its account's, else everybody's.
/// The key is as in Settings::thresholdsFor.
[[nodiscard]] Thresholds thresholdsFor(const Settings& settings, const LimitKey& key);
/// Below which amount a balance is low; empty: none was set. The key is as in Settings::creditBelow.
[[nodiscard]] std::optional<Decimal> creditBelow(const Settings& settings, const LimitKey& key);
/// An account's own budget for a month; empty: none was set.
[[nodiscard]] std::optional<Decimal> monthlyBudget(const Settings& settings, const QString& accountId);

} // namespace quotalamp
