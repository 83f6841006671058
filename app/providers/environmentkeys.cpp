#include "providers/environmentkeys.h"

#include "core/baseurl.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Servers are told with these to listen everywhere; a client cannot go there.
QUrl reachable(QUrl url)
{
    if (url.host() == "0.0.0.0"_L1 || url.host() == "::"_L1)
        url.setHost(u"127.0.0.1"_s);
    return url;
}

/// "0.0.0.0" alone and ":11434" are addresses to a server too.
QUrl address(QString text, const QString& usual)
{
    text = text.trimmed();
    if (text.isEmpty())
        return {};
    const int usualPort = QUrl(usual).port();
    text.replace("0.0.0.0"_L1, "127.0.0.1"_L1);
    if (text.startsWith(u':'))
        text.prepend("127.0.0.1"_L1);
    const auto parsed = parseBaseUrl(text);
    if (!parsed)
        return {};
    QUrl url = reachable(*parsed);
    if (isLoopback(url.host()) && url.port() < 0 && usualPort > 0)
        url.setPort(usualPort);
    return url.toString() == usual ? QUrl() : url;
}

} // namespace

std::vector<EnvironmentKey> environmentKeys(const Registry& registry, const QProcessEnvironment& environment)
{
    std::vector<EnvironmentKey> found;
    for (const Descriptor& provider : registry.all()) {
        EnvironmentKey entry{provider.id, provider.name, provider.environment.key, provider.environment.baseUrl, {}};
        if (keyIn(environment, entry).empty())
            entry.keyVariable.clear();
        entry.baseUrl = address(environment.value(entry.urlVariable), provider.baseUrl);
        const bool told = !environment.value(entry.urlVariable).trimmed().isEmpty();
        const bool keyNeeded = provider.key.need == Descriptor::Key::Need::Required;
        // A key that belongs to an address we cannot understand is not offered to another one.
        if (entry.urlVariable.isEmpty() || !told)
            entry.urlVariable.clear();
        else if (entry.baseUrl.isEmpty() && !parseBaseUrl(environment.value(entry.urlVariable)))
            continue;
        if (entry.keyVariable.isEmpty() && (keyNeeded || entry.urlVariable.isEmpty()))
            continue;
        found.push_back(std::move(entry));
    }
    return found;
}

Secret keyIn(const QProcessEnvironment& environment, const EnvironmentKey& found)
{
    if (found.keyVariable.isEmpty())
        return {};
    const auto key = secretFromInput(environment.value(found.keyVariable).toUtf8());
    return key ? key->copy() : Secret();
}

} // namespace quotalamp
