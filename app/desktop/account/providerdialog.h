// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/providerdraft.h"
#include "desktop/account/fieldgrid.h"

#include <QDialog>

namespace quotalamp {

class LimitsTable;
class Note;
class QuietButton;

/// Describes a provider that is not built in: where it is, how the key is sent, what to ask and where its answers tell
/// the limits. Knows no file: it hands out a draft and is told what is wrong with it. Stays open, with everything typed,
/// until saved() is called or the person cancels.
class ProviderDialog : public QDialog {
    Q_OBJECT
public:
    explicit ProviderDialog(QWidget* parent = nullptr);

    /// Whether what is entered is forgotten with the demo; the title says so.
    void setDemo(bool demo);
    /// What was typed, without spaces around it; not checked.
    [[nodiscard]] ProviderDraft draft() const;
    /// The last saveRequested() succeeded: closes, accepted.
    void saved() { accept(); }
    /// It did not: says why, one sentence for each mistake.
    void saveFailed(const QStringList& sentences);

Q_SIGNALS:
    /// Nothing is missing in `draft`, and it holds no key; whether a provider can be made of it, the receiver finds out.
    void saveRequested(const quotalamp::ProviderDraft& draft);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOutParts();
    void wire();
    void retranslate();
    void fillChoices();
    [[nodiscard]] bool keyHasAnotherHeader() const;
    void showKey();
    void showPlaces();
    void save();
    /// What keeps the draft from being saved, as a sentence; empty: nothing.
    [[nodiscard]] QString missing() const;

    bool m_demo = false; ///< the title says so
    QLabel* m_title;
    Note* m_intro;
    FieldGrid* m_fields;
    FieldRow<QLineEdit> m_name;
    FieldRow<QLineEdit> m_url;
    FieldRow<QComboBox> m_key;
    FieldRow<QLineEdit> m_header; ///< only where the key has another one than most
    FieldRow<QLineEdit> m_path;   ///< of a request that costs nothing
    FieldRow<QLineEdit> m_models; ///< where its answer lists them
    FieldRow<QComboBox> m_places; ///< headers or JSON
    LimitsTable* m_limits;
    Note* m_outcome; ///< what is wrong
    QuietButton* m_cancel;
    QuietButton* m_save;
};

} // namespace quotalamp
