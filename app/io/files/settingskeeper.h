// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/filewatch.h"
#include "io/files/settingsfile.h"

#include <QObject>
#include <QTimer>

namespace quotalamp {

/// The settings of the running app: what is chosen holds at once, is written, and is tried again every 30 s where it
/// could not be. What somebody writes into the file meanwhile holds too.
class SettingsKeeper : public QObject {
    Q_OBJECT
public:
    /// `places` null: nothing is read or kept (demo).
    explicit SettingsKeeper(const Places* places, QObject* parent = nullptr);

    /// From now on the file is watched, and its trouble told.
    void start();
    /// As they hold now, whether or not they could be written yet.
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    /// A person has chosen these; they hold at once.
    void change(const Settings& settings);
    /// The cap on paid probes by which to go; see SettingsFile.
    [[nodiscard]] std::optional<int> paidCap() const;

Q_SIGNALS:
    /// Somebody else changed the file: these hold now. What was chosen here and is not written yet is among them.
    void changedElsewhere(const Settings& settings);
    /// Could not be read or kept; one sentence, once until it is well again.
    void failed(const QString& sentence);

private:
    void keep();
    void look();
    void tell(const QString& sentence);

    std::optional<SettingsFile> m_file;
    std::unique_ptr<FileWatch> m_watch;
    Settings m_settings;
    Settings m_kept; ///< what the file holds
    QString m_told;  ///< the trouble that was told last
    QTimer m_again;  ///< until what could not be written is tried again
};

} // namespace quotalamp
