// SPDX-License-Identifier: MIT
#include "desktop/account/accountdialog.h"
#include "desktop/account/providerdialog.h"
#include "desktop/details/detailswindow.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/popup/emptypage.h"
#include "desktop/popup/popup.h"
#include "desktop/popup/strip.h"
#include "desktop/settings/settingswindow.h"
#include "desktop/settings/thresholdsdialog.h"
#include "support/decimals.h"
#include "support/shownaccounts.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDirIterator>
#include <QHelpEvent>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <QWindow>

#include <sys/inotify.h>
#include <unistd.h>

using namespace quotalamp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 14h};

/// A folder with a picture in it, and whether anybody has opened one of its files.
class Bait {
public:
    Bait()
    {
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        picture.save(path());
        m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        inotify_add_watch(m_watch, qPrintable(m_folder.path()), IN_OPEN | IN_ACCESS);
    }
    ~Bait() { close(m_watch); }
    Q_DISABLE_COPY_MOVE(Bait)

    [[nodiscard]] QString path() const { return m_folder.filePath(u"a.png"_s); }
    [[nodiscard]] bool isTaken() const
    {
        std::array<char, 4096> events{};
        return read(m_watch, events.data(), events.size()) > 0;
    }

private:
    QTemporaryDir m_folder;
    int m_watch = -1;
};

/// An account that tells `text` wherever somebody else has the word.
AccountState account(const QString& text)
{
    AccountState state;
    state.account.id = u"one"_s;
    state.account.provider = u"openai"_s;
    state.account.label = text;
    state.account.key = {KeySource::Kind::Command, text};
    state.account.keyOrigin = u"https://api.example"_s;
    state.providerName = text;
    state.loginTool = text;
    state.baseUrl = QUrl(u"https://api.example"_s);
    Reading reading;
    reading.windows = {{text, text, Unit::Tokens, 100, 5, now + 3h, 24h, Refill::Fixed, text},
        {u"b"_s + text, text, Unit::Tokens, 100, 50, now + 30s, 60s, Refill::Bucket, text}};
    reading.balances = {{text, text, text.left(8), decimal(u"5"_s), decimal(u"20"_s)}};
    reading.models = {text};
    reading.loadedModels = {{text, 5, {}}};
    reading.sample = {text, 1, 2, 3ms};
    reading.notice = text;
    reading.rawHeaders.add("x-ratelimit", text.toUtf8());
    state.snapshot.reading = reading;
    state.snapshot.readAt = state.snapshot.checkedAt = now;
    state.snapshot.error = Error{ErrorKind::Http, 400, text, {}, {}, text};
    state.incident = Incident{};
    state.incident->text = text;
    return state;
}

/// As Qt would show a tip.
QString shown(const QString& tip)
{
    return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
}

/// Markup that reads as itself keeps its signs; what was taken for markup loses them.
bool readsAsMarkup(const QString& tip)
{
    return Qt::mightBeRichText(tip) && Qt::mightBeRichText(tip) != Qt::mightBeRichText(shown(tip));
}

void askForTip(QWidget& widget)
{
    const QPoint middle = widget.rect().center();
    QHelpEvent help(QEvent::ToolTip, middle, widget.mapToGlobal(middle));
    QCoreApplication::sendEvent(&widget, &help);
    if (QToolTip::isVisible())
        QVERIFY2(!readsAsMarkup(QToolTip::text()), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

void checkItems(const QAbstractItemView& view)
{
    const QAbstractItemModel* model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column)
            QVERIFY(model->index(row, column).data(Qt::ToolTipRole).toString().isEmpty());
    }
}

/// Every widget of a window, shown and asked for its tip.
void check(QWidget& window, const QString& text)
{
    window.ensurePolished();
    window.show();
    QCoreApplication::processEvents();
    window.grab();
    QList<QWidget*> widgets = window.findChildren<QWidget*>();
    widgets << &window;
    for (QWidget* widget : widgets) {
        // The tip itself is Qt's own, and looked at where it is asked for.
        if (const auto* label = qobject_cast<QLabel*>(widget); label && !widget->inherits("QTipLabel"))
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
        QVERIFY2(!readsAsMarkup(widget->toolTip()), qPrintable(widget->toolTip()));
        // What is only the text, or has it in it, still has all of it.
        if (widget->toolTip().contains("lt;"_L1))
            QVERIFY2(shown(widget->toolTip()).contains(text), qPrintable(widget->toolTip()));
        if (const auto* view = qobject_cast<QAbstractItemView*>(widget))
            checkItems(*view);
        for (const QAction* action : widget->actions())
            QVERIFY2(!readsAsMarkup(action->toolTip()), qPrintable(action->toolTip()));
        askForTip(*widget);
    }
}

} // namespace

/// Words of others are shown as they are: they open no file, hide nothing and are no markup.
class PlainTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWindow_data();
    void everyWindow();
    void removal_data();
    void removal();
    void tips_data();
    void tips();
    void notifications_data();
    void notifications();
    void readingDirection_data();
    void readingDirection();
    void titles();
    void mnemonics();
    void oneDoor_data();
    void oneDoor();

