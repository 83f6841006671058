// SPDX-License-Identifier: MIT
#include "desktop/details/chart.h"
#include "support/looks.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

/// A subscription's weekly window, of which a week was read.
ChartView weekly()
{
    const std::vector<AccountState> accounts = exampleAccounts();
    const auto account =
        std::ranges::find(accounts, u"plan"_s, [](const AccountState& state) { return state.account.id; });
    return *chartOf(*account, u"7d"_s, Stretch::Week, exampleNow(), Settings(),
        [](const QString&, TimePoint) { return exampleWeek(); });
}

/// Where the picture differs from another one of the same size.
QRect difference(const QImage& a, const QImage& b)
{
    QRect where;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y))
                where |= QRect(x, y, 1, 1);
        }
    }
    return where;
}

} // namespace

/// How a chart is drawn, read out and saved.
class ChartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        looks::prepare();
    }
    void cleanup() { looks::wear(looks::themes().constFirst()); }
    void keysGoFromPointToPoint_data();
    void keysGoFromPointToPoint();
    void keysGoFromLineToLine();
    void pointerReadsOut();
    void drawsEachThing_data();
    void drawsEachThing();
    void svgSaysTheSame_data();
    void svgSaysTheSame();
    void pictures_data();
    void pictures();
};

void ChartTest::keysGoFromPointToPoint_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<int>("from"); ///< of the points, from the last one
    QTest::newRow("the last one first") << QList<int>{Qt::Key_Left} << 0;
    QTest::newRow("back") << QList<int>{Qt::Key_Left, Qt::Key_Left, Qt::Key_Left} << 2;
    QTest::newRow("back and on") << QList<int>{Qt::Key_Left, Qt::Key_Left, Qt::Key_Right, Qt::Key_Right} << 0;
    QTest::newRow("the first, and no farther") << QList<int>{Qt::Key_Home, Qt::Key_Left} << -1;
    QTest::newRow("the first and the last") << QList<int>{Qt::Key_Home, Qt::Key_End} << 0;
}

/// What is pointed at has a line through the whole height, at its time.
void ChartTest::keysGoFromPointToPoint()
{
    QFETCH(QList<int>, keys);
    QFETCH(int, from);
    const ChartView view = weekly();
    Chart chart;
    chart.present(view);
    chart.resize(chart.sizeHint());
    chart.show();
    const QImage before = chart.picture(1);
    for (const int key : keys)
        QTest::keyClick(&chart, Qt::Key(key));
    const QImage after = chart.grab().toImage();
    const std::size_t last = view.course.size() - 1;
    const ChartPoint& point = view.course[from < 0 ? 0 : last - std::size_t(from)];
    const QRect plot(16, 12, 0, 0);
    QImage line = after;
    const Tokens tokens = tokensOf(chart);
    int column = -1;
    for (int x = 0; x < line.width() && column < 0; ++x) {
        int dark = 0;
        for (int y = 20; y < 150; ++y)
            dark += line.pixelColor(x, y) == tokens.text ? 1 : 0;
        if (dark > 80)
            column = x;
    }
    QVERIFY(column > 0);
    const QRect axis = difference(before, after);
    QVERIFY(axis.contains(column, 60));
    // The plot is as wide as the widget without its margins and the labels, which one look at both ends tells.
    const double first = plot.left();
    const double wide = (column - first) / std::max(point.at, 0.001);
    if (from >= 0)
        QVERIFY2(wide > 380 && wide < 445, QByteArray::number(wide).constData());
    else
        QCOMPARE(column, 16);
}

/// Up and down, and round; what another line is pointed at has its name beside it.
void ChartTest::keysGoFromLineToLine()
{
    ChartView view = weekly();
    ChartOptions options;
    options.stretch = Stretch::Week;
    WindowHistory other = exampleWeek();
    for (HistorySpan& span : other.spans)
        span.left = 1 - span.left / 2;
    addLine(view, u"5 hours"_s, other, exampleNow(), options);
    addLine(view, u"Claude: 7 days"_s, exampleWeek(), exampleNow(), options);
    Chart chart;
    chart.present(view);
    chart.resize(chart.sizeHint());
    chart.show();
    QTest::keyClick(&chart, Qt::Key_End);
    const QImage first = chart.grab().toImage();
    QTest::keyClick(&chart, Qt::Key_Down);
    const QImage second = chart.grab().toImage();
    QVERIFY(!difference(first, second).isEmpty());
    QTest::keyClick(&chart, Qt::Key_Down);
    QVERIFY(!difference(second, chart.grab().toImage()).isEmpty());
    QTest::keyClick(&chart, Qt::Key_Down);
    QVERIFY(difference(first, chart.grab().toImage()).isEmpty());
    QTest::keyClick(&chart, Qt::Key_Up);
    chart.present(weekly()); // the others are gone
    QTest::keyClick(&chart, Qt::Key_End);
    if (looks::wanted()) {
        chart.present(view);
        looks::save(chart, u"chart-others"_s, looks::themes().constFirst());
    }
}

