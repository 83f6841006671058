// SPDX-License-Identifier: MIT
#include "desktop/details/detailswindow.h"
#include "desktop/kit/bar.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/coursepainter.h"
#include "desktop/popup/card.h"
#include "desktop/popup/cardstack.h"
#include "desktop/popup/popup.h"
#include "desktop/settings/settingswindow.h"
#include "support/decimals.h"
#include "support/looks.h"

#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

WindowView windowOf(const QString& id, const QString& label, double left, GaugeState state = GaugeState::Calm)
{
    WindowView window;
    window.id = id;
    window.label = label;
    window.value = u"%1%"_s.arg(int(left * 100));
    window.valueSuffix = u"left"_s;
    window.left = left;
    window.state = state;
    window.spoken = u"%1 of %2 left."_s.arg(window.value, label);
    return window;
}

CardView cardOf(
    const QString& id, const QString& name, const QString& label, GaugeState state, std::vector<WindowView> windows)
{
    CardView card;
    card.accountId = id;
    card.name = name;
    card.label = label;
    card.state = state;
    card.windows = std::move(windows);
    for (const WindowView& window : card.windows)
        card.left = std::min(card.left.value_or(1), window.left.value_or(1));
    return card;
}

CardView refillingCard()
{
    WindowView tokens = windowOf(u"tokens"_s, u"Tokens"_s, 0.047, GaugeState::Critical);
    tokens.amount = u"7.1k of 150k"_s;
    tokens.when = u"full again in 51 s"_s;
    tokens.rising = true;
    WindowView requests = windowOf(u"requests"_s, u"Requests"_s, 0.96);
    requests.amount = u"575 of 600"_s;
    requests.when = u"full again in 3 s"_s;
    CardView card = cardOf(u"a1"_s, u"OpenAI"_s, u"Production"_s, GaugeState::Critical, {tokens, requests});
    card.aside = u"gpt-5-nano"_s;
    card.note = u"11 in, 1 out · answers in 388 ms"_s;
    return card;
}

CardView refusedCard()
{
    CardView card = cardOf(u"a2"_s, u"Mistral"_s, u"Nightly"_s, GaugeState::Error, {});
    card.error = u"Invalid API key (401)."_s;
    card.errorNeedsYou = true;
    card.action = CardAction::ReplaceKey;
    card.actionText = u"Replace key…"_s;
    return card;
}

CardView pacedCard()
{
    WindowView week = windowOf(u"7d"_s, u"Weekly window"_s, 0.22, GaugeState::Warning);
    week.when = u"resets in 2d 3h"_s;
    week.timeLeft = 0.29;
    week.note = u"Runs out between Wed 20:00 and Thu 04:00"_s;
    WindowView hours = windowOf(u"5h"_s, u"5-hour window"_s, 0.38);
    hours.when = u"resets in 1h 9m"_s;
    hours.timeLeft = 0.24;
    return cardOf(u"a3"_s, u"Claude"_s, u"Team"_s, GaugeState::Warning, {week, hours});
}

CardView staleCard()
{
    WindowView day = windowOf(u"day"_s, u"Requests per day"_s, 0.99, GaugeState::Stale);
    day.amount = u"14.2k of 14.4k"_s;
    CardView card = cardOf(u"a4"_s, u"Groq"_s, u"Free tier"_s, GaugeState::Stale, {day});
    card.aside = u"last seen 11 min ago"_s;
    card.error = u"Timed out."_s;
    card.errorNext = u"Next try in 4 min."_s;
    return card;
}

CardView abreastCard()
{
    WindowView output = windowOf(u"output-tokens"_s, u"Output tokens"_s, 0.88);
    output.rising = true;
    CardView card = cardOf(u"a5"_s, u"Anthropic"_s, u"Work key"_s, GaugeState::Calm,
        {windowOf(u"requests"_s, u"Requests"_s, 0.99), windowOf(u"tokens"_s, u"Tokens"_s, 0.95),
            windowOf(u"input-tokens"_s, u"Input tokens"_s, 0.96), output});
    card.abreast = true;
    card.aside = u"full again in 6 s"_s;
    return card;
}

CardView foldedCard()
{
    WindowView credit = windowOf(u"credit"_s, u"Credit"_s, 0.36);
    credit.value = u"$17.20"_s;
    credit.amount = u"of $48.00"_s;
    return cardOf(u"a6"_s, u"OpenRouter"_s, u"Personal"_s, GaugeState::Calm, {credit});
}

CardView unlimitedCard()
{
    CardView card = cardOf(u"a7"_s, u"Ollama"_s, u"localhost"_s, GaugeState::NoLimits, {});
    card.aside = u"no limits"_s;
    card.note = u"llama3:8b loaded · 4.9 GB · answers in 41 ms"_s;
    return card;
}

/// Falls over two thirds of its time, of which the first third is not known.
CourseView fallingCourse()
{
    CourseView course{.line = Sparkline(30), .description = u"14% used in the last 24 hours"_s, .adds = true};
    for (std::size_t place = 10; place < course.line.size(); ++place)
        course.line[place] = 0.6 - 0.02 * double(place - 10);
    return course;
}

Overview fullOverview()
{
    Overview overview;
    overview.head = {
        {u"Next limit"_s, u"Claude weekly"_s, u"Wed 23:10"_s}, {u"Next reset"_s, u"OpenAI tokens"_s, u"in 51 s"_s}};
    overview.cards = {
        refillingCard(), refusedCard(), pacedCard(), staleCard(), abreastCard(), foldedCard(), unlimitedCard()};
    overview.checked = u"Checked 14 s ago"_s;
    overview.probes = u"0 paid probes today"_s;
    return overview;
}

Overview emptyOverview()
{
    Overview overview;
    overview.checked = u"Nothing to check"_s;
    overview.probes = u"0 paid probes today"_s;
    return overview;
}

Overview germanOverview()
{
    Overview overview = fullOverview();
    overview.head = {{u"Nächste Grenze"_s, u"Claude, Wochenfenster"_s, u"Mi 23:10"_s},
        {u"Nächste Entlastung"_s, u"OpenAI, Tokens"_s, u"in 51 s"_s}};
    overview.cards[0].windows[0].when = u"wieder voll in 51 s"_s;
    overview.cards[0].windows[0].valueSuffix = u"übrig"_s;
    overview.cards[0].windows[1].label = u"Anfragen je Projekt und Minute"_s;
    overview.cards[0].windows[1].when = u"wieder voll in 3 s"_s;
    overview.cards[0].windows[1].valueSuffix = u"übrig"_s;
    overview.cards[1].error = u"Ungültiger API-Schlüssel (401)."_s;
    overview.cards[1].actionText = u"Schlüssel ersetzen …"_s;
    overview.cards[2].windows[0].note = u"Bei diesem Tempo leer am Mi 23:10, 16 h zu früh"_s;
    overview.checked = u"Vor 14 s geprüft"_s;
    overview.probes = u"heute 0 bezahlte Abfragen"_s;
    return overview;
}

