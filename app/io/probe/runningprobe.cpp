// SPDX-License-Identifier: MIT
#include "io/probe/runningprobe.h"

#include "core/base/tr.h"
#include "core/model/wireforms.h"
#include "core/net/baseurl.h"

#include <algorithm>
#include <utility>

namespace quotalamp {

namespace {

/// Keys that we keep are bound to the origin they were entered for. Where the others may go, KeyAddresses knows.
bool keyBelongsElsewhere(const Account& account, const QUrl& baseUrl)
{
    return account.key.isOurs() && !account.keyOrigin.isEmpty() && account.keyOrigin != origin(baseUrl);
}

/// The account's own way to its server.
void sendAs(const Account& account, Request& request)
{
    request.account = account.id;
    request.demo = account.demo;
    request.plainHttp = account.plainHttp;
    request.certificates = account.certificates;
}

bool refusesKey(const Outcome& outcome)
{
    return outcome.error
        && (outcome.error->kind == ErrorKind::InvalidKey || outcome.error->kind == ErrorKind::Forbidden);
}

} // namespace

PaidBudget ProbeTools::paidBudget(TimePoint now) const
{
    return {paidPerDay, requests.today().totals(now).paid};
}

bool mayHaveAnotherKey(const Account& account, Asked by)
{
    switch (account.key.kind) {
    case KeySource::Kind::Environment:
    case KeySource::Kind::File:
    case KeySource::Kind::Login:
        return true;
    case KeySource::Kind::Command:
        return by >= Asked::Command;
    case KeySource::Kind::Keychain:
    case KeySource::Kind::Session:
        break;
    }
    return false;
}

RunningProbe::RunningProbe(ProbeTools& tools, Question question, QObject* parent)
    : QObject(parent)
    , m_tools(tools)
    , m_question(std::move(question))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &RunningProbe::onTimeOver);
}

RunningProbe::~RunningProbe() = default;

void RunningProbe::stop()
{
    m_over = true;
    m_key = Secret();
    m_deadline.stop();
    m_requests.reset();
}

void RunningProbe::start(Prompt prompt)
{
    if (!m_question.provider)
        return fail({ErrorKind::Unsupported, 0, account().provider, std::nullopt});
    if (const auto error = addressTrouble())
        return fail(*error);
    if (account().key.kind == KeySource::Kind::Login)
        return useLogin();
    readKey(prompt);
}

void RunningProbe::startWith(Secret key)
{
    if (!m_question.provider)
        return fail({ErrorKind::Unsupported, 0, account().provider, std::nullopt});
    if (account().key.kind == KeySource::Kind::Login)
        return useLogin();
    m_question.rules.hasKey = !key.empty();
    m_key = std::move(key);
    advance();
}

/// Why the key is not sent to where the account is.
std::optional<Error> RunningProbe::addressTrouble() const
{
    const QUrl& url = m_question.baseUrl;
    if (keyBelongsElsewhere(account(), url))
        return Error{ErrorKind::NoKey, 0, Text::tr("The base URL has changed; enter the key for %1.").arg(url.host()),
            std::nullopt};
    return m_tools.addresses ? m_tools.addresses->objection(account(), *m_question.provider, url) : std::nullopt;
}

// ---- the key

void RunningProbe::readKey(Prompt prompt)
{
    // A key that was never entered has no origin; the keychain need not be asked for it.
    if (!hasKey(account()))
        return withoutKey(Error{ErrorKind::NoKey, 0, {}, std::nullopt});
    m_tools.keys.read(account(), prompt, m_requests.get(), [this](Result<Secret, Error> read) {
        if (!read)
            return withoutKey(read.error());
        if (takeKey(read->copy()))
            advance();
    });
}

/// A new key is a new question. False where there is nothing to be asked.
bool RunningProbe::takeKey(Secret key)
{
    m_keyMark = markOf(key, account().id);
    if (account().key.kind != KeySource::Kind::Login) {
        const bool known = m_keyMark == m_question.lastMark && !m_question.lastFingerprint.isEmpty();
        m_keyFingerprint = known ? m_question.lastFingerprint : fingerprintOf(key);
    }
    m_key = std::move(key);
    m_question.rules.hasKey = true;
    const bool another = m_question.isAnother && m_question.isAnother(m_keyMark);
    if (m_question.look && !another) {
        stop();
        Q_EMIT stayed();
        return false;
    }
    m_question.look = false;
    return true;
}

/// Goes on where the provider can do without a key, and there really is none.
void RunningProbe::withoutKey(const Error& error)
{
    const bool optional = m_question.provider->key.need == Descriptor::Key::Need::Optional;
    if (m_question.look || !optional || error.kind != ErrorKind::NoKey)
        return fail(error);
    advance();
}

/// Read anew each time: the tool replaces its token when it likes.
void RunningProbe::useLogin()
{
    const Descriptor& provider = *m_question.provider;
    if (const auto error = loginRefusal(provider, m_question.baseUrl))
        return fail(*error);
    // Whether it has expired is judged by the clock of whom it is for.
    const auto skew = m_tools.skews.find(origin(m_question.baseUrl));
    const bool knowsTheTime = skew != m_tools.skews.end();
    const TimePoint now = wallClock() - (knowsTheTime ? skew->second : Milliseconds(0));
    auto read = readLogins(*provider.login, account().key.place, now);
    if (!read && read.error().kind == ErrorKind::InvalidKey && !knowsTheTime && !m_question.look)
        return askTheTime();
    if (!read)
        return fail(read.error());
    m_logins = std::move(read).value();
    std::stable_partition(m_logins.begin(), m_logins.end(),
        [this](const ToolLogin& each) { return markOf(each.token, account().id) == m_question.lastMark; });
    takeNextLogin();
}

