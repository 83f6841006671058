// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/words/glance.h"

#include <QStringList>

#include <vector>

namespace quotalamp {

/// A person's own line for tmux, starship, polybar and the like, with placeholders for what a glance tells:
///
///   {left} {used}    the share of the nearest limit that is left, and that is used: "4%", "96%"
///   {percent}        the one of the two that the person chose in the settings, as a number alone: "4"
///   {text}           what is left in words, as short as can be: "4%", "used up", "error", "no limits"
///   {account}        "OpenAI", or "OpenAI Production" where another account has the same provider
///   {label}          the account's own label
///   {window}         the limit: "tokens"
///   {reset}          when it is back, or how old the reading is: "57 s"
///   {state}          gaugeStateName()
///   {icon}           a round gauge: one of ● ◕ ◑ ◔ ○, ◌ where no share is known, and ! for an error
///   {line}           "OpenAI tokens: 4% left, full again in 57 s"
///
/// What is not known is "–". {{ and }} stand for the braces themselves. Such lines are read by programs that run commands
/// which stand in them, and names come from other people's servers: a value never holds what begins a command, a format or
/// a style there.
class LineTemplate {
public:
    /// A template that is the {line} alone.
    LineTemplate();
    /// What is wrong with the text, in one sentence, where it has another placeholder or a brace that is not closed.
    [[nodiscard]] static Result<LineTemplate> parse(const QString& text);

    /// The line, without an end.
    [[nodiscard]] QString fill(const Glance& glance) const;

    /// "{left}" and so on, in the order in which the help names them.
    [[nodiscard]] static QStringList placeholders();

private:
    /// A piece of the line: a text as it stands, or what a placeholder stands for.
    struct Piece {
        QString text;
        bool isPlaceholder = false; ///< then the text is its name
    };
    std::vector<Piece> m_pieces;
};

} // namespace quotalamp
