// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <functional>

namespace quotalamp {

/// A request as the demo's providers see it, apart from the HTTP server's own types.
struct DemoRequest {
    Headers headers;
    QUrlQuery query;
    QJsonObject body;
    qsizetype bodyBytes = 0;
};

struct DemoReply {
    int status = 200;
    Headers headers;
    QJsonObject body;
};

/// One path of a provider. `sinceStart` is the time for the buckets, `now` the wall clock for instants in headers.
struct DemoRoute {
    QString path;
    bool post = false;
    std::function<DemoReply(const DemoRequest& request, Milliseconds sinceStart, TimePoint now)> answer;
};

/// What a request with a body of this size counts: about a token in four bytes of what goes beyond the frame around
/// the prompt, and a few for that.
[[nodiscard]] double promptTokens(qsizetype bodyBytes);

/// Headers write a duration like Go does: "6ms", "57.2s", "7m12s", "1h8m25.745s"; "0s" for none.
[[nodiscard]] QByteArray goDuration(Milliseconds duration);

} // namespace quotalamp