Overview arabicOverview()
{
    Overview overview = fullOverview();
    overview.head = {{u"الحد القادم"_s, u"Claude الأسبوعي"_s, u"الأربعاء ٢٣:١٠"_s}};
    overview.cards[0].windows[0].label = u"الرموز"_s;
    overview.cards[0].windows[0].when = u"يمتلئ خلال ٥١ ث"_s;
    overview.cards[0].windows[0].value = u"٤٪"_s;
    overview.cards[0].windows[0].valueSuffix = u"متبقٍّ"_s;
    overview.cards[1].error = u"مفتاح API غير صالح (401)."_s;
    overview.cards[1].actionText = u"استبدال المفتاح…"_s;
    overview.checked = u"آخر فحص قبل ١٤ ث"_s;
    return overview;
}

Overview troubledOverview()
{
    Overview overview;
    overview.head = {{{}, u"No limit near"_s, {}}};
    CardView locked = cardOf(u"b1"_s, u"Claude"_s, u"Team"_s, GaugeState::Error, {});
    locked.error = u"The keychain is locked."_s;
    locked.errorNext = u"Nothing was lost. The key is still there."_s;
    locked.errorNeedsYou = true;
    locked.action = CardAction::UnlockKeychain;
    locked.actionText = u"Unlock…"_s;
    CardView unreachable = cardOf(u"b2"_s, u"Ollama"_s, u"workstation.lan:11434"_s, GaugeState::Error, {});
    unreachable.error = u"No answer from workstation.lan: the connection was refused, so perhaps nothing runs there."_s;
    unreachable.errorNext = u"Next try in 44 s."_s;
    unreachable.action = CardAction::TryAgain;
    unreachable.actionText = u"Try again"_s;
    CardView unknown =
        cardOf(u"b3"_s, u"Groq"_s, u"A label that is far too long for the line it stands in"_s, GaugeState::Exhausted,
            {windowOf(u"rpd"_s, u"Requests per day"_s, 0, GaugeState::Exhausted),
                windowOf(u"tpd"_s, u"Tokens per day"_s, 0.5)});
    unknown.aside = u"llama-3.1-8b-instant"_s;
    unknown.windows[0].when = u"used up · resets in 1h 12m"_s;
    unknown.windows[1].left.reset();
    unknown.windows[1].value = u"unknown"_s;
    unknown.windows[1].valueSuffix.clear();
    overview.cards = {unknown, locked, unreachable};
    overview.checked = u"Checking 2 of 3…"_s;
    overview.checking = true;
    overview.probes = u"1 paid probe today"_s;
    return overview;
}

AccountState fundedAccount(const QString& name, const QString& label, std::vector<Balance> balances)
{
    AccountState state;
    state.account.id = name;
    state.account.label = label;
    state.providerName = name;
    Reading reading;
    reading.balances = std::move(balances);
    reading.models = {u"a"_s};
    reading.sample.latency = std::chrono::milliseconds(96);
    state.snapshot.reading = reading;
    state.snapshot.readAt = wallClock();
    state.snapshot.checkedAt = wallClock();
    return state;
}

/// Worded by the program itself: money without a limit, with one, and used up.
Overview fundedOverview()
{
    const Balance credit{u"credit"_s, u"credit"_s, u"USD"_s, decimal(u"13.517095"_s), {}};
    const AccountState deepseek = fundedAccount(
        u"DeepSeek"_s, u"Research"_s, {{u"credit-cny"_s, u"credit"_s, u"CNY"_s, decimal(u"110.00"_s), {}}});
    const AccountState open = fundedAccount(u"OpenRouter"_s, u"Personal"_s,
        {{u"key"_s, u"key limit"_s, u"USD"_s, decimal(u"13.75"_s), decimal(u"20"_s)}, credit});
    AccountState moonshot =
        fundedAccount(u"Moonshot"_s, u"Batch"_s, {{u"credit"_s, u"credit"_s, u"USD"_s, decimal(u"-0.02"_s), {}}});
    moonshot.snapshot.error = Error{ErrorKind::NoCredit, 200, {}, {}};
    const AccountState spent = fundedAccount(
        u"LiteLLM"_s, u"Team"_s, {{u"budget"_s, u"Key budget"_s, u"USD"_s, decimal(u"-0.0104"_s), decimal(u"25"_s)}});
    return overview({deepseek, open, moonshot, spent}, wallClock());
}

Card* cardNamed(const QWidget& window, const QString& name)
{
    const auto cards = window.findChildren<Card*>();
    for (Card* card : cards) {
        if (card->accessibleName().startsWith(name))
            return card;
    }
    return nullptr;
}

