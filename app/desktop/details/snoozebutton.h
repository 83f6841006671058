// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "desktop/kit/buttons.h"

class QAction;

namespace quotalamp {

/// Silences the notifications of one account for a while, by a menu; says until when while they are silenced.
class SnoozeButton : public QuietButton {
    Q_OBJECT
public:
    explicit SnoozeButton(QWidget* parent);

    /// Until when notifications are silenced, in words; empty: they are not.
    void present(const QString& snoozed);

Q_SIGNALS:
    /// No notifications for so long; zero: until each limit resets.
    void snoozeRequested(quotalamp::Milliseconds time);
    void unsnoozeRequested(); ///< tell at once again

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_snoozed; ///< as present() was told
    QAction* m_untilReset;
    QAction* m_anHour;
    QAction* m_aDay;
    QAction* m_tellAgain; ///< only while they are silenced
};

} // namespace quotalamp
