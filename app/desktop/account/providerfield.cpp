// SPDX-License-Identifier: MIT
#include "desktop/account/providerfield.h"

#include <QSignalBlocker>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

ProviderField::ProviderField(QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(u"provider"_s);
    connect(this, &QComboBox::currentIndexChanged, this, [this] {
        m_given = true;
        Q_EMIT changed();
    });
    connect(this, &QComboBox::activated, this, [this] {
        m_given = true;
        Q_EMIT confirmed();
    });
}

void ProviderField::setChoices(std::vector<ProviderChoice> choices)
{
    const QSignalBlocker quiet(this);
    m_choices = std::move(choices);
    clear();
    for (const ProviderChoice& choice : m_choices)
        addItem(choice.name, choice.id);
}

const ProviderChoice* ProviderField::choice() const
{
    return currentIndex() < 0 ? nullptr : &m_choices[std::size_t(currentIndex())];
}

void ProviderField::start(const QString& id, bool fixed)
{
    const QSignalBlocker quiet(this);
    const int place = findData(id);
    m_given = place >= 0;
    setEnabled(!fixed);
    setCurrentIndex(place >= 0 || fixed || m_choices.empty() ? place : 0);
}

void ProviderField::suggest(const QString& id)
{
    setCurrentIndex(findData(id));
    m_given = false;
}

} // namespace quotalamp
