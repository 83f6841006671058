// SPDX-License-Identifier: MIT
#include "io/files/inheritedrows.h"

#include "io/files/jsonfile.h"

#include <QFile>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

InheritedRows::InheritedRows(RowFile file, Ancestor ancestor)
    : m_file(std::move(file))
    , m_ancestor(std::move(ancestor))
{
    m_file.read();
    if (QFile::exists(m_ancestor.path))
        m_inherited = m_ancestor.rows(
            JsonFile(m_ancestor.path, {.mostBytes = m_ancestor.mostBytes, .fits = m_ancestor.fits}).read());
}

bool InheritedRows::replaces(const QString& name, const QJsonObject& row) const
{
    const auto inherited = m_inherited.find(name);
    return inherited != m_inherited.end() && (row.isEmpty() || m_ancestor.isLater(inherited->second, row));
}

QJsonObject InheritedRows::row(const QString& name) const
{
    const QJsonObject row = m_file.rows().row(name);
    return !m_inherited.empty() && replaces(name, row) ? m_inherited.at(name) : row;
}

QStringList InheritedRows::names() const
{
    QStringList names = m_file.rows().names();
    if (m_inherited.empty())
        return names;
    for (const auto& [name, row] : m_inherited)
        names << name;
    names.removeDuplicates();
    names.sort();
    return names;
}

std::optional<Failure> InheritedRows::change(const RowFile::Edit& edit, DiskWait wait)
{
    return QFile::exists(m_ancestor.path) ? takeOver(edit) : m_file.change(edit, wait);
}

/// While nobody can change the JSON file, which goes when all of it is written elsewhere. One that cannot be used is left
/// alone, and is no reason to write nothing.
std::optional<Failure> InheritedRows::takeOver(const RowFile::Edit& edit)
{
    JsonFile ancestor(m_ancestor.path, {.mostBytes = m_ancestor.mostBytes, .fits = m_ancestor.fits});
    bool tried = false;
    std::optional<Failure> failure;
    (void)ancestor.change([&](QJsonObject& json) {
        tried = true;
        m_inherited = m_ancestor.rows(json);
        failure = m_file.change([&](RowChange& change) {
            for (const auto& [name, row] : m_inherited) {
                if (replaces(name, change.row(name)))
                    change.put(name, JsonTree::from(row));
            }
            edit(change);
        });
        if (failure)
            return failure;
        m_inherited.clear();
        if (ancestor.state() == JsonFile::State::Good) {
            QFile::remove(m_ancestor.path);
            QFile::remove(m_ancestor.path + ".bak"_L1);
        }
        return failure;
    });
    return tried ? failure : m_file.change(edit);
}

} // namespace quotalamp
