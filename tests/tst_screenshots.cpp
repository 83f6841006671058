#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

constexpr int visibleDifference = 40;        ///< of one channel, of 255
constexpr double shareThatMayDiffer = 0.012; ///< glyphs are drawn a little differently by each version of a font
constexpr int patience = 60'000;

struct Run {
    int status = -1;
    QString errors;
};

Run draw(const QStringList& arguments)
{
    QProcess program;
    // What a person's session may hold must not show.
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"3"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"TZ"_s, u"Asia/Kolkata"_s);
    environment.remove(u"DISPLAY"_s);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(QUOTALAMP_PROGRAM), QStringList{u"screenshot"_s} + arguments);
    if (!program.waitForFinished(patience))
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardError())};
}

QImage picture(const QString& folder, const QString& name)
{
    return QImage(QDir(folder).filePath(name)).convertToFormat(QImage::Format_RGBA8888);
}

bool differs(QRgb a, QRgb b)
{
    const auto apart = [](int x, int y) { return std::abs(x - y) > visibleDifference; };
    return apart(qRed(a), qRed(b)) || apart(qGreen(a), qGreen(b)) || apart(qBlue(a), qBlue(b))
        || apart(qAlpha(a), qAlpha(b));
}

/// Share of pixels that look different; images have one size.
double difference(const QImage& a, const QImage& b)
{
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += differs(a.pixel(x, y), b.pixel(x, y)) ? 1 : 0;
    }
    return double(count) / (double(a.width()) * a.height());
}

} // namespace

/// The command that draws every window, and the windows as it draws them beside pictures that were looked at.
/// With QUOTALAMP_NEW_REFERENCES set the latter are replaced: look at them before committing.
class ScreenshotsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void drawsTheSameEachTime();
    void looksAsBefore_data();
    void looksAsBefore();
    void options_data();
    void options();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void tellsThatItCannotWrite();

private:
    QTemporaryDir m_folder;
};

void ScreenshotsTest::initTestCase()
{
    const Run run = draw({m_folder.path()});
    QCOMPARE(run.errors, QString());
    QCOMPARE(run.status, 0);
}

void ScreenshotsTest::drawsTheSameEachTime()
{
    const QTemporaryDir again;
    QCOMPARE(draw({again.path()}).status, 0);
    const QStringList names = QDir(m_folder.path()).entryList({u"*.png"_s}, QDir::Files);
    QVERIFY(names.size() >= 8);
    QCOMPARE(QDir(again.path()).entryList({u"*.png"_s}, QDir::Files), names);
    for (const QString& name : names)
        QVERIFY2(picture(again.path(), name) == picture(m_folder.path(), name), qPrintable(name));
}

void ScreenshotsTest::looksAsBefore_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(QStringLiteral(QUOTALAMP_REFERENCES)).entryList({u"*.png"_s}, QDir::Files);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void ScreenshotsTest::looksAsBefore()
{
    if (!QFontDatabase::hasFamily(u"Noto Sans"_s))
        QSKIP("The pictures are in Noto Sans, which is not installed (fonts-noto-core)");
    QFETCH(QString, name);
    const QString references = QStringLiteral(QUOTALAMP_REFERENCES);
    if (qEnvironmentVariableIsSet("QUOTALAMP_NEW_REFERENCES")) {
        QFile::remove(QDir(references).filePath(name));
        QVERIFY(QFile::copy(m_folder.filePath(name), QDir(references).filePath(name)));
    }
    const QImage found = picture(m_folder.path(), name);
    const QImage expected = picture(references, name);
    QCOMPARE(found.size(), expected.size());
    const double share = difference(found, expected);
    QVERIFY2(share <= shareThatMayDiffer, qPrintable(u"%1% differ"_s.arg(share * 100)));
}

void ScreenshotsTest::options_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("scale");
    QTest::newRow("dark") << QStringList{u"--dark"_s} << 1;
    QTest::newRow("larger") << QStringList{u"--scale"_s, u"2"_s} << 2;
    QTest::newRow("in German") << QStringList{u"--lang"_s, u"de"_s} << 1;
    QTest::newRow("from the right") << QStringList{u"--lang"_s, u"ar"_s} << 1;
}

void ScreenshotsTest::options()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, scale);
    const QTemporaryDir folder;
    const QString inside = folder.filePath(u"made/on/the/way"_s);
    QCOMPARE(draw(arguments + QStringList{inside}).status, 0);
    const QImage plain = picture(m_folder.path(), u"settings-icon.png"_s);
    const QImage found = picture(inside, u"settings-icon.png"_s);
    QCOMPARE(found.size(), plain.size() * scale);
    QVERIFY(found != plain);
    QVERIFY(picture(inside, u"popup.png"_s) != picture(m_folder.path(), u"popup.png"_s));
}

void ScreenshotsTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no folder") << QStringList{};
    QTest::newRow("two folders") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("no such option") << QStringList{u"--colour"_s, u"a"_s};
    QTest::newRow("no scale") << QStringList{u"--scale"_s, u"none"_s, u"a"_s};
    QTest::newRow("too large") << QStringList{u"--scale"_s, u"5"_s, u"a"_s};
}

void ScreenshotsTest::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    const Run run = draw(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.errors.contains(u"quotalamp screenshot --help"_s), qPrintable(run.errors));
    QVERIFY(!QFile::exists(u"a"_s));
}

void ScreenshotsTest::tellsThatItCannotWrite()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Run run = draw({folder.filePath(u"file/inside"_s)});
    QCOMPARE(run.status, 5);
    QCOMPARE(run.errors.trimmed(), u"The folder cannot be made."_s);
}

QTEST_MAIN(ScreenshotsTest)
#include "tst_screenshots.moc"
