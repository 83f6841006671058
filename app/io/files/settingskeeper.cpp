// SPDX-License-Identifier: MIT
#include "io/files/settingskeeper.h"

#include <utility>

namespace quotalamp {

using namespace std::chrono_literals;

namespace {

constexpr auto saveAgainAfter = 30s;
constexpr Milliseconds patience = 500ms; ///< the windows wait meanwhile

} // namespace

SettingsKeeper::SettingsKeeper(const Places* places, QObject* parent)
    : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setTimerType(Qt::VeryCoarseTimer);
    m_again.setInterval(saveAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &SettingsKeeper::keep);
    if (!places)
        return;
    m_file.emplace(*places);
    m_file->setPatience(patience);
    m_settings = m_kept = m_file->read();
}

void SettingsKeeper::start()
{
    if (!m_file)
        return;
    m_watch = std::make_unique<FileWatch>(m_file->path());
    connect(m_watch.get(), &FileWatch::touched, this, &SettingsKeeper::look);
    tell(m_file->trouble());
}

std::optional<int> SettingsKeeper::paidCap() const
{
    return m_file ? m_file->paidCap(m_settings) : m_settings.paidProbesPerDay;
}

void SettingsKeeper::change(const Settings& settings)
{
    m_settings = settings;
    keep();
}

void SettingsKeeper::keep()
{
    m_again.stop();
    if (!m_file || m_settings == m_kept)
        return;
    const auto written = m_file->change(m_kept, m_settings);
    if (!written) {
        m_again.start();
        return tell(written.error().sentence);
    }
    m_told.clear();
    m_kept = *written;
    if (std::exchange(m_settings, m_kept) != m_kept)
        Q_EMIT changedElsewhere(m_settings);
}

/// What was chosen here and could not be kept yet stays.
void SettingsKeeper::look()
{
    if (m_file->isAsKnown())
        return;
    const Settings found = m_file->read();
    tell(m_file->trouble());
    if (m_settings != m_kept)
        return keep();
    // A file that cannot be used for the moment says nothing, but that the cap is unknown.
    if (m_file->trouble().isEmpty())
        m_settings = m_kept = found;
    Q_EMIT changedElsewhere(m_settings);
}

void SettingsKeeper::tell(const QString& sentence)
{
    if (std::exchange(m_told, sentence) != sentence && !sentence.isEmpty())
        Q_EMIT failed(sentence);
}

} // namespace quotalamp
