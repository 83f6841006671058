// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/places.h"
#include "serve/statussource.h"

#include <QPointer>
#include <QTimer>

#include <vector>

namespace quotalamp {

/// Tells what the running tray app knows, and asks no provider itself. What it said is good for two seconds, however many
/// want it, and who asks meanwhile waits for the same answer.
class Relay : public StatusSource {
    Q_OBJECT
public:
    explicit Relay(Places places, QObject* parent = nullptr);

    void tell(const StatusWish& wish, QObject* context, const Told& told) override;

Q_SIGNALS:
    /// No app runs any more, so that its place is free. It is noticed when somebody asks, or within a minute.
    void appMayBeGone();

private:
    /// Somebody who waits for an answer.
    struct Waiting {
        QPointer<QObject> context;
        Told told;
    };
    /// What the app said of one wish, and who waits for what it says next.
    struct Line {
        StatusWish wish;
        std::optional<QByteArray> text{};
        Milliseconds toldAt{0}; ///< since the machine started
        std::vector<Waiting> waiting{};
    };

    [[nodiscard]] Line& lineOf(const StatusWish& wish);
    void look();
    void ask(const StatusWish& wish);
    void hear(const StatusWish& wish, const std::optional<QByteArray>& text);

    Places m_places;
    std::vector<Line> m_lines; ///< one for each wish that anybody had, of which there are few
    QTimer m_look;             ///< to the next look whether the app is there
};

} // namespace quotalamp
