// SPDX-License-Identifier: MIT
#include "desktop/account/accountform.h"

#include "core/keys/keyshape.h"
#include "core/keys/keytext.h"
#include "core/net/baseurl.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestUrl = 2048;
constexpr int keyLengthForDoubt = 8; ///< shorter ones are still being typed

QLineEdit* lineEdit(const QString& name, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(name);
    return edit;
}

QComboBox* comboBox(const QString& name, QWidget* parent)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(name);
    return combo;
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

QGridLayout* fieldGrid(QWidget* parent)
{
    auto* grid = new QGridLayout(parent);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(grid::large);
    grid->setVerticalSpacing(grid::medium);
    grid->setColumnStretch(1, 1);
    return grid;
}

void chooseData(QComboBox* combo, const QVariant& data)
{
    const QSignalBlocker quiet(combo);
    combo->setCurrentIndex(combo->findData(data));
}

} // namespace

AccountForm::AccountForm(QWidget* parent)
    : QWidget(parent)
{
    build();
    wire();
    retranslate();
}

AccountForm::~AccountForm()
{
    // A field that goes with the focus tells that editing finished.
    m_url->disconnect(this);
    forgetKey();
}

void AccountForm::build()
{
    m_provider = comboBox(u"provider"_s, this);
    m_label = lineEdit(u"label"_s, this);
    m_label->setMaxLength(60);
    m_url = lineEdit(u"baseUrl"_s, this);
    m_url->setMaxLength(longestUrl);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_plain = new QCheckBox(this);
    m_plain->setObjectName(u"plainHttp"_s);
    m_certificates = lineEdit(u"certificates"_s, this);
    m_certificates->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_source = comboBox(u"keySource"_s, this);
    m_place = lineEdit(u"place"_s, this);
    m_place->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_chooseFile = new QuietButton({}, this);
    m_chooseFile->setObjectName(u"chooseFile"_s);
    m_key = lineEdit(u"key"_s, this);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_keyPage = new QuietButton({}, this);
    m_keyPage->setObjectName(u"keyPage"_s);
    m_paid = comboBox(u"paidProbe"_s, this);
    m_model = lineEdit(u"probeModel"_s, this);
    m_model->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_placeField = withButton(m_place, m_chooseFile, this);
    m_keyField = withButton(m_key, m_keyPage, this);

    for (auto** note : {&m_labelNote, &m_urlNote, &m_plainNote, &m_certificatesNote, &m_sourceNote, &m_placeNote,
             &m_keyNote, &m_paidNote, &m_modelNote})
        *note = new Note(this);
    m_labelNote->setObjectName(u"labelNote"_s);
    m_urlNote->setObjectName(u"baseUrlNote"_s);
    m_plainNote->setObjectName(u"plainHttpNote"_s);
    m_certificatesNote->setObjectName(u"certificatesNote"_s);
    m_sourceNote->setObjectName(u"keySourceNote"_s);
    m_placeNote->setObjectName(u"placeNote"_s);
    m_keyNote->setObjectName(u"keyNote"_s);
    m_paidNote->setObjectName(u"paidProbeNote"_s);
    m_modelNote->setObjectName(u"probeModelNote"_s);

    m_more = new QuietButton({}, this);
    m_more->setObjectName(u"more"_s);
    m_more->setCheckable(true);
    m_more->setAutoDefault(false);
    m_moreFields = new QWidget(this);

    auto* first = fieldGrid(new QWidget(this));
    addRow(first, m_providerLabel, m_provider, nullptr);
    addRow(first, m_placeLabel, m_placeField, m_placeNote);
    addRow(first, m_keyLabel, m_keyField, m_keyNote);
    auto* more = fieldGrid(m_moreFields);
    addRow(more, m_labelLabel, m_label, m_labelNote);
    addRow(more, m_urlLabel, m_url, m_urlNote);
    addRow(more, m_plainLabel, m_plain, m_plainNote);
    addRow(more, m_certificatesLabel, m_certificates, m_certificatesNote);
    addRow(more, m_sourceLabel, m_source, m_sourceNote);
    addRow(more, m_paidLabel, m_paid, m_paidNote);
    addRow(more, m_modelLabel, m_model, m_modelNote);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(grid::medium);
    column->addWidget(first->parentWidget());
    column->addWidget(m_more, 0, Qt::AlignLeading);
    column->addWidget(m_moreFields);
    const std::array<QWidget*, 13> order{m_provider, m_place, m_chooseFile, m_key, m_keyPage, m_more, m_label, m_url,
        m_plain, m_certificates, m_source, m_paid, m_model};
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    m_placeLabel->setBuddy(m_place);
    m_keyLabel->setBuddy(m_key);
    m_placeNote->describe(m_place);
    m_keyNote->describe(m_key);
}

