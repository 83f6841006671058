// SPDX-License-Identifier: MIT
#include "core/base/jsontree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace quotalamp {

namespace {

constexpr std::size_t indentation = 4;

constexpr int onOneLine = -1; ///< the depth of everything where there are no lines

/// A line that begins at the depth.
void breakLine(int depth, std::string& out)
{
    if (depth == onOneLine)
        return;
    out += '\n';
    out.append(static_cast<std::size_t>(depth) * indentation, ' ');
}

int below(int depth)
{
    return depth == onOneLine ? onOneLine : depth + 1;
}

/// It is printed as it is, between quotes.
bool isPlain(char16_t letter)
{
    return letter >= 0x20 && letter < 0x7f && letter != u'"' && letter != u'\\';
}

/// As Qt writes it, which knows how to write all that is not plain.
void printAsQt(const QString& text, std::string& out)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    out.append(list.constData() + 1, static_cast<std::size_t>(list.size() - 2)); // without its brackets
}

void printText(const QString& text, std::string& out)
{
    const std::size_t begin = out.size();
    out.resize(begin + static_cast<std::size_t>(text.size()) + 2, '"');
    auto to = out.begin() + static_cast<std::ptrdiff_t>(begin);
    for (const QChar letter : text) {
        if (!isPlain(letter.unicode())) {
            out.resize(begin);
            return printAsQt(text, out);
        }
        *++to = static_cast<char>(letter.unicode());
    }
}

/// Compared at once, where Qt calls a function for it.
std::string_view plainView(const QByteArray& name)
{
    return {name.constData(), static_cast<std::size_t>(name.size())};
}

void printName(const QByteArray& name, std::string& out)
{
    const bool plain = std::ranges::all_of(name, [](char c) { return isPlain(static_cast<unsigned char>(c)); });
    if (!plain)
        return printAsQt(QString::fromUtf8(name), out);
    out += '"';
    out += plainView(name);
    out += '"';
}

void printWhole(qint64 number, std::string& out)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    out.append(digits.data(), end);
}

} // namespace

JsonTree::JsonTree(bool value)
    : m_value(value)
{
}

JsonTree::JsonTree(int value)
    : m_value(qint64{value})
{
}

JsonTree::JsonTree(qint64 value)
    : m_value(value)
{
}

/// A whole number is one to Qt, however it came.
JsonTree::JsonTree(double value)
{
    constexpr double beyond = 9223372036854775808.0; // of qint64
    if (value >= -beyond && value < beyond && std::trunc(value) == value)
        m_value = static_cast<qint64>(value);
    else if (std::isfinite(value))
        m_value = value;
}

JsonTree::JsonTree(QString value)
    : m_value(std::move(value))
{
}

JsonTree::JsonTree(TimePoint value)
    : m_value(toRfc3339(value))
{
}

JsonTree::JsonTree(Milliseconds value)
    : m_value(qint64{value.count()})
{
}

JsonTree::JsonTree(std::initializer_list<Member> members)
    : m_value(Members(members))
{
}

JsonTree JsonTree::object()
{
    JsonTree tree;
    tree.m_value = Members();
    return tree;
}

JsonTree JsonTree::array()
{
    JsonTree tree;
    tree.m_value = Elements();
    return tree;
}

JsonTree JsonTree::array(std::size_t count, std::function<JsonTree(std::size_t)> element)
{
    JsonTree tree;
    tree.m_value = MadeElements{count, std::move(element)};
    return tree;
}

JsonTree JsonTree::textOrNull(const QString& text)
{
    return text.isEmpty() ? JsonTree() : JsonTree(text);
}

