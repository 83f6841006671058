// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/details/detailswindow.h"
#include "io/files/historyfile.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

class KeyStore;
class UsageStore;
struct Settings;

/// The details windows, one for an account, and the history that their charts are drawn from.
class DetailsDesk : public QObject {
    Q_OBJECT
public:
    /// What is shown; all of it has to live as long as this.
    struct Sources {
        const UsageStore& store;
        const KeyStore& keys;
        const Settings& settings;
        /// The card of an account, for an overview that only outlines it.
        std::function<CardView(const QString& accountId)> card{};
    };

    /// `places` null: no history is kept beyond the end of the program (demo).
    DetailsDesk(Sources sources, const Places* places, QObject* parent = nullptr);

    /// Opens the account's window, or brings it to the front.
    void open(const QString& accountId);
    /// Shows what is known now in the windows that are in sight. Windows of accounts that are gone go too.
    void present(const Overview& overview);
    /// Takes what the account's last probe told into the history, and into its chart when that is drawn next.
    void record(const AccountState& account);
    /// The snapshot with trails that are made from the history, where its own have hardly begun; empty: they do not need it,
    /// or there is nothing to make them from. Looks once for each account while the program runs.
    [[nodiscard]] std::optional<Snapshot> seeded(const AccountState& account);
    /// What was read of each window of all accounts since an instant, but not of the demo's.
    [[nodiscard]] std::vector<std::vector<HistorySpan>> courses(TimePoint since);
    /// The person was told of the limit at `at`, which its chart marks.
    void recordNotice(const LimitKey& limit, TimePoint at);
    /// Whether any of the windows is in sight.
    [[nodiscard]] bool isWatched() const;
    /// Drops the windows that are closed; they open again where they were.
    void tidy();

    /// Forgets the history of all accounts, or of one.
    void forget();
    void forget(const QString& accountId);
    /// Writes what is not written yet.
    void flush();

Q_SIGNALS:
    /// What was learned is in the history's file now, which happens at most once a minute.
    void written();
    /// A window is about to be seen: present() is needed before this returns.
    void opened();
    /// What a window shows, or whether one is in sight, is another thing now.
    void presentRequested();
    void refreshRequested(const QString& accountId);
    /// Tell nothing of the account for so long; zero: until each of its limits resets.
    void snoozeRequested(const QString& accountId, quotalamp::Milliseconds time);
    void unsnoozeRequested(const QString& accountId);
    void leaveDemoRequested();
    void quitRequested();
    /// The history cannot be kept: one translated sentence for the person.
    void failed(const QString& sentence);

private:
    struct OpenDetails {
        std::unique_ptr<DetailsWindow> window; ///< null while nobody wants it
        QByteArray place{};                    ///< of the window that went
        std::optional<TimePoint> chartAt;      ///< when its chart was made; empty: make it
    };

    void save(const QString& path, const QByteArray& picture);
    void connectWindow(DetailsWindow* window, const QString& accountId);
    void presentChart(OpenDetails& details, const AccountState& account, TimePoint now);
    [[nodiscard]] History& historyOf(const Account& account) { return account.demo ? m_demoHistory : m_history; }

    Sources m_sources;
    History m_history;
    History m_demoHistory{nullptr};           ///< of the demo's accounts, which nothing is kept of
    std::map<QString, OpenDetails> m_windows; ///< by account
    QSet<QString> m_seeded;                   ///< accounts whose history was looked at for their trails
};

} // namespace quotalamp
