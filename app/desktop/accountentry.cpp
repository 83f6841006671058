#include "desktop/accountentry.h"

#include "core/keyshape.h"
#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLabel = 60;
constexpr int longestPlace = 4096;

bool matches(const QString& pattern, const QString& key)
{
    return !pattern.isEmpty() && QRegularExpression(pattern).match(key).hasMatch();
}

/// The provider whose keys this one looks most like: the longest pattern says most.
const ProviderChoice* likelyProvider(const QString& key, const std::vector<ProviderChoice>& providers)
{
    const ProviderChoice* best = nullptr;
    for (const auto& provider : providers) {
        if (!matches(provider.keyHintPattern, key))
            continue;
        if (!best || provider.keyHintPattern.size() > best->keyHintPattern.size())
            best = &provider;
    }
    return best;
}

Result<KeySource> variableFromInput(const QString& name)
{
    static const QRegularExpression shape(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (name.isEmpty())
        return Refusal{Text::tr("Enter the name of the variable.")};
    if (!shape.match(name).hasMatch())
        return Refusal{
            Text::tr("A variable's name has letters, digits and underscores only. It is not the key itself.")};
    return KeySource{KeySource::Kind::Environment, name};
}

Result<KeySource> fileFromInput(QString path)
{
    if (path.isEmpty())
        return Refusal{Text::tr("Choose the file that holds the key.")};
    if (path.startsWith("~/"_L1))
        path.replace(0, 1, QDir::homePath());
    if (!QDir::isAbsolutePath(path))
        return Refusal{Text::tr("Enter the whole path, from / on.")};
    return KeySource{KeySource::Kind::File, QDir::cleanPath(path)};
}

} // namespace

QString uniqueLabel(const QString& wanted, const QStringList& taken)
{
    QString label = wanted;
    for (int number = 2; holdsName(taken, label); ++number)
        label = u"%1 %2"_s.arg(wanted).arg(number);
    return label;
}

QStringList keyPatternsOf(const std::vector<ProviderChoice>& providers)
{
    QStringList patterns;
    for (const ProviderChoice& provider : providers)
        patterns << provider.keyHintPattern;
    return patterns;
}

Result<QString> labelFromInput(const QString& text, const QStringList& taken, const QStringList& keyPatterns)
{
    const QString label = plainText(text, longestLabel).trimmed();
    if (label.isEmpty())
        return Refusal{Text::tr("Enter a label: your own name for this account.")};
    if (holdsKey(text, keyPatterns))
        return Refusal{keyInWrongPlace()};
    if (holdsName(taken, label))
        return Refusal{Text::tr("Another account has this label.")};
    return label;
}

Result<KeySource> keySourceFromInput(KeySource::Kind kind, const QString& place, const QStringList& keyPatterns)
{
    const QString text = place.trimmed();
    // Paths and commands may name other things with random letters.
    const bool isName = kind == KeySource::Kind::Environment;
    if (isName ? holdsKey(text, keyPatterns) : holdsKnownKey(text, keyPatterns))
        return Refusal{keyInWrongPlace()};
    if (text.size() > longestPlace)
        return Refusal{Text::tr("This is too long.")};
    switch (kind) {
    case KeySource::Kind::Environment:
        return variableFromInput(text);
    case KeySource::Kind::File:
        return fileFromInput(text);
    case KeySource::Kind::Command:
        if (text.isEmpty())
            return Refusal{Text::tr("Enter the command that prints the key.")};
        return KeySource{kind, text};
    case KeySource::Kind::Keychain:
    case KeySource::Kind::Session:
    case KeySource::Kind::Login:
        break;
    }
    return KeySource{kind, {}};
}

const ProviderChoice* ownerOfKey(
    const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers)
{
    const ProviderChoice* likely = likelyProvider(key, providers);
    if (!likely || likely->id == chosen.id)
        return nullptr;
    // Where both fit, only a longer beginning says more: many keys begin with "sk-".
    static const QRegularExpression beginning(uR"(^\^[\w-]*)"_s);
    const auto known = [](const ProviderChoice& each) { return beginning.match(each.keyHintPattern).capturedLength(); };
    return !matches(chosen.keyHintPattern, key) || known(*likely) > known(chosen) ? likely : nullptr;
}

QString keyDoubt(const QString& key, const ProviderChoice& chosen, const std::vector<ProviderChoice>& providers)
{
    const bool fits = matches(chosen.keyHintPattern, key);
    const ProviderChoice* likely = likelyProvider(key, providers);
    const bool other = likely && likely->keyHintPattern.size() > chosen.keyHintPattern.size();
    if (other || (likely && !fits && likely->id != chosen.id))
        return Text::tr("This looks like a key of %1.").arg(likely->name);
    if (fits || chosen.keyHintPattern.isEmpty())
        return {};
    return Text::tr("This does not look like a key of %1. Check that all of it was copied.").arg(chosen.name);
}

QString exactHost(const QUrl& url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    const QString named = host.contains(u':') ? u"[%1]"_s.arg(host) : host;
    return url.port() < 0 ? named : u"%1:%2"_s.arg(named).arg(url.port());
}

bool hasForeignLetters(const QUrl& url)
{
    const QStringList parts = url.host(QUrl::FullyEncoded).split(u'.');
    return std::ranges::any_of(parts, [](const QString& part) { return part.startsWith("xn--"_L1); });
}

QString paidProbeText(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return Text::tr("Never");
    case PaidProbe::Always:
        return Text::tr("Always");
    case PaidProbe::WhenNeeded:
        break;
    }
    return Text::tr("When needed");
}

QString paidProbeBrief(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return Text::tr("Limits may stay unknown.");
    case PaidProbe::Always:
        return Text::tr("One token with every check.");
    case PaidProbe::WhenNeeded:
        break;
    }
    return Text::tr("One token, when free answers show no limits.");
}

QString paidProbeCost(PaidProbe setting)
{
    switch (setting) {
    case PaidProbe::Never:
        return Text::tr("Costs nothing. Some providers then show no limits.");
    case PaidProbe::Always:
        return Text::tr("Costs one token with every check.");
    case PaidProbe::WhenNeeded:
        break;
    }
    return Text::tr("Costs one token when free answers show no limits, at most once in five minutes.");
}

std::optional<QUrl> keyPageOf(const ProviderChoice& choice)
{
    const QUrl page(choice.keyPage, QUrl::StrictMode);
    if (!page.isValid() || page.scheme() != "https"_L1 || page.host().isEmpty())
        return std::nullopt;
    return page;
}

} // namespace quotalamp
