// SPDX-License-Identifier: MIT
#include "io/files/jsonfile.h"

#include "core/base/json.h"
#include "core/base/tr.h"
#include "io/files/filelock.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto schemaKey = "schema"_L1;
constexpr auto copySuffix = ".bak"_L1;

std::optional<QJsonObject> objectIn(const QByteArray& bytes)
{
    const auto value = parseJson(bytes);
    return value && value->isObject() ? std::optional(value->toObject()) : std::nullopt;
}

/// The line where it stops being JSON; empty where it is JSON, and still not what it should be.
std::optional<qsizetype> damagedLine(const QByteArray& bytes)
{
    QJsonParseError error;
    (void)QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError)
        return std::nullopt;
    return bytes.first(std::min<qsizetype>(error.offset, bytes.size())).count('\n') + 1;
}

/// None where it tells too little: a coarse clock of the file system gives two writes within a moment the same one, and where
/// files have no number, anybody can set the time that a file tells.
FileStamp settled(const FileStamp& stamp, TimePoint readAt)
{
    constexpr std::chrono::seconds moment{2};
    const TimePoint changed{std::chrono::duration_cast<Milliseconds>(std::chrono::nanoseconds(stamp.changed))};
    return stamp.number != 0 && readAt - changed > moment ? stamp : FileStamp();
}

bool isOfNewerVersion(const QJsonObject& object, int known)
{
    return object.value(schemaKey).toDouble() > known;
}

} // namespace

JsonFile::JsonFile(QString path, JsonFileForm form)
    : m_path(std::move(path))
    , m_form(form)
{
}

QJsonObject JsonFile::load()
{
    const TimePoint now = wallClock();
    const FileContent content = readWhole(m_path, m_form.mostBytes);
    m_stamp = settled(content.stamp, now);
    const bool known = m_state == State::Good && content.access == Access::Fine && content.bytes == m_bytes;
    return known ? m_object : understand(content);
}

QJsonObject JsonFile::read()
{
    QJsonObject object = load();
    if (!m_form.edited || m_state != State::Good || isCopied(m_bytes))
        return object;
    // Whoever holds the lock is about to keep a copy.
    const FileLock lock(m_path, Milliseconds(0));
    if (!lock.held())
        return object;
    object = load();
    if (m_state == State::Good)
        keepCopy(m_bytes);
    return object;
}

bool JsonFile::isAsKnown()
{
    if (m_stamp.size >= 0 && m_stamp == stampOf(m_path))
        return true;
    const TimePoint now = wallClock();
    const FileContent content = readWhole(m_path, m_form.mostBytes);
    if (content.access == Access::Missing)
        return m_state == State::Missing;
    const bool known = content.access == Access::Fine && m_state != State::Missing && content.bytes == m_bytes;
    if (known)
        m_stamp = settled(content.stamp, now);
    return known;
}

bool JsonFile::fits(const QJsonObject& object) const
{
    const QJsonValue schema = object.value(schemaKey);
    return (schema.isUndefined() || schema.isDouble()) && (!m_form.fits || m_form.fits(object));
}

QJsonObject JsonFile::understand(const FileContent& content)
{
    m_usedCopy = false;
    m_trouble.clear();
    m_bytes = content.bytes;
    m_object = {};
    m_state = State::Missing;
    if (content.access == Access::Missing)
        return {};
    const auto object = content.access == Access::Fine ? objectIn(content.bytes) : std::nullopt;
    if (object && isOfNewerVersion(*object, m_form.schema)) {
        m_state = State::Newer;
        m_trouble = sentenceFor(content);
        return *object;
    }
    if (object && fits(*object)) {
        m_state = State::Good;
        m_object = *object;
        return m_object;
    }
    m_state = State::Damaged;
    if (content.access == Access::Foreign)
        m_state = State::Foreign;
    if (content.access == Access::Unreadable)
        m_state = State::Unreadable;
    const auto good = copy();
    m_usedCopy = good.has_value();
    m_trouble = sentenceFor(content);
    return good.value_or(QJsonObject());
}

