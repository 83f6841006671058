// SPDX-License-Identifier: MIT
#pragma once

#include "providers/descriptor/descriptor.h"

#include <QJsonValue>

namespace quotalamp {

/// The path of a request that waits for another one's answer: each pointer in braces replaced by the id that stands
/// there, "/v1/projects/{/projects/0/id}/balances", or by the resource name of the form behind it,
/// "/v1/{/accounts/0/name=accounts/*}/quotas". Empty where one leads to nothing that is plainly that, so that no answer
/// can lead elsewhere.
[[nodiscard]] std::optional<QString> filledPath(const QString& path, const QJsonValue& earlier);

/// What is wrong with the braces of its path, as a translated sentence; empty where nothing is.
[[nodiscard]] QString chainMistake(const Descriptor::Free& free);

} // namespace quotalamp
