// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"

#include <QScrollArea>

class QVBoxLayout;

namespace quotalamp {

class Box;
class GroupRow;
class Heading;

/// A page of settings: its title, and groups of rows below. It is shown settings, and tells what a person made of
/// them, at once.
class SettingsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// Shows `settings`; emits nothing.
    void setSettings(const Settings& settings);
    virtual void retranslate() = 0;

Q_SIGNALS:
    void changed(const quotalamp::Settings& settings);

protected:
    /// Puts the values into the controls.
    virtual void take(const Settings& settings) = 0;
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    /// Tells the settings with what `change` does to them, unless the controls are just being filled.
    template <typename Change> void edit(Change change)
    {
        Settings settings = m_settings;
        change(settings);
        tell(settings);
    }

    void setTitle(const QString& title);
    /// Rows that are added from now on stand in a box of their own, under a title where it gets one.
    Heading* addGroup();
    GroupRow* addRow(QWidget* control);
    bool event(QEvent* event) override;

private:
    void tell(const Settings& settings);

    Settings m_settings;
    bool m_taking = false;
    QVBoxLayout* m_column;
    Heading* m_title;
    quotalamp::Box* m_box = nullptr; ///< QFrame has one of its own
};

/// A control with a name of its own, which tests and style find it by.
template <typename Control> [[nodiscard]] Control* namedControl(const QString& name, QWidget* parent)
{
    auto* control = new Control(parent);
    control->setObjectName(name);
    return control;
}

} // namespace quotalamp
