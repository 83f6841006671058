// SPDX-License-Identifier: MIT
#include "program/calendardesk.h"
#include "providers/descriptor/registry.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Saving what is ahead from the popup.
class CalendarDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesAs_data();
    void savesAs();
    void saysWhyItCouldNot();
    void asksWhere();

private:
    QTemporaryDir m_folder;
    Registry m_registry = Registry::builtIn();
    UsageStore m_store{m_registry, nullptr};
    Settings m_settings;
};

void CalendarDeskTest::init()
{
    Account account;
    account.id = u"a1"_s;
    account.provider = u"claude"_s;
    m_store.setAccounts({account});
    Snapshot snapshot;
    snapshot.readAt = snapshot.checkedAt = wallClock();
    snapshot.reading = Reading{};
    RateWindow window{u"7d"_s, u"weekly"_s, Unit::Percent, 100, 40, wallClock() + 50h, 7 * 24h, Refill::Fixed, {}};
    snapshot.reading->windows = {window};
    m_store.setSnapshot(account.id, snapshot);
}

void CalendarDeskTest::savesAs_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("written");
    QTest::newRow("a calendar's name") << u"ahead.ics"_s << u"ahead.ics"_s;
    QTest::newRow("a name without an ending") << u"ahead"_s << u"ahead.ics"_s;
    QTest::newRow("another ending") << u"ahead.txt"_s << u"ahead.txt"_s;
    QTest::newRow("a name with blanks and more") << u"what lies ahead – ٣"_s << u"what lies ahead – ٣.ics"_s;
}

void CalendarDeskTest::savesAs()
{
    QFETCH(QString, chosen);
    QFETCH(QString, written);
    CalendarDesk desk(m_store, m_settings);
    const QSignalSpy failed(&desk, &CalendarDesk::failed);
    desk.save(m_folder.filePath(chosen));
    const QByteArray text = contents(m_folder.filePath(written));
    QVERIFY2(text.startsWith("BEGIN:VCALENDAR\r\n") && text.endsWith("END:VCALENDAR\r\n"), text.constData());
    QCOMPARE(text.count("BEGIN:VEVENT"), 1);
    QVERIFY2(text.contains("Claude"), text.constData());
    QCOMPARE(failed.size(), 0);
}

void CalendarDeskTest::saysWhyItCouldNot()
{
    CalendarDesk desk(m_store, m_settings);
    const QSignalSpy failed(&desk, &CalendarDesk::failed);
    desk.save(m_folder.filePath(u"nowhere/ahead.ics"_s));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().startsWith(u"The calendar could not be saved: "_s));
    QVERIFY(!QDir(m_folder.filePath(u"nowhere"_s)).exists());
}

/// Without keeping anything waiting: the dialog is answered later, or never.
void CalendarDeskTest::asksWhere()
{
    QWidget window;
    window.show();
    CalendarDesk desk(m_store, m_settings);
    desk.askWhere(&window);
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    Q_EMIT dialog->fileSelected(m_folder.filePath(u"asked.ics"_s));
    QVERIFY(!contents(m_folder.filePath(u"asked.ics"_s)).isEmpty());
}

QTEST_MAIN(CalendarDeskTest)
#include "tst_calendardesk.moc"
