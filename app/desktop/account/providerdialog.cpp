// SPDX-License-Identifier: MIT
#include "desktop/account/providerdialog.h"

#include "core/keys/keyshape.h"
#include "desktop/account/limitstable.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int providerDialogWidth = 600;

enum class KeyStyle { Bearer, XApiKey, ApiKey, Other, None };

/// How the key is sent, but for the name of another header, which is typed.
void putKeyStyle(ProviderDraft& draft, KeyStyle style)
{
    switch (style) {
    case KeyStyle::Bearer:
        draft.keyHeader = u"authorization"_s;
        draft.keyPrefix = u"Bearer "_s;
        return;
    case KeyStyle::XApiKey:
        draft.keyHeader = u"x-api-key"_s;
        return;
    case KeyStyle::ApiKey:
        draft.keyHeader = u"api-key"_s;
        return;
    case KeyStyle::Other:
    case KeyStyle::None:
        return;
    }
}

bool holdsAKey(const ProviderDraft& draft)
{
    QStringList texts{draft.name, draft.keyHeader, draft.keyPrefix, draft.models};
    for (const LimitDraft& limit : draft.limits)
        texts << limit.name << limit.limit << limit.remaining << limit.reset;
    return addressHoldsKey(draft.baseUrl) || holdsKnownKey(draft.path)
        || std::ranges::any_of(texts, [](const QString& text) { return holdsKey(text); });
}

} // namespace

ProviderDialog::ProviderDialog(QWidget* parent)
    : QDialog(parent)
    , m_title(new PlainLabel(this))
    , m_intro(new Note(this))
    , m_fields(new FieldGrid(this))
    , m_name(m_fields->addRow(plainEdit(u"name"_s, m_fields)))
    , m_url(m_fields->addRow(plainEdit(u"baseUrl"_s, m_fields)))
    , m_key(m_fields->addRow(namedCombo(u"keyStyle"_s, m_fields)))
    , m_header(m_fields->addRow(plainEdit(u"header"_s, m_fields)))
    , m_path(m_fields->addRow(plainEdit(u"path"_s, m_fields)))
    , m_models(m_fields->addRow(plainEdit(u"models"_s, m_fields)))
    , m_places(m_fields->addRow(namedCombo(u"places"_s, m_fields)))
    , m_limits(new LimitsTable(this))
    , m_outcome(new Note(this))
    , m_cancel(new QuietButton({}, this))
    , m_save(new QuietButton({}, this))
{
    setObjectName(u"provider"_s);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    m_title->setFont(titleFont());
    m_outcome->setObjectName(u"outcome"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_save->setObjectName(u"save"_s);
    m_save->setPrimary(true);
    m_save->setDefault(true);
    m_url.field->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    layOutParts();
    wire();
    retranslate();
    m_path.field->setText(u"/v1/models"_s);
    m_models.field->setText(u"/data/*/id"_s);
}

void ProviderDialog::layOutParts()
{
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::large, grid::windowMargin, grid::large);
    column->setSpacing(grid::medium);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addWidget(m_fields);
    column->addWidget(m_limits);
    column->addWidget(m_outcome);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(scaled(providerDialogWidth));
}

void ProviderDialog::wire()
{
    connect(m_key.field, &QComboBox::currentIndexChanged, this, &ProviderDialog::showKey);
    connect(m_places.field, &QComboBox::currentIndexChanged, this, &ProviderDialog::showPlaces);
    connect(m_cancel, &QuietButton::clicked, this, &ProviderDialog::reject);
    connect(m_save, &QuietButton::clicked, this, &ProviderDialog::save);
}

void ProviderDialog::setDemo(bool demo)
{
    m_demo = demo;
    retranslate();
}

