// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/model/account.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace quotalamp {

/// What the demo, which is a program of its own, says of itself as soon as it listens: the accounts that it serves, with
/// the keys that it lets in. It writes this to its standard output as one line of JSON, for the program that started it.
struct DemoAnnouncement {
    std::vector<Account> accounts;  ///< at addresses on the loopback; none where there were no recorded answers to play
    std::map<QString, Secret> keys; ///< by account id; obviously no real ones, so they may travel through a pipe
};

/// The line, with its end: {"port": 40001, "accounts": [{"id", "provider", "label", "base_url", "paid_probe", "key"}]}.
/// `port` is the one that all accounts are at.
[[nodiscard]] QByteArray announcementLine(const DemoAnnouncement& announcement, quint16 port);

/// The announcement in such a line. Every account is marked as the demo's, and its key is for this session only. Nothing
/// where the line is something else, or names an address that is not on the loopback.
[[nodiscard]] std::optional<DemoAnnouncement> readAnnouncement(const QByteArray& line);

} // namespace quotalamp