/// The label stands beside the middle of its field, whatever is said below.
void AccountForm::addRow(QGridLayout* grid, QLabel*& label, QWidget* field, Note* note)
{
    label = new PlainLabel(this);
    label->setBuddy(field);
    label->setMinimumHeight(field->sizeHint().height());
    const int row = grid->rowCount();
    auto* column = new QVBoxLayout;
    column->setSpacing(grid::tiny);
    column->addWidget(field);
    if (note) {
        column->addWidget(note);
        note->describe(field);
    }
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addLayout(column, row, 1);
}

void AccountForm::wire()
{
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] {
        m_providerGiven = true;
        onProvider();
    });
    // Also where it is the one that stood there.
    connect(m_provider, &QComboBox::activated, this, [this] {
        m_providerGiven = true;
        showKeyNote();
    });
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        showSource();
        onEdited();
    });
    connect(m_paid, &QComboBox::currentIndexChanged, this, &AccountForm::onEdited);
    // What was agreed to was agreed to for that address.
    connect(m_url, &QLineEdit::textEdited, this, [this] { m_plain->setChecked(false); });
    connect(m_plain, &QCheckBox::toggled, this, &AccountForm::onEdited);
    connect(m_key, &QLineEdit::textEdited, this, &AccountForm::chooseByKey);
    connect(m_more, &QuietButton::toggled, this, &AccountForm::showMore);
    connect(m_url, &QLineEdit::textEdited, this, [this] { showMore(true); });
    for (QLineEdit* edit : {m_label, m_url, m_certificates, m_place, m_key, m_model})
        connect(edit, &QLineEdit::textEdited, this, &AccountForm::onEdited);
    connect(m_url, &QLineEdit::editingFinished, this, [this] {
        m_urlLeft = true;
        showNotes();
    });
    connect(m_chooseFile, &QuietButton::clicked, this, &AccountForm::onChooseFile);
    connect(m_keyPage, &QuietButton::clicked, this, &AccountForm::onKeyPage);
}

void AccountForm::retranslate()
{
    m_providerLabel->setText(tr("&Provider"));
    m_labelLabel->setText(tr("&Label"));
    m_urlLabel->setText(tr("&Base URL"));
    m_plain->setText(tr("Send the key &unencrypted"));
    m_certificatesLabel->setText(tr("Ce&rtificate file"));
    m_certificates->setAccessibleName(tr("Certificate file"));
    m_certificates->setPlaceholderText(tr("the system's certificates are enough"));
    m_sourceLabel->setText(tr("Key &from"));
    m_keyLabel->setText(tr("&Key"));
    m_key->setAccessibleName(tr("Key"));
    m_paidLabel->setText(tr("Pa&id probe"));
    m_modelLabel->setText(tr("Probe &model"));
    m_model->setPlaceholderText(tr("a cheap one, chosen by itself"));
    m_chooseFile->setText(tr("Choose…"));
    m_keyPage->setText(tr("Get a key"));
    setTip(*m_keyPage, tr("Opens the provider's page in the browser"));
    m_label->setPlaceholderText(tr("your own name for it"));
    nameMore();
    lineUp();
    fillSources(m_source->findData(int(KeySource::Kind::Session)) >= 0);
    fillPaidProbes();
    showSource();
    showNotes();
}

