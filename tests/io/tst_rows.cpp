// SPDX-License-Identifier: MIT
#include "io/files/inheritedrows.h"
#include "io/files/rowfile.h"
#include "io/files/writerhythm.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject object(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

JsonTree tree(const QJsonObject& row)
{
    JsonTree lean = JsonTree::from(row);
    lean.makeLean();
    return lean;
}

QByteArray lineFor(const RowLog& log, const QString& name, const QJsonObject& row)
{
    return log.lineFor(name, tree(row));
}

/// A log of these rows, one after the other.
RowLog logOf(std::initializer_list<std::pair<QString, QJsonObject>> rows)
{
    RowLog log;
    log.add(RowLog::head(1));
    for (const auto& [name, row] : rows)
        log.add(lineFor(log, name, row));
    return log;
}

constexpr qint64 most = 1 << 20;

} // namespace

/// Rows in a file that grows: what is written of a change, what is read of damage, and when.
class RowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aRowBecomesAnother_data();
    void aRowBecomesAnother();
    void aPatchIsAThirdShorter_data();
    void aPatchIsAThirdShorter();
    void saysNothingTwice();
    void namesMayHoldAnything();
    void damageTellsNothing_data();
    void damageTellsNothing();
    void aPatchNeedsItsRow();
    void isReadInPieces();
    void growsWithoutCopies();
    void whatIsOvertakenGoes();
    void linesAreCopiedAsTheyStand_data();
    void linesAreCopiedAsTheyStand();
    void isTidiedInPieces();
    void twoFilesShareRows();
    void saysWhatOthersWrote();
    void whatIsRemovedLeavesNoTrace();
    void leavesAlone_data();
    void leavesAlone();
    void keepsDamageAside();
    void isReadOnceWhereNobodyWrites();
    void inherits();
    void inheritsNothingFromDamage();
    void writesInRhythm_data();
    void writesInRhythm();
    void writesOnceAMinute();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"state/some.rows"_s); }
    [[nodiscard]] RowFile file() const { return {path(), most}; }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RowsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void RowsTest::aRowBecomesAnother_data()
{
    QTest::addColumn<QJsonObject>("before");
    QTest::addColumn<QJsonObject>("after");
    QTest::addColumn<QJsonObject>("read");
    const auto row = [](const char* name, const char* before, const char* after, const char* read = nullptr) {
        QTest::newRow(name) << object(before) << object(after) << object(read ? read : after);
    };
    row("a member is other", R"({"a": 1, "b": "x"})", R"({"a": 2, "b": "x"})");
    row("a member comes", R"({"a": 1})", R"({"a": 1, "b": [1, 2]})");
    row("a member goes", R"({"a": 1, "b": 2})", R"({"b": 2})");
    row("all go", R"({"a": 1, "b": 2})", "{}");
    row("a member of a member", R"({"a": {"b": 1, "c": 2}})", R"({"a": {"b": 1, "c": 3}})");
    row("a member of a member goes", R"({"a": {"b": 1, "c": 2}})", R"({"a": {"b": 1}})");
    row("an object becomes a number", R"({"a": {"b": 1}})", R"({"a": 1})");
    row("a number becomes an object", R"({"a": 1})", R"({"a": {"b": {"c": 1}}})");
    row("a list", R"({"a": [1, {"b": 2}]})", R"({"a": [{"b": 2}, 1]})");
    row("nothing is left out", R"({"a": 1})", R"({"b": null, "c": "", "d": [], "e": {}, "f": false, "g": {"h": null}})",
        "{}");
    row("zero is something", R"({"a": 1})", R"({"a": 0, "b": [null, "", false, 0]})");
    row("nothing within a list", "{}", R"({"a": [{"b": null, "c": 1}, {}]})", R"({"a": [{"c": 1}, {}]})");
    row("more digits", R"({"a": 0.1})", R"({"a": 0.30000000000000004, "b": 9007199254740993, "c": 1e300})");
    row("other letters", R"({"a": "b"})", "{\"\xc3\xa4\\n\": \"\xd9\x85\\u0000 +x =y\"}");
}

