// SPDX-License-Identifier: MIT
#include "core/base/boundedjson.h"

#include "core/base/json.h"

#include <vector>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostDropped = 64; ///< lists that are told of one by one

/// Goes through the text once, looks at nothing but its structure, and keeps what is within the bounds. What it keeps of
/// JSON is JSON; whether it was any, the parser finds out.
class Pruner {
public:
    Pruner(const QByteArray& text, const JsonBounds& bounds)
        : m_text(text)
        , m_bounds(bounds)
    {
    }

    /// False where the text is nested too deep, or ends within a string.
    [[nodiscard]] bool run();
    /// What is kept.
    [[nodiscard]] QByteArray text() const { return m_copied == 0 ? m_text : m_kept + m_text.mid(m_copied); }
    [[nodiscard]] const std::map<QString, qsizetype>& dropped() const { return m_dropped; }

private:
    /// An open list or object.
    struct Frame {
        bool isObject = false;
        qsizetype count = 0;   ///< children before this one
        qsizetype dropped = 0; ///< of them
        QByteArrayView name{}; ///< of this child, as it is written
    };

    [[nodiscard]] qsizetype endOfString(qsizetype begin) const;
    [[nodiscard]] bool open(bool isObject);
    void close(qsizetype at);
    void next(qsizetype at);
    [[nodiscard]] bool full(const Frame& frame) const;
    [[nodiscard]] QString pointer() const;

    const QByteArray& m_text;
    const JsonBounds& m_bounds;
    std::vector<Frame> m_open;
    qsizetype m_containers = 0;
    qsizetype m_values = 0;
    std::size_t m_skipping = 0; ///< how deep the list is whose end is skipped; 0: none
    qsizetype m_skippedFrom = 0;
    qsizetype m_copied = 0; ///< up to here the text is in m_kept, or skipped
    QByteArray m_kept;
    std::map<QString, qsizetype> m_dropped;
};

qsizetype Pruner::endOfString(qsizetype begin) const
{
    for (qsizetype at = begin + 1; at < m_text.size(); ++at) {
        if (m_text.at(at) == '\\')
            ++at;
        else if (m_text.at(at) == '"')
            return at;
    }
    return -1;
}

bool Pruner::full(const Frame& frame) const
{
    return frame.count >= m_bounds.children || m_containers > m_bounds.containers || m_values > m_bounds.values;
}

bool Pruner::open(bool isObject)
{
    if (static_cast<qsizetype>(m_open.size()) >= m_bounds.depth)
        return false;
    if (m_skipping == 0)
        ++m_containers;
    m_open.push_back({isObject});
    return true;
}

void Pruner::next(qsizetype at)
{
    if (m_open.empty())
        return;
    Frame& frame = m_open.back();
    ++frame.count;
    if (m_skipping == 0) {
        ++m_values;
        if (full(frame)) {
            m_skipping = m_open.size();
            m_skippedFrom = at;
        }
    }
    if (m_skipping == m_open.size())
        ++frame.dropped;
}

void Pruner::close(qsizetype at)
{
    if (m_open.empty())
        return;
    const qsizetype dropped = m_open.back().dropped;
    if (m_skipping == m_open.size()) {
        m_kept += QByteArrayView(m_text).sliced(m_copied, m_skippedFrom - m_copied);
        m_copied = at;
        m_skipping = 0;
    }
    m_open.pop_back();
    if (dropped > 0 && m_dropped.size() < mostDropped)
        m_dropped.emplace(pointer(), dropped);
}

/// To the child that is being read.
QString Pruner::pointer() const
{
    QString pointer;
    for (const Frame& frame : m_open) {
        QString step = frame.isObject ? QString::fromUtf8(frame.name) : QString::number(frame.count);
        pointer += u'/' + step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    }
    return pointer;
}

bool Pruner::run()
{
    QByteArrayView string;
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        switch (m_text.at(at)) {
        case '"': {
            const qsizetype end = endOfString(at);
            if (end < 0)
                return false;
            string = QByteArrayView(m_text).sliced(at + 1, end - at - 1);
            at = end;
            break;
        }
        case '{':
        case '[':
            if (!open(m_text.at(at) == '{'))
                return false;
            break;
        case '}':
        case ']':
            close(at);
            break;
        case ':':
            if (!m_open.empty())
                m_open.back().name = string;
            break;
        case ',':
            next(at);
            break;
        default:
            break;
        }
    }
    return true;
}

} // namespace

BoundedJson parseBounded(const QByteArray& bytes, const JsonBounds& bounds)
{
    Pruner pruner(bytes, bounds);
    if (!pruner.run())
        return {};
    return {parseJson(pruner.text()), pruner.dropped()};
}

} // namespace quotalamp