/// Both halves of the form as one column of labels.
void AccountForm::lineUp()
{
    int widest = 0;
    for (const QLabel* label : {m_providerLabel, m_labelLabel, m_urlLabel, m_plainLabel, m_certificatesLabel,
             m_sourceLabel, m_placeLabel, m_keyLabel, m_paidLabel, m_modelLabel})
        widest = std::max(widest, label->sizeHint().width());
    for (const QWidget* half : {m_providerLabel->parentWidget(), m_moreFields})
        static_cast<QGridLayout*>(half->layout())->setColumnMinimumWidth(0, widest);
}

void AccountForm::nameMore()
{
    m_more->setText(m_more->isChecked() ? tr("L&ess") : tr("Mor&e…"));
}

/// What most people never change is folded away.
void AccountForm::showMore(bool shown)
{
    m_more->setChecked(shown);
    m_moreFields->setVisible(shown);
    nameMore();
}

/// Something in it has to be looked at.
bool AccountForm::needsMore() const
{
    const ProviderChoice* provider = choice();
    return m_editing || sourceKind() != KeySource::Kind::Keychain || !m_url->text().isEmpty()
        || (provider && (!provider->ownBaseUrl.isEmpty() || !provider->loginTool.isEmpty()));
}

/// A key that was pasted tells whose it is, as long as nobody has said anything else of the provider.
void AccountForm::chooseByKey()
{
    const QString typed = m_key->text().trimmed();
    const ProviderChoice* chosen = choice();
    if (m_editing || m_providerGiven || !chosen || typed.size() < keyLengthForDoubt || !m_url->text().isEmpty()
        || !takesKey())
        return;
    const ProviderChoice* owner = ownerOfKey(typed, *chosen, m_providers);
    if (!owner)
        return;
    m_provider->setCurrentIndex(m_provider->findData(owner->id));
    m_providerGiven = false;
}

void AccountForm::fillSources(bool withSession)
{
    const QSignalBlocker quiet(m_source);
    const QVariant chosen = m_source->currentData();
    m_source->clear();
    m_source->addItem(tr("Keychain"), int(KeySource::Kind::Keychain));
    const ProviderChoice* provider = choice();
    if (provider && !provider->loginTool.isEmpty())
        m_source->addItem(tr("Login of %1").arg(provider->loginTool), int(KeySource::Kind::Login));
    m_source->addItem(tr("Environment variable"), int(KeySource::Kind::Environment));
    m_source->addItem(tr("File"), int(KeySource::Kind::File));
    m_source->addItem(tr("Command"), int(KeySource::Kind::Command));
    if (withSession)
        m_source->addItem(tr("This session only"), int(KeySource::Kind::Session));
    m_source->setCurrentIndex(std::max(0, m_source->findData(chosen)));
}

void AccountForm::fillPaidProbes()
{
    const QSignalBlocker quiet(m_paid);
    const QVariant chosen = m_paid->currentData();
    m_paid->clear();
    for (const auto setting : {PaidProbe::Never, PaidProbe::WhenNeeded, PaidProbe::Always})
        m_paid->addItem(paidProbeText(setting), int(setting));
    m_paid->setCurrentIndex(m_paid->findData(chosen.isValid() ? chosen : QVariant(int(PaidProbe::WhenNeeded))));
}

void AccountForm::setProviders(std::vector<ProviderChoice> providers)
{
    const QSignalBlocker quiet(m_provider);
    m_providers = std::move(providers);
    m_provider->clear();
    for (const auto& provider : m_providers)
        m_provider->addItem(provider.name, provider.id);
}

