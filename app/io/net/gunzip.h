// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>

namespace quotalamp {

/// Unpacks a gzip body piece by piece, never further than it is told to.
class Gunzip {
public:
    enum class State {
        Fine,     ///< so far
        TooLarge, ///< there is more than was asked for
        Broken    ///< it is no gzip, or damaged
    };

    Gunzip();
    ~Gunzip();
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    /// Appends what `chunk` unpacks to; `out` never holds more than `most` bytes.
    /// After TooLarge or Broken nothing more is added.
    [[nodiscard]] State add(QByteArrayView chunk, QByteArray& out, qint64 most);
    /// Its end was there, with the right checksum.
    [[nodiscard]] bool isWhole() const;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream; ///< zlib's own state
};

} // namespace quotalamp
