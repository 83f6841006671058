// SPDX-License-Identifier: MIT
#include "io/session/demoprogram.h"

#include "core/base/tr.h"
#include "io/files/ownprogram.h"

#include <QEventLoop>
#include <QProcess>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds timeToEnd = 1s; ///< after its input has closed; then it is killed

Failure notStarted()
{
    return {Text::tr("The demo provider could not start.")};
}

} // namespace

QString DemoProgram::standardPath()
{
    return ownProgram(u"quotalamp-demo"_s);
}

DemoProgram::DemoProgram(QString path, Milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end();
        finish(notStarted());
    });
}

DemoProgram::~DemoProgram()
{
    m_then = {};
    end();
}

void DemoProgram::start(const QString& answers, Then then)
{
    end();
    m_then = std::move(then);
    if (m_path.isEmpty())
        return finish(Failure{Text::tr("The demo is not installed: quotalamp-demo is missing.")});
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &DemoProgram::read);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this] { finish(notStarted()); });
    connect(m_process.get(), &QProcess::finished, this, [this] { finish(notStarted()); });
    m_patience.start();
    m_process->start(m_path, answers.isEmpty() ? QStringList() : QStringList{u"--answers"_s, answers});
}

DemoProgram::Outcome DemoProgram::startAndWait(const QString& answers)
{
    QEventLoop loop;
    std::optional<Outcome> outcome;
    start(answers, [&](Outcome told) {
        outcome.emplace(std::move(told));
        loop.quit();
    });
    if (!outcome)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    return std::move(*outcome);
}

void DemoProgram::end()
{
    m_patience.stop();
    const auto process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    process->closeWriteChannel();
    if (process->state() != QProcess::NotRunning && !process->waitForFinished(int(timeToEnd.count()))) {
        process->kill();
        process->waitForFinished();
    }
}

void DemoProgram::read()
{
    if (!m_process->canReadLine())
        return;
    auto announcement = readAnnouncement(m_process->readLine());
    finish(announcement ? Outcome(std::move(*announcement)) : Outcome(notStarted()));
}

/// Only the first outcome counts: the demo that ends later has been told of before.
void DemoProgram::finish(Outcome outcome)
{
    m_patience.stop();
    if (const Then then = std::exchange(m_then, {}))
        then(std::move(outcome));
}

} // namespace quotalamp
