// SPDX-License-Identifier: MIT
#include "desktop/details/modelspage.h"

#include "desktop/kit/spoken.h"
#include "desktop/kit/tokens.h"

#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QVBoxLayout>

namespace quotalamp {

ModelsPage::ModelsPage(QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
{
    m_found.setSourceModel(&m_models);
    m_found.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(&m_found);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_found.setFilterFixedString(words.trimmed());
        Q_EMIT titleChanged();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::small, grid::small, grid::small, grid::small);
    column->setSpacing(grid::small);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    retranslate();
}

void ModelsPage::present(const QStringList& models)
{
    if (m_models.stringList() == models)
        return;
    m_models.setStringList(models);
    Q_EMIT titleChanged();
}

QString ModelsPage::title() const
{
    const QLocale locale;
    const int all = m_models.rowCount();
    const int found = m_found.rowCount();
    return found == all ? tr("Models: %1").arg(locale.toString(all))
                        : tr("Models: %1 of %2").arg(locale.toString(found), locale.toString(all));
}

void ModelsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void ModelsPage::retranslate()
{
    m_search->setPlaceholderText(tr("Search models"));
    setSpokenName(*m_search, tr("Search models"));
    setSpokenName(*m_list, tr("Models"));
    Q_EMIT titleChanged();
}

void ModelsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace quotalamp