void AccountForm::reset(const Account& account)
{
    m_before = account;
    m_variable.clear();
    m_urlLeft = false;
    m_tried = false;
    forgetKey();
    m_provider->setEnabled(!m_editing);
    chooseData(m_provider, account.provider);
    m_label->setText(account.label);
    m_url->setText(typedBaseUrl(account.baseUrl));
    {
        const QSignalBlocker quiet(m_plain);
        m_plain->setChecked(account.plainHttp);
    }
    m_certificates->setText(account.certificates);
    m_place->setText(account.key.kind == KeySource::Kind::Login ? QString() : account.key.place);
    fillSources(account.key.kind == KeySource::Kind::Session);
    chooseData(m_source, int(account.key.kind));
    chooseData(m_paid, int(account.paidProbe));
    m_model->setText(account.probeModel);
    onProvider();
    showSource();
    showMore(needsMore());
}

void AccountForm::add(const QString& provider)
{
    m_editing = false;
    m_keyHint.clear();
    m_suggested.clear();
    Account account;
    account.id = newAccountId();
    account.provider = provider;
    if (m_provider->findData(provider) < 0 && !m_providers.empty())
        account.provider = m_providers.front().id;
    m_providerGiven = account.provider == provider;
    reset(account);
}

void AccountForm::edit(const Account& account, const QString& keyHint)
{
    m_editing = true;
    m_keyHint = keyHint;
    m_suggested.clear();
    reset(account);
}

void AccountForm::fill(const QUrl& baseUrl, const Secret* key, const QString& variable)
{
    m_url->setText(baseUrl.toDisplayString());
    if (key)
        m_key->setText(QString::fromLatin1(key->expose()));
    m_variable = key ? variable : QString();
    if (needsMore())
        showMore(true);
    showNotes();
}

void AccountForm::focusFirst()
{
    if (m_editing)
        return m_label->setFocus(Qt::OtherFocusReason);
    const ProviderChoice* provider = choice();
    if (provider && !provider->ownBaseUrl.isEmpty())
        return m_url->setFocus(Qt::OtherFocusReason);
    focusKey();
}

void AccountForm::focusKey()
{
    if (usesLogin()) {
        m_source->setFocus(Qt::OtherFocusReason);
        return;
    }
    QLineEdit* where = takesKey() ? m_key : m_place;
    where->setFocus(Qt::OtherFocusReason);
    where->selectAll();
}

void AccountForm::forgetKey()
{
    // setText() also drops the undo history, clear() would not.
    m_key->setText(QString());
}

bool AccountForm::hasKeyForKeychain() const
{
    return sourceKind() == KeySource::Kind::Keychain && !m_key->text().isEmpty();
}

void AccountForm::keepForSession()
{
    fillSources(true);
    chooseData(m_source, int(KeySource::Kind::Session));
    showMore(true);
    showSource();
    showNotes();
}

// ---- what happens

void AccountForm::onProvider()
{
    const ProviderChoice* provider = choice();
    if (!provider)
        return;
    m_url->setPlaceholderText(provider->ownBaseUrl.isEmpty() ? provider->defaultBaseUrl : provider->ownBaseUrl);
    fillSources(m_source->findData(int(KeySource::Kind::Session)) >= 0);
    showSource();
    if (needsMore())
        showMore(true);
    m_paidLabel->setVisible(provider->canPaidProbe);
    m_paid->setVisible(provider->canPaidProbe);
    showModel();
    m_keyPage->setVisible(keyPageOf(*provider).has_value());
    if (!m_editing && m_label->text() == m_suggested) {
        m_suggested = uniqueLabel(provider->name, m_takenLabels);
        m_label->setText(m_suggested);
    }
    onEdited();
}

void AccountForm::onEdited()
{
    showNotes();
    Q_EMIT edited();
}

void AccountForm::onChooseFile()
{
    auto* dialog = new QFileDialog(this, tr("File with the key"), m_place->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_place->setText(path);
        onEdited();
    });
    dialog->open();
}

void AccountForm::onKeyPage()
{
    const ProviderChoice* provider = choice();
    if (!provider)
        return;
    if (const auto page = keyPageOf(*provider))
        Q_EMIT keyPageRequested(*page);
}

