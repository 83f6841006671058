// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/settings.h"
#include "desktop/kit/group.h"
#include "desktop/kit/spoken.h"

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
    QString label;      ///< what the control is for
    QString sentence{}; ///< what one should know before touching it; empty: nothing
};
/// Gives the texts of a row in the language of the program as it is now.
using RowWords = std::function<RowTexts()>;

/// Of a control beside its label, in pixels of a screen that is not scaled.
inline constexpr int controlWidth = 196;

/// A page of settings: its title, and groups of rows below. It is shown settings, and tells what a person made of
/// them, at once. A row for a setting is declared once, by addSwitch(), addChoice() or addNumber(); a page that needs
/// more than those adds rows of its own and overrides take() and retranslate().
class SettingsPage : public QScrollArea {
    Q_OBJECT
public:
    /// An untitled page without rows. Derived pages add theirs in their constructors and end by calling their own
    /// retranslate(), which gives the rows their words.
    explicit SettingsPage(QWidget* parent = nullptr);

    /// Shows `settings`; emits nothing.
    void setSettings(const Settings& settings);
    /// Says everything in the language of the program as it is now.
    virtual void retranslate();

Q_SIGNALS:
    /// A person changed something: these are all settings, with that change. Never sent by setSettings(), nor for a
    /// change that leaves the settings equal to what they were.
    void changed(const quotalamp::Settings& settings);

protected:
    /// Puts the values into the controls. Called by setSettings(); what the controls emit meanwhile is not told. A page
    /// with rows of its own fills those, and calls this one for the rows that were declared.
    virtual void take(const Settings& settings);
    /// The settings as they were shown, with what a person changed on this page since.
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    /// Tells the settings with what `change` does to them, unless the controls are just being filled.
    template <typename Change> void edit(Change change)
    {
        Settings settings = m_settings;
        change(settings);
        tell(settings);
    }

    /// The title of the whole page, above its rows.
    void setTitle(const QString& title);
    /// Rows that are added from now on stand in a box of their own, under a title where it gets one: the heading that
    /// this returns is hidden until the page gives it a text and shows it.
    Heading* addGroup();
    /// Adds a row below the others and moves `control` into it; null makes a row that only says something. The row has
    /// no words yet.
    GroupRow* addRow(QWidget* control);
    /// Adds a row that is no label with a control, as wide as the box.
    void addWide(QWidget* widget);
    /// The box that rows are added to now; there is always one.
    [[nodiscard]] QWidget* box();

    /// Rows whose control shows and changes one setting. `name` is the control's, by which tests and style find it.
    /// `access` is a member of Settings, or a function that gives one of its parts. A switch is a box to check for a
    /// setting that is true or false, and is spoken by its row's label.
    template <typename Access> QCheckBox* addSwitch(const QString& name, Access access, const RowWords& words);
    /// A choice among `values`, in the order of the names that `names` gives, as many as there are values. A setting
    /// that is none of them is shown as the first one, and stays as it is until a person chooses.
    template <typename Value, typename Access>
    QComboBox* addChoice(const QString& name, const std::vector<Value>& values, Access access, const RowWords& words,
        const std::function<QStringList()>& names);
    /// A number. `get` gives the setting as one from `least` to `most`, `set` puts one into the settings. It is told
    /// when it is whole, not digit by digit.
    QSpinBox* addNumber(const QString& name, int least, int most, const std::function<int(const Settings&)>& get,
        const std::function<void(Settings&, int)>& set, const RowWords& words);

    bool event(QEvent* event) override;

private:
    /// One row that is bound to a setting.
    struct Bound {
        std::function<void(const Settings&)> take; ///< puts the value into the control
        std::function<void()> retranslate;         ///< gives the row its words
    };

    void bind(const Bound& bound);
    void tell(const Settings& settings);

    Settings m_settings;
    std::vector<Bound> m_bound; ///< in the order in which they were declared
    bool m_taking = false;      ///< the controls are being filled: what they emit is no person's wish
    QVBoxLayout* m_column;      ///< the title and the groups
    Heading* m_title;
    quotalamp::Box* m_box = nullptr; ///< QFrame has one of its own
};

/// A control with a name of its own, which tests and style find it by. `parent` owns it until a row takes it.
template <typename Control> [[nodiscard]] Control* namedControl(const QString& name, QWidget* parent)
{
    auto* control = new Control(parent);
    control->setObjectName(name);
    return control;
}

/// The same for a choice without entries, as wide as the pages have them.
[[nodiscard]] QComboBox* comboControl(const QString& name, QWidget* parent);
/// The same for a whole number from `least` to `most`, both included; it tells of a number when it is whole, not of
/// each digit.
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
            setSpokenName(*box, texts.label);
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
