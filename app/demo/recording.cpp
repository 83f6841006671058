// SPDX-License-Identifier: MIT
#include "demo/recording.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString answersFile = u"answers.http"_s;
const QString usualCase = u"success"_s;

constexpr qint64 mostBytes = 4 * 1024 * 1024;       ///< of a file; a larger one is none of recorded answers
constexpr qint64 mostBytesOfAll = 64 * 1024 * 1024; ///< then the rest is left out
constexpr int mostFolders = 10'000;
constexpr std::size_t mostAnswers = 1000; ///< of one case

/// Of a plain file only: a pipe would be waited for, and a device has no end.
QByteArray contents(const QDir& folder, const QString& name)
{
    QFile file(folder.filePath(name));
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.read(mostBytes + 1);
    return bytes.size() > mostBytes ? QByteArray() : bytes;
}

TransportError failureNamed(const QByteArray& name)
{
    static const std::map<QByteArray, TransportError> names{{"unreachable", TransportError::Unreachable},
        {"timeout", TransportError::Timeout}, {"tls", TransportError::Tls}, {"redirect", TransportError::Redirect},
        {"too-large", TransportError::TooLarge}, {"garbled", TransportError::Garbled}};
    const auto known = names.find(name);
    return known == names.end() ? TransportError::Garbled : known->second;
}

/// What stands before and behind the first `mark`; all before it where there is none.
std::pair<QByteArray, QByteArray> parted(const QByteArray& text, QByteArrayView mark)
{
    const auto at = text.indexOf(mark);
    return at < 0 ? std::pair(text, QByteArray()) : std::pair(text.first(at), text.mid(at + mark.size()));
}

Answer answerFrom(const QByteArray& text)
{
    Answer answer;
    const auto [tag, raw] = parted(text, "\n");
    answer.tag = QString::fromUtf8(tag.trimmed());
    answer.receivedAt = recordedAt();
    answer.paid = answer.tag.startsWith("paid"_L1);
    answer.latency = answer.paid ? 412ms : 96ms;
    if (raw.startsWith("FAILURE ")) {
        answer.failure = failureNamed(raw.mid(8).trimmed());
        return answer;
    }
    const auto [head, body] = parted(raw, "\n\n");
    const auto lines = head.split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray& line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        if (colon > 0)
            answer.headers.add(line.first(colon), line.mid(colon + 1).trimmed());
    }
    answer.body = body;
    return answer;
}

std::vector<Answer> answersFrom(const QByteArray& file)
{
    std::vector<Answer> answers;
    const QByteArray mark("=== ");
    const auto isMarked = [&](qsizetype at) { return QByteArrayView(file).sliced(at).startsWith(mark); };
    for (auto start = isMarked(0) ? 0 : file.indexOf('\n' + mark) + 1; isMarked(start);) {
        if (answers.size() >= mostAnswers)
            return {}; // nobody recorded that
        const auto next = file.indexOf('\n' + mark, start);
        const auto end = next < 0 ? file.size() : next;
        answers.push_back(answerFrom(file.mid(start + mark.size(), end - start - mark.size())));
        if (next < 0)
            break;
        start = end + 1;
    }
    return answers;
}

bool isPlayable(const Recording& recording)
{
    return !recording.answers.empty() && std::ranges::all_of(recording.answers, [](const Answer& answer) {
        return answer.failure == TransportError::None && answer.status >= 200;
    });
}

QStringList foldersIn(const QDir& folder)
{
    QStringList names;
    QDirIterator entries(folder.path(), QDir::Dirs | QDir::NoDotAndDotDot);
    while (entries.hasNext() && names.size() < mostFolders) {
        entries.next();
        names << entries.fileName();
    }
    names.sort();
    return names;
}

} // namespace

TimePoint recordedAt()
{
    return TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}} + 3h;
}

Recording readRecording(const QDir& folder)
{
    const QJsonObject rules = QJsonDocument::fromJson(contents(folder, u"rules.json"_s)).object();
    const QStringList path = folder.absolutePath().split(u'/');
    Recording recording;
    recording.provider = path.value(path.size() - 2);
    recording.name = path.last();
    recording.rules.hasKey = rules.value("hasKey"_L1).toBool(true);
    recording.rules.paidAllowed = rules.value("paidAllowed"_L1).toBool(true);
    recording.rules.setting = paidProbeFromName(rules.value("setting"_L1).toString()).value_or(PaidProbe::WhenNeeded);
    recording.rules.now = recordedAt();
    recording.baseUrl = QUrl(rules.value("baseUrl"_L1).toString());
    recording.answers = answersFrom(contents(folder, answersFile));
    return recording;
}

std::vector<Recording> recordingsIn(const QDir& folder, const Registry& registry)
{
    std::vector<QDir> cases;
    if (folder.exists(answersFile))
        cases.emplace_back(folder);
    for (const QString& name : foldersIn(folder)) {
        const QDir below(folder.filePath(name));
        if (below.exists(answersFile))
            cases.push_back(below);
        else if (below.exists(usualCase + u'/' + answersFile))
            cases.emplace_back(below.filePath(usualCase));
    }
    std::vector<Recording> recordings;
    qint64 left = mostBytesOfAll;
    for (const QDir& each : cases) {
        Recording recording = readRecording(each);
        for (const Answer& answer : recording.answers)
            left -= answer.body.size();
        if (left < 0)
            break;
        if (registry.summary(recording.provider) && isPlayable(recording))
            recordings.push_back(std::move(recording));
    }
    return recordings;
}

std::vector<RecordedExchange> exchangesOf(
    const Recording& recording, const Descriptor& provider, const QUrl& baseUrl, TimePoint now)
{
    Account account;
    account.provider = provider.id;
    account.baseUrl = baseUrl;
    ProbeRules rules = recording.rules;
    rules.now = now;
    std::vector<Answer> heard;
    std::vector<RecordedExchange> exchanges;
    for (;;) {
        const Step step = nextStep(provider, account, rules, heard);
        const auto* requests = std::get_if<std::vector<Request>>(&step);
        if (!requests)
            return exchanges;
        for (const Request& request : *requests) {
            const auto answer = std::ranges::find(recording.answers, request.tag, &Answer::tag);
            if (answer == recording.answers.end())
                return exchanges;
            heard.push_back(*answer);
            exchanges.push_back({request, *answer});
        }
    }
}

} // namespace quotalamp
