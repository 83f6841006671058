// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/kit/plaintext.h"

namespace quotalamp {

/// How much a sentence matters: in secondary ink, in plain ink, as a warning, or as what must be mended.
enum class Tone { Quiet, Plain, Warning, Critical };

/// One small sentence below what it is about: plain text, wrapped, gone while empty. What is worth a warning
/// is spoken by screen readers when it appears, and all of it when the field it belongs to gets the focus.
class Note : public PlainLabel {
    Q_OBJECT
public:
    explicit Note(QWidget* parent = nullptr);

    /// The field that the sentence describes.
    void describe(QWidget* field);
    /// Shows the sentence; an empty one hides the note.
    void say(const QString& sentence, Tone tone = Tone::Quiet);
    /// How much the sentence matters that it shows.
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void applyInk();

    QWidget* m_field = nullptr; ///< what it describes, if anything
    Tone m_tone = Tone::Quiet;
    bool m_applying = false;
};

/// Words begin where the layout begins, also names that are written the other way.
void alignLeading(QLabel& label);

/// A host, path or name in a sentence: kept left to right within right-to-left text.
[[nodiscard]] QString isolated(const QString& text);

} // namespace quotalamp
