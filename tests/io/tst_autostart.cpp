// SPDX-License-Identifier: MIT
#include "io/session/autostart.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

const QByteArray plain = "[Desktop Entry]\nType=Application\nName=Q\nExec=quotalamp --background\n";

/// A person's and a system's folder of real files.
class Home {
public:
    [[nodiscard]] Autostart autostart(const QString& command = u"/bin/true"_s) const
    {
        return Autostart({m_folder.filePath(u"own"_s), {m_folder.filePath(u"system"_s)}}, command);
    }
    void write(const QString& folder, const QByteArray& content) const
    {
        if (content.isEmpty())
            return;
        QVERIFY(QDir(m_folder.path()).mkpath(folder));
        QFile file(path(folder));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] QByteArray read(const QString& folder) const
    {
        QFile file(path(folder));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString path(const QString& folder) const
    {
        return m_folder.filePath(folder + u"/quotalamp.desktop"_s);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class AutostartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME"); }
    void tellsTheTruth_data();
    void tellsTheTruth();
    void turns_data();
    void turns();
    void writesWhatASessionReads();
    void looksForItselfWhenItWrites();
    void quotesItsCommand_data();
    void quotesItsCommand();
    void tellsWhatFailed();
};

void AutostartTest::tellsTheTruth_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<bool>("on");
    const QByteArray none;
    QTest::newRow("no file") << none << none << false;
    QTest::newRow("own file") << plain << none << true;
    QTest::newRow("the system's") << none << plain << true;
    QTest::newRow("own hides the system's") << "[Desktop Entry]\nHidden=true\n"_ba << plain << false;
    QTest::newRow("hidden") << plain + "Hidden=true\n" << none << false;
    QTest::newRow("not hidden") << plain + "Hidden=false\n" << none << true;
    QTest::newRow("off in GNOME's way") << plain + "X-GNOME-Autostart-enabled=false\n" << plain << false;
    QTest::newRow("for this desktop") << plain + "OnlyShowIn=XFCE;GNOME;\n" << none << true;
    QTest::newRow("for others only") << plain + "OnlyShowIn=KDE;\n" << none << false;
    QTest::newRow("not for this one") << plain + "NotShowIn=GNOME;\n" << none << false;
    QTest::newRow("its program is gone") << plain + "TryExec=/nowhere/quotalamp\n" << none << false;
    QTest::newRow("its program is there") << plain + "TryExec=/bin/true\n" << none << true;
    QTest::newRow("a key of another group") << plain + "[Other]\nHidden=true\n" << none << true;
    QTest::newRow("a comment") << plain + "#Hidden=true\n" << none << true;
    QTest::newRow("nothing to run") << "[Desktop Entry]\nName=Q\n"_ba << none << false;
    QTest::newRow("no desktop entry") << "\x00\xff garbage"_ba << none << false;
}

void AutostartTest::tellsTheTruth()
{
    QFETCH(const QByteArray, own);
    QFETCH(const QByteArray, system);
    const Home home;
    home.write(u"own"_s, own);
    home.write(u"system"_s, system);
    QTEST(home.autostart().isOn(), "on");
}

void AutostartTest::turns_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<bool>("on");
    QTest::addColumn<bool>("ownFile");
    const QByteArray none;
    const QByteArray hidden = "[Desktop Entry]\nHidden=true\n";
    QTest::newRow("on") << none << none << true << true;
    QTest::newRow("off") << plain << none << false << false;
    QTest::newRow("off, where the system starts it") << none << plain << false << true;
    QTest::newRow("on, as the system has it") << hidden << plain << true << false;
    QTest::newRow("on, and the system's is off") << none << hidden << true << true;
    QTest::newRow("already on") << none << plain << true << false;
    QTest::newRow("on again") << hidden << none << true << true;
}

void AutostartTest::turns()
{
    QFETCH(const QByteArray, own);
    QFETCH(const QByteArray, system);
    QFETCH(const bool, on);
    const Home home;
    home.write(u"own"_s, own);
    home.write(u"system"_s, system);
    QVERIFY(!home.autostart().set(on));
    QCOMPARE(home.autostart().isOn(), on);
    QTEST(QFile::exists(home.path(u"own"_s)), "ownFile");
    QCOMPARE(home.read(u"system"_s), system);
}

void AutostartTest::writesWhatASessionReads()
{
    const Home home;
    QVERIFY(!home.autostart().set(true));
    const auto lines = home.read(u"own"_s).split('\n');
    QCOMPARE(lines.front(), "[Desktop Entry]"_ba);
    QVERIFY(lines.contains("Type=Application"));
    QVERIFY(lines.contains("Exec=\"/bin/true\" --background"));
    QVERIFY(lines.contains("TryExec=/bin/true"));
}

/// Without a command it is the program beside this one, unless it is found by its name.
void AutostartTest::looksForItselfWhenItWrites()
{
    qunsetenv("APPIMAGE");
    const Home home;
    QVERIFY(!home.autostart({}).set(true));
    const QByteArray beside = QFile::encodeName(QCoreApplication::applicationDirPath()) + "/quotalamp";
    QVERIFY(home.read(u"own"_s).contains("TryExec=" + beside + '\n'));
}

void AutostartTest::quotesItsCommand_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("exec");
    QTest::newRow("blank") << u"/opt/my apps/q"_s << R"(Exec="/opt/my apps/q" --background)"_ba;
    QTest::newRow("percent") << u"/opt/100%/q"_s << R"(Exec="/opt/100%%/q" --background)"_ba;
    QTest::newRow("quote") << uR"(/opt/a"b/q)"_s << R"(Exec="/opt/a\\"b/q" --background)"_ba;
    QTest::newRow("dollar") << u"/opt/$x/q"_s << R"(Exec="/opt/\\$x/q" --background)"_ba;
}

void AutostartTest::quotesItsCommand()
{
    QFETCH(const QString, command);
    const Home home;
    QVERIFY(!home.autostart(command).set(true));
    QFETCH(const QByteArray, exec);
    QVERIFY2(home.read(u"own"_s).split('\n').contains(exec), home.read(u"own"_s).constData());
}

void AutostartTest::tellsWhatFailed()
{
    const QTemporaryDir folder;
    QFile blocked(folder.filePath(u"file"_s));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    const Autostart autostart({folder.filePath(u"file/autostart"_s), {}}, u"/bin/true"_s);
    const auto refusal = autostart.set(true);
    QVERIFY(refusal && !refusal->sentence.isEmpty());
    QVERIFY(!autostart.isOn());
}

QTEST_GUILESS_MAIN(AutostartTest)
#include "tst_autostart.moc"