// ---- what is shown

void AccountForm::showSource()
{
    const KeySource::Kind kind = sourceKind();
    const bool file = kind == KeySource::Kind::File;
    m_placeLabel->setVisible(takesPlace());
    m_placeField->setVisible(takesPlace());
    m_chooseFile->setVisible(file);
    m_keyLabel->setVisible(takesKey());
    m_keyField->setVisible(takesKey());
    if (file) {
        m_placeLabel->setText(tr("Pa&th"));
        m_place->setAccessibleName(tr("Path"));
        m_place->setPlaceholderText(u"/run/secrets/api-key"_s);
        return;
    }
    if (kind == KeySource::Kind::Command) {
        m_placeLabel->setText(tr("Co&mmand"));
        m_place->setAccessibleName(tr("Command"));
        m_place->setPlaceholderText(u"pass show api-key"_s);
        return;
    }
    m_placeLabel->setText(tr("&Variable"));
    m_place->setAccessibleName(tr("Variable"));
    m_place->setPlaceholderText(u"EXAMPLE_API_KEY"_s);
}

/// What a person agrees to with this source.
void AccountForm::showSourceNote()
{
    const ProviderChoice* provider = choice();
    if (!provider || !usesLogin()) {
        m_sourceNote->say({});
        return;
    }
    const QString where = keepsLogin() ? m_before.key.place : provider->loginFile;
    m_sourceNote->say(tr("At each check the token is read from %1 and sent to %2 only. The file is never changed.")
                          .arg(isolated(where), isolated(exactHost(QUrl(provider->defaultBaseUrl)))));
}

void AccountForm::showNotes()
{
    showSourceNote();
    showLabelNote();
    showUrlNote();
    showWay();
    showPlaceNote();
    showKeyNote();
    const ProviderChoice* provider = choice();
    m_paidNote->say(provider && provider->canPaidProbe ? paidProbeCost(paidProbe()) : QString());
    showModel();
}

/// Only where there is something that it would be asked for.
void AccountForm::showModel()
{
    const ProviderChoice* provider = choice();
    const bool asked = provider && provider->canPaidProbe && paidProbe() != PaidProbe::Never;
    m_modelLabel->setVisible(asked);
    m_model->setVisible(asked);
    const auto model = probeModel();
    m_modelNote->say(asked && !model.ok() ? model.error().sentence : QString(), Tone::Critical);
}

void AccountForm::showLabelNote()
{
    const auto label = labelFromInput(m_label->text(), m_takenLabels, keyPatternsOf(m_providers));
    const bool named = !label.ok() && (m_tried || !m_label->text().trimmed().isEmpty());
    m_labelNote->say(named ? label.error().sentence : QString(), Tone::Critical);
}

void AccountForm::showUrlNote()
{
    const auto address = url();
    if (!address.ok()) {
        m_urlNote->say(m_tried || m_urlLeft || urlHoldsKey() ? address.error().sentence : QString(), Tone::Critical);
        return;
    }
    if (isDefaultUrl(*address)) {
        m_urlNote->say({});
        return;
    }
    if (const QString trouble = loginTrouble(); !trouble.isEmpty()) {
        m_urlNote->say(trouble, Tone::Critical);
        return;
    }
    if (hasForeignLetters(*address)) {
        m_urlNote->say(
            tr("Written out, this host is %1. Check that it is the one you mean.").arg(isolated(exactHost(*address))),
            Tone::Warning);
        return;
    }
    m_urlNote->say(quietUrlNote(*address));
}

QString AccountForm::quietUrlNote(const QUrl& url) const
{
    const ProviderChoice* provider = choice();
    const QString host = isolated(exactHost(url));
    if (provider && !provider->keyRequired)
        return tr("Requests go to %1 only.").arg(host);
    return tr("The key is sent to %1 only.").arg(host);
}

