// SPDX-License-Identifier: MIT
#include "support/person.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int panelHeight = 28;

bool isPlate(QColor colour)
{
    return colour == QColor(0x15, 0x18, 0x1c);
}

/// The visible windows that have such a name or class, one a line. A window that goes while all are looked through ends
/// the search with an error that says nothing of the others.
QString visible(const QString& by, const QString& wanted)
{
    constexpr int attempts = 20;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const QString found = Person::run(u"sh"_s,
            {u"-c"_s, uR"(xdotool search --onlyvisible "$1" "$2" 2>&1)"_s, u"sh"_s, by, wanted}, {}, Person::AnyExit);
        if (!found.contains("X Error"_L1))
            return found;
    }
    return {};
}

} // namespace

QString Person::run(const QString& program, const QStringList& arguments, const QByteArray& input, Exit wanted)
{
    QProcess process;
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(20000, &loop, &QEventLoop::quit);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    loop.exec();
    if (process.state() != QProcess::NotRunning || process.exitStatus() != QProcess::NormalExit
        || (wanted == GoodExit && process.exitCode() != 0))
        return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

std::optional<QString> Person::window(const QString& title)
{
    const QString found = visible(u"--name"_s, title);
    if (found.isEmpty())
        return std::nullopt;
    return found.split(u'\n').last();
}

bool Person::visibleOfClass(const QString& windowClass)
{
    return !visible(u"--class"_s, windowClass).isEmpty();
}

QRect Person::geometry(const QString& window)
{
    const QString text = run(u"xdotool"_s, {u"getwindowgeometry"_s, u"--shell"_s, window});
    int values[4] = {0, 0, 0, 0};
    const QStringList names{u"X="_s, u"Y="_s, u"WIDTH="_s, u"HEIGHT="_s};
    for (const auto& line : text.split(u'\n')) {
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (line.startsWith(names.at(i)))
                values[i] = line.sliced(names.at(i).size()).toInt();
        }
    }
    return {values[0], values[1], values[2], values[3]};
}

void Person::click(QPoint at)
{
    run(u"xdotool"_s, {u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"1"_s});
}

void Person::press(const QString& keys)
{
    run(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, keys});
}

void Person::type(const QString& text)
{
    run(u"xdotool"_s, {u"type"_s, u"--clearmodifiers"_s, u"--delay"_s, u"5"_s, text});
}

void Person::fillInAccount(const QString& provider, const QString& key, const QString& label, const QString& url)
{
    press(u"shift+Tab"_s);
    type(provider + u'\t' + key + u"\t\t"_s); // past the button that leads to a key
    press(u"space"_s);
    type(u'\t' + label + u'\t');
    press(u"ctrl+a"_s);
    type(url);
}

QImage Person::look()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"screen.png"_s);
    run(u"import"_s, {u"-window"_s, u"root"_s, file});
    return QImage(file);
}

std::optional<QPoint> Person::trayIcon()
{
    const QImage screen = look();
    QRect found;
    for (int y = 0; y < std::min(panelHeight, screen.height()); ++y) {
        for (int x = 0; x < screen.width(); ++x) {
            if (isPlate(screen.pixelColor(x, y)))
                found |= QRect(x, y, 1, 1);
        }
    }
    if (found.width() < 10 || found.width() > panelHeight)
        return std::nullopt;
    return found.center();
}

} // namespace quotalamp
