// SPDX-License-Identifier: MIT
#include "desktop/settings/accountspage.h"

#include "core/rules/accountentry.h"
#include "desktop/kit/accountwords.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/group.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"
#include "desktop/settings/accountrows.h"
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

AccountsPage::AccountsPage(AccountSource source, QWidget* parent)
    : QWidget(parent)
    , m_source(std::move(source))
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
    m_rows = new AccountRows([this](const QString& accountId) { return rowOf(accountId); }, m_add, m_scroll);
    m_scroll->setWidget(m_rows);
    m_rows->setAutoFillBackground(false); // setWidget() turns it on
    m_scroll->viewport()->installEventFilter(this);
    m_frame->addRow(m_scroll);
    m_empty = new PlainLabel(this);
    m_empty->setWordWrap(true);
    m_empty->setMargin(grid::large);
    m_frame->addRow(m_empty);

    m_settings = new AccountSettings([this] { return otherLabels(); }, this);

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
    connect(&m_showChosen, &QTimer::timeout, this, &AccountsPage::showChosen);
    wireRows();
    connect(m_settings, &AccountSettings::editRequested, this, &AccountsPage::editRequested);
    connect(m_settings, &AccountSettings::paidProbeRequested, this, &AccountsPage::paidProbeRequested);
    connect(m_settings, &AccountSettings::renameRequested, this, &AccountsPage::renameRequested);
}

void AccountsPage::wireRows()
{
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &AccountsPage::look);
    connect(m_rows, &AccountRows::heightChanged, this, &AccountsPage::fitList);
    connect(m_rows, &AccountRows::shifted, this,
        [this](int by) { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->value() + by); });
    connect(m_rows, &AccountRows::chosen, this, &AccountsPage::choose);
    connect(m_rows, &AccountRows::menuRequested, this, &AccountsPage::openMenu);
    connect(m_rows, &AccountRows::editRequested, this,
        [this](const QString& accountId) { Q_EMIT editRequested(accountId, false); });
    connect(m_rows, &AccountRows::renameRequested, this, &AccountsPage::startRename);
    connect(m_rows, &AccountRows::removeRequested, this, &AccountsPage::confirmRemoval);
    connect(m_rows, &AccountRows::moveRequested, this, &AccountsPage::moveRequested);
}

void AccountsPage::retranslate()
{
    m_title->setText(tr("Accounts"));
    m_add->setText(tr("Add account…"));
    m_empty->setText(tr("No accounts yet. Add one to see what is left of its limits."));
    setSpokenName(*m_rows, tr("Accounts"));
    m_rows->retranslate();
    m_settings->retranslate();
}

void AccountsPage::present(const QStringList& accountIds)
{
    const int before = indexOf(m_chosen);
    m_rows->present(accountIds);
    m_scroll->setVisible(!accountIds.empty());
    m_empty->setVisible(accountIds.empty());
    fitList();
    look();
    if (indexOf(m_chosen) < 0)
        m_chosen = accountIds.value(0);
    if (indexOf(m_chosen) != before)
        m_showChosen.start();
    m_rows->choose(m_chosen);
    presentChosen();
}

AccountRowView AccountsPage::rowOf(const QString& accountId) const
{
    const AccountState* state = m_source.state(accountId);
    if (!state)
        return {};
    const CardView card = m_source.card(accountId);
    return rowView(*state, card.accountId.isEmpty() ? nullptr : &card, m_source.keyHint(accountId));
}

void AccountsPage::select(const QString& accountId)
{
    choose(accountId);
}

void AccountsPage::choose(const QString& accountId)
{
    if (indexOf(accountId) < 0)
        return;
    if (m_chosen != accountId) {
        m_chosen = accountId;
        m_showChosen.start();
    }
    m_rows->choose(m_chosen);
    presentChosen();
}

void AccountsPage::showChosen()
{
    const int place = indexOf(m_chosen);
    if (place < 0)
        return;
    const QRect area = m_rows->itemArea(place);
    m_scroll->ensureVisible(area.center().x(), area.center().y(), 0, (area.height() + 1) / 2);
}

void AccountsPage::look()
{
    // Before it is shown, about what it will get.
    const int sight = m_scroll->isVisible() ? m_scroll->viewport()->height() : window()->height() / 2;
    m_rows->setSight(m_scroll->verticalScrollBar()->value(), sight);
}

void AccountsPage::presentChosen()
{
    const AccountState* state = m_chosen.isEmpty() ? nullptr : m_source.state(m_chosen);
    if (!state)
        m_settings->clear();
    else
        m_settings->present(*state, m_source.keyHint(m_chosen));
}

void AccountsPage::openMenu(const QString& accountId, const QPoint& globalPosition)
{
    const AccountState* state = m_source.state(accountId);
    const int index = indexOf(accountId);
    if (!state || index < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"accountMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& name, const QString& text, const QKeySequence& keys, auto act) {
        QAction* action = menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setShortcut(keys);
        return action;
    };
    const Account& account = state->account;
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
    })->setEnabled(index + 1 < int(m_rows->order().size()));
    menu->addSeparator();
    add(u"remove"_s, tr("&Remove…"), Qt::Key_Delete, [this, accountId] { confirmRemoval(accountId); });
    menu->popup(globalPosition);
}

void AccountsPage::confirmRemoval(const QString& accountId)
{
    const AccountState* state = m_source.state(accountId);
    if (!state)
        return;
    auto* box =
        plainQuestion(tr("Remove account"), tr("Remove %1?").arg(accountTitle(*state)), removalText(*state), this);
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
    return int(m_rows->placeOf(accountId));
}

QStringList AccountsPage::otherLabels() const
{
    QStringList labels;
    for (const QString& id : m_rows->order()) {
        const AccountState* state = m_source.state(id);
        if (state && id != m_chosen)
            labels << state->account.label;
    }
    return labels;
}

/// As tall as its rows where there is room; beyond that it scrolls, and the settings below stay in sight.
void AccountsPage::fitList()
{
    if (m_rows->order().empty()) {
        m_frame->setMaximumHeight(m_empty->heightForWidth(m_frame->width() - 2) + 2);
        return;
    }
    const int all = m_rows->sizeHint().height();
    m_scroll->setMinimumHeight(std::min(all, m_rows->heightOfFirst(fewestRows)));
    m_frame->setMaximumHeight(all + 2);
}

bool AccountsPage::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fitList();
    return done;
}

/// The part of the list in sight is another one.
bool AccountsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        look();
    return QWidget::eventFilter(watched, event);
}

} // namespace quotalamp
