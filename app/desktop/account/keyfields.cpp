// SPDX-License-Identifier: MIT
#include "desktop/account/keyfields.h"

#include "core/keys/keyshape.h"
#include "core/keys/keytext.h"
#include "desktop/account/providerfield.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/spoken.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int keyLengthForDoubt = 8; ///< shorter ones are still being typed

QuietButton* namedButton(const QString& name, QWidget* parent)
{
    auto* button = new QuietButton({}, parent);
    button->setObjectName(name);
    return button;
}

/// A field with its button on one line.
QWidget* withButton(QLineEdit* edit, QuietButton* button, QWidget* parent)
{
    auto* field = new QWidget(parent);
    auto* line = new QHBoxLayout(field);
    line->setContentsMargins({});
    line->setSpacing(grid::small);
    line->addWidget(edit, 1);
    line->addWidget(button);
    return field;
}

} // namespace

KeyFields::KeyFields(FieldGrid* grid, FieldGrid* more, ProviderField* provider)
    : QObject(grid)
    , m_provider(provider)
    , m_place(plainEdit(u"place"_s, grid))
    , m_chooseFile(namedButton(u"chooseFile"_s, grid))
    , m_placeRow(grid->addRow(withButton(m_place, m_chooseFile, grid), m_place))
    , m_key(plainEdit(u"key"_s, grid))
    , m_keyPage(namedButton(u"keyPage"_s, grid))
    , m_keyRow(grid->addRow(withButton(m_key, m_keyPage, grid), m_key))
    , m_source(more->addRow(namedCombo(u"keySource"_s, more)))
{
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    wire();
}

void KeyFields::wire()
{
    connect(m_source.field, &QComboBox::currentIndexChanged, this, [this] {
        showRows();
        Q_EMIT edited();
    });
    connect(m_place, &QLineEdit::textEdited, this, &KeyFields::edited);
    connect(m_key, &QLineEdit::textEdited, this, [this] {
        Q_EMIT keyEdited();
        Q_EMIT edited();
    });
    connect(m_chooseFile, &QuietButton::clicked, this, &KeyFields::chooseFile);
    connect(m_keyPage, &QuietButton::clicked, this, &KeyFields::openKeyPage);
}

void KeyFields::start(const AccountDraft& draft)
{
    const KeySource& kept = draft.before.key;
    m_variable.clear();
    forgetKey();
    m_place->setText(kept.kind == KeySource::Kind::Login ? QString() : kept.place);
    fillSources(kept.kind == KeySource::Kind::Session);
    chooseQuietly(*m_source.field, int(kept.kind));
    showRows();
}

void KeyFields::fill(const Secret& key, const QString& variable)
{
    m_key->setText(QString::fromLatin1(key.expose()));
    m_variable = variable;
}

void KeyFields::follow(const ProviderChoice& provider)
{
    fillSources(m_source.field->findData(int(KeySource::Kind::Session)) >= 0);
    showRows();
    m_keyPage->setVisible(keyPageOf(provider).has_value());
}

void KeyFields::keepForSession()
{
    fillSources(true);
    chooseQuietly(*m_source.field, int(KeySource::Kind::Session));
    showRows();
}

void KeyFields::forgetKey()
{
    // setText() also drops the undo history, clear() would not.
    m_key->setText(QString());
}

void KeyFields::retranslate()
{
    m_source.label->setText(tr("Key &from"));
    m_keyRow.label->setText(tr("&Key"));
    setSpokenName(*m_key, tr("Key"));
    m_chooseFile->setText(tr("Choose…"));
    m_keyPage->setText(tr("Get a key"));
    setTip(*m_keyPage, tr("Opens the provider's page in the browser"));
    fillSources(m_source.field->findData(int(KeySource::Kind::Session)) >= 0);
    showRows();
}

const ProviderChoice* KeyFields::otherOwner() const
{
    const QString typed = m_key->text().trimmed();
    const ProviderChoice* chosen = m_provider->choice();
    if (!chosen || typed.size() < keyLengthForDoubt)
        return nullptr;
    return ownerOfKey(typed, *chosen, m_provider->choices());
}

