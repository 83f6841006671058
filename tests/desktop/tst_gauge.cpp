// SPDX-License-Identifier: MIT
#include "desktop/kit/gauge.h"
#include "program/iconsheet.h"
#include "support/colorvision.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace quotalamp::test;

namespace {

struct NamedState {
    const char* name;
    GaugeState state;
};
constexpr std::array<NamedState, 8> states{{{"no limits", GaugeState::NoLimits}, {"calm", GaugeState::Calm},
    {"stale", GaugeState::Stale}, {"warning", GaugeState::Warning}, {"error", GaugeState::Error},
    {"critical", GaugeState::Critical}, {"exhausted", GaugeState::Exhausted}, {"no account", GaugeState::NoAccount}}};

struct NamedVision {
    const char* name;
    Vision vision;
};
constexpr std::array<NamedVision, 5> visions{{{"normal", Vision::Normal}, {"protan", Vision::Protan},
    {"deutan", Vision::Deutan}, {"tritan", Vision::Tritan}, {"grey", Vision::Grey}}};

struct NamedStyle {
    const char* name;
    IconStyle style;
};
constexpr std::array<NamedStyle, 4> styles{{{"ring", IconStyle::Ring}, {"bars", IconStyle::Bars},
    {"number", IconStyle::Number}, {"monochrome", IconStyle::Monochrome}}};

struct NamedPanel {
    const char* name;
    const char* color;
    PanelTone tone;
};
constexpr std::array<NamedPanel, 3> panels{{{"dark", "#1b1e23", PanelTone::Dark},
    {"light", "#f2f3f5", PanelTone::Light}, {"mid-grey", "#808080", PanelTone::Automatic}}};

struct Wanted {
    int size;
    int clearPixels;
};
constexpr std::array<Wanted, 4> wantedOfAll{{{16, 30}, {22, 45}, {24, 45}, {32, 45}}};
constexpr std::array<Wanted, 4> wantedOfOneInk{{{16, 15}, {22, 30}, {24, 30}, {32, 30}}};

/// The second window has more left, as it is the one that is less near.
double secondOf(double level)
{
    return level + (1 - level) / 2;
}

/// Dark ink on what is not dark.
IconLook lookOn(IconStyle style, const QColor& panel)
{
    return {style, panel.lightness() > 100};
}

QImage drawn(const GaugeValue& value, int size, const IconLook& look)
{
    return paintGauge(gaugeKey(value, size, look), size, trayInks(look));
}

} // namespace

class GaugeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colorDifference_data();
    void colorDifference();
    void statesDiffer_data();
    void statesDiffer();
    void contrasts_data();
    void contrasts();
    void everyStateIsSeen_data();
    void everyStateIsSeen();
    void keys_data();
    void keys();
    void barsMirror();
    void numbers_data();
    void numbers();
    void hundredFits();
    void panelTones_data();
    void panelTones();
    void levels_data();
    void levels();
    void unknownIsNotEmpty();
    void icon();
    void equalKeysPaintEqualIcons();
    void sheet();
};

/// Pairs from the test data of Sharma, Wu and Dalal (2005).
void GaugeTest::colorDifference_data()
{
    QTest::addColumn<QList<double>>("pair");
    QTest::addColumn<double>("expected");
    QTest::newRow("blue") << QList<double>{50, 2.6772, -79.7751, 50, 0, -82.7485} << 2.0425;
    QTest::newRow("hue wraps") << QList<double>{50, 2.5, 0, 50, 0, -2.5} << 4.3065;
    QTest::newRow("far") << QList<double>{50, 2.5, 0, 73, 25, -18} << 27.1492;
    QTest::newRow("dark") << QList<double>{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514} << 0.9082;
    QTest::newRow("equal") << QList<double>{50, 0, 0, 50, 0, 0} << 0.0;
}

void GaugeTest::colorDifference()
{
    QFETCH(QList<double>, pair);
    QFETCH(double, expected);
    const double found = difference({pair[0], pair[1], pair[2]}, {pair[3], pair[4], pair[5]});
    QVERIFY2(std::abs(found - expected) < 0.0001, qPrintable(QString::number(found)));
}

