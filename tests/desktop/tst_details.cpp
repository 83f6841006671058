// SPDX-License-Identifier: MIT
#include "core/words/detailsview.h"
#include "desktop/details/detailswindow.h"
#include "desktop/details/modelspage.h"
#include "desktop/kit/buttons.h"
#include "support/decimals.h"
#include "support/looks.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace quotalamp;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

RateWindow bucket(const QString& id, double limit, double remaining, Seconds fullIn)
{
    return {id, {}, Unit::Tokens, limit, remaining, now + fullIn, 60s, Refill::Bucket, {}};
}

AccountState accountState()
{
    AccountState state;
    state.account.id = u"a1"_s;
    state.account.label = u"Production"_s;
    state.providerName = u"OpenAI"_s;
    state.baseUrl = QUrl(u"https://api.openai.example/v1"_s);
    Reading reading;
    reading.windows = {bucket(u"tokens"_s, 150000, 7100, 51s), bucket(u"requests"_s, 600, 575, 3s)};
    for (int i = 0; i < 40; ++i)
        reading.models << u"gpt-%1-%2"_s.arg(i).arg(i % 2 ? u"mini"_s : u"large"_s);
    reading.sample = {u"gpt-5-nano"_s, 11, 1, 388ms};
    reading.rawHeaders = {{"x-ratelimit-limit-tokens", "150000"}, {"x-ratelimit-remaining-tokens", "7100"}};
    state.snapshot.reading = reading;
    state.snapshot.readAt = now - 14s;
    state.snapshot.checkedAt = now - 14s;
    return state;
}

DetailsView detailsOf(const AccountState& state, const Settings& settings = {})
{
    return detailsView(state, u"key …9xQ2 in the keychain"_s, now, settings);
}

Settings usedSettings()
{
    Settings settings;
    settings.share = Share::Used;
    return settings;
}

CardView cardOf(const AccountState& state)
{
    return overview({state}, now).cards.front();
}

QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}

} // namespace

class DetailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        looks::prepare();
    }
    void cleanup() { looks::wear(looks::themes().constFirst()); }
    void row_data();
    void row();
    void saysTheOtherShare();
    void about();
    void serverTextIsPlain();
    void nothingKnown();
    void warnsWhereThePersonWants();
    void credit();
    void snoozes();
    void chartsNoCredit();
    void probesOfToday();
    void tableHoldsTheNumbers();
    void searchFindsModels();
    void headersCanBeCopied();
    void keysAsk();
    void everyStopHasAName();
    void pictures_data();
    void pictures();
};

void DetailsTest::row_data()
{
    QTest::addColumn<RateWindow>("window");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("bucket") << bucket(u"tokens"_s, 200000, 9400, 57s)
                            << QStringList{u"Tokens"_s, u"9400"_s, u"4%"_s, u"200000"_s, u"in 57 s · 14:00:57"_s};
    QTest::newRow("full") << bucket(u"tokens"_s, 100, 100, 0s)
                          << QStringList{u"Tokens"_s, u"100"_s, u"100%"_s, u"100"_s, u"full"_s};
    QTest::newRow("nothing told") << RateWindow{u"requests"_s, {}, Unit::Requests, {}, {}, {}, {}, Refill::Unknown, {}}
                                  << QStringList{u"Requests"_s, u"unknown"_s, {}, u"unknown"_s, u"unknown"_s};
    QTest::newRow("per model") << RateWindow{u"tokens"_s, {}, Unit::Tokens, 100, 25, {}, {}, Refill::Unknown, u"m-1"_s}
                               << QStringList{u"Tokens, m-1"_s, u"25"_s, u"25%"_s, u"100"_s, u"unknown"_s};
    QTest::newRow("in percent") << RateWindow{u"5h"_s, u"5-hour window"_s, Unit::Percent, 100, 38, now + 2h, 5h,
        Refill::Fixed, {}} << QStringList{u"5-hour window"_s, u"38%"_s, u"38%"_s, u"–"_s, u"in 2 h · 16:00"_s};
    QTest::newRow("passed") << RateWindow{u"5h"_s, u"5-hour window"_s, Unit::Requests, 100, 38, now - 60s, 5h,
        Refill::Fixed,
        {}} << QStringList{u"5-hour window"_s, u"38"_s, u"38%"_s, u"100"_s, u"due since 13:59:00, not confirmed yet"_s};
}

void DetailsTest::row()
{
    QFETCH(RateWindow, window);
    AccountState state = accountState();
    state.snapshot.reading->windows = {window};
    state.snapshot.readAt = now;
    const DetailsRow row = detailsOf(state).rows.front();
    QStringList cells{row.window, row.share, row.level, row.limit, plain(row.back)};
    QTEST(cells, "cells");
}

