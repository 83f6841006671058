#include "core/text.h"

#include <QRegularExpression>

#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

bool isInvisible(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
        return true;
    default:
        // Fillers that are letters by their category and draw nothing.
        return letter == 0x034F || letter == 0x115F || letter == 0x1160 || letter == 0x3164 || letter == 0xFFA0;
    }
}

bool isVariationSelector(char32_t letter)
{
    return (letter >= 0xFE00 && letter <= 0xFE0F) || (letter >= 0xE0100 && letter <= 0xE01EF)
        || (letter >= 0x180B && letter <= 0x180F);
}

const QString hidden = u"[redacted]"_s;

/// A run that is long enough to be a key. Of what looks like a path only the parts that could be one.
QString redactedRun(const QString& run)
{
    static const QRegularExpression encoded(uR"([+=]|(?<![^/])(?=[^/]*[a-z])(?=[^/]*[A-Z])(?=[^/]*\d))"_s);
    static const QRegularExpression part(uR"((?<![^/])(?:[^/]{40,}|(?=[^/]*\d)[^/]{21,})(?![^/]))"_s);
    return encoded.match(run).hasMatch() ? hidden : QString(run).replace(part, hidden);
}

QString withoutLongRuns(const QString& text)
{
    static const QRegularExpression run(uR"([\w+/=*-]{40,})"_s);
    QString result;
    qsizetype done = 0;
    for (auto runs = run.globalMatch(text); runs.hasNext();) {
        const auto match = runs.next();
        result += text.mid(done, match.capturedStart() - done) + redactedRun(match.captured());
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

} // namespace

bool drawsNothing(char32_t letter)
{
    constexpr char32_t emptyBraille = 0x2800;
    return isInvisible(letter) || isVariationSelector(letter) || letter == emptyBraille;
}

QString plainText(const QString& text, int most)
{
    QList<char32_t> kept;
    bool blankDue = false;
    const auto letters = text.toUcs4();
    for (const char32_t letter : letters) {
        if (kept.size() > most)
            break;
        if (QChar::isSpace(letter)) {
            blankDue = !kept.isEmpty();
            continue;
        }
        if (isInvisible(letter))
            continue;
        if (blankDue)
            kept.append(U' ');
        blankDue = false;
        kept.append(letter);
    }
    if (kept.size() > most) {
        kept.resize(std::max(most - 1, 0));
        while (!kept.isEmpty() && kept.last() == U' ')
            kept.removeLast();
        kept.append(U'…');
    }
    return QString::fromUcs4(kept.constData(), kept.size());
}

QString redacted(QString text)
{
    static const std::array patterns{
        // "Authorization: Bearer …"
        QRegularExpression(uR"(\b(?<kept>(?:Bearer\s+|Basic\s+(?=[\w+/=]{16})))[^\s"',;]+)"_s,
            QRegularExpression::CaseInsensitiveOption),
        // "API key provided: …", "api_key=…", "\"token\": \"…\""
        QRegularExpression(
            uR"(\b(?<kept>(?:[a-z]+[-_])*(?:key|apikey|token|secret|password)(?: provided)?["']?\s*[:=]\s*["']?)[^\s"',;&]{4,})"_s,
            QRegularExpression::CaseInsensitiveOption),
        // By the beginnings that providers give their keys
        QRegularExpression(
            uR"((?<kept>)\b(?:sk|xai|gsk|hf|r8|pplx|csk|fw|ghp|gho|github_pat|AIza|key)[-_][\w*.…-]{4,})"_s),
        QRegularExpression(uR"((?<kept>)\bAIza[\w-]{10,})"_s),
    };
    for (const QRegularExpression& pattern : patterns)
        text.replace(pattern, uR"(\1[redacted])"_s);
    return withoutLongRuns(text);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace quotalamp
