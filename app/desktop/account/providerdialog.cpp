// SPDX-License-Identifier: MIT
#include "desktop/account/providerdialog.h"

#include "core/keys/keyshape.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 600;
constexpr int rowsShown = 3;
constexpr int mostLimits = 32; ///< as many as a descriptor may have
enum Column { NameColumn, UnitColumn, LimitColumn, LeftColumn, ResetColumn, ColumnCount };

constexpr std::array offeredUnits{
    Unit::Requests, Unit::Tokens, Unit::Percent, Unit::Images, Unit::AudioSeconds, Unit::Characters, Unit::Pages};

QString unitText(Unit unit)
{
    switch (unit) {
    case Unit::Requests:
        return ProviderDialog::tr("Requests");
    case Unit::Tokens:
        return ProviderDialog::tr("Tokens");
    case Unit::Percent:
        return ProviderDialog::tr("Percent");
    case Unit::Images:
        return ProviderDialog::tr("Images");
    case Unit::AudioSeconds:
        return ProviderDialog::tr("Audio seconds");
    case Unit::Characters:
        return ProviderDialog::tr("Characters");
    case Unit::Pages:
        return ProviderDialog::tr("Pages");
    case Unit::Other:
        break;
    }
    return {};
}

QLineEdit* field(const QString& name, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    return edit;
}

/// A cell's editor is named like its column, which is all that a screen reader is told of it otherwise.
class NamedEditor : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (editor)
            editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        return editor;
    }
};

} // namespace

namespace {

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
    , m_name(field(u"name"_s, this))
    , m_url(field(u"baseUrl"_s, this))
    , m_key(new QComboBox(this))
    , m_header(field(u"header"_s, this))
    , m_path(field(u"path"_s, this))
    , m_pathNote(new Note(this))
    , m_models(field(u"models"_s, this))
    , m_modelsNote(new Note(this))
    , m_places(new QComboBox(this))
    , m_placesNote(new Note(this))
    , m_limits(new QTableWidget(0, ColumnCount, this))
    , m_addLimit(new QuietButton({}, this))
    , m_removeLimit(new QuietButton({}, this))
    , m_outcome(new Note(this))
    , m_cancel(new QuietButton({}, this))
    , m_save(new QuietButton({}, this))
{
    setObjectName(u"provider"_s);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    build();
    wire();
    retranslate();
    m_path->setText(u"/v1/models"_s);
    m_models->setText(u"/data/*/id"_s);
}

void ProviderDialog::build()
{
    m_title->setFont(titleFont());
    m_key->setObjectName(u"keyStyle"_s);
    m_places->setObjectName(u"places"_s);
    m_outcome->setObjectName(u"outcome"_s);
    m_addLimit->setObjectName(u"addLimit"_s);
    m_removeLimit->setObjectName(u"removeLimit"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_save->setObjectName(u"save"_s);
    m_save->setPrimary(true);
    m_save->setDefault(true);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(grid::large);
    grid->setVerticalSpacing(grid::medium);
    grid->setColumnStretch(1, 1);
    addRow(*grid, m_nameLabel, m_name, nullptr);
    addRow(*grid, m_urlLabel, m_url, nullptr);
    addRow(*grid, m_keyLabel, m_key, nullptr);
    addRow(*grid, m_headerLabel, m_header, nullptr);
    addRow(*grid, m_pathLabel, m_path, m_pathNote);
    addRow(*grid, m_modelsLabel, m_models, m_modelsNote);
    addRow(*grid, m_placesLabel, m_places, m_placesNote);
    makeTable();

    auto* limitButtons = new QHBoxLayout;
    limitButtons->setSpacing(grid::small);
    limitButtons->addWidget(m_addLimit);
    limitButtons->addWidget(m_removeLimit);
    limitButtons->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::large, grid::windowMargin, grid::large);
    column->setSpacing(grid::medium);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addLayout(grid);
    column->addWidget(m_limits);
    column->addLayout(limitButtons);
    column->addWidget(m_outcome);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(scaled(dialogWidth));
}

void ProviderDialog::addRow(QGridLayout& grid, QLabel*& label, QWidget* edit, Note* note)
{
    label = new PlainLabel(this);
    label->setBuddy(edit);
    label->setMinimumHeight(edit->sizeHint().height());
    auto* column = new QVBoxLayout;
    column->setSpacing(grid::tiny);
    column->addWidget(edit);
    if (note) {
        column->addWidget(note);
        note->describe(edit);
    }
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addLayout(column, row, 1);
}

void ProviderDialog::makeTable()
{
    m_limits->setObjectName(u"limits"_s);
    m_limits->verticalHeader()->hide();
    m_limits->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_limits->setSelectionMode(QAbstractItemView::SingleSelection);
    m_limits->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_limits->setTabKeyNavigation(false);
    m_limits->setItemDelegate(new NamedEditor(m_limits));
    m_limits->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_limits->horizontalHeader()->setSectionResizeMode(UnitColumn, QHeaderView::Fixed);
    m_limits->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    // Header names and pointers run from left to right in every language.
    const int row = m_name->sizeHint().height() + grid::tiny;
    m_limits->verticalHeader()->setDefaultSectionSize(row);
    m_limits->setFixedHeight(m_limits->horizontalHeader()->sizeHint().height() + rowsShown * row);
}

void ProviderDialog::wire()
{
    connect(m_key, &QComboBox::currentIndexChanged, this, &ProviderDialog::showKey);
    connect(m_places, &QComboBox::currentIndexChanged, this, &ProviderDialog::showPlaces);
    connect(m_addLimit, &QuietButton::clicked, this, &ProviderDialog::addLimit);
    connect(m_removeLimit, &QuietButton::clicked, this, &ProviderDialog::removeLimit);
    connect(m_cancel, &QuietButton::clicked, this, &ProviderDialog::reject);
    connect(m_save, &QuietButton::clicked, this, &ProviderDialog::save);
}

void ProviderDialog::addLimit()
{
    const int row = m_limits->rowCount();
    if (row >= mostLimits)
        return;
    m_limits->insertRow(row);
    for (const int column : {NameColumn, LimitColumn, LeftColumn, ResetColumn})
        m_limits->setItem(row, column, new QTableWidgetItem);
    auto* unit = new QComboBox(m_limits);
    unit->setAccessibleName(tr("Unit of limit %1").arg(row + 1));
    for (const Unit each : offeredUnits)
        unit->addItem(unitText(each), int(each));
    m_limits->setCellWidget(row, UnitColumn, unit);
    m_limits->horizontalHeader()->resizeSection(UnitColumn, unit->sizeHint().width());
    m_removeLimit->setEnabled(true);
    m_limits->setCurrentCell(row, NameColumn);
    m_limits->setFocus(Qt::OtherFocusReason);
}

void ProviderDialog::removeLimit()
{
    const int row = m_limits->currentRow() < 0 ? m_limits->rowCount() - 1 : m_limits->currentRow();
    m_limits->removeRow(row);
    m_removeLimit->setEnabled(m_limits->rowCount() > 0);
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
    m_intro->say(tr("It is kept as a file in the folder of your settings, where more can be said than here."));
    m_nameLabel->setText(tr("&Name"));
    m_urlLabel->setText(tr("&Base URL"));
    m_url->setPlaceholderText(u"https://"_s);
    m_keyLabel->setText(tr("&Key"));
    m_headerLabel->setText(tr("&Header"));
    m_pathLabel->setText(tr("&Request"));
    m_pathNote->say(tr("A GET that costs nothing, such as the list of models."));
    m_modelsLabel->setText(tr("&Models"));
    m_modelsNote->say(tr("Where the answer lists them, as a JSON pointer with * for each; may be empty."));
    m_placesLabel->setText(tr("&Limits"));
    m_limits->setAccessibleName(tr("Limits"));
    m_limits->setHorizontalHeaderLabels({tr("Name"), tr("Unit"), tr("Limit"), tr("Left"), tr("Reset")});
    m_addLimit->setText(tr("&Add limit"));
    m_removeLimit->setText(tr("Re&move limit"));
    m_removeLimit->setEnabled(m_limits->rowCount() > 0);
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("&Save"));
    fillChoices();
    showKey();
    showPlaces();
}