private:
    Bait m_bait;
    void payloads() const;
};

void PlainTextTest::payloads() const
{
    QTest::addColumn<QString>("text");
    const QString path = m_bait.path();
    QTest::newRow("picture") << u"<img src='%1'>"_s.arg(path);
    QTest::newRow("picture by address") << u"<img src=\"file://%1\">"_s.arg(path);
    QTest::newRow("background") << u"<table background='%1'><tr><td>x"_s.arg(path);
    QTest::newRow("style sheet") << u"<link rel='stylesheet' href='%1'>x"_s.arg(path);
    QTest::newRow("within a style") << u"<p style='background-image:url(%1)'>x</p>"_s.arg(path);
    QTest::newRow("after words") << u"Work <img src='%1'/> home"_s.arg(path);
    QTest::newRow("list") << u"<ul style='list-style-image:url(%1)'><li>x</ul>"_s.arg(path);
    QTest::newRow("closed early") << u"</qt></p><img src='%1'>"_s.arg(path);
    QTest::newRow("link") << u"<a href='https://example.invalid/'>click</a>"_s;
    QTest::newRow("bold") << u"<b>bold</b>"_s;
    QTest::newRow("entity") << u"&lt;b&gt;&amp;"_s;
    QTest::newRow("document") << u"<!DOCTYPE html><html><body>x"_s;
    QTest::newRow("mnemonic and mark") << u"R&D [*] 100%1 %n"_s;
}

void PlainTextTest::everyWindow_data()
{
    payloads();
}

void PlainTextTest::everyWindow()
{
    QFETCH(const QString, text);
    const AccountState state = account(text);
    Overview view = overview({state}, now);
    // Also what plain() would have cut or a provider cannot say today.
    CardView& card = view.cards.front();
    for (QString* words :
        {&card.name, &card.label, &card.aside, &card.level, &card.note, &card.error, &card.errorNext, &card.actionText})
        *words = text;
    for (WindowView& row : card.windows) {
        for (QString* words :
            {&row.label, &row.amount, &row.when, &row.value, &row.valueSuffix, &row.note, &row.spoken})
            *words = text;
    }
    for (HeadLine& line : view.head)
        line.subject = line.label = line.time = text;
    view.checked = view.probes = text;
    Popup popup;
    popup.present(view);
    popup.say(text);
    popup.openAtEdge();
    check(popup, text);
    Popup empty;
    empty.emptyPage()->offer({{text, text}});
    empty.present({});
    check(empty, text);
    Strip strip;
    for (StripItem& item : view.strip)
        item.subject = item.value = item.when = text;
    strip.present(view);
    strip.open();
    check(strip, text);
    DetailsWindow details;
    DetailsView exact = detailsView(state, text, now);
    exact.about = exact.sample = exact.error = exact.probesTitle = exact.snoozed = text;
    exact.probes = {{text, text, text, text, text, true}};
    details.present(card, exact);
    ChartView chart;
    chart.title = chart.outlook = chart.refused = chart.spoken = text;
    chart.course = {ChartPoint{}};
    chart.course.front().text = text;
    details.presentChart(chart);
    check(details, text);
    ShownAccounts accounts;
    SettingsWindow settings(accounts.source());
    settings.setFolders(text, text);
    accounts.present(settings, view, {state}, {{u"one"_s, text}});
    for (int page = 0; page <= int(SettingsWindow::Page::Privacy); ++page) {
        settings.showPage(SettingsWindow::Page(page));
        check(settings, text);
    }
    AccountDialog dialog;
    dialog.setProviders({{u"openai"_s, text, u"https://api.example"_s, {}, {}, false, true}});
    dialog.edit(state.account, text);
    dialog.showTestResult(false, text);
    check(dialog, text);
    dialog.saveFailed(text, true);
    check(dialog, text);
    ProviderDialog provider;
    provider.saveFailed({text});
    check(provider, text);
    QVERIFY2(!m_bait.isTaken(), "somebody opened a file that a text names");
}

void PlainTextTest::removal_data()
{
    payloads();
}

/// The question before a removal, and the menu of a row.
void PlainTextTest::removal()
{
    QFETCH(const QString, text);
    const AccountState state = account(text);
    ShownAccounts accounts;
    SettingsWindow settings(accounts.source());
    accounts.present(settings, overview({state}, now), {state}, {});
    settings.show();
    settings.select(u"one"_s);
    settings.findChild<QWidget*>(u"more"_s)->setFocus();
    QTest::mouseClick(settings.findChild<QWidget*>(u"more"_s), Qt::LeftButton);
    auto* menu = settings.findChild<QMenu*>(u"accountMenu"_s);
    QVERIFY(menu);
    check(*menu, text);
    for (QAction* action : menu->actions()) {
        if (action->objectName() == "remove"_L1)
            action->trigger();
    }
    auto* box = settings.findChild<QMessageBox*>(u"confirmRemoval"_s);
    QVERIFY(box);
    check(*box, text);
    QVERIFY(box->text().contains(text));
    QVERIFY2(!m_bait.isTaken(), "somebody opened a file that a text names");
}

void PlainTextTest::tips_data()
{
    payloads();
}

