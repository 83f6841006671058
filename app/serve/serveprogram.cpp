// SPDX-License-Identifier: MIT
#include "serve/serveprogram.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "core/base/process.h"
#include "serve/webaccept.h"

#include <QCoreApplication>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

ServeProgram::ServeProgram(ServeOptions options, Places places, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_places(std::move(places))
    , m_server([this](const WebRequest& request, const WebClient::Reply& reply) { answer(request, reply); })
{
    connect(&m_quitSignals, &QuitSignals::quitRequested, this, &ServeProgram::quit);
}

std::optional<int> ServeProgram::start()
{
    m_server.setTls(m_options.tls);
    if (const auto failure = m_server.open(m_options.where)) {
        printNote(failure->sentence);
        return ExitUnknown;
    }
    takePlace();
    watchFiles();
    const QString scheme = m_options.tls ? u"https"_s : u"http"_s;
    const QString host = m_options.where.address.toString();
    const QString named = host.contains(u':') ? u'[' + host + u']' : host;
    printNote(tr("Metrics are at %1").arg(u"%1://%2:%3/metrics"_s.arg(scheme, named).arg(m_server.serverPort())));
    return std::nullopt;
}

void ServeProgram::takePlace()
{
    auto poller = std::make_unique<Poller>(m_places);
    connect(poller.get(), &Poller::failed, this, &printNote);
    if (poller->start()) {
        m_relay.reset();
        m_poller = std::move(poller);
        connect(m_poller.get(), &Poller::quitRequested, this, &ServeProgram::quit);
        connect(m_poller.get(), &Poller::yieldRequested, this, &ServeProgram::yield);
        return;
    }
    if (m_relay)
        return;
    relay(tr("Quotalamp runs already and asks the providers; this tells what that one knows."));
}

void ServeProgram::relay(const QString& why)
{
    printNote(why);
    m_relay = std::make_unique<Relay>(m_places);
    // Later, since it is the relay that says so.
    connect(m_relay.get(), &Relay::appMayBeGone, this, &ServeProgram::takePlace, Qt::QueuedConnection);
}

void ServeProgram::yield()
{
    (void)m_poller->finish();
    m_poller.reset();
    giveMemoryBack();
    relay(tr("The tray app asks the providers from now on; this tells what that one knows."));
}

void ServeProgram::answer(const WebRequest& request, const WebClient::Reply& reply)
{
    if (!m_options.access.isForUs(request))
        return reply(plainAnswer(421));
    const bool known = request.path == "/metrics" || request.path == "/healthz" || request.path == "/v1/status";
    // Whether it runs is no secret, and who looks after services has no token.
    if (request.path != "/healthz" && !m_options.access.allows(request)) {
        WebAnswer refusal = plainAnswer(401);
        refusal.more = "WWW-Authenticate: " + m_options.access.challenge() + "\r\n";
        return reply(refusal);
    }
    if (!known)
        return reply(plainAnswer(404));
    if (request.method != "GET" && request.method != "HEAD") {
        WebAnswer refusal = plainAnswer(405);
        refusal.more = "Allow: GET, HEAD\r\n";
        return reply(refusal);
    }
    if (request.path == "/healthz")
        return reply({200, "text/plain; charset=utf-8", "ok\n"});
    if (request.path == "/v1/status")
        return tell({StatusWish::Text::Document}, "application/json", reply);
    const MetricsDialect dialect = wantedDialect(request.accept);
    tell({StatusWish::Text::Metrics, dialect, m_options.labels}, metricsMediaType(dialect), reply);
}

void ServeProgram::tell(const StatusWish& wish, const QByteArray& type, const WebClient::Reply& reply)
{
    StatusSource& source = m_relay ? static_cast<StatusSource&>(*m_relay) : *m_poller;
    source.tell(wish, this, [type, reply](const std::optional<QByteArray>& text) {
        reply(text ? WebAnswer{200, type, *text} : plainAnswer(503));
    });
}

void ServeProgram::watchFiles()
{
    for (const QString& path : {m_options.certificateFile, m_options.keyFile, m_options.secretFile}) {
        if (path.isEmpty())
            continue;
        m_watches.push_back(std::make_unique<FileWatch>(path));
        connect(m_watches.back().get(), &FileWatch::touched, this, &ServeProgram::readFilesAgain);
    }
}

/// What cannot be used leaves the former in place: a key is often written a moment after its certificate.
void ServeProgram::readFilesAgain()
{
    if (m_options.tls) {
        const auto tls = readTlsFiles(m_options.certificateFile, m_options.keyFile);
        if (!tls)
            return printNote(tls.error().sentence);
        m_server.setTls(*tls);
    }
    if (m_options.secretFile.isEmpty())
        return;
    auto access = WebAccess::fromFile(m_options.access.way(), m_options.secretFile);
    if (!access)
        return printNote(access.error().sentence);
    m_options.access = *access;
    m_options.access.wantLocalNames(m_options.where.address);
}

void ServeProgram::quit()
{
    m_server.close();
    const bool kept = !m_poller || m_poller->finish();
    QCoreApplication::exit(kept ? ExitOk : ExitStorage);
}

} // namespace quotalamp
