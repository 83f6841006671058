// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/keys/secret.h"
#include "core/model/error.h"

#include <QObject>

#include <functional>

namespace quotalamp {

/// Keys that the person keeps elsewhere: in a variable, a file, or what a command prints, as keyFromText() reads it. An
/// error is NoKey with a sentence that names the place and never what is there.
[[nodiscard]] Result<Secret, Error> keyFromEnvironment(const QString& name);
/// At most 64 KiB of a plain file; "~/" is the home folder.
[[nodiscard]] Result<Secret, Error> keyFromFile(const QString& path);

using KeyDone = std::function<void(Result<Secret, Error>)>;
/// Runs the command line with the system's shell, without standard input. Ends it, and what it has started, after
/// `within`. Calls back once, later, unless `context` is gone; then the command is ended too.
void keyFromCommand(const QString& commandLine, Milliseconds within, QObject* context, KeyDone done);

/// Calls back with what `source` gives, in a later turn of the event loop.
void readLater(QObject* context, std::function<Result<Secret, Error>()> source, KeyDone done);

} // namespace quotalamp
