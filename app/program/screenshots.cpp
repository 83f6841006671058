// SPDX-License-Identifier: MIT
#include "program/screenshots.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/screenshotarguments.h"
#include "cli/translation.h"
#include "core/base/process.h"
#include "core/base/tr.h"
#include "core/words/detailsview.h"
#include "core/words/overview.h"
#include "desktop/details/detailswindow.h"
#include "desktop/kit/accountwords.h"
#include "desktop/popup/popup.h"
#include "desktop/popup/strip.h"
#include "desktop/settings/settingswindow.h"
#include "io/files/accountfile.h"
#include "io/files/historyfile.h"
#include "io/files/settingsfile.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"
#include "program/examples.h"
#include "program/iconsheet.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double fontPoints = 10;
constexpr int screenSide = 3000; ///< room for every window
constexpr double dotsPerInch = 96;

std::optional<int> readOptions(int& argc, char** argv, ScreenshotOptions& options)
{
    const QCoreApplication application(argc, argv);
    installTranslation(*QCoreApplication::instance(), {});
    const QStringList arguments = QCoreApplication::arguments();
    const auto status = readScreenshotOptions(arguments.first(1) + arguments.mid(2), options);
    const QString folder = options.what == "all"_L1 ? options.target : QFileInfo(options.target).path();
    if (!status && !QDir().mkpath(folder)) {
        printNote(Text::tr("The folder cannot be made."));
        return ExitStorage;
    }
    return status;
}

/// A screen that is nowhere, of the scale asked for. `folder` keeps its description until it is read.
void prepareScreen(const ScreenshotOptions& options, const QTemporaryDir& folder)
{
    const int side = screenSide * options.scale;
    const QJsonObject screen{{u"name"_s, u"screen"_s}, {u"x"_s, 0}, {u"y"_s, 0}, {u"width"_s, side},
        {u"height"_s, side}, {u"logicalDpi"_s, dotsPerInch}, {u"logicalBaseDpi"_s, dotsPerInch}, {u"dpr"_s, 1}};
    const QJsonObject document{{u"synchronousWindowSystemEvents"_s, false}, {u"windowFrameMargins"_s, false},
        {u"screens"_s, QJsonArray{screen}}};
    QFile file(folder.filePath(u"screen.json"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(document).toJson());
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(file.fileName()));
    qputenv("QT_ENABLE_HIGHDPI_SCALING", "0");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
    qunsetenv("QT_FONT_DPI");
    qputenv("QT_QPA_PLATFORMTHEME", "none"); // or the desktop's font and colours come in
    if (options.demo)
        qputenv("TZ", "UTC"); // pictures of the same moment everywhere; one's own are in one's own time
}

/// A screen that is nowhere cannot raise a window, and Qt would say so of each.
void silence(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        printNote(message);
}

void dress(QApplication& application, const ScreenshotOptions& options)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont font = QApplication::font();
    if (const QString family = u"Noto Sans"_s; QFontDatabase::hasFamily(family))
        font = QFont(family);
    font.setPointSizeF(fontPoints);
    QApplication::setFont(font);
    QApplication::setPalette(examplePalette(options.dark));
    if (options.language.isEmpty() && !options.demo) {
        installTranslation(application, SettingsFile(Places::standard()).read().language);
        return;
    }
    // 24 hours in English, too, as nobody's own settings count here.
    const QLocale locale(options.language.isEmpty() ? u"en_GB"_s : options.language);
    QLocale::setDefault(locale);
    installTranslation(application, options.language.isEmpty() ? u"en"_s : options.language);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

/// What there is to draw.
struct Scene {
    TimePoint now;
    std::vector<AccountState> accounts;
    std::vector<AccountState> troubles; ///< a second popup
    QHash<QString, QString> keyHints;
    Settings settings;
    RequestLedger requests;
    std::function<WindowHistory(const LimitKey& window, TimePoint since)> history;

    [[nodiscard]] Overview view(const std::vector<AccountState>& of) const
    {
        return overview(of, now, settings, requests.totals(now));
    }
};

Scene exampleScene()
{
    return {exampleNow(), exampleAccounts(), exampleTroubles(), exampleKeyHints(), Settings{}, exampleRequests(),
        [](const LimitKey& limit, TimePoint) { return limit.account == u"plan"_s ? exampleWeek() : exampleHistory(); }};
}

/// Reads copies, so that a running program's files stay as they are.
Scene ownScene(const QTemporaryDir& folder)
{
    Places places = Places::standard();
    for (const QString& name :
        {u"snapshots.rows"_s, u"snapshots.json"_s, u"ledger.rows"_s, u"ledger.json"_s, u"history.sqlite"_s})
        QFile::copy(places.state + u'/' + name, folder.filePath(name));
    const Providers providers = knownProviders(places);
    const std::vector<Account> accounts = AccountFile(places).read();
    const Settings settings = SettingsFile(places).read();
    places.state = folder.path();
    UsageStore store(providers.registry, &places);
    store.setAccounts(accounts);
    const TimePoint now = wallClock();
    return {now, store.states(), {}, {}, settings, store.ledger(),
        [places](const LimitKey& window, TimePoint since) { return History(&places).of(window, since); }};
}

/// Saves what is wanted of what it is given, and remembers whether all of it could be.
class Album {
public:
    explicit Album(const ScreenshotOptions& options)
        : m_options(options)
    {
    }

    [[nodiscard]] bool wants(const QString& name) const { return isWhole() || name == m_options.what; }

    void add(const QString& name, const QImage& image)
    {
        const QString file = isWhole() ? QDir(m_options.target).filePath(name + u".png"_s) : m_options.target;
        m_empty = false;
        const AsThePersonLikes rights;
        if (image.save(file, "PNG"))
            printResult(file + u'\n');
        else
            m_complete = false;
    }

