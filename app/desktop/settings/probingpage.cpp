// SPDX-License-Identifier: MIT
#include "desktop/settings/probingpage.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int shortestInterval = 1; ///< minutes
constexpr int longestInterval = 60;
constexpr int noCap = -1;
constexpr int largestCap = 1000;

} // namespace

ProbingPage::ProbingPage(QWidget* parent)
    : SettingsPage(parent)
    , m_interval(addNumber(
          u"interval"_s, shortestInterval, longestInterval,
          [](const Settings& settings) { return int(settings.interval.count()); },
          [](Settings& settings, int minutes) { settings.interval = std::chrono::minutes(minutes); },
          [] {
              return RowTexts{tr("Check every"), tr("Less often where a provider asks for that.")};
          }))
    , m_cap(addNumber(
          u"paidProbesPerDay"_s, noCap, largestCap,
          [](const Settings& settings) { return settings.paidProbesPerDay.value_or(noCap); },
          [](Settings& settings, int cap) {
              settings.paidProbesPerDay = cap == noCap ? std::nullopt : std::optional(cap);
          },
          [] {
              return RowTexts{tr("Paid probes a day"),
                  tr("For all accounts together, also when you refresh by hand. With 0 there are none.")};
          }))
{
    ProbingPage::retranslate();
}

void ProbingPage::retranslate()
{
    SettingsPage::retranslate();
    setTitle(tr("Probing"));
    m_interval->setSuffix(tr(" min", "minutes, after a number"));
    m_cap->setSpecialValueText(tr("No limit"));
}

} // namespace quotalamp