/// What concerns few is only there where it is needed.
void AccountForm::showWay()
{
    const bool plain = mayBePlainHttp() && (sendsKey() || m_plain->isChecked());
    m_plainLabel->setVisible(plain);
    m_plain->setVisible(plain);
    const QString trouble = wayTrouble();
    const QString host = isolated(exactHost(urlAsMeant(true).ok() ? *urlAsMeant(true) : QUrl()));
    if (!plain)
        m_plainNote->say({});
    else if (m_tried && !trouble.isEmpty())
        m_plainNote->say(trouble, Tone::Critical);
    else
        m_plainNote->say(
            tr("Whoever is on the way to %1 can read the key. It goes nowhere but into your own network.").arg(host),
            Tone::Warning);
    const auto address = url();
    const bool encrypted = address.ok() && address->scheme() == "https"_L1;
    const bool own = encrypted && (m_editing || !isDefaultUrl(*address));
    const bool shown = own || !m_certificates->text().isEmpty();
    m_certificatesLabel->setVisible(shown);
    m_certificates->setVisible(shown);
    m_certificatesNote->say(shown
            ? tr("For a server of your own or a company's filter: who issued its certificate, as a file.")
            : QString());
}

void AccountForm::showPlaceNote()
{
    if (!takesPlace()) {
        m_placeNote->say({});
        return;
    }
    const auto source = keySourceFromInput(sourceKind(), m_place->text(), keyPatternsOf(m_providers));
    if (!source.ok() && (m_tried || !m_place->text().trimmed().isEmpty())) {
        // A path or a name is wrong until it is typed to its end: quiet until then, but for a key.
        if (m_tried || source.error().sentence == keyInWrongPlace()) {
            m_placeNote->say(source.error().sentence, Tone::Critical);
            return;
        }
    }
    if (sourceKind() == KeySource::Kind::Environment)
        m_placeNote->say(tr("Read when it is needed. Only the name is stored."));
    else if (sourceKind() == KeySource::Kind::File)
        m_placeNote->say(tr("The first line is the key. Only the path is stored."));
    else
        m_placeNote->say(tr("Run when the key is needed; the first line it prints is the key."));
}

void AccountForm::showKeyNote()
{
    if (!takesKey()) {
        m_keyNote->say({});
        return;
    }
    m_key->setPlaceholderText(keepsKey() ? tr("unchanged") : QString());
    const QString trouble = keyTrouble();
    if (m_tried && !trouble.isEmpty()) {
        m_keyNote->say(trouble, Tone::Critical);
        return;
    }
    const ProviderChoice* provider = choice();
    const auto address = url();
    const QString typed = m_key->text().trimmed();
    if (provider && typed.size() >= keyLengthForDoubt && address.ok() && isDefaultUrl(*address)) {
        const QString doubt = keyDoubt(typed, *provider, m_providers);
        if (!doubt.isEmpty()) {
            m_keyNote->say(doubt, Tone::Warning);
            return;
        }
    }
    m_keyNote->say(quietKeyNote(), typed.isEmpty() && hadKey() && originChanged() ? Tone::Warning : Tone::Quiet);
}

QString AccountForm::quietKeyNote() const
{
    const ProviderChoice* provider = choice();
    const bool required = !provider || provider->keyRequired;
    if (!m_key->text().isEmpty() || !hadKey()) {
        if (sourceKind() == KeySource::Kind::Session)
            return tr("Kept in memory until the program ends.");
        if (!m_variable.isEmpty())
            return tr("From %1. Saving keeps it in the keychain.").arg(isolated(m_variable));
        return required ? tr("Kept in the keychain and nowhere else.") : tr("Only if your server asks for one.");
    }
    if (originChanged()) {
        const QString before = isolated(exactHost(QUrl(m_before.keyOrigin)));
        return required
            ? tr("The key was entered for %1 and is sent nowhere else. Enter the key for the new address.").arg(before)
            : tr("The key was entered for %1 and is not sent to the new address.").arg(before);
    }
    if (!keepsKey())
        return tr("Enter the key again to keep it here.");
    if (m_keyHint.isEmpty())
        return tr("There is a key already. Leave this empty to keep it.");
    return tr("Leave this empty to keep the key …%1.").arg(m_keyHint);
}

