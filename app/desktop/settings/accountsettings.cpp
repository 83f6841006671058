// SPDX-License-Identifier: MIT
#include "desktop/settings/accountsettings.h"

#include "core/rules/accountentry.h"
#include "desktop/kit/accountwords.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/group.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"
#include "desktop/settings/settingspage.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// One sentence on where the key is.
QString keyWords(const AccountState& state, const QString& hint)
{
    const Account& account = state.account;
    if (account.demo)
        return AccountSettings::tr("Made up by the demo.");
    if (account.key.kind == KeySource::Kind::Login && !state.loginTool.isEmpty() && !account.key.place.isEmpty())
        return AccountSettings::tr("The login of %1 in %2. Only read, never changed.")
            .arg(state.loginTool, isolated(account.key.place));
    if (account.key.kind == KeySource::Kind::Login)
        return state.loginTool.isEmpty()
            ? AccountSettings::tr("The login of another tool.")
            : AccountSettings::tr("The login of %1. Only read, never changed.").arg(state.loginTool);
    if (account.key.kind == KeySource::Kind::Command)
        return AccountSettings::tr("Printed by %1").arg(isolated(account.key.place));
    if (!account.key.isOurs())
        return AccountSettings::tr("From %1").arg(isolated(account.key.place));
    if (account.keyOrigin.isEmpty())
        return AccountSettings::tr("None. Requests go out without one.");
    if (account.key.kind == KeySource::Kind::Session)
        return AccountSettings::tr("In memory until the program ends.");
    if (hint.isEmpty())
        return AccountSettings::tr("In the keychain. Never shown, never written elsewhere.");
    return AccountSettings::tr("…%1, in the keychain. Never shown, never written elsewhere.").arg(isolated(hint));
}

} // namespace

AccountSettings::AccountSettings(std::function<QStringList()> otherLabels, QWidget* parent)
    : QWidget(parent)
    , m_otherLabels(std::move(otherLabels))
{
    build();
    wire();
    retranslate();
    clear();
}

AccountSettings::~AccountSettings()
{
    // A field that goes with the focus tells that editing finished.
    m_label->disconnect(this);
}

void AccountSettings::build()
{
    m_label = new QLineEdit(this);
    m_label->setObjectName(u"label"_s);
    m_label->setMaxLength(60);
    m_paid = new QComboBox(this);
    m_paid->setObjectName(u"paidProbe"_s);
    setWidths();
    m_replaceKey = new QuietButton({}, this);
    m_replaceKey->setObjectName(u"replaceKey"_s);
    m_labelRow = new GroupRow(m_label, this);
    m_paidRow = new GroupRow(m_paid, this);
    m_keyRow = new GroupRow(m_replaceKey, this);

    m_title = new Heading(Heading::Role::Group, this);
    auto* box = new Box(grid::large, this);
    for (GroupRow* row : {m_labelRow, m_paidRow, m_keyRow})
        box->addRow(row);
    auto* group = new QVBoxLayout(this);
    group->setContentsMargins(0, grid::small, 0, 0);
    group->setSpacing(grid::small);
    group->addWidget(m_title);
    group->addWidget(box);
}

void AccountSettings::setWidths()
{
    m_label->setFixedWidth(scaled(controlWidth));
    m_paid->setFixedWidth(scaled(controlWidth));
}

void AccountSettings::wire()
{
    m_label->installEventFilter(this);
    connect(m_label, &QLineEdit::editingFinished, this, &AccountSettings::onLabelLeft);
    connect(m_label, &QLineEdit::textEdited, this, [this] { m_labelRow->note()->say({}); });
    connect(m_paid, &QComboBox::activated, this, [this] {
        if (!m_state)
            return;
        const auto setting = PaidProbe(m_paid->currentData().toInt());
        m_paidRow->setTexts(tr("Paid probe"), paidProbeBrief(setting));
        Q_EMIT paidProbeRequested(m_state->account.id, setting);
    });
    connect(m_replaceKey, &QuietButton::clicked, this, [this] {
        if (m_state)
            Q_EMIT editRequested(m_state->account.id, m_state->account.key.isOurs());
    });
}

void AccountSettings::retranslate()
{
    m_labelRow->setTexts(tr("Label"));
    fillPaidProbes();
    if (m_state)
        presentRows();
}

void AccountSettings::fillPaidProbes()
{
    const QSignalBlocker quiet(m_paid);
    m_paid->clear();
    for (const auto setting : {PaidProbe::Never, PaidProbe::WhenNeeded, PaidProbe::Always})
        m_paid->addItem(paidProbeText(setting), int(setting));
}

/// Forgets the account first: a field that loses the focus by being hidden must not rename it.
void AccountSettings::clear()
{
    m_state.reset();
    hide();
}

void AccountSettings::present(const AccountState& state, const QString& keyHint)
{
    const bool another = !m_state || m_state->account.id != state.account.id;
    m_state = state;
    m_keyHint = keyHint;
    show();
    presentLabel(another);
    presentRows();
}

/// What the person is typing stays as it is, unless it is about another account now.
void AccountSettings::presentLabel(bool another)
{
    const QString& label = m_state->account.label;
    if (!another && m_label->hasFocus())
        return;
    if (m_label->text() != label && (another || m_labelRow->note()->text().isEmpty()))
        m_label->setText(label);
    if (!another)
        return;
    m_label->setCursorPosition(0);
    m_labelRow->note()->say({});
}

void AccountSettings::presentRows()
{
    const Account& account = m_state->account;
    m_title->setText(accountTitle(*m_state));
    m_paidRow->setVisible(m_state->paidProbes);
    m_paid->setCurrentIndex(m_paid->findData(int(account.paidProbe)));
    m_paidRow->setTexts(tr("Paid probe"), paidProbeBrief(account.paidProbe));

    const bool none = account.key.isOurs() && account.keyOrigin.isEmpty();
    m_replaceKey->setText(!account.key.isOurs() ? tr("Edit…") : none ? tr("Enter key…") : tr("Replace key…"));
    m_replaceKey->setEnabled(!account.demo);
    m_keyRow->setTexts(tr("Key"), keyWords(*m_state, m_keyHint));
}

void AccountSettings::startRename()
{
    m_label->setFocus(Qt::OtherFocusReason);
    m_label->selectAll();
}

/// An empty label means "as it was"; a taken one is left to be mended.
void AccountSettings::onLabelLeft()
{
    if (!m_state)
        return;
    const QString before = m_state->account.label;
    if (m_label->text().trimmed().isEmpty())
        m_label->setText(before);
    const auto label = labelFromInput(m_label->text(), m_otherLabels());
    m_labelRow->note()->say(label.ok() ? QString() : label.error().sentence, Tone::Critical);
    if (!label.ok() || *label == before)
        return;
    m_state->account.label = *label;
    Q_EMIT renameRequested(m_state->account.id, *label);
}

/// Escape takes back what was typed, before it closes the window.
bool AccountSettings::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_label || !isKey || !m_state || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    const QString& before = m_state->account.label;
    if (m_label->text() == before)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        m_label->setText(before);
        m_label->selectAll();
        m_labelRow->note()->say({});
    }
    event->accept();
    return true;
}

bool AccountSettings::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setWidths();
    return QWidget::event(event);
}

} // namespace quotalamp
