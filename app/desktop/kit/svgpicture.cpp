// SPDX-License-Identifier: MIT
#include "desktop/kit/svgpicture.h"

#include <QGuiApplication>
#include <QPaintEngine>
#include <QPainterPath>
#include <QPen>
#include <QScreen>
#include <QTransform>
#include <QXmlStreamWriter>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace quotalamp {

namespace {

constexpr int dotsPerInch = 96;
constexpr double millimetresPerInch = 25.4;
constexpr int opaque = 255;

QByteArray numberText(double number)
{
    return QByteArray::number(std::round(number * 100) / 100);
}

QByteArray attribute(const char* name, const QByteArray& value)
{
    return " " + QByteArray(name) + "=\"" + value + "\"";
}

/// A colour, with its opacity where it has one.
QByteArray paintOf(const char* name, const QColor& color)
{
    QByteArray text = attribute(name, color.name(QColor::HexRgb).toLatin1());
    if (color.alpha() < opaque)
        text += attribute((QByteArray(name) + "-opacity").constData(), numberText(color.alphaF()));
    return text;
}

/// As XML has it, also within an attribute.
QByteArray xmlText(const QString& text)
{
    QByteArray written;
    QXmlStreamWriter writer(&written);
    writer.writeCharacters(text);
    return written;
}

QByteArray pathText(const QPainterPath& path)
{
    QByteArray text;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const char* command = element.isMoveTo() ? "M" : element.isLineTo() ? "L" : element.isCurveTo() ? "C" : " ";
        text += command + numberText(element.x) + ' ' + numberText(element.y);
    }
    return text;
}

} // namespace

/// Writes each thing that is painted as an element.
class SvgEngine : public QPaintEngine {
public:
    SvgEngine()
        : QPaintEngine(AllFeatures
            & ~PaintEngineFeatures(PatternBrush | PerspectiveTransform | ConicalGradientFill | PorterDuff
                | RasterOpModes | BlendModes | ConstantOpacity))
    {
    }

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return User; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags flags = now.state();
        if (flags & DirtyPen)
            m_pen = now.pen();
        if (flags & DirtyBrush)
            m_brush = now.brush();
        if (flags & DirtyTransform)
            m_transform = now.transform();
        if (flags & DirtyClipEnabled && !now.isClipEnabled())
            m_clip.clear();
        if (flags & DirtyClipPath)
            clipTo(now.clipPath(), now.clipOperation());
        if (flags & DirtyClipRegion) {
            QPainterPath path;
            path.addRegion(now.clipRegion());
            clipTo(path, now.clipOperation());
        }
    }

    void drawPath(const QPainterPath& path) override
    {
        m_body += "<path" + attribute("d", pathText(m_transform.map(path))) + fill() + stroke() + m_clip + "/>\n";
    }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path(points[0]);
        for (int i = 1; i < count; ++i)
            path.lineTo(points[i]);
        if (mode != PolylineMode)
            path.closeSubpath();
        m_body += "<path" + attribute("d", pathText(m_transform.map(path)))
            + (mode == PolylineMode ? attribute("fill", "none") : fill()) + stroke() + m_clip + "/>\n";
    }

    void drawPixmap(const QRectF& /*to*/, const QPixmap& /*pixmap*/, const QRectF& /*from*/) override { }

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QPointF place = m_transform.map(at);
        const QFont font = item.font();
        const double pixels = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * dotsPerInch / 72;
        m_body += "<text xml:space=\"preserve\"" + attribute("x", numberText(place.x()))
            + attribute("y", numberText(place.y()))
            + attribute("font-family", xmlText(font.family() + u", sans-serif"_s))
            + attribute("font-size", numberText(pixels)) + attribute("font-weight", QByteArray::number(font.weight()))
            + attribute("textLength", numberText(item.width())) + paintOf("fill", m_pen.color()) + m_clip + ">"
            + xmlText(item.text()) + "</text>\n";
    }

    [[nodiscard]] const QByteArray& body() const { return m_body; }

private:
    [[nodiscard]] QByteArray fill() const
    {
        return m_brush.style() == Qt::NoBrush ? attribute("fill", "none") : paintOf("fill", m_brush.color());
    }

    [[nodiscard]] QByteArray stroke() const
    {
        if (m_pen.style() == Qt::NoPen)
            return {};
        const double width = m_pen.widthF() > 0 ? m_pen.widthF() : 1;
        QByteArray text = paintOf("stroke", m_pen.color()) + attribute("stroke-width", numberText(width));
        QByteArray dashes;
        const auto pattern = m_pen.dashPattern();
        for (const double length : pattern)
            dashes += (dashes.isEmpty() ? "" : " ") + numberText(length * width);
        if (!dashes.isEmpty())
            text += attribute("stroke-dasharray", dashes);
        if (m_pen.capStyle() == Qt::RoundCap)
            text += attribute("stroke-linecap", "round") + attribute("stroke-linejoin", "round");
        return text;
    }

    /// All that is painted from now on stays within the path.
    void clipTo(const QPainterPath& path, Qt::ClipOperation operation)
    {
        m_clip.clear();
        if (operation == Qt::NoClip)
            return;
        const QByteArray name = "clip" + QByteArray::number(++m_clips);
        m_body += "<clipPath" + attribute("id", name) + "><path" + attribute("d", pathText(m_transform.map(path)))
            + "/></clipPath>\n";
        m_clip = attribute("clip-path", "url(#" + name + ")");
    }

    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    QByteArray m_clip; ///< the attribute that names what it stays within; empty: nothing
    int m_clips = 0;
    QByteArray m_body;
};

SvgPicture::SvgPicture(const QSize& size, QString title, QString description)
    : m_size(size)
    , m_title(std::move(title))
    , m_description(std::move(description))
    , m_engine(std::make_unique<SvgEngine>())
{
}

SvgPicture::~SvgPicture() = default;

QPaintEngine* SvgPicture::paintEngine() const
{
    return m_engine.get();
}

int SvgPicture::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return int(m_size.width() * millimetresPerInch / dotsPerInch);
    case PdmHeightMM:
        return int(m_size.height() * millimetresPerInch / dotsPerInch);
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dotsPerInch;
    case PdmDepth:
        return 32;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    default:
        return 0;
    }
}

QByteArray SvgPicture::document() const
{
    const QByteArray wide = QByteArray::number(m_size.width());
    const QByteArray high = QByteArray::number(m_size.height());
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + wide
        + "\" height=\"" + high + "\" viewBox=\"0 0 " + wide + " " + high + "\" role=\"img\">\n<title>"
        + xmlText(m_title) + "</title>\n<desc>" + xmlText(m_description) + "</desc>\n" + m_engine->body() + "</svg>\n";
}

} // namespace quotalamp
