// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quotalamp {

/// A JSON value that is made to be written out: it takes a fraction of the work of a QJsonValue, and prints the very bytes
/// that QJsonDocument prints. An object or an array is made by adding to it.
class JsonTree {
public:
    /// A value in an object, behind its name, which is UTF-8.
    using Member = std::pair<QByteArray, JsonTree>;

    /// Null.
    JsonTree() = default;
    JsonTree(bool value);           // NOLINT(google-explicit-constructor): as a QJsonValue is made
    JsonTree(int value);            // NOLINT(google-explicit-constructor)
    JsonTree(qint64 value);         // NOLINT(google-explicit-constructor)
    JsonTree(double value);         // NOLINT(google-explicit-constructor): one that is no number is null
    JsonTree(QString value);        // NOLINT(google-explicit-constructor)
    JsonTree(TimePoint value);      // NOLINT(google-explicit-constructor): as RFC 3339
    JsonTree(Milliseconds value);   // NOLINT(google-explicit-constructor): their number
    JsonTree(const char*) = delete; // it would be a bool
    /// Null where there is none.
    template <typename T>
    JsonTree(const std::optional<T>& value) // NOLINT(google-explicit-constructor)
        : JsonTree(value ? JsonTree(*value) : JsonTree())
    {
    }
    /// An object.
    JsonTree(std::initializer_list<Member> members);
    /// Any value.
    [[nodiscard]] static JsonTree from(const QJsonValue& value);
    /// One that has no members, or no elements, yet, and room for so many.
    [[nodiscard]] static JsonTree object(std::size_t room = 0);
    [[nodiscard]] static JsonTree array(std::size_t room = 0);
    /// An array whose elements are made one after the other when they are printed, and not kept. What `element` looks at
    /// has to be there as long.
    [[nodiscard]] static JsonTree array(std::size_t count, std::function<JsonTree(std::size_t)> element);
    /// Null where the text is empty.
    [[nodiscard]] static JsonTree textOrNull(const QString& text);

    /// Sets a member of an object. The last value of a name counts.
    void insert(const QByteArray& name, JsonTree value);
    /// Adds an element to an array.
    void append(JsonTree value);
    /// Takes away the members that say nothing: null, false, and what is empty. Elements stay where they are.
    void makeLean();

    /// What becomes `before` to this object, as a JSON merge patch (RFC 7396): null takes a member away. Both are lean.
    /// Empty where they are equal.
    [[nodiscard]] JsonTree patchOf(const QJsonObject& before) const;
    /// An object or an array without anything in it, an empty text, null, or false.
    [[nodiscard]] bool saysNothing() const;

    /// As QJsonDocument::toJson() prints an object or an array, with a line for each value.
    [[nodiscard]] std::string indented() const;
    /// The same in pieces of some ten thousand bytes, one after the other: there is never more of it.
    void printIndented(const std::function<void(std::string_view)>& take) const;
    /// The same on one line and without its end, as with QJsonDocument::Compact.
    [[nodiscard]] std::string compact() const;
    [[nodiscard]] QJsonValue toQJson() const;

private:
    using Members = std::vector<Member>;
    using Elements = std::vector<JsonTree>;
    struct MadeElements {
        std::size_t count = 0;
        std::function<JsonTree(std::size_t)> element;
    };
    /// What is being printed.
    struct Sheet {
        std::string text;
        const std::function<void(std::string_view)>* take = nullptr; ///< it is given away when it is full
        void turnWhenFull();
    };
    static void print(const JsonTree& value, Sheet& sheet, int depth);
    static void print(const Members& members, Sheet& sheet, int depth);
    [[nodiscard]] static std::vector<const Member*> inOrder(const Members& members);
    [[nodiscard]] bool isEqualTo(const QJsonValue& value) const;
    template <typename Element>
    static void printArray(std::size_t count, const Element& element, Sheet& sheet, int depth);

    std::variant<std::monostate, bool, qint64, double, QString, Elements, MadeElements, Members> m_value;
};

} // namespace quotalamp
