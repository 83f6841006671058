// SPDX-License-Identifier: MIT
#include "core/words/linetemplate.h"

#include "core/base/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar dash = u'–'; ///< what is not known

QString leftIcon(const Glance& glance)
{
    if (glance.state == GaugeState::Error)
        return u"!"_s;
    if (!glance.left)
        return u"◌"_s;
    static constexpr std::array fills{u'○', u'◔', u'◑', u'◕', u'●'};
    const auto eighths = static_cast<std::size_t>(std::clamp(*glance.left, 0.0, 1.0) * 8);
    return QChar(fills.at((eighths + 1) / 2));
}

QString shareIn(const Glance& glance, Share share)
{
    return glance.left ? percentText(*glance.left, share) : QString();
}

struct Placeholder {
    QLatin1StringView name;
    QString (*value)(const Glance&);
};

constexpr std::array placeholderTable{
    Placeholder{"left"_L1, [](const Glance& glance) { return shareIn(glance, Share::Left); }},
    Placeholder{"used"_L1, [](const Glance& glance) { return shareIn(glance, Share::Used); }},
    Placeholder{"percent"_L1,
        [](const Glance& glance) {
            return glance.left ? QString::number(wholePercent(*glance.left, glance.share)) : QString();
        }},
    Placeholder{"text"_L1, glanceText},
    Placeholder{"account"_L1, [](const Glance& glance) { return glance.account; }},
    Placeholder{"label"_L1, [](const Glance& glance) { return glance.label; }},
    Placeholder{"window"_L1, [](const Glance& glance) { return glance.limit; }},
    Placeholder{"reset"_L1, [](const Glance& glance) { return glance.when; }},
    Placeholder{"state"_L1, [](const Glance& glance) { return gaugeStateName(glance.state); }},
    Placeholder{"icon"_L1, leftIcon},
    Placeholder{"line"_L1, glanceLine},
};

const Placeholder* placeholderOf(const QString& name)
{
    const auto* found = std::ranges::find(placeholderTable, name, &Placeholder::name);
    return found == placeholderTable.end() ? nullptr : found;
}

/// With a blank where a shell, tmux or polybar would see the beginning of something to run or to style by.
QString harmless(QString text)
{
    static const QRegularExpression beginning(u"([#$%])(?=[({\\[])"_s);
    return text.replace(beginning, u"\\1 "_s)
        .replace(u'`', u'\'')
        .replace(u'\\', u'/')
        .replace(u'\n', u' ')
        .replace(QChar::Nbsp, u' ');
}

} // namespace

LineTemplate::LineTemplate()
    : m_pieces{{u"line"_s, true}}
{
}

Result<LineTemplate> LineTemplate::parse(const QString& text)
{
    LineTemplate made;
    made.m_pieces = {Piece{}};
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar sign = text.at(at);
        const bool isDouble = at + 1 < text.size() && text.at(at + 1) == sign;
        if (sign != u'{') {
            at += sign == u'}' && isDouble ? 1 : 0;
            made.m_pieces.back().text += sign;
            continue;
        }
        if (isDouble) {
            made.m_pieces.back().text += sign;
            ++at;
            continue;
        }
        const qsizetype end = text.indexOf(u'}', at);
        if (end < 0)
            return Failure{Text::tr("A brace of the template is not closed; write {{ for a brace.")};
        const QString name = text.mid(at + 1, end - at - 1);
        if (!placeholderOf(name))
            return Failure{Text::tr("The template has a placeholder that there is not: it is one of %1.")
                               .arg(placeholders().join(u' '))};
        made.m_pieces.push_back({name, true});
        made.m_pieces.push_back({});
        at = end;
    }
    return made;
}

QString LineTemplate::fill(const Glance& glance) const
{
    QString line;
    for (const Piece& piece : m_pieces) {
        if (!piece.isPlaceholder) {
            line += piece.text;
            continue;
        }
        const QString value = harmless(placeholderOf(piece.text)->value(glance));
        line += value.isEmpty() ? QString(dash) : value;
    }
    return line;
}

QStringList LineTemplate::placeholders()
{
    QStringList names;
    for (const Placeholder& each : placeholderTable)
        names << u'{' + each.name + u'}';
    return names;
}

} // namespace quotalamp
