// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/buttons.h"
#include "desktop/kit/gauge.h"
#include "desktop/popup/windowrow.h"

#include <vector>

class QVBoxLayout;

namespace quotalamp {

/// Something that was found and may be added.
struct Offer {
    QString name;  ///< of the provider
    QString place; ///< where it was found: the name of a variable
    friend bool operator==(const Offer&, const Offer&) = default;
};

/// What the popup says before there is an account: how to begin, or to look around without one.
class EmptyPage : public QWidget {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);

    /// Offers to begin with what the environment holds: "OpenAI" and "OPENAI_API_KEY", at most three.
    void offer(const std::vector<Offer>& offers);
    /// Opens the dialog for an account; the first button, and the primary one.
    [[nodiscard]] QuietButton* addButton() const { return m_add; }
    /// Begins a demo, for those who only want to look around.
    [[nodiscard]] QuietButton* demoButton() const { return m_demo; }

Q_SIGNALS:
    void offerTaken(int index); ///< of those that offer() was given

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// Says of each offer what it is.
    void nameOffers();

    GaugeWidget* m_gauge;
    Sentence* m_title;
    Sentence* m_text;
    QuietButton* m_add;
    QuietButton* m_demo;
    Sentence* m_found;
    QVBoxLayout* m_offerColumn;
    std::vector<Offer> m_offers;
    std::vector<QuietButton*> m_offerButtons;
};

} // namespace quotalamp
