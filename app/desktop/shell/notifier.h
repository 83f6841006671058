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

struct NoticeAction {
    QString id;
    QString label;
};

/// Something a person should hear of now. Plain text; never a key, an address or a host.
struct Notice {
    QString topic; ///< a newer notice of the same topic takes the older one's place
    QString title;
    QString body;
    bool critical = false;
    std::vector<NoticeAction> actions; ///< beside "Open", which is always there; the first only
    GaugeState gauge = GaugeState::Warning;
    std::optional<double> left;
    bool alone = false; ///< never one of many: a person waits for it, or nothing else tells it
};

/// What came of a notice.
enum class Delivery {
    Shown,
    Absent, ///< nobody provides the service, or it refuses
    Silent, ///< it has not answered in time; it may still show the notice later
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
    static constexpr std::size_t mostWaiting = 20;
    /// Of the one notice for many, see NoticeFlow.
    static constexpr QLatin1StringView groupTopic{"group"};

    explicit Notifier(
        Fallback fallback, Milliseconds answerWithin = std::chrono::seconds{5}, QObject* parent = nullptr);
    ~Notifier() override;

    void notify(const Notice& notice);
    /// Takes the topic's notification back: what it said is over.
    void withdraw(const QString& topic);

Q_SIGNALS:
    void actionInvoked(const QString& topic, const QString& actionId);
    /// Nobody could show it: a badge in the window remains.
    void undelivered(const quotalamp::Notice& notice);

private:
    void flush();
    void enqueue(const Notice& notice);
    void sendNext();
    void settle(const Notice& notice, Delivery delivery);
    void handOver(const Notice& notice);

    Fallback m_fallback;
    std::vector<Notice> m_burst; ///< of this turn of the event loop
    std::deque<Notice> m_waiting;
    QTimer m_flush;
    std::unique_ptr<NoticeFlow> m_flow;
    std::unique_ptr<NotificationBus> m_bus; ///< null where there is none
};

/// The one notice for many: their number, the titles of the first ones, the most urgent gauge.
[[nodiscard]] Notice grouped(const std::vector<Notice>& notices);

} // namespace quotalamp