QuietButton* buttonWith(const QWidget& window, const QString& text)
{
    const auto buttons = window.findChildren<QuietButton*>();
    for (QuietButton* button : buttons) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

GlyphButton* glyphWith(const QWidget& window, const QString& name)
{
    const auto buttons = window.findChildren<GlyphButton*>();
    for (GlyphButton* button : buttons) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

QStringList namesOf(const QWidget& window)
{
    QList<Card*> cards = window.findChildren<Card*>();
    std::ranges::sort(cards, {}, [](const Card* card) { return card->y(); });
    QStringList names;
    for (const Card* card : cards) {
        if (card->isVisible())
            names << card->accessibleName();
    }
    return names;
}

/// Counts what is painted, laid out and resized while it lives.
class PaintedWidgets : public QObject {
public:
    PaintedWidgets() { qApp->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted << watched;
        layouts += event->type() == QEvent::LayoutRequest;
        resizes += event->type() == QEvent::Resize;
        return false;
    }
    void clear()
    {
        m_painted.clear();
        layouts = resizes = 0;
    }
    template <typename Widget> [[nodiscard]] qsizetype of() const
    {
        return std::ranges::count_if(
            m_painted, [](const QObject* each) { return qobject_cast<const Widget*>(each) != nullptr; });
    }
    [[nodiscard]] qsizetype all() const { return m_painted.size(); }

    int layouts = 0;
    int resizes = 0;

private:
    QList<QObject*> m_painted;
};

} // namespace

class PopupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void cleanup() { looks::wear(looks::themes().constFirst()); }
    void saysThatItIsTheDemo();
    void abreastOnlyWhereLabelsFit();
    void onlyWhenShown();
    void updatesInPlace();
    void paintsOnlyWhatChanged();
    void coursesTakeNoRoom_data();
    void coursesTakeNoRoom();
    void coursesArePaintedAlone();
    void coursesAreMirrored_data();
    void coursesAreMirrored();
    void followsTheOrder();
    void removesAccounts();
    void barsSayWhatTheyMean();
    void configuredLimitsHaveATick_data();
    void configuredLimitsHaveATick();
    void unknownHasNoBar();
    void moneyHasABarOnlyWithALimit_data();
    void moneyHasABarOnlyWithALimit();
    void barsEndTogether();
    void buttonsAsk();
    void offersAReport();
    void wordsAsk_data();
    void wordsAsk();
    void keysAsk_data();
    void keysAsk();
    void emptyOffersToBegin();
    void everyStopHasAName();
    void tabFollowsTheEye();
    void foldsAndUnfolds();
    void foldingIsRemembered();
    void urgentIsNeverFolded();
    void opensDetails_data();
    void opensDetails();
    void movedByKey();
    void movedByMouse_data();
    void movedByMouse();
    void menuGoesBackToUrgency();
    void tellsItsChosenSize();
    void edgesAreDragged();
    void makesCardsAsTheyAreLookedAt();
    void unseenCardsFollowLater();
    void movesAmongManyCards();
    void staysOnTheScreen_data();
    void staysOnTheScreen();
    void toggles();
    void focusLoss_data();
    void focusLoss();
    void windowHasNoPin();
    void windowKeepsItsSize();
    void wearsAnotherPalette();
    void longErrorsWrap();
    void pictures_data();
    void pictures();
    void highContrast();
};

void PopupTest::onlyWhenShown()
{
    Popup popup;
    QSignalSpy visible(&popup, &Popup::visibleChanged);
    popup.present(fullOverview());
    QVERIFY(popup.findChildren<Card*>().isEmpty());
    popup.openNear({}, {400, 300});
    QCOMPARE(popup.findChildren<Card*>().size(), 7);
    popup.hide();
    QCOMPARE(visible.size(), 2);
    QCOMPARE(visible.at(0).at(0).toBool(), true);
    QCOMPARE(visible.at(1).at(0).toBool(), false);
}

void PopupTest::updatesInPlace()
{
    Popup popup;
    Overview overview = fullOverview();
    popup.present(overview);
    popup.openNear({}, {400, 300});
    const auto before = popup.findChildren<Bar*>();
    overview.cards[0].windows[0].left = 0.3;
    overview.cards[0].windows[0].value = u"30%"_s;
    overview.cards[0].windows[0].when = u"full again in 38 s"_s;
    popup.present(overview);
    QCOMPARE(popup.findChildren<Bar*>(), before);
    QCOMPARE(before.constFirst()->value(), 300);
}

/// A countdown is one line: nothing else is painted again, nothing is laid out again, and nothing at all where nothing
/// changed.
void PopupTest::paintsOnlyWhatChanged()
{
    Popup popup;
    Overview overview = fullOverview();
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    QCoreApplication::processEvents();
    PaintedWidgets painted;
    WindowView& window = overview.cards[0].windows[0];
    window.when = u"full again in 38 s"_s;
    popup.present(overview);
    QTest::qWait(0);
    painted.clear();
    window.when = u"full again in 37 s"_s;
    popup.present(overview);
    QTest::qWait(0);
    QCOMPARE(painted.of<TextLine>(), 1);
    QCOMPARE(painted.of<Bar>() + painted.of<GaugeWidget>() + painted.of<QLabel>() + painted.of<GlyphButton>(), 0);
    QCOMPARE(painted.of<Card>(), 1); // the ground of that line
    QCOMPARE(painted.resizes, 0);
    QVERIFY2(painted.layouts < 30, qPrintable(QString::number(painted.layouts))); // of one card at most
    QCoreApplication::processEvents(); // what the line's own layout asks for in turn
    painted.clear();
    popup.present(overview);
    overview.nextChange = Milliseconds(1);
    popup.present(overview);
    QTest::qWait(0);
    QCOMPARE(painted.all(), 0);
    QCOMPARE(painted.layouts, 0);
}

void PopupTest::coursesTakeNoRoom_data()
{
    QTest::addColumn<CardView>("card");
    QTest::addColumn<QString>("words"); // of the line it stands in; empty: nowhere
    QTest::newRow("beside a window's words") << pacedCard() << u"Weekly window resets in 2d 3h"_s;
    QTest::newRow("on the name line of a folded card") << foldedCard() << u"OpenRouter Personal $17.20 left"_s;
    QTest::newRow("not between two abreast") << abreastCard() << QString();
    CardView narrow = pacedCard();
    narrow.windows[0].label = u"Weekly window of the whole organisation"_s;
    QTest::newRow("not where words need the room") << narrow << QString();
}

/// Words stand where they stood, and a card is as high as it was.
void PopupTest::coursesTakeNoRoom()
{
    QFETCH(CardView, card);
    QFETCH(QString, words);
    Card plain;
    plain.present(card);
    card.windows[0].course = fallingCourse();
    Card with;
    with.present(card);
    const int width = scaled(grid::popupWidth);
    QCOMPARE(with.heightAtWidth(width), plain.heightAtWidth(width));
    with.resize(width, with.heightAtWidth(width));
    with.grab();
    QStringList lines;
    for (const TextLine* line : with.findChildren<TextLine*>()) {
        const QRect place = line->placeOfCourse();
        if (place.isEmpty())
            continue;
        lines << line->text();
        QVERIFY(line->rect().contains(place));
        QVERIFY(!place.intersects(line->placeOf(Ask::OtherTime)));
        QVERIFY(!place.intersects(line->placeOf(Ask::OtherShare)));
    }
    QCOMPARE(lines.join(u'|'), words);
}

void PopupTest::coursesArePaintedAlone()
{
    Popup popup;
    Overview overview = fullOverview();
    overview.cards[2].windows[0].course = fallingCourse();
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    QTest::qWait(0);
    PaintedWidgets painted;
    overview.cards[2].windows[0].course.line.back() = 0.1;
    popup.present(overview);
    QTest::qWait(0);
    QCOMPARE(painted.of<TextLine>(), 1);
    QCOMPARE(painted.of<Bar>() + painted.of<GaugeWidget>() + painted.of<QLabel>() + painted.of<GlyphButton>(), 0);
    QCOMPARE(painted.resizes, 0);
    painted.clear();
    overview.cards[2].windows[0].course.description = u"15% used in the last 24 hours"_s;
    popup.present(overview);
    QTest::qWait(0);
    QCOMPARE(painted.all(), 0);
}

