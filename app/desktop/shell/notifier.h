// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/words/overview.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace quotalamp {

class NoticeFlow;
class NotificationBus;

/// A button below a notice.
struct NoticeAction {
    QString id;    ///< comes back in Notifier::actionInvoked(); never shown
    QString label; ///< what the button says, in the person's language
};

/// Something a person should hear of now. Plain text; never a key, an address or a host.
struct Notice {
    QString topic; ///< a newer notice of the same topic takes the older one's place
    QString title;
    QString body;                           ///< lines are separated by '\n'
    bool critical = false;                  ///< stays until a person closes it, where the service has it so
    std::vector<NoticeAction> actions;      ///< beside "Open", which is always there; the first only
    GaugeState gauge = GaugeState::Warning; ///< colours the picture of the notice
    std::optional<double> left;             ///< what the picture shows, from 0 to 1; empty: unknown
    bool alone = false;                     ///< never one of many: a person waits for it, or nothing else tells it
};

/// What came of a notice.
enum class Delivery {
    Shown,    ///< the service has taken it
    Absent,   ///< nobody provides the service, or it refuses
    Silent,   ///< it has not answered in time; it may still show the notice later
    TakenBack ///< before it was shown, or at once when it was
};

/// Hands notices to the desktop's notification service, one after the other and without waiting. A service that
/// is missing, hangs or restarts costs nothing but the notice: it goes to the fallback, and if that declines,
/// undelivered() tells it. Nothing is repeated later; old news is no news.
class Notifier : public QObject {
    Q_OBJECT
public:
    /// Shows a notice by other means; false if it cannot.
    using Fallback = std::function<bool(const Notice&)>;

    static constexpr QLatin1StringView openAction{"open"}; ///< also for a click on the notification itself
    /// Notices that wait for the service at most; beyond that the oldest one is undelivered().
    static constexpr std::size_t mostWaiting = 20;
    /// The topic of the one notice for many, see NoticeFlow.
    static constexpr QLatin1StringView groupTopic{"group"};

    /// The service gets `answerWithin` for each answer. `fallback` is asked where the service is absent, not where it
    /// is silent, since the system's own message might wait for the same service; it may be empty.
    explicit Notifier(
        Fallback fallback, Milliseconds answerWithin = std::chrono::seconds{5}, QObject* parent = nullptr);
    ~Notifier() override;

    /// Shows a notice soon: in the next turn of the event loop, with whatever else has come by then. A later one of the
    /// same topic takes its place, also on the screen.
    void notify(const Notice& notice);
    /// Takes the topic's notification back, wherever it is by now: what it said is over. The one notice for many goes with
    /// the last of them.
    void withdraw(const QString& topic);

Q_SIGNALS:
    /// A person clicked an action of the topic's notification, or the notification itself, which is openAction.
    void actionInvoked(const QString& topic, const QString& actionId);
    /// Nobody could show it: a badge in the window remains. It is not tried again.
    void undelivered(const quotalamp::Notice& notice);

private:
    void flush();
    void enqueue(const Notice& notice);
    void sendNext();
    void settle(const Notice& notice, Delivery delivery);
    void handOver(const Notice& notice);
    void takeBack(const QString& topic);

    Fallback m_fallback;          ///< may be empty
    std::vector<Notice> m_burst;  ///< of this turn of the event loop
    std::deque<Notice> m_waiting; ///< for the service; each topic once
    QTimer m_flush;               ///< until the burst is over, or until the group may tell of what joined it
    std::unique_ptr<NoticeFlow> m_flow;
    std::unique_ptr<NotificationBus> m_bus; ///< null where there is none
};

/// The one notice for many: their number, the titles of the first four, the most urgent gauge. `notices` must not be
/// empty. Its topic is Notifier::groupTopic.
[[nodiscard]] Notice grouped(const std::vector<Notice>& notices);

} // namespace quotalamp
