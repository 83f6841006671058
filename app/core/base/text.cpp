// SPDX-License-Identifier: MIT
#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
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

constexpr char32_t nonJoiner = 0x200C;
constexpr char32_t joiner = 0x200D;
constexpr char32_t blackFlag = 0x1F3F4;

/// Scripts in which a joiner or non-joiner is a matter of spelling.
bool isJoined(char32_t letter)
{
    switch (QChar::script(letter)) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Nko:
    case QChar::Script_Mandaic:
    case QChar::Script_Adlam:
    case QChar::Script_Mongolian:
    case QChar::Script_PhagsPa:
    case QChar::Script_Devanagari:
    case QChar::Script_Bengali:
    case QChar::Script_Gurmukhi:
    case QChar::Script_Gujarati:
    case QChar::Script_Oriya:
    case QChar::Script_Tamil:
    case QChar::Script_Telugu:
    case QChar::Script_Kannada:
    case QChar::Script_Malayalam:
    case QChar::Script_Sinhala:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
    case QChar::Script_Balinese:
    case QChar::Script_Javanese:
        return QChar::isLetter(letter) || QChar::isMark(letter);
    default:
        return false;
    }
}

bool isPicture(char32_t sign)
{
    const auto category = QChar::category(sign);
    return category == QChar::Symbol_Other || category == QChar::Symbol_Math || (sign >= 0x1F3FB && sign <= 0x1F3FF);
}

/// Joiners are spelling after a letter of such a script, and glue between two pictures. Elsewhere they only hide.
bool isSpelling(char32_t before, char32_t letter, char32_t next)
{
    if (letter != joiner && letter != nonJoiner)
        return false;
    const bool glues = letter == joiner && isPicture(next) && (isPicture(before) || before == 0xFE0F);
    return glues || isJoined(before);
}

bool isTag(char32_t letter)
{
    return letter >= 0xE0020 && letter <= 0xE007F;
}

/// The length of a flag's tags behind a black flag, as in that of Scotland; 0: they are none, and could hide text.
qsizetype flagTags(const QList<uint>& letters, qsizetype from)
{
    constexpr qsizetype longest = 7;
    constexpr char32_t end = 0xE007F;
    for (qsizetype i = from; i < letters.size() && i - from < longest && isTag(letters.at(i)); ++i) {
        if (letters.at(i) == end)
            return i - from > 2 ? i + 1 - from : 0;
    }
    return 0;
}

const QString hidden = u"[redacted]"_s;
constexpr qsizetype leastRun = 40; ///< letters in a row that may be a key
constexpr qsizetype leastKey = 7;  ///< with the beginning that a provider gave it: "sk-" and four letters

/// A form that keys have in texts, and words one of which it holds: where none of them is, the expression need not be
/// compiled, which costs more than all else that is done with a short text.
struct KeyForm {
    QLatin1StringView words; ///< between blanks
    const char16_t* pattern; ///< what is in `kept` stays
    QRegularExpression::PatternOptions options;
};

constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
constexpr std::array keyForms{
    // "Authorization: Bearer …"
    KeyForm{"bearer basic"_L1, uR"(\b(?<kept>(?:Bearer\s+|Basic\s+(?=[\w+/=]{16})))[^\s"',;]+)", anyCase},
    // "API key provided: …", "api_key=…", "\"token\": \"…\""
    KeyForm{"key token secret password"_L1,
        uR"(\b(?<kept>(?:[a-z]+[-_])*(?:key|apikey|token|secret|password)(?: provided)?["']?\s*[:=]\s*["']?)[^\s"',;&]{4,})",
        anyCase},
    // By the beginnings that providers give their keys
    KeyForm{"sk- sk_ xai- xai_ gsk- gsk_ hf- hf_ r8- r8_ pplx- pplx_ csk- csk_ fw- fw_ ghp- ghp_ gho- gho_ pat- pat_ "
            "AIza- AIza_ key- key_"_L1,
        uR"((?<kept>)\b(?:sk|xai|gsk|hf|r8|pplx|csk|fw|ghp|gho|github_pat|AIza|key)[-_][\w*.…-]{4,})", {}},
    KeyForm{"AIza"_L1, uR"((?<kept>)\bAIza[\w-]{10,})", {}},
};

