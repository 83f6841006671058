#pragma once

#include <QtGlobal>

namespace quotalamp {

/// For the first line of a program: a crash leaves no core file behind, which would hold keys, and files are made for
/// the user alone.
void keepToOneself();

/// While it lives, files are made with the rights that the person has chosen: a picture that was asked for, a browser
/// that is started. For the main thread.
class AsThePersonLikes {
public:
    AsThePersonLikes();
    ~AsThePersonLikes();
    AsThePersonLikes(const AsThePersonLikes&) = delete;
    AsThePersonLikes& operator=(const AsThePersonLikes&) = delete;
};

} // namespace quotalamp
