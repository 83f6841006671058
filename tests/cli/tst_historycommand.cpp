// SPDX-License-Identifier: MIT
#include "cli/historycommand.h"
#include "cli/historytable.h"
#include "io/files/accountfile.h"
#include "io/files/historydatabase.h"
#include "io/files/historyfile.h"
#include "io/files/historyrows.h"
#include "io/files/historytext.h"
#include "support/commandhome.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h + 32min};

Account accountNamed(const QString& id, const QString& label)
{
    Account account;
    account.id = id;
    account.provider = u"anthropic"_s;
    account.label = label;
    return account;
}

/// Two readings, a joined one, and one of each event.
WindowHistory somePast(TimePoint at)
{
    return {
        {{at - 3h, at - 2h, 0.9}, {at - 1h, at - 59min, 0.25, 0.25, 0.5}, {at, at, 1.0}}, {}, {at - 1h}, {at - 90min}};
}

std::vector<AccountPast> someAccounts(TimePoint at, const QString& label)
{
    WindowHistory refusals;
    refusals.refusals = {at - 80min, at - 70min};
    return {{u"id-one"_s, u"anthropic"_s, label,
        {{{u"id-one"_s, QString()}, refusals}, {{u"id-one"_s, u"7d"_s}, somePast(at)},
            {{u"id-one"_s, u"tokens@claude-haiku-9"_s}, somePast(at)}}}};
}

QByteArray textOf(const std::vector<AccountPast>& accounts, HistoryForm form)
{
    QByteArray text = historyTextBegin(form, now);
    for (std::size_t i = 0; i < accounts.size(); ++i)
        text += historyText(accounts[i], form, i == 0);
    return text + historyTextEnd(form);
}

} // namespace

/// The history in the terminal and as files, by its parts and by the real program.
class HistoryCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void textAndBack_data();
    void textAndBack();
    void textThatIsNone_data();
    void textThatIsNone();
    void csvIsPlain();
    void timesThatPeopleSay_data();
    void timesThatPeopleSay();
    void tables_data();
    void tables();
    void takenInTwiceIsThereOnce_data();
    void takenInTwiceIsThereOnce();
    void accountsOfAnotherComputer();
    void whatIsAsked_data();
    void whatIsAsked();
    void goesWithItsAccount();
    void staysWhereItCannotGo();
    void damagedAccountsAreTold();
    void onlyHistoryLoadsItsLibrary_data();
    void onlyHistoryLoadsItsLibrary();

private:
    [[nodiscard]] test::Ran run(const QStringList& words, const QByteArray& input = {}) const
    {
        return test::ranWith(QStringLiteral(QUOTALAMP_PROGRAM), words, m_home->environment(), input);
    }
    void keep(const std::vector<AccountPast>& accounts) const;

    std::unique_ptr<test::CommandHome> m_home;
};

void HistoryCommandTest::init()
{
    QLocale::setDefault(QLocale::c());
    m_home = std::make_unique<test::CommandHome>();
    QCOMPARE(AccountFile(m_home->places())
                 .write({accountNamed(u"id-one"_s, u"work"_s), accountNamed(u"id-two"_s, u"home"_s)}),
        std::nullopt);
}

void HistoryCommandTest::keep(const std::vector<AccountPast>& accounts) const
{
    HistoryDatabase database(History::filePath(m_home->places()));
    QVERIFY(database.open());
    for (const AccountPast& account : accounts)
        QVERIFY(addPast(database, account.limits));
}

void HistoryCommandTest::textAndBack_data()
{
    QTest::addColumn<bool>("csv");
    QTest::addColumn<QString>("label");
    for (const bool csv : {true, false}) {
        const QByteArray form = csv ? "CSV, " : "JSON, ";
        QTest::newRow((form + "a plain label").constData()) << csv << u"work"_s;
        QTest::newRow((form + "none").constData()) << csv << QString();
        QTest::newRow((form + "commas and quotes").constData()) << csv << u"\"a\", b"_s;
        QTest::newRow((form + "several lines").constData()) << csv << u"a\nb\r\nc"_s;
        QTest::newRow((form + "another script").constData()) << csv << u"عمل 工作"_s;
        QTest::newRow((form + "a formula").constData()) << csv << u"=HYPERLINK(1)"_s;
        QTest::newRow((form + "an apostrophe").constData()) << csv << u"'=1"_s;
    }
}

