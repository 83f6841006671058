// SPDX-License-Identifier: MIT
#include "support/metricsreader.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QString namePattern = u"[a-zA-Z_:][a-zA-Z0-9_:]*"_s;

QString unescaped(const QString& text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != u'\\') {
            plain += text.at(at);
            continue;
        }
        ++at;
        plain += text.at(at) == u'n' ? u'\n' : text.at(at);
    }
    return plain;
}

/// The labels between two braces; empty where they are not as they have to be.
std::optional<QMap<QString, QString>> readLabels(const QString& text)
{
    static const QRegularExpression one(uR"re(\G([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,(?=.)|$))re"_s);
    QMap<QString, QString> labels;
    for (qsizetype at = 0; at < text.size();) {
        const auto match = one.match(text, at);
        if (!match.hasMatch() || labels.contains(match.captured(1)))
            return std::nullopt;
        labels.insert(match.captured(1), unescaped(match.captured(2)));
        at = match.capturedEnd();
    }
    return labels;
}

/// Reads line by line; what it returns is what is wrong with a line.
class Reader {
public:
    explicit Reader(MetricsDocument& document)
        : m_document(document)
    {
    }

    QString read(const QString& line)
    {
        if (m_ended)
            return u"something stands behind the end"_s;
        if (line == "# EOF"_L1) {
            m_ended = true;
            return {};
        }
        return line.startsWith(u'#') ? readDescription(line) : readSample(line);
    }

    [[nodiscard]] bool ended() const { return m_ended; }

private:
    QString readDescription(const QString& line)
    {
        static const QRegularExpression form(u"^# (TYPE|UNIT|HELP) (%1) (.+)$"_s.arg(namePattern));
        const auto match = form.match(line);
        if (!match.hasMatch())
            return u"this is no description"_s;
        const QString family = match.captured(2);
        if (match.captured(1) == "TYPE"_L1)
            return begin(family, match.captured(3));
        if (family != m_family || m_sampled)
            return u"a description stands apart from its family"_s;
        if (m_described.contains(match.captured(1)))
            return u"a family is described twice"_s;
        m_described.insert(match.captured(1));
        if (match.captured(1) == "UNIT"_L1 && !family.endsWith(u'_' + match.captured(3)))
            return u"a name does not end with its unit"_s;
        return {};
    }

    QString begin(const QString& family, const QString& type)
    {
        if (m_document.types.contains(family))
            return u"a family is there twice"_s;
        if (type != "gauge"_L1 && type != "counter"_L1)
            return u"this type is not known"_s;
        if (family.endsWith("_total"_L1))
            return u"a family is called like the sample of a counter"_s;
        m_document.types.insert(family, type);
        m_family = family;
        m_described.clear();
        m_sampled = false;
        return {};
    }

    QString readSample(const QString& line)
    {
        static const QRegularExpression form(uR"re(^(%1)(?:\{(.*)\})? (\S+)$)re"_s.arg(namePattern));
        const auto match = form.match(line);
        if (!match.hasMatch())
            return u"this is no sample"_s;
        const QString name = match.captured(1);
        const bool counter = m_document.types.value(m_family) == "counter"_L1;
        if (m_family.isEmpty() || name != (counter ? m_family + "_total"_L1 : m_family))
            return u"a sample stands apart from its family"_s;
        const auto labels = readLabels(match.captured(2));
        if (!labels)
            return u"the labels are no labels"_s;
        bool number = false;
        const double value = match.captured(3).toDouble(&number);
        if (!number || (counter && value < 0))
            return u"the value is no such number"_s;
        const bool twice = std::ranges::any_of(m_document.samples,
            [&](const MetricsSample& other) { return other.name == name && other.labels == *labels; });
        if (twice)
            return u"a series is there twice"_s;
        m_document.samples.push_back({name, *labels, value});
        m_sampled = true;
        return {};
    }

    MetricsDocument& m_document;
    QString m_family;
    QSet<QString> m_described; ///< what was said of the family, beside its type
    bool m_sampled = false;    ///< a sample of it was read
    bool m_ended = false;
};

} // namespace

MetricsDocument readMetrics(const QByteArray& text)
{
    MetricsDocument document;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(text);
    if (decoder.hasError() || !decoded.endsWith(u'\n')) {
        document.trouble = u"it is no UTF-8, or its last line has no end"_s;
        return document;
    }
    Reader reader(document);
    const QStringList lines = decoded.chopped(1).split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QString trouble = reader.read(lines.at(at));
        if (trouble.isEmpty())
            continue;
        document.trouble = u"line %1: %2: %3"_s.arg(at + 1).arg(trouble, lines.at(at));
        return document;
    }
    if (!reader.ended())
        document.trouble = u"it has no end"_s;
    return document;
}

QStringList MetricsDocument::series(const QString& name, const QStringList& wanted) const
{
    QStringList found;
    for (const MetricsSample& sample : samples) {
        if (sample.name != name)
            continue;
        QStringList named;
        for (const QString& label : wanted) {
            if (sample.labels.contains(label))
                named << label + u'=' + sample.labels.value(label);
        }
        found << (named.join(u',') + u' ' + QString::number(sample.value, 'g', 15)).trimmed();
    }
    found.sort();
    return found;
}

bool MetricsDocument::has(const QString& name) const
{
    return std::ranges::find(samples, name, &MetricsSample::name) != samples.end();
}

} // namespace quotalamp