void RowsTest::aRowBecomesAnother()
{
    QFETCH(const QJsonObject, before);
    QFETCH(const QJsonObject, after);
    QFETCH(const QJsonObject, read);
    QJsonObject large = before;
    QJsonObject largeAfter = after;
    QJsonObject largeRead = read;
    QCOMPARE(logOf({{u"one"_s, before}, {u"one"_s, after}}).row(u"one"_s), read);
    // Beside much that stays it is a patch.
    for (QJsonObject* each : {&large, &largeAfter, &largeRead})
        each->insert(u"zz"_s, QString(2000, u'x'));
    const RowLog log = logOf({{u"one"_s, large}});
    const QByteArray line = lineFor(log, u"one"_s, largeAfter);
    QVERIFY2(line.size() < 200, line.constData());
    QCOMPARE(logOf({{u"one"_s, large}, {u"one"_s, largeAfter}}).row(u"one"_s), largeRead);
}

void RowsTest::aPatchIsAThirdShorter_data()
{
    QTest::addColumn<int>("other");
    QTest::addColumn<char>("mark");
    QTest::newRow("a tenth is other") << 100 << '+';
    QTest::newRow("three fifths") << 600 << '+';
    QTest::newRow("seven tenths") << 700 << '=';
    QTest::newRow("all") << 1000 << '=';
}

/// Of a row of about a thousand letters so many become others.
void RowsTest::aPatchIsAThirdShorter()
{
    QFETCH(const int, other);
    const auto row = [other](char16_t letter) {
        return QJsonObject{{u"stays"_s, QString(1000 - other, u'x')}, {u"other"_s, QString(other, letter)}};
    };
    const RowLog log = logOf({{u"one"_s, row(u'a')}});
    const QByteArray line = lineFor(log, u"one"_s, row(u'b'));
    QTEST(line.at(line.indexOf(' ') + 1), "mark");
}

void RowsTest::saysNothingTwice()
{
    const RowLog log = logOf({{u"one"_s, object(R"({"a": 1, "b": {"c": 2.0}})")}});
    QCOMPARE(lineFor(log, u"one"_s, object(R"({"b": {"c": 2}, "a": 1, "d": null})")), QByteArray());
    QCOMPARE(log.damagedLines(), 0);
    QCOMPARE(log.schema(), 1);
}

void RowsTest::namesMayHoldAnything()
{
    const QStringList names{u""_s, u"a b"_s, u"a/b\n+c=%25"_s, u"ä"_s};
    RowLog log;
    log.add(RowLog::head(1));
    for (const QString& name : names.mid(1))
        log.add(lineFor(log, name, {{u"name"_s, name}}));
    QCOMPARE(log.names(), names.mid(1));
    for (const QString& name : names.mid(1))
        QCOMPARE(log.row(name).value("name"_L1).toString(), name);
    QVERIFY(!log.contains(u"b"_s));
}

void RowsTest::damageTellsNothing_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << "\n"_ba;
    QTest::newRow("no checksum") << "=one {\"a\": 1}\n"_ba;
    QTest::newRow("short") << "0123\n"_ba;
    QTest::newRow("another checksum") << "00000000 =one {\"a\":1}\n"_ba;
    QTest::newRow("words") << "checksum =one {\"a\":1}\n"_ba;
    QTest::newRow("nul bytes") << QByteArray(100, '\0') + '\n';
    QTest::newRow("no name") << "00000000 {}\n"_ba;
    QTest::newRow("a patch of nothing") << "d202ef8d +two {\"a\":1}\n"_ba;
}

