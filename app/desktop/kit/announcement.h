// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace quotalamp {

/// Speaks a sentence to those who do not see what changed. Takes no room and draws nothing: a screen reader reads a
/// notification when it appears.
class Announcement : public QWidget {
    Q_OBJECT
public:
    explicit Announcement(QWidget* parent);

    /// Speaks it now; does nothing where no screen reader runs, or where its parent is hidden.
    void say(const QString& sentence);
};

} // namespace quotalamp
