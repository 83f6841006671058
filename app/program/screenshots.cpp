#include "program/screenshots.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/screenshotarguments.h"
#include "cli/translation.h"
#include "core/details.h"
#include "core/overview.h"
#include "core/tr.h"
#include "desktop/accountwords.h"
#include "desktop/details.h"
#include "desktop/examples.h"
#include "desktop/iconsheet.h"
#include "desktop/popup.h"
#include "desktop/settingswindow.h"
#include "desktop/strip.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QStyleFactory>
#include <QTemporaryDir>

namespace quotalamp {

using namespace Qt::StringLiterals;

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
    if (!status && !QDir().mkpath(options.folder)) {
        printNote(Text::tr("The folder cannot be made."));
        return ExitStorage;
    }
    return status;
}

/// A screen that is nowhere, of the scale asked for. `folder` keeps its description until it is read.
void prepareScreen(int scale, const QTemporaryDir& folder)
{
    const QJsonObject screen{{u"name"_s, u"screen"_s}, {u"x"_s, 0}, {u"y"_s, 0}, {u"width"_s, screenSide},
        {u"height"_s, screenSide}, {u"logicalDpi"_s, dotsPerInch}, {u"logicalBaseDpi"_s, dotsPerInch},
        {u"dpr"_s, scale}};
    const QJsonObject document{{u"synchronousWindowSystemEvents"_s, false}, {u"windowFrameMargins"_s, false},
        {u"screens"_s, QJsonArray{screen}}};
    QFile file(folder.filePath(u"screen.json"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(document).toJson());
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(file.fileName()));
    qputenv("QT_ENABLE_HIGHDPI_SCALING", "0");
    qunsetenv("QT_SCALE_FACTOR");
    qunsetenv("QT_FONT_DPI");
    qputenv("QT_QPA_PLATFORMTHEME", "none"); // or the desktop's font and colours come in
    qputenv("TZ", "UTC");
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
    // 24 hours in English, too, as nobody's own settings count here.
    const QLocale locale(options.language.isEmpty() ? u"en_GB"_s : options.language);
    QLocale::setDefault(locale);
    installTranslation(application, options.language.isEmpty() ? u"en"_s : options.language);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

/// Saves what it is given, and remembers whether all of it could be.
class Album {
public:
    explicit Album(const QString& folder)
        : m_folder(folder)
    {
    }

    void add(const QString& name, const QImage& image)
    {
        const QString file = m_folder.filePath(name + u".png"_s);
        if (image.save(file))
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

private:
    QDir m_folder;
    bool m_complete = true;
};

void drawPopup(Album& album, const QString& name, const std::vector<AccountState>& accounts)
{
    Popup popup;
    popup.present(overview(accounts, exampleNow()));
    popup.openAtEdge();
    album.add(name, popup);
}

void drawStrip(Album& album)
{
    Strip strip;
    strip.present(overview(exampleAccounts(), exampleNow()));
    strip.open();
    album.add(u"strip"_s, strip);
}

void drawDetails(Album& album)
{
    const AccountState account = exampleAccounts().front();
    const QString place = keyPlaceText(account.account, exampleKeyHints().value(account.account.id));
    DetailsWindow window;
    window.present(overview({account}, exampleNow()).cards.front(), detailsView(account, place, exampleNow(), {}));
    album.add(u"details"_s, window);
}

/// "quotalamp::IconPage" → "icon"
QString pageName(const QWidget& page)
{
    const QString name = QString::fromLatin1(page.metaObject()->className()).section(u"::"_s, -1).toLower();
    return name.endsWith("page"_L1) ? name.chopped(4) : name;
}

void drawSettings(Album& album)
{
    const std::vector<AccountState> accounts = exampleAccounts();
    SettingsWindow window;
    window.present(overview(accounts, exampleNow()), accounts, exampleKeyHints());
    const auto* pages = window.findChild<QStackedWidget*>();
    for (int i = 0; i < pages->count(); ++i) {
        window.showPage(static_cast<SettingsWindow::Page>(i));
        album.add(u"settings-"_s + pageName(*pages->widget(i)), window);
    }
}

void drawIcons(Album& album, int scale)
{
    // Icons are made of whole pixels, which a larger scale shows larger.
    const QImage sheet = iconSheet();
    album.add(u"icons"_s, sheet.scaled(sheet.size() * scale, Qt::IgnoreAspectRatio, Qt::FastTransformation));
}

} // namespace

int takeScreenshots(int& argc, char** argv)
{
    ScreenshotOptions options;
    if (const auto status = readOptions(argc, argv, options))
        return *status;
    const QTemporaryDir screen;
    prepareScreen(options.scale, screen);
    qInstallMessageHandler(silence);
    QApplication application(argc, argv);
    dress(application, options);

    Album album(options.folder);
    drawPopup(album, u"popup"_s, exampleAccounts());
    drawPopup(album, u"popup-trouble"_s, exampleTroubles());
    drawPopup(album, u"popup-empty"_s, {});
    drawStrip(album);
    drawDetails(album);
    drawSettings(album);
    drawIcons(album, options.scale);
    if (album.isComplete())
        return ExitOk;
    printNote(Text::tr("Not every picture could be written."));
    return ExitStorage;
}

} // namespace quotalamp
