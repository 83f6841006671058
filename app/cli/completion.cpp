// SPDX-License-Identifier: MIT
#include "cli/completion.h"

#include "cli/selection.h"
#include "io/files/accountfile.h"
#include "io/files/usagestore.h"
#include "io/providerfolder.h"

#include <QDir>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestDescription = 100;

bool isSafe(const QString& word)
{
    const auto isControl = [](QChar letter) {
        return letter.category() == QChar::Other_Control || letter.category() == QChar::Separator_Line
            || letter.category() == QChar::Separator_Paragraph;
    };
    return !word.isEmpty() && std::ranges::none_of(word, isControl);
}

QString candidateLine(const QString& word, const QString& description = {})
{
    if (!isSafe(word))
        return {};
    const QString text = description.simplified().left(longestDescription);
    return text.isEmpty() ? word + u'\n' : word + u'\t' + text + u'\n';
}

/// What was typed before the word that is asked for, without the program's name; and that word.
struct Typed {
    explicit Typed(const QStringList& all)
        : words(all.mid(1, std::max<qsizetype>(all.size() - 3, 0)))
        , current(all.size() > 2 ? all.at(all.size() - 2) : QString())
    {
    }
    QStringList words;
    QString current;
};

/// Those that can be asked for without a keychain or network.
std::vector<Account> knownAccounts()
{
    return AccountFile(Places::standard()).read();
}

QString accountCompletions(const QStringList& named)
{
    const std::vector<Account> accounts = knownAccounts();
    QString lines;
    for (const Account& account : accounts) {
        const bool byLabel = isSafe(account.label) && !account.label.startsWith(u'-');
        const QString& word = byLabel ? account.label : account.id;
        if (!named.contains(word))
            lines += candidateLine(word, account.provider);
    }
    return lines;
}

QString providerCompletions()
{
    const Registry registry = knownProviders(Places::standard()).registry;
    QString lines;
    for (const ProviderSummary& provider : registry.summaries()) {
        for (const QString& id : provider.ids())
            lines += candidateLine(id, registry.displayName(id));
    }
    return lines;
}

/// The limits of the accounts that were named, or of all, by what was read last.
QString windowCompletions(const QStringList& named)
{
    const Places places = Places::standard();
    const Registry registry = knownProviders(places).registry;
    UsageStore store(registry, &places);
    const std::vector<Account> accounts = knownAccounts();
    store.setAccounts(accounts);
    QStringList ids;
    QStringList wanted;
    for (const QString& word : named) {
        if (const Account* account = findAccount(accounts, word))
            wanted << account->id;
    }
    for (const AccountState& state : store.states()) {
        if (!state.snapshot.reading || (!wanted.isEmpty() && !wanted.contains(state.account.id)))
            continue;
        for (const RateWindow& window : state.snapshot.reading->windows)
            ids << window.id;
    }
    ids.removeDuplicates();
    QString lines;
    for (const QString& id : std::as_const(ids))
        lines += candidateLine(id);
    return lines;
}

QString languageCompletions()
{
    QString lines;
    for (const QString& file : QDir(u":/i18n"_s).entryList({u"quotalamp_*.qm"_s}))
        lines += candidateLine(file.section(u'_', 1).section(u'.', 0, 0));
    return lines;
}

/// "table|json" is one of both; of "env:NAME" the beginning is offered.
QString alternativeCompletions(const QString& alternatives)
{
    QString lines;
    for (const QString& each : alternatives.split(u'|'))
        lines += candidateLine(each.contains(u':') ? each.section(u':', 0, 0) + u':' : each);
    return lines;
}

/// What may stand for a name in capitals.
QString completionsFor(const QString& placeholder, const CompletedCommand& command, const QStringList& named)
{
    if (command.offered.contains(placeholder))
        return alternativeCompletions(command.offered.value(placeholder).join(u'|'));
    if (placeholder.contains(u'|'))
        return alternativeCompletions(placeholder);
    if (placeholder == "ACCOUNT"_L1)
        return accountCompletions(named);
    if (placeholder == "PROVIDER"_L1)
        return providerCompletions();
    if (placeholder == "ID"_L1)
        return windowCompletions(named);
    if (placeholder == "LANGUAGE"_L1)
        return languageCompletions();
    if (placeholder == "FILE"_L1 || placeholder == "PATH"_L1)
        return u"\tfiles\n"_s;
    return placeholder == "FOLDER"_L1 ? u"\tfolders\n"_s : QString();
}

const QCommandLineOption* optionNamed(const CompletedCommand& command, const QString& word)
{
    if (!word.startsWith("--"_L1))
        return nullptr;
    const auto found = std::ranges::find_if(command.options,
        [name = word.sliced(2)](const QCommandLineOption& option) { return option.names().contains(name); });
    return found == command.options.end() ? nullptr : &*found;
}

