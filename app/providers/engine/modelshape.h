// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace quotalamp {

/// Models that no descriptor knows, as far as their names tell of them: those that seem to chat, by what the name does
/// not say, and to be cheap, the smallest first; of a size the newest first, else in the provider's own order. What
/// seems expensive is not among them.
[[nodiscard]] QStringList modelsByShape(const QStringList& models);

/// The name is that of something else than a model that chats: embeddings, speech, pictures, moderation.
[[nodiscard]] bool seemsUnableToChat(const QString& model);

/// There is no price in a list of models, but makers name their largest alike: "pro", "opus", "ultra". A person may
/// choose one; nobody else does.
[[nodiscard]] bool seemsExpensive(const QString& model);

} // namespace quotalamp
