// SPDX-License-Identifier: MIT
#pragma once

#include "demo/recording.h"

#include <QUrlQuery>

namespace quotalamp {

/// Answers one account's requests as was recorded. Where several requests go to one path, the one that the query and
/// the body are most like counts; instants in them differ from day to day.
class Playback {
public:
    /// `key` is the only one that is let in; empty: none is wanted.
    Playback(std::vector<RecordedExchange> exchanges, QByteArray key);

    struct Heard {
        QByteArray method;
        QString path; ///< one of paths()
        QUrlQuery query;
        Headers headers;
        QByteArray body;
    };
    /// A plain 401 without the right key.
    [[nodiscard]] Answer answerTo(const Heard& heard) const;
    [[nodiscard]] QStringList paths() const;

private:
    std::vector<RecordedExchange> m_exchanges;
    QByteArray m_key;
};

} // namespace quotalamp
