// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace quotalamp {

class QuietButton;
class Sentence;

/// Says on top of a window that nothing in it is the person's own, and lets them out of it. Gone where it is no demo.
class DemoLine : public QWidget {
    Q_OBJECT
public:
    explicit DemoLine(QWidget* parent = nullptr);

Q_SIGNALS:
    void leaveRequested(); ///< back to the person's own accounts

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Sentence* m_text;
    QuietButton* m_leave;
};

} // namespace quotalamp