void RunningProbe::takeNextLogin()
{
    ToolLogin login = std::move(m_logins.front());
    m_logins.erase(m_logins.begin());
    m_question.rules.loginHeaders = std::move(login.headers);
    m_answers.clear();
    m_awaited.clear();
    m_sent = 0;
    if (takeKey(std::move(login.token)))
        advance();
}

/// Without the login, which may have expired: any answer tells the server's time.
void RunningProbe::askTheTime()
{
    Request request;
    request.tag = QStringLiteral("time");
    request.url = endpoint(m_question.baseUrl, m_question.provider->free.front().path);
    sendAs(account(), request);
    m_tools.http.send(request, Secret(), m_requests.get(), [this](const Answer& answer) {
        m_tools.skews[origin(m_question.baseUrl)] = serverSkew(answer.headers, answer.receivedAt);
        useLogin();
    });
}

// ---- asking

Step RunningProbe::nextStepOf()
{
    Account at = account();
    at.baseUrl = m_question.baseUrl;
    return nextStep(*m_question.provider, at, m_question.rules, m_answers);
}

void RunningProbe::advance()
{
    // Others may have spent the last one since.
    bool& paidAllowed = m_question.rules.paidAllowed;
    paidAllowed = paidAllowed && !m_tools.paidBudget(wallClock()).isSpent();
    Step step = nextStepOf();
    if (!countPaid(step)) {
        paidAllowed = false;
        step = nextStepOf();
    }
    if (auto* outcome = std::get_if<Outcome>(&step)) {
        if (refusesKey(*outcome) && !m_logins.empty())
            return takeNextLogin();
        outcome->paid = outcome->paid || m_paid;
        return finish(*outcome);
    }
    const auto& requests = std::get<std::vector<Request>>(step);
    m_sent += static_cast<int>(requests.size());
    if (requests.empty() || m_sent > mostRequests)
        return fail({ErrorKind::NotAProvider, 0, {}, std::nullopt});
    for (const Request& request : requests)
        m_awaited << request.tag;
    if (!m_deadline.isActive())
        startBudget();
    for (const Request& request : requests)
        send(request);
}

/// Before they are sent. False: another program has sent the last one that was allowed.
bool RunningProbe::countPaid(const Step& step)
{
    const auto* requests = std::get_if<std::vector<Request>>(&step);
    const auto paid = requests ? std::ranges::count_if(*requests, &Request::paid) : 0;
    return paid == 0
        || m_tools.requests.takePaid(static_cast<int>(paid), m_tools.paidPerDay, wallClock(), account().demo);
}

/// For the whole probe, with its first request.
void RunningProbe::startBudget()
{
    *m_bytesLeft = m_tools.budget.bytes;
    m_deadline.start(m_tools.budget.time);
    m_asking.start();
}

std::optional<Milliseconds> RunningProbe::took() const
{
    return m_asking.isValid() ? std::optional(Milliseconds(m_asking.elapsed())) : std::nullopt;
}

/// What has not come by now is not waited for, and nothing more is asked.
void RunningProbe::onTimeOver()
{
    m_requests = std::make_unique<QObject>();
    m_question.rules.mayGoOn = false;
    for (const QString& tag : std::exchange(m_awaited, {})) {
        Answer answer;
        answer.tag = tag;
        answer.failure = TransportError::Timeout;
        answer.receivedAt = wallClock();
        m_answers.push_back(answer);
    }
    advance();
}

void RunningProbe::send(const Request& asked)
{
    Request request = asked;
    sendAs(account(), request);
    // The one that is paid for must not be lost to what the free ones took.
    if (!request.paid)
        request.bytesLeft = m_bytesLeft;
    m_paid = m_paid || request.paid;
    // Whatever a descriptor or an answer makes of the path: the key is for this origin.
    const bool atHome = origin(request.url) == origin(m_question.baseUrl);
    m_tools.http.send(
        request, atHome ? m_key.copy() : Secret(), m_requests.get(), [this](const Answer& answer) { hear(answer); });
}

void RunningProbe::hear(const Answer& answer)
{
    if (answer.headers.value("date"))
        m_tools.skews[origin(m_question.baseUrl)] = serverSkew(answer.headers, answer.receivedAt);
    m_answers.push_back(answer);
    m_awaited.removeOne(answer.tag);
    if (m_awaited.isEmpty())
        advance();
}

/// Later, so that nobody is called back from within.
void RunningProbe::finish(const Outcome& outcome)
{
    const bool looked = m_question.look;
    m_key = Secret();
    m_deadline.stop();
    if (looked) {
        stop();
        return Q_EMIT stayed();
    }
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            if (!std::exchange(m_over, true))
                Q_EMIT finished(outcome);
        },
        Qt::QueuedConnection);
}

} // namespace quotalamp