void DetailsTest::saysTheOtherShare()
{
    AccountState state = accountState();
    state.snapshot.reading->windows = {bucket(u"tokens"_s, 200000, 9400, 57s)};
    state.snapshot.readAt = now;
    const DetailsView view = detailsOf(state, usedSettings());
    QCOMPARE(view.shareTitle, u"Used"_s);
    QCOMPARE(view.rows.front().share, u"190600"_s);
    QCOMPARE(view.rows.front().level, u"96%"_s);
}

void DetailsTest::about()
{
    QCOMPARE(plain(detailsOf(accountState()).about),
        u"gpt-5-nano · api.openai.example · key …9xQ2 in the keychain · read 14 s ago"_s);
}

void DetailsTest::serverTextIsPlain()
{
    AccountState state = accountState();
    state.snapshot.reading->models = {u"a\nb\u202ec"_s};
    state.snapshot.reading->rawHeaders = {{"x-note", "<b>\x1b[31mred"}};
    const DetailsView view = detailsOf(state);
    QCOMPARE(view.models.front(), u"a bc"_s);
    QVERIFY(!view.headers.contains(QChar(0x1b)));
}

void DetailsTest::nothingKnown()
{
    AccountState state = accountState();
    state.snapshot = {};
    const DetailsView view = detailsOf(state);
    QVERIFY(view.rows.empty());
    QVERIFY(view.about.endsWith(u"not checked yet"_s));
    DetailsWindow window;
    window.present(cardOf(state), view);
    window.show();
    QVERIFY(!window.findChild<QTableWidget*>()->isVisible());
}

void DetailsTest::probesOfToday()
{
    RequestLedger ledger;
    LedgerEntry entry;
    entry.at = now;
    entry.accountId = u"a1"_s;
    entry.method = u"GET"_s;
    entry.place = u"api.openai.example/v1/models"_s;
    entry.status = 200;
    entry.bytes = 1400;
    entry.took = 212ms;
    ledger.add(entry);
    entry.accountId = u"other"_s;
    ledger.add(entry);
    entry.accountId = u"a1"_s;
    entry.purpose = Purpose::Paid;
    entry.status = 0;
    ledger.add(entry);
    DetailsView view = detailsOf(accountState());
    addProbes(view, ledger, u"a1"_s, now);
    QCOMPARE(view.probesTitle, u"Probes today: 1 free, 1 paid"_s);
    QCOMPARE(view.probes.size(), std::size_t(2));
    QVERIFY(view.probes.front().paid);
    QCOMPARE(view.probes.front().outcome, u"no answer"_s);
    QCOMPARE(view.probes.back().request, u"GET api.openai.example/v1/models"_s);
    QCOMPARE(view.probes.back().took, u"212 ms"_s);
    DetailsWindow window;
    window.present(cardOf(accountState()), view);
    window.show();
    QCOMPARE(window.findChild<QTableWidget*>(u"probes"_s)->rowCount(), 2);
}

void DetailsTest::warnsWhereThePersonWants()
{
    AccountState state = accountState();
    state.account.id = u"one"_s;
    state.snapshot.reading->windows = {bucket(u"tokens"_s, 100, 60, 57s), bucket(u"requests"_s, 100, 60, 57s)};
    Settings settings;
    settings.thresholdsFor[{u"one"_s, u"tokens"_s}] = Thresholds{0.3, 0.9};
    const auto rows = detailsOf(state, settings).rows;
    QCOMPARE(rows.at(0).severity, std::optional(Severity::Warning));
    QCOMPARE(rows.at(1).severity, std::optional(Severity::Calm));
}

void DetailsTest::credit()
{
    AccountState state = accountState();
    state.account.id = u"one"_s;
    state.snapshot.reading->balances = {{u"credit"_s, u"credit"_s, u"USD"_s, decimal(u"4.2"_s), decimal(u"20"_s)}};
    Settings settings = usedSettings();
    settings.creditBelow[{u"one"_s, u"credit"_s}] = decimal(u"4.5"_s).value();
    // Before the windows, which are calm.
    const DetailsRow row = detailsOf(state, settings).rows.front();
    QCOMPARE(row.window, u"Credit"_s);
    QCOMPARE(plain(row.share), u"15.8 USD"_s);
    QCOMPARE(plain(row.limit), u"20 USD"_s);
    QCOMPARE(row.level, u"79%"_s);
    QCOMPARE(row.severity, std::optional(Severity::Warning));
}

