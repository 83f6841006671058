// SPDX-License-Identifier: MIT
#include "desktop/settings/accountspage.h"

#include "core/rules/accountentry.h"
#include "desktop/kit/accountwords.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/group.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/settings/accountsettings.h"

#include <QEvent>
#include <QMenu>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestRows = 2; ///< always in sight

AccountRowView rowView(const AccountState& state, const CardView* card, const QString& hint)
{
    AccountRowView view;
    view.accountId = state.account.id;
    view.name = state.providerName;
    view.label = state.account.label == state.providerName ? QString() : state.account.label;
    view.place = AccountsPage::tr("%1 · %2", "host, place of the key")
                     .arg(isolated(exactHost(state.baseUrl)), keyPlaceText(state, hint));
    if (!card)
        return view;
    view.words = stateText(*card);
    view.needsYou = card->errorNeedsYou;
    view.state = card->state;
    view.left = card->left;
    view.level = card->level;
    return view;
}

} // namespace

AccountsPage::AccountsPage(QWidget* parent)
    : QWidget(parent)
{
    build();
    wire();
    retranslate();
}

void AccountsPage::build()
{
    m_title = new Heading(Heading::Role::Page, this);
    m_add = new QuietButton({}, this);
    m_add->setObjectName(u"addAccount"_s);
    m_add->setPrimary(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_add);

    m_frame = new Box(scaled(grid::hang), this);
    m_scroll = new QScrollArea(m_frame);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_list = new Box(scaled(grid::hang), m_scroll);
    m_list->setFramed(false);
    m_list->setAutoFillBackground(false);
    m_scroll->setWidget(m_list);
    m_list->setAutoFillBackground(false); // setWidget() turns it on
    m_frame->addRow(m_scroll);
    m_empty = new PlainLabel(this);
    m_empty->setWordWrap(true);
    m_empty->setMargin(grid::large);
    m_frame->addRow(m_empty);

    m_settings = new AccountSettings(this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::large + 4, grid::windowMargin, grid::windowMargin);
    column->setSpacing(grid::large);
    column->addLayout(head);
    column->addWidget(m_frame, 1);
    column->addWidget(m_settings);
    column->addStretch();
}

void AccountsPage::wire()
{
    connect(m_add, &QuietButton::clicked, this, &AccountsPage::addRequested);
    m_showChosen.setSingleShot(true);
    connect(&m_showChosen, &QTimer::timeout, this, [this] {
        const int index = indexOf(m_chosen);
        if (index >= 0)
            m_scroll->ensureWidgetVisible(m_rows[size_t(index)], 0, 0);
    });
    connect(m_settings, &AccountSettings::editRequested, this, &AccountsPage::editRequested);
    connect(m_settings, &AccountSettings::paidProbeRequested, this, &AccountsPage::paidProbeRequested);
    connect(
        m_settings, &AccountSettings::renameRequested, this, [this](const QString& accountId, const QString& label) {
            const int index = indexOf(accountId);
            if (index < 0)
                return;
            m_states[size_t(index)].account.label = label;
            Q_EMIT renameRequested(accountId, label);
        });
}

void AccountsPage::retranslate()
{
    m_title->setText(tr("Accounts"));
    m_add->setText(tr("Add account…"));
    m_empty->setText(tr("No accounts yet. Add one to see what is left of its limits."));
    for (AccountRow* row : m_rows)
        row->retranslate();
    m_settings->retranslate();
}

void AccountsPage::present(
    const Overview& overview, const std::vector<AccountState>& states, const QHash<QString, QString>& keyHints)
{
    m_states = states;
    m_keyHints = keyHints;
    presentRows(overview, keyHints);
    if (indexOf(m_chosen) < 0)
        m_chosen = m_states.empty() ? QString() : m_states.front().account.id;
    choose(m_chosen);
}

/// Rows are kept and say something else: a new order moves words, not widgets.
void AccountsPage::presentRows(const Overview& overview, const QHash<QString, QString>& keyHints)
{
    while (m_rows.size() > m_states.size()) {
        m_rows.back()->hide();
        m_rows.back()->deleteLater();
        m_rows.pop_back();
        m_tabStops.pop_back();
    }
    while (m_rows.size() < m_states.size())
        m_rows.push_back(addRow());

    QHash<QString, const CardView*> cards;
    for (const auto& card : overview.cards)
        cards.insert(card.accountId, &card);
    for (size_t i = 0; i < m_states.size(); ++i) {
        const QString& id = m_states[i].account.id;
        m_rows[i]->present(rowView(m_states[i], cards.value(id), keyHints.value(id)));
    }
    m_scroll->setVisible(!m_rows.empty());
    m_empty->setVisible(m_rows.empty());
    fitList();
}

