// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "io/files/usagestore.h"

#include <QObject>

class QWidget;

namespace quotalamp {

/// Saves what is ahead of all accounts as a file for calendars, where a person says.
class CalendarDesk : public QObject {
    Q_OBJECT
public:
    /// Both are read whenever something is saved, and have to live as long.
    CalendarDesk(const UsageStore& store, const Settings& settings, QObject* parent = nullptr);

    /// Asks where, in a dialog of this window, and writes it then.
    void askWhere(QWidget* window);
    /// Writes the file; a name without an ending gets that of calendars.
    void save(QString path);

Q_SIGNALS:
    /// One translated sentence for the person.
    void failed(const QString& sentence);

private:
    const UsageStore& m_store;
    const Settings& m_settings;
};

} // namespace quotalamp
