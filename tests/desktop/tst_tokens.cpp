// SPDX-License-Identifier: MIT
#include "desktop/kit/tokens.h"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

QPalette paletteOf(const char* base, const char* text, const char* window, const char* highlight)
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

QPalette lightPalette()
{
    return paletteOf("#ffffff", "#1d2125", "#f4f5f7", "#2f6fde");
}

QPalette darkPalette()
{
    return paletteOf("#27292e", "#e9ebee", "#202226", "#5a94f2");
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colors_data();
    void colors();
    void contrasts_data();
    void contrasts();
    void redAccentNeverTintsCalm();
    void highContrastHasNoTints();
    void fonts();
    void reservedWidthIsTheSameForEveryCountdown();
    void contrastSettingReachesWidgets();
};

void TokensTest::colors_data()
{
    QTest::addColumn<QColor>("found");
    QTest::addColumn<QColor>("expected");
    const Tokens light = tokensFrom(lightPalette());
    const Tokens dark = tokensFrom(darkPalette());
    QTest::newRow("light secondary") << light.secondary << QColor(0x6a, 0x6c, 0x6f);
    QTest::newRow("light calm") << light.calm << QColor(0x62, 0x77, 0x9a);
    QTest::newRow("light dim") << light.dim << QColor(0x91, 0x93, 0x95);
    QTest::newRow("light track") << light.track << QColor(0xe4, 0xe4, 0xe5);
    QTest::newRow("light hairline") << light.hairline << QColor(0xe8, 0xe9, 0xe9);
    QTest::newRow("light frame") << light.frame << QColor(0xd2, 0xd3, 0xd3);
    QTest::newRow("light warning") << light.warningFill << QColor(0xc0, 0x8a, 0x00);
    QTest::newRow("light warning text") << light.warningText << QColor(0x85, 0x5e, 0x00);
    QTest::newRow("light critical") << light.criticalFill << QColor(0xb8, 0x23, 0x3f);
    QTest::newRow("dark secondary") << dark.secondary << QColor(0xa7, 0xa9, 0xad);
    QTest::newRow("dark calm") << dark.calm << QColor(0x90, 0xa3, 0xc2);
    QTest::newRow("dark dim") << dark.dim << QColor(0x80, 0x82, 0x86);
    QTest::newRow("dark track") << dark.track << QColor(0x46, 0x48, 0x4d);
    QTest::newRow("dark frame") << dark.frame << QColor(0x56, 0x58, 0x5c);
    QTest::newRow("dark critical") << dark.criticalFill << QColor(0xfa, 0x5f, 0x78);
    QTest::newRow("dark critical text") << dark.criticalText << QColor(0xff, 0x7a, 0x8e);
}

void TokensTest::colors()
{
    QFETCH(QColor, found);
    QFETCH(QColor, expected);
    QCOMPARE(found.name(), expected.name());
}

void TokensTest::contrasts_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
    QTest::newRow("faint text") << paletteOf("#fafafa", "#606060", "#e8e8e8", "#308cc6");
    QTest::newRow("sepia") << paletteOf("#fdf6e3", "#586e75", "#eee8d5", "#268bd2");
    QTest::newRow("black") << paletteOf("#000000", "#ffffff", "#000000", "#ffff00");
}

void TokensTest::contrasts()
{
    QFETCH(QPalette, palette);
    const Tokens tokens = tokensFrom(palette);
    // Where the palette itself cannot reach a contrast, its text colour is the best there is.
    const auto reaches = [&](const QColor& color, const QColor& on, double ratio) {
        return contrast(color, on) >= std::min(ratio, contrast(tokens.text, on));
    };
    QVERIFY(reaches(tokens.secondary, tokens.band, 4.6));
    QVERIFY(reaches(tokens.calm, tokens.surface, 4.0));
    QVERIFY(reaches(tokens.dim, tokens.surface, 3.0));
    QVERIFY(reaches(tokens.warningFill, tokens.surface, 3.0));
    QVERIFY(reaches(tokens.warningText, tokens.band, 4.5));
    QVERIFY(reaches(tokens.criticalFill, tokens.surface, 3.0));
    QVERIFY(reaches(tokens.criticalText, tokens.band, 4.5));
}

void TokensTest::redAccentNeverTintsCalm()
{
    const Tokens red = tokensFrom(paletteOf("#ffffff", "#1d2125", "#f4f5f7", "#d02030"));
    QVERIFY(red.calm.hsvSaturation() < 20);
}

void TokensTest::highContrastHasNoTints()
{
    const QPalette palette = paletteOf("#000000", "#ffffff", "#000000", "#ffff00");
    const Tokens tokens = tokensFrom(palette, true);
    for (const QColor& color :
        {tokens.secondary, tokens.calm, tokens.hairline, tokens.criticalFill, tokens.warningText})
        QCOMPARE(color, palette.color(QPalette::WindowText));
}

void TokensTest::fonts()
{
    QCOMPARE(bodyFont(), QApplication::font());
    QVERIFY(smallFont().pointSizeF() < bodyFont().pointSizeF());
    QVERIFY(titleFont().pointSizeF() > bodyFont().pointSizeF());
    QCOMPARE(strongFont().weight(), QFont::DemiBold);
}

void TokensTest::reservedWidthIsTheSameForEveryCountdown()
{
    const QFont font = smallFont();
    QCOMPARE(reservedWidth(font, u"resets in 1h 11m"_s), reservedWidth(font, u"resets in 8h 59m"_s));
    QVERIFY(reservedWidth(font, u"11"_s) >= QFontMetrics(font).horizontalAdvance(u"88"_s));
    QCOMPARE(reservedWidth(font, u"\u0661\u0661"_s), reservedWidth(font, u"\u0668\u0669"_s));
}

void TokensTest::contrastSettingReachesWidgets()
{
    QWidget widget;
    QVERIFY(!tokensOf(widget).highContrast);
    setHighContrast(true);
    QVERIFY(tokensOf(widget).highContrast);
    setHighContrast(false);
    QVERIFY(!tokensOf(widget).highContrast);
}

QTEST_MAIN(TokensTest)
#include "tst_tokens.moc"