void HistoryCommandTest::textAndBack()
{
    QFETCH(bool, csv);
    QFETCH(QString, label);
    const auto accounts = someAccounts(now, label);
    const QByteArray text = textOf(accounts, csv ? HistoryForm::Csv : HistoryForm::Json);
    const auto back = historyFromText(text);
    QVERIFY2(back, back ? "" : qPrintable(back.error().sentence));
    QCOMPARE(back->size(), 1U);
    QCOMPARE(back->front().label, label);
    QCOMPARE(back->front().limits.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(back->front().limits[i].limit == accounts.front().limits[i].limit);
        QVERIFY(back->front().limits[i].past.spans == accounts.front().limits[i].past.spans);
        QVERIFY(back->front().limits[i].past.resets == accounts.front().limits[i].past.resets);
        QVERIFY(back->front().limits[i].past.refusals == accounts.front().limits[i].past.refusals);
        QVERIFY(back->front().limits[i].past.notices == accounts.front().limits[i].past.notices);
    }
}

void HistoryCommandTest::textThatIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray heading = "provider,account,account_id,limit,kind,since,until,left,lowest,highest\n";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("any file") << QByteArray("hello");
    QTest::newRow("other JSON") << QByteArray("{}");
    QTest::newRow("a later form") << QByteArray(R"({"schema": 2, "accounts": []})");
    QTest::newRow("a span that ends before it begins")
        << heading + "a,b,c,7d,reading,2026-11-24T12:00:00.000Z,2026-11-24T11:00:00.000Z,1,1,1\n";
    QTest::newRow("a share of more than all")
        << heading + "a,b,c,7d,reading,2026-11-24T12:00:00.000Z,2026-11-24T12:00:00.000Z,1.5,1,1\n";
    QTest::newRow("too few cells") << heading + "a,b,c\n";
    QTest::newRow("another kind") << heading + "a,b,c,7d,stolen,2026-11-24T12:00:00.000Z,,,,\n";
    QTest::newRow("an open quote") << heading + "\"a,b,c,7d,reset,2026-11-24T12:00:00.000Z,,,,\n";
    QTest::newRow("no time") << heading + "a,b,c,7d,reset,yesterday,,,,\n";
}

void HistoryCommandTest::textThatIsNone()
{
    QFETCH(QByteArray, text);
    const auto read = historyFromText(text);
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.endsWith("nothing was taken in."_L1), qPrintable(read.error().sentence));
}

void HistoryCommandTest::csvIsPlain()
{
    const auto accounts = someAccounts(now, u"=1+1, \"x\""_s);
    const QByteArray text = textOf(accounts, HistoryForm::Csv);
    const QByteArray begin = "provider,account,account_id,limit,kind,since,until,left,lowest,highest\r\n"
                             "anthropic,\"'=1+1, \"\"x\"\"\",id-one,,refused,2026-11-24T13:12:00.000Z,,,,\r\n";
    QCOMPARE(text.left(begin.size()), begin);
    QVERIFY(text.contains(",7d,reading,2026-11-24T13:32:00.000Z,2026-11-24T13:33:00.000Z,0.25,0,0.75\r\n"));
}

void HistoryCommandTest::timesThatPeopleSay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<TimePoint>>("instant");
    const auto row = [](const QString& text, std::optional<TimePoint> instant) {
        QTest::newRow(qPrintable(text)) << text << instant;
    };
    row(u"90min"_s, now - 90min);
    row(u"12h"_s, now - 12h);
    row(u"7d"_s, now - 7 * 24h);
    row(u"4w"_s, now - 28 * 24h);
    row(u"2026-11-01"_s, TimePoint(std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}));
    row(u"2026-11-24T12:00:00Z"_s, now - 152min);
    row(u"2026-11-25"_s, std::nullopt);
    row(u"0d"_s, std::nullopt);
    row(u"-3d"_s, std::nullopt);
    row(u"d"_s, std::nullopt);
    row(u"3"_s, std::nullopt);
    row(u""_s, std::nullopt);
    row(u"yesterday"_s, std::nullopt);
    row(u"99999999999d"_s, std::nullopt);
}

void HistoryCommandTest::timesThatPeopleSay()
{
    QFETCH(QString, text);
    const auto said = instantSaid(text, now);
    QTEST(said, "instant");
}

