// SPDX-License-Identifier: MIT
#pragma once

#include "io/files/places.h"
#include "providers/descriptor/registry.h"

#include <vector>

namespace quotalamp {

/// A descriptor of a person's own that cannot be used.
struct BrokenDescriptor {
    QString file;                  ///< its path
    std::vector<Mistake> mistakes; ///< all that were found, at least one
};

/// All providers that there are for this person.
struct Providers {
    Registry registry;                    ///< those that can be used
    std::vector<BrokenDescriptor> broken; ///< those of the person's own that cannot
};

/// The providers built in, then those that the folder "providers" beside the accounts describes, by file name. A
/// broken one is left out and told; the others still work. None can take the place of one that is there already,
/// because accounts and keys are kept under its id.
[[nodiscard]] Providers knownProviders(const Places& places);

/// Keeps a descriptor as ID.json in that folder, checked like any other; nothing is written over. Where it is not kept, the
/// mistakes say why, one of them also where the file could not be written.
[[nodiscard]] Result<Descriptor, std::vector<Mistake>> keepDescriptor(
    const Places& places, const QJsonObject& json, const Registry& known);

/// One descriptor file, checked as a whole: its form, that its ids are not taken by `known`, and that it sends no other
/// provider's login elsewhere.
[[nodiscard]] Result<Descriptor, std::vector<Mistake>> readDescriptorFile(const QString& path, const Registry& known);

} // namespace quotalamp
