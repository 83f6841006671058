// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/textline.h"

class QVBoxLayout;

namespace quotalamp {

/// What comes next, before any account: the next limit and the next reset, or one quiet line where nothing is near.
class Head : public QWidget {
    Q_OBJECT
public:
    explicit Head(QWidget* parent = nullptr);

    /// Shows these lines, a label, a subject and a time each. A line with nothing but a subject is one quiet
    /// sentence. True: there are more or fewer lines than before.
    bool present(const std::vector<HeadLine>& lines);

private:
    QVBoxLayout* m_layout;
    std::size_t m_shown = 0;        ///< lines
    std::vector<TextLine*> m_lines; ///< as many as were needed once; those without words are hidden
};

} // namespace quotalamp
