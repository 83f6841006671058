// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/snapshot.h"
#include "core/rules/schedule.h"
#include "io/files/keptledger.h"
#include "io/keys/keyaddresses.h"
#include "io/keys/keystore.h"
#include "io/keys/logins.h"
#include "io/net/httpclient.h"
#include "providers/engine/engine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace quotalamp {

/// What one probe may take in all; a server that goes on beyond it is left.
struct ProbeBudget {
    qint64 bytes = qint64{4} << 20; ///< of the free answers' bodies
    Milliseconds time{60'000};      ///< from the first request on
};

/// How far our clock is ahead of servers', by origin; learned from what they answer.
using ServerSkews = std::map<QString, Milliseconds>;

/// What probes share. Outlives them, and what it says counts while they run.
struct ProbeTools {
    HttpClient& http;
    KeyStore& keys;
    KeptLedger& requests;
    KeyAddresses* addresses = nullptr; ///< where keys of other programs may go; null: anywhere (demo)
    std::optional<int> paidPerDay{};   ///< paid requests that a local day may have; empty: any number
    ProbeBudget budget{};
    ServerSkews skews{};

    /// The day's cap, and what all programs have spent of it so far.
    [[nodiscard]] PaidBudget paidBudget(TimePoint now) const;
};

/// Whether the key may be another one since somebody last looked, and to look costs nothing or is what somebody asks
/// for. Whoever replaces a key that is ours says so.
[[nodiscard]] bool mayHaveAnotherKey(const Account& account, Asked by);

/// One account being asked: its key is read, the engine's requests are sent, its answers are heard, until there is an
/// outcome. Ends exactly once, later than the call that started it, or with stop(), or when it is deleted; nothing comes
/// of it afterwards, and the key is gone.
class RunningProbe : public QObject {
    Q_OBJECT
public:
    /// What is asked.
    struct Question {
        Account account;
        QUrl baseUrl;                         ///< the effective one; the key is sent to its origin alone
        const Descriptor* provider = nullptr; ///< null: one that nobody knows, which is the outcome
        ProbeRules rules;
        bool look = false;  ///< only whether the key is another one; then the account is asked, else it stays as it is
        QString lastMark{}; ///< of the key that was read last; among several logins it is tried first
        QString lastFingerprint{}; ///< of the same key; empty: nobody has made it yet
        /// Hears the mark of the key before anything is asked with it; true where it is another key than before. Null:
        /// nobody knows.
        std::function<bool(const QString& mark)> isAnother{};
    };

    RunningProbe(ProbeTools& tools, Question question, QObject* parent);
    ~RunningProbe() override;

    /// Reads the key where the account says, unless it may not be sent to where the account is.
    void start(Prompt prompt);
    /// With a key that need not be kept; empty: without one. The login of another tool is read all the same.
    void startWith(Secret key);
    /// Nothing more is sent, heard or told.
    void stop();
    /// Somebody who may spend a token waits for it too.
    void allowPaid() { m_question.rules.paidAllowed = true; }

    /// The account that is asked, as it was at the start.
    [[nodiscard]] const Account& account() const { return m_question.account; }
    [[nodiscard]] const ProbeRules& rules() const { return m_question.rules; }
    /// So far it only looks whether the key is another one.
    [[nodiscard]] bool onlyLooks() const { return m_question.look; }
    /// By which the key is known again; empty where none was read.
    [[nodiscard]] QString keyMark() const { return m_keyMark; }
    /// By which others know it as the same; empty where none was read, and of a login, which is renewed all the time.
    [[nodiscard]] QString keyFingerprint() const { return m_keyFingerprint; }
    /// How long it has taken since its first request; empty where none was sent.
    [[nodiscard]] std::optional<Milliseconds> took() const;
    /// A paid request was sent.
    [[nodiscard]] bool wasPaid() const { return m_paid; }

Q_SIGNALS:
    /// What came of it: a reading, an error, or both.
    void finished(const quotalamp::Outcome& outcome);
    /// It only looked, and the key is the same or cannot be read: all stays as it is.
    void stayed();

private:
    /// Why the key must not go to where the account is.
    [[nodiscard]] std::optional<Error> addressTrouble() const;
    void readKey(Prompt prompt);
    /// False where nothing is to be asked with it.
    [[nodiscard]] bool takeKey(Secret key);
    void withoutKey(const Error& error);
    void useLogin();
    void takeNextLogin();
    void askTheTime();
    /// Does what the engine says next, given all answers so far.
    void advance();
    [[nodiscard]] Step nextStepOf();
    [[nodiscard]] bool countPaid(const Step& step);
    void startBudget();
    void onTimeOver();
    void send(const Request& asked);
    void hear(const Answer& answer);
    void finish(const Outcome& outcome);
    void fail(const Error& error) { finish(Outcome{std::nullopt, error, false}); }

    ProbeTools& m_tools;
    Question m_question;
    Secret m_key;
    QString m_keyMark;
    QString m_keyFingerprint;
    std::vector<ToolLogin> m_logins; ///< to be tried next, where this one is refused
    std::vector<Answer> m_answers;
    QStringList m_awaited; ///< tags of requests whose answers have not come
    int m_sent = 0;        ///< requests, of at most mostRequests
    std::shared_ptr<qint64> m_bytesLeft = std::make_shared<qint64>(0);
    QTimer m_deadline;
    QElapsedTimer m_asking;                                            ///< since the first request
    bool m_paid = false;                                               ///< a paid request was sent
    bool m_over = false;                                               ///< nothing is told any more
    std::unique_ptr<QObject> m_requests = std::make_unique<QObject>(); ///< those under way go with it
};

} // namespace quotalamp
