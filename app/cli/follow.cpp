// SPDX-License-Identifier: MIT
#include "cli/follow.h"

#include "cli/console.h"
#include "cli/statusanswer.h"
#include "core/rules/schedule.h"
#include "core/words/statusjson.h"
#include "io/files/accountfile.h"
#include "io/files/settingsfile.h"
#include "io/session/instance.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <csignal>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds demoPace = 10s; ///< the demo's own story moves on, and costs nothing
constexpr Milliseconds fastest = 1s;   ///< of lines that only the clock changes
constexpr Milliseconds slowest = 1min; ///< the same where only a bar's tooltip tells the time

/// An interruption is how it ends, and no failure: nothing is left to be written.
void endAtOnce(int)
{
    std::_Exit(ExitOk);
}

/// Whether somebody reads at the other end of a pipe is told before the next line.
std::unique_ptr<QSocketNotifier> readerWatch()
{
#ifdef Q_OS_UNIX
    struct stat status { };
    if (::fstat(STDOUT_FILENO, &status) == 0 && S_ISFIFO(status.st_mode))
        return std::make_unique<QSocketNotifier>(STDOUT_FILENO, QSocketNotifier::Read);
#endif
    return nullptr;
}

QJsonObject withoutCountdown(QJsonObject amounts)
{
    amounts.remove("reset_in_ms"_L1);
    return amounts;
}

/// The document without what only the clock moves.
QJsonObject withoutClock(QJsonObject document)
{
    static constexpr std::array families{"tokens"_L1, "input_tokens"_L1, "output_tokens"_L1, "requests"_L1};
    document.remove("generated_at"_L1);
    QJsonArray accounts;
    for (const auto& each : document["accounts"_L1].toArray()) {
        QJsonObject account = each.toObject();
        for (const auto& family : families)
            account[family] = withoutCountdown(account[family].toObject());
        QJsonArray windows;
        for (const auto& window : account["windows"_L1].toArray())
            windows.append(withoutCountdown(window.toObject()));
        account["windows"_L1] = windows;
        accounts.append(account);
    }
    document["accounts"_L1] = accounts;
    return document;
}

/// The document with those accounts in place of what it says of them.
QJsonObject patched(QJsonObject document, const QJsonObject& part)
{
    QJsonArray accounts = document["accounts"_L1].toArray();
    for (const auto& changed : part["accounts"_L1].toArray()) {
        for (QJsonValueRef account : accounts) {
            if (account.toObject()["id"_L1] == changed["id"_L1])
                account = changed;
        }
    }
    for (const auto name : {"generated_at"_L1, "wording"_L1})
        document[name] = part[name];
    document["accounts"_L1] = accounts;
    return document;
}

/// When an account of a document was asked last; long ago where it never was.
TimePoint checkedIn(const QJsonValue& account)
{
    return parseInstant(account["checked_at"_L1].toString()).value_or(TimePoint::min());
}

/// The document, but with what was known of its accounts before where that is newer: an app that was killed has told of
/// more than it has kept.
QJsonObject notOlder(QJsonObject document, const QJsonObject& before)
{
    QJsonArray accounts = document["accounts"_L1].toArray();
    for (auto account : accounts) {
        for (const auto& known : before["accounts"_L1].toArray()) {
            if (known["id"_L1] == QJsonValue(account)["id"_L1] && checkedIn(known) > checkedIn(account))
                account = known;
        }
    }
    document["accounts"_L1] = accounts;
    return document;
}

/// When each account was asked last, by whatever is known.
void noteChecks(std::vector<AccountState>& states, const QJsonObject& document)
{
    for (const auto& account : document["accounts"_L1].toArray()) {
        const auto state = std::ranges::find(
            states, account["id"_L1].toString(), [](const AccountState& each) { return each.account.id; });
        if (state != states.end() && checkedIn(account) > state->snapshot.checkedAt.value_or(TimePoint::min()))
            state->snapshot.checkedAt = checkedIn(account);
    }
}

/// Who is to be asked now; shortens `wait` to when the next one is.
QStringList dueOf(const std::vector<AccountState>& states, Seconds interval, Milliseconds& wait)
{
    const TimePoint now = wallClock();
    QStringList due;
    for (const AccountState& state : states) {
        const TimePoint at = nextDue(state.snapshot, now, interval, 0);
        if (at <= now)
            due << state.account.id;
        else
            wait = std::min(wait, at - now);
    }
    return due;
}

} // namespace

Follow::Follow(QStringList words, const StatusForm& form, const Registry& registry, CommandContext& context)
    : m_words(std::move(words))
    , m_form(form)
    , m_registry(registry)
    , m_context(context)
    , m_app(context.places)
{
    m_due.setSingleShot(true);
    m_clock.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Follow::look);
    connect(&m_clock, &QTimer::timeout, this, &Follow::say);
    connect(&m_app, &InstanceLines::told, this, &Follow::take);
    connect(&m_app, &InstanceLines::gone, this, &Follow::onGone);
}

