// SPDX-License-Identifier: MIT
// The tray and its host monitor, in a process for each case: Qt decides once in a process which kind of tray there is.
//
//   trayprobe [--grace MS] [--settle MS] [--answer MS] [--no-embedding]
//
// Commands on standard input: "ping", "geometry", "message", "foreign", or an overview as JSON
// {"icon": NUMBER, "left": SHARE, "tooltip": TEXT, "lines": [TEXT...]}, or a style as {"style": NUMBER}, or "dark"
// for a dark palette. Says what it was asked by the host.

#include "desktop/shell/notifier.h"
#include "desktop/shell/tray.h"
#include "desktop/shell/trayhost.h"
#include "support/commandline.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace quotalamp;
using quotalamp::test::CommandLine;
using quotalamp::test::say;

namespace {

/// Another language, told apart by one letter.
class Foreign : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return u"ß"_s + QString::fromUtf8(source);
    }
};

Overview overviewFrom(const QString& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    Overview overview;
    overview.icon = static_cast<GaugeState>(object[u"icon"].toInt());
    if (object.contains(u"left"))
        overview.iconLeft = object[u"left"].toDouble();
    overview.tooltip = object[u"tooltip"].toString();
    for (const auto& line : object[u"lines"].toArray())
        overview.menuLines << line.toString();
    return overview;
}

Milliseconds milliseconds(const QCommandLineParser& parser, const QString& option)
{
    return Milliseconds(parser.value(option).toInt());
}

TrayHostOptions optionsOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOption({u"grace"_s, {}, u"ms"_s, u"60000"_s});
    parser.addOption({u"settle"_s, {}, u"ms"_s, u"200"_s});
    parser.addOption({u"answer"_s, {}, u"ms"_s, u"5000"_s});
    parser.addOption(QCommandLineOption(u"no-embedding"_s));
    parser.process(arguments);
    return {milliseconds(parser, u"settle"_s), milliseconds(parser, u"grace"_s), milliseconds(parser, u"answer"_s),
        !parser.isSet(u"no-embedding"_s)};
}

QString nameOf(TrayHost host)
{
    switch (host) {
    case TrayHost::None:
        return u"none"_s;
    case TrayHost::StatusNotifier:
        return u"StatusNotifier"_s;
    case TrayHost::Embedding:
        return u"Embedding"_s;
    case TrayHost::Native:
        return u"Native"_s;
    }
    return {};
}

void listen(TrayHostMonitor& host, Tray& tray)
{
    QObject::connect(&host, &TrayHostMonitor::missing, &tray, [] { say(u"missing"_s); });
    QObject::connect(&tray, &Tray::shown, &tray, [&host] { say(u"shown "_s + nameOf(host.host())); });
    QObject::connect(&tray, &Tray::lost, &tray, [] { say(u"lost"_s); });
    QObject::connect(&tray, &Tray::toggleRequested, &tray, [] { say(u"toggle"_s); });
    QObject::connect(&tray, &Tray::openRequested, &tray, [] { say(u"open"_s); });
    QObject::connect(&tray, &Tray::refreshRequested, &tray, [] { say(u"refresh"_s); });
    QObject::connect(&tray, &Tray::settingsRequested, &tray, [] { say(u"settings"_s); });
    QObject::connect(&tray, &Tray::addAccountRequested, &tray, [] { say(u"add"_s); });
    QObject::connect(&tray, &Tray::quitRequested, &tray, [] { say(u"quit"_s); });
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"quotalamp"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    TrayHostMonitor host(optionsOf(QApplication::arguments()));
    Tray tray(host);
    Foreign foreign;
    listen(host, tray);
    const CommandLine commands([&](const QString& command) {
        if (command == u"ping"_s)
            return say(u"pong"_s);
        if (command == u"foreign"_s)
            return void(QCoreApplication::installTranslator(&foreign));
        if (command == u"geometry"_s)
            return say(tray.geometry().isEmpty() ? u"nowhere"_s : u"somewhere"_s);
        if (command == u"message"_s)
            return say(tray.showMessage({u"topic"_s, u"Title"_s, u"Body"_s, false, {}, GaugeState::Warning, {}})
                    ? u"told"_s
                    : u"declined"_s);
        if (command == u"dark"_s)
            return QApplication::setPalette(QPalette(QColor(0x30, 0x30, 0x30), QColor(0x20, 0x20, 0x20)));
        const QJsonObject object = QJsonDocument::fromJson(command.toUtf8()).object();
        if (object.contains(u"style"))
            return tray.setStyle(static_cast<IconStyle>(object[u"style"].toInt()), PanelTone::Automatic);
        tray.present(overviewFrom(command));
    });
    host.start();
    say(u"ready"_s);
    return QApplication::exec();
}