void PlainTextTest::tips()
{
    QFETCH(const QString, text);
    QCOMPARE(shown(asTip(text)), text);
    QVERIFY(!Qt::mightBeRichText(withoutMarkup(text)) && !withoutMarkup(text).contains(u'&'));
    Note note;
    note.say(text);
    QCOMPARE(note.textFormat(), Qt::PlainText);
    note.show();
    note.grab();
    QVERIFY(!m_bait.isTaken());
}

void PlainTextTest::notifications_data()
{
    payloads();
}

/// A service that reads markup reads the text back; one that does not gets it as it is.
void PlainTextTest::notifications()
{
    QFETCH(const QString, text);
    QCOMPARE(notificationText(text, false), text);
    const QString escaped = notificationText(text, true);
    QVERIFY(!escaped.contains(u'<'));
    QCOMPARE(QTextDocumentFragment::fromHtml(escaped).toPlainText(), text);
}

void PlainTextTest::readingDirection_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const QString arabic = u"الرموز: متبقٍّ ٧٢%"_s;
    const QString latin = u"OpenAI tokens: 72% left"_s;
    const QString foreign = u"OpenAI الرموز: متبقٍّ ٧٢%"_s;
    const QString named = u"عملي: 72% left"_s;
    QTest::newRow("English") << Qt::LeftToRight << latin << latin;
    QTest::newRow("English, of an account with an Arabic name") << Qt::LeftToRight << named << u"\u200E"_s + named;
    QTest::newRow("Arabic") << Qt::RightToLeft << arabic << arabic;
    QTest::newRow("Arabic, of a provider with a Latin name") << Qt::RightToLeft << foreign << u"\u200F"_s + foreign;
    QTest::newRow("each line by itself") << Qt::RightToLeft << arabic + u'\n' + foreign + u"\n\n72%"_s
                                         << arabic + u"\n\u200F"_s + foreign + u"\n\n\u200F72%"_s;
    QTest::newRow("nothing") << Qt::RightToLeft << QString() << QString();
}

/// Others take a line's direction from its first letter.
void PlainTextTest::readingDirection()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const QString, text);
    QGuiApplication::setLayoutDirection(direction);
    const QString shown = inReadingDirection(text);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QTEST(shown, "shown");
}

/// Qt takes "[*]" for the mark of what is not saved.
void PlainTextTest::titles()
{
    QWidget window;
    for (const QString& title : {u"Work [*]"_s, u"[*][*]"_s, u"<b>a</b> & b"_s}) {
        setTitle(window, title);
        window.show();
        QCOMPARE(window.windowHandle()->title().remove(u" - tst_plaintext"_s), title);
    }
}

void PlainTextTest::mnemonics()
{
    QPushButton button(withoutMnemonic(u"R&D & more"_s));
    QVERIFY(button.shortcut().isEmpty());
    QCOMPARE(button.text().replace("&&"_L1, "&"_L1), u"R&D & more"_s);
}

/// What makes markup of a text, or of a sign in it, is called in one place only.
void PlainTextTest::oneDoor_data()
{
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char* name, const QString& pattern) { QTest::newRow(name) << pattern; };
    row("tool tips", uR"((?<!m_icon->)setToolTip\()"_s);
    row("shown tips", u"QToolTip::"_s);
    row("labels", uR"(new QLabel\b|: QLabel\(|public QLabel\b|\bQLabel \w+[({;])"_s);
    row("text formats", u"setTextFormat|Qt::RichText|Qt::AutoText|Qt::MarkdownText"_s);
    row("questions",
        uR"(new QMessageBox\b|QMessageBox::(?:information|question|warning|critical|about)\(|QErrorMessage)"_s);
    row("more of a question", u"setInformativeText|setDetailedText"_s);
    row("items", u"ToolTipRole|StatusTipRole|WhatsThisRole"_s);
    row("other help", u"setWhatsThis|setStatusTip"_s);
    row("titles", uR"(setWindowTitle\()"_s);
    row("documents",
        uR"(setHtml\(|insertHtml|appendHtml|QTextBrowser|QTextEdit\b|setMarkdown|QStaticText|setOpenExternalLinks)"_s);
    row("escaping by hand", u"toHtmlEscaped"_s);
    row("progress", u"QProgressDialog|QSplashScreen|QWizard"_s);
}

void PlainTextTest::oneDoor()
{
    QFETCH(const QString, pattern);
    const QRegularExpression banned(pattern);
    int files = 0;
    for (const char* folder : {"desktop", "program"}) {
        QDirIterator sources(QStringLiteral(QUOTALAMP_SOURCES "/app/") + QLatin1StringView(folder),
            {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            const QString name = sources.fileName();
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            const auto match = banned.match(QString::fromUtf8(file.readAll()));
            if (!name.startsWith("plaintext."_L1))
                QVERIFY2(!match.hasMatch(),
                    qPrintable(name + u": use desktop/kit/plaintext.h instead of "_s + match.captured()));
        }
    }
    QVERIFY(files > 50);
}

QTEST_MAIN(PlainTextTest)
#include "tst_plaintext.moc"