void RowsTest::damageTellsNothing()
{
    QFETCH(const QByteArray, line);
    RowLog log = logOf({{u"one"_s, object(R"({"a": 1})")}});
    log.add(line);
    log.add(lineFor(log, u"three"_s, object(R"({"a": 3})")));
    QCOMPARE(log.damagedLines(), 1);
    QCOMPARE(log.names(), (QStringList{u"one"_s, u"three"_s}));
    QCOMPARE(log.row(u"one"_s), object(R"({"a": 1})"));
}

/// Where a line of it is damaged, the row stays as it was before: never a bit of this reading and a bit of that one.
void RowsTest::aPatchNeedsItsRow()
{
    QJsonObject row{{u"much"_s, QString(2000, u'x')}, {u"a"_s, 1}};
    RowLog log = logOf({{u"one"_s, row}});
    QByteArray bytes = log.bytes();
    row.insert(u"a"_s, 2);
    QByteArray second = lineFor(log, u"one"_s, row);
    log.add(second);
    row.insert(u"b"_s, 3);
    const QByteArray third = lineFor(log, u"one"_s, row);
    second[second.size() - 3] = '7';
    RowLog damaged;
    damaged.add(bytes + second + third);
    QCOMPARE(damaged.damagedLines(), 2);
    QCOMPARE(damaged.row(u"one"_s).value("a"_L1).toInt(), 1);
    QVERIFY(!damaged.row(u"one"_s).contains("b"_L1));
    damaged.add(lineFor(damaged, u"one"_s, row));
    QCOMPARE(damaged.row(u"one"_s), row);
}

void RowsTest::isReadInPieces()
{
    const QByteArray bytes =
        logOf({{u"one"_s, object(R"({"a": 1})")}, {u"two"_s, object(R"({"a": 2})")}, {u"one"_s, {}}}).bytes();
    RowLog log;
    for (qsizetype end = 0; end <= bytes.size(); ++end)
        log.add(bytes.first(end).sliced(log.bytes().size()));
    QCOMPARE(log.bytes(), bytes);
    QCOMPARE(log.damagedLines(), 0);
    QCOMPARE(log.row(u"one"_s), QJsonObject());
    QCOMPARE(log.row(u"two"_s), object(R"({"a": 2})"));
}

/// What was read is shared with whoever read it; for what follows there is room, and not much more.
void RowsTest::growsWithoutCopies()
{
    QByteArray bytes = RowLog::head(1);
    RowLog log;
    for (int i = 0; i < 200; ++i)
        bytes += lineFor(log, u"row %1"_s.arg(i), {{u"much"_s, QString(2000, u'x')}});
    log.add(bytes);
    QVERIFY(log.bytes().isSharedWith(bytes));
    int moves = 0;
    for (int i = 0; i < 1000; ++i) {
        const qsizetype before = log.bytes().capacity();
        log.add(lineFor(log, u"row %1"_s.arg(i % 200), {{u"much"_s, QString(2000, u'x')}, {u"a"_s, i}}));
        moves += log.bytes().capacity() == before ? 0 : 1;
    }
    QVERIFY(!log.bytes().isSharedWith(bytes));
    QVERIFY2(moves < 10, QByteArray::number(moves).constData());
    QVERIFY(log.bytes().capacity() < log.bytes().size() + log.bytes().size() / 4);
    QCOMPARE(log.names().size(), 200);
}

