// SPDX-License-Identifier: MIT
#include "core/base/jsontree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
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

/// Of ASCII, what is printed as it is, between quotes.
constexpr auto plainLetters = [] {
    std::array<bool, 128> plain{};
    for (std::size_t letter = 0x20; letter < 0x7f; ++letter)
        plain.at(letter) = letter != '"' && letter != '\\';
    return plain;
}();

bool isPlain(char16_t letter)
{
    return letter < plainLetters.size() && plainLetters[letter];
}

/// Compared at once, where Qt calls a function for it.
std::string_view plainView(const QByteArray& name)
{
    return {name.constData(), static_cast<std::size_t>(name.size())};
}

bool isPlain(const QByteArray& name)
{
    return std::ranges::all_of(plainView(name), [](char c) { return isPlain(static_cast<unsigned char>(c)); });
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
    char* to = out.data() + begin;
    for (const QChar letter : text) {
        if (!isPlain(letter.unicode())) {
            out.resize(begin);
            return printAsQt(text, out);
        }
        *++to = static_cast<char>(letter.unicode());
    }
}

/// What stands before a value in an object, on a line of its own.
void printName(const QByteArray& name, int depth, std::string& out)
{
    breakLine(depth, out);
    if (!isPlain(name)) {
        printAsQt(QString::fromUtf8(name), out);
    } else {
        const std::size_t begin = out.size();
        out.resize(begin + plainView(name).size() + 2, '"');
        std::ranges::copy(plainView(name), out.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
    }
    out.append(depth == onOneLine ? ":" : ": ");
}

/// The first letters of a name, in a number that is compared as they are.
std::uint64_t beginning(const QByteArray& name)
{
    std::uint64_t letters = 0;
    std::memcpy(&letters, name.constData(), std::min(sizeof letters, plainView(name).size()));
    return qFromBigEndian(letters);
}

/// Undefined where there is none.
QJsonValue memberOf(const QJsonObject& object, const QByteArray& name)
{
    return isPlain(name) ? object.value(QLatin1StringView(name)) : object.value(QString::fromUtf8(name));
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

JsonTree JsonTree::object(std::size_t room)
{
    JsonTree tree;
    tree.m_value.emplace<Members>().reserve(room);
    return tree;
}

JsonTree JsonTree::array(std::size_t room)
{
    JsonTree tree;
    tree.m_value.emplace<Elements>().reserve(room);
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

bool JsonTree::saysNothing() const
{
    if (const auto* members = std::get_if<Members>(&m_value))
        return members->empty();
    if (const auto* elements = std::get_if<Elements>(&m_value))
        return elements->empty();
    if (const auto* made = std::get_if<MadeElements>(&m_value))
        return made->count == 0;
    if (const auto* text = std::get_if<QString>(&m_value))
        return text->isEmpty();
    const auto* truth = std::get_if<bool>(&m_value);
    return truth ? !*truth : std::holds_alternative<std::monostate>(m_value);
}

void JsonTree::makeLean()
{
    if (auto* elements = std::get_if<Elements>(&m_value)) {
        for (JsonTree& each : *elements)
            each.makeLean();
    }
    auto* members = std::get_if<Members>(&m_value);
    if (!members)
        return;
    for (auto each = members->begin(); each != members->end(); ++each) {
        each->second.makeLean();
        if (!each->second.saysNothing())
            continue;
        for (auto earlier = members->begin(); earlier != each; ++earlier) {
            if (earlier->first == each->first)
                earlier->second = {};
        }
    }
    std::erase_if(*members, [](const Member& each) { return each.second.saysNothing(); });
}

bool JsonTree::isEqualTo(const QJsonValue& value) const
{
    if (std::holds_alternative<Members>(m_value))
        return value.isObject() && patchOf(value.toObject()).saysNothing();
    if (const auto* elements = std::get_if<Elements>(&m_value)) {
        const QJsonArray others = value.toArray();
        return value.isArray()
            && std::ranges::equal(
                *elements, others, [](const JsonTree& each, const QJsonValue& other) { return each.isEqualTo(other); });
    }
    if (const auto* text = std::get_if<QString>(&m_value))
        return value.isString() && value.toString() == *text;
    return toQJson() == value;
}

JsonTree JsonTree::patchOf(const QJsonObject& before) const
{
    JsonTree patch = object();
    qsizetype known = 0;
    const auto members = inOrder(std::get<Members>(m_value));
    for (const Member* each : members) {
        const QJsonValue was = memberOf(before, each->first);
        known += was.isUndefined() ? 0 : 1;
        const bool both = was.isObject() && std::holds_alternative<Members>(each->second.m_value);
        JsonTree inner = both ? each->second.patchOf(was.toObject()) : JsonTree();
        if (both && !inner.saysNothing())
            patch.insert(each->first, std::move(inner));
        else if (!both && !each->second.isEqualTo(was))
            patch.insert(each->first, each->second);
    }
    for (auto it = before.begin(); it != before.end() && known < before.size(); ++it) {
        const QByteArray name = it.key().toUtf8();
        if (!std::ranges::binary_search(
                members, plainView(name), {}, [](const Member* m) { return plainView(m->first); }))
            patch.insert(name, {});
    }
    return patch;
}

void JsonTree::Sheet::turnWhenFull()
{
    constexpr std::size_t full = std::size_t{64} * 1024;
    if (!take || text.size() < full)
        return;
    (*take)(text);
    text.clear();
}

std::string JsonTree::indented() const
{
    Sheet sheet;
    print(*this, sheet, 0);
    sheet.text += '\n';
    return std::move(sheet.text);
}

void JsonTree::printIndented(const std::function<void(std::string_view)>& take) const
{
    Sheet sheet{{}, &take};
    print(*this, sheet, 0);
    sheet.text += '\n';
    take(sheet.text);
}

std::string JsonTree::compact() const
{
    Sheet sheet;
    print(*this, sheet, onOneLine);
    return std::move(sheet.text);
}

template <typename Element>
void JsonTree::printArray(std::size_t count, const Element& element, Sheet& sheet, int depth)
{
    sheet.text += '[';
    for (std::size_t at = 0; at < count; ++at) {
        if (at > 0)
            sheet.text += ',';
        breakLine(below(depth), sheet.text);
        print(element(at), sheet, below(depth));
        sheet.turnWhenFull();
    }
    breakLine(depth, sheet.text);
    sheet.text += ']';
}

void JsonTree::print(const JsonTree& value, Sheet& sheet, int depth)
{
    std::string& out = sheet.text;
    if (const auto* members = std::get_if<Members>(&value.m_value))
        return print(*members, sheet, depth);
    if (const auto* list = std::get_if<Elements>(&value.m_value))
        return printArray(
            list->size(), [list](std::size_t at) -> const JsonTree& { return list->at(at); }, sheet, depth);
    if (const auto* made = std::get_if<MadeElements>(&value.m_value))
        return printArray(made->count, made->element, sheet, depth);
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
std::vector<const JsonTree::Member*> JsonTree::inOrder(const Members& members)
{
    struct Place {
        std::uint64_t begins;
        const Member* member;
    };
    std::vector<Place> places;
    places.reserve(members.size());
    for (const Member& each : members)
        places.push_back({beginning(each.first), &each});
    std::ranges::sort(places, [](const Place& a, const Place& b) {
        if (a.begins != b.begins)
            return a.begins < b.begins;
        const int order = plainView(a.member->first).compare(plainView(b.member->first));
        return order < 0 || (order == 0 && a.member > b.member);
    });
    std::vector<const Member*> sorted;
    sorted.reserve(places.size());
    for (const Place& each : places) {
        if (sorted.empty() || plainView(sorted.back()->first) != plainView(each.member->first))
            sorted.push_back(each.member);
    }
    return sorted;
}

void JsonTree::print(const Members& members, Sheet& sheet, int depth)
{
    sheet.text += '{';
    bool isFirst = true;
    for (const Member* each : inOrder(members)) {
        if (!std::exchange(isFirst, false))
            sheet.text += ',';
        printName(each->first, below(depth), sheet.text);
        print(each->second, sheet, below(depth));
    }
    breakLine(depth, sheet.text);
    sheet.text += '}';
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
