// SPDX-License-Identifier: MIT
#include "io/net/gunzip.h"

#include <array>

#define ZLIB_CONST
#include <zlib.h>

namespace quotalamp {

namespace {

constexpr int gzipOnly = 16 + MAX_WBITS;
constexpr std::size_t pieceBytes = 32 * 1024;

} // namespace

struct Gunzip::Stream {
    z_stream z{};
    bool started = false;
    bool ended = false;
};

Gunzip::Gunzip()
    : m_stream(std::make_unique<Stream>())
{
    m_stream->started = inflateInit2(&m_stream->z, gzipOnly) == Z_OK;
}

Gunzip::~Gunzip()
{
    if (m_stream->started)
        inflateEnd(&m_stream->z);
}

Gunzip::State Gunzip::add(QByteArrayView chunk, QByteArray& out, qint64 most)
{
    if (!m_stream->started)
        return State::Broken;
    z_stream& z = m_stream->z;
    z.next_in = reinterpret_cast<const Bytef*>(chunk.data());
    z.avail_in = static_cast<uInt>(chunk.size());
    std::array<Bytef, pieceBytes> piece{};
    int result = Z_OK;
    do {
        if (m_stream->ended) {
            if (z.avail_in == 0)
                return State::Fine;
            // Several may follow each other in one body.
            if (inflateReset(&z) != Z_OK)
                return State::Broken;
            m_stream->ended = false;
        }
        z.next_out = piece.data();
        z.avail_out = static_cast<uInt>(piece.size());
        result = inflate(&z, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return State::Broken;
        m_stream->ended = result == Z_STREAM_END;
        const auto size = static_cast<qsizetype>(piece.size() - z.avail_out);
        if (out.size() + size > most)
            return State::TooLarge;
        out.append(reinterpret_cast<const char*>(piece.data()), size);
    } while (z.avail_in > 0 || z.avail_out == 0);
    return State::Fine;
}

bool Gunzip::isWhole() const
{
    return m_stream->ended;
}

} // namespace quotalamp
