// SPDX-License-Identifier: MIT
#include "io/files/wholefile.h"

#include "core/base/time.h"
#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <filesystem>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

using Why = std::optional<QString>; ///< the system's words; empty: done

Why systemSays(int error = errno)
{
    return qt_error_string(error);
}

#ifdef Q_OS_UNIX

QByteArray encoded(const QString& path)
{
    return QFile::encodeName(path);
}

/// Closed when it goes; close() tells what a write may only tell then.
class OpenFile {
public:
    OpenFile(const QString& path, int flags)
        : m_number(
            ::open(encoded(path).constData(), flags | O_CLOEXEC, 0600)) // NOLINT(cppcoreguidelines-pro-type-vararg)
    {
    }
    ~OpenFile() { (void)close(); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool close()
    {
        const int number = std::exchange(m_number, -1);
        return number < 0 || ::close(number) == 0;
    }

private:
    int m_number;
};

bool isLink(const QString& path)
{
    struct stat status { };
    return ::lstat(encoded(path).constData(), &status) == 0 && S_ISLNK(status.st_mode);
}

/// The user's own, or the system's that nobody else can write: a folder of links may be laid out by root.
bool isTrusted(const struct stat& status)
{
    const bool systems = status.st_uid == 0 && (status.st_mode & 022U) == 0;
    return S_ISREG(status.st_mode) && (status.st_uid == ::geteuid() || systems);
}

/// Hands over what stands in the file from here on, block by block: memory for all of a large file costs more than to read
/// it. It ends where `take` wants no more.
template <typename Take> Why readBlocks(const OpenFile& file, const Take& take)
{
    char block[64 * 1024]; // NOLINT(cppcoreguidelines-avoid-c-arrays): what ::read fills
    for (;;) {
        const auto count = ::read(file.number(), block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemSays();
        if (count == 0 || !take(QByteArrayView(block, count)))
            return std::nullopt;
    }
}

/// `size`: as many bytes as there should be.
FileContent readFrom(const OpenFile& file, qint64 size, qint64 mostBytes)
{
    FileContent content{Access::Fine, {}, {}};
    content.bytes.reserve(size);
    const Why why = readBlocks(file, [&](QByteArrayView block) {
        content.bytes.append(block);
        return content.bytes.size() <= mostBytes;
    });
    if (why)
        return {Access::Unreadable, {}, *why};
    return content.bytes.size() <= mostBytes ? content : FileContent{Access::TooLarge, {}, {}};
}

FileContent notOpened(const QString& path)
{
    const int error = errno;
    if (error == ENOENT || error == ENOTDIR)
        return {isLink(path) ? Access::Foreign : Access::Missing, {}, {}};
    return {error == ELOOP ? Access::Foreign : Access::Unreadable, {}, *systemSays(error), stampOf(path)};
}

Why writeAll(const OpenFile& file, const QByteArray& bytes)
{
    for (qsizetype written = 0; written < bytes.size();) {
        const auto count =
            ::write(file.number(), bytes.constData() + written, static_cast<std::size_t>(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return systemSays(count < 0 ? errno : ENOSPC);
        written += count;
    }
    return std::nullopt;
}

Why writeUnchecked(const QString& path, const QByteArray& bytes, DiskWait wait)
{
    OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (!file.isOpen() || ::fchmod(file.number(), 0600) != 0)
        return systemSays();
    if (auto why = writeAll(file, bytes))
        return why;
    const bool synced = wait == DiskWait::No || ::fsync(file.number()) == 0;
    if (!synced || !file.close())
        return systemSays();
    return std::nullopt;
}

void drop(const QString& path)
{
    (void)::unlink(encoded(path).constData());
}

/// That what stands in the file from here on is `bytes`, and nothing else.
Why readsBack(const OpenFile& file, QByteArrayView bytes)
{
    bool same = true;
    Why why = readBlocks(file, [&](QByteArrayView block) {
        same = bytes.startsWith(block);
        bytes = same ? bytes.sliced(block.size()) : bytes;
        return same;
    });
    if (!why && !(same && bytes.isEmpty()))
        why = Text::tr("what was written does not read back the same.");
    return why;
}

/// A file that was not there, which holds all of the bytes, or is not there again.
Why writeNew(const QString& path, const QByteArray& bytes, DiskWait wait = DiskWait::Yes)
{
    drop(path); // a writer's that was killed
    Why why = writeUnchecked(path, bytes, wait);
    if (!why) {
        const OpenFile file(path, O_RDONLY | O_NONBLOCK);
        why = file.isOpen() ? readsBack(file, bytes) : systemSays();
    }
    if (why)
        drop(path);
    return why;
}

/// What was there keeps a second name until the new one is known to be kept.
enum class Before { Nothing, Named, Unnamed }; ///< unnamed: the file system knows no second names

Why nameTwice(const QString& path, const QString& second, Before& before)
{
    before = Before::Named;
    if (::link(encoded(path).constData(), encoded(second).constData()) == 0)
        return std::nullopt;
    const int error = errno;
    before = error == ENOENT ? Before::Nothing : Before::Unnamed;
    if (error == ENOENT || error == EPERM || error == EOPNOTSUPP || error == ENOSYS)
        return std::nullopt;
    return systemSays(error);
}

Why syncFolder(const QString& path)
{
    OpenFile folder(path, O_RDONLY | O_DIRECTORY);
    if (!folder.isOpen())
        return systemSays();
    // Some file systems cannot sync a folder; they have no need to.
    if (::fsync(folder.number()) != 0 && errno != EINVAL && errno != EOPNOTSUPP && errno != ENOSYS)
        return systemSays();
    return std::nullopt;
}

Why writeFrom(const OpenFile& file, qint64 at, const QByteArray& bytes, DiskWait wait)
{
    if (::ftruncate(file.number(), at) != 0 || ::lseek(file.number(), at, SEEK_SET) != at)
        return systemSays();
    if (auto why = writeAll(file, bytes))
        return why;
    if (wait == DiskWait::Yes && ::fdatasync(file.number()) != 0)
        return systemSays();
    return ::lseek(file.number(), at, SEEK_SET) == at ? readsBack(file, bytes) : systemSays();
}

/// Puts `fresh` in the place of `target`, or `target` stays as it was.
Why exchangeFor(const QString& fresh, const QString& target)
{
    const QString second = target + ".old"_L1;
    Before before = Before::Nothing;
    drop(second);
    if (auto why = nameTwice(target, second, before))
        return why;
    if (::rename(encoded(fresh).constData(), encoded(target).constData()) != 0) {
        auto why = systemSays();
        drop(second);
        return why;
    }
    auto why = syncFolder(QFileInfo(target).path());
    if (why && before == Before::Nothing)
        drop(target);
    if (why && before == Before::Named)
        (void)::rename(encoded(second).constData(), encoded(target).constData());
    drop(second);
    return before == Before::Unnamed ? std::nullopt : why; // it stands there, and the old one is gone
}

/// What was there keeps a name of its own, or a copy where there are no second names.
Why keepAside(const QString& target, const QString& aside)
{
    if (::link(encoded(target).constData(), encoded(aside).constData()) == 0)
        return std::nullopt;
    constexpr qint64 most = 64 * 1024 * 1024;
    const FileContent content = readWhole(target, most);
    return content.access == Access::Fine ? writeNew(aside, content.bytes) : systemSays();
}

FileStamp stampFrom(const struct stat& status)
{
    constexpr qint64 second = 1'000'000'000;
    return {static_cast<qint64>(status.st_dev), static_cast<qint64>(status.st_ino), status.st_size,
        status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec};
}

/// Where a link leads; empty where it leads nowhere.
QString behindLinks(const QString& path)
{
    if (!isLink(path))
        return path;
    char* real = ::realpath(encoded(path).constData(), nullptr);
    QString target = real ? QFile::decodeName(real) : QString();
    ::free(real); // NOLINT(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): as realpath wants it
    return target;
}

#else

/// Renames over what is there.
Why exchangeFor(const QString& fresh, const QString& target)
{
    std::error_code error;
    std::filesystem::rename(fresh.toStdWString(), target.toStdWString(), error);
    return error ? Why(QString::fromStdString(error.message())) : std::nullopt;
}

void drop(const QString& path)
{
    QFile::remove(path);
}

Why writeNew(const QString& path, const QByteArray& bytes)
{
    drop(path);
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    file.close();
    const FileContent back = readWhole(path, bytes.size());
    if (written && file.error() == QFileDevice::NoError && back.bytes == bytes)
        return std::nullopt;
    drop(path);
    return file.errorString();
}

Why keepAside(const QString& target, const QString& aside)
{
    return QFile::copy(target, aside) ? Why() : systemSays();
}

QString behindLinks(const QString& path)
{
    return path;
}

#endif

} // namespace

FileContent readWhole(const QString& path, qint64 mostBytes)
{
#ifdef Q_OS_UNIX
    const OpenFile file(path, O_RDONLY | O_NONBLOCK);
    if (!file.isOpen())
        return notOpened(path);
    struct stat status { };
    if (::fstat(file.number(), &status) != 0)
        return {Access::Unreadable, {}, *systemSays()};
    if (!isTrusted(status))
        return {Access::Foreign, {}, {}, stampFrom(status)};
    if (status.st_size > mostBytes)
        return {Access::TooLarge, {}, {}, stampFrom(status)};
    FileContent content = readFrom(file, status.st_size, mostBytes);
    content.stamp = stampFrom(status);
    return content;
#else
    const FileStamp stamp = stampOf(path);
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {Access::Unreadable, {}, file.errorString(), stamp};
    if (file.size() > mostBytes)
        return {Access::TooLarge, {}, {}, stamp};
    return {Access::Fine, file.readAll(), {}, stamp};
#endif
}

std::optional<Failure> replaceWhole(const QString& path, const QByteArray& bytes, const QString& aside)
{
    const QString target = behindLinks(path);
    if (target.isEmpty())
        return cannotWrite(path, Text::tr("it is a link that leads nowhere."));
    const QString fresh = target + ".new"_L1;
    if (const auto why = writeNew(fresh, bytes))
        return cannotWrite(path, *why);
    auto why = aside.isEmpty() ? std::nullopt : keepAside(target, aside);
    if (!why)
        why = exchangeFor(fresh, target);
    if (!why)
        return std::nullopt;
    drop(fresh);
    if (!aside.isEmpty())
        drop(aside);
    return cannotWrite(path, *why);
}

FileStamp stampOf(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat status { };
    return ::stat(encoded(path).constData(), &status) == 0 ? stampFrom(status) : FileStamp();
#else
    const QFileInfo file(path);
    return {0, 0, file.exists() ? file.size() : -1, file.lastModified().toMSecsSinceEpoch() * 1'000'000};
#endif
}

std::optional<Failure> appendWhole(const QString& path, qint64 end, const QByteArray& bytes, DiskWait wait)
{
#ifdef Q_OS_UNIX
    const OpenFile file(path, O_RDWR | O_NONBLOCK);
    struct stat status { };
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0)
        return cannotWrite(path, *systemSays());
    if (!isTrusted(status) || status.st_size < end)
        return cannotWrite(path, Text::tr("another program is changing it; try again."));
    const auto why = writeFrom(file, end, bytes, wait);
    if (!why)
        return std::nullopt;
    // What cannot be cut off ends within a line, and is by that known to be none.
    if (::ftruncate(file.number(), end) == 0)
        (void)::fdatasync(file.number());
    return cannotWrite(path, *why);
#else
    Q_UNUSED(wait)
    QFile file(path);
    const bool written = file.open(QIODevice::ReadWrite) && file.size() >= end && file.resize(end) && file.seek(end)
        && file.write(bytes) == bytes.size() && file.flush();
    return written ? std::nullopt : std::optional(cannotWrite(path, file.errorString()));
#endif
}

void copyWhole(const QString& path, const QByteArray& bytes)
{
#ifdef Q_OS_UNIX
    const QString fresh = path + ".new"_L1;
    if (writeNew(fresh, bytes, DiskWait::No))
        return;
    if (::rename(encoded(fresh).constData(), encoded(path).constData()) != 0)
        drop(fresh);
#else
    (void)replaceWhole(path, bytes);
#endif
}

QString asidePath(const QString& path)
{
    const QString stem = path + ".corrupt-"_L1 + toDateTime(wallClock()).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString candidate = stem;
    for (int i = 2; QFileInfo::exists(candidate); ++i)
        candidate = stem + u'-' + QString::number(i);
    return candidate;
}

QString notRead(const QString& path, const FileContent& content)
{
    const QString shown = QDir::toNativeSeparators(path);
    switch (content.access) {
    case Access::Foreign:
        return Text::tr("%1 is no plain file of yours, or a link to none; it was not read.").arg(shown);
    case Access::Unreadable:
        return Text::tr("%1 could not be read, and is not changed: %2").arg(shown, content.why);
    case Access::TooLarge:
        return Text::tr("%1 is too large; it was not read and will be kept aside.").arg(shown);
    case Access::Fine:
    case Access::Missing:
        break;
    }
    return {};
}

Failure cannotWrite(const QString& path, const QString& why)
{
    return {Text::tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), why)};
}

} // namespace quotalamp
