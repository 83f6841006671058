// SPDX-License-Identifier: MIT
#include "desktop/settings/generalpage.h"

#include "core/base/text.h"
#include "desktop/kit/spoken.h"

#include <QDir>
#include <QLocale>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// In its own words, so that whoever reads it finds it.
QString languageName(const QString& language)
{
    return language == "en"_L1 ? u"English"_s : capitalised(QLocale(language).nativeLanguageName());
}

/// The languages that there are texts in, in the order of their names in them; English needs none. The first one is the
/// system's.
std::vector<QString> languages()
{
    std::vector<QString> languages;
    for (const QString& file : QDir(u":/i18n"_s).entryList({u"quotalamp_*.qm"_s}))
        languages.push_back(file.section(u'_', 1).section(u'.', 0, 0));
    std::ranges::sort(languages, {}, languageName);
    languages.insert(languages.begin(), {QString(), u"en"_s});
    return languages;
}

} // namespace

GeneralPage::GeneralPage(QWidget* parent)
    : SettingsPage(parent)
    , m_start(namedControl<QCheckBox>(u"startAtLogin"_s, this))
{
    addChoice(
        u"language"_s, languages(), &Settings::language, [] { return RowTexts{tr("Language")}; },
        [] {
            QStringList names;
            for (const QString& language : languages())
                names << (language.isEmpty() ? tr("System") : languageName(language));
            return names;
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
    setSpokenName(*m_start, tr("Start at login"));
    m_popupTitle->setText(tr("Popup"));
}

} // namespace quotalamp
