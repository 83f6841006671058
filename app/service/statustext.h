// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "io/files/usagestore.h"
#include "io/session/telling.h"

#include <QStringList>

namespace quotalamp {

/// Which accounts a status document is about, and beside what.
struct StatusScope {
    QStringList accounts; ///< ids, in the order of the document; one that is gone meanwhile is left out
    TimePoint askedAt{};  ///< what was checked since is "live"
    QByteArray metrics{}; ///< what the member "metrics" holds; empty: there is none
    bool isPart = false;  ///< it tells of accounts that have changed; others stay as they were
};

/// A status document on one line of JSON, an account at a time: each as it is when it is printed.
class StatusText {
public:
    /// All of them outlive it.
    StatusText(const UsageStore& store, const Settings& settings)
        : m_store(&store)
        , m_settings(&settings)
    {
    }

    /// Begins anew.
    void begin(StatusScope scope);
    /// The next piece; empty: the document is done, or was never begun.
    [[nodiscard]] QByteArray next();
    [[nodiscard]] bool isDone() const { return m_part == Part::Done; }

private:
    enum class Part { Head, Accounts, Done };

    const UsageStore* m_store;
    const Settings* m_settings;
    StatusScope m_scope;
    Part m_part = Part::Done;
    qsizetype m_at = 0;    ///< the next account
    bool m_isFirst = true; ///< no account was printed yet
};

/// The answer to one question.
class StatusAnswer : public Telling {
public:
    StatusAnswer(const UsageStore& store, const Settings& settings, StatusScope scope);
    [[nodiscard]] QByteArray next() override { return m_text.next(); }
    [[nodiscard]] bool isOver() const override { return m_text.isDone(); }

private:
    StatusText m_text;
};

} // namespace quotalamp