/// Clear pixels between any two states at one level, in each style, on each panel and for each eye.
void GaugeTest::statesDiffer_data()
{
    QTest::addColumn<IconStyle>("style");
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("level");
    QTest::addColumn<QString>("panel");
    QTest::addColumn<Vision>("vision");
    QTest::addColumn<int>("atLeast");
    for (const NamedStyle& style : styles) {
        for (const Wanted& wanted : style.style == IconStyle::Monochrome ? wantedOfOneInk : wantedOfAll) {
            for (const double level : {0.10, 0.45, 0.70}) {
                for (const NamedPanel& panel : panels) {
                    for (const NamedVision& vision : visions)
                        QTest::addRow("%s %d, %d %%, %s panel, %s", style.name, wanted.size, qRound(level * 100),
                            panel.name, vision.name)
                            << style.style << wanted.size << level << QString::fromLatin1(panel.color) << vision.vision
                            << wanted.clearPixels;
                }
            }
        }
    }
}

void GaugeTest::statesDiffer()
{
    QFETCH(IconStyle, style);
    QFETCH(int, size);
    QFETCH(double, level);
    QFETCH(QString, panel);
    QFETCH(Vision, vision);
    QFETCH(int, atLeast);
    const IconLook look = lookOn(style, QColor(panel));
    std::vector<std::vector<Lab>> eyes;
    for (const NamedState& state : states)
        eyes.push_back(seen(drawn({state.state, level, secondOf(level)}, size, look), QColor(panel), vision));
    for (std::size_t i = 0; i < states.size(); ++i) {
        for (std::size_t j = i + 1; j < states.size(); ++j) {
            const int clear = clearPixels(eyes[i], eyes[j]);
            QVERIFY2(clear >= atLeast,
                qPrintable(
                    u"%1 / %2: %3"_s.arg(QLatin1String(states[i].name), QLatin1String(states[j].name)).arg(clear)));
        }
    }
}

void GaugeTest::contrasts_data()
{
    QTest::addColumn<QColor>("color");
    QTest::addColumn<QColor>("behind");
    QTest::addColumn<double>("atLeast");
    const GaugeInks inks = trayInks();
    QTest::newRow("ink on plate") << inks.ink << inks.plate << 16.4;
    QTest::newRow("dim on plate") << inks.dim << inks.plate << 8.2;
    QTest::newRow("track on plate") << inks.track << inks.plate << 3.7;
    QTest::newRow("warning on plate") << inks.warning << inks.plate << 11.6;
    QTest::newRow("critical on plate") << inks.critical << inks.plate << 4.7;
    QTest::newRow("mark on critical") << inks.mark << inks.critical << 3.8;
    for (const NamedPanel& panel : panels) {
        const QColor behind = QColor(QLatin1StringView(panel.color));
        const bool dark = panel.tone == PanelTone::Dark;
        // On a dark panel the plate is not seen, and what is on it has to be; on others the plate itself is.
        QTest::addRow("shape on a %s panel", panel.name) << (dark ? inks.ink : inks.plate) << behind
                                                         << (dark                                    ? 15.4
                                                                    : panel.tone == PanelTone::Light ? 16.0
                                                                                                     : 4.5);
        const GaugeInks one = trayInks(lookOn(IconStyle::Monochrome, behind));
        QTest::addRow("one ink on a %s panel", panel.name) << one.ink << behind
                                                           << (dark                                    ? 15.4
                                                                      : panel.tone == PanelTone::Light ? 16.0
                                                                                                       : 4.5);
    }
    const QColor darkPanel(QLatin1StringView(panels.front().color));
    QTest::newRow("dim on a dark panel") << inks.dim << darkPanel << 7.7;
    QTest::newRow("track on a dark panel") << inks.track << darkPanel << 3.5;
    QTest::newRow("warning on a dark panel") << inks.warning << darkPanel << 10.8;
    QTest::newRow("critical on a dark panel") << inks.critical << darkPanel << 4.4;
}

void GaugeTest::contrasts()
{
    QFETCH(QColor, color);
    QFETCH(QColor, behind);
    QFETCH(double, atLeast);
    const double found = contrast(color, behind);
    QVERIFY2(found >= atLeast - 0.05, qPrintable(QString::number(found)));
}

/// Nothing is drawn over the edge of an icon, and every state is seen on every panel.
void GaugeTest::everyStateIsSeen_data()
{
    QTest::addColumn<IconStyle>("style");
    QTest::addColumn<int>("size");
    for (const NamedStyle& style : styles) {
        for (const int size : {16, 22, 24, 32})
            QTest::addRow("%s %d", style.name, size) << style.style << size;
    }
}

