// SPDX-License-Identifier: MIT
#include "core/net/trafficreader.h"

#include "core/base/boundedjson.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

constexpr int mostLinesOfDocument = 2000;
constexpr JsonBounds documentBounds{500, 500, 5000, 32};

/// "HTTP/1.1 200 OK", "HTTP/2 200", ":status: 200": the status; 0 where it is another line.
int statusIn(const QByteArray& line)
{
    if (line.startsWith(":status:"))
        return statusIn("HTTP/2 " + line.sliced(8).trimmed());
    if (!line.startsWith("HTTP/"))
        return 0;
    const qsizetype blank = line.indexOf(' ');
    const QByteArray version = line.mid(5, blank - 5);
    const bool known = version == "1.0" || version == "1.1" || version == "2" || version == "2.0" || version == "3";
    const QByteArray code = line.mid(blank + 1, 3);
    const QByteArray rest = line.mid(blank + 4);
    bool isNumber = false;
    const int status = code.toInt(&isNumber);
    const bool whole = isNumber && code.size() == 3 && (rest.isEmpty() || rest.startsWith(' '));
    return known && whole && status >= 100 && status <= 599 ? status : 0;
}

bool isTokenLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(letter);
}

/// The name of a header line, in small letters; empty where it is none.
QByteArray fieldName(const QByteArray& line)
{
    const QByteArray name = line.left(std::max<qsizetype>(line.indexOf(':'), 0));
    return std::ranges::all_of(name, isTokenLetter) ? name.toLower() : QByteArray();
}

bool beginsDocument(const QByteArray& line)
{
    return line.startsWith('{') || line.startsWith('[');
}

} // namespace

TrafficReader::TrafficReader(std::function<bool(const QByteArray&)> wanted, Form form)
    : m_wanted(std::move(wanted))
    , m_form(form)
{
}

void TrafficReader::feed(QByteArrayView bytes)
{
    QByteArray first;
    if (!m_knowsCode) {
        first = m_mark + bytes.toByteArray();
        m_mark = first.size() < 2 ? first : QByteArray();
        if (first.size() < 2)
            return;
        m_knowsCode = true;
        if (first.startsWith("\xFF\xFE"))
            m_decoder.emplace(QStringDecoder::Utf16LE);
        else if (first.startsWith("\xFE\xFF"))
            m_decoder.emplace(QStringDecoder::Utf16BE);
        bytes = first;
    }
    if (!m_decoder)
        return hear(bytes);
    const QString text = m_decoder->decode(bytes);
    hear(text.toUtf8());
}

void TrafficReader::hear(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (std::exchange(m_afterReturn, false) && bytes.startsWith('\n')) {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto* letter = std::ranges::find_if(bytes, [](char each) { return each == '\n' || each == '\r'; });
        const qsizetype end = letter == bytes.end() ? -1 : letter - bytes.begin();
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        if (m_line.size() + part.size() > longestLine) {
            m_tooLong = true;
            m_line.clear();
        }
        if (!m_tooLong)
            m_line.append(part);
        if (end < 0)
            return;
        m_afterReturn = bytes.at(end) == '\r';
        endLine();
        bytes = bytes.sliced(end + 1);
    }
}

void TrafficReader::endLine()
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_tooLong, false)) {
        m_began = true;
        m_broken += m_place == Place::Body ? 0 : 1;
        return;
    }
    take(std::move(line));
}

void TrafficReader::take(QByteArray line)
{
    if (line.startsWith("\xEF\xBB\xBF")) // also within: files that were put together
        line = line.sliced(3);
    const QByteArray text = line.trimmed();
    m_began = m_began || !text.isEmpty();
    if (!m_began)
        return;
    if (m_form == Form::Unknown && !text.isEmpty())
        m_form = beginsDocument(text) ? Form::Json : Form::Headers;
    if (m_form == Form::Json)
        takeJsonLine(line);
    else
        takeHeaderLine(std::move(line));
}

