// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QPaintDevice>
#include <QSize>
#include <QString>

#include <memory>

namespace quotalamp {

class SvgEngine;

/// What is painted on it becomes an SVG document: paths, their fills and strokes, and text as text, in the fonts of
/// whoever looks at it. Pictures and gradients are left out. Qt has such a device in a library of its own, which would be
/// loaded at every start for one button.
class SvgPicture : public QPaintDevice {
public:
    /// `title` and `description` are what a screen reader says of it.
    SvgPicture(const QSize& size, QString title, QString description);
    ~SvgPicture() override;
    SvgPicture(const SvgPicture&) = delete;
    SvgPicture& operator=(const SvgPicture&) = delete;

    /// The whole document; once the painter has ended.
    [[nodiscard]] QByteArray document() const;
    [[nodiscard]] QPaintEngine* paintEngine() const override;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    QString m_title;
    QString m_description;
    std::unique_ptr<SvgEngine> m_engine;
};

} // namespace quotalamp
