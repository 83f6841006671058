// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/textline.h"

class QVBoxLayout;

namespace quotalamp {

/// What comes next, before any account: the next wall and the next relief, or one quiet line.
class Head : public QWidget {
    Q_OBJECT
public:
    explicit Head(QWidget* parent = nullptr);

    void present(const std::vector<HeadLine>& lines);

private:
    QVBoxLayout* m_layout;
    std::vector<TextLine*> m_lines;
};

} // namespace quotalamp