void PopupTest::coursesAreMirrored_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("contrast");
    QTest::newRow("from the left") << Qt::LeftToRight << false;
    QTest::newRow("from the right") << Qt::RightToLeft << false;
    QTest::newRow("in high contrast") << Qt::LeftToRight << true;
}

/// The first third is empty, what follows is drawn high, and the end low.
void PopupTest::coursesAreMirrored()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, contrast);
    const Tokens tokens = tokensFrom(QGuiApplication::palette(), contrast);
    QImage picture(90, 30, QImage::Format_RGB32);
    picture.fill(tokens.surface);
    {
        QPainter painter(&picture);
        painter.setLayoutDirection(direction);
        paintCourse(painter, picture.rect(), fallingCourse().line, tokens);
    }
    if (direction == Qt::RightToLeft)
        picture = picture.mirrored(true, false);
    const auto isDrawn = [&](int x, int y) { return picture.pixelColor(x, y) != tokens.surface; };
    const auto inColumn = [&](int x, int from, int until) {
        int found = 0;
        for (int y = from; y < until; ++y)
            found += isDrawn(x, y);
        return found;
    };
    QCOMPARE(inColumn(10, 0, 30), 0);
    QVERIFY(inColumn(35, 0, 6) > 0);
    QCOMPARE(inColumn(87, 0, 10), 0);
    QVERIFY(inColumn(87, 10, 30) > 0);
    QCOMPARE(isDrawn(60, 28), !contrast); // the tint below the line
}

void PopupTest::followsTheOrder()
{
    Popup popup;
    Overview overview = fullOverview();
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QCOMPARE(namesOf(popup).constFirst(), u"OpenAI, Production"_s);
    std::swap(overview.cards[0], overview.cards[6]);
    popup.present(overview);
    QTRY_COMPARE(namesOf(popup).constFirst(), u"Ollama, localhost"_s);
}

void PopupTest::removesAccounts()
{
    Popup popup;
    Overview overview = fullOverview();
    popup.present(overview);
    popup.openNear({}, {400, 300});
    const int height = popup.height();
    overview.cards.erase(overview.cards.begin());
    popup.present(overview);
    QTRY_COMPARE(namesOf(popup).size(), 6);
    QTRY_VERIFY(popup.height() < height);
}

void PopupTest::barsSayWhatTheyMean()
{
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    const Bar* bar = popup.findChildren<Bar*>().constFirst();
    QCOMPARE(bar->accessibleName(), u"OpenAI Tokens"_s);
    const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<Bar*>(bar));
    QCOMPARE(spoken->text(QAccessible::Description), u"4% of Tokens left."_s);
    QCOMPARE(spoken->text(QAccessible::Value), u"4% left"_s);
    QCOMPARE(bar->value(), 47);
}

void PopupTest::configuredLimitsHaveATick_data()
{
    QTest::addColumn<double>("configured"); // -1: none
    QTest::addColumn<GaugeState>("state");
    QTest::addColumn<int>("column"); // -1: none
    QTest::newRow("none") << -1.0 << GaugeState::Calm << -1;
    QTest::newRow("below the provider's") << 0.4 << GaugeState::Calm << 40;
    QTest::newRow("nearly none") << 0.0 << GaugeState::Calm << 0;
    QTest::newRow("not current") << 0.4 << GaugeState::Stale << -1;
}

/// Where only the tick is: the lowest line of the bar's place.
void PopupTest::configuredLimitsHaveATick()
{
    QFETCH(double, configured);
    QFETCH(GaugeState, state);
    WindowView window;
    window.left = 0.7;
    window.state = state;
    if (configured >= 0)
        window.configured = configured;
    Bar bar;
    bar.present({}, window);
    bar.resize(100, 12);
    QImage image(bar.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    bar.render(&image, {}, {}, QWidget::DrawChildren);
    int column = -1;
    for (int x = 0; x < image.width(); ++x) {
        if (qAlpha(image.pixel(x, 11)) > 0)
            column = x;
    }
    QTEST(column, "column");
}

void PopupTest::unknownHasNoBar()
{
    Popup popup;
    popup.present(troubledOverview());
    popup.openNear({}, {400, 300});
    QCOMPARE(popup.findChildren<Bar*>().at(1)->isVisible(), false);
}

void PopupTest::moneyHasABarOnlyWithALimit_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QList<int>>("bars");
    QTest::addColumn<GaugeState>("state");
    QTest::addColumn<QString>("said");
    using Bars = QList<int>;
    QTest::newRow("no limit") << u"DeepSeek"_s << Bars{} << GaugeState::Calm << u"Credit: 110.00\u00a0CNY left"_s;
    QTest::newRow("limit") << u"OpenRouter"_s << Bars{687} << GaugeState::Calm
                           << u"Key limit: 13.75\u00a0USD of 20\u00a0USD left"_s;
    QTest::newRow("nothing left, the provider says")
        << u"Moonshot"_s << Bars{} << GaugeState::Exhausted << u"The credit is used up."_s;
    QTest::newRow("limit used up") << u"LiteLLM"_s << Bars{0} << GaugeState::Exhausted
                                   << u"Key budget: -0.0104\u00a0USD of 25\u00a0USD left"_s;
}

void PopupTest::moneyHasABarOnlyWithALimit()
{
    QFETCH(QString, card);
    QFETCH(QString, said);
    Popup popup;
    popup.present(fundedOverview());
    popup.openNear({}, {400, 300});
    Card* shown = cardNamed(popup, card);
    QVERIFY(shown);
    shown->setFoldedByHand(false);
    QList<int> bars;
    const auto all = shown->findChildren<Bar*>();
    for (const Bar* bar : all) {
        if (bar->isVisible())
            bars << bar->value();
    }
    QTEST(bars, "bars");
    QTEST(shown->view().state, "state");
    QVERIFY2(spokenCard(shown->view()).contains(said), qPrintable(spokenCard(shown->view())));
}

void PopupTest::barsEndTogether()
{
    Popup popup;
    popup.present(germanOverview());
    popup.openNear({}, {400, 300});
    QCoreApplication::processEvents();
    QSet<int> ends;
    const auto bars = popup.findChildren<Bar*>().first(5);
    for (const Bar* bar : bars)
        ends << bar->mapTo(&popup, QPoint(bar->width(), 0)).x();
    QCOMPARE(ends.size(), 1);
}

