// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/providerdraft.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace quotalamp {

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
    [[nodiscard]] ProviderDraft draft() const;
    /// The last saveRequested() succeeded: closes, accepted.
    void saved() { accept(); }
    /// It did not: says why, one sentence for each mistake.
    void saveFailed(const QStringList& sentences);

Q_SIGNALS:
    void saveRequested(const quotalamp::ProviderDraft& draft);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class KeyStyle { Bearer, XApiKey, ApiKey, Other, None };

    void build();
    void wire();
    void addRow(QGridLayout& grid, QLabel*& label, QWidget* edit, Note* note);
    void makeTable();
    void addLimit();
    void removeLimit();
    void retranslate();
    void fillChoices();
    void showKey();
    void showPlaces();
    void save();
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString cell(int row, int column) const;

    bool m_demo = false;
    QLabel* m_title;
    Note* m_intro;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name;
    QLabel* m_urlLabel = nullptr;
    QLineEdit* m_url;
    QLabel* m_keyLabel = nullptr;
    QComboBox* m_key;
    QLabel* m_headerLabel = nullptr;
    QLineEdit* m_header;
    QLabel* m_pathLabel = nullptr;
    QLineEdit* m_path;
    Note* m_pathNote;
    QLabel* m_modelsLabel = nullptr;
    QLineEdit* m_models;
    Note* m_modelsNote;
    QLabel* m_placesLabel = nullptr;
    QComboBox* m_places;
    Note* m_placesNote;
    QTableWidget* m_limits;
    QuietButton* m_addLimit;
    QuietButton* m_removeLimit;
    Note* m_outcome;
    QuietButton* m_cancel;
    QuietButton* m_save;
};

} // namespace quotalamp
