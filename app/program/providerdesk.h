// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/account/providerdialog.h"
#include "io/providerfolder.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// The providers that the app knows, and the dialog in which a person describes one more.
class ProviderDesk : public QObject {
    Q_OBJECT
public:
    /// `places` null: what is described is known until the program ends, and kept in no file (demo).
    ProviderDesk(Providers providers, const Places* places, QObject* parent = nullptr);
    ~ProviderDesk() override;

    [[nodiscard]] Registry& registry() { return m_providers.registry; }
    /// One translated sentence for each descriptor of the person's own that cannot be used.
    [[nodiscard]] QStringList troubles() const;
    /// Opens the dialog, or brings it to the front.
    void describe();
    /// Makes a provider of the draft; says in the dialog what is wrong with it.
    void keep(const ProviderDraft& draft);

Q_SIGNALS:
    /// A provider was described and can have accounts now.
    void added(const QString& providerId);

private:
    Providers m_providers;
    std::optional<Places> m_places;
    QPointer<ProviderDialog> m_dialog;
};

} // namespace quotalamp
