// SPDX-License-Identifier: MIT
#include "desktop/kit/fontsahead.h"

#include <QApplication>
#include <QFont>
#include <QFontInfo>

namespace quotalamp {

FontsAhead::~FontsAhead()
{
    if (m_thread)
        m_thread->wait();
}

void FontsAhead::begin()
{
    if (m_thread)
        return;
    // Bold, as titles are, and so a font of its own: that of the application is not the thread's to change.
    QFont font = QApplication::font();
    font.setBold(!font.bold());
    m_thread.reset(QThread::create([font] { (void)QFontInfo(font).pixelSize(); }));
    m_thread->start();
}

} // namespace quotalamp