bool mayHold(const QString& text, const KeyForm& form)
{
    const auto sensitivity = form.options & anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive;
    // NOLINTNEXTLINE(readability-use-anyofallof): a tokenizer ends in another type than it begins with.
    for (const QLatin1StringView word : form.words.tokenize(u' ')) {
        if (text.contains(word, sensitivity))
            return true;
    }
    return false;
}

const QRegularExpression& expressionOf(std::size_t form)
{
    static std::array<QRegularExpression, keyForms.size()> expressions;
    QRegularExpression& expression = expressions.at(form);
    if (expression.pattern().isEmpty())
        expression = QRegularExpression(QString::fromUtf16(keyForms.at(form).pattern), keyForms.at(form).options);
    return expression;
}

/// A run that is long enough to be a key. Of what looks like a path only the parts that could be one.
QString redactedRun(const QString& run)
{
    static const QRegularExpression encoded(uR"([+=]|(?<![^/])(?=[^/]*[a-z])(?=[^/]*[A-Z])(?=[^/]*\d))"_s);
    static const QRegularExpression part(uR"((?<![^/])(?:[^/]{40,}|(?=[^/]*\d)[^/]{21,})(?![^/]))"_s);
    return encoded.match(run).hasMatch() ? hidden : QString(run).replace(part, hidden);
}

QString withoutLongRuns(const QString& text)
{
    if (text.size() < leastRun)
        return text;
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

/// Printable, and with blanks between words alone and one at a time: there is nothing to take away, as in most texts.
bool isPlainAscii(QStringView text)
{
    char16_t before = u' ';
    for (const QChar letter : text) {
        const char16_t code = letter.unicode();
        if (code < 0x20 || code >= 0x7f || (code == u' ' && before == u' '))
            return false;
        before = code;
    }
    return text.isEmpty() || before != u' ';
}

} // namespace

bool drawsNothing(char32_t letter)
{
    constexpr char32_t emptyBraille = 0x2800;
    return isInvisible(letter) || isVariationSelector(letter) || letter == emptyBraille;
}

QString plainText(const QString& text, int most)
{
    if (text.size() <= most && isPlainAscii(text))
        return text;
    QList<char32_t> kept;
    bool blankDue = false;
    qsizetype tags = 0; // of a flag, still to come
    const auto letters = text.toUcs4();
    for (qsizetype i = 0; i < letters.size() && kept.size() <= most; ++i) {
        const char32_t letter = letters.at(i);
        if (QChar::isSpace(letter)) {
            blankDue = !kept.isEmpty();
            continue;
        }
        const char32_t before = blankDue || kept.isEmpty() ? U' ' : kept.last();
        const char32_t next = i + 1 < letters.size() ? letters.at(i + 1) : U' ';
        if (isInvisible(letter) && tags == 0 && !isSpelling(before, letter, next))
            continue;
        tags = letter == blackFlag ? flagTags(letters, i + 1) : std::max<qsizetype>(0, tags - 1);
        if (blankDue)
            kept.append(U' ');
        blankDue = false;
        kept.append(letter);
    }
    if (kept.size() > most) {
        kept.resize(std::max(most - 1, 0));
        while (!kept.isEmpty() && (kept.last() == U' ' || isInvisible(kept.last())))
            kept.removeLast();
        kept.append(U'…');
    }
    return QString::fromUcs4(kept.constData(), kept.size());
}

bool isSameName(const QString& a, const QString& b)
{
    const auto composed = [](const QString& name) { return name.normalized(QString::NormalizationForm_C); };
    return composed(a).compare(composed(b), Qt::CaseInsensitive) == 0;
}

bool holdsName(const QStringList& names, const QString& name)
{
    return std::ranges::any_of(names, [&name](const QString& each) { return isSameName(each, name); });
}

QString redacted(QString text)
{
    if (text.size() < leastKey)
        return text;
    for (std::size_t form = 0; form < keyForms.size(); ++form) {
        if (mayHold(text, keyForms.at(form)))
            text.replace(expressionOf(form), uR"(\1[redacted])"_s);
    }
    return withoutLongRuns(text);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace quotalamp
