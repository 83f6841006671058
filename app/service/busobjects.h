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

    /// Registers the objects, then asks for the name without waiting for it. False where there is no bus.
    [[nodiscard]] bool start();
    /// Says on the bus what is another value now than it was, and which of these accounts came and went. The others are
    /// as they were.
    void tellChanges(const QVariantMap& summaryBefore, const FormerBusAccounts& before);

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