bool needsValue(const CompletedCommand& command, const QCommandLineOption& option)
{
    return !option.valueName().isEmpty() && !command.mayLackValue.contains(option.names().constFirst());
}

/// What was typed that is neither an option nor an option's value.
QStringList positionalWords(const CompletedCommand& command, const QStringList& typed)
{
    QStringList words;
    for (qsizetype at = 0; at < typed.size(); ++at) {
        const auto* option = optionNamed(command, typed.at(at));
        if (option && needsValue(command, *option))
            ++at;
        else if (!typed.at(at).startsWith(u'-'))
            words << typed.at(at);
    }
    return words;
}

/// The options that were not given yet.
QString optionCompletions(const CompletedCommand& command, const QStringList& typed)
{
    QString lines;
    for (const QCommandLineOption& option : command.options) {
        const QString word = u"--"_s + option.names().constLast();
        const bool given = std::ranges::any_of(
            typed, [&word](const QString& each) { return each == word || each.startsWith(word + u'='); });
        if (given)
            continue;
        lines += candidateLine(word, option.description());
        if (command.mayLackValue.contains(option.names().constFirst()))
            lines += candidateLine(word + u'=', option.description());
    }
    return lines;
}

/// The names in capitals that stand for words, in the first way to use the command; the last may have "…".
QStringList placeholders(QString syntax)
{
    QStringList names;
    syntax = syntax.section(u" | "_s, 0, 0).remove(u'[').remove(u']');
    const QStringList parts = syntax.split(u' ');
    for (qsizetype at = 0; at < parts.size() && parts.at(at) != "--"_L1; ++at) {
        if (parts.at(at).startsWith(u'-'))
            ++at; // the next one is its value
        else if (!parts.at(at).isEmpty() && parts.at(at).front().isUpper())
            names << parts.at(at);
    }
    return names;
}

QString positionCompletions(const CompletedCommand& command, const QStringList& before)
{
    const QStringList names = placeholders(command.syntax);
    if (names.isEmpty())
        return {};
    const bool repeats = names.constLast().endsWith(u'…');
    if (before.size() >= names.size() && !repeats)
        return {};
    QString name = names.at(std::min(before.size(), names.size() - 1));
    return completionsFor(name.remove(u'…'), command, before);
}

/// The words of a command as they stand in its syntax: "account set-key".
QStringList wordsOfCommand(const QString& syntax)
{
    QStringList words = syntax.split(u' ').mid(1);
    const auto end = std::ranges::find_if_not(words, [](const QString& word) { return word.front().isLower(); });
    words.erase(end, words.end());
    return words;
}

} // namespace

bool asksForCompletion(const QStringList& words)
{
    return !words.isEmpty() && words.constLast() == completeWords;
}

QString completionLines(const CompletedCommand& command, const QStringList& words)
{
    const Typed typed(words);
    const QStringList before = positionalWords(command, typed.words);
    if (const qsizetype sign = typed.current.indexOf(u'='); sign > 0 && typed.current.startsWith("--"_L1)) {
        const QString beginning = typed.current.left(sign + 1);
        const auto* option = optionNamed(command, beginning.chopped(1));
        QString lines;
        const QString values = option ? completionsFor(option->valueName(), command, before) : QString();
        for (const QString& value : values.split(u'\n', Qt::SkipEmptyParts))
            lines += value.startsWith(u'\t') ? value + u'\n' : beginning + value + u'\n';
        return lines;
    }
    const auto* last = typed.words.isEmpty() ? nullptr : optionNamed(command, typed.words.constLast());
    if (last && needsValue(command, *last))
        return completionsFor(last->valueName(), command, before);
    if (typed.current.startsWith(u'-'))
        return optionCompletions(command, typed.words);
    const QString lines = positionCompletions(command, before);
    return lines.isEmpty() && typed.current.isEmpty() ? optionCompletions(command, typed.words) : lines;
}

QString commandCompletionLines(
    const QList<std::pair<QString, QString>>& commands, const QStringList& words, bool& isWhole)
{
    const Typed typed(words);
    const qsizetype count = typed.words.size();
    QStringList seen;
    QString lines;
    isWhole = false;
    for (const auto& [syntax, description] : commands) {
        const QStringList own = wordsOfCommand(syntax);
        isWhole = isWhole || (!own.isEmpty() && typed.words.first(std::min(count, own.size())) == own);
        if (own.isEmpty() && count == 0 && typed.current.startsWith(u'-')) {
            for (QString word : syntax.split(u' ')) {
                if (word.remove(u'[').remove(u']').startsWith("--"_L1) && !seen.contains(word))
                    lines += candidateLine(word, description);
                seen << word;
            }
        }
        if (own.size() <= count || own.first(count) != typed.words || seen.contains(own.at(count)))
            continue;
        seen << own.at(count);
        lines += candidateLine(own.at(count), own.size() == count + 1 ? description : QString());
    }
    isWhole = isWhole && !seen.contains(typed.current);
    return lines;
}

} // namespace quotalamp
