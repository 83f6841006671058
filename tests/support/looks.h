// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/tokens.h"
#include "program/examples.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QFont>
#include <QPalette>
#include <QPixmap>
#include <QStyleFactory>
#include <QTest>
#include <QTranslator>
#include <QWidget>

#include <cstdlib>

/// The same look on every machine, and pictures of it: QUOTALAMP_SHOTS names the folder for them.
namespace looks {

struct Theme {
    QString name;
    bool dark = false;
    double points = 10;
    bool mirrored = false;
    bool contrast = false;
    bool wordy = false; ///< every text 45 % longer
};

inline QList<Theme> themes()
{
    return {{QStringLiteral("light"), false, 10, false}, {QStringLiteral("dark"), true, 10, false},
        {QStringLiteral("small"), false, 8, false}, {QStringLiteral("large"), false, 14, false},
        {QStringLiteral("mirrored"), false, 10, true}, {QStringLiteral("contrast"), true, 10, false, true},
        {QStringLiteral("wordy"), false, 10, false, false, true}};
}

inline QPalette palette(bool dark)
{
    return quotalamp::examplePalette(dark);
}

/// Every text as a long language would have it.
class LongLanguage : public QTranslator {
public:
    [[nodiscard]] QString translate(
        const char* /*context*/, const char* text, const char* /*which*/, int /*n*/) const override
    {
        const QString source = QString::fromUtf8(text);
        return source + QString(1 + source.size() * 45 / 100, QLatin1Char('~'));
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

inline void wear(const Theme& theme)
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(theme.points);
    QApplication::setFont(font);
    QApplication::setPalette(palette(theme.dark));
    quotalamp::setHighContrast(theme.contrast);
    static LongLanguage wordy;
    QCoreApplication::removeTranslator(&wordy);
    if (theme.wordy)
        QCoreApplication::installTranslator(&wordy);
    QGuiApplication::setLayoutDirection(theme.mirrored ? Qt::RightToLeft : Qt::LeftToRight);
}

inline void prepare()
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    wear(themes().constFirst());
}

inline bool wanted()
{
    return qEnvironmentVariableIsSet("QUOTALAMP_SHOTS");
}

inline void save(QWidget& widget, const QString& name, const Theme& theme)
{
    QCoreApplication::processEvents();
    QTest::qWait(0);
    const QDir folder(qEnvironmentVariable("QUOTALAMP_SHOTS"));
    QVERIFY(widget.grab().save(folder.filePath(name + QLatin1Char('-') + theme.name + QStringLiteral(".png"))));
}

/// Whether a picture holds this colour, as a fill or as the ink of words, whose edges are mixed with what is below.
inline bool shows(const QImage& picture, const QColor& color)
{
    constexpr int tolerance = 24; // of 255
    const auto alike = [](int a, int b) { return std::abs(a - b) <= tolerance; };
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (alike(qRed(line[x]), color.red()) && alike(qGreen(line[x]), color.green())
                && alike(qBlue(line[x]), color.blue()))
                return true;
        }
    }
    return false;
}

/// What Tab reaches in `window` without a name for screen readers.
inline QStringList nameless(const QWidget& window)
{
    QStringList names;
    const auto widgets = window.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool reached = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (reached && spoken && spoken->text(QAccessible::Name).isEmpty())
            names << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    }
    return names;
}

} // namespace looks
