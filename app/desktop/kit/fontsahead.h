// SPDX-License-Identifier: MIT
#pragma once

#include <QThread>

#include <memory>

namespace quotalamp {

/// Has the system's fonts looked up before the first window needs them, in a thread of its own: the list of all fonts and its
/// configuration are dozens of files. A window that opens meanwhile waits for the rest of it, no longer than if it began itself.
class FontsAhead {
public:
    FontsAhead() = default;
    /// Waits until it is done: fonts may not outlive the application.
    ~FontsAhead();
    FontsAhead(const FontsAhead&) = delete;
    FontsAhead& operator=(const FontsAhead&) = delete;
    FontsAhead(FontsAhead&&) = delete;
    FontsAhead& operator=(FontsAhead&&) = delete;

    /// Begins, the first time that it is called. There has to be an application.
    void begin();

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace quotalamp