void ProviderDialog::fillChoices()
{
    const int key = std::max(0, m_key->currentIndex());
    m_key->clear();
    m_key->addItem(u"Authorization: Bearer …"_s, int(KeyStyle::Bearer));
    m_key->addItem(u"X-Api-Key: …"_s, int(KeyStyle::XApiKey));
    m_key->addItem(u"Api-Key: …"_s, int(KeyStyle::ApiKey));
    m_key->addItem(tr("In another header"), int(KeyStyle::Other));
    m_key->addItem(tr("None is needed"), int(KeyStyle::None));
    m_key->setCurrentIndex(key);
    const int places = std::max(0, m_places->currentIndex());
    m_places->clear();
    m_places->addItem(tr("In the answer's headers"), false);
    m_places->addItem(tr("In the answer's JSON"), true);
    m_places->setCurrentIndex(places);
}

void ProviderDialog::showKey()
{
    const bool other = m_key->currentData().toInt() == int(KeyStyle::Other);
    m_headerLabel->setVisible(other);
    m_header->setVisible(other);
}

void ProviderDialog::showPlaces()
{
    m_placesNote->say(m_places->currentData().toBool() ? tr("JSON pointers, such as /usage/requests/limit.")
                                                       : tr("Header names, such as x-ratelimit-limit-requests."));
}

QString ProviderDialog::cell(int row, int column) const
{
    const QTableWidgetItem* item = m_limits->item(row, column);
    return item ? item->text().trimmed() : QString();
}

ProviderDraft ProviderDialog::draft() const
{
    ProviderDraft draft;
    draft.name = m_name->text().trimmed();
    draft.baseUrl = m_url->text().trimmed();
    switch (static_cast<KeyStyle>(m_key->currentData().toInt())) {
    case KeyStyle::Bearer:
        draft.keyHeader = u"authorization"_s;
        draft.keyPrefix = u"Bearer "_s;
        break;
    case KeyStyle::XApiKey:
        draft.keyHeader = u"x-api-key"_s;
        break;
    case KeyStyle::ApiKey:
        draft.keyHeader = u"api-key"_s;
        break;
    case KeyStyle::Other:
        draft.keyHeader = m_header->text().trimmed();
        break;
    case KeyStyle::None:
        break;
    }
    draft.path = m_path->text().trimmed();
    draft.models = m_models->text().trimmed();
    draft.limitsInBody = m_places->currentData().toBool();
    for (int row = 0; row < m_limits->rowCount(); ++row) {
        const auto* unit = qobject_cast<QComboBox*>(m_limits->cellWidget(row, UnitColumn));
        draft.limits.push_back({cell(row, NameColumn), static_cast<Unit>(unit->currentData().toInt()),
            cell(row, LimitColumn), cell(row, LeftColumn), cell(row, ResetColumn)});
    }
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
    if (typed.keyHeader.isEmpty() && m_key->currentData().toInt() == int(KeyStyle::Other))
        return tr("The name of the header is missing.");
    const bool placeless = std::ranges::any_of(
        typed.limits, [](const LimitDraft& limit) { return limit.limit.isEmpty() && limit.remaining.isEmpty(); });
    return placeless ? tr("Say of each limit where the limit or what is left of it is told.") : QString();
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
