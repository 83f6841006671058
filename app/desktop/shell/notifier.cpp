// SPDX-License-Identifier: MIT
#include "desktop/shell/notifier.h"

#include "desktop/shell/noticeflow.h"
#include "desktop/shell/notificationbus.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {
namespace {

/// Drops what `topic` has said so far.
template <typename Notices> void removeTopic(Notices& notices, const QString& topic)
{
    std::erase_if(notices, [&topic](const Notice& notice) { return notice.topic == topic; });
}

} // namespace

#ifndef QUOTALAMP_DBUS
class NotificationBus { };
#endif

Notifier::Notifier(Fallback fallback, Milliseconds answerWithin, QObject* parent)
    : QObject(parent)
    , m_fallback(std::move(fallback))
    , m_flow(std::make_unique<NoticeFlow>())
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &Notifier::flush);
#ifdef QUOTALAMP_DBUS
    m_bus = std::make_unique<NotificationBus>(answerWithin);
    connect(m_bus.get(), &NotificationBus::actionInvoked, this, &Notifier::actionInvoked);
    connect(m_bus.get(), &NotificationBus::finished, this, &Notifier::settle);
#else
    Q_UNUSED(answerWithin)
#endif
}

Notifier::~Notifier() = default;

void Notifier::notify(const Notice& notice)
{
    removeTopic(m_burst, notice.topic);
    m_burst.push_back(notice);
    m_flush.start(0);
}

void Notifier::withdraw(const QString& topic)
{
    removeTopic(m_burst, topic);
    takeBack(topic);
    if (m_flow->withdraw(topic)) {
        takeBack(groupTopic);
    }
}

/// What was handed over already.
void Notifier::takeBack(const QString& topic)
{
    removeTopic(m_waiting, topic);
#ifdef QUOTALAMP_DBUS
    m_bus->close(topic);
#endif
}

void Notifier::flush()
{
    const Milliseconds now = sinceBoot();
    for (const Notice& notice : m_flow->take(std::exchange(m_burst, {}), now)) {
        enqueue(notice);
    }
    if (const auto wait = m_flow->wait(now)) {
        m_flush.start(*wait);
    }
    sendNext();
}

void Notifier::enqueue(const Notice& notice)
{
    removeTopic(m_waiting, notice.topic);
    m_waiting.push_back(notice);
    if (m_waiting.size() <= mostWaiting) {
        return;
    }
    const Notice oldest = m_waiting.front();
    m_waiting.pop_front();
    Q_EMIT undelivered(oldest);
}

#ifdef QUOTALAMP_DBUS

void Notifier::sendNext()
{
    if (m_waiting.empty() || m_bus->isBusy()) {
        return;
    }
    const Notice next = m_waiting.front();
    m_waiting.pop_front();
    m_bus->send(next);
}

/// A silent service would let each of the waiting wait as long, and the system's own message asks it too.
void Notifier::settle(const Notice& notice, Delivery delivery)
{
    const bool wanted = !m_bus->isTakenBack();
    if (delivery == Delivery::Absent && wanted) {
        handOver(notice);
    }
    if (delivery == Delivery::Silent) {
        if (wanted) {
            m_waiting.push_front(notice);
        }
        for (const Notice& late : std::exchange(m_waiting, {})) {
            Q_EMIT undelivered(late);
        }
    }
    sendNext();
}

#else

void Notifier::sendNext()
{
    for (const Notice& notice : std::exchange(m_waiting, {})) {
        settle(notice, Delivery::Absent);
    }
}

void Notifier::settle(const Notice& notice, Delivery delivery)
{
    Q_UNUSED(delivery)
    handOver(notice);
}

#endif

void Notifier::handOver(const Notice& notice)
{
    if (!m_fallback || !m_fallback(notice)) {
        Q_EMIT undelivered(notice);
    }
}

Notice grouped(const std::vector<Notice>& notices)
{
    constexpr int mostTitles = 4;
    const int count = static_cast<int>(notices.size());
    const int rest = std::max(0, count - mostTitles);
    const auto worst = std::ranges::max_element(notices, {}, &Notice::gauge); // in order of urgency
    QStringList lines;
    std::for_each_n(notices.begin(), count - rest, [&lines](const Notice& notice) { lines << notice.title; });
    lines.removeDuplicates();
    if (rest > 0) {
        lines << Notifier::tr("and %Ln more", nullptr, rest);
    }

    Notice group;
    group.topic = Notifier::groupTopic;
    group.title = Notifier::tr("%Ln limits need attention", nullptr, count);
    group.body = lines.join(u'\n');
    group.critical = std::ranges::any_of(notices, &Notice::critical);
    group.gauge = worst->gauge;
    group.left = worst->left;
    return group;
}

} // namespace quotalamp
