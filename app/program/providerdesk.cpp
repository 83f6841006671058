// SPDX-License-Identifier: MIT
#include "program/providerdesk.h"

#include <QJsonDocument>

#include <utility>

namespace quotalamp {

using namespace Qt::StringLiterals;

ProviderDesk::ProviderDesk(Providers providers, const Places* places, QObject* parent)
    : QObject(parent)
    , m_providers(std::move(providers))
    , m_places(places ? std::optional(*places) : std::nullopt)
{
}

ProviderDesk::~ProviderDesk()
{
    delete m_dialog;
}

QStringList ProviderDesk::troubles() const
{
    QStringList sentences;
    for (const BrokenDescriptor& broken : m_providers.broken)
        sentences << tr("%1 is left out; quotalamp provider check says why.").arg(broken.file);
    return sentences;
}

void ProviderDesk::describe()
{
    if (!m_dialog) {
        m_dialog = new ProviderDialog;
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setDemo(!m_places);
        connect(m_dialog, &ProviderDialog::saveRequested, this, &ProviderDesk::keep);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ProviderDesk::keep(const ProviderDraft& draft)
{
    QStringList taken;
    for (const ProviderSummary& each : m_providers.registry.summaries())
        taken << each.ids();
    const QJsonObject json = toDescriptor(draft, providerId(draft.name, taken));
    auto kept =
        m_places ? keepDescriptor(*m_places, json, m_providers.registry) : readDescriptor(QJsonDocument(json).toJson());
    if (!kept) {
        QStringList sentences;
        for (const Mistake& mistake : kept.error())
            sentences << (mistake.where.isEmpty() ? mistake.what : mistake.where + u": "_s + mistake.what);
        if (m_dialog)
            m_dialog->saveFailed(sentences);
        return;
    }
    const QString id = kept->id;
    m_providers.registry.add(std::move(kept).value());
    if (m_dialog)
        m_dialog->saved();
    Q_EMIT added(id);
}

} // namespace quotalamp