void HistoryCommandTest::tables_data()
{
    QTest::addColumn<std::vector<AccountPast>>("accounts");
    QTest::addColumn<int>("width");
    QTest::addColumn<Share>("share");
    QTest::addColumn<QString>("table");
    const auto some = someAccounts(now, u"work"_s);
    QTest::newRow("a few hours") << some << 80 << Share::Left
                                 << u"Anthropic work\n"
                                    "  7 days                          ▇▇▇▇▇▇▇▇▇       ▁      █  100% left  lowest 0%\n"
                                    "    one reset · refused with 429, twice\n"
                                    "  Tokens · claude-haiku-9  "_s;
    QTest::newRow("as what is used")
        << some << 80 << Share::Used
        << u"Anthropic work\n"
           "  7 days                           ▇▇▇▇▇▇▇▇▇       ▁       █  0% used  most 100%\n"_s;
    QTest::newRow("nothing") << std::vector<AccountPast>{{u"id-one"_s, u"anthropic"_s, u"work"_s, {}}} << 0
                             << Share::Left << u"Anthropic work\n  Nothing was read in this time."_s;
}

void HistoryCommandTest::tables()
{
    QFETCH(std::vector<AccountPast>, accounts);
    QFETCH(int, width);
    QFETCH(Share, share);
    QFETCH(QString, table);
    std::vector<HistoryBlock> blocks;
    for (const AccountPast& account : accounts)
        blocks.push_back({u"Anthropic"_s, account.label, {}, account.limits});
    const TableStyle style{false, width > 0 ? std::optional(width) : std::nullopt};
    const QString said = historyTable(blocks, now - 4h, now, style, share);
    QVERIFY2(said.startsWith(table), qPrintable(said));
}

void HistoryCommandTest::takenInTwiceIsThereOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("CSV") << u"past.csv"_s;
    QTest::newRow("JSON") << u"past.json"_s;
}

void HistoryCommandTest::takenInTwiceIsThereOnce()
{
    QFETCH(QString, name);
    const TimePoint at = std::chrono::floor<std::chrono::hours>(wallClock());
    keep(someAccounts(at, u"work"_s));
    const QString file = m_home->filePath(name);
    QCOMPARE(run({u"history"_s, u"export"_s, file}).exit, 0);
    const test::Ran again = run({u"history"_s, u"import"_s, file});
    QCOMPARE(again.out, u"New entries: 0\n"_s);
    QCOMPARE(again.exit, 0);
    QVERIFY(QFile::remove(History::filePath(m_home->places())));
    QCOMPARE(run({u"history"_s, u"import"_s, file}).out, u"New entries: 12\n"_s);
    QCOMPARE(run({u"history"_s, u"import"_s, file}).out, u"New entries: 0\n"_s);
    HistoryDatabase database(History::filePath(m_home->places()));
    QVERIFY(database.open());
    QVERIFY(pastOf(database, {u"id-one"_s, u"7d"_s}, {}).spans == somePast(at).spans);
}

/// Their ids are others: provider and label say which it is, and what is none of one's own is left out.
void HistoryCommandTest::accountsOfAnotherComputer()
{
    auto accounts = someAccounts(wallClock(), u"work"_s);
    accounts.front().id = u"id-elsewhere"_s;
    accounts.push_back({u"id-other"_s, u"anthropic"_s, u"old"_s, accounts.front().limits});
    const test::Ran ran = run({u"history"_s, u"import"_s, u"-"_s}, textOf(accounts, HistoryForm::Json));
    QCOMPARE(ran.exit, 0);
    QCOMPARE(ran.out, u"New entries: 12\n"_s);
    QCOMPARE(ran.error, u"old is none of your accounts and was left out.\n"_s);
    QVERIFY(run({u"history"_s, u"work"_s}).out.contains(u"one reset"_s));
}

void HistoryCommandTest::whatIsAsked_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const QStringList& words, int exit, const QString& said) {
        QTest::newRow(name) << words << exit << said;
    };
    row("all", {}, 0, u"Anthropic work\n  "_s);
    row("no such account", {u"play"_s}, 3, u"play"_s);
    row("one limit", {u"work"_s, u"--window"_s, u"7d"_s, u"--json"_s}, 0, u"\"limit\":\"7d\""_s);
    row("CSV", {u"--format"_s, u"csv"_s}, 0, u"anthropic,work,id-one,7d,reading,"_s);
    row("no such format", {u"--format"_s, u"xml"_s}, 2, u"it is table, json or csv"_s);
    row("no such time", {u"--since"_s, u"tomorrow"_s}, 2, u"--since is a time"_s);
    row("no form", {u"export"_s, u"past.txt"_s}, 2, u"Name the form"_s);
    row("no file", {u"import"_s, u"/nonexistent/past.csv"_s}, 5, u"could not be read"_s);
    row("no folder", {u"export"_s, u"/nonexistent/past.csv"_s}, 5, u"could not be written"_s);
    row("no such option", {u"--sinse"_s}, 2, u"How it is used: quotalamp history --help"_s);
    row("nothing to write to", {u"export"_s}, 2, u"How it is used: quotalamp history export --help"_s);
    row("help", {u"--help"_s}, 0, u"--since <TIME>"_s);
}