void PopupTest::buttonsAsk()
{
    Popup popup;
    QSignalSpy action(popup.cards(), &CardStack::actionRequested);
    QSignalSpy refresh(&popup, &Popup::refreshRequested);
    QSignalSpy settings(&popup, &Popup::settingsRequested);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QTest::mouseClick(buttonWith(popup, u"Replace key…"_s), Qt::LeftButton);
    QTest::mouseClick(glyphWith(popup, u"Refresh now (F5)"_s), Qt::LeftButton);
    QTest::mouseClick(glyphWith(popup, u"Settings"_s), Qt::LeftButton);
    QCOMPARE(action.size(), 1);
    QCOMPARE(action.at(0).at(0).toString(), u"a2"_s);
    QCOMPARE(action.at(0).at(1).value<CardAction>(), CardAction::ReplaceKey);
    QCOMPARE(refresh.size(), 1);
    QCOMPARE(settings.size(), 1);
}

/// Beside figures that still stand as well, and not in the colour of an alarm.
void PopupTest::offersAReport()
{
    AccountState changed = fundedAccount(
        u"DeepSeek"_s, u"Research"_s, {{u"credit-cny"_s, u"credit"_s, u"CNY"_s, decimal(u"110.00"_s), {}}});
    changed.snapshot.error =
        Error{ErrorKind::NotAProvider, 200, {}, wallClock() + std::chrono::minutes(3), u"Body: {}"_s};
    changed.snapshot.lastProbeFailed = true;
    Popup popup;
    QSignalSpy requested(popup.cards(), &CardStack::actionRequested);
    popup.present(overview({changed}, wallClock()));
    popup.openNear({}, {400, 300});
    QVERIFY(spokenCard(cardNamed(popup, u"DeepSeek"_s)->view()).contains(u"110.00"_s));
    QCOMPARE(cardNamed(popup, u"DeepSeek"_s)->view().state, GaugeState::Stale);
    QuietButton* copy = buttonWith(popup, u"Copy report"_s);
    QVERIFY(copy);
    copy->click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.at(0).at(1).value<CardAction>(), CardAction::CopyReport);
    if (looks::wanted())
        looks::save(popup, u"popup-changed"_s, looks::themes().constFirst());
}

void PopupTest::wordsAsk_data()
{
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("value") << Ask::OtherShare << false;
    QTest::newRow("time") << Ask::OtherTime << false;
    QTest::newRow("value, mirrored") << Ask::OtherShare << true;
    QTest::newRow("time, mirrored") << Ask::OtherTime << true;
}

void PopupTest::wordsAsk()
{
    QFETCH(Ask, ask);
    QFETCH(bool, mirrored);
    Popup popup;
    popup.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QCoreApplication::processEvents();
    QSignalSpy asked(&popup, &Popup::asked);
    const auto lines = popup.findChildren<TextLine*>();
    const auto line = std::ranges::find_if(lines, [&](const TextLine* each) { return !each->placeOf(ask).isEmpty(); });
    QVERIFY(line != lines.end());
    const QRect place = (*line)->placeOf(ask);
    QTest::mouseClick(*line, Qt::LeftButton, {}, place.center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<Ask>(), ask);
    QTest::mouseClick(*line, Qt::LeftButton, {}, {mirrored ? place.right() + 9 : place.left() - 9, 4});
    QCOMPARE(asked.size(), 1);
}

void PopupTest::keysAsk_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("F5") << int(Qt::Key_F5) << int(Qt::NoModifier) << QByteArray(SIGNAL(refreshRequested()));
    QTest::newRow("Ctrl+R") << int(Qt::Key_R) << int(Qt::ControlModifier) << QByteArray(SIGNAL(refreshRequested()));
    QTest::newRow("Ctrl+comma") << int(Qt::Key_Comma) << int(Qt::ControlModifier)
                                << QByteArray(SIGNAL(settingsRequested()));
    QTest::newRow("U") << int(Qt::Key_U) << int(Qt::NoModifier) << QByteArray(SIGNAL(asked(quotalamp::Ask)));
    QTest::newRow("T") << int(Qt::Key_T) << int(Qt::NoModifier) << QByteArray(SIGNAL(asked(quotalamp::Ask)));
    QTest::newRow("Ctrl+Q") << int(Qt::Key_Q) << int(Qt::ControlModifier) << QByteArray(SIGNAL(quitRequested()));
    QTest::newRow("Ctrl+W") << int(Qt::Key_W) << int(Qt::ControlModifier) << QByteArray(SIGNAL(visibleChanged(bool)));
    QTest::newRow("Esc") << int(Qt::Key_Escape) << int(Qt::NoModifier) << QByteArray(SIGNAL(visibleChanged(bool)));
}

void PopupTest::keysAsk()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QByteArray, expected);
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QSignalSpy spy(&popup, expected.constData());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(spy.size(), 1);
}

void PopupTest::emptyOffersToBegin()
{
    Popup popup;
    QSignalSpy add(&popup, &Popup::addAccountRequested);
    QSignalSpy demo(&popup, &Popup::demoRequested);
    popup.present(emptyOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::mouseClick(buttonWith(popup, u"Look around in demo"_s), Qt::LeftButton);
    QCOMPARE(add.size(), 1);
    QCOMPARE(demo.size(), 1);
}

void PopupTest::everyStopHasAName()
{
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QCOMPARE(looks::nameless(popup), QStringList());
}

void PopupTest::tabFollowsTheEye()
{
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QStringList stops{QApplication::focusWidget()->accessibleName()};
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
        stops << spoken->text(QAccessible::Name);
    }
    QCOMPARE(stops,
        QStringList({u"OpenAI, Production"_s, u"Mistral, Nightly"_s, u"Replace key…"_s, u"Claude, Team"_s,
            u"Groq, Free tier"_s, u"Anthropic, Work key"_s, u"OpenRouter, Personal"_s, u"Ollama, localhost"_s,
            u"Refresh now (F5)"_s, u"Keep open"_s, u"Settings"_s}));
}

