// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "io/files/jsonfile.h"

namespace quotalamp {

/// What a person chose, in a file that people edit and link to elsewhere too.
class SettingsFile {
public:
    explicit SettingsFile(const Places& places);

    /// As by default where there is none; of the last good copy where it cannot be used.
    [[nodiscard]] Settings read();
    /// Writes what is other in `after` than in `before`, over what the file says now: keys of a newer version and what
    /// somebody changed meanwhile are kept. The settings as they are then.
    [[nodiscard]] Result<Settings> change(const Settings& before, const Settings& after);
    /// These and no others; for tests and for a file that is new.
    [[nodiscard]] std::optional<Failure> write(const Settings& settings);

    /// One sentence where the file could not be used.
    [[nodiscard]] QString trouble() const;
    /// The cap on paid probes by which to go: none may be sent while nobody knows what the person allows.
    [[nodiscard]] std::optional<int> paidCap(const Settings& settings) const;
    /// Nobody has changed the file since it was last read or written here.
    [[nodiscard]] bool isAsKnown() { return m_file.isAsKnown(); }
    [[nodiscard]] QString path() const { return m_file.path(); }
    /// How long a write waits for another program's.
    void setPatience(Milliseconds patience) { m_file.setPatience(patience); }

private:
    [[nodiscard]] Settings understood(const QJsonObject& json);
    [[nodiscard]] QJsonObject withKeysAsNow(QJsonObject json) const;

    Places m_places;
    JsonFile m_file;
    bool m_capUnclear = false; ///< there is one, and it is no number that one can go by
};

} // namespace quotalamp
