// SPDX-License-Identifier: MIT
// Starts a tray program in a desktop session and prints a line of JSON once its icon is registered: the ms that this
// took, and its process. Then does what the lines that it reads say, and ends the program at the last of them:
//
//   activate      a click on the icon, as the panel tells it; prints when that was, in ns of the monotonic clock
//
//   benchtray COMMAND [ARGUMENT]...

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Hears the tray say that an icon is there, and clicks on it.
class Icon : public QObject {
    Q_OBJECT

public:
    Icon()
    {
        QDBusConnection::sessionBus().connect(u"org.kde.StatusNotifierWatcher"_s, u"/StatusNotifierWatcher"_s,
            u"org.kde.StatusNotifierWatcher"_s, u"StatusNotifierItemRegistered"_s, this, SLOT(note(QString)));
    }

    void activate() const
    {
        const auto slash = m_item.indexOf(u'/');
        const QString path = slash < 0 ? u"/StatusNotifierItem"_s : m_item.sliced(slash);
        auto click = QDBusMessage::createMethodCall(
            slash < 0 ? m_item : m_item.first(slash), path, u"org.kde.StatusNotifierItem"_s, u"Activate"_s);
        click.setArguments({0, 0});
        QDBusConnection::sessionBus().send(click);
    }

Q_SIGNALS:
    void registered();

private Q_SLOTS:
    void note(const QString& item)
    {
        if (!m_item.isEmpty())
            return; // another program's
        m_item = item;
        Q_EMIT registered();
    }

private:
    QString m_item; ///< its name on the bus, with its path where it is not the usual one
};

namespace {

long long monotonic()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<long long>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// What there is to read; none: the other side is done.
void obey(const Icon& icon)
{
    char letters[256];
    const ssize_t count = read(STDIN_FILENO, letters, sizeof letters);
    if (count <= 0)
        return QCoreApplication::exit(0);
    if (!QByteArray(letters, count).contains("activate"))
        return;
    std::printf("%lld\n", monotonic());
    std::fflush(stdout);
    icon.activate();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 2)
        return 2;
    Icon icon;
    QSocketNotifier lines(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&lines, &QSocketNotifier::activated, &application, [&icon] { obey(icon); });
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer clock;
    bool shown = false;
    QObject::connect(&icon, &Icon::registered, &application, [&] {
        shown = true;
        std::printf(R"({"start":%.2f,"process":%lld})", static_cast<double>(clock.nsecsElapsed()) / 1e6,
            static_cast<long long>(program.processId()));
        std::printf("\n");
        std::fflush(stdout);
    });
    QObject::connect(&program, &QProcess::finished, &application, [] { QCoreApplication::exit(1); });
    QTimer::singleShot(20s, &application, [&shown] {
        if (!shown)
            QCoreApplication::exit(1);
    });
    clock.start();
    program.start(words[1], words.mid(2));
    const int status = QCoreApplication::exec();
    program.disconnect(&application);
    program.terminate();
    if (!program.waitForFinished(5000))
        program.kill();
    program.waitForFinished(5000);
    return status;
}

#include "benchtray.moc"
