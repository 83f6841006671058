// SPDX-License-Identifier: MIT
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
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
constexpr int block = 16;                    ///< pixels, in both directions: two letters
constexpr int visibleFromAfar = 10;          ///< of 255, on the average of a block
constexpr int blocksThatMayDiffer = 4;       ///< a line of text is thirty
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

/// Every picture, of the example data.
QStringList all(const QString& folder)
{
    return {u"--demo"_s, u"all"_s, folder};
}

QImage picture(const QString& folder, const QString& name)
{
    return QImage(QDir(folder).filePath(name)).convertToFormat(QImage::Format_RGBA8888);
}

bool differs(QRgb a, QRgb b, int visible = visibleDifference)
{
    const auto apart = [visible](int x, int y) { return std::abs(x - y) > visible; };
    return apart(qRed(a), qRed(b)) || apart(qGreen(a), qGreen(b)) || apart(qBlue(a), qBlue(b))
        || apart(qAlpha(a), qAlpha(b));
}

/// How many pixels look different; images have one size.
qint64 difference(const QImage& a, const QImage& b, int visible = visibleDifference)
{
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += differs(a.pixel(x, y), b.pixel(x, y), visible) ? 1 : 0;
    }
    return count;
}

/// What a picture shows from afar, where it does not matter how a letter is drawn, but that it is there.
QImage fromAfar(const QImage& image)
{
    return image.scaled(image.size() / block, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
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
    void oneByOne_data();
    void oneByOne();
    void drawsWhatTheHelpNames();
    void tellsThatThereIsNothing();
    void drawsThePersonsOwn();

private:
    QTemporaryDir m_folder;
};

void ScreenshotsTest::initTestCase()
{
    const Run run = draw(all(m_folder.path()));
    QCOMPARE(run.errors, QString());
    QCOMPARE(run.status, 0);
}

void ScreenshotsTest::drawsTheSameEachTime()
{
    const QTemporaryDir again;
    QCOMPARE(draw(all(again.path())).status, 0);
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
    const double share = double(difference(found, expected)) / (double(found.width()) * found.height());
    QVERIFY2(share <= shareThatMayDiffer, qPrintable(u"%1% differ"_s.arg(share * 100)));
    // A line that is missing is a small share of a window.
    const qint64 blocks = difference(fromAfar(found), fromAfar(expected), visibleFromAfar);
    QVERIFY2(blocks <= blocksThatMayDiffer, qPrintable(u"%1 places differ"_s.arg(blocks)));
}

void ScreenshotsTest::options_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("scale");
    QTest::newRow("dark") << QStringList{u"--theme"_s, u"dark"_s} << 1;
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
    QCOMPARE(draw(arguments + all(inside)).status, 0);
    const QImage plain = picture(m_folder.path(), u"settings-icon.png"_s);
    const QImage found = picture(inside, u"settings-icon.png"_s);
    QCOMPARE(found.size(), plain.size() * scale);
    QVERIFY(found != plain);
    QVERIFY(picture(inside, u"popup.png"_s) != picture(m_folder.path(), u"popup.png"_s));
}

void ScreenshotsTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no file") << QStringList{u"popup"_s};
    QTest::newRow("two files") << QStringList{u"popup"_s, u"a"_s, u"b"_s};
    QTest::newRow("no such picture") << QStringList{u"fridge"_s, u"a"_s};
    QTest::newRow("no such option") << QStringList{u"--colour"_s, u"popup"_s, u"a"_s};
    QTest::newRow("no such theme") << QStringList{u"--theme"_s, u"mauve"_s, u"popup"_s, u"a"_s};
    QTest::newRow("no scale") << QStringList{u"--scale"_s, u"none"_s, u"popup"_s, u"a"_s};
    QTest::newRow("too large") << QStringList{u"--scale"_s, u"5"_s, u"popup"_s, u"a"_s};
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
    const Run run = draw(all(folder.filePath(u"file/inside"_s)));
    QCOMPARE(run.status, 5);
    QCOMPARE(run.errors.trimmed(), u"The folder cannot be made."_s);
}

void ScreenshotsTest::oneByOne_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : {u"popup"_s, u"settings"_s, u"settings-icon"_s, u"history"_s, u"icon"_s, u"strip"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void ScreenshotsTest::oneByOne()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    QCOMPARE(draw({u"--demo"_s, name, folder.filePath(u"one.png"_s)}).status, 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"one.png"_s});
    QVERIFY(picture(folder.path(), u"one.png"_s) == picture(m_folder.path(), name + u".png"_s));
}

/// Every name that the help tells is drawn, and nothing else.
void ScreenshotsTest::drawsWhatTheHelpNames()
{
    QProcess help;
    help.start(QStringLiteral(QUOTALAMP_PROGRAM), {u"screenshot"_s, u"--help"_s});
    QVERIFY(help.waitForFinished(patience));
    const QString text = QString::fromUtf8(help.readAllStandardOutput()).simplified();
    QStringList named = text.section(u"One of "_s, 1).section(u';', 0, 0).split(u", "_s);
    QStringList drawn;
    for (const QString& name : QDir(m_folder.path()).entryList({u"*.png"_s}, QDir::Files))
        drawn << name.chopped(4);
    named.sort();
    drawn.sort();
    QCOMPARE(named, drawn);
}

void ScreenshotsTest::tellsThatThereIsNothing()
{
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toLocal8Bit());
    const Run run = draw({u"history"_s, home.filePath(u"none.png"_s)});
    qputenv("HOME", before);
    QCOMPARE(run.status, 3);
    QVERIFY2(run.errors.contains(u"nothing to draw"_s), qPrintable(run.errors));
    QVERIFY(!QFile::exists(home.filePath(u"none.png"_s)));
}

/// What a running program keeps is read and stays as it is.
void ScreenshotsTest::drawsThePersonsOwn()
{
    const QTemporaryDir home;
    const auto put = [&home](const QString& name, const QByteArray& content) {
        QDir(home.path()).mkpath(QFileInfo(name).path());
        QFile file(home.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(put(u".config/quotalamp/accounts.json"_s,
        R"({"schema": 1, "accounts": [{"id": "a1", "provider": "openai", "label": "Mine", "key": "env:NO_SUCH_KEY"}]})"));
    QVERIFY(put(u".local/state/quotalamp/snapshots.json"_s, "{}"));
    const auto before = QFileInfo(home.filePath(u".local/state/quotalamp/snapshots.json"_s)).lastModified();
    qputenv("HOME", home.path().toLocal8Bit());
    const QString own = home.filePath(u"own.png"_s);
    QCOMPARE(draw({u"popup"_s, own}).status, 0);
    QVERIFY(!QImage(own).isNull());
    QVERIFY(QImage(own) != QImage(m_folder.filePath(u"popup.png"_s)));
    QVERIFY(QImage(own).size() != QImage(m_folder.filePath(u"popup-empty.png"_s)).size());
    QCOMPARE(QDir(home.filePath(u".local/state/quotalamp"_s)).entryList(QDir::Files), QStringList{u"snapshots.json"_s});
    QCOMPARE(QFileInfo(home.filePath(u".local/state/quotalamp/snapshots.json"_s)).lastModified(), before);
}

QTEST_MAIN(ScreenshotsTest)
#include "tst_screenshots.moc"
