// SPDX-License-Identifier: MIT
#include "desktop/account/accountform.h"

#include "core/net/baseurl.h"
#include "desktop/account/addressfields.h"
#include "desktop/account/keyfields.h"
#include "desktop/account/moresection.h"
#include "desktop/account/probefields.h"
#include "desktop/account/providerfield.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLabel = 60;

QLineEdit* labelEdit(QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(u"label"_s);
    edit->setMaxLength(longestLabel);
    return edit;
}

} // namespace

AccountForm::AccountForm(QWidget* parent)
    : QWidget(parent)
    , m_first(new FieldGrid(this))
    , m_more(new MoreSection(this))
    , m_provider(new ProviderField(m_first))
    , m_providerRow(m_first->addRow(m_provider))
    , m_label(m_more->fields()->addRow(labelEdit(m_more->fields())))
    , m_address(new AddressFields(m_more->fields()))
    , m_key(new KeyFields(m_first, m_more->fields(), m_provider))
    , m_probe(new ProbeFields(m_more->fields()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(grid::medium);
    column->addWidget(m_first);
    column->addWidget(m_more);
    setTabStops();
    wire();
    retranslate();
}

AccountForm::~AccountForm()
{
    // A field that goes with the focus tells that editing finished.
    m_address->disconnect(this);
    forgetKey();
}

void AccountForm::setTabStops()
{
    QList<QWidget*> stops{m_provider};
    stops += m_key->tabStops();
    stops << m_more->button() << m_label.field;
    stops += m_address->tabStops();
    stops << m_key->sourceField();
    stops += m_probe->tabStops();
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void AccountForm::wire()
{
    connect(m_provider, &ProviderField::changed, this, &AccountForm::onProvider);
    connect(m_provider, &ProviderField::confirmed, this, &AccountForm::showNotes);
    connect(m_label.field, &QLineEdit::textEdited, this, &AccountForm::onEdited);
    connect(m_address, &AddressFields::addressEdited, this, [this] { m_more->setOpen(true); });
    connect(m_address, &AddressFields::addressLeft, this, &AccountForm::showNotes);
    connect(m_address, &AddressFields::edited, this, &AccountForm::onEdited);
    connect(m_key, &KeyFields::keyEdited, this, &AccountForm::onKeyEdited);
    connect(m_key, &KeyFields::edited, this, &AccountForm::onEdited);
    connect(m_key, &KeyFields::keyPageRequested, this, &AccountForm::keyPageRequested);
    connect(m_probe, &ProbeFields::edited, this, &AccountForm::onEdited);
}

void AccountForm::retranslate()
{
    m_providerRow.label->setText(tr("&Provider"));
    m_label.label->setText(tr("&Label"));
    m_label.field->setPlaceholderText(tr("your own name for it"));
    m_more->retranslate();
    m_address->retranslate();
    m_key->retranslate();
    m_probe->retranslate();
    lineUp();
    showNotes();
}

/// Both halves of the form as one column of labels.
void AccountForm::lineUp()
{
    const int widest = std::max(m_first->labelWidth(), m_more->fields()->labelWidth());
    m_first->setLabelWidth(widest);
    m_more->fields()->setLabelWidth(widest);
}

void AccountForm::setProviders(std::vector<ProviderChoice> providers)
{
    m_provider->setChoices(std::move(providers));
}

void AccountForm::start(const AccountDraft& account)
{
    m_start = account;
    m_suggested.clear();
    m_tried = false;
    m_provider->start(account.before.provider, !account.isNew);
    m_label.field->setText(account.before.label);
    m_address->start(account.before);
    m_key->start(account);
    m_probe->start(account.before);
    onProvider();
    m_more->setOpen(needsMore());
}

void AccountForm::add(const QString& provider)
{
    AccountDraft account;
    account.before.id = newAccountId();
    account.before.provider = provider;
    start(account);
}

void AccountForm::edit(const Account& account, const QString& keyHint)
{
    AccountDraft kept;
    kept.before = account;
    kept.isNew = false;
    kept.keyHint = keyHint;
    start(kept);
}

void AccountForm::fill(const QUrl& baseUrl, const Secret* key, const QString& variable)
{
    m_address->fill(baseUrl);
    if (key)
        m_key->fill(*key, variable);
    if (needsMore())
        m_more->setOpen(true);
    showNotes();
}

void AccountForm::focusFirst()
{
    if (!m_start.isNew)
        return m_label.field->setFocus(Qt::OtherFocusReason);
    const ProviderChoice* provider = m_provider->choice();
    if (provider && !provider->ownBaseUrl.isEmpty())
        return m_address->edit()->setFocus(Qt::OtherFocusReason);
    focusKey();
}

void AccountForm::focusKey()
{
    m_key->focus();
}

void AccountForm::forgetKey()
{
    m_key->forgetKey();
}

bool AccountForm::hasKeyForKeychain() const
{
    const AccountDraft now = draft();
    return now.source == KeySource::Kind::Keychain && now.hasKey;
}

void AccountForm::keepForSession()
{
    m_key->keepForSession();
    m_more->setOpen(true);
    showNotes();
}

// ---- what happens

void AccountForm::onProvider()
{
    const ProviderChoice* provider = m_provider->choice();
    if (!provider)
        return;
    m_address->follow(*provider);
    m_key->follow(*provider);
    if (needsMore())
        m_more->setOpen(true);
    if (m_start.isNew && m_label.field->text() == m_suggested) {
        m_suggested = uniqueLabel(provider->name, m_takenLabels);
        m_label.field->setText(m_suggested);
    }
    onEdited();
}

/// A key that was pasted tells whose it is, as long as nobody has said anything else of the provider.
void AccountForm::onKeyEdited()
{
    if (!m_start.isNew || m_provider->isGiven() || !m_address->isEmpty() || !draft().takesKey())
        return;
    if (const ProviderChoice* owner = m_key->otherOwner())
        m_provider->suggest(owner->id);
}

void AccountForm::onEdited()
{
    showNotes();
    Q_EMIT edited();
}

// ---- what was entered

AccountDraft AccountForm::draft() const
{
    AccountDraft draft = m_start;
    draft.provider = m_provider->choice();
    draft.keyPatterns = keyPatternsOf(m_provider->choices());
    m_address->putInto(draft);
    m_key->putInto(draft);
    return draft;
}

/// Something in it has to be looked at.
bool AccountForm::needsMore() const
{
    const ProviderChoice* provider = m_provider->choice();
    return !m_start.isNew || draft().source != KeySource::Kind::Keychain || !m_address->isEmpty()
        || (provider && (!provider->ownBaseUrl.isEmpty() || !provider->loginTool.isEmpty()));
}

Result<QString> AccountForm::label(const AccountDraft& draft) const
{
    return labelFromInput(m_label.field->text(), m_takenLabels, draft.keyPatterns);
}

void AccountForm::showNotes()
{
    const AccountDraft now = draft();
    const auto named = label(now);
    const bool wrong = !named.ok() && (m_tried || !m_label.field->text().trimmed().isEmpty());
    m_label.note->say(wrong ? named.error().sentence : QString(), Tone::Critical);
    m_address->show(now, m_tried);
    m_key->show(now, m_tried);
    m_probe->show(now);
}

QWidget* AccountForm::firstWrong(const AccountDraft& draft) const
{
    if (!draft.provider)
        return m_provider;
    if (!label(draft).ok())
        return m_label.field;
    if (QWidget* wrong = m_address->wrongField(draft))
        return wrong;
    if (QWidget* wrong = m_key->wrongField(draft))
        return wrong;
    return m_probe->wrongField(draft);
}

std::optional<AccountForm::Entry> AccountForm::entry()
{
    m_tried = true;
    showNotes();
    const AccountDraft now = draft();
    if (QWidget* wrong = firstWrong(now)) {
        if (m_more->fields()->isAncestorOf(wrong))
            m_more->setOpen(true);
        wrong->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    Entry entry{now.before, m_key->key(now)};
    entry.account.provider = now.provider->id;
    entry.account.label = *label(now);
    entry.account.key = *m_key->source(now);
    m_address->putInto(entry.account, now);
    m_probe->putInto(entry.account, now);
    const bool hasKey = entry.key || !now.takesKey() || now.keepsKey();
    entry.account.keyOrigin = hasKey ? origin(*now.url()) : QString();
    return entry;
}

} // namespace quotalamp
