// SPDX-License-Identifier: MIT
#pragma once

#include "core/rules/accountentry.h"

#include <QComboBox>

namespace quotalamp {

/// The choice of a provider. Knows whether a person made it, since a key that was pasted may only choose where nobody
/// has, and a key must not be sent to the provider that happens to stand first.
class ProviderField : public QComboBox {
    Q_OBJECT
public:
    explicit ProviderField(QWidget* parent);

    /// What there is to choose from, in this order.
    void setChoices(std::vector<ProviderChoice> choices);
    [[nodiscard]] const std::vector<ProviderChoice>& choices() const { return m_choices; }
    /// The chosen one; null where there is none to choose.
    [[nodiscard]] const ProviderChoice* choice() const;

    /// Starts with a provider without telling anybody; one that is not there leaves the first. A `fixed` one cannot be
    /// changed. An `id` that is there counts as given.
    void start(const QString& id, bool fixed);
    /// Whether the provider was chosen by the person, or before the form was opened.
    [[nodiscard]] bool isGiven() const { return m_given; }
    /// Chooses by a key that was pasted, which is not given: another key chooses anew.
    void suggest(const QString& id);

Q_SIGNALS:
    void changed();   ///< another one is chosen
    void confirmed(); ///< the person chose, perhaps what stood there

private:
    std::vector<ProviderChoice> m_choices;
    bool m_given = false;
};

} // namespace quotalamp
