// SPDX-License-Identifier: MIT
#include "core/words/labelwords.h"
#include "providers/descriptor/labels.h"
#include "providers/descriptor/registry.h"
#include "support/fixturecase.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

const QString howToAdd = u"“%1” is not in app/providers/descriptor/labels.h: add QT_TRANSLATE_NOOP(\"limits\", \"%1\") "
                         u"there, build the target update_translations and fill in translations/*.ts."_s;

bool isListed(const QString& label)
{
    return std::ranges::any_of(limitLabels, [&label](const char* each) { return label == QLatin1StringView(each); });
}

/// "limit_month_total", "LIMIT-month-total" → "limit month total": a name however a server writes it.
QString inWords(QString text)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    return text.toLower().replace(other, u" "_s);
}

QStringList labelsOf(const Descriptor::Window& form)
{
    QStringList labels;
    const QStringList kinds = form.kinds.isEmpty() ? QStringList{QString()} : form.kinds;
    for (const QString& kind : kinds) {
        RateWindow window;
        window.id = QString(form.id).replace(u"$kind"_s, kind);
        window.label = form.label;
        window.period = form.period;
        labels << englishLabel(window);
    }
    return labels;
}

QString labelOf(const Descriptor::JsonWindow& form)
{
    RateWindow window;
    window.id = form.id;
    window.label = form.label;
    window.period = form.period;
    return englishLabel(window);
}

QStringList labelsOf(const Descriptor& provider)
{
    QStringList labels;
    for (const Descriptor::Window& window : provider.windows)
        labels << labelsOf(window);
    for (const Descriptor::Free& free : provider.free) {
        for (const auto& window : free.windows)
            labels << labelOf(window);
        for (const auto& balance : free.balances)
            labels << balance.label;
    }
    if (provider.rateLimitFields) {
        for (const auto& [policy, label] : *provider.rateLimitFields)
            labels << label;
    }
    labels.removeAll(QString());
    labels.removeDuplicates();
    return labels;
}

/// What a reading's limits are called.
QStringList labelsIn(const QJsonObject& reading)
{
    QStringList labels;
    for (const auto& json : reading["windows"_L1].toArray()) {
        RateWindow window;
        window.id = json["id"_L1].toString();
        window.label = json["label"_L1].toString();
        if (json["period"_L1].isDouble())
            window.period = Seconds(json["period"_L1].toInteger());
        labels << englishLabel(window);
    }
    for (const auto& json : reading["balances"_L1].toArray())
        labels << json["label"_L1].toString();
    labels.removeAll(QString());
    return labels;
}

/// All that stands between quotes in the code that reads answers.
QString quotedInCode()
{
    static const QRegularExpression quoted(u"\"([^\"\\n]*)\""_s);
    QString all;
    for (const auto* room : {"hooks", "engine"}) {
        QDirIterator files(QStringLiteral(QUOTALAMP_PROVIDERS "/") + QString::fromLatin1(room), {u"*.cpp"_s});
        while (files.hasNext()) {
            QFile file(files.next());
            const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
            for (auto found = quoted.globalMatch(text); found.hasNext();)
                all += u'\n' + wordsOfId(found.next().captured(1));
        }
    }
    return all + u'\n';
}

} // namespace

/// What limits are called is known to translators, and is nothing but that.
class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void descriptorsAreListed_data();
    void descriptorsAreListed();
    void answersAreListed_data();
    void answersAreListed();
    void isInUse_data();
    void isInUse();
    void isInOrder();

private:
    const Registry m_registry = Registry::builtIn();
};

void LabelsTest::descriptorsAreListed_data()
{
    QTest::addColumn<QString>("label");
    for (const ProviderSummary& provider : m_registry.summaries()) {
        for (const QString& label : labelsOf(*m_registry.find(provider.id)))
            QTest::addRow("%s: %s", qPrintable(provider.id), qPrintable(label)) << label;
    }
}

void LabelsTest::descriptorsAreListed()
{
    QFETCH(QString, label);
    QVERIFY2(isListed(label), qPrintable(howToAdd.arg(label)));
}

void LabelsTest::answersAreListed_data()
{
    addFixtureRows(m_registry, QDir(QStringLiteral(QUOTALAMP_FIXTURES)));
}

/// Those that hooks make as well; or the server calls it so.
void LabelsTest::answersAreListed()
{
    QFETCH(QString, provider);
    QFETCH(QString, folder);
    const FixtureCase fixture = readFixture(QDir(folder));
    QString told;
    for (const Answer& answer : fixture.answers) {
        told += QString::fromUtf8(answer.body) + u' ';
        for (const Header& header : answer.headers.all())
            told += QString::fromLatin1(header.name + ' ' + header.value) + u' ';
    }
    const QJsonObject outcome = play(*m_registry.find(provider), fixture);
    for (const QString& label : labelsIn(outcome["reading"_L1].toObject()))
        QVERIFY2(isListed(label) || inWords(told).contains(inWords(label)), qPrintable(howToAdd.arg(label)));
}

void LabelsTest::isInUse_data()
{
    QTest::addColumn<QString>("label");
    for (const char* label : limitLabels)
        QTest::newRow(label) << QString::fromLatin1(label);
}

void LabelsTest::isInUse()
{
    QFETCH(QString, label);
    static const QString code = quotedInCode();
    const bool described = std::ranges::any_of(m_registry.summaries(),
        [&](const ProviderSummary& provider) { return labelsOf(*m_registry.find(provider.id)).contains(label); });
    QVERIFY2(described || code.contains(u'\n' + label + u'\n'), "no descriptor and no hook has it: take it out");
}

void LabelsTest::isInOrder()
{
    const auto isBefore = [](const char* a, const char* b) { return qstricmp(a, b) < 0; };
    QVERIFY(std::ranges::is_sorted(limitLabels, isBefore));
    QVERIFY(std::ranges::adjacent_find(limitLabels, [](const char* a, const char* b) { return qstricmp(a, b) == 0; })
        == limitLabels.end());
}

QTEST_GUILESS_MAIN(LabelsTest)
#include "tst_labels.moc"
