// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/buttons.h"
#include "desktop/kit/textline.h"

namespace quotalamp {

/// When it was checked and what that cost, with refresh, pin and settings.
class Foot : public QWidget {
    Q_OBJECT
public:
    explicit Foot(QWidget* parent = nullptr);

    /// Shows when the accounts were checked and how many paid probes there were today, both as sentences.
    void present(const Overview& overview);
    /// A window has no need of a pin.
    void setPinShown(bool shown);
    /// Whether the pin is pressed.
    void setPinned(bool pinned);
    /// Only where there is no tray to come back from.
    void setStripShown(bool shown);
    /// What the Tab key reaches, in order; hidden buttons are passed over.
    [[nodiscard]] QList<QWidget*> tabStops() const { return {m_refresh, m_pin, m_strip, m_settings}; }

Q_SIGNALS:
    void refreshRequested();         ///< all accounts, now
    void pinnedChanged(bool pinned); ///< by a click
    void settingsRequested();        ///< the settings' window
    void stripRequested();           ///< to stand there as a small strip

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    GlyphButton* m_refresh;
    GlyphButton* m_pin;
    GlyphButton* m_strip;
    GlyphButton* m_settings;
    TextLine* m_checked;
    TextLine* m_probes;
};

} // namespace quotalamp
