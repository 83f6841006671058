#pragma once

#include "core/overview.h"
#include "desktop/tokens.h"

#include <QProgressBar>

namespace quotalamp {

/// What is left of one window. A bucket that refills has a rising edge, a fixed window the mark of even pace;
/// what is not current is thin. Speaks through the progress bar's accessibility.
class Bar : public QProgressBar {
    Q_OBJECT
public:
    explicit Bar(QWidget* parent = nullptr);

    /// `account` is said before the window's name.
    void present(const QString& account, const WindowView& window);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString text() const override { return m_value; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QColor fill() const;
    [[nodiscard]] double fillWidth() const;
    void paintFlat(QPainter& painter, double thickness) const;
    void paintFramed(QPainter& painter) const;
    void paintRisingEdge(QPainter& painter, double from) const;
    void paintPaceMark(QPainter& painter) const;

    Tokens m_tokens;
    QString m_value;
    double m_left = 0;
    std::optional<double> m_timeLeft;
    GaugeState m_state = GaugeState::Calm;
    bool m_rising = false;
};

} // namespace quotalamp
