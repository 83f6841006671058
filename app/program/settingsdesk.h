// SPDX-License-Identifier: MIT
#pragma once

#include "core/words/overview.h"
#include "desktop/settings/settingswindow.h"
#include "io/files/settingskeeper.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace quotalamp {

class KeyStore;
class Registry;
class UsageStore;

/// The settings of the running app: the one place where they change, whoever changes them, and their window. What acts on
/// them hears of it by changed().
class SettingsDesk : public QObject {
    Q_OBJECT
public:
    /// What the window shows beside the settings; all of it has to live as long as this.
    struct Sources {
        const UsageStore& store;
        const KeyStore& keys;
        const Registry& registry;
        /// What an account's card says; without an id: there is no such account.
        std::function<CardView(const QString& accountId)> card;
    };

    /// `places` null: nothing is read or kept (demo).
    SettingsDesk(Sources sources, const Places* places, QObject* parent = nullptr);

    /// As they are now; the reference stays good.
    [[nodiscard]] const Settings& settings() const { return m_keeper.settings(); }
    /// How many paid probes a day may have, by which to go; see SettingsFile.
    [[nodiscard]] std::optional<int> paidCap() const { return m_keeper.paidCap(); }

    /// From now on the file is watched, and its trouble told.
    void start();
    /// Changes them as `edit` does: it holds at once, and is kept.
    void change(const SettingsEdit& edit);

    /// Opens the window, or brings it to the front.
    void open(const Overview& overview);
    /// Shows what is known now, where the window is in sight.
    void present(const Overview& overview);
    [[nodiscard]] bool isWatched() const { return m_window && m_window->isVisible(); }
    /// Drops the window where it is closed; it opens again where it was.
    void tidy();
    /// Whether the session starts the program; empty where it cannot be asked to.
    void showStartsAtLogin(std::optional<bool> on);
    /// How a command and a webhook of the person's own went last.
    void showHooks(const HookReports& reports);

Q_SIGNALS:
    /// They were changed, here or in the file; `before` is what they were. Also where only the paid cap is another one.
    void changed(const quotalamp::Settings& before);
    /// The window was made: what a person does in it can be connected. Comes anew for each.
    void windowMade(quotalamp::SettingsWindow* window);
    /// They cannot be read or kept: one translated sentence for the person.
    void failed(const QString& sentence);

private:
    void settle();
    void fill(const Overview& overview);
    void tellPlaces();

    Sources m_sources;
    std::optional<Places> m_places;
    SettingsKeeper m_keeper;
    Settings m_told;                          ///< as changed() told them last
    std::unique_ptr<SettingsWindow> m_window; ///< null while nobody wants it
    bool m_toldPlaces = false;                ///< the window knows them, of the accounts as they are
    QByteArray m_place;                       ///< of the window that went
};

} // namespace quotalamp
