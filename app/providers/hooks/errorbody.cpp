// SPDX-License-Identifier: MIT
#include "providers/hooks/errorbody.h"

#include "core/base/boundedjson.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestText = 4096; ///< bytes of a body that is no JSON

constexpr int mostMessage = 4096; ///< of a message that is searched for words and keys
constexpr int longestWord = 120;
constexpr qsizetype mostWords = 24;
constexpr int deepestError = 4;
constexpr qsizetype mostElements = 5; ///< of a list of errors

/// Members that hold the error, or what it says of itself; the most telling ones first.
constexpr std::array containers{"error"_L1, "err"_L1, "fault"_L1, "exception"_L1, "errors"_L1, "detail"_L1,
    "details"_L1, "metadata"_L1, "innererror"_L1, "response"_L1, "baseresp"_L1};
/// What is written for people.
constexpr std::array sentences{"message"_L1, "msg"_L1, "errordescription"_L1, "errormessage"_L1, "errormsg"_L1,
    "errmsg"_L1, "statusmsg"_L1, "statusmessage"_L1, "faultstring"_L1, "detail"_L1, "details"_L1, "description"_L1,
    "error"_L1, "title"_L1, "reason"_L1};
/// What is written for programs: who limits and why, then what, then of which kind.
constexpr std::array forPrograms{"limitsource"_L1, "reason"_L1, "code"_L1, "errorcode"_L1, "errcode"_L1, "errno"_L1,
    "statuscode"_L1, "resultcode"_L1, "subcode"_L1, "status"_L1, "type"_L1, "errortype"_L1, "kind"_L1, "name"_L1,
    "tag"_L1, "title"_L1, "error"_L1};

using Members = QHash<QString, QJsonValue>;

Members squeezedMembers(const QJsonObject& object)
{
    Members members;
    for (auto member = object.begin(); member != object.end(); ++member)
        members.insert(squeezed(member.key()), member.value());
    return members;
}

/// A text or a whole number (as some write codes) for programs; empty where it is neither.
QString wordOf(const QJsonValue& value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    const QString text = value.toString();
    return text.size() <= longestWord && !text.contains(u' ') ? text : QString();
}

class Reader {
public:
    void read(const QJsonValue& value, int depth);
    [[nodiscard]] std::optional<ErrorBody> finished() const;

private:
    void readObject(const QJsonObject& object, int depth);
    void readWords(const Members& members);

    ErrorBody m_body;
    QString m_word; ///< where a text may be either
};

void Reader::read(const QJsonValue& value, int depth)
{
    if (value.isString() && m_body.message.isEmpty())
        m_body.message = value.toString().left(mostMessage);
    else if (value.isObject() && depth < deepestError)
        readObject(value.toObject(), depth);
    else if (value.isArray() && depth < deepestError) {
        const QJsonArray list = value.toArray();
        for (qsizetype index = 0; index < std::min(list.size(), mostElements); ++index)
            read(list.at(index), depth + 1);
    }
}

void Reader::readObject(const QJsonObject& object, int depth)
{
    const Members members = squeezedMembers(object);
    for (const QLatin1StringView name : containers) {
        const QJsonValue value = members.value(name);
        if (value.isObject() || value.isArray())
            read(value, depth + 1);
    }
    readWords(members);
    for (const QLatin1StringView name : sentences) {
        const QString text = members.value(name).toString().left(mostMessage);
        // "invalid_token" beside a description is a word for programs.
        const bool word = (name == "error"_L1 || name == "reason"_L1) && !wordOf(text).isEmpty();
        if (m_body.message.isEmpty() && !text.trimmed().isEmpty() && !word)
            m_body.message = text;
        if (word && m_word.isEmpty())
            m_word = text;
    }
}

void Reader::readWords(const Members& members)
{
    for (const QLatin1StringView name : forPrograms) {
        const QString word = wordOf(members.value(name));
        if (!word.isEmpty() && m_body.words.size() < mostWords)
            m_body.words.append(word);
    }
    const auto first = [&members](QString& known, std::initializer_list<QLatin1StringView> names) {
        for (const QLatin1StringView name : names) {
            if (known.isEmpty())
                known = wordOf(members.value(name));
        }
    };
    first(m_body.code, {"code"_L1, "errorcode"_L1, "errcode"_L1, "status"_L1});
    first(m_body.type, {"type"_L1, "errortype"_L1});
    first(m_body.parameter, {"param"_L1});
}

std::optional<ErrorBody> Reader::finished() const
{
    ErrorBody body = m_body;
    if (body.message.isEmpty())
        body.message = m_word;
    if (body.message.isEmpty() && body.words.isEmpty())
        return std::nullopt;
    return body;
}

} // namespace

QString squeezed(const QString& name)
{
    QString letters;
    for (const QChar letter : name) {
        if (letter.isLetterOrNumber())
            letters += letter.toLower();
    }
    return letters;
}

std::optional<ErrorBody> errorBody(const QJsonValue& json)
{
    Reader reader;
    reader.read(json, 0);
    return reader.finished();
}

QString spokenText(const Answer& answer)
{
    if (answer.json().value)
        return {};
    QByteArray text = answer.body.left(longestText).trimmed();
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.mid(3).trimmed();
    const QByteArray type = answer.headers.value("content-type").value_or(QByteArray()).toLower();
    // A text alone is JSON as well, which our reader does not take for it.
    if (text.size() > 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1, text.size() - 2);
    return text.startsWith('<') || type.contains("html") ? QString() : QString::fromUtf8(text);
}

} // namespace quotalamp
