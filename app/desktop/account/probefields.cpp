// SPDX-License-Identifier: MIT
#include "desktop/account/probefields.h"

#include "desktop/kit/note.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace quotalamp {

using namespace Qt::StringLiterals;

ProbeFields::ProbeFields(FieldGrid* grid)
    : QObject(grid)
    , m_paid(grid->addRow(namedCombo(u"paidProbe"_s, grid)))
    , m_model(grid->addRow(plainEdit(u"probeModel"_s, grid)))
{
    connect(m_paid.field, &QComboBox::currentIndexChanged, this, &ProbeFields::edited);
    connect(m_model.field, &QLineEdit::textEdited, this, &ProbeFields::edited);
}

void ProbeFields::start(const Account& account)
{
    chooseQuietly(*m_paid.field, int(account.paidProbe));
    m_model.field->setText(account.probeModel);
}

void ProbeFields::retranslate()
{
    m_paid.label->setText(tr("Pa&id probe"));
    m_model.label->setText(tr("Probe &model"));
    m_model.field->setPlaceholderText(tr("a cheap one, chosen by itself"));
    const QSignalBlocker quiet(m_paid.field);
    const QVariant chosen = m_paid.field->currentData();
    m_paid.field->clear();
    for (const auto each : {PaidProbe::Never, PaidProbe::WhenNeeded, PaidProbe::Always})
        m_paid.field->addItem(paidProbeText(each), int(each));
    chooseQuietly(*m_paid.field, chosen.isValid() ? chosen : QVariant(int(PaidProbe::WhenNeeded)));
}

void ProbeFields::show(const AccountDraft& draft)
{
    const bool known = draft.provider && draft.provider->canPaidProbe;
    m_paid.setVisible(known);
    m_paid.note->say(known ? paidProbeCost(setting()) : QString());
    // Only where there is something that it would be asked for.
    const bool asked = known && setting() != PaidProbe::Never;
    m_model.setVisible(asked);
    const auto typed = model(draft);
    m_model.note->say(asked && !typed.ok() ? typed.error().sentence : QString(), Tone::Critical);
}

void ProbeFields::putInto(Account& account, const AccountDraft& draft) const
{
    const bool known = draft.provider && draft.provider->canPaidProbe;
    if (known)
        account.paidProbe = setting();
    account.probeModel = known ? *model(draft) : QString();
}

QWidget* ProbeFields::wrongField(const AccountDraft& draft) const
{
    return model(draft).ok() ? nullptr : m_model.field;
}

QList<QWidget*> ProbeFields::tabStops() const
{
    return {m_paid.field, m_model.field};
}

PaidProbe ProbeFields::setting() const
{
    return PaidProbe(m_paid.field->currentData().toInt());
}

Result<QString> ProbeFields::model(const AccountDraft& draft) const
{
    return probeModelFrom(m_model.field->text(), draft.keyPatterns);
}

} // namespace quotalamp
