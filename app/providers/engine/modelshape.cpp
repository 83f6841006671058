// SPDX-License-Identifier: MIT
#include "providers/engine/modelshape.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// Anywhere in a name.
constexpr std::array otherParts{"embed"_L1, "rerank"_L1, "ranker"_L1, "colbert"_L1, "minilm"_L1, "whisper"_L1,
    "speech"_L1, "audio"_L1, "voice"_L1, "voxtral"_L1, "transcri"_L1, "realtime"_L1, "parakeet"_L1, "orpheus"_L1,
    "playai"_L1, "music"_L1, "sound"_L1, "image"_L1, "dall-e"_L1, "dalle"_L1, "diffusion"_L1, "video"_L1,
    "moderation"_L1, "guard"_L1, "shield"_L1, "search"_L1, "translat"_L1, "computer-use"_L1, "classif"_L1,
    "compound"_L1, "siglip"_L1, "babbage"_L1, "davinci"_L1};
/// A word of a name by itself.
constexpr std::array otherWords{"tts"_L1, "asr"_L1, "stt"_L1, "ocr"_L1, "e5"_L1, "bge"_L1, "gte"_L1, "clip"_L1,
    "flux"_L1, "sdxl"_L1, "sora"_L1, "veo"_L1, "wan"_L1, "kling"_L1, "imagen"_L1, "lyria"_L1, "live"_L1, "base"_L1,
    "reward"_L1, "aqa"_L1, "safety"_L1, "robotics"_L1, "nomic"_L1, "ft"_L1};
constexpr std::array expensiveWords{"pro"_L1, "opus"_L1, "ultra"_L1, "max"_L1, "large"_L1, "heavy"_L1, "xl"_L1,
    "xxl"_L1, "premier"_L1, "plus"_L1, "titan"_L1};

/// What a maker's word for a size is worth, in billions of parameters.
struct SizeWord {
    QLatin1StringView word;
    double billions;
};
constexpr std::array sizeWords{SizeWord{"tiny"_L1, 1}, SizeWord{"nano"_L1, 2}, SizeWord{"micro"_L1, 3},
    SizeWord{"lite"_L1, 6}, SizeWord{"light"_L1, 6}, SizeWord{"mini"_L1, 8}, SizeWord{"instant"_L1, 8},
    SizeWord{"small"_L1, 20}, SizeWord{"haiku"_L1, 20}, SizeWord{"flash"_L1, 25}, SizeWord{"fast"_L1, 25},
    SizeWord{"air"_L1, 30}, SizeWord{"turbo"_L1, 30}, SizeWord{"medium"_L1, 120}};
constexpr double notTold = 1e6; ///< after all whose size is told

QStringList words(const QString& model)
{
    static const QRegularExpression between(u"[^a-z0-9.]+"_s);
    return model.toLower().split(between, Qt::SkipEmptyParts);
}

template <std::size_t N> bool hasWord(const QStringList& words, const std::array<QLatin1StringView, N>& wanted)
{
    return std::ranges::any_of(wanted, [&words](QLatin1StringView word) { return words.contains(word); });
}

/// "120b", "8x7b", "270m" in a name; of several ("30b-a3b") the first.
double parameters(const QString& model)
{
    static const QRegularExpression form(
        uR"((?:^|[^0-9a-z.])(?:e|(\d{1,2})x)?(\d{1,4}(?:[.p]\d{1,2})?)(b|m|t)(?![a-z0-9]))"_s);
    const auto found = form.match(model.toLower());
    if (!found.hasMatch())
        return 0;
    const double times = found.captured(1).isEmpty() ? 1 : found.captured(1).toDouble();
    const double number = found.captured(2).replace(u'p', u'.').toDouble();
    const QString unit = found.captured(3);
    return times * number * (unit == "m"_L1 ? 1e-3 : unit == "t"_L1 ? 1e3 : 1);
}

double size(const QString& model)
{
    if (const double told = parameters(model); told > 0)
        return told;
    const QStringList parts = words(model);
    double smallest = notTold;
    for (const SizeWord& each : sizeWords) {
        if (parts.contains(each.word))
            smallest = std::min(smallest, each.billions);
    }
    return smallest;
}

/// One that thinks first may refuse the one token; one that may change tomorrow is asked last among its like.
int drawbacks(const QString& model)
{
    constexpr std::array parts{
        "thinking"_L1, "reason"_L1, "vision"_L1, "preview"_L1, "experimental"_L1, "-exp"_L1, "code"_L1, "beta"_L1};
    const QString name = model.toLower();
    const bool useful = name.contains("non-reasoning"_L1);
    return static_cast<int>(std::ranges::count_if(parts, [&](QLatin1StringView part) { return name.contains(part); }))
        - (useful ? 1 : 0);
}

struct Shape {
    QString model;
    double size = 0;
    int drawbacks = 0;
};

bool isSimpler(const Shape& a, const Shape& b)
{
    return a.size != b.size ? a.size < b.size : a.drawbacks < b.drawbacks;
}

} // namespace

bool seemsUnableToChat(const QString& model)
{
    const QString name = model.toLower();
    return hasWord(words(name), otherWords)
        || std::ranges::any_of(otherParts, [&name](QLatin1StringView part) { return name.contains(part); });
}

bool seemsExpensive(const QString& model)
{
    return hasWord(words(model), expensiveWords);
}

QStringList modelsByShape(const QStringList& models)
{
    std::vector<Shape> shapes;
    for (const QString& model : models) {
        if (!seemsUnableToChat(model) && !seemsExpensive(model))
            shapes.push_back({model, size(model), drawbacks(model)});
    }
    std::ranges::stable_sort(shapes, isSimpler);
    QStringList ordered;
    for (const Shape& shape : shapes)
        ordered << shape.model;
    return ordered;
}

} // namespace quotalamp