    void add(const QString& name, QWidget& window)
    {
        window.show();
        QCoreApplication::processEvents();
        add(name, window.grab().toImage());
    }

    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// What was wanted was not there to be drawn.
    [[nodiscard]] bool isEmpty() const { return m_empty; }

private:
    [[nodiscard]] bool isWhole() const { return m_options.what == "all"_L1; }

    const ScreenshotOptions& m_options;
    bool m_complete = true;
    bool m_empty = true;
};

void drawPopup(Album& album, const QString& name, const Overview& view)
{
    if (!album.wants(name))
        return;
    Popup popup;
    popup.present(view);
    popup.openAtEdge();
    album.add(name, popup);
}

void drawStrip(Album& album, const Scene& scene)
{
    if (!album.wants(u"strip"_s))
        return;
    Strip strip;
    strip.present(scene.view(scene.accounts));
    strip.open();
    album.add(u"strip"_s, strip);
}

/// One that has limits; without one there is nothing to draw.
void drawHistory(Album& album, const QString& name, const Scene& scene, const AccountState* account, Stretch stretch)
{
    if (!album.wants(name) || !account)
        return;
    const QString place = keyPlaceText(*account, scene.keyHints.value(account->account.id));
    DetailsWindow window;
    DetailsView details = detailsView(*account, place, scene.now, scene.settings);
    addProbes(details, scene.requests, account->account.id, scene.now);
    window.present(scene.view({*account}).cards.front(), details);
    window.showStretch(stretch);
    const auto past = [&](const QString& key, TimePoint since) {
        return scene.history({account->account.id, key}, since);
    };
    if (const auto chart = chartOf(*account, window.chartWindow(), window.stretch(), scene.now, scene.settings, past))
        window.presentChart(*chart);
    album.add(name, window);
}

/// An hour of the first account that has limits, and a week of the first that has one so long.
void drawHistories(Album& album, const Scene& scene)
{
    const auto first = [&](Seconds least) -> const AccountState* {
        const auto found = std::ranges::find_if(scene.accounts, [&](const AccountState& state) {
            return state.snapshot.reading
                && std::ranges::any_of(state.snapshot.reading->windows,
                    [&](const RateWindow& window) { return window.period.value_or(0s) >= least; });
        });
        return found == scene.accounts.end() ? nullptr : &*found;
    };
    drawHistory(album, u"history"_s, scene, first(0s), Stretch::Hour);
    drawHistory(album, u"history-week"_s, scene, first(7 * 24h), Stretch::Week);
}

/// "quotalamp::IconPage" → "settings-icon"; the page of the accounts is the settings themselves.
QString pageName(const QWidget& page)
{
    const QString name = QString::fromLatin1(page.metaObject()->className()).section(u"::"_s, -1).toLower();
    if (name == "accountspage"_L1)
        return u"settings"_s;
    return u"settings-"_s + (name.endsWith("page"_L1) ? name.chopped(4) : name);
}

void drawSettings(Album& album, const Scene& scene)
{
    const Overview view = scene.view(scene.accounts);
    QHash<QString, CardView> cards;
    for (const CardView& card : view.cards)
        cards.insert(card.accountId, card);
    QHash<QString, const AccountState*> states;
    QStringList ids;
    for (const AccountState& state : scene.accounts) {
        states.insert(state.account.id, &state);
        ids << state.account.id;
    }
    SettingsWindow window({[&](const QString& id) { return states.value(id); },
        [&](const QString& id) { return scene.keyHints.value(id); },
        [&](const QString& id) { return cards.value(id); }});
    window.setSettings(scene.settings);
    window.present(ids, view.demo);
    const auto* pages = window.findChild<QStackedWidget*>();
    for (int page = 0; page <= int(SettingsWindow::Page::Privacy); ++page) {
        window.showPage(SettingsWindow::Page(page));
        const QString name = pageName(*pages->currentWidget());
        if (album.wants(name))
            album.add(name, window);
    }
}

void drawIcons(Album& album, int scale)
{
    if (!album.wants(u"icon"_s))
        return;
    // Icons are made of whole pixels, which a larger scale shows larger.
    const QImage sheet = iconSheet();
    album.add(u"icon"_s, sheet.scaled(sheet.size() * scale, Qt::IgnoreAspectRatio, Qt::FastTransformation));
}

} // namespace

int takeScreenshots(int& argc, char** argv)
{
    ScreenshotOptions options;
    if (const auto status = readOptions(argc, argv, options))
        return *status;
    const QTemporaryDir screen;
    prepareScreen(options, screen);
    qInstallMessageHandler(silence);
    QApplication application(argc, argv);
    dress(application, options);

    const QTemporaryDir copies;
    const Scene scene = options.demo ? exampleScene() : ownScene(copies);
    Album album(options);
    drawPopup(album, u"popup"_s, scene.view(scene.accounts));
    drawPopup(album, u"popup-trouble"_s, scene.view(options.demo ? scene.troubles : scene.accounts));
    drawPopup(album, u"popup-empty"_s, scene.view({}));
    drawStrip(album, scene);
    drawHistories(album, scene);
    drawSettings(album, scene);
    drawIcons(album, options.scale);
    if (album.isEmpty()) {
        printNote(Text::tr("There is nothing to draw: no account's limits are known yet."));
        return ExitNoAccount;
    }
    if (album.isComplete())
        return ExitOk;
    printNote(Text::tr("Not every picture could be written."));
    return ExitStorage;
}

} // namespace quotalamp
