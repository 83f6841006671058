#pragma once

#include "core/account.h"
#include "core/result.h"
#include "core/schedule.h"
#include "core/settings.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace quotalamp {

/// Where files are kept, private to the user (0700). Follows XDG on Linux; tests give a folder of their own.
struct Places {
    QString config;  ///< accounts.json, settings.json
    QString state;   ///< snapshots.json, ledger.json, history.sqlite
    QString runtime; ///< lock and socket
    [[nodiscard]] static Places standard();
};

/// Makes the folder and its parents, private to the user (0700). False when it cannot be, or is another user's.
[[nodiscard]] bool makePrivateFolder(const QString& path);

/// A JSON object in a file of its own: read with a size limit, written atomically, mode 0600. A file that is no
/// JSON object is kept aside as NAME.corrupt-TIME before anything is written over it. Links, other users' files and
/// what is no plain file are neither read nor written over.
class JsonFile {
public:
    explicit JsonFile(QString path, qint64 mostBytes = 1024 * 1024);
    /// Empty when the file is missing. `trouble()` tells what was wrong otherwise.
    [[nodiscard]] QJsonObject read();
    /// Nothing is written where the content is the same. A sentence when it could not be written.
    [[nodiscard]] std::optional<Refusal> write(const QJsonObject& object);
    [[nodiscard]] QString trouble() const { return m_trouble; }
    [[nodiscard]] QString path() const { return m_path; }

private:
    struct Content;
    [[nodiscard]] Content load() const;

    QString m_path;
    QString m_trouble;
    qint64 m_mostBytes;
};

/// The person's accounts, in the person's order. Never holds a key. What a newer version wrote, keys and whole
/// accounts, is kept as it is.
class AccountFile {
public:
    explicit AccountFile(const Places& places);
    [[nodiscard]] std::vector<Account> read();
    [[nodiscard]] std::optional<Refusal> write(const std::vector<Account>& accounts);
    [[nodiscard]] QString path() const { return m_file.path(); }
    [[nodiscard]] QString trouble() const;

private:
    JsonFile m_file;
    qsizetype m_notUnderstood = 0;
};

class SettingsFile {
public:
    explicit SettingsFile(const Places& places);
    [[nodiscard]] Settings read();
    /// Keys of a newer version are kept.
    [[nodiscard]] std::optional<Refusal> write(const Settings& settings);

private:
    JsonFile m_file;
};

} // namespace quotalamp
