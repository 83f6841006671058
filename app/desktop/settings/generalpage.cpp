// SPDX-License-Identifier: MIT
#include "desktop/settings/generalpage.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// In the order of their names; empty: the system's.
std::vector<QString> languages()
{
    return {{}, u"en"_s, u"de"_s, u"ar"_s};
}

} // namespace

GeneralPage::GeneralPage(QWidget* parent)
    : SettingsPage(parent)
    , m_start(namedControl<QCheckBox>(u"startAtLogin"_s, this))
{
    addChoice(
        u"language"_s, languages(), &Settings::language, [] { return RowTexts{tr("Language")}; },
        // Each language in its own words, so that whoever reads it finds it.
        [] {
            return QStringList{tr("System"), u"English"_s, u"Deutsch"_s, u"العربية"_s};
        });
    m_startRow = addRow(m_start);
    m_startRow->hide();
    m_popupTitle = addGroup();
    m_popupTitle->show();
    addChoice(
        u"share"_s, std::vector{Share::Left, Share::Used}, &Settings::share,
        [] { return RowTexts{tr("Numbers show")}; },
        [] {
            return QStringList{tr("What is left"), tr("What is used")};
        });
    addChoice(
        u"resets"_s, std::vector{ResetStyle::Countdown, ResetStyle::Clock}, &Settings::resetStyle,
        [] { return RowTexts{tr("Times show")}; },
        [] {
            return QStringList{tr("Countdown"), tr("Time of day")};
        });
    addSwitch(u"closeOnFocusLoss"_s, &Settings::closeOnFocusLoss, [] {
        return RowTexts{tr("Close the popup when I click elsewhere"), tr("The pin in the popup keeps it open.")};
    });
    connect(m_start, &QCheckBox::clicked, this, &GeneralPage::startAtLoginRequested);
    GeneralPage::retranslate();
}

void GeneralPage::setStartsAtLogin(std::optional<bool> on)
{
    m_startRow->setVisible(on.has_value());
    m_start->setChecked(on.value_or(false));
}

void GeneralPage::retranslate()
{
    SettingsPage::retranslate();
    setTitle(tr("General"));
    m_startRow->setTexts(tr("Start at login"), tr("In the tray, without a window."));
    m_start->setAccessibleName(tr("Start at login"));
    m_popupTitle->setText(tr("Popup"));
}

} // namespace quotalamp