JsonTree JsonTree::from(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        // One that is whole is the same whatever stands in for one that is not.
        if (std::isfinite(value.toDouble()) && value.toInteger(0) == value.toInteger(1))
            return value.toInteger();
        return value.toDouble();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array: {
        JsonTree tree = array();
        for (const QJsonValue each : value.toArray())
            tree.append(from(each));
        return tree;
    }
    case QJsonValue::Object: {
        JsonTree tree = object();
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member)
            tree.insert(member.key().toUtf8(), from(member.value()));
        return tree;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

void JsonTree::insert(const QByteArray& name, JsonTree value)
{
    std::get<Members>(m_value).emplace_back(name, std::move(value));
}

void JsonTree::append(JsonTree value)
{
    std::get<Elements>(m_value).push_back(std::move(value));
}

std::string JsonTree::indented() const
{
    std::string out;
    print(*this, out, 0);
    out += '\n';
    return out;
}

std::string JsonTree::compact() const
{
    std::string out;
    print(*this, out, onOneLine);
    return out;
}

template <typename Element>
void JsonTree::printArray(std::size_t count, const Element& element, std::string& out, int depth)
{
    out += '[';
    for (std::size_t at = 0; at < count; ++at) {
        if (at > 0)
            out += ',';
        breakLine(below(depth), out);
        print(element(at), out, below(depth));
    }
    breakLine(depth, out);
    out += ']';
}

void JsonTree::print(const JsonTree& value, std::string& out, int depth)
{
    if (const auto* members = std::get_if<Members>(&value.m_value))
        return print(*members, out, depth);
    if (const auto* list = std::get_if<Elements>(&value.m_value))
        return printArray(
            list->size(), [list](std::size_t at) -> const JsonTree& { return list->at(at); }, out, depth);
    if (const auto* made = std::get_if<MadeElements>(&value.m_value))
        return printArray(made->count, made->element, out, depth);
    if (const auto* text = std::get_if<QString>(&value.m_value))
        return printText(*text, out);
    if (const auto* whole = std::get_if<qint64>(&value.m_value))
        printWhole(*whole, out);
    else if (const auto* number = std::get_if<double>(&value.m_value))
        out += QByteArray::number(*number, 'g', QLocale::FloatingPointShortest).toStdString();
    else if (const auto* truth = std::get_if<bool>(&value.m_value))
        out.append(*truth ? "true" : "false");
    else
        out.append("null");
}

/// By name; of equal ones the last.
void JsonTree::print(const Members& members, std::string& out, int depth)
{
    std::vector<const Member*> sorted;
    sorted.reserve(members.size());
    for (const Member& each : members)
        sorted.push_back(&each);
    std::ranges::sort(sorted, [](const Member* a, const Member* b) {
        const int order = plainView(a->first).compare(plainView(b->first));
        return order < 0 || (order == 0 && a < b);
    });
    out += '{';
    bool isFirst = true;
    for (auto each = sorted.begin(); each != sorted.end(); ++each) {
        const auto next = std::next(each);
        if (next != sorted.end() && (*next)->first == (*each)->first)
            continue;
        if (!std::exchange(isFirst, false))
            out += ',';
        breakLine(below(depth), out);
        printName((*each)->first, out);
        out.append(depth == onOneLine ? ":" : ": ");
        print((*each)->second, out, below(depth));
    }
    breakLine(depth, out);
    out += '}';
}

QJsonValue JsonTree::toQJson() const
{
    if (const auto* members = std::get_if<Members>(&m_value)) {
        QJsonObject object;
        for (const Member& each : *members)
            object.insert(QString::fromUtf8(each.first), each.second.toQJson());
        return object;
    }
    if (const auto* elements = std::get_if<Elements>(&m_value)) {
        QJsonArray array;
        for (const JsonTree& each : *elements)
            array.append(each.toQJson());
        return array;
    }
    if (const auto* made = std::get_if<MadeElements>(&m_value)) {
        QJsonArray array;
        for (std::size_t at = 0; at < made->count; ++at)
            array.append(made->element(at).toQJson());
        return array;
    }
    if (const auto* text = std::get_if<QString>(&m_value))
        return *text;
    if (const auto* whole = std::get_if<qint64>(&m_value))
        return *whole;
    if (const auto* number = std::get_if<double>(&m_value))
        return *number;
    if (const auto* truth = std::get_if<bool>(&m_value))
        return *truth;
    return QJsonValue(QJsonValue::Null);
}

} // namespace quotalamp
