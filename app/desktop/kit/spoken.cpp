// SPDX-License-Identifier: MIT
#include "desktop/kit/spoken.h"

#include <QLineEdit>
#include <QString>
#include <QWidget>

namespace quotalamp {

void setSpokenName(QWidget& widget, const QString& name)
{
    if (widget.accessibleName() != name)
        widget.setAccessibleName(name);
    auto* field = widget.inherits("QAbstractSpinBox") ? widget.findChild<QLineEdit*>() : nullptr;
    if (field)
        setSpokenName(*field, name);
}

void setSpokenDescription(QWidget& widget, const QString& words)
{
    if (widget.accessibleDescription() != words)
        widget.setAccessibleDescription(words);
}

} // namespace quotalamp
