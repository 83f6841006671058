// SPDX-License-Identifier: MIT
#pragma once

class QLayout;
class QWidget;

namespace quotalamp {

/// Brings all layouts inside `root` up to date at once. New words reach them by later events; measured before those, a
/// height would be that of the old words.
void settleLayouts(const QWidget& root);

/// How high a layout is at a width, both in pixels and with its margins. It has to be settled.
[[nodiscard]] int heightAt(QLayout& layout, int width);

} // namespace quotalamp
