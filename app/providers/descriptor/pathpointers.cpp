// SPDX-License-Identifier: MIT
#include "providers/descriptor/pathpointers.h"

#include "core/base/json.h"
#include "core/base/tr.h"

#include <QRegularExpression>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression& braces()
{
    static const QRegularExpression expression(uR"(\{([^{}]*)\})"_s);
    return expression;
}

/// Not the folder above or itself.
constexpr auto idShape = R"((?!\.{1,2}(?:/|\z))[A-Za-z0-9._~-]{1,100})"_L1;

/// A name or a number that means the same in a path as in an answer: nothing to escape.
QString plainId(const QJsonValue& value)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(idShape));
    const qint64 whole = value.toInteger(-1); // of a fraction too
    const QString number = whole < 0 ? QString() : QString::number(whole);
    const QString id = value.isDouble() ? number : value.toString();
    return shape.match(id).hasMatch() ? id : QString();
}

/// A resource's name of the form "accounts/*".
QString resourceName(const QJsonValue& value, const QString& form)
{
    QString shape = QRegularExpression::escape(form);
    shape.replace(R"(\*)"_L1, idShape);
    const QRegularExpression expression(QRegularExpression::anchoredPattern(shape));
    const QString name = value.toString();
    return expression.match(name).hasMatch() ? name : QString();
}

} // namespace

std::optional<QString> filledPath(const QString& path, const QJsonValue& earlier)
{
    QString filled;
    qsizetype done = 0;
    for (auto places = braces().globalMatch(path); places.hasNext();) {
        const auto place = places.next();
        const QString pointer = place.captured(1).section(u'=', 0, 0);
        const QString form = place.captured(1).section(u'=', 1);
        const QJsonValue value = at(earlier, pointer);
        const QString id = form.isEmpty() ? plainId(value) : resourceName(value, form);
        if (id.isEmpty())
            return std::nullopt;
        filled += path.mid(done, place.capturedStart() - done) + id;
        done = place.capturedEnd();
    }
    return filled + path.mid(done);
}

QString chainMistake(const Descriptor::Free& free)
{
    static const QRegularExpression pointer(uR"(\A(?:/[^/*=]+)+(?:=[a-z]+/\*)?\z)"_s);
    QString rest = free.path;
    bool pointers = false;
    for (auto places = braces().globalMatch(free.path); places.hasNext(); pointers = true) {
        const auto place = places.next();
        if (!pointer.match(place.captured(1)).hasMatch())
            return Text::tr("Between { and } stands a JSON pointer to one value, such as /data/0/id.");
        rest.remove(place.captured());
    }
    if (rest.contains(u'{') || rest.contains(u'}'))
        return Text::tr("Each { needs its }.");
    const bool needsEarlier = pointers || !free.onlyIf.isEmpty();
    if (needsEarlier == free.after.isEmpty())
        return Text::tr(
            "“after” names the request whose answer “if” and the pointers in { } lead into, and only there.");
    return {};
}

} // namespace quotalamp