/// Why the key cannot be taken as it is; empty when it can.
QString AccountForm::keyTrouble() const
{
    if (m_key->text().trimmed().isEmpty()) {
        const ProviderChoice* provider = choice();
        if (keepsKey() || (provider && !provider->keyRequired))
            return {};
        return hadKey() && originChanged() ? quietKeyNote() : tr("Enter the key.");
    }
    const auto key = keyFromText(m_key->text().toUtf8());
    if (!key.ok())
        return key.error().sentence;
    return isOfUnknownProvider() ? tr("Choose the provider: the key does not tell whose it is.") : QString();
}

/// A key must not be sent to the provider that happens to stand first.
bool AccountForm::isOfUnknownProvider() const
{
    const ProviderChoice* provider = choice();
    const bool open = provider && !m_editing && !m_providerGiven && m_url->text().trimmed().isEmpty();
    return open && keyFromText(m_key->text().toUtf8()).ok()
        && !isSurelyOf(m_key->text().trimmed(), *provider, m_providers);
}

// ---- what was entered

std::optional<AccountForm::Entry> AccountForm::entry()
{
    m_tried = true;
    showNotes();
    const ProviderChoice* provider = choice();
    const auto label = labelFromInput(m_label->text(), m_takenLabels, keyPatternsOf(m_providers));
    const auto address = url();
    const auto source = keySourceFromInput(sourceKind(), m_place->text(), keyPatternsOf(m_providers));
    const bool keyIsRight = !takesKey() || keyTrouble().isEmpty();
    const bool addressIsRight = address.ok() && loginTrouble().isEmpty();
    const auto model = probeModel();
    const bool wayIsRight = wayTrouble().isEmpty();
    if (!provider || !label.ok() || !addressIsRight || !wayIsRight || !source.ok() || !keyIsRight || !model.ok()) {
        QWidget* first = !provider ? static_cast<QWidget*>(m_provider)
            : !label.ok()          ? m_label
            : !addressIsRight      ? m_url
            : !wayIsRight          ? static_cast<QWidget*>(m_plain)
            : !source.ok()         ? m_place
            : !keyIsRight          ? (isOfUnknownProvider() ? static_cast<QWidget*>(m_provider) : m_key)
                                   : m_model;
        if (m_moreFields->isAncestorOf(first))
            showMore(true);
        first->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }

    Entry entry;
    entry.account = m_before;
    entry.account.provider = provider->id;
    entry.account.label = *label;
    entry.account.baseUrl = isDefaultUrl(*address) ? QUrl() : *address;
    entry.account.key = *source;
    if (usesLogin())
        entry.account.key.place = keepsLogin() ? m_before.key.place : provider->loginFolder;
    entry.account.plainHttp = m_plain->isChecked() && isPlainHttp(*address);
    entry.account.certificates = m_certificates->text().trimmed();
    if (provider->canPaidProbe)
        entry.account.paidProbe = paidProbe();
    entry.account.probeModel = provider->canPaidProbe ? *model : QString();
    if (takesKey() && !m_key->text().trimmed().isEmpty())
        entry.key = std::make_shared<Secret>(keyFromText(m_key->text().toUtf8()).value());
    const bool hasKey = entry.key || !takesKey() || keepsKey();
    entry.account.keyOrigin = hasKey ? origin(*address) : QString();
    return entry;
}

const ProviderChoice* AccountForm::choice() const
{
    const int index = m_provider->currentIndex();
    return index < 0 ? nullptr : &m_providers[size_t(index)];
}

KeySource::Kind AccountForm::sourceKind() const
{
    return KeySource::Kind(m_source->currentData().toInt());
}

PaidProbe AccountForm::paidProbe() const
{
    return PaidProbe(m_paid->currentData().toInt());
}