void PopupTest::foldsAndUnfolds()
{
    Popup popup;
    Overview overview;
    overview.cards = {foldedCard()};
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    const int folded = popup.height();
    QVERIFY(popup.findChildren<Bar*>().isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTRY_COMPARE(popup.findChildren<Bar*>().size(), 1);
    QTRY_VERIFY(popup.height() > folded);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QTRY_COMPARE(popup.height(), folded);
}

void PopupTest::foldingIsRemembered()
{
    Popup popup;
    Overview overview;
    overview.cards = {foldedCard(), abreastCard()};
    popup.cards()->setFolding({{u"a5"_s}, {u"a6"_s}});
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QCOMPARE(popup.findChildren<Bar*>().size(), 1);
    QCOMPARE(popup.findChildren<Bar*>().constFirst()->accessibleName(), u"OpenRouter Credit"_s);
    QSignalSpy changed(popup.cards(), &CardStack::foldingChanged);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(changed.size(), 1);
    // As it would be anyway: nothing to remember.
    QCOMPARE(changed.at(0).at(0).toStringList(), QStringList{u"a5"_s});
    QCOMPARE(changed.at(0).at(1).toStringList(), QStringList());
}

void PopupTest::urgentIsNeverFolded()
{
    Popup popup;
    Overview overview;
    overview.cards = {refillingCard()};
    popup.cards()->setFolding({{u"a1"_s}, {}});
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QCOMPARE(popup.findChildren<Bar*>().size(), 2);
}

void PopupTest::opensDetails_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("Enter") << true;
    QTest::newRow("click on the name") << false;
}

void PopupTest::opensDetails()
{
    QFETCH(bool, byKey);
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QSignalSpy details(popup.cards(), &CardStack::detailsRequested);
    QWidget* card = QApplication::focusWidget();
    if (byKey)
        QTest::keyClick(card, Qt::Key_Return);
    else
        QTest::mouseClick(card, Qt::LeftButton, {}, {card->width() / 3, 18});
    QCOMPARE(details.size(), 1);
    QCOMPARE(details.at(0).at(0).toString(), u"a1"_s);
    QTest::mouseClick(card, Qt::LeftButton, {}, {card->width() / 3, card->height() - 4});
    QCOMPARE(details.size(), 1);
}

void PopupTest::movedByKey()
{
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QSignalSpy order(popup.cards(), &CardStack::orderChosen);
    const QWidget* card = QApplication::focusWidget();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(order.size(), 1);
    QCOMPARE(order.at(0).at(0).toStringList().first(2), QStringList({u"a2"_s, u"a1"_s}));
    QCOMPARE(QApplication::focusWidget(), card);
    QTRY_COMPARE(namesOf(popup).at(1), u"OpenAI, Production"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(order.size(), 2);
}

void PopupTest::movedByMouse_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("down past two") << 2 << QStringList({u"a2"_s, u"a3"_s, u"a1"_s});
    QTest::newRow("down past one") << 1 << QStringList({u"a2"_s, u"a1"_s, u"a3"_s});
    QTest::newRow("back where it was") << 0 << QStringList();
}

void PopupTest::movedByMouse()
{
    QFETCH(int, way);
    QFETCH(QStringList, order);
    Popup popup;
    Overview overview = fullOverview();
    overview.cards.resize(3);
    popup.present(overview);
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QSignalSpy chosen(popup.cards(), &CardStack::orderChosen);
    QSignalSpy details(popup.cards(), &CardStack::detailsRequested);
    QWidget* card = QApplication::focusWidget();
    const int first = popup.findChildren<Card*>().at(1)->height();
    const int second = popup.findChildren<Card*>().at(2)->height();
    const int top = card->mapToGlobal(QPoint(90, 18)).y();
    const auto send = [card](QEvent::Type type, QPoint global) {
        QMouseEvent event(type, card->mapFromGlobal(global), global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(card, &event);
    };
    const int x = card->mapToGlobal(QPoint(90, 18)).x();
    const int farthest = way == 2 ? first + second / 2 + 8 : first / 2 + 8;
    send(QEvent::MouseButtonPress, {x, top});
    for (int y = 0; y <= farthest; y += 4)
        send(QEvent::MouseMove, {x, top + y});
    for (int y = farthest; y >= 0 && way == 0; y -= 4)
        send(QEvent::MouseMove, {x, top + y});
    send(QEvent::MouseButtonRelease, {x, top + (way == 0 ? 0 : farthest)});
    QCOMPARE(details.size(), 0);
    QCOMPARE(chosen.isEmpty(), order.isEmpty());
    if (!order.isEmpty())
        QCOMPARE(chosen.at(0).at(0).toStringList(), order);
}

void PopupTest::menuGoesBackToUrgency()
{
    Popup popup;
    popup.cards()->setOwnOrder(true);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    QSignalSpy urgent(popup.cards(), &CardStack::urgencyOrderChosen);
    QContextMenuEvent ask(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(QApplication::focusWidget(), &ask);
    auto* menu = popup.findChild<QMenu*>();
    QVERIFY(menu);
    const auto actions = menu->actions();
    QVERIFY(!actions.constLast()->isChecked());
    actions.constLast()->trigger();
    QCOMPARE(urgent.size(), 1);
}

void PopupTest::tellsItsChosenSize()
{
    Popup popup;
    QSignalSpy chosen(&popup, &Popup::windowSizeChosen);
    popup.setWindowMode(true);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    popup.resize(500, 420);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toSize(), QSize(500, 420));
    Popup next;
    next.setChosenSizes({}, {480, 400});
    next.setWindowMode(true);
    next.present(fullOverview());
    next.openNear({}, {400, 300});
    QCOMPARE(next.size(), QSize(480, 400));
}

/// At the icon an edge is dragged; a size that leaves room for all of the content grows with it.
void PopupTest::edgesAreDragged()
{
    Popup popup;
    QSignalSpy chosen(&popup, &Popup::sizeChosen);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    const QSize before = popup.size();
    const QRect place = popup.geometry();
    const auto drag = [&popup](QPoint from, QPoint by) {
        QWidget* grip = popup.childAt(from);
        QVERIFY(grip);
        const QPoint inside = grip->mapFrom(&popup, from);
        QTest::mousePress(grip, Qt::LeftButton, {}, inside);
        QMouseEvent move(QEvent::MouseMove, inside, grip->mapToGlobal(inside + by), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(grip, &move);
        QTest::mouseRelease(grip, Qt::LeftButton, {}, inside);
    };
    drag({2, before.height() / 2}, {-60, 0});
    QCOMPARE(popup.width(), before.width() + 60);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.at(0).at(0).toSize().height() >= popup.height());

    drag({popup.width() / 2, popup.height() - 2}, {0, -120});
    QVERIFY(popup.height() < place.height());
    const QSize small = chosen.at(1).at(0).toSize();
    QCOMPARE(small.height(), popup.height());

    Popup next;
    next.setChosenSizes(small, {});
    next.present(fullOverview());
    next.openNear({}, {400, 300});
    QCOMPARE(next.size(), popup.size());

    QTest::mouseDClick(popup.childAt(QPoint(2, popup.height() / 2)), Qt::LeftButton);
    QCOMPARE(popup.size(), before);
    QCOMPARE(chosen.constLast().at(0).toSize(), QSize());
}

namespace {

Overview manyAccounts(int count)
{
    Overview overview = fullOverview();
    overview.cards.clear();
    for (int i = 0; i < count; ++i) {
        overview.cards.push_back(refillingCard());
        overview.cards.back().accountId = QString::number(i);
        overview.cards.back().label = QString::number(i);
    }
    return overview;
}

} // namespace

/// A thousand accounts open as fast as thirty, and all of them are reached.
void PopupTest::makesCardsAsTheyAreLookedAt()
{
    constexpr int count = 1000;
    constexpr int most = 40;
    Popup popup;
    popup.present(manyAccounts(count));
    popup.openNear({}, {100, 100});
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    const auto made = [&] { return popup.findChildren<Card*>().size(); };
    const auto few = [&] { return made() >= 7 && made() <= most; };
    QTRY_VERIFY2(few(), qPrintable(QString::number(made())));
    auto* bar = popup.findChild<QScrollArea*>()->verticalScrollBar();
    QVERIFY(bar->maximum() > 50 * count);
    for (int i = 1; i <= 10; ++i) {
        bar->setValue(bar->maximum() * i / 10);
        QTRY_VERIFY2(few(), qPrintable(QString::number(made())));
    }
    popup.hide();
    popup.openNear({}, {100, 100});
    QCOMPARE(bar->value(), 0);
    QTRY_VERIFY(few());
}

/// Each second counts on the cards in sight; the others, which are made so that one can scroll, say it some seconds later.
void PopupTest::unseenCardsFollowLater()
{
    Overview overview = manyAccounts(60);
    Popup popup;
    popup.present(overview);
    popup.openNear({}, {100, 100});
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    const auto made = [&popup](bool seen) {
        QList<Card*> cards = popup.findChildren<Card*>();
        cards.removeIf([seen](const Card* card) { return card->visibleRegion().isEmpty() == seen; });
        return cards;
    };
    QTRY_VERIFY(!made(false).isEmpty());
    const auto say = [](const Card* card) { return card->view().aside == u"another second"_s; };
    for (CardView& card : overview.cards)
        card.aside = u"another second"_s;
    popup.present(overview);
    QVERIFY(std::ranges::all_of(made(true), say));
    QVERIFY(std::ranges::none_of(made(false), say));
    QTRY_VERIFY(std::ranges::all_of(made(false), say));
    for (CardView& card : overview.cards)
        card.aside = u"the next one"_s;
    popup.present(overview);
    auto* bar = popup.findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->value() + bar->pageStep()); // and whoever comes into sight says it at once
    QVERIFY(std::ranges::none_of(made(true), say));
}