void ProviderDialog::retranslate()
{
    m_title->setText(tr("Another provider"));
    setTitle(*this, m_demo ? tr("%1 (demo)", "a window's title").arg(m_title->text()) : m_title->text());
    m_intro->say(tr("It is kept as a file in the folder of your settings; edit the file for more options."));
    m_name.label->setText(tr("&Name"));
    m_url.label->setText(tr("&Base URL"));
    m_url.field->setPlaceholderText(u"https://"_s);
    m_key.label->setText(tr("&Key"));
    m_header.label->setText(tr("&Header"));
    m_path.label->setText(tr("&Request"));
    m_path.note->say(tr("A GET that costs nothing, such as the list of models."));
    m_models.label->setText(tr("&Models"));
    m_models.note->say(tr("Where the answer lists them, as a JSON pointer with * for each; may be empty."));
    m_places.label->setText(tr("&Limits"));
    m_limits->retranslate();
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("&Save"));
    fillChoices();
    showKey();
    showPlaces();
}

void ProviderDialog::fillChoices()
{
    const int key = std::max(0, m_key.field->currentIndex());
    m_key.field->clear();
    m_key.field->addItem(u"Authorization: Bearer …"_s, int(KeyStyle::Bearer));
    m_key.field->addItem(u"X-Api-Key: …"_s, int(KeyStyle::XApiKey));
    m_key.field->addItem(u"Api-Key: …"_s, int(KeyStyle::ApiKey));
    m_key.field->addItem(tr("In another header"), int(KeyStyle::Other));
    m_key.field->addItem(tr("None is needed"), int(KeyStyle::None));
    m_key.field->setCurrentIndex(key);
    const int places = std::max(0, m_places.field->currentIndex());
    m_places.field->clear();
    m_places.field->addItem(tr("In the answer's headers"), false);
    m_places.field->addItem(tr("In the answer's JSON"), true);
    m_places.field->setCurrentIndex(places);
}

bool ProviderDialog::keyHasAnotherHeader() const
{
    return m_key.field->currentData().toInt() == int(KeyStyle::Other);
}

void ProviderDialog::showKey()
{
    m_header.setVisible(keyHasAnotherHeader());
}

void ProviderDialog::showPlaces()
{
    m_places.note->say(m_places.field->currentData().toBool()
            ? tr("JSON pointers, such as /usage/requests/limit.")
            : tr("Header names, such as x-ratelimit-limit-requests."));
}

ProviderDraft ProviderDialog::draft() const
{
    ProviderDraft draft;
    draft.name = m_name.field->text().trimmed();
    draft.baseUrl = m_url.field->text().trimmed();
    putKeyStyle(draft, static_cast<KeyStyle>(m_key.field->currentData().toInt()));
    if (keyHasAnotherHeader())
        draft.keyHeader = m_header.field->text().trimmed();
    draft.path = m_path.field->text().trimmed();
    draft.models = m_models.field->text().trimmed();
    draft.limitsInBody = m_places.field->currentData().toBool();
    draft.limits = m_limits->limits();
    return draft;
}

/// What a person would otherwise have to find out from the mistakes of a file that they never saw.
QString ProviderDialog::missing() const
{
    const ProviderDraft typed = draft();
    if (holdsAKey(typed))
        return keyInWrongPlace();
    if (typed.name.isEmpty())
        return tr("A name is missing.");
    if (typed.baseUrl.isEmpty())
        return tr("The base URL is missing.");
    if (typed.keyHeader.isEmpty() && keyHasAnotherHeader())
        return tr("The name of the header is missing.");
    const bool placeless = std::ranges::any_of(
        typed.limits, [](const LimitDraft& limit) { return limit.limit.isEmpty() && limit.remaining.isEmpty(); });
    return placeless ? tr("Enter where each limit, or what is left, is found.") : QString();
}

void ProviderDialog::save()
{
    const QString what = missing();
    if (!what.isEmpty())
        return saveFailed({what});
    m_outcome->say({});
    Q_EMIT saveRequested(draft());
}

void ProviderDialog::saveFailed(const QStringList& sentences)
{
    m_outcome->say(sentences.join(u'\n'), Tone::Critical);
}

void ProviderDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        m_title->setFont(titleFont());
    QDialog::changeEvent(event);
}

} // namespace quotalamp
