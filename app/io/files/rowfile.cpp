// SPDX-License-Identifier: MIT
#include "io/files/rowfile.h"

#include "core/base/tr.h"
#include "io/files/filelock.h"
#include "io/files/places.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

constexpr int rowSchema = 1;               ///< the newest that is understood
constexpr qsizetype mostLinesTidied = 150; ///< in a piece, each in about twenty microseconds
constexpr int mostLeftToTidy = 2;          ///< times what is wasteful

} // namespace

QStringList RowChange::names() const
{
    QStringList names = m_log.names();
    bool hasNew = false;
    for (const auto& [name, row] : m_rows) {
        if (row && !m_log.contains(name)) {
            names << name;
            hasNew = true;
        }
        if (!row)
            names.removeOne(name);
    }
    if (hasNew)
        names.sort();
    return names;
}

QJsonObject RowChange::row(const QString& name) const
{
    if (const auto changed = m_rows.find(name); changed != m_rows.end())
        return changed->second ? changed->second->toQJson().toObject() : QJsonObject();
    const auto before = m_before.constFind(name);
    return before == m_before.cend() ? *m_before.insert(name, m_log.row(name)) : *before;
}

void RowChange::put(const QString& name, JsonTree row)
{
    row.makeLean();
    const auto before = m_before.constFind(name);
    m_lines[name] = m_log.lineFor(name, row, before == m_before.cend() ? nullptr : &*before);
    m_before.remove(name);
    m_rows[name] = std::move(row);
}

void RowChange::remove(const QString& name)
{
    m_lines.erase(name);
    m_rows[name] = std::nullopt;
}

void RowChange::clear()
{
    m_rows.clear();
    m_lines.clear();
    for (const QString& name : m_log.names())
        remove(name);
}

bool RowChange::removes() const
{
    return std::ranges::any_of(
        m_rows, [this](const auto& entry) { return !entry.second && m_log.contains(entry.first); });
}

QByteArray RowChange::lines() const
{
    QByteArray lines;
    for (const auto& [name, line] : m_lines)
        lines += line;
    return lines;
}

RowFile::RowFile(QString path, qint64 mostBytes)
    : m_path(std::move(path))
    , m_mostBytes(mostBytes)
{
}

void RowFile::read()
{
    // Asked before it is read: what is written between is read again the next time.
    const FileStamp stamp = stampOf(m_path);
    if (stamp.size >= 0 && stamp == m_stamp)
        return;
    const FileContent content = readWhole(m_path, m_mostBytes);
    understand(content);
    m_stamp = content.access == Access::Fine ? stamp : FileStamp();
    ++m_reads;
}

/// What was known already is not looked at again.
void RowFile::understand(const FileContent& content)
{
    const bool follows =
        m_state == State::Good && content.access == Access::Fine && content.bytes.startsWith(m_log.bytes());
    const qsizetype known = follows ? m_log.bytes().size() : 0;
    if (!follows) {
        if (m_others)
            *m_others += m_log.namesBeyond(0);
        m_log.clear();
        m_tidied.reset();
    }
    if (content.access == Access::Fine)
        m_log.add(follows ? content.bytes.sliced(known) : content.bytes);
    if (m_others)
        *m_others += m_log.namesBeyond(known);
    note(content);
}

void RowFile::note(const FileContent& content)
{
    m_trouble = notRead(m_path, content);
    switch (content.access) {
    case Access::Missing:
        m_state = State::Missing;
        return;
    case Access::Foreign:
        m_state = State::Foreign;
        return;
    case Access::Unreadable:
        m_state = State::Unreadable;
        return;
    case Access::TooLarge:
        m_state = State::Damaged;
        return;
    case Access::Fine:
        break;
    }
    const QString shown = QDir::toNativeSeparators(m_path);
    m_state = State::Good;
    if (m_log.schema() > rowSchema) {
        m_state = State::Newer;
        m_trouble = Text::tr("%1 was written by a newer version of Quotalamp, and is left as it is: update Quotalamp.")
                        .arg(shown);
    } else if (m_log.damagedLines() > 0 || m_log.schema() < 1) {
        m_state = State::Damaged;
        m_trouble =
            Text::tr("%1 was damaged; what can be read of it is used, and the damaged file is kept aside.").arg(shown);
    }
}