void TrafficReader::finish()
{
    if (!m_knowsCode && !m_mark.isEmpty())
        hear(std::exchange(m_mark, {}));
    if (m_form == Form::Headers || (m_form == Form::Unknown && !beginsDocument(m_line.trimmed()))) {
        m_began = m_began || m_tooLong || !m_line.trimmed().isEmpty();
        m_form = m_began ? Form::Headers : m_form;
        m_broken += m_tooLong && m_place != Place::Body ? 1 : 0;
        m_line.clear();
        endBlock();
        return;
    }
    endLine();
    if (!m_document.isEmpty())
        ++m_broken;
    m_document.clear();
}

std::vector<TrafficReader::Item> TrafficReader::take()
{
    return std::exchange(m_items, {});
}

/// As curl -v prints it behind "< ", too.
void TrafficReader::takeHeaderLine(QByteArray line)
{
    if (line.startsWith("< "))
        line = line.sliced(2);
    else if (line == "<")
        line.clear();
    const auto* letter = std::ranges::find_if(line, [](char each) { return each != ' '; });
    const qsizetype blanks = letter - line.begin();
    if (m_hasStatus && m_indent > 0 && blanks >= m_indent)
        line = line.sliced(m_indent);
    const bool mayStandBack = blanks > 0 && m_place != Place::Body;
    if (const int status = statusIn(mayStandBack ? line.trimmed() : line); status > 0) {
        endBlock();
        m_indent = blanks;
        m_place = Place::Block;
        m_block.status = status;
        m_hasStatus = true;
        return;
    }
    if (m_place == Place::Body)
        return;
    if (line.isEmpty()) {
        const bool hadStatus = m_hasStatus;
        endBlock();
        m_place = hadStatus ? Place::Body : Place::Start;
        return;
    }
    m_place = Place::Block;
    takeField(line);
}

void TrafficReader::takeField(const QByteArray& line)
{
    if (line.startsWith(' ') || line.startsWith('\t')) {
        if (!m_name.isEmpty())
            m_value += ' ' + line.trimmed();
        return;
    }
    if (!m_name.isEmpty())
        m_block.headers.add(std::exchange(m_name, {}), std::exchange(m_value, {}));
    const QByteArray name = fieldName(line);
    if (name.isEmpty() || ++m_fields > mostHeaders || !m_wanted(name))
        return;
    m_name = name;
    m_value = line.mid(name.size() + 1).trimmed();
}

void TrafficReader::endBlock()
{
    if (!m_name.isEmpty())
        m_block.headers.add(std::exchange(m_name, {}), std::exchange(m_value, {}));
    HeaderBlock block = std::exchange(m_block, {});
    m_fields = 0;
    m_place = Place::Start;
    if (std::exchange(m_hasStatus, false) || !block.headers.empty())
        m_items.emplace_back(std::move(block));
}

/// Programs print a document a line, and people's tools over several. After one that broke off the next line that is a
/// document by itself is understood again.
void TrafficReader::takeJsonLine(const QByteArray& line)
{
    const bool begins = beginsDocument(line.trimmed());
    if (m_document.isEmpty() && line.trimmed().isEmpty())
        return;
    if (begins && (m_document.isEmpty() || beginsDocument(line)) && takeDocument(line)) {
        m_broken += m_document.isEmpty() ? 0 : 1;
        m_document.clear();
        return;
    }
    if (m_document.isEmpty() && !begins) {
        ++m_broken;
        return;
    }
    m_lines = m_document.isEmpty() ? 1 : m_lines + 1;
    m_document += line + '\n';
    if (m_document.size() > longestDocument || m_lines > mostLinesOfDocument) {
        ++m_broken;
        m_document.clear();
        return;
    }
    const QByteArray end = line.trimmed();
    if ((end.endsWith('}') || end.endsWith(']')) && takeDocument(m_document))
        m_document.clear();
}

bool TrafficReader::takeDocument(const QByteArray& text)
{
    const BoundedJson json = parseBounded(text, documentBounds);
    if (!json.value)
        return false;
    m_items.emplace_back(*json.value);
    return true;
}

} // namespace quotalamp
