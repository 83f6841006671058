// SPDX-License-Identifier: MIT
#include "serve/webrequest.h"

#include <QByteArrayList>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView lineEnd = "\r\n";

/// RFC 9110, 5.6.2: what methods and the names of headers are made of.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    const auto ofToken = [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    };
    return !text.isEmpty() && std::ranges::all_of(text, ofToken);
}

/// RFC 9110, 5.5: what can be read, blanks, and bytes of other letters, which say nothing to us.
bool isFieldValue(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c == '\t' || (static_cast<uchar>(c) >= 0x20 && c != 0x7f); });
}

/// What can be read, and blanks.
bool isPrintable(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c == '\t' || (c >= 0x20 && c < 0x7f); });
}

/// RFC 9112, 3.2: a path, or a whole address, whose host then counts.
bool takeTarget(WebRequest& request, QByteArray target)
{
    for (const QByteArray& scheme : {"http://"_ba, "https://"_ba}) {
        if (target.left(scheme.size()).toLower() != scheme)
            continue;
        const qsizetype slash = target.indexOf('/', scheme.size());
        request.host = target.mid(scheme.size(), slash < 0 ? -1 : slash - scheme.size());
        target = slash < 0 ? "/"_ba : target.mid(slash);
        if (request.host.isEmpty())
            return false;
    }
    request.path = target.left(target.indexOf('?'));
    if (!target.contains('?'))
        request.path = target;
    return request.path.startsWith('/');
}

std::optional<WebRefusal> takeFirstLine(WebRequest& request, const QByteArray& line)
{
    const QByteArrayList words = line.split(' ');
    if (words.size() != 3 || !isToken(words.at(0)) || !isPrintable(line) || line.contains('\t'))
        return WebRefusal::BadRequest;
    if (!words.at(2).startsWith("HTTP/"))
        return WebRefusal::BadRequest;
    if (words.at(2) != "HTTP/1.1" && words.at(2) != "HTTP/1.0")
        return WebRefusal::OtherVersion;
    request.method = words.at(0);
    request.keepsAlive = words.at(2) == "HTTP/1.1";
    return takeTarget(request, words.at(1)) ? std::nullopt : std::optional(WebRefusal::BadRequest);
}

/// What is said once at most.
struct SeenHeaders {
    bool host = false;
    bool authorization = false;
    bool length = false;
};

/// True where it is the first of its kind.
bool once(bool& seen)
{
    return !std::exchange(seen, true);
}

std::optional<WebRefusal> takeHeader(WebRequest& request, SeenHeaders& seen, const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(colon).toLower();
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (colon < 0 || !isToken(name) || !isFieldValue(value))
        return WebRefusal::BadRequest;
    if (name == "transfer-encoding")
        return WebRefusal::HasBody;
    if (name == "content-length") {
        if (!once(seen.length) || value.isEmpty()
            || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
            return WebRefusal::BadRequest;
        return std::ranges::all_of(value, [](char c) { return c == '0'; }) ? std::nullopt
                                                                           : std::optional(WebRefusal::HasBody);
    }
    if (name == "host") {
        if (!once(seen.host))
            return WebRefusal::BadRequest;
        if (request.host.isEmpty())
            request.host = value;
    } else if (name == "authorization") {
        if (!once(seen.authorization))
            return WebRefusal::BadRequest;
        request.authorization = value;
    } else if (name == "accept") {
        request.accept += request.accept.isEmpty() ? value : ',' + value;
    } else if (name == "connection") {
        const QByteArray wish = value.toLower();
        request.keepsAlive = wish.contains("close") ? false : request.keepsAlive || wish.contains("keep-alive");
    }
    return std::nullopt;
}

} // namespace

std::optional<qsizetype> endOfWebRequest(const QByteArray& received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    // Whoever ends lines with line feeds alone waits for its answer as well.
    const qsizetype fed = received.indexOf("\n\n");
    if (fed >= 0 && (end < 0 || fed < end))
        return fed + 2;
    return end < 0 ? std::nullopt : std::optional(end + 4);
}

qsizetype blanksBeforeWebRequest(const QByteArray& received)
{
    qsizetype at = 0;
    while (received.mid(at, lineEnd.size()) == lineEnd)
        at += lineEnd.size();
    return at;
}

Result<WebRequest, WebRefusal> readWebRequest(const QByteArray& request)
{
    if (request.size() > mostRequestBytes)
        return WebRefusal::TooLong;
    WebRequest read;
    SeenHeaders seen;
    bool first = true;
    bool newer = false;
    for (qsizetype at = 0; at < request.size();) {
        const qsizetype end = request.indexOf(lineEnd, at);
        if (end < 0)
            return WebRefusal::BadRequest;
        const QByteArray line = request.mid(at, end - at);
        at = end + lineEnd.size();
        if (line.isEmpty() && at == request.size() && !first)
            break;
        const auto refusal = first ? takeFirstLine(read, line) : takeHeader(read, seen, line);
        if (refusal)
            return *refusal;
        newer = first ? read.keepsAlive : newer;
        first = false;
    }
    if (newer && !seen.host)
        return WebRefusal::BadRequest; // RFC 9112, 3.2
    return read;
}

} // namespace quotalamp