std::optional<Failure> RowFile::refusal() const
{
    if (m_state == State::Newer || m_state == State::Unreadable)
        return Failure{m_trouble};
    if (m_state == State::Foreign)
        return cannotWrite(m_path, Text::tr("what is there is no plain file of yours."));
    return std::nullopt;
}

std::optional<Failure> RowFile::change(const Edit& edit, DiskWait wait)
{
    if (!makePrivateFolder(QFileInfo(m_path).path()))
        return cannotWrite(m_path, Text::tr("its folder is missing or another user's."));
    const FileLock lock(m_path, m_patience);
    if (!lock.held())
        return cannotWrite(m_path, lock.why());
    read();
    if (auto refused = refusal())
        return refused;
    RowChange change(m_log);
    edit(change);
    if (m_state == State::Damaged || change.removes())
        return rewrite(change);
    const QByteArray lines = change.lines();
    if (lines.isEmpty())
        return std::nullopt;
    const bool tooLarge = m_log.bytes().size() + lines.size() > m_mostBytes;
    const bool wasteful = m_log.isWasteful(m_isLeft ? mostLeftToTidy : 1);
    return m_state == State::Missing || tooLarge || wasteful ? rewrite(change) : append(lines, wait);
}

bool RowFile::tidy()
{
    m_before.reset();
    if (m_state != State::Good || !m_log.isWasteful()) {
        m_tidied.reset();
        return false;
    }
    if (!m_tidied) {
        m_tidied.emplace();
        m_tidied->add(RowLog::head(rowSchema));
    }
    if (m_tidied->follow(m_log, mostLinesTidied))
        return true;
    const FileLock lock(m_path, m_patience);
    if (!lock.held())
        return false;
    read();
    // Another program may have written much meanwhile, or damaged the file, or left nothing to be done.
    if (m_state != State::Good || !m_tidied || m_tidied->follow(m_log, mostLinesTidied))
        return true;
    // Where it fails, the file is as it was, and the next change finds it so.
    if (replaceBy(*m_tidied))
        return false;
    m_before = std::exchange(m_tidied, std::nullopt);
    return true;
}

std::optional<Failure> RowFile::rewrite(const RowChange& change)
{
    // Otherwise it is written anew for what goes, and all that stays is copied.
    const bool smaller = m_log.isWasteful() || m_log.bytes().size() > m_mostBytes / 2;
    RowLog anew = change.written(rowSchema, smaller ? RowLog::Patches::Join : RowLog::Patches::Stay);
    if (anew.bytes().size() > m_mostBytes)
        return cannotWrite(m_path, Text::tr("it would be too large."));
    auto failure = replaceBy(anew);
    if (!failure)
        m_tidied.reset();
    return failure;
}

/// What was known before stands in it then.
std::optional<Failure> RowFile::replaceBy(RowLog& anew)
{
    const QString aside = m_state == State::Damaged ? asidePath(m_path) : QString();
    if (auto failure = replaceWhole(m_path, anew.bytes(), aside))
        return failure;
    m_stamp = stampOf(m_path);
    m_state = State::Good;
    std::swap(m_log, anew);
    return std::nullopt;
}

std::optional<Failure> RowFile::append(const QByteArray& lines, DiskWait wait)
{
    if (auto failure = appendWhole(m_path, m_log.bytes().size(), lines, wait))
        return failure;
    m_stamp = stampOf(m_path);
    m_log.add(lines);
    return std::nullopt;
}

} // namespace quotalamp
