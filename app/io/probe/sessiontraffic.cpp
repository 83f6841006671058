// SPDX-License-Identifier: MIT
#include "io/probe/sessiontraffic.h"

#include "core/base/boundedjson.h"
#include "io/keys/logins.h"
#include "providers/engine/traffic.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto worthReading = 24h; ///< a file that was written before tells nothing of now
constexpr int deepest = 4;         ///< folders below one another: of years, months and days
constexpr int newestFolders = 3;   ///< of each folder; their names count up
constexpr int mostLooked = 2000;   ///< entries of a folder
constexpr JsonBounds lineBounds{100, 100, 1000, 16};

/// The folder and the newest below it.
void addFolders(QStringList& folders, const QString& path, int depth)
{
    folders << path;
    if (depth == deepest)
        return;
    QStringList below = QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    if (below.size() > newestFolders)
        below = below.last(newestFolders);
    for (const QString& each : below)
        addFolders(folders, path + u'/' + each, depth + 1);
}

/// The files that were written last, the oldest first.
QStringList newestFiles(const QStringList& folders)
{
    QFileInfoList found;
    const QDateTime since = QDateTime::currentDateTime().addSecs(-std::chrono::seconds(worthReading).count());
    for (const QString& folder : folders) {
        const QFileInfoList files =
            QDir(folder).entryInfoList({u"*.jsonl"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name | QDir::Reversed);
        for (const QFileInfo& file : files.first(std::min<qsizetype>(files.size(), mostLooked))) {
            if (file.lastModified() >= since)
                found << file;
        }
    }
    std::ranges::sort(found, {}, [](const QFileInfo& file) { return file.lastModified(); });
    QStringList paths;
    for (const QFileInfo& file : found.last(std::min<qsizetype>(found.size(), SessionTraffic::mostFiles)))
        paths << file.filePath();
    return paths;
}

/// What a line tells of limits; empty for all others. It is looked at closely only where it has the member that tells some.
Overheard overheardInLine(const Descriptor& provider, const QByteArray& member, const QByteArray& line)
{
    if (line.size() > SessionTraffic::longestLine || !line.contains(member))
        return {};
    const BoundedJson json = parseBounded(line, lineBounds);
    if (!json.value)
        return {};
    Overheard heard = overheardIn(provider, *json.value, true);
    heard.headers = {};
    // A line that does not say when it was written may be of any day.
    return heard.at ? heard : Overheard{};
}

} // namespace

SessionTraffic::SessionTraffic(QObject* parent)
    : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(joinedWithin);
    connect(&m_soon, &QTimer::timeout, this, &SessionTraffic::look);
}

void SessionTraffic::follow(const std::vector<Source>& sources)
{
    if (sources == m_sources)
        return;
    m_sources = sources;
    m_tails.clear();
    m_soon.stop();
    delete std::exchange(m_watcher, nullptr);
    if (m_sources.empty())
        return;
    m_watcher = new QFileSystemWatcher(this);
    const auto lookSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, lookSoon);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, lookSoon);
    lookSoon();
}

void SessionTraffic::look()
{
    QStringList wanted;
    QStringList files;
    for (const Source& source : m_sources) {
        QStringList folders;
        if (QFileInfo(source.folder).isDir())
            addFolders(folders, source.folder, 0);
        else
            folders << QFileInfo(source.folder).path(); // until it is made
        const QStringList newest = QFileInfo(source.folder).isDir() ? newestFiles(folders) : QStringList();
        wanted += folders + newest;
        files += newest;
    }
    watch(wanted);
    std::erase_if(m_tails, [&files](const auto& tail) { return !files.contains(tail.first); });
    std::map<QString, std::vector<QByteArray>> lines;
    for (const QString& path : std::as_const(files)) {
        if (!lines.contains(path))
            lines[path] = m_tails.try_emplace(path, path).first->second.newLines();
    }
    for (const Source& source : m_sources)
        tell(source, lines);
}

/// Of several lines of one limit only the last one counts.
void SessionTraffic::tell(const Source& source, const std::map<QString, std::vector<QByteArray>>& lines)
{
    std::map<QString, Overheard> last;
    const QByteArray member = '"' + toolTraffic(*source.provider)->limits.section(u'/', -1).toLatin1() + '"';
    for (const auto& [path, appended] : lines) {
        if (!path.startsWith(source.folder + u'/'))
            continue;
        for (const QByteArray& line : appended) {
            const Overheard told = overheardInLine(*source.provider, member, line);
            if (told.usage.isEmpty())
                continue;
            const auto seen = observationFrom(*source.provider, told, wallClock());
            if (!seen)
                continue;
            Overheard& known = last[limitsTold(*seen)];
            if (!known.at || *told.at >= *known.at)
                known = told;
        }
    }
    for (const auto& [limits, told] : last)
        Q_EMIT heard(source.accountId, told);
}

void SessionTraffic::watch(const QStringList& paths)
{
    const QStringList watched = m_watcher->files() + m_watcher->directories();
    QStringList gone;
    QStringList fresh;
    for (const QString& path : watched) {
        if (!paths.contains(path))
            gone << path;
    }
    for (const QString& path : paths) {
        if (!watched.contains(path) && !fresh.contains(path) && QFileInfo::exists(path))
            fresh << path;
    }
    if (!gone.isEmpty())
        (void)m_watcher->removePaths(gone);
    if (!fresh.isEmpty())
        (void)m_watcher->addPaths(fresh);
}

std::optional<SessionTraffic::Source> sessionSource(const AccountState& account, const Registry& registry)
{
    if (account.account.demo || account.account.key.kind != KeySource::Kind::Login)
        return std::nullopt;
    const Descriptor* provider = registry.find(account.account.provider);
    const QString folder =
        provider && provider->login ? loginSessions(*provider->login, account.account.key.place) : QString();
    return folder.isEmpty() ? std::nullopt
                            : std::optional(SessionTraffic::Source{account.account.id, folder, provider});
}

} // namespace quotalamp