void DetailsTest::snoozes()
{
    const AccountState state = accountState();
    AlertStates alerts;
    DetailsView view = detailsOf(state);
    addSnooze(view, alerts, state.account.id, now);
    DetailsWindow window;
    window.present(cardOf(state), view);
    const auto buttons = window.findChildren<QPushButton*>();
    const auto button = std::ranges::find_if(buttons, [](const QPushButton* each) { return each->menu() != nullptr; });
    QVERIFY(button != buttons.end());
    QCOMPARE((*button)->text(), u"Snooze…"_s);
    const auto actions = (*button)->menu()->actions();
    QVERIFY(!actions.back()->isVisible());
    QSignalSpy asked(&window, &DetailsWindow::snoozeRequested);
    actions.at(1)->trigger();
    QCOMPARE(asked.front().front().value<Milliseconds>(), Milliseconds(1h));

    snoozeAll(alerts, state, 1h, now);
    addSnooze(view, alerts, state.account.id, now);
    window.present(cardOf(state), view);
    QCOMPARE((*button)->text(), u"Snoozed until 15:00"_s);
    QVERIFY(actions.back()->isVisible());
    QSignalSpy again(&window, &DetailsWindow::unsnoozeRequested);
    actions.back()->trigger();
    QCOMPARE(again.count(), 1);
}

/// Nothing is left of the credit, and yet the chart is of a window: no course of credit is kept.
void DetailsTest::chartsNoCredit()
{
    AccountState state = accountState();
    state.snapshot.reading->balances = {{u"credit"_s, u"credit"_s, u"USD"_s, decimal(u"0"_s), decimal(u"20"_s)}};
    DetailsWindow window;
    window.present(cardOf(state), detailsOf(state));
    QCOMPARE(window.chartWindow(), u"tokens"_s);
    state.snapshot.reading->windows.clear();
    window.present(cardOf(state), detailsOf(state));
    QCOMPARE(window.chartWindow(), QString());
}

void DetailsTest::tableHoldsTheNumbers()
{
    DetailsWindow window;
    AccountState state = accountState();
    state.snapshot.readAt = now;
    window.present(cardOf(state), detailsOf(state));
    window.show();
    const auto* table = window.findChild<QTableWidget*>(u"limits"_s);
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->horizontalHeaderItem(1)->text(), u"Left"_s);
    QCOMPARE(table->item(0, 0)->text(), u"Tokens"_s);
    QCOMPARE(table->item(0, 3)->text(), u"150000"_s);
    QCOMPARE(window.windowTitle(), u"OpenAI, Production"_s);
    QVERIFY(table->item(0, 1)->font().weight() > QFont::Normal);
}

void DetailsTest::searchFindsModels()
{
    DetailsWindow window;
    window.present(cardOf(accountState()), detailsOf(accountState()));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"MINI"_s);
    const auto* list = window.findChild<ModelsPage*>()->findChild<QListView*>();
    QCOMPARE(list->model()->rowCount(), 20);
    // What was searched for stays when an answer comes.
    AccountState more = accountState();
    more.snapshot.reading->models << u"o9-mini"_s;
    window.present(cardOf(more), detailsOf(more));
    QCOMPARE(list->model()->rowCount(), 21);
}

void DetailsTest::headersCanBeCopied()
{
    DetailsWindow window;
    window.present(cardOf(accountState()), detailsOf(accountState()));
    window.show();
    const auto* headers = window.findChild<QPlainTextEdit*>();
    QCOMPARE(headers->toPlainText(), u"x-ratelimit-limit-tokens: 150000\nx-ratelimit-remaining-tokens: 7100"_s);
    QVERIFY(headers->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    QVERIFY(headers->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
}

void DetailsTest::keysAsk()
{
    DetailsWindow window;
    window.present(cardOf(accountState()), detailsOf(accountState()));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy refresh(&window, &DetailsWindow::refreshRequested);
    QTest::keyClick(&window, Qt::Key_F5);
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(refresh.size(), 2);
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(!window.isVisible());
}

void DetailsTest::everyStopHasAName()
{
    DetailsWindow window;
    window.present(cardOf(accountState()), detailsOf(accountState()));
    window.show();
    QCOMPARE(looks::nameless(window), QStringList());
}

void DetailsTest::pictures_data()
{
    QTest::addColumn<int>("theme");
    for (int i = 0; i < looks::themes().size(); ++i)
        QTest::newRow(qPrintable(looks::themes().at(i).name)) << i;
}

void DetailsTest::pictures()
{
    QFETCH(int, theme);
    const looks::Theme look = looks::themes().at(theme);
    looks::wear(look);
    DetailsWindow window;
    window.present(cardOf(accountState()), detailsOf(accountState()));
    window.show();
    QCoreApplication::processEvents();
    const QImage picture = window.grab().toImage();
    const Tokens tokens = tokensOf(window);
    QCOMPARE(picture.pixelColor(2, 2), tokens.band);
    QVERIFY(looks::shows(picture, tokens.text));
    QVERIFY(looks::shows(picture, tokens.surface));
    if (looks::wanted())
        looks::save(window, u"details"_s, look);
}

QTEST_MAIN(DetailsTest)
#include "tst_details.moc"
