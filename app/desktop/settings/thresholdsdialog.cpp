// SPDX-License-Identifier: MIT
#include "desktop/settings/thresholdsdialog.h"

#include "core/base/text.h"
#include "core/words/balancewords.h"
#include "core/words/labelwords.h"
#include "desktop/kit/accountwords.h"
#include "desktop/kit/group.h"
#include "desktop/kit/percentspins.h"
#include "desktop/kit/plaintext.h"
#include "desktop/kit/spoken.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

/// One line: whether it has values of its own, and which.
class OwnThresholds : public QWidget {
public:
    OwnThresholds(const QString& name, const std::optional<Thresholds>& own, const Thresholds& inherited)
        : m_own(new QCheckBox(ThresholdsDialog::tr("Own"), this))
        , m_warning(new QSpinBox(this))
        , m_critical(new QSpinBox(this))
    {
        auto* line = new QHBoxLayout(this);
        line->setContentsMargins({});
        line->setSpacing(grid::small);
        for (QWidget* control : std::initializer_list<QWidget*>{m_own, m_warning, m_critical})
            line->addWidget(control);
        m_own->setObjectName(u"own"_s);
        m_warning->setObjectName(u"warning"_s);
        m_critical->setObjectName(u"critical"_s);
        setSpokenName(*m_own, ThresholdsDialog::tr("%1: own thresholds").arg(name));
        setSpokenName(*m_warning, ThresholdsDialog::tr("%1: warn from").arg(name));
        setSpokenName(*m_critical, ThresholdsDialog::tr("%1: urgent from").arg(name));
        for (QSpinBox* spin : {m_warning, m_critical})
            spin->setSuffix(u"%"_s);
        showThresholds(*m_warning, *m_critical, own.value_or(inherited));
        m_own->setChecked(own.has_value());
        enable();
    }

    /// Calls `changed` with what a person made of it.
    template <typename Changed> void watch(Changed changed)
    {
        const auto tell = [this, changed] {
            enable();
            changed(m_own->isChecked() ? std::optional(thresholdsIn(*m_warning, *m_critical)) : std::nullopt);
        };
        connect(m_own, &QCheckBox::toggled, this, tell);
        connectPair(*m_warning, *m_critical, this, tell);
    }

private:
    void enable()
    {
        m_warning->setEnabled(m_own->isChecked());
        m_critical->setEnabled(m_own->isChecked());
    }

    QCheckBox* m_own;
    QSpinBox* m_warning;
    QSpinBox* m_critical;
};

/// What an amount is asked for with.
struct AmountWords {
    QString choice;       ///< beside the box: "Warn below"
    QString spokenChoice; ///< "Credit: warn below an amount"
    QString spokenAmount; ///< "Credit: warn below"
};

/// One line: whether an amount of money is set, and which.
class OwnAmount : public QWidget {
public:
    /// `amount`: the one that is set; empty: none. `usual`: to begin with.
    OwnAmount(const AmountWords& words, const QString& currency, const std::optional<Decimal>& amount, double usual)
        : m_own(new QCheckBox(withoutMnemonic(words.choice), this))
        , m_amount(new QDoubleSpinBox(this))
    {
        auto* line = new QHBoxLayout(this);
        line->setContentsMargins({});
        line->setSpacing(grid::small);
        line->addWidget(m_own);
        line->addWidget(m_amount);
        m_own->setObjectName(u"own"_s);
        m_amount->setObjectName(u"amount"_s);
        setSpokenName(*m_own, words.spokenChoice);
        setSpokenName(*m_amount, words.spokenAmount);
        m_amount->setDecimals(2);
        m_amount->setRange(0.01, 1'000'000);
        if (!currency.isEmpty())
            m_amount->setSuffix(QChar(0x00a0) + plainText(currency));
        m_amount->setValue(amount ? amount->approximate() : usual);
        m_own->setChecked(amount.has_value());
        m_amount->setEnabled(m_own->isChecked());
    }

    /// Calls `changed` with what a person made of it.
    template <typename Changed> void watch(Changed changed)
    {
        const auto tell = [this, changed] {
            m_amount->setEnabled(m_own->isChecked());
            changed(m_own->isChecked() ? Decimal::nearest(m_amount->value(), m_amount->decimals()) : std::nullopt);
        };
        connect(m_own, &QCheckBox::toggled, this, tell);
        connect(m_amount, &QDoubleSpinBox::valueChanged, this, tell);
    }

private:
    QCheckBox* m_own;
    QDoubleSpinBox* m_amount;
};

constexpr double usualCredit = 5;
constexpr double usualBudget = 50;

OwnAmount* leastCredit(const Balance& balance, const std::optional<Decimal>& amount)
{
    const QString name = balanceName(balance);
    const AmountWords words{ThresholdsDialog::tr("Warn below"),
        ThresholdsDialog::tr("%1: warn below an amount").arg(name), ThresholdsDialog::tr("%1: warn below").arg(name)};
    return new OwnAmount(words, balance.currency, amount, usualCredit);
}