void KeyFields::chooseFile()
{
    auto* dialog = new QFileDialog(m_place, tr("File with the key"), m_place->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_place->setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

void KeyFields::openKeyPage()
{
    const ProviderChoice* provider = m_provider->choice();
    if (!provider)
        return;
    if (const auto page = keyPageOf(*provider))
        Q_EMIT keyPageRequested(*page);
}

void KeyFields::fillSources(bool withSession)
{
    QComboBox& combo = *m_source.field;
    const QSignalBlocker quiet(&combo);
    const QVariant chosen = combo.currentData();
    combo.clear();
    combo.addItem(tr("Keychain"), int(KeySource::Kind::Keychain));
    const ProviderChoice* provider = m_provider->choice();
    if (provider && !provider->loginTool.isEmpty())
        combo.addItem(tr("Login of %1").arg(provider->loginTool), int(KeySource::Kind::Login));
    combo.addItem(tr("Environment variable"), int(KeySource::Kind::Environment));
    combo.addItem(tr("File"), int(KeySource::Kind::File));
    combo.addItem(tr("Command"), int(KeySource::Kind::Command));
    if (withSession)
        combo.addItem(tr("This session only"), int(KeySource::Kind::Session));
    combo.setCurrentIndex(std::max(0, combo.findData(chosen)));
}

void KeyFields::putInto(AccountDraft& draft) const
{
    draft.source = KeySource::Kind(m_source.field->currentData().toInt());
    draft.hasKey = !m_key->text().trimmed().isEmpty();
}

/// Enough to ask what is entered here and what is not.
AccountDraft KeyFields::sourceOnly() const
{
    AccountDraft draft;
    putInto(draft);
    return draft;
}

Result<KeySource> KeyFields::source(const AccountDraft& draft) const
{
    auto source = keySourceFromInput(draft.source, m_place->text(), draft.keyPatterns);
    if (!source.ok() || !draft.usesLogin() || !draft.provider)
        return source;
    KeySource login = *source;
    login.place = draft.keepsLogin() ? draft.before.key.place : draft.provider->loginFolder;
    return login;
}

std::shared_ptr<Secret> KeyFields::key(const AccountDraft& draft) const
{
    auto typed = keyFromText(m_key->text().toUtf8());
    if (!draft.takesKey() || !draft.hasKey || !typed.ok())
        return nullptr;
    return std::make_shared<Secret>(std::move(typed).value());
}

// ---- what is shown

void KeyFields::showRows()
{
    const AccountDraft draft = sourceOnly();
    const bool file = draft.source == KeySource::Kind::File;
    m_placeRow.setVisible(draft.takesPlace());
    m_chooseFile->setVisible(file);
    m_keyRow.setVisible(draft.takesKey());
    if (file)
        return namePlace(tr("Pa&th"), tr("Path"), u"/run/secrets/api-key"_s);
    if (draft.source == KeySource::Kind::Command)
        return namePlace(tr("Co&mmand"), tr("Command"), u"pass show api-key"_s);
    namePlace(tr("&Variable"), tr("Variable"), u"EXAMPLE_API_KEY"_s);
}

void KeyFields::namePlace(const QString& label, const QString& name, const QString& example)
{
    m_placeRow.label->setText(label);
    setSpokenName(*m_place, name);
    m_place->setPlaceholderText(example);
}

void KeyFields::show(const AccountDraft& draft, bool tried)
{
    showSourceNote(draft);
    showPlaceNote(draft, tried);
    showKeyNote(draft, tried);
}

/// What a person agrees to with this source.
void KeyFields::showSourceNote(const AccountDraft& draft)
{
    if (!draft.provider || !draft.usesLogin())
        return m_source.note->say({});
    const QString where = draft.keepsLogin() ? draft.before.key.place : draft.provider->loginFile;
    m_source.note->say(tr("At each check the token is read from %1 and sent to %2 only. The file is never changed.")
                           .arg(isolated(where), isolated(exactHost(QUrl(draft.provider->defaultBaseUrl)))));
}

void KeyFields::showPlaceNote(const AccountDraft& draft, bool tried)
{
    if (!draft.takesPlace())
        return m_placeRow.note->say({});
    // A path or a name is wrong until it is typed to its end: quiet until then, but for a key.
    const auto found = source(draft);
    const bool isKey =
        !found.ok() && !m_place->text().trimmed().isEmpty() && found.error().sentence == keyInWrongPlace();
    if (!found.ok() && (tried || isKey))
        return m_placeRow.note->say(found.error().sentence, Tone::Critical);
    if (draft.source == KeySource::Kind::Environment)
        m_placeRow.note->say(tr("Read when it is needed. Only the name is stored."));
    else if (draft.source == KeySource::Kind::File)
        m_placeRow.note->say(tr("The first line is the key. Only the path is stored."));
    else
        m_placeRow.note->say(tr("Run when the key is needed; the first line it prints is the key."));
}

void KeyFields::showKeyNote(const AccountDraft& draft, bool tried)
{
    if (!draft.takesKey())
        return m_keyRow.note->say({});
    m_key->setPlaceholderText(draft.keepsKey() ? tr("unchanged") : QString());
    const QString trouble = keyTrouble(draft);
    if (tried && !trouble.isEmpty())
        return m_keyRow.note->say(trouble, Tone::Critical);
    const QString typed = m_key->text().trimmed();
    if (draft.provider && typed.size() >= keyLengthForDoubt && draft.isAtItsProvider()) {
        const QString doubt = keyDoubt(typed, *draft.provider, m_provider->choices());
        if (!doubt.isEmpty())
            return m_keyRow.note->say(doubt, Tone::Warning);
    }
    const bool lost = typed.isEmpty() && draft.hadKey() && draft.originChanged();
    m_keyRow.note->say(quietKeyNote(draft), lost ? Tone::Warning : Tone::Quiet);
}

QString KeyFields::quietKeyNote(const AccountDraft& draft) const
{
    if (!m_key->text().isEmpty() || !draft.hadKey()) {
        if (draft.source == KeySource::Kind::Session)
            return tr("Kept in memory until the program ends.");
        if (!m_variable.isEmpty())
            return tr("From %1. Saving keeps it in the keychain.").arg(isolated(m_variable));
        return draft.requiresKey() ? tr("Kept in the keychain and nowhere else.")
                                   : tr("Only if your server asks for one.");
    }
    if (draft.originChanged()) {
        const QString before = isolated(exactHost(QUrl(draft.before.keyOrigin)));
        return draft.requiresKey()
            ? tr("The key was entered for %1 and is sent nowhere else. Enter the key for the new address.").arg(before)
            : tr("The key was entered for %1 and is not sent to the new address.").arg(before);
    }
    if (!draft.keepsKey())
        return tr("Enter the key again to keep it here.");
    if (draft.keyHint.isEmpty())
        return tr("There is a key already. Leave this empty to keep it.");
    return tr("Leave this empty to keep the key …%1.").arg(draft.keyHint);
}

/// Why the key cannot be taken as it is; empty when it can.
QString KeyFields::keyTrouble(const AccountDraft& draft) const
{
    if (!draft.hasKey) {
        if (draft.keepsKey() || !draft.requiresKey())
            return {};
        return draft.hadKey() && draft.originChanged() ? quietKeyNote(draft) : tr("Enter the key.");
    }
    const auto typed = keyFromText(m_key->text().toUtf8());
    if (!typed.ok())
        return typed.error().sentence;
    return isOfUnknownProvider(draft) ? tr("Choose the provider: the key does not tell whose it is.") : QString();
}

/// A key must not be sent to the provider that happens to stand first.
bool KeyFields::isOfUnknownProvider(const AccountDraft& draft) const
{
    const bool open = draft.provider && draft.isNew && !m_provider->isGiven() && draft.address.isEmpty();
    return open && keyFromText(m_key->text().toUtf8()).ok()
        && !isSurelyOf(m_key->text().trimmed(), *draft.provider, m_provider->choices());
}

QWidget* KeyFields::wrongField(const AccountDraft& draft) const
{
    if (!source(draft).ok())
        return m_place;
    if (!draft.takesKey() || keyTrouble(draft).isEmpty())
        return nullptr;
    return isOfUnknownProvider(draft) ? static_cast<QWidget*>(m_provider) : m_key;
}

void KeyFields::focus()
{
    const AccountDraft draft = sourceOnly();
    if (draft.usesLogin())
        return m_source.field->setFocus(Qt::OtherFocusReason);
    QLineEdit* where = draft.takesKey() ? m_key : m_place;
    where->setFocus(Qt::OtherFocusReason);
    where->selectAll();
}

QList<QWidget*> KeyFields::tabStops() const
{
    return {m_place, m_chooseFile, m_key, m_keyPage};
}

} // namespace quotalamp
