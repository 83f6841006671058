// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/overheard.h"
#include "core/model/snapshot.h"
#include "io/files/linetail.h"
#include "providers/descriptor/registry.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace quotalamp {

/// Hears what a tool writes of its limits into its own session files while it works. Only where a person chose it. It is woken
/// by the system when a file is written, and never looks by itself; then it reads what was appended to the newest few files of
/// at most a day ago, bounded, and of that only lines that tell limits. All else is forgotten at once.
class SessionTraffic : public QObject {
    Q_OBJECT
public:
    /// An account, and where the tool whose login is its key keeps its sessions.
    struct Source {
        QString accountId;
        QString folder;
        const Descriptor* provider = nullptr; ///< outlives it
        friend bool operator==(const Source&, const Source&) = default;
    };

    explicit SessionTraffic(QObject* parent = nullptr);

    /// From now on these, and nobody with none: then nothing is watched. What the newest files tell already is heard soon.
    void follow(const std::vector<Source>& sources);

    static constexpr int mostFiles = 4;                             ///< the newest of a folder
    static constexpr qsizetype longestLine = 128 * 1024;            ///< bytes; a longer one tells no limits
    static constexpr std::chrono::milliseconds joinedWithin{1'000}; ///< what is written within it is heard together

Q_SIGNALS:
    /// The account's tool told this, when the line says; at most a few for each look.
    void heard(const QString& accountId, const quotalamp::Overheard& heard);

private:
    void look();
    void tell(const Source& source, const std::map<QString, std::vector<QByteArray>>& lines);
    void watch(const QStringList& paths);

    std::vector<Source> m_sources;
    std::map<QString, LineTail> m_tails; ///< by path, of the files that were the newest last
    QFileSystemWatcher* m_watcher = nullptr;
    QTimer m_soon;
};

/// Of an account whose key is the login of a tool that writes limits into its sessions; empty for all others.
[[nodiscard]] std::optional<SessionTraffic::Source> sessionSource(
    const AccountState& account, const Registry& registry);

} // namespace quotalamp
