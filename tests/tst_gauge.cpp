#include "desktop/gauge.h"
#include "support/colorvision.h"

#include <QPainter>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using namespace quotalamp::test;

Q_DECLARE_METATYPE(quotalamp::GaugeState)

namespace {

struct NamedState {
    const char* name;
    GaugeState state;
};
constexpr std::array<NamedState, 9> states{
    {{"no limits", GaugeState::NoLimits}, {"calm", GaugeState::Calm}, {"stale", GaugeState::Stale},
        {"warning", GaugeState::Warning}, {"error", GaugeState::Error}, {"critical", GaugeState::Critical},
        {"exhausted", GaugeState::Exhausted}, {"no account", GaugeState::NoAccount}, {"paused", GaugeState::Paused}}};

struct NamedVision {
    const char* name;
    Vision vision;
};
constexpr std::array<NamedVision, 5> visions{{{"normal", Vision::Normal}, {"protan", Vision::Protan},
    {"deutan", Vision::Deutan}, {"tritan", Vision::Tritan}, {"grey", Vision::Grey}}};

constexpr std::array<const char*, 3> panels{"#1b1e23", "#f2f3f5", "#808080"};

} // namespace

class GaugeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colorDifference_data();
    void colorDifference();
    void statesDiffer_data();
    void statesDiffer();
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

void GaugeTest::statesDiffer_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("level");
    QTest::addColumn<QString>("panel");
    QTest::addColumn<int>("vision");
    QTest::addColumn<int>("atLeast");
    for (const int size : {16, 22}) {
        for (const double level : {0.10, 0.45, 0.70}) {
            for (const char* panel : panels) {
                for (const NamedVision& vision : visions)
                    QTest::addRow("%d px, %d %%, %s, %s", size, qRound(level * 100), panel, vision.name)
                        << size << level << QString::fromLatin1(panel) << int(vision.vision) << (size == 16 ? 30 : 45);
            }
        }
    }
}

void GaugeTest::statesDiffer()
{
    QFETCH(int, size);
    QFETCH(double, level);
    QFETCH(QString, panel);
    QFETCH(int, vision);
    QFETCH(int, atLeast);
    std::vector<std::vector<Lab>> eyes;
    for (const NamedState& state : states)
        eyes.push_back(seen(paintGauge(state.state, level, size, trayInks()), QColor(panel), Vision(vision)));
    for (std::size_t i = 0; i < states.size(); ++i) {
        for (std::size_t j = i + 1; j < states.size(); ++j) {
            const int clear = clearPixels(eyes[i], eyes[j]);
            QVERIFY2(clear >= atLeast,
                qPrintable(
                    u"%1 / %2: %3"_s.arg(QLatin1String(states[i].name), QLatin1String(states[j].name)).arg(clear)));
        }
    }
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
    QCOMPARE(gaugeKey(GaugeState::Calm, left, size), expected);
}

void GaugeTest::unknownIsNotEmpty()
{
    QVERIFY(paintGauge(GaugeState::Calm, {}, 22, trayInks()) != paintGauge(GaugeState::Calm, 0.0, 22, trayInks()));
}

void GaugeTest::icon()
{
    const QIcon icon = trayIcon(GaugeState::Warning, 0.22);
    QCOMPARE(icon.availableSizes().size(), trayIconSizes().size());
    QVERIFY(icon.availableSizes().contains(QSize(22, 22)));
}

void GaugeTest::equalKeysPaintEqualIcons()
{
    QCOMPARE(trayIconKey(GaugeState::Calm, 0.4749), trayIconKey(GaugeState::Calm, 0.4651));
    const auto sizes = trayIconSizes();
    for (const int size : sizes)
        QCOMPARE(trayIcon(GaugeState::Calm, 0.4749).pixmap(size).toImage(),
            trayIcon(GaugeState::Calm, 0.4651).pixmap(size).toImage());
}

/// With QUOTALAMP_SHOTS=DIR a contact sheet of every state and size is written there.
void GaugeTest::sheet()
{
    const QString folder = qEnvironmentVariable("QUOTALAMP_SHOTS");
    const QList<int> sizes{16, 20, 22, 24, 32, 40, 48, 64};
    QImage sheet(72 * int(states.size() + 2), 72 * int(sizes.size()), QImage::Format_RGB32);
    sheet.fill(QColor(0x80, 0x80, 0x80));
    QPainter painter(&sheet);
    for (int row = 0; row < sizes.size(); ++row) {
        for (int column = 0; column < int(states.size()); ++column)
            painter.drawImage(72 * column, 72 * row,
                paintGauge(states[std::size_t(column)].state, column == 5 ? 0.04 : 0.22, sizes[row], trayInks()));
        painter.drawImage(72 * int(states.size()), 72 * row, paintGauge(GaugeState::Calm, 0.7, sizes[row], trayInks()));
    }
    painter.end();
    QVERIFY(folder.isEmpty() || sheet.scaled(sheet.size() * 2).save(folder + "/gauges.png"_L1));
}

QTEST_MAIN(GaugeTest)
#include "tst_gauge.moc"