void PopupTest::movesAmongManyCards()
{
    Popup popup;
    popup.present(manyAccounts(60));
    popup.openNear({}, {100, 100});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    for (int i = 0; i < 70; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"OpenAI, 59"_s);
    QSignalSpy chosen(popup.cards(), &CardStack::orderChosen);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(chosen.size(), 1);
    const QStringList order = chosen.first().first().toStringList();
    QCOMPARE(order.size(), 60);
    QCOMPARE(order.indexOf(u"59"_s), 58);
}

void PopupTest::staysOnTheScreen_data()
{
    QTest::addColumn<QRect>("icon");
    QTest::addColumn<QPoint>("cursor");
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    QTest::newRow("icon at the bottom end") << QRect(screen.right() - 30, screen.bottom() - 23, 22, 22) << QPoint();
    QTest::newRow("icon at the top start") << QRect(2, 2, 22, 22) << QPoint();
    QTest::newRow("cursor in a corner") << QRect() << screen.bottomRight();
    QTest::newRow("cursor beyond every screen") << QRect() << QPoint(-5000, 9000);
    QTest::newRow("nothing known") << QRect() << QPoint();
}

void PopupTest::staysOnTheScreen()
{
    QFETCH(QRect, icon);
    QFETCH(QPoint, cursor);
    Popup popup;
    popup.present(fullOverview());
    popup.openNear(icon, cursor);
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    QVERIFY(screen.contains(popup.frameGeometry()));
    QVERIFY(icon.isEmpty() || !popup.frameGeometry().intersects(icon) || popup.height() > screen.height() / 2);
}

void PopupTest::toggles()
{
    Popup popup;
    popup.present(fullOverview());
    popup.toggleNear({}, {400, 300});
    QVERIFY(popup.isVisible());
    popup.toggleNear({}, {400, 300});
    QVERIFY(!popup.isVisible());
    popup.toggleNear({}, {400, 300});
    QVERIFY(popup.isVisible());
}

void PopupTest::focusLoss_data()
{
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<bool>("windowMode");
    QTest::addColumn<bool>("staysAfter");
    QTest::newRow("closes") << true << false << false << false;
    QTest::newRow("pinned") << true << true << false << true;
    QTest::newRow("setting off") << false << false << false << true;
    QTest::newRow("window") << true << false << true << true;
}

void PopupTest::focusLoss()
{
    QFETCH(bool, closes);
    QFETCH(bool, pinned);
    QFETCH(bool, windowMode);
    QFETCH(bool, staysAfter);
    Popup popup;
    popup.setCloseOnFocusLoss(closes);
    popup.setPinned(pinned);
    popup.setWindowMode(windowMode);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QEvent away(QEvent::WindowDeactivate);
    QApplication::sendEvent(&popup, &away);
    QCOMPARE(popup.isVisible(), staysAfter);
    // The click on the icon that took the focus away must not open it again.
    popup.toggleNear({}, {400, 300});
    QVERIFY(!popup.isVisible() || popup.isMinimized() || windowMode);
}

void PopupTest::windowHasNoPin()
{
    Popup popup;
    popup.setWindowMode(true);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(!glyphWith(popup, u"Keep open"_s)->isVisible());
    QVERIFY(!popup.windowFlags().testFlag(Qt::FramelessWindowHint));
}

void PopupTest::windowKeepsItsSize()
{
    Popup popup;
    popup.setWindowMode(true);
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    popup.resize(500, 420);
    Overview fewer = fullOverview();
    fewer.cards.resize(2);
    popup.present(fewer);
    popup.hide();
    popup.openNear({}, {400, 300});
    QCOMPARE(popup.size(), QSize(500, 420));
}