void GaugeTest::everyStateIsSeen()
{
    QFETCH(IconStyle, style);
    QFETCH(int, size);
    for (const NamedPanel& panel : panels) {
        const QColor behind = QColor(QLatin1StringView(panel.color));
        QImage none(size, size, QImage::Format_ARGB32_Premultiplied);
        none.fill(Qt::transparent);
        for (const NamedVision& vision : visions) {
            const auto empty = seen(none, behind, vision.vision);
            for (const NamedState& state : states) {
                const QImage image = drawn({state.state, 0.45, 0.72}, size, lookOn(style, behind));
                const int clear = clearPixels(seen(image, behind, vision.vision), empty);
                QVERIFY2(clear >= size,
                    qPrintable(u"%1 on %2: %3"_s.arg(QLatin1String(state.name), QLatin1String(panel.name)).arg(clear)));
            }
        }
    }
}

void GaugeTest::keys_data()
{
    QTest::addColumn<GaugeValue>("first");
    QTest::addColumn<IconLook>("firstLook");
    QTest::addColumn<GaugeValue>("second");
    QTest::addColumn<IconLook>("secondLook");
    QTest::addColumn<bool>("equal");
    const GaugeValue calm{GaugeState::Calm, 0.45, 0.72};
    const auto row = [](const char* name, const GaugeValue& first, const IconLook& firstLook, const GaugeValue& second,
                         const IconLook& secondLook,
                         bool equal) { QTest::newRow(name) << first << firstLook << second << secondLook << equal; };
    using enum IconStyle;
    row("styles differ", calm, {Ring}, calm, {Bars}, false);
    row("one ink is not the ring", calm, {Ring}, calm, {Monochrome}, false);
    row("panels differ in one ink", calm, {Monochrome}, calm, {Monochrome, true}, false);
    row("panels are the same behind a plate", calm, {Ring}, calm, {Ring, true}, true);
    row("a ring has no second window", calm, {}, {GaugeState::Calm, 0.45, 0.2}, {}, true);
    row("bars have", calm, {Bars}, {GaugeState::Calm, 0.45, 0.2}, {Bars}, false);
    row("one bar is not two", calm, {Bars}, {GaugeState::Calm, 0.45, {}}, {Bars}, false);
    row("bars are mirrored", calm, {Bars}, calm, {Bars, false, Qt::RightToLeft}, false);
    row("rings are not", calm, {}, calm, {Ring, false, Qt::RightToLeft}, true);
    row("an error has no level in a ring", {GaugeState::Error, 0.45, {}}, {}, {GaugeState::Error, {}, {}}, {}, true);
    row("but in a number", {GaugeState::Error, 0.45, {}}, {Number}, {GaugeState::Error, {}, {}}, {Number}, false);
}

void GaugeTest::keys()
{
    QFETCH(GaugeValue, first);
    QFETCH(IconLook, firstLook);
    QFETCH(GaugeValue, second);
    QFETCH(IconLook, secondLook);
    QFETCH(bool, equal);
    QCOMPARE(trayIconKey(first, firstLook) == trayIconKey(second, secondLook), equal);
    QCOMPARE(
        trayIcon(first, firstLook).pixmap(24).toImage() == trayIcon(second, secondLook).pixmap(24).toImage(), equal);
}

/// Mirrored is what the person reads from the other side, and nothing else.
void GaugeTest::barsMirror()
{
    const IconLook mirrored{IconStyle::Bars, false, Qt::RightToLeft};
    for (const GaugeState state : {GaugeState::Calm, GaugeState::Warning, GaugeState::Critical, GaugeState::Stale}) {
        const GaugeValue value{state, 0.22, 0.55};
        // Round corners are smoothed from the left, so that a mirrored one may be one shade off.
        const QImage found = drawn(value, 22, mirrored);
        const QImage expected = drawn(value, 22, {IconStyle::Bars}).mirrored(true, false);
        QCOMPARE(clearPixels(seen(found, Qt::white, Vision::Normal), seen(expected, Qt::white, Vision::Normal)), 0);
    }
}

void GaugeTest::numbers_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<int>("level");
    QTest::newRow("nothing") << 0.0 << 0;
    QTest::newRow("a trace is not nothing") << 0.001 << 1;
    QTest::newRow("rounded down as in words") << 0.119 << 11;
    QTest::newRow("whole") << 0.29 << 29;
    QTest::newRow("nearly full is not full") << 0.9999 << 99;
    QTest::newRow("full") << 1.0 << 100;
}

