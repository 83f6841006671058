// SPDX-License-Identifier: MIT
#include "providers/descriptor/jsonform.h"

#include "core/base/tr.h"

#include <QJsonArray>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString typeSentence(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::String:
        return Text::tr("Must be a text.");
    case QJsonValue::Bool:
        return Text::tr("Must be true or false.");
    case QJsonValue::Double:
        return Text::tr("Must be a number.");
    case QJsonValue::Array:
        return Text::tr("Must be a list.");
    default:
        return Text::tr("Must be an object.");
    }
}

} // namespace

JsonForm::JsonForm(QJsonObject object, QString pointer, std::vector<Mistake>* mistakes)
    : m_object(std::move(object))
    , m_pointer(std::move(pointer))
    , m_mistakes(mistakes)
{
}

JsonForm::~JsonForm()
{
    if (!checks())
        return;
    const QStringList keys = m_object.keys();
    for (const QString& key : keys) {
        if (!m_asked.contains(key))
            mistake(key, Text::tr("Unknown key."));
    }
}

void JsonForm::mistake(const QString& key, const QString& what)
{
    if (checks())
        m_mistakes->push_back({pointerTo(key), what});
}

QString JsonForm::pointerTo(const QString& key) const
{
    if (key.isEmpty())
        return m_pointer;
    QString token = key;
    return m_pointer + u'/' + token.replace("~"_L1, "~0"_L1).replace("/"_L1, "~1"_L1);
}

QJsonValue JsonForm::take(const QString& key, Need need, QJsonValue::Type type)
{
    if (checks())
        m_asked.insert(key);
    if (!has(key)) {
        if (need == Need::Required)
            mistake(key, Text::tr("Is missing."));
        return QJsonValue(QJsonValue::Undefined);
    }
    QJsonValue value = m_object.value(key);
    if (value.type() == type)
        return value;
    mistake(key, typeSentence(type));
    return QJsonValue(QJsonValue::Undefined);
}

QString JsonForm::text(const QString& key, Need need)
{
    const QJsonValue value = take(key, need, QJsonValue::String);
    if (value.isString() && value.toString().isEmpty())
        mistake(key, Text::tr("Must not be empty."));
    return value.toString();
}

bool JsonForm::boolean(const QString& key)
{
    return take(key, Need::Optional, QJsonValue::Bool).toBool();
}

int JsonForm::integer(const QString& key, int least, int most)
{
    const QJsonValue value = take(key, Need::Optional, QJsonValue::Double);
    if (value.isUndefined())
        return 0;
    const int number = value.toInt(least - 1);
    if (number < least || number > most)
        mistake(key, Text::tr("Must be a whole number from %1 to %2.").arg(least).arg(most));
    return number;
}

QStringList JsonForm::texts(const QString& key)
{
    const QJsonArray array = take(key, Need::Optional, QJsonValue::Array).toArray();
    QStringList list;
    for (const auto& element : array) {
        if (element.toString().isEmpty())
            mistake(key, Text::tr("Must be a list of texts that are not empty."));
        list.append(element.toString());
    }
    return list;
}

std::vector<std::pair<QString, QString>> JsonForm::pairs(const QString& key)
{
    const QJsonObject object = take(key, Need::Optional, QJsonValue::Object).toObject();
    std::vector<std::pair<QString, QString>> list;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().toString().isEmpty() || member.key().isEmpty())
            mistake(key, Text::tr("Must hold only texts that are not empty."));
        list.emplace_back(member.key(), member.value().toString());
    }
    return list;
}

QJsonObject JsonForm::object(const QString& key, Need need)
{
    return take(key, need, QJsonValue::Object).toObject();
}

void JsonForm::form(const QString& key, Need need, const std::function<void(JsonForm&)>& read)
{
    const QJsonValue value = take(key, need, QJsonValue::Object);
    if (!value.isObject())
        return;
    JsonForm inner(value.toObject(), pointerTo(key), m_mistakes);
    read(inner);
}

void JsonForm::forms(const QString& key, int most, const std::function<void(JsonForm&)>& read)
{
    const QJsonArray array = take(key, Need::Optional, QJsonValue::Array).toArray();
    if (array.size() > most)
        mistake(key, Text::tr("Has more than %1 entries.").arg(most));
    for (int index = 0; index < array.size() && index < most; ++index) {
        const QString pointer = pointerTo(key) + u'/' + QString::number(index);
        if (checks() && !array.at(index).isObject()) {
            m_mistakes->push_back({pointer, typeSentence(QJsonValue::Object)});
            continue;
        }
        JsonForm inner(array.at(index).toObject(), pointer, m_mistakes);
        read(inner);
    }
}

} // namespace quotalamp
