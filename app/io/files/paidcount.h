// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/jsonfile.h"

namespace quotalamp {

/// How many requests that cost tokens went out each day, over all programs of the user: counted before they are sent, so
/// that a cap holds whoever asks. Fails safe: with a cap nothing is allowed where the count cannot be known or kept.
class PaidCount {
public:
    explicit PaidCount(const Places& places);

    /// Of the local day; `least` where the file knows of fewer, since not all of ours could be kept.
    [[nodiscard]] int read(TimePoint now, int least);
    /// Counts `more` requests. False, and none is counted, where the cap does not allow them.
    [[nodiscard]] bool take(int more, std::optional<int> cap, TimePoint now, int least);
    /// After take(): as counted then.
    [[nodiscard]] int count() const { return m_count; }
    /// Why the count could not be kept; one sentence.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// How long a count waits for another program's.
    void setPatience(Milliseconds patience) { m_file.setPatience(patience); }

private:
    [[nodiscard]] bool isUnknown(TimePoint now) const;

    JsonFile m_file;
    int m_count = 0; ///< of the day that take() was asked for last
    QString m_trouble;
};

} // namespace quotalamp