void HistoryCommandTest::whatIsAsked()
{
    QFETCH(QStringList, words);
    QFETCH(QString, said);
    keep(someAccounts(wallClock(), u"work"_s));
    const test::Ran ran = run(QStringList{u"history"_s} + words);
    QTEST(ran.exit, "exit");
    QVERIFY2((ran.out + ran.error).contains(said), qPrintable(ran.out + ran.error));
}

/// Of an account that a command removes while no app runs.
void HistoryCommandTest::goesWithItsAccount()
{
    auto accounts = someAccounts(now, u"work"_s);
    accounts.push_back({u"id-two"_s, u"anthropic"_s, u"home"_s, {{{u"id-two"_s, u"7d"_s}, somePast(now)}}});
    keep(accounts);
    const auto ran = run({u"account"_s, u"remove"_s, u"work"_s});
    QVERIFY2(ran.exit == 0, qPrintable(ran.error));
    HistoryDatabase database(History::filePath(m_home->places()));
    QVERIFY(database.open());
    const auto kept = keptLimits(database);
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(kept.front().account, u"id-two"_s);
    QCOMPARE(ownPastOf(database, kept.front(), TimePoint()).spans.size(), 3U);
    // Without a history none begins.
    m_home = std::make_unique<test::CommandHome>();
    QCOMPARE(AccountFile(m_home->places()).write({accountNamed(u"id-one"_s, u"work"_s)}), std::nullopt);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"work"_s}).exit, 0);
    QVERIFY(!QFile::exists(History::filePath(m_home->places())));
}

void HistoryCommandTest::staysWhereItCannotGo()
{
    QFile file(History::filePath(m_home->places()));
    QVERIFY(QDir().mkpath(m_home->places().state));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database ").repeated(400));
    file.close();
    const auto ran = run({u"account"_s, u"remove"_s, u"work"_s});
    QCOMPARE(ran.exit, 5);
    QVERIFY2(ran.error.startsWith(u"The account is removed, but what is known of its past is not: "_s),
        qPrintable(ran.error));
    QCOMPARE(AccountFile(m_home->places()).read().size(), 1U);
    QVERIFY(file.exists()); // the app puts it aside
}

void HistoryCommandTest::damagedAccountsAreTold()
{
    QFile file(m_home->filePath(u"config/quotalamp/accounts.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
    file.close();
    AccountFile accounts(m_home->places());
    (void)accounts.read();
    QVERIFY(!accounts.trouble().isEmpty());
    QVERIFY(run({u"history"_s}).error.contains(accounts.trouble()));
}

void HistoryCommandTest::onlyHistoryLoadsItsLibrary_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("loads");
    QTest::newRow("version") << QStringList{u"--version"_s} << false;
    QTest::newRow("status") << QStringList{u"status"_s, u"--json"_s} << false;
    QTest::newRow("accounts") << QStringList{u"account"_s, u"list"_s} << false;
    QTest::newRow("removing one, with its past") << QStringList{u"account"_s, u"remove"_s, u"home"_s} << true;
    QTest::newRow("help of history") << QStringList{u"history"_s, u"--help"_s} << false;
    QTest::newRow("history") << QStringList{u"history"_s} << true;
}

void HistoryCommandTest::onlyHistoryLoadsItsLibrary()
{
#ifdef Q_OS_LINUX
    QFETCH(QStringList, words);
    keep(someAccounts(wallClock(), u"work"_s));
    QProcessEnvironment environment = m_home->environment();
    environment.insert(u"LD_DEBUG"_s, u"files"_s);
    const test::Ran ran = test::ranWith(QStringLiteral(QUOTALAMP_PROGRAM), words, environment);
    QTEST(ran.error.contains(u"qsqlite"_s), "loads");
#else
    QSKIP("Asks the linker of Linux.");
#endif
}

QTEST_GUILESS_MAIN(HistoryCommandTest)
#include "tst_historycommand.moc"
