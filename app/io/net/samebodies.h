// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/http.h"

#include <deque>
#include <memory>

namespace quotalamp {

/// The last bodies that came while others are awaited: accounts of one provider are told the same list of models, which
/// is then kept and parsed once. Eight of them, of 512 kB in all.
class SameBodies {
public:
    /// Where one of the last is the same, the answer shares it. The key must have been taken out before.
    void share(Answer& answer);
    /// Nothing is awaited any more.
    void forget() { m_last.clear(); }

private:
    std::deque<std::shared_ptr<Answer::Document>> m_last; ///< that of the latest answer first
};

} // namespace quotalamp
