// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tr.h"
#include "providers/descriptor/jsonform.h"

#include <optional>

namespace quotalamp {

/// Members of a descriptor that have a shape of their own; what has another one is noted as a mistake.
namespace fields {

/// The regular expression matches all of the text.
[[nodiscard]] bool matches(const QString& text, const QString& pattern);
/// A mistake: the form is one that is checked, and the text does not match `pattern`.
[[nodiscard]] bool differs(const JsonForm& form, const QString& text, const QString& pattern);
/// A text that, where it is there, has to match `pattern`.
QString shaped(
    JsonForm& form, const QString& key, JsonForm::Need need, const QString& pattern, const QString& otherwise);
QString identifier(JsonForm& form, const QString& key);
QString pointer(JsonForm& form, const QString& key, JsonForm::Need need = JsonForm::Need::Optional);
/// The name of a usage hook.
QString hookName(JsonForm& form, const QString& key);
/// A pointer to one value in each element of a list.
QString column(JsonForm& form, const QString& key);
QString path(JsonForm& form, const QString& key, JsonForm::Need need = JsonForm::Need::Required);
QString page(JsonForm& form, const QString& key);
QString variable(JsonForm& form, const QString& key);
QByteArray headerName(JsonForm& form, const QString& key, JsonForm::Need need);
/// A window's header name, which may hold the kind.
QByteArray headerPattern(JsonForm& form, const QString& key);
/// A header that a descriptor may set: neither the key's nor the client's own.
void checkHeader(JsonForm& form, const QString& key, const QString& name);
/// The header that carries the key: none that frames the request, is the proxy's or ends in logs.
void checkKeyHeader(JsonForm& form, const QString& key, const QString& name);
/// No text of a descriptor is a key.
void checkForKey(JsonForm& form, const QString& key, const QString& text);
/// A length such as 1m, 5h or 7d.
std::optional<Seconds> length(JsonForm& form, const QString& key, const QString& text);

template <typename T> T named(JsonForm& form, const QString& key, const QString& name, std::optional<T> value)
{
    if (!value && !name.isEmpty())
        form.mistake(key, Text::tr("Unknown word “%1”.").arg(name));
    return value.value_or(T());
}

} // namespace fields

/// The descriptor's member "login".
[[nodiscard]] Descriptor::Login readLogin(JsonForm& form);

} // namespace quotalamp
