// SPDX-License-Identifier: MIT
#include "support/runningapp.h"

#include "support/person.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace quotalamp {

using namespace Qt::StringLiterals;

RunningApp::RunningApp(const QString& program, const QStringList& arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.start(program, arguments);
}

RunningApp::~RunningApp()
{
    if (!quit())
        m_process.kill();
    m_process.waitForFinished();
}

bool RunningApp::quit()
{
    m_process.terminate();
    const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 5000);
    return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QJsonObject firstAccount(const QString& program, const QStringList& more)
{
    // Its exit status tells how the account is; what it prints is wanted in any case.
    const QString text = Person::run(program, QStringList{u"status"_s, u"--json"_s} + more, {}, Person::AnyExit);
    return QJsonDocument::fromJson(text.toUtf8()).object().value("accounts"_L1).toArray().at(0).toObject();
}

} // namespace quotalamp