void PopupTest::wearsAnotherPalette()
{
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QApplication::setPalette(looks::palette(true));
    QCoreApplication::processEvents();
    const QImage shot = popup.grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, 5).name(), looks::palette(true).color(QPalette::Window).name());
}

void PopupTest::longErrorsWrap()
{
    Popup popup;
    popup.present(troubledOverview());
    popup.openNear({}, {400, 300});
    QTRY_VERIFY(buttonWith(popup, u"Try again"_s));
    const QuietButton* below = buttonWith(popup, u"Try again"_s);
    const QuietButton* beside = buttonWith(popup, u"Unlock…"_s);
    QTRY_VERIFY(below->mapTo(&popup, QPoint()).x() < popup.width() / 2);
    QVERIFY(beside->mapTo(&popup, QPoint()).x() > popup.width() / 2);
}

void PopupTest::pictures_data()
{
    QTest::addColumn<int>("theme");
    for (int i = 0; i < looks::themes().size(); ++i)
        QTest::newRow(qPrintable(looks::themes().at(i).name)) << i;
}

/// Colour is where somebody should act, and nowhere else. With QUOTALAMP_SHOTS=DIR everything is drawn to files there.
void PopupTest::pictures()
{
    struct Scene {
        QString name;
        Overview overview;
        bool warning;
        bool critical;
    };
    QFETCH(int, theme);
    const looks::Theme look = looks::themes().at(theme);
    const QList<Scene> scenes{{u"popup"_s, look.mirrored ? arabicOverview() : fullOverview(), true, true},
        {u"popup-empty"_s, emptyOverview(), false, false}, {u"popup-trouble"_s, troubledOverview(), false, true},
        {u"popup-german"_s, germanOverview(), true, true}, {u"popup-money"_s, fundedOverview(), false, true}};
    looks::wear(look);
    for (const Scene& scene : scenes) {
        Popup popup;
        popup.present(scene.overview);
        popup.openNear({}, {400, 300});
        QCoreApplication::processEvents();
        // The screen here may be lower than the list; a picture has room for all of it.
        popup.setFixedHeight(popup.height() + popup.findChild<QScrollArea*>()->verticalScrollBar()->maximum());
        const QImage picture = popup.grab().toImage();
        const Tokens tokens = tokensOf(popup);
        const bool headed = !scene.overview.head.empty() && !scene.overview.cards.empty();
        QCOMPARE(picture.pixelColor(popup.width() / 2, 3), headed ? tokens.band : tokens.surface);
        QCOMPARE(picture.pixelColor(popup.width() / 2, popup.height() - 3), tokens.band);
        QVERIFY2(looks::shows(picture, tokens.text), qPrintable(scene.name));
        if (!look.contrast) {
            QVERIFY2(looks::shows(picture, tokens.warningFill) == scene.warning, qPrintable(scene.name));
            QVERIFY2(looks::shows(picture, tokens.criticalFill) == scene.critical, qPrintable(scene.name));
        }
        if (looks::wanted())
            looks::save(popup, scene.name, look);
    }
}

void PopupTest::highContrast()
{
    QPalette black = looks::palette(true);
    black.setColor(QPalette::Base, Qt::black);
    black.setColor(QPalette::Window, Qt::black);
    black.setColor(QPalette::WindowText, Qt::white);
    black.setColor(QPalette::Highlight, Qt::yellow);
    black.setColor(QPalette::HighlightedText, Qt::black);
    QApplication::setPalette(black);
    setHighContrast(true);
    const auto back = qScopeGuard([] { setHighContrast(false); });
    Popup popup;
    popup.present(fullOverview());
    popup.openNear({}, {400, 300});
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    popup.setFixedHeight(popup.height() + popup.findChild<QScrollArea*>()->verticalScrollBar()->maximum());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(hasKeyboardFocus(*QApplication::focusWidget()));
    const QImage shot = popup.grab().toImage();
    QSet<QRgb> saturated;
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            const QColor color = shot.pixelColor(x, y);
            if (color.hsvSaturation() > 60 && color.value() > 60 && color.hsvHue() != QColor(Qt::yellow).hsvHue())
                saturated << color.rgb();
        }
    }
    QVERIFY(saturated.isEmpty());
    if (looks::wanted())
        looks::save(popup, u"popup-contrast"_s, looks::themes().at(1));
}

/// Every window of the demo, and only of the demo.
void PopupTest::saysThatItIsTheDemo()
{
    Overview view;
    view.cards = {abreastCard()};
    Popup popup;
    SettingsWindow settings({});
    DetailsWindow details;
    DetailsView exact;
    for (const bool demo : {true, false, true}) {
        view.demo = exact.demo = demo;
        popup.present(view);
        popup.openAtEdge();
        settings.present({}, demo);
        settings.show();
        details.present(view.cards.front(), exact);
        details.show();
        for (QWidget* window :
            {static_cast<QWidget*>(&popup), static_cast<QWidget*>(&settings), static_cast<QWidget*>(&details)}) {
            auto* leave = window->findChild<QPushButton*>(u"leaveDemo"_s);
            QVERIFY(leave);
            QCOMPARE(leave->isVisible(), demo);
            QCOMPARE(window->windowTitle().contains(u"(demo)"_s), demo && window != &popup); // its line says enough
            QVERIFY(window->rect().contains(leave->geometry().translated(leave->parentWidget()->pos())) || !demo);
        }
    }
    QSignalSpy left(&popup, &Popup::leaveDemoRequested);
    QTest::mouseClick(popup.findChild<QPushButton*>(u"leaveDemo"_s), Qt::LeftButton);
    QCOMPARE(left.size(), 1);
}

/// What would be cut stands on a line of its own.
void PopupTest::abreastOnlyWhereLabelsFit()
{
    Overview view;
    view.cards = {abreastCard()};
    Popup popup;
    popup.present(view);
    popup.openAtEdge();
    const auto lefts = [&popup] {
        std::set<int> places;
        for (const auto* row : popup.findChildren<WindowRow*>())
            places.insert(row->x());
        return places.size();
    };
    QCOMPARE(lefts(), 2U);
    view.cards.front().windows.back().label = u"Requests per day and per project"_s;
    popup.present(view);
    QCoreApplication::processEvents();
    QCOMPARE(lefts(), 1U);
}

QTEST_MAIN(PopupTest)
#include "tst_popup.moc"
