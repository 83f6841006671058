// SPDX-License-Identifier: MIT
// Starts a tray program and prints: ms until its icon is registered, resident MB and proportional MB once it idles,
// wake-ups a second and CPU ms a second while it idles. Runs in a desktop session; ends the program afterwards.
//
//   benchtray SETTLE-SECONDS IDLE-SECONDS COMMAND [ARGUMENT]...

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// What /proc says of a process; the sums are over its threads.
struct Looked {
    double resident = 0;     ///< MB
    double proportional = 0; ///< MB
    double switches = 0;     ///< times a thread slept and was woken
    double cpu = 0;          ///< ms
};

double number(const QByteArray& text, const QByteArray& name)
{
    const auto at = text.indexOf(name);
    return at < 0 ? 0 : text.mid(at + name.size()).simplified().split(' ').first().toDouble();
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Looked look(qint64 process)
{
    const QString folder = u"/proc/%1"_s.arg(process);
    Looked looked;
    const QByteArray memory = contents(folder + u"/smaps_rollup"_s);
    looked.resident = number(memory, "Rss:") / 1024.0;
    looked.proportional = number(memory, "Pss:") / 1024.0;
    for (const QString& thread : QDir(folder + u"/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        looked.switches += number(contents(folder + u"/task/"_s + thread + u"/status"_s), "\nvoluntary_ctxt_switches:");
    const QList<QByteArray> fields = contents(folder + u"/stat"_s).split(' ');
    if (fields.size() > 14)
        looked.cpu =
            (fields[13].toDouble() + fields[14].toDouble()) * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
    return looked;
}

/// Hears the tray say that an icon is there.
class Icon : public QObject {
    Q_OBJECT

public:
    Icon()
    {
        QDBusConnection::sessionBus().connect(u"org.kde.StatusNotifierWatcher"_s, u"/StatusNotifierWatcher"_s,
            u"org.kde.StatusNotifierWatcher"_s, u"StatusNotifierItemRegistered"_s, this, SIGNAL(registered(QString)));
    }

Q_SIGNALS:
    void registered(const QString& item);
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 4)
        return 2;
    const std::chrono::seconds settle(words[1].toInt());
    const std::chrono::seconds idle(words[2].toInt());

    Icon icon;
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer clock;
    qint64 shownAfter = -1;
    Looked before;

    QObject::connect(&icon, &Icon::registered, &application, [&] {
        if (shownAfter >= 0)
            return;
        shownAfter = clock.nsecsElapsed();
        QTimer::singleShot(settle, &application, [&] { before = look(program.processId()); });
        QTimer::singleShot(settle + idle, &application, [&] {
            const Looked after = look(program.processId());
            const double seconds = static_cast<double>(idle.count());
            std::printf("%.1f %.1f %.1f %.2f %.2f\n", static_cast<double>(shownAfter) / 1e6, after.resident,
                after.proportional, (after.switches - before.switches) / seconds, (after.cpu - before.cpu) / seconds);
            QCoreApplication::exit(0);
        });
    });
    QObject::connect(&program, &QProcess::finished, &application, [] { QCoreApplication::exit(1); });
    QTimer::singleShot(std::chrono::seconds(20), &application, [&] {
        if (shownAfter < 0)
            QCoreApplication::exit(1);
    });

    clock.start();
    program.start(words[3], words.mid(4));
    const int status = QCoreApplication::exec();
    program.disconnect(&application);
    program.terminate();
    if (!program.waitForFinished(5000))
        program.kill();
    program.waitForFinished(5000);
    return status;
}

#include "benchtray.moc"
