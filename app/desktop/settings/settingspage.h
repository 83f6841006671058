// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "desktop/kit/group.h"

#include <QCheckBox>
#include <QComboBox>
#include <QScrollArea>
#include <QSpinBox>

#include <algorithm>
#include <functional>
#include <vector>

class QVBoxLayout;

namespace quotalamp {

/// The label of a row, and the small sentence below it; translated anew each time they are asked for.
struct RowTexts {
    QString label;
    QString sentence{};
};
using RowWords = std::function<RowTexts()>;

/// A page of settings: its title, and groups of rows below. It is shown settings, and tells what a person made of
/// them, at once. A row for a setting is declared once, by addSwitch(), addChoice() or addNumber(); a page that needs
/// more than those adds rows of its own and overrides take() and retranslate().
class SettingsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// Shows `settings`; emits nothing.
    void setSettings(const Settings& settings);
    /// Says everything in the language of the program as it is now.
    virtual void retranslate();

Q_SIGNALS:
    /// A person changed something: these are all settings, with that change.
    void changed(const quotalamp::Settings& settings);

protected:
    /// Puts the values into the controls.
    virtual void take(const Settings& settings);
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
    /// Adds a row that is no label with a control, as wide as the box.
    void addWide(QWidget* widget);
    [[nodiscard]] QWidget* box();

    /// Rows whose control shows and changes one setting. `name` is the control's, by which tests and style find it.
    /// `access` is a member of Settings, or a function that gives one of its parts.
    template <typename Access> QCheckBox* addSwitch(const QString& name, Access access, const RowWords& words);
    /// `values` in the order of the names that `names` gives.
    template <typename Value, typename Access>
    QComboBox* addChoice(const QString& name, const std::vector<Value>& values, Access access, const RowWords& words,
        const std::function<QStringList()>& names);
    /// `get` gives the setting as a number from `least` to `most`, `set` puts one into the settings.
    QSpinBox* addNumber(const QString& name, int least, int most, const std::function<int(const Settings&)>& get,
        const std::function<void(Settings&, int)>& set, const RowWords& words);

    bool event(QEvent* event) override;

private:
    /// One row that is bound to a setting.
    struct Bound {
        std::function<void(const Settings&)> take;
        std::function<void()> retranslate;
    };

    void bind(const Bound& bound);
    void tell(const Settings& settings);

    Settings m_settings;
    std::vector<Bound> m_bound;
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

/// The same as wide as the pages have it: a choice, and a number between two bounds that is told when it is whole.
[[nodiscard]] QComboBox* comboControl(const QString& name, QWidget* parent);
[[nodiscard]] QSpinBox* spinControl(const QString& name, QWidget* parent, int least, int most);

template <typename Access> QCheckBox* SettingsPage::addSwitch(const QString& name, Access access, const RowWords& words)
{
    auto* box = namedControl<QCheckBox>(name, this);
    GroupRow* row = addRow(box);
    connect(box, &QCheckBox::toggled, this,
        [this, access](bool on) { edit([&](Settings& settings) { std::invoke(access, settings) = on; }); });
    bind({[box, access](const Settings& settings) { box->setChecked(std::invoke(access, settings)); },
        [box, row, words] {
            const RowTexts texts = words();
            row->setTexts(texts.label, texts.sentence);
            box->setAccessibleName(texts.label);
        }});
    return box;
}

template <typename Value, typename Access>
QComboBox* SettingsPage::addChoice(const QString& name, const std::vector<Value>& values, Access access,
    const RowWords& words, const std::function<QStringList()>& names)
{
    QComboBox* combo = comboControl(name, this);
    GroupRow* row = addRow(combo);
    for (const Value& value : values)
        combo->addItem({}, QVariant::fromValue(value));
    connect(combo, &QComboBox::activated, this, [this, combo, access] {
        edit([&](Settings& settings) { std::invoke(access, settings) = combo->currentData().template value<Value>(); });
    });
    bind({[combo, values, access](const Settings& settings) {
              const auto chosen = std::ranges::find(values, std::invoke(access, settings));
              combo->setCurrentIndex(chosen == values.end() ? 0 : int(chosen - values.begin()));
          },
        [combo, row, words, names] {
            const RowTexts texts = words();
            row->setTexts(texts.label, texts.sentence);
            const QStringList each = names();
            for (int i = 0; i < combo->count(); ++i)
                combo->setItemText(i, each.at(i));
        }});
    return combo;
}

} // namespace quotalamp