QString JsonFile::sentenceFor(const FileContent& content) const
{
    const QString shown = QDir::toNativeSeparators(m_path);
    const auto withCopy = [this](const QString& without, const QString& with) { return m_usedCopy ? with : without; };
    if (m_state == State::Newer)
        return Text::tr("%1 was written by a newer version of Quotalamp, and is left as it is: update Quotalamp.")
            .arg(shown);
    if (m_state == State::Foreign)
        return withCopy(notRead(m_path, content),
            Text::tr("%1 is no plain file of yours, or a link to none; its last good copy is used.").arg(shown));
    if (m_state == State::Unreadable)
        return withCopy(notRead(m_path, content),
            Text::tr("%1 could not be read, and is not changed; its last good copy is used: %2")
                .arg(shown, content.why));
    if (content.access == Access::TooLarge)
        return withCopy(notRead(m_path, content), Text::tr("%1 is too large; its last good copy is used.").arg(shown));
    if (const auto line = damagedLine(content.bytes); line && !content.bytes.isEmpty())
        return withCopy(
            Text::tr("%1 is damaged at line %2; it was not read and will be kept aside.").arg(shown).arg(*line),
            Text::tr("%1 is damaged at line %2; its last good copy is used.").arg(shown).arg(*line));
    return withCopy(Text::tr("%1 is damaged; it was not read and will be kept aside.").arg(shown),
        Text::tr("%1 is damaged; its last good copy is used.").arg(shown));
}

std::optional<QJsonObject> JsonFile::copy() const
{
    const FileContent content = readWhole(m_path + copySuffix, m_form.mostBytes);
    const auto object = content.access == Access::Fine ? objectIn(content.bytes) : std::nullopt;
    const bool good = object && fits(*object) && !isOfNewerVersion(*object, m_form.schema);
    return good ? object : std::nullopt;
}

bool JsonFile::isCopied(const QByteArray& bytes) const
{
    const FileContent content = readWhole(m_path + copySuffix, m_form.mostBytes);
    return content.access == Access::Fine && content.bytes == bytes;
}

/// Nothing is lost without it: the file itself is whole.
void JsonFile::keepCopy(const QByteArray& bytes) const
{
    if (!isCopied(bytes))
        copyWhole(m_path + copySuffix, bytes);
}

std::optional<Failure> JsonFile::write(const QJsonObject& object)
{
    return change([&](QJsonObject& kept) {
        kept = object;
        return std::nullopt;
    });
}

std::optional<Failure> JsonFile::change(const Edit& edit)
{
    if (!makePrivateFolder(QFileInfo(m_path).path()))
        return cannotWrite(m_path, Text::tr("its folder is missing or another user's."));
    const FileLock lock(m_path, m_patience);
    if (!lock.held())
        return cannotWrite(m_path, lock.why());
    QJsonObject object = load();
    if (m_state == State::Newer || m_state == State::Unreadable)
        return Failure{m_trouble};
    if (m_state == State::Foreign)
        return cannotWrite(m_path, Text::tr("what is there is no plain file of yours."));
    const QJsonObject before = object;
    if (auto failure = edit(object))
        return failure;
    if (object == before && (m_state == State::Good || (m_state == State::Missing && object.isEmpty())))
        return std::nullopt;
    return put(QJsonDocument(object).toJson(QJsonDocument::Indented), object);
}

std::optional<Failure> JsonFile::put(const QByteArray& bytes, const QJsonObject& object)
{
    if (bytes.size() > m_form.mostBytes)
        return cannotWrite(m_path, Text::tr("it would be too large."));
    const QString aside = m_state == State::Damaged ? asidePath(m_path) : QString();
    if (auto failure = replaceWhole(m_path, bytes, aside))
        return failure;
    keepCopy(bytes);
    m_state = State::Good;
    m_usedCopy = false;
    m_trouble.clear();
    m_bytes = bytes;
    m_stamp = {};
    m_object = object;
    return std::nullopt;
}

} // namespace quotalamp
