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

    void say(const QString& sentence);
};

} // namespace quotalamp
