// SPDX-License-Identifier: MIT
#include "core/keys/keytext.h"

#include "core/base/tr.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace quotalamp {

namespace {

/// Every other byte is zero, as in UTF-16 of letters that keys are made of.
bool alternates(const QByteArray& text, qsizetype zeroAt)
{
    constexpr qsizetype enough = 8;
    const qsizetype end = std::min(text.size() & ~qsizetype{1}, enough);
    if (end < 4)
        return false;
    for (qsizetype i = 0; i < end; ++i) {
        if ((text.at(i) == '\0') != (i % 2 == zeroAt))
            return false;
    }
    return true;
}

std::optional<QStringConverter::Encoding> encodingOf(const QByteArray& text)
{
    if (text.startsWith("\xFF\xFE") || alternates(text, 1))
        return QStringConverter::Utf16LE;
    if (text.startsWith("\xFE\xFF") || alternates(text, 0))
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

/// As UTF-8 without a mark.
QByteArray plainBytes(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.replace(0, 3, "   ");
    const auto encoding = encodingOf(text);
    if (!encoding)
        return text;
    QStringDecoder decoder(*encoding);
    QString decoded = decoder(text);
    QByteArray plain = decoded.toUtf8();
    decoded.fill(QChar(0));
    overwrite(text);
    return plain;
}

/// Without what is empty or only a comment.
std::vector<QByteArrayView> linesOf(QByteArrayView text)
{
    std::vector<QByteArrayView> lines;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from;
        while (to < text.size() && text.at(to) != '\n' && text.at(to) != '\r')
            ++to;
        const QByteArrayView line = text.sliced(from, to - from).trimmed();
        if (!line.isEmpty() && !line.startsWith('#'))
            lines.push_back(line);
        from = to + 1;
    }
    return lines;
}

/// Out of its quotes; of what has none, up to a comment behind it.
QByteArrayView unquoted(QByteArrayView value)
{
    value = value.trimmed();
    if (value.startsWith('"') || value.startsWith('\'')) {
        const qsizetype end = value.indexOf(value.front(), 1);
        return end < 0 ? value : value.sliced(1, end - 1).trimmed();
    }
    const qsizetype comment = value.indexOf(" #");
    return comment < 0 ? value : value.first(comment).trimmed();
}

struct Assignment {
    QByteArrayView name;
    QByteArrayView value;
};

bool isNameLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || letter == '_';
}

/// NAME=value. The sign at the end of base64 makes no name of what stands before it.
std::optional<Assignment> assignmentIn(QByteArrayView line)
{
    for (const QByteArrayView word : {QByteArrayView("export "), QByteArrayView("set ")}) {
        if (line.startsWith(word))
            line = line.sliced(word.size()).trimmed();
    }
    const qsizetype sign = line.indexOf('=');
    if (sign < 1)
        return std::nullopt;
    const Assignment assignment{line.first(sign).trimmed(), unquoted(line.sliced(sign + 1))};
    if (!std::ranges::all_of(assignment.name, isNameLetter)
        || (assignment.name.front() >= '0' && assignment.name.front() <= '9'))
        return std::nullopt;
    if (assignment.value.isEmpty() || assignment.value.startsWith('='))
        return std::nullopt;
    return assignment;
}

bool namesAKey(const Assignment& assignment)
{
    const QByteArray name = assignment.name.toByteArray().toUpper();
    return name.endsWith("KEY") || name.endsWith("TOKEN") || name.endsWith("SECRET");
}

Result<QByteArrayView> valueAmong(const std::vector<QByteArrayView>& lines)
{
    std::vector<Assignment> all;
    for (const QByteArrayView line : lines) {
        if (const auto assignment = assignmentIn(line))
            all.push_back(*assignment);
    }
    if (all.size() > 1)
        std::erase_if(all, [](const Assignment& each) { return !namesAKey(each); });
    if (all.size() != 1)
        return Failure{Text::tr("It has several values: put the key alone into a file of its own.")};
    return all.front().value;
}

bool startsWithAny(QByteArrayView text, std::initializer_list<QByteArrayView> beginnings)
{
    return std::ranges::any_of(beginnings, [text](QByteArrayView each) { return text.startsWith(each); });
}

/// Why a value is no key although it could be sent as one.
std::optional<Failure> objectionTo(QByteArrayView value)
{
    if (startsWithAny(value, {"{", "[", "<"}))
        return Failure{Text::tr("It is a document, not a key: use a command that prints the key alone.")};
    if (startsWithAny(value, {"-----BEGIN", "ssh-"}))
        return Failure{Text::tr("It is a key of another kind, not a provider's.")};
    if (startsWithAny(value, {"op://", "$", "`", "vault:", "file:", "http://", "https://"}))
        return Failure{Text::tr("It names another place instead of a key: use a command that prints the key.")};
    if (value.contains(": ") || startsWithAny(value, {"Bearer ", "bearer "}))
        return Failure{
            Text::tr("There are other words beside the key: leave the key alone in its line, or write NAME=key.")};
    return std::nullopt;
}

Result<Secret> keyInLines(QByteArrayView text)
{
    const auto lines = linesOf(text);
    if (lines.empty())
        return Failure{Text::tr("The key is empty.")};
    QByteArrayView value = unquoted(lines.front());
    if (assignmentIn(lines.front())) {
        const auto named = valueAmong(lines);
        if (!named)
            return named.error();
        value = *named;
    }
    if (auto failure = objectionTo(value))
        return *failure;
    return secretFromInput(QByteArray(value.constData(), value.size()));
}

} // namespace

Result<Secret> keyFromText(QByteArray text)
{
    text.detach();
    QByteArray plain = plainBytes(std::move(text));
    auto key = keyInLines(plain);
    overwrite(plain);
    return key;
}

} // namespace quotalamp
