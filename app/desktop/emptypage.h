#pragma once

#include "desktop/buttons.h"
#include "desktop/gauge.h"
#include "desktop/windowrow.h"

namespace quotalamp {

/// What the popup says before there is an account: how to begin, or to look around without one.
class EmptyPage : public QWidget {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);

    [[nodiscard]] QuietButton* addButton() const { return m_add; }
    [[nodiscard]] QuietButton* demoButton() const { return m_demo; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    GaugeWidget* m_gauge;
    Sentence* m_title;
    Sentence* m_text;
    QuietButton* m_add;
    QuietButton* m_demo;
};

} // namespace quotalamp
