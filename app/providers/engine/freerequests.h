// SPDX-License-Identifier: MIT
#pragma once

#include "providers/engine/answers.h"
#include "providers/engine/engine.h"

namespace quotalamp {

/// "models" for the first of a kind, "models#2" for the second: a page, or another try.
[[nodiscard]] QString tagOf(const QString& name, std::size_t number);

/// The values behind a pointer with one `*`, one for each element, absent ones too: two columns stay side by side.
[[nodiscard]] QList<QJsonValue> columnOfValues(const QJsonValue& root, const QString& pointer);

/// Where an account's requests go, and how they are made.
class Address {
public:
    Address(const Descriptor& provider, const Account& account, const ProbeRules& rules);

    /// Empty where the account has to have an address of its own and has none.
    [[nodiscard]] const QUrl& base() const { return m_base; }
    [[nodiscard]] Request request(const QString& tag, const QString& path) const;

private:
    const Descriptor& m_provider;
    const ProbeRules& m_rules;
    QUrl m_base;
};

/// A free request as it is made: once, or for each value of a list.
struct Asking {
    const Descriptor::Free* free = nullptr;
    QString tag;
    QString path;
};

/// How far its pages have come.
struct Pages {
    std::size_t count = 0;
    QStringList cursors;
    bool open = false;    ///< another one is to be asked for
    bool cut = false;     ///< it would have gone on, but there is no way
    bool endless = false; ///< because it has had its share of pages, bytes or names already, or leads round in a circle
};

/// What is asked without cost, given the answers so far.
class FreeRequests {
public:
    FreeRequests(const Descriptor& provider, const Address& address, const ProbeRules& rules, const Answers& answers);

    /// All that can go out now, side by side; at most so many.
    [[nodiscard]] std::vector<Request> next(std::size_t most) const;
    [[nodiscard]] std::vector<Asking> askings(const Descriptor::Free& free) const;
    [[nodiscard]] Pages pages(const Asking& asking) const;

private:
    [[nodiscard]] std::optional<QString> pathOf(const Descriptor::Free& free) const;
    [[nodiscard]] QStringList eachOf(const Descriptor::Free& free) const;
    [[nodiscard]] std::optional<Request> following(const Asking& asking) const;

    const Descriptor& m_provider;
    const Address& m_address;
    const ProbeRules& m_rules;
    const Answers& m_answers;
};

} // namespace quotalamp
