// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/account/accountform.h"

#include <QDialog>

class QLabel;

namespace quotalamp {

class Note;
class QuietButton;
enum class Tone;

/// Adds or edits one account. Knows no keychain and no network: it hands out what was entered and is told
/// what came of it. It stays open, with everything typed, until saved() is called or the person cancels.
/// A key goes in and never comes back out: not shown, not copied, forgotten when the dialog closes.
class AccountDialog : public QDialog {
    Q_OBJECT
public:
    /// Stays hidden until it is shown, after add() or edit().
    explicit AccountDialog(QWidget* parent = nullptr);
    ~AccountDialog() override;

    /// The providers to choose from, in this order.
    void setProviders(std::vector<ProviderChoice> providers);
    /// Whether what is entered is forgotten with the demo; the title says so.
    void setDemo(bool demo);
    /// Labels of the other accounts; a label is unique among all. Before add() and edit().
    void setTakenLabels(const QStringList& labels);

    /// Starts a new account; of `provider` where one is given.
    void add(const QString& provider = {});
    /// The same with what was found in the environment, to be looked at and saved. `key` may be null.
    void add(const QString& provider, const QUrl& baseUrl, const Secret* key, const QString& variable);
    /// `keyHint`: last four characters of the key that is kept, or empty.
    void edit(const Account& account, const QString& keyHint);
    /// The action was "Replace key…": the key field is where typing goes.
    void focusKey();

    /// What came of the last testRequested(); ignored once something was edited.
    void showTestResult(bool ok, const QString& sentence);
    /// The last saveRequested() succeeded: closes, accepted.
    void saved();
    /// It did not: says why. `offerSession`: there is no keychain, so the key may be kept in memory instead.
    void saveFailed(const QString& sentence, bool offerSession);

Q_SIGNALS:
    /// `key` is null where none was entered: the one that is kept counts. The account need not be stored.
    void testRequested(const quotalamp::Account& account, const std::shared_ptr<quotalamp::Secret>& key);
    /// `key` is null where it is unchanged, or not ours to keep. `account.keyOrigin` is where a key may be sent;
    /// empty: a key that was kept before must not be used any more, and there is no other.
    void saveRequested(const quotalamp::Account& account, const std::shared_ptr<quotalamp::Secret>& key);
    /// The person asked for their provider's page where keys are made; https, compiled in.
    void keyPageRequested(const QUrl& page);
    /// The provider is not among those offered.
    void otherProviderRequested();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What it waits for.
    enum class Busy { No, Testing, Saving };

    void build();
    void retranslate();
    void begin();
    void setBusy(Busy busy);
    void say(const QString& sentence, Tone tone);
    void grow();
    void onTest();
    void onSave();
    void onEdited();

    bool m_editing = false;
    bool m_demo = false;
    Busy m_busy = Busy::No;
    bool m_savesWhenGood = false;  ///< the test that runs was asked for by Return
    AccountForm* m_form = nullptr; ///< the fields
    QLabel* m_title = nullptr;
    QuietButton* m_other = nullptr;   ///< the provider is not among those offered
    Note* m_outcome = nullptr;        ///< what came of testing or saving
    QuietButton* m_session = nullptr; ///< only where there is no keychain
    QuietButton* m_test = nullptr;
    QuietButton* m_cancel = nullptr;
    QuietButton* m_save = nullptr;
};

} // namespace quotalamp