AccountRow* AccountsPage::addRow()
{
    auto* row = new AccountRow(m_list);
    m_list->addRow(row);
    m_tabStops.push_back(row->follow(m_tabStops.empty() ? static_cast<QWidget*>(m_add) : m_tabStops.back()));
    row->show();
    connect(row, &AccountRow::toggled, this, [this, row](bool on) {
        if (on)
            choose(row->view().accountId);
    });
    connect(
        row, &AccountRow::menuRequested, this, [this, row](const QPoint& at) { openMenu(row->view().accountId, at); });
    connect(row, &AccountRow::editRequested, this, [this, row] { Q_EMIT editRequested(row->view().accountId, false); });
    connect(row, &AccountRow::renameRequested, this, [this, row] { startRename(row->view().accountId); });
    connect(row, &AccountRow::removeRequested, this, [this, row] { confirmRemoval(row->view().accountId); });
    connect(row, &AccountRow::moveRequested, this, [this, row](int delta) {
        // The row at the new place is the one to go on with.
        const int target = indexOf(row->view().accountId) + delta;
        if (target < 0 || target >= int(m_rows.size()))
            return;
        Q_EMIT moveRequested(row->view().accountId, delta);
        m_rows[size_t(target)]->setFocus(Qt::OtherFocusReason);
    });
    return row;
}

const AccountState* AccountsPage::find(const QString& accountId) const
{
    const int index = indexOf(accountId);
    return index < 0 ? nullptr : &m_states[size_t(index)];
}

void AccountsPage::select(const QString& accountId)
{
    choose(accountId);
}

void AccountsPage::choose(const QString& accountId)
{
    const int index = indexOf(accountId);
    if (index >= 0) {
        m_chosen = accountId;
        AccountRow* row = m_rows[size_t(index)];
        if (!row->isChecked()) {
            row->setChecked(true);
            // Rows that are new get their place first.
            m_showChosen.start();
        }
    }
    presentChosen();
}

void AccountsPage::presentChosen()
{
    const int index = indexOf(m_chosen);
    if (index < 0)
        m_settings->clear();
    else
        m_settings->present(m_states[size_t(index)], m_keyHints.value(m_chosen), otherLabels());
}

void AccountsPage::openMenu(const QString& accountId, const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"accountMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int index = indexOf(accountId);
    if (index < 0)
        return;
    const auto add = [&](const QString& name, const QString& text, const QKeySequence& keys, auto act) {
        QAction* action = menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setShortcut(keys);
        return action;
    };
    const Account& account = m_states[size_t(index)].account;
    add(u"edit"_s, tr("&Edit…"), Qt::Key_Return, [this, accountId] {
        Q_EMIT editRequested(accountId, false);
    })->setEnabled(!account.demo);
    if (account.key.isOurs())
        add(u"replaceKey"_s, tr("Replace &key…"), {}, [this, accountId] {
            Q_EMIT editRequested(accountId, true);
        })->setEnabled(!account.demo);
    add(u"thresholds"_s, tr("&Thresholds…"), {}, [this, accountId] { Q_EMIT thresholdsRequested(accountId); });
    add(u"rename"_s, tr("Re&name"), Qt::Key_F2, [this, accountId] { startRename(accountId); });
    menu->addSeparator();
    add(u"up"_s, tr("Move &up"), QKeySequence(Qt::ALT | Qt::Key_Up), [this, accountId] {
        Q_EMIT moveRequested(accountId, -1);
    })->setEnabled(index > 0);
    add(u"down"_s, tr("Move &down"), QKeySequence(Qt::ALT | Qt::Key_Down), [this, accountId] {
        Q_EMIT moveRequested(accountId, 1);
    })->setEnabled(index + 1 < int(m_states.size()));
    menu->addSeparator();
    add(u"remove"_s, tr("&Remove…"), Qt::Key_Delete, [this, accountId] { confirmRemoval(accountId); });
    menu->popup(globalPosition);
}

void AccountsPage::confirmRemoval(const QString& accountId)
{
    const int index = indexOf(accountId);
    if (index < 0)
        return;
    const AccountState& state = m_states[size_t(index)];
    auto* box =
        plainQuestion(tr("Remove account"), tr("Remove %1?").arg(accountTitle(state)), removalText(state), this);
    box->setObjectName(u"confirmRemoval"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(remove, &QPushButton::clicked, this, [this, accountId] { Q_EMIT removeRequested(accountId); });
    box->open();
}

void AccountsPage::startRename(const QString& accountId)
{
    choose(accountId);
    m_settings->startRename();
}

int AccountsPage::indexOf(const QString& accountId) const
{
    const auto found =
        std::ranges::find_if(m_states, [&](const AccountState& state) { return state.account.id == accountId; });
    return found == m_states.end() ? -1 : int(found - m_states.begin());
}

QStringList AccountsPage::otherLabels() const
{
    QStringList labels;
    for (const auto& state : m_states) {
        if (state.account.id != m_chosen)
            labels << state.account.label;
    }
    return labels;
}

/// As tall as its rows where there is room; beyond that it scrolls, and the settings below stay in sight.
void AccountsPage::fitList()
{
    if (m_rows.empty()) {
        m_frame->setMaximumHeight(m_empty->heightForWidth(m_frame->width() - 2) + 2);
        return;
    }
    m_list->layout()->activate();
    const int all = m_list->sizeHint().height();
    int few = 0;
    for (size_t i = 0; i < std::min(m_rows.size(), size_t(fewestRows)); ++i)
        few += m_rows[i]->sizeHint().height() + 1;
    m_scroll->setMinimumHeight(std::min(all, few));
    m_frame->setMaximumHeight(all + 2);
}

bool AccountsPage::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fitList();
    return done;
}

} // namespace quotalamp
