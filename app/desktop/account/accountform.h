// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/secret.h"
#include "core/rules/accountentry.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace quotalamp {

class Note;
class QuietButton;

/// The fields of one account, each with its sentence below it. A key goes in and comes out once, as a Secret;
/// it is never shown and cannot be copied. What is wrong is said while typing only where it was said before.
class AccountForm : public QWidget {
    Q_OBJECT
public:
    /// What is in the fields. `key` is null where the one that is kept counts, or none is ours to keep.
    struct Entry {
        Account account;
        std::shared_ptr<Secret> key;
    };

    explicit AccountForm(QWidget* parent = nullptr);
    ~AccountForm() override;

    void setProviders(std::vector<ProviderChoice> providers);
    void setTakenLabels(const QStringList& labels) { m_takenLabels = labels; }

    void add(const QString& provider);
    void edit(const Account& account, const QString& keyHint);

    /// After add(): fills in what was found in the environment. `key` may be null.
    void fill(const QUrl& baseUrl, const Secret* key, const QString& variable);

    void focusFirst();
    void focusKey();
    /// Checks every field; shows what is wrong and goes to the first of them.
    [[nodiscard]] std::optional<Entry> entry();
    /// The key is entered here and would go to the keychain.
    [[nodiscard]] bool hasKeyForKeychain() const;
    /// Chooses memory as the place of the key, where there is no keychain.
    void keepForSession();
    /// Empties the key field, with its history.
    void forgetKey();
    void retranslate();

Q_SIGNALS:
    void edited();
    void keyPageRequested(const QUrl& page);

private:
    void build();
    void wire();
    void reset(const Account& account);
    void addRow(QGridLayout* grid, QLabel*& label, QWidget* field, Note* note);
    void lineUp();
    void nameMore();
    void showMore(bool shown);
    [[nodiscard]] bool needsMore() const;
    void chooseByKey();
    void fillSources(bool withSession);
    void fillPaidProbes();

    void onProvider();
    void onEdited();
    void onChooseFile();
    void onKeyPage();

    void showSource();
    void showNotes();
    void showSourceNote();
    void showLabelNote();
    void showUrlNote();
    void showWay();
    void showPlaceNote();
    void showKeyNote();
    [[nodiscard]] QString quietUrlNote(const QUrl& url) const;
    [[nodiscard]] QString quietKeyNote() const;
    [[nodiscard]] QString keyTrouble() const;
    [[nodiscard]] bool isOfUnknownProvider() const;

    [[nodiscard]] const ProviderChoice* choice() const;
    [[nodiscard]] KeySource::Kind sourceKind() const;
    [[nodiscard]] PaidProbe paidProbe() const;
    [[nodiscard]] Result<QString> probeModel() const;
    void showModel();
    [[nodiscard]] Result<QUrl> url() const; ///< effective: the provider's own where the field is empty
    [[nodiscard]] bool urlHoldsKey() const;
    [[nodiscard]] Result<QUrl> urlAsMeant(bool plainHttp) const;
    [[nodiscard]] bool mayBePlainHttp() const; ///< the address is http:// to another machine
    [[nodiscard]] bool sendsKey() const;       ///< as the fields are now
    [[nodiscard]] QString wayTrouble() const;  ///< why the key cannot travel there as it is; empty where it can
    [[nodiscard]] bool isDefaultUrl(const QUrl& url) const;
    [[nodiscard]] bool takesKey() const;   ///< the key is entered here, not read elsewhere
    [[nodiscard]] bool takesPlace() const; ///< a variable, file or command of the person's own is
    [[nodiscard]] bool usesLogin() const;
    [[nodiscard]] bool keepsLogin() const;
    [[nodiscard]] QString loginTrouble() const; ///< why a login is not sent to this address; empty where it is
    [[nodiscard]] bool hadKey() const;
    [[nodiscard]] bool originChanged() const;
    [[nodiscard]] bool keepsKey() const; ///< an empty key field means "as it was"

    std::vector<ProviderChoice> m_providers;
    QStringList m_takenLabels;
    Account m_before; ///< as it was when the form was opened
    QString m_keyHint;
    QString m_variable;  ///< the key in the field came from there
    QString m_suggested; ///< label that goes along with the provider until the person types another
    bool m_editing = false;
    bool m_providerGiven = false; ///< chosen by the person, or before the form was opened
    bool m_urlLeft = false;       ///< the field was left once: its mistake may be named
    bool m_tried = false;         ///< entry() was asked for: every mistake may be named

    QLabel* m_providerLabel = nullptr;
    QComboBox* m_provider = nullptr;
    QuietButton* m_more = nullptr;
    QWidget* m_moreFields = nullptr;
    QLabel* m_labelLabel = nullptr;
    QLineEdit* m_label = nullptr;
    Note* m_labelNote = nullptr;
    QLabel* m_urlLabel = nullptr;
    QLineEdit* m_url = nullptr;
    Note* m_urlNote = nullptr;
    QLabel* m_plainLabel = nullptr;
    QCheckBox* m_plain = nullptr;
    Note* m_plainNote = nullptr;
    QLabel* m_certificatesLabel = nullptr;
    QLineEdit* m_certificates = nullptr;
    Note* m_certificatesNote = nullptr;
    QLabel* m_sourceLabel = nullptr;
    QComboBox* m_source = nullptr;
    Note* m_sourceNote = nullptr;
    QLabel* m_placeLabel = nullptr;
    QWidget* m_placeField = nullptr;
    QLineEdit* m_place = nullptr;
    QuietButton* m_chooseFile = nullptr;
    Note* m_placeNote = nullptr;
    QLabel* m_keyLabel = nullptr;
    QWidget* m_keyField = nullptr;
    QLineEdit* m_key = nullptr;
    QuietButton* m_keyPage = nullptr;
    Note* m_keyNote = nullptr;
    QLabel* m_paidLabel = nullptr;
    QComboBox* m_paid = nullptr;
    Note* m_paidNote = nullptr;
    QLabel* m_modelLabel = nullptr;
    QLineEdit* m_model = nullptr;
    Note* m_modelNote = nullptr;
};

} // namespace quotalamp
