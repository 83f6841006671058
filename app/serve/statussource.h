// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/openmetrics.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <optional>

namespace quotalamp {

/// What a client of the server wants to read.
struct StatusWish {
    /// Which text: metrics, or the document of `quotalamp status --json`.
    enum class Text { Metrics, Document };
    Text text = Text::Metrics;
    MetricsDialect dialect = MetricsDialect::OpenMetrics; ///< of metrics
    bool labels = false;                                  ///< of metrics: also a person's names for the accounts
    friend bool operator==(const StatusWish&, const StatusWish&) = default;
};

/// Whoever knows what is left, for the server to tell. Nobody is asked for it: it tells what is known.
class StatusSource : public QObject {
    Q_OBJECT
public:
    /// Hears the text in UTF-8; nothing where it is not to be had just now.
    using Told = std::function<void(const std::optional<QByteArray>& text)>;

    using QObject::QObject;

    /// Calls back once, at once or later, unless `context` is gone.
    virtual void tell(const StatusWish& wish, QObject* context, const Told& told) = 0;
};

} // namespace quotalamp
