// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ratewindow.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace quotalamp {

/// One limit of a provider that a person describes. The three places are header names, or JSON pointers into the body;
/// empty: not told.
struct LimitDraft {
    QString name; ///< "Requests per day"
    Unit unit = Unit::Requests;
    QString limit;
    QString remaining;
    QString reset;
    friend bool operator==(const LimitDraft&, const LimitDraft&) = default;
};

/// A provider as a person describes it in a dialog: what most of them need. A descriptor file can say more.
struct ProviderDraft {
    QString name;
    QString baseUrl;
    QString keyHeader; ///< "authorization"; empty: no key is sent
    QString keyPrefix; ///< "Bearer "
    QString path;      ///< of a request that costs nothing: "/v1/models"
    QString models;    ///< JSON pointer with one "*" to the models' ids: "/data/*/id"; empty: it lists none
    bool limitsInBody = false;
    std::vector<LimitDraft> limits;
    friend bool operator==(const ProviderDraft&, const ProviderDraft&) = default;
};

/// "Acme AI (Paris)" → "acme-ai-paris"; "provider" where nothing is left of it. Not one of `taken`.
[[nodiscard]] QString providerId(const QString& name, const QStringList& taken);

/// The descriptor (resources/providers/provider.schema.json) under that id. It is not checked here.
[[nodiscard]] QJsonObject toDescriptor(const ProviderDraft& draft, const QString& id);

} // namespace quotalamp