Result<QString> AccountForm::probeModel() const
{
    return probeModelFrom(m_model->text(), keyPatternsOf(m_providers));
}

Result<QUrl> AccountForm::url() const
{
    const QString typed = m_url->text().trimmed();
    const ProviderChoice* provider = choice();
    if (typed.isEmpty() && provider && !provider->ownBaseUrl.isEmpty())
        return Failure{tr("Enter the address of your own, such as %1.").arg(isolated(provider->ownBaseUrl))};
    if (urlHoldsKey())
        return Failure{keyInWrongPlace()};
    return urlAsMeant(m_plain->isChecked());
}

Result<QUrl> AccountForm::urlAsMeant(bool plainHttp) const
{
    const QString typed = m_url->text().trimmed();
    const ProviderChoice* provider = choice();
    const int port = provider ? usualPortOf(provider->defaultBaseUrl) : 0;
    return parseBaseUrl(typed.isEmpty() && provider ? provider->defaultBaseUrl : typed, {plainHttp, port});
}

bool AccountForm::mayBePlainHttp() const
{
    const auto address = urlAsMeant(true);
    return !urlHoldsKey() && address.ok() && isPlainHttp(*address);
}

bool AccountForm::sendsKey() const
{
    const ProviderChoice* provider = choice();
    if (!takesKey() || keepsKey() || !m_key->text().trimmed().isEmpty())
        return true;
    return provider && provider->keyRequired;
}

QString AccountForm::wayTrouble() const
{
    const auto address = url();
    if (!address.ok() || !isPlainHttp(*address) || !sendsKey() || m_plain->isChecked())
        return {};
    return tr("The key would travel unencrypted. Use https://, or agree to it here.");
}

/// What was there before is what the person meant.
bool AccountForm::urlHoldsKey() const
{
    const QString typed = m_url->text().trimmed();
    const bool before = m_editing && typed == m_before.baseUrl.toDisplayString();
    return !before && addressHoldsKey(typed, keyPatternsOf(m_providers));
}

bool AccountForm::isDefaultUrl(const QUrl& url) const
{
    const ProviderChoice* provider = choice();
    if (!provider || provider->defaultBaseUrl.isEmpty())
        return false;
    const auto own = parseBaseUrl(provider->defaultBaseUrl);
    return own.ok() && *own == url;
}

bool AccountForm::takesKey() const
{
    return sourceKind() == KeySource::Kind::Keychain || sourceKind() == KeySource::Kind::Session;
}

bool AccountForm::usesLogin() const
{
    return sourceKind() == KeySource::Kind::Login;
}

/// The one that was chosen, wherever the tool keeps its login now.
bool AccountForm::keepsLogin() const
{
    return m_editing && m_before.key.kind == KeySource::Kind::Login && !m_before.key.place.isEmpty();
}

bool AccountForm::takesPlace() const
{
    return !takesKey() && !usesLogin();
}

QString AccountForm::loginTrouble() const
{
    const ProviderChoice* provider = choice();
    const auto address = url();
    if (!provider || !usesLogin() || !address.ok() || isLoopback(address->host()))
        return {};
    const QUrl own(provider->defaultBaseUrl);
    if (origin(*address) == origin(own))
        return {};
    return tr("The login of %1 is sent to %2 only. Leave this empty.")
        .arg(provider->loginTool, isolated(exactHost(own)));
}

bool AccountForm::hadKey() const
{
    const KeySource::Kind kind = m_before.key.kind;
    if (!m_editing || m_before.keyOrigin.isEmpty())
        return false;
    if (kind == KeySource::Kind::Session)
        return !m_keyHint.isEmpty(); // memory of an earlier run is gone
    return kind == KeySource::Kind::Keychain;
}

bool AccountForm::originChanged() const
{
    const auto address = url();
    return address.ok() && origin(*address) != m_before.keyOrigin;
}

bool AccountForm::keepsKey() const
{
    return hadKey() && sourceKind() == m_before.key.kind && !originChanged();
}

} // namespace quotalamp