void ChartTest::pointerReadsOut()
{
    Chart chart;
    chart.present(weekly());
    chart.resize(chart.sizeHint());
    chart.show();
    const QImage before = chart.grab().toImage();
    QTest::mouseMove(&chart, QPoint(200, 60));
    const QImage pointed = chart.grab().toImage();
    QVERIFY(difference(before, pointed).adjusted(-4, 0, 4, 0).contains(200, 60));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&chart, &leave);
    QVERIFY(difference(before, chart.grab().toImage()).isEmpty());
}

void ChartTest::drawsEachThing_data()
{
    QTest::addColumn<int>("part");
    const QList<QByteArray> names{"forecast", "even pace", "refusals", "resets", "notices", "course"};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(names.at(i).constData()) << i;
}

/// Without it the picture is another one.
void ChartTest::drawsEachThing()
{
    QFETCH(int, part);
    Chart chart;
    chart.present(weekly());
    chart.resize(chart.sizeHint());
    const QImage whole = chart.picture(1);
    ChartView view = weekly();
    switch (part) {
    case 0:
        view.forecast.reset();
        break;
    case 1:
        view.pace.clear();
        break;
    case 2:
        view.refusals.clear();
        break;
    case 3:
        view.resets.clear();
        break;
    case 4:
        view.notices.clear();
        break;
    default:
        view.course.erase(view.course.begin(), view.course.begin() + 100);
    }
    chart.present(view);
    QVERIFY(!difference(whole, chart.picture(1)).isEmpty());
}

void ChartTest::svgSaysTheSame_data()
{
    QTest::addColumn<int>("theme");
    for (int i = 0; i < looks::themes().size(); ++i)
        QTest::newRow(qPrintable(looks::themes().at(i).name)) << i;
}

/// A document that can be read, with all words of the chart as words, and no number that is none.
void ChartTest::svgSaysTheSame()
{
    QFETCH(int, theme);
    looks::wear(looks::themes().at(theme));
    const ChartView view = weekly();
    Chart chart;
    chart.present(view);
    chart.resize(chart.sizeHint());
    const QByteArray svg = chart.svg();
    QXmlStreamReader reader(svg);
    QStringList texts;
    int paths = 0;
    QString text;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            text += reader.text();
        if (reader.isEndElement() && !text.trimmed().isEmpty())
            texts << std::exchange(text, {}).trimmed();
        paths += reader.isStartElement() && reader.name() == "path"_L1 ? 1 : 0;
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(paths > 10);
    QVERIFY(!svg.contains("nan") && !svg.contains("inf"));
    QVERIFY(texts.contains(view.title));
    QVERIFY(texts.contains(view.critical.text));
    for (const ChartMark& mark : view.times)
        QVERIFY2(texts.contains(mark.text), qPrintable(texts.join(u'|')));
    if (looks::wanted()) {
        QFile file(QDir(qEnvironmentVariable("QUOTALAMP_SHOTS"))
                       .filePath(u"chart-"_s + looks::themes().at(theme).name + u".svg"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(svg) == svg.size());
    }
}

void ChartTest::pictures_data()
{
    svgSaysTheSame_data();
}

void ChartTest::pictures()
{
    QFETCH(int, theme);
    const looks::Theme look = looks::themes().at(theme);
    looks::wear(look);
    Chart chart;
    chart.present(weekly());
    chart.resize(chart.sizeHint());
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Home);
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(&chart, look.mirrored ? Qt::Key_Left : Qt::Key_Right, Qt::ControlModifier);
    const QImage picture = chart.grab().toImage();
    const Tokens tokens = tokensOf(chart);
    QVERIFY(looks::shows(picture, tokens.surface));
    QVERIFY(looks::shows(picture, tokens.text));
    QCOMPARE(chart.accessibleName(), weekly().title);
    QCOMPARE(chart.accessibleDescription(), weekly().spoken);
    if (looks::wanted())
        looks::save(chart, u"chart"_s, look);
}

QTEST_MAIN(ChartTest)
#include "tst_chart.moc"
