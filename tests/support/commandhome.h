// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/places.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace quotalamp::test {

/// What a command said and how it ended; -1 where it did not end by itself.
struct Ran {
    int exit = -1;
    QString out{};
    QString error{};
};

/// A person's home of its own, in which the real program runs its commands.
class CommandHome {
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString& name) const { return m_folder.filePath(name); }
    /// Where the program keeps its files here.
    [[nodiscard]] Places places() const;
    /// That of this test, with this home and in English.
    [[nodiscard]] QProcessEnvironment environment() const;
    /// Makes the folder for sockets as a login does: nobody else may enter. Whether it is there.
    [[nodiscard]] bool makeRuntimeFolder() const;

private:
    QTemporaryDir m_folder;
};

/// Runs a program with these words and this input until it ends; servers of this thread answer meanwhile.
[[nodiscard]] Ran ranWith(const QString& program, const QStringList& words, const QProcessEnvironment& environment,
    const QByteArray& input = {});

} // namespace quotalamp::test