int Follow::run()
{
    const auto asked = questionAbout(m_words, m_context);
    if (!asked && !m_words.isEmpty())
        return ExitNoAccount;
    if (!m_words.isEmpty())
        m_named = asked->wanted;
    for (const int number : {SIGINT, SIGTERM})
        std::signal(number, endAtOnce); // NOLINT(cert-err33-c)
#ifdef Q_OS_UNIX
    std::signal(SIGHUP, endAtOnce); // NOLINT(cert-err33-c)
    std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c)
#endif
    const auto reader = readerWatch();
    if (reader)
        connect(reader.get(), &QSocketNotifier::activated, &m_loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(this, m_context.demo ? &Follow::look : &Follow::listen, Qt::QueuedConnection);
    m_loop.exec();
    return ExitOk;
}

void Follow::listen()
{
    m_app.listen({{u"verb"_s, u"follow"_s}, {u"accounts"_s, QJsonArray::fromStringList(m_named)}});
}

void Follow::take(const QJsonObject& told)
{
    if (!told["accounts"_L1].isArray())
        return; // it refuses, and hangs up
    m_due.stop();
    m_watches.clear();
    show(told["part"_L1].toBool() ? patched(m_document, told) : told);
}

void Follow::onGone()
{
    if (m_watches.empty()) {
        watch(instanceSocket(m_context.places), &Follow::listen);
        watch(m_context.places.state + "/snapshots.rows"_L1, &Follow::look);
        watch(m_context.places.config + "/accounts.json"_L1, &Follow::look);
    }
    look();
}

void Follow::watch(const QString& path, void (Follow::*then)())
{
    m_watches.push_back(std::make_unique<FileWatch>(path));
    connect(m_watches.back().get(), &FileWatch::touched, this, then, Qt::QueuedConnection);
}

/// Quietly: what is wrong with the files was told at the start.
Question Follow::question() const
{
    Question question;
    question.askedAt = m_since;
    question.accounts = m_context.demo ? m_context.demo->accounts : AccountFile(m_context.places).read();
    for (const Account& account : question.accounts) {
        if (m_named.isEmpty() || m_named.contains(account.id))
            question.wanted << account.id;
    }
    if (m_context.demo)
        return question;
    SettingsFile settings(m_context.places);
    question.settings = settings.read();
    question.paidCap = settings.paidCap(question.settings);
    return question;
}

void Follow::look()
{
    if (m_looking || m_app.isListening())
        return;
    m_looking = true;
    Question asked = question();
    const Seconds interval = asked.settings.interval;
    Found found =
        m_context.demo ? fromOwnProbes(asked, m_registry, m_context) : fromFiles(asked, m_registry, m_context);
    show(notOlder(statusJson(found.states, wallClock(), found.settings, m_since), m_document));
    noteChecks(found.states, m_document);
    Milliseconds wait = m_context.demo ? demoPace : Milliseconds(interval);
    asked.wanted = m_context.demo ? QStringList() : dueOf(found.states, interval, wait);
    if (!asked.wanted.isEmpty()) {
        found = fromOwnProbes(asked, m_registry, m_context);
        wait = interval;          // also where nothing could be kept
        if (!m_app.isListening()) // which may have come meanwhile
            show(patched(m_document, statusJson(found.states, wallClock(), found.settings, m_since)));
    }
    if (!m_app.isListening())
        m_due.start(wait);
    m_looking = false;
}

void Follow::show(const QJsonObject& document)
{
    m_document = document;
    say();
}

void Follow::say()
{
    if (m_form.kind == StatusForm::Kind::Json) {
        QJsonObject counts = withoutClock(m_document);
        if (counts == m_printed)
            return;
        m_printed = std::move(counts);
        return print(QString::fromUtf8(QJsonDocument(m_document).toJson(QJsonDocument::Compact)));
    }
    const Glance glance = glanceOf(m_document, wallClock(), nameProviderBy(m_registry));
    if (const QString line = barLine(m_form, glance); line != m_line)
        print(line);
    if (!glance.nextChange || m_form.kind == StatusForm::Kind::Block)
        return;
    const bool isLine = m_form.kind == StatusForm::Kind::Line;
    m_clock.start(std::max(isLine ? fastest : slowest, *glance.nextChange));
}

void Follow::print(const QString& line)
{
    m_line = line;
    printResult(line + u'\n');
    if (readerLeft() || resultFailure())
        m_loop.quit();
}

} // namespace quotalamp
