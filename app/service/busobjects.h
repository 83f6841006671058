// SPDX-License-Identifier: MIT
#pragma once

#include "service/busview.h"

#include <QObject>

#include <map>
#include <memory>

namespace quotalamp {

/// The objects that the bus sees: answers calls for their properties, hands methods on, and says what has changed. Where
/// the program is built without D-Bus, nobody ever calls.
class BusObjects : public QObject {
    Q_OBJECT
public:
    using Accounts = std::map<QString, BusAccount>;

    /// The values of all properties, which are read for each call and have to live as long.
    BusObjects(const QVariantMap& summary, const Accounts& accounts, QObject* parent = nullptr);
    ~BusObjects() override;

    /// Whether there is a bus.
    [[nodiscard]] static bool isPossible();
    /// Registers the objects, then asks for the name without waiting for it. Once, and before all that follow.
    void start();
    /// Says on the bus that the object of an account is not there any more.
    void tellGone(const QString& path) const;
    /// Says that there is one more.
    void tellNew(const QString& path, const BusAccount& account) const;
    /// Says which of an account's properties have another value now.
    void tellChange(const QString& path, const BusAccount& before, const BusAccount& now) const;
    /// Says which of all accounts' together have.
    void tellSummary(const QVariantMap& before) const;

Q_SIGNALS:
    void refreshRequested(const QString& accountId);
    void showRequested(const QByteArray& activationToken);

private:
    class Tree;
    const QVariantMap& m_summary;
    const Accounts& m_accounts;
    std::unique_ptr<Tree> m_tree; ///< null without a bus
};

} // namespace quotalamp