void RowsTest::whatIsOvertakenGoes()
{
    RowFile rows = file();
    qint64 largest = 0;
    for (int i = 0; i < 200; ++i) {
        const auto failure = rows.change([i](RowChange& change) {
            change.put(u"one"_s, tree({{u"much"_s, QString(2000, u'x')}, {u"count"_s, i}}));
        });
        QCOMPARE(failure, std::nullopt);
        largest = std::max(largest, QFileInfo(path()).size());
    }
    QVERIFY2(largest < 72'000, QByteArray::number(largest).constData());
    RowFile later = file();
    later.read();
    QCOMPARE(later.rows().row(u"one"_s).value("count"_L1).toInt(), 199);
}

void RowsTest::linesAreCopiedAsTheyStand_data()
{
    QTest::addColumn<RowLog::Patches>("patches");
    QTest::addColumn<int>("lines");
    QTest::newRow("patches stay") << RowLog::Patches::Stay << 5;
    QTest::newRow("patches join") << RowLog::Patches::Join << 4;
}

/// A row is read and printed anew only where it has patches that it is to be joined with.
void RowsTest::linesAreCopiedAsTheyStand()
{
    QFETCH(const RowLog::Patches, patches);
    QFETCH(const int, lines);
    const QByteArray odd = "e9f9f9ea =odd { \"a\" : 1 }\n"; // as we would not print it
    QJsonObject row{{u"much"_s, QString(2000, u'x')}, {u"a"_s, 1}};
    RowLog log = logOf({{u"overtaken"_s, {{u"a"_s, 1}}}, {u"overtaken"_s, {{u"a"_s, 2}}}});
    log.add(odd);
    log.add(lineFor(log, u"patched"_s, row));
    log.add(lineFor(log, u"goes"_s, row));
    row.insert(u"a"_s, 2);
    log.add(lineFor(log, u"patched"_s, row));
    QCOMPARE(log.damagedLines(), 0);
    const RowLog written = log.written(1, {{u"goes"_s, std::nullopt}}, patches);
    QCOMPARE(written.bytes().count('\n'), lines);
    QVERIFY(written.bytes().contains(odd));
    RowLog read;
    read.add(written.bytes());
    for (const RowLog& each : {read, written}) {
        QCOMPARE(each.damagedLines(), 0);
        QCOMPARE(each.schema(), 1);
        QCOMPARE(each.names(), (QStringList{u"odd"_s, u"overtaken"_s, u"patched"_s}));
        QCOMPARE(each.row(u"overtaken"_s), object(R"({"a": 2})"));
        QCOMPARE(each.row(u"patched"_s), row);
        QCOMPARE(lineFor(each, u"patched"_s, row), QByteArray());
    }
    // What follows fits what was written.
    row.insert(u"a"_s, 3);
    read.add(lineFor(written, u"patched"_s, row));
    QCOMPARE(read.row(u"patched"_s), row);
}

/// A row that changes meanwhile is taken over once more, and what another program writes is not lost.
void RowsTest::isTidiedInPieces()
{
    constexpr int all = 100;
    RowFile rows = file();
    rows.leaveToTidy();
    const auto count = [](RowFile& in, int from, int to, int now) {
        return in.change([=](RowChange& change) {
            for (int i = from; i < to; ++i)
                change.put(u"row %1"_s.arg(i), tree({{u"much"_s, QString(2000, u'x')}, {u"count"_s, now}}));
        });
    };
    QCOMPARE(count(rows, 0, all, 0), std::nullopt);
    QVERIFY(!rows.tidy());
    const FileStamp begun = rows.stamp();
    int now = 1;
    for (; !rows.rows().isWasteful(); ++now)
        QCOMPARE(count(rows, 0, all, now), std::nullopt);
    for (int last = now + 4; now < last; ++now)
        QCOMPARE(count(rows, 0, all, now), std::nullopt);
    RowFile other = file();
    other.leaveToTidy();
    int pieces = 0;
    for (; rows.tidy() && rows.stamp().number == begun.number; ++pieces)
        QCOMPARE(count(pieces % 2 == 0 ? other : rows, pieces, pieces + 1, now), std::nullopt);
    QVERIFY2(pieces >= 3 && pieces <= 10, QByteArray::number(pieces).constData());
    QVERIFY(rows.stamp().number != begun.number && !rows.rows().isWasteful());
    QVERIFY(!rows.tidy());
    QVERIFY(rows.rows().bytes().count('\n') <= all + 1 + pieces);
    other.read();
    QCOMPARE(other.rows().bytes(), rows.rows().bytes());
    for (int i = 0; i < all; ++i)
        QCOMPARE(other.rows().row(u"row %1"_s.arg(i)).value("count"_L1).toInt(), i < pieces ? now : now - 1);
    // Without tidying it stays within bounds, and who tidies finds that another has.
    for (; !rows.rows().isWasteful(); ++now)
        QCOMPARE(count(rows, 0, all, now), std::nullopt);
    QVERIFY(rows.tidy());
    RowFile command = file();
    QCOMPARE(count(command, 0, all, now), std::nullopt);
    while (rows.tidy()) { }
    QCOMPARE(rows.rows().bytes(), command.rows().bytes());
    for (int i = 0; i < 100; ++i, ++now) {
        QCOMPARE(count(rows, 0, all, now), std::nullopt);
        QVERIFY(!rows.rows().isWasteful(3));
    }
}

/// Each finds what the other wrote, and what it wrote itself.
void RowsTest::twoFilesShareRows()
{
    RowFile one = file();
    RowFile two = file();
    for (int i = 0; i < 50; ++i) {
        RowFile& writer = i % 2 == 0 ? one : two;
        const auto failure = writer.change([i](RowChange& change) {
            QCOMPARE(change.row(u"count"_s).value("at"_L1).toInt(), i);
            change.put(u"count"_s, tree({{u"at"_s, i + 1}, {u"much"_s, QString(900, u'x')}}));
            change.put(u"row %1"_s.arg(i), tree({{u"at"_s, i}}));
        });
        QCOMPARE(failure, std::nullopt);
    }
    one.read();
    two.read();
    QCOMPARE(one.rows().names().size(), 51);
    QCOMPARE(one.rows().bytes(), two.rows().bytes());
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

/// And nothing of what was written here, so that nobody reads more than that again.
void RowsTest::saysWhatOthersWrote()
{
    const auto put = [](RowFile& in, const QString& name, int a) {
        return in.change([&](RowChange& change) { change.put(name, tree({{u"a"_s, a}})); });
    };
    RowFile other = file();
    QCOMPARE(put(other, u"one"_s, 1), std::nullopt);
    RowFile rows = file();
    rows.read();
    QCOMPARE(rows.takeOthers(), QSet<QString>());
    rows.noteOthers();
    QCOMPARE(put(rows, u"ours"_s, 1), std::nullopt);
    QCOMPARE(put(other, u"a b"_s, 1), std::nullopt);
    QCOMPARE(put(rows, u"ours"_s, 2), std::nullopt);
    QCOMPARE(put(other, u"one"_s, 2), std::nullopt);
    rows.read();
    QCOMPARE(rows.others(), (QSet<QString>{u"one"_s, u"a b"_s}));
    QCOMPARE(rows.takeOthers(), (QSet<QString>{u"one"_s, u"a b"_s}));
    QCOMPARE(rows.takeOthers(), QSet<QString>());
    QCOMPARE(other.change([](RowChange& change) { change.remove(u"one"_s); }), std::nullopt);
    rows.read();
    QCOMPARE(rows.takeOthers(), (QSet<QString>{u"one"_s, u"a b"_s, u"ours"_s}));
}

void RowsTest::whatIsRemovedLeavesNoTrace()
{
    RowFile rows = file();
    QCOMPARE(rows.change([](RowChange& change) {
        change.put(u"one"_s, tree({{u"a"_s, u"secretly"_s}}));
        change.put(u"two"_s, tree({{u"a"_s, u"openly"_s}}));
    }),
        std::nullopt);
    QCOMPARE(rows.change([](RowChange& change) {
        change.remove(u"one"_s);
        change.remove(u"none"_s);
    }),
        std::nullopt);
    QVERIFY(!rows.rows().bytes().contains("secretly") && rows.rows().bytes().contains("openly"));
    QFile kept(path());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), rows.rows().bytes());
    QCOMPARE(rows.change([](RowChange& change) { change.clear(); }), std::nullopt);
    QCOMPARE(rows.rows().names(), QStringList());
}

