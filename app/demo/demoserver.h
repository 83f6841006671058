// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/keys/secret.h"
#include "core/model/account.h"
#include "demo/recording.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace quotalamp {

/// A provider that behaves like Anthropic, OpenAI and Ollama over real HTTP on 127.0.0.1: it
/// checks keys, lists models in pages, counts requests and tokens in buckets that other traffic drains, and refuses
/// with 429 when one is empty. OpenAI's tokens near exhaustion within a minute of the start, and recover.
/// Nothing runs while nobody asks: the buckets are brought up to date at each request.
class DemoServer : public QObject {
    Q_OBJECT
public:
    explicit DemoServer(QObject* parent = nullptr);
    ~DemoServer() override;

    /// Listens on a free port. False when the system gives none.
    [[nodiscard]] bool start();
    /// Plays recordings in place of its three providers, each as an account that is labelled by its case.
    [[nodiscard]] bool start(const std::vector<Recording>& recordings, const Registry& registry);
    /// Lets the demo's own time run ahead until it is so long after the start of a round of its story, which lasts
    /// three minutes: 75 % of OpenAI's tokens are left at the start, 4 % after 45 s, all of them after 2 min.
    void moveTo(Milliseconds inRound);
    /// That it listens on, on 127.0.0.1; 0 before start().
    [[nodiscard]] quint16 port() const;
    /// One account per provider or recording, at base URLs with a path prefix; empty before start().
    [[nodiscard]] std::vector<Account> accounts() const;
    /// By account id; for this session only. Obviously no real keys.
    [[nodiscard]] std::map<QString, Secret> keys() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace quotalamp
