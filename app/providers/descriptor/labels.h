// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <array>

namespace quotalamp {

/// What windows and balances are called, in the order of the alphabet: every label of the descriptors in
/// resources/providers and of the hooks, and for windows without one the words of their id, without its length. It hands
/// them to translators, in whose files they stand in the context "limits"; nothing else reads it. A test names each label
/// that is missing here, and each that nobody has any more.
inline constexpr std::array limitLabels{
    QT_TRANSLATE_NOOP("limits", "API requests"),
    QT_TRANSLATE_NOOP("limits", "audio seconds"),
    QT_TRANSLATE_NOOP("limits", "characters"),
    QT_TRANSLATE_NOOP("limits", "chat messages"),
    QT_TRANSLATE_NOOP("limits", "code completions"),
    QT_TRANSLATE_NOOP("limits", "code review"),
    QT_TRANSLATE_NOOP("limits", "credit"),
    QT_TRANSLATE_NOOP("limits", "credits"),
    QT_TRANSLATE_NOOP("limits", "Diem"),
    QT_TRANSLATE_NOOP("limits", "extra usage"),
    QT_TRANSLATE_NOOP("limits", "five-hour limit"),
    QT_TRANSLATE_NOOP("limits", "free model requests per day"),
    QT_TRANSLATE_NOOP("limits", "GraphQL points"),
    QT_TRANSLATE_NOOP("limits", "images"),
    QT_TRANSLATE_NOOP("limits", "input characters"),
    QT_TRANSLATE_NOOP("limits", "input images"),
    QT_TRANSLATE_NOOP("limits", "input tokens"),
    QT_TRANSLATE_NOOP("limits", "key budget"),
    QT_TRANSLATE_NOOP("limits", "key limit"),
    QT_TRANSLATE_NOOP("limits", "kilowatt-hours of the plan"),
    QT_TRANSLATE_NOOP("limits", "monthly code"),
    QT_TRANSLATE_NOOP("limits", "monthly limit"),
    QT_TRANSLATE_NOOP("limits", "monthly total"),
    QT_TRANSLATE_NOOP("limits", "OAuth apps"),
    QT_TRANSLATE_NOOP("limits", "OCR pages"),
    QT_TRANSLATE_NOOP("limits", "output tokens"),
    QT_TRANSLATE_NOOP("limits", "plan"),
    QT_TRANSLATE_NOOP("limits", "points"),
    QT_TRANSLATE_NOOP("limits", "premium requests"),
    QT_TRANSLATE_NOOP("limits", "priority input tokens"),
    QT_TRANSLATE_NOOP("limits", "priority output tokens"),
    QT_TRANSLATE_NOOP("limits", "project requests"),
    QT_TRANSLATE_NOOP("limits", "project tokens"),
    QT_TRANSLATE_NOOP("limits", "queued requests"),
    QT_TRANSLATE_NOOP("limits", "rate limit"),
    QT_TRANSLATE_NOOP("limits", "requests"),
    QT_TRANSLATE_NOOP("limits", "requests at once"),
    QT_TRANSLATE_NOOP("limits", "requests in 10 seconds"),
    QT_TRANSLATE_NOOP("limits", "search"),
    QT_TRANSLATE_NOOP("limits", "searches per hour"),
    QT_TRANSLATE_NOOP("limits", "size"),
    QT_TRANSLATE_NOOP("limits", "spend limit"),
    QT_TRANSLATE_NOOP("limits", "tokens"),
    QT_TRANSLATE_NOOP("limits", "tool calls"),
    QT_TRANSLATE_NOOP("limits", "uncached input tokens"),
    QT_TRANSLATE_NOOP("limits", "weekly limit"),
};

} // namespace quotalamp
