// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <QJsonValue>
#include <QStringDecoder>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace quotalamp {

/// The headers of one answer, as a client prints them.
struct HeaderBlock {
    int status = 0;  ///< 0: there was no status line
    Headers headers; ///< those that were wanted
};

/// Takes apart what a client or a tool prints of its traffic, as it comes: blocks of headers as curl prints them (one after
/// the other, of HTTP/1.1 and HTTP/2, folded lines too) or wget -S (each line behind two blanks), each after its status line
/// or alone, or JSON, a document a line or over several lines. Which of the two it is, the first letter tells. Lines end as
/// any system ends them, and text may be UTF-16 behind its mark, as the > of Windows PowerShell writes it. Of headers only
/// those that are wanted are ever kept, and of bodies nothing. What it holds in memory is bounded, whatever comes.
class TrafficReader {
public:
    /// A block, or a JSON document that is an object or a list.
    using Item = std::variant<HeaderBlock, QJsonValue>;
    enum class Form { Unknown, Headers, Json };

    /// `wanted` is asked of each header's name, in small letters. `form`: where somebody has said what it is.
    explicit TrafficReader(std::function<bool(const QByteArray& name)> wanted, Form form = Form::Unknown);

    /// Hears more of it. What is complete by that is there for take().
    void feed(QByteArrayView bytes);
    /// There is no more. A header line without its end may be half a number, and is left out.
    void finish();
    /// What is complete, in its order, and not taken yet.
    [[nodiscard]] std::vector<Item> take();

    /// Lines that were too long, or JSON that is none; 0 where all was understood.
    [[nodiscard]] int broken() const { return m_broken; }
    /// Nothing but blanks has come.
    [[nodiscard]] bool isEmpty() const { return !m_began; }

    static constexpr qsizetype longestLine = 128 * 1024;     ///< bytes; a longer one is skipped
    static constexpr qsizetype longestDocument = 128 * 1024; ///< bytes of JSON over several lines
    static constexpr std::size_t mostHeaders = 500;          ///< of one block

private:
    enum class Place { Start, Block, Body };

    void hear(QByteArrayView bytes);
    void endLine();
    void take(QByteArray line);
    void takeHeaderLine(QByteArray line);
    void takeField(const QByteArray& line);
    void takeJsonLine(const QByteArray& line);
    [[nodiscard]] bool takeDocument(const QByteArray& text);
    void endBlock();

    std::function<bool(const QByteArray&)> m_wanted;
    Form m_form;
    std::vector<Item> m_items;
    QByteArray m_mark;                       ///< the first two bytes, until both are there
    bool m_knowsCode = false;                ///< they are
    std::optional<QStringDecoder> m_decoder; ///< of UTF-16; empty: it is another one
    QByteArray m_line;                       ///< that has no end yet
    bool m_afterReturn = false; ///< a line has just ended with a carriage return, and a line feed behind it is of it
    bool m_tooLong = false;     ///< that line is, and is skipped
    bool m_began = false;       ///< something but blanks has come
    int m_broken = 0;
    Place m_place = Place::Start;
    HeaderBlock m_block;
    std::size_t m_fields = 0; ///< lines of the block, wanted or not
    bool m_hasStatus = false; ///< the block began with a status line
    qsizetype m_indent = 0;   ///< blanks before that, and before each line of the block
    QByteArray m_name;        ///< of the header that a folded line goes on with; empty: one that is not wanted
    QByteArray m_value;
    QByteArray m_document; ///< lines of JSON that are no document yet
    int m_lines = 0;       ///< of that
};

} // namespace quotalamp
