// SPDX-License-Identifier: MIT
#include "program/demodesk.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "io/refresher.h"
#include "program/accountdesk.h"

#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr auto pace = 5s;

} // namespace

DemoDesk::DemoDesk(AccountDesk& accounts, Refresher& refresher, QString answers, QString program, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_refresher(refresher)
    , m_answers(std::move(answers))
    , m_program(std::move(program))
{
    connect(&m_pace, &QTimer::timeout, this, &DemoDesk::refresh);
}

std::optional<int> DemoDesk::enterAtStart()
{
    auto announcement = m_program.startAndWait(m_answers);
    if (!announcement) {
        printNote(announcement.error().sentence);
        return ExitUnknown;
    }
    if (announcement->accounts.empty())
        return noRecordedAnswers(m_answers);
    show(std::move(announcement).value());
    return std::nullopt;
}

void DemoDesk::enter()
{
    m_program.start(m_answers, [this](DemoProgram::Outcome announcement) {
        if (!announcement)
            Q_EMIT failed(announcement.error().sentence);
        else
            show(std::move(announcement).value());
    });
}

void DemoDesk::leave()
{
    m_pace.stop();
    m_accounts.showDemo({}, {}); // or a file without accounts would leave the demo's where they are
    m_accounts.reload();
    m_program.end();
}

/// What was recorded does not change, so it need not be asked for again.
void DemoDesk::show(DemoAnnouncement announcement)
{
    m_accounts.showDemo(std::move(announcement.accounts), std::move(announcement.keys));
    if (m_answers.isEmpty())
        m_pace.start(pace);
}

/// A real account that was added has taken the demo's place.
void DemoDesk::refresh()
{
    if (m_accounts.showsDemo())
        return m_refresher.refresh({}, Asked::Person);
    m_pace.stop();
    m_program.end();
}

} // namespace quotalamp
