// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/incident.h"

#include <QObject>
#include <QStringList>

#include <map>

namespace quotalamp {

class HttpClient;
class Registry;
struct AccountState;

/// The page of the account's provider, "https://status.example.com". Empty where there is none, and for a server of
/// one's own, which has another fate.
[[nodiscard]] QString statusPageOf(const AccountState& account, const Registry& registry);
/// The provider was really asked last time, so that asking its page tells nobody anything new.
[[nodiscard]] bool wasAsked(const AccountState& account);

/// Asks the status pages of providers in use for incidents: without any key, at most once in ten minutes each, and
/// rarely one that turns out to be none. Has no clock of its own: it asks when it is told that now is a good time.
class StatusPages : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes pace{10};     ///< at most once in this time, each page
    static constexpr std::chrono::hours paceOfNone{24}; ///< where the page does not speak the language

    explicit StatusPages(HttpClient& http, QObject* parent = nullptr);

    /// Off: nothing is asked, and what was told is taken back.
    void setOn(bool on);
    /// Asks those of `pages` (https, without a path) that are due. A page that does not answer keeps what it told last
    /// for a while.
    void ask(const QStringList& pages, TimePoint now);

Q_SIGNALS:
    /// What the page says now; no incident: all is well there, or what it told before is out of date.
    void told(const QString& page, const std::optional<quotalamp::Incident>& incident);

private:
    struct Page {
        TimePoint dueAt;                 ///< not asked again before
        std::optional<TimePoint> toldAt; ///< when it last answered
    };

    void askForName(const QString& page, const Incident& summary);
    void take(const QString& page, int status, const QByteArray& body, TimePoint now);

    HttpClient& m_http;
    bool m_on = true;
    std::map<QString, Page> m_pages; ///< by address, each that was ever asked
};

} // namespace quotalamp