OwnAmount* budgetLine(const Spend& month, const std::optional<Decimal>& amount)
{
    const AmountWords words{ThresholdsDialog::tr("At most"), ThresholdsDialog::tr("Set a budget for a month"),
        ThresholdsDialog::tr("Budget for a month")};
    return new OwnAmount(words, month.currency, amount, usualBudget);
}

std::optional<Thresholds> ownThresholds(const Settings& settings, const LimitKey& key)
{
    const auto found = settings.thresholdsFor.find(key);
    return found == settings.thresholdsFor.end() ? std::nullopt : std::optional(found->second);
}

/// Each window once, whatever models have it.
std::vector<RateWindow> distinctWindows(const AccountState& account)
{
    std::vector<RateWindow> windows;
    std::set<QString> known;
    if (!account.snapshot.reading)
        return windows;
    for (const RateWindow& window : account.snapshot.reading->windows) {
        if (known.insert(window.id).second)
            windows.push_back(window);
    }
    return windows;
}

/// What was spent in the last month that is known of, whether it is over or not. Null: the provider does not tell.
const Spend* monthOf(const AccountState& account)
{
    if (!account.snapshot.reading)
        return nullptr;
    const auto& spends = account.snapshot.reading->spends;
    const auto month = std::ranges::find_if(spends,
        [](const Spend& each) { return each.period == Spend::Period::Month && each.kind == Spend::Kind::Money; });
    return month == spends.end() ? nullptr : &*month;
}

std::vector<Balance> balancesOf(const AccountState& account)
{
    return account.snapshot.reading ? account.snapshot.reading->balances : std::vector<Balance>();
}

} // namespace

ThresholdsDialog::ThresholdsDialog(const AccountState& account, const Settings& settings, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"thresholds"_s);
    const QString title = tr("Thresholds of %1").arg(accountTitle(account));
    setTitle(*this, account.account.demo ? tr("%1 (demo)", "a window's title").arg(title) : title);
    auto* sheet = new QWidget(this);
    m_box = new Box(grid::large, sheet);
    addLimits(account, settings);
    addCredit(account, settings);
    addBudget(account, settings);
    layOut(sheet);
}

void ThresholdsDialog::addLine(QWidget* control, const QString& name, const QString& sentence)
{
    auto* row = new GroupRow(control, m_box);
    row->setTexts(name, sentence);
    m_box->addRow(row);
}

void ThresholdsDialog::addLimits(const AccountState& account, const Settings& settings)
{
    const QString& id = account.account.id;
    const auto add = [&](const LimitKey& key, const QString& name, const QString& sentence) {
        auto* own = new OwnThresholds(name, ownThresholds(settings, key), thresholdsFor(settings, {id}));
        own->setObjectName(limitKeyText(key));
        addLine(own, name, sentence);
        own->watch([this, key](const std::optional<Thresholds>& thresholds) { Q_EMIT changed(key, thresholds); });
    };
    add({id}, tr("Whole account"), tr("Warn from, and urgent from, in percent used."));
    for (const RateWindow& window : distinctWindows(account))
        add({id, window.id}, windowName(window), {});
}

void ThresholdsDialog::addCredit(const AccountState& account, const Settings& settings)
{
    const QString& id = account.account.id;
    for (const Balance& balance : balancesOf(account)) {
        const LimitKey key{id, balance.id};
        auto* least = leastCredit(balance, creditBelow(settings, key));
        least->setObjectName(u"credit:"_s + limitKeyText(key));
        addLine(least, balanceName(balance), {});
        least->watch([this, key](const std::optional<Decimal>& amount) { Q_EMIT creditChanged(key, amount); });
    }
}

void ThresholdsDialog::addBudget(const AccountState& account, const Settings& settings)
{
    const Spend* month = monthOf(account);
    if (!month)
        return;
    const QString id = account.account.id;
    auto* budget = budgetLine(*month, monthlyBudget(settings, id));
    budget->setObjectName(u"budget:"_s + id);
    addLine(budget, tr("Budget for a month"), tr("Your own; the provider does not know of it."));
    budget->watch([this, id](const std::optional<Decimal>& amount) { Q_EMIT budgetChanged(id, amount); });
}

/// The lines scroll where there are many; the button below them stays.
void ThresholdsDialog::layOut(QWidget* sheet)
{
    auto* rows = new QVBoxLayout(sheet);
    rows->setContentsMargins({});
    rows->addWidget(m_box);
    rows->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(sheet);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin, grid::large);
    column->setSpacing(grid::large);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    resize(scaled(520), std::min(sheet->sizeHint().height() + scaled(120), scaled(480)));
}

} // namespace quotalamp
