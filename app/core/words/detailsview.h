// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ledger.h"
#include "core/model/settings.h"
#include "core/model/snapshot.h"
#include "core/rules/alertstates.h"
#include "core/words/windowwords.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace quotalamp {

/// One limit with its numbers as exact as they are known, a row of a table.
struct DetailsRow {
    QString key;                      ///< as windowKey() gives it; empty where it is no window
    QString window;                   ///< "Tokens", with the model where limits are per model
    QString share;                    ///< exact amount left or used; "unknown"
    QString limit;                    ///< "200,000", "unknown"
    QString level;                    ///< "4%"; empty: unknown
    QString back;                     ///< "in 57 s · 14:33:07"; "–" where there is nothing to wait for
    std::optional<Severity> severity; ///< as the popup has it; empty: nothing to decide by
    friend bool operator==(const DetailsRow&, const DetailsRow&) = default;
};

/// One request of today, a row of a table.
struct ProbeRow {
    QString time;    ///< "14:32:10"
    QString request; ///< "GET api.openai.com/v1/models"
    QString outcome; ///< "200", "no answer"
    QString size;    ///< "1.4 kB"
    QString took;    ///< "212 ms"
    bool paid = false;
    friend bool operator==(const ProbeRow&, const ProbeRow&) = default;
};

/// All that is known of one account, worded.
struct DetailsView {
    QString about;      ///< model, host, where the key is, age
    QString shareTitle; ///< "Left" or "Used"
    std::vector<DetailsRow> rows;
    QStringList models;           ///< plain, in the provider's order; those of an organisation with their limits
    QString sample;               ///< "claude-haiku-4-5 · 9 in, 1 out · answers in 412 ms"; empty: none
    QStringList outlook;          ///< what runs out first, and what is ahead of each limit; empty: nothing to foretell
    QString headers;              ///< one "name: value" a line
    QString error;                ///< of the last probe; empty: none
    QString probesTitle;          ///< "Probes today: 41 free, 0 paid"
    std::vector<ProbeRow> probes; ///< newest first
    QString snoozed;              ///< "Snoozed until 14:33"; empty: its notifications are on
    bool demo = false;            ///< the account is made up
    friend bool operator==(const DetailsView&, const DetailsView&) = default;
};

/// All that is known of the account at `now`, in the person's wording and by their thresholds. `keyPlace` says in words
/// where the account's key is.
[[nodiscard]] DetailsView detailsView(
    const AccountState& account, const QString& keyPlace, TimePoint now, const Settings& settings = {});
/// Adds until when nothing is told of the account.
void addSnooze(DetailsView& view, const AlertStates& states, const QString& accountId, TimePoint now);
/// Adds the account's requests of today.
void addProbes(DetailsView& view, const RequestLedger& ledger, const QString& accountId, TimePoint now);

} // namespace quotalamp