void RowsTest::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("a folder") << "mkdir some.rows"_ba;
    QTest::newRow("a pipe") << "mkfifo some.rows"_ba;
    QTest::newRow("a link that leads nowhere") << "ln -s nowhere some.rows"_ba;
    QTest::newRow("of a newer version") << "printf '%s' '"_ba + RowLog::head(2) + "' > some.rows"_ba;
}

void RowsTest::leavesAlone()
{
    QFETCH(const QByteArray, command);
    QVERIFY(QDir().mkpath(m_folder->filePath(u"state"_s)));
    const QByteArray folder = m_folder->filePath(u"state"_s).toLocal8Bit();
    QCOMPARE(::system(("cd '" + folder + "' && " + command).constData()), 0);
    RowFile rows = file();
    rows.read();
    QVERIFY(rows.trouble().contains(u"some.rows"_s));
    const auto failure = rows.change([](RowChange& change) { change.put(u"one"_s, tree({{u"a"_s, 1}})); });
    QVERIFY(failure && failure->sentence.contains(u"some.rows"_s));
    QCOMPARE(QDir(m_folder->filePath(u"state"_s)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
        QStringList{u"some.rows"_s});
}

void RowsTest::keepsDamageAside()
{
    RowFile rows = file();
    QCOMPARE(rows.change([](RowChange& change) { change.put(u"one"_s, tree({{u"a"_s, 1}})); }), std::nullopt);
    QFile kept(path());
    QVERIFY(kept.open(QIODevice::WriteOnly | QIODevice::Append) && kept.write("what is this\n") > 0);
    kept.close();
    rows.read();
    QCOMPARE(rows.state(), RowFile::State::Damaged);
    QVERIFY(rows.trouble().contains(u"was damaged"_s));
    QCOMPARE(rows.rows().row(u"one"_s), object(R"({"a": 1})"));
    QCOMPARE(rows.change([](RowChange&) {}), std::nullopt);
    QVERIFY(rows.wasMended());
    const QStringList aside = QDir(m_folder->filePath(u"state"_s)).entryList({u"some.rows.corrupt-*"_s});
    QCOMPARE(aside.size(), 1);
    RowFile later = file();
    later.read();
    QCOMPARE(later.state(), RowFile::State::Good);
    QCOMPARE(later.rows().row(u"one"_s), object(R"({"a": 1})"));
}

void RowsTest::isReadOnceWhereNobodyWrites()
{
    RowFile rows = file();
    for (int i = 0; i < 20; ++i)
        QCOMPARE(rows.change([i](RowChange& change) { change.put(u"one"_s, tree({{u"a"_s, i}})); }), std::nullopt);
    QCOMPARE(rows.reads(), 1); // that there was none
    RowFile other = file();
    QCOMPARE(other.change([](RowChange& change) { change.put(u"two"_s, tree({{u"a"_s, 1}})); }), std::nullopt);
    QCOMPARE(rows.change([](RowChange&) {}), std::nullopt);
    QCOMPARE(rows.reads(), 2);
    QVERIFY(rows.rows().contains(u"two"_s));
}

namespace {

InheritedRows::Ancestor ancestorAt(const QString& path)
{
    return {path, most, nullptr,
        [](const QJsonObject& json) {
            InheritedRows::Rows rows;
            for (auto it = json.begin(); it != json.end(); ++it)
                rows[it.key()] = it.value().toObject();
            return rows;
        },
        [](const QJsonObject& inherited, const QJsonObject& row) {
            return inherited.value("at"_L1).toInt() > row.value("at"_L1).toInt();
        }};
}

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

} // namespace

void RowsTest::inherits()
{
    const QString ancestor = m_folder->filePath(u"state/some.json"_s);
    RowFile rows = file();
    QCOMPARE(rows.change([](RowChange& change) {
        change.put(u"newer here"_s, tree({{u"at"_s, 5}}));
        change.put(u"newer there"_s, tree({{u"at"_s, 1}}));
    }),
        std::nullopt);
    QVERIFY(put(ancestor, R"({"newer here": {"at": 2}, "newer there": {"at": 3}, "only there": {"at": 1}})"));
    InheritedRows inheriting(file(), ancestorAt(ancestor));
    const QStringList names{u"newer here"_s, u"newer there"_s, u"only there"_s};
    const auto told = [&](const InheritedRows& from) {
        QList<int> numbers;
        for (const QString& name : names)
            numbers << from.row(name).value("at"_L1).toInt();
        return numbers;
    };
    QVERIFY(inheriting.isPending());
    QCOMPARE(inheriting.names(), names);
    QCOMPARE(told(inheriting), (QList<int>{5, 3, 1}));
    QCOMPARE(inheriting.change([](RowChange&) {}), std::nullopt);
    QVERIFY(!inheriting.isPending());
    QVERIFY(!QFile::exists(ancestor));
    QCOMPARE(told(inheriting), (QList<int>{5, 3, 1}));
    QCOMPARE(told(InheritedRows(file(), ancestorAt(ancestor))), (QList<int>{5, 3, 1}));
}

/// It is kept aside as its own version would, and is in nobody's way.
void RowsTest::inheritsNothingFromDamage()
{
    const QString ancestor = m_folder->filePath(u"state/some.json"_s);
    QVERIFY(put(ancestor, R"({"one": {"at")"));
    InheritedRows inheriting(file(), ancestorAt(ancestor));
    QVERIFY(!inheriting.isPending());
    for (int i = 0; i < 2; ++i)
        QCOMPARE(inheriting.change([i](RowChange& change) {
            change.put(u"two"_s, tree({{u"at"_s, i}}));
        }),
            std::nullopt);
    QCOMPARE(inheriting.row(u"two"_s).value("at"_L1).toInt(), 1);
    QVERIFY(!QFile::exists(ancestor));
    QCOMPARE(QDir(m_folder->filePath(u"state"_s)).entryList({u"some.json.corrupt-*"_s}).size(), 1);
}

void RowsTest::writesInRhythm_data()
{
    QTest::addColumn<int>("wroteAgo"); // seconds; negative: never
    QTest::addColumn<WriteRhythm::Urgency>("urgency");
    QTest::addColumn<int>("wait");
    const auto background = WriteRhythm::Urgency::Background;
    QTest::newRow("the first") << -1 << background << 2;
    QTest::newRow("just written") << 0 << background << 60;
    QTest::newRow("half a minute ago") << 30 << background << 30;
    QTest::newRow("nearly due") << 59 << background << 2;
    QTest::newRow("long ago") << 3600 << background << 2;
    QTest::newRow("a person") << 0 << WriteRhythm::Urgency::Person << 2;
}

void RowsTest::writesInRhythm()
{
    QFETCH(const int, wroteAgo);
    QFETCH(const WriteRhythm::Urgency, urgency);
    QFETCH(const int, wait);
    const WriteRhythm::Instant now{24h};
    WriteRhythm rhythm;
    if (wroteAgo >= 0)
        rhythm.wrote(now - std::chrono::seconds(wroteAgo));
    QCOMPARE(rhythm.wait(now, urgency), Milliseconds(std::chrono::seconds(wait)));
}

/// A whole hour in which something changes each second.
void RowsTest::writesOnceAMinute()
{
    WriteRhythm rhythm;
    std::optional<WriteRhythm::Instant> due;
    int writes = 0;
    for (WriteRhythm::Instant now{24h}; now < WriteRhythm::Instant{25h}; now += 1s) {
        if (due && *due <= now) {
            rhythm.wrote(now);
            ++writes;
            due.reset();
        }
        if (!due)
            due = now + rhythm.wait(now, WriteRhythm::Urgency::Background);
    }
    QVERIFY2(writes >= 58 && writes <= 60, QByteArray::number(writes).constData());
}

QTEST_GUILESS_MAIN(RowsTest)
#include "tst_rows.moc"