void GaugeTest::numbers()
{
    QFETCH(double, left);
    for (const int size : {16, 22, 24, 32, 64}) {
        const GaugeKey key = gaugeKey({GaugeState::Calm, left, {}}, size, {IconStyle::Number});
        QTEST(key.level, "level");
        QCOMPARE(key.steps, 100);
    }
}

/// 100 is drawn whole: as many columns of ink as two digits have, and no more than the plate.
void GaugeTest::hundredFits()
{
    for (const int size : {16, 22, 24, 32, 64}) {
        const QImage full = drawn({GaugeState::Calm, 1.0, {}}, size, {IconStyle::Number});
        const QImage nearly = drawn({GaugeState::Calm, 0.99, {}}, size, {IconStyle::Number});
        QVERIFY(full != nearly);
        for (const int x : {0, size - 1}) {
            for (int y = 0; y < size; ++y)
                QVERIFY(full.pixelColor(x, y).lightness() < 60);
        }
    }
}

void GaugeTest::panelTones_data()
{
    QTest::addColumn<PanelTone>("tone");
    QTest::addColumn<bool>("darkPalette");
    QTest::addColumn<bool>("light");
    QTest::newRow("light is light") << PanelTone::Light << true << true;
    QTest::newRow("dark is dark") << PanelTone::Dark << false << false;
    QTest::newRow("automatic, dark colours") << PanelTone::Automatic << true << false;
    QTest::newRow("automatic, light colours") << PanelTone::Automatic << false << true;
}

void GaugeTest::panelTones()
{
    QFETCH(PanelTone, tone);
    QFETCH(bool, darkPalette);
    const QPalette palette(darkPalette ? QColor(0x30, 0x30, 0x30) : QColor(0xe0, 0xe0, 0xe0));
    QTEST(isLightPanel(tone, palette), "light");
}

void GaugeTest::levels_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("left");
    QTest::addColumn<GaugeKey>("expected");
    const auto row = [](const char* name, int size, double left, int level, int steps) {
        QTest::newRow(name) << size << left << GaugeKey{.state = GaugeState::Calm, .level = level, .steps = steps};
    };
    row("nothing", 16, 0, 0, 20);
    row("a trace is one step", 16, 0.0001, 1, 20);
    row("half", 22, 0.5, 10, 20);
    row("nearly full is not full", 24, 0.9999, 19, 20);
    row("full", 24, 1, 20, 20);
    row("more than full", 24, 1.5, 20, 20);
    row("finer at 32", 32, 0.5, 20, 40);
    row("percent at 64", 64, 0.37, 37, 100);
    row("less than nothing", 64, -1, 0, 100);
}

void GaugeTest::levels()
{
    QFETCH(int, size);
    QFETCH(double, left);
    QFETCH(GaugeKey, expected);
    QCOMPARE(gaugeKey({GaugeState::Calm, left, {}}, size), expected);
}

void GaugeTest::unknownIsNotEmpty()
{
    QVERIFY(
        paintRingGauge(GaugeState::Calm, {}, 22, trayInks()) != paintRingGauge(GaugeState::Calm, 0.0, 22, trayInks()));
}

void GaugeTest::icon()
{
    const QIcon icon = trayIcon({GaugeState::Warning, 0.22, {}});
    QCOMPARE(icon.availableSizes().size(), trayIconSizes().size());
    QVERIFY(icon.availableSizes().contains(QSize(22, 22)));
}

void GaugeTest::equalKeysPaintEqualIcons()
{
    const GaugeValue first{GaugeState::Calm, 0.4749, 0.6};
    const GaugeValue second{GaugeState::Calm, 0.4651, 0.6};
    const auto sizes = trayIconSizes();
    for (const NamedStyle& style : styles) {
        if (style.style == IconStyle::Number)
            continue; // a number is rounded down
        const IconLook look{style.style};
        QCOMPARE(trayIconKey(first, look), trayIconKey(second, look));
        for (const int size : sizes)
            QCOMPARE(trayIcon(first, look).pixmap(size).toImage(), trayIcon(second, look).pixmap(size).toImage());
    }
}

/// With QUOTALAMP_SHOTS=DIR a contact sheet of every style, state and size is written there.
void GaugeTest::sheet()
{
    const QString folder = qEnvironmentVariable("QUOTALAMP_SHOTS");
    const QImage sheet = iconSheet();
    QVERIFY(folder.isEmpty() || sheet.save(folder + "/gauges.png"_L1));
}

QTEST_MAIN(GaugeTest)
#include "tst_gauge.moc"
