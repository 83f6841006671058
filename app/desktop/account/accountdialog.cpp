// SPDX-License-Identifier: MIT
#include "desktop/account/accountdialog.h"

#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/plaintext.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int accountDialogWidth = 528;

} // namespace

AccountDialog::AccountDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    build();
    retranslate();
    connect(m_form, &AccountForm::edited, this, &AccountDialog::onEdited);
    connect(m_form, &AccountForm::keyPageRequested, this, &AccountDialog::keyPageRequested);
    connect(m_other, &QuietButton::clicked, this, &AccountDialog::otherProviderRequested);
    connect(m_test, &QuietButton::clicked, this, &AccountDialog::onTest);
    connect(m_save, &QuietButton::clicked, this, &AccountDialog::onSave);
    connect(m_cancel, &QuietButton::clicked, this, &AccountDialog::reject);
    connect(m_session, &QuietButton::clicked, this, [this] {
        m_form->keepForSession();
        onSave();
    });
    connect(this, &QDialog::finished, this, [this] {
        m_form->forgetKey();
        setBusy(Busy::No); // an answer that comes now has nobody to speak to
    });
}

AccountDialog::~AccountDialog() = default;

void AccountDialog::build()
{
    m_title = new PlainLabel(this);
    m_title->setFont(titleFont());
    m_other = new QuietButton({}, this);
    m_other->setObjectName(u"otherProvider"_s);
    m_form = new AccountForm(this);
    m_outcome = new Note(this);
    m_outcome->setObjectName(u"outcome"_s);
    m_session = new QuietButton({}, this);
    m_session->setObjectName(u"session"_s);
    m_session->hide();
    m_test = new QuietButton({}, this);
    m_test->setObjectName(u"test"_s);
    m_cancel = new QuietButton({}, this);
    m_cancel->setObjectName(u"cancel"_s);
    m_save = new QuietButton({}, this);
    m_save->setObjectName(u"save"_s);
    m_save->setPrimary(true);
    m_save->setDefault(true);

    // The platform's own order: Test stands aside, Save and Cancel where they belong.
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_test, QDialogButtonBox::ResetRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::large, grid::windowMargin, grid::large);
    column->setSpacing(grid::large);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_other);
    column->addLayout(head);
    column->addWidget(m_form);
    column->addStretch(1);
    column->addWidget(m_outcome);
    column->addWidget(m_session, 0, Qt::AlignLeading);
    column->addWidget(buttons);
    setMinimumWidth(scaled(accountDialogWidth));
}

void AccountDialog::setDemo(bool demo)
{
    m_demo = demo;
    retranslate();
}

void AccountDialog::retranslate()
{
    m_title->setText(m_editing ? tr("Edit account") : tr("Add account"));
    setTitle(*this, m_demo ? tr("%1 (demo)", "a window's title").arg(m_title->text()) : m_title->text());
    m_other->setText(tr("Another provider…"));
    m_test->setText(m_busy == Busy::Testing ? tr("Testing…") : tr("&Test"));
    m_save->setText(m_busy == Busy::Saving ? tr("Saving…") : tr("&Save"));
    m_cancel->setText(tr("Cancel"));
    m_session->setText(tr("Keep for this session only"));
}

void AccountDialog::setProviders(std::vector<ProviderChoice> providers)
{
    m_form->setProviders(std::move(providers));
}

void AccountDialog::setTakenLabels(const QStringList& labels)
{
    m_form->setTakenLabels(labels);
}

void AccountDialog::add(const QString& provider)
{
    m_editing = false;
    m_form->add(provider);
    begin();
}

void AccountDialog::add(const QString& provider, const QUrl& baseUrl, const Secret* key, const QString& variable)
{
    add(provider);
    m_form->fill(baseUrl, key, variable);
}

void AccountDialog::edit(const Account& account, const QString& keyHint)
{
    m_editing = true;
    m_form->edit(account, keyHint);
    begin();
}

void AccountDialog::begin()
{
    m_other->setVisible(!m_editing);
    setBusy(Busy::No);
    say({}, Tone::Quiet);
    m_session->hide();
    m_savesWhenGood = false;
    m_form->focusFirst();
}

void AccountDialog::focusKey()
{
    m_form->focusKey();
}

void AccountDialog::showTestResult(bool ok, const QString& sentence)
{
    if (m_busy != Busy::Testing)
        return;
    setBusy(Busy::No);
    say(sentence, ok ? Tone::Plain : Tone::Critical);
    if (std::exchange(m_savesWhenGood, false) && ok)
        onSave();
}

void AccountDialog::saved()
{
    if (m_busy == Busy::Saving)
        accept();
}

void AccountDialog::saveFailed(const QString& sentence, bool offerSession)
{
    if (m_busy != Busy::Saving)
        return;
    setBusy(Busy::No);
    say(sentence, Tone::Critical);
    m_session->setVisible(offerSession && m_form->hasKeyForKeychain());
    if (m_session->isVisible())
        m_session->setFocus(Qt::OtherFocusReason);
}

/// While saving nothing may change under it; while testing everything may, and the answer is then out of date.
void AccountDialog::setBusy(Busy busy)
{
    m_busy = busy;
    m_form->setEnabled(busy != Busy::Saving);
    m_test->setEnabled(busy == Busy::No);
    m_save->setEnabled(busy != Busy::Saving);
    m_session->setEnabled(busy != Busy::Saving);
    retranslate();
}

void AccountDialog::say(const QString& sentence, Tone tone)
{
    m_outcome->say(sentence, tone);
}

void AccountDialog::onEdited()
{
    m_savesWhenGood = false;
    if (m_busy == Busy::Testing)
        setBusy(Busy::No);
    say({}, Tone::Quiet);
    m_session->hide();
}

void AccountDialog::onTest()
{
    const auto entry = m_form->entry();
    if (!entry)
        return;
    setBusy(Busy::Testing);
    say(tr("Asking the provider…"), Tone::Quiet);
    m_session->hide();
    Q_EMIT testRequested(entry->account, entry->key);
}

void AccountDialog::onSave()
{
    if (m_busy == Busy::Saving)
        return;
    const auto entry = m_form->entry();
    if (!entry)
        return;
    setBusy(Busy::Saving);
    say({}, Tone::Quiet);
    m_session->hide();
    Q_EMIT saveRequested(entry->account, entry->key);
}

/// Return in a field asks the provider first, and saves what it takes; the button saves in any case.
void AccountDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || m_editing || m_busy != Busy::No || qobject_cast<QPushButton*>(focusWidget()))
        return QDialog::keyPressEvent(event);
    onTest();
    m_savesWhenGood = m_busy == Busy::Testing;
}

bool AccountDialog::event(QEvent* event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        grow();
    if (event->type() == QEvent::ApplicationFontChange)
        m_title->setFont(titleFont());
    return done;
}

void AccountDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_form->retranslate();
        retranslate();
    }
    QDialog::changeEvent(event);
}

/// A sentence that appears makes the dialog taller, one that goes leaves it as it is: fields never jump twice.
void AccountDialog::grow()
{
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height())
        resize(width(), needed);
}

} // namespace quotalamp
