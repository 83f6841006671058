// SPDX-License-Identifier: MIT
#include "desktop/account/providerdialog.h"
#include "support/looks.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

template <typename T> T* find(QWidget& window, const QString& name)
{
    return window.findChild<T*>(name);
}

void type(QWidget& window, const QString& name, const QString& text)
{
    find<QLineEdit>(window, name)->setText(text);
}

void press(QWidget& window, const QString& name)
{
    find<QPushButton>(window, name)->click();
}

} // namespace

class ProviderDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { looks::prepare(); }
    void cleanup() { looks::wear(looks::themes().constFirst()); }
    void handsOutADraft();
    void keyStyles_data();
    void keyStyles();
    void limits();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void takesNoKey_data();
    void takesNoKey();
    void staysOpenWithItsMistakes();
    void everyStopHasAName();
};

void ProviderDialogTest::handsOutADraft()
{
    ProviderDialog dialog;
    dialog.show();
    QSignalSpy spy(&dialog, &ProviderDialog::saveRequested);
    type(dialog, u"name"_s, u" Acme "_s);
    type(dialog, u"baseUrl"_s, u"https://api.acme.example"_s);
    press(dialog, u"save"_s);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.front().front().value<ProviderDraft>(),
        (ProviderDraft{u"Acme"_s, u"https://api.acme.example"_s, u"authorization"_s, u"Bearer "_s, u"/v1/models"_s,
            u"/data/*/id"_s, false, {}}));
    QVERIFY(dialog.isVisible());
    dialog.saved();
    QVERIFY(!dialog.isVisible());
}

void ProviderDialogTest::keyStyles_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("sent");
    QTest::newRow("bearer") << 0 << u"authorization: Bearer "_s;
    QTest::newRow("x-api-key") << 1 << u"x-api-key: "_s;
    QTest::newRow("api-key") << 2 << u"api-key: "_s;
    QTest::newRow("another") << 3 << u"X-Acme: "_s;
    QTest::newRow("none") << 4 << u": "_s;
}

void ProviderDialogTest::keyStyles()
{
    QFETCH(int, index);
    ProviderDialog dialog;
    dialog.show();
    find<QComboBox>(dialog, u"keyStyle"_s)->setCurrentIndex(index);
    QCOMPARE(find<QLineEdit>(dialog, u"header"_s)->isVisible(), index == 3);
    type(dialog, u"header"_s, u"X-Acme"_s);
    QTEST(dialog.draft().keyHeader + u": "_s + dialog.draft().keyPrefix, "sent");
}

void ProviderDialogTest::limits()
{
    ProviderDialog dialog;
    dialog.show();
    QVERIFY(!find<QPushButton>(dialog, u"removeLimit"_s)->isEnabled());
    press(dialog, u"addLimit"_s);
    press(dialog, u"addLimit"_s);
    auto* table = find<QTableWidget>(dialog, u"limits"_s);
    table->item(1, 0)->setText(u"Tokens a minute"_s);
    qobject_cast<QComboBox*>(table->cellWidget(1, 1))->setCurrentIndex(1);
    table->item(1, 2)->setText(u"/usage/limit"_s);
    table->item(1, 3)->setText(u"/usage/left"_s);
    table->setCurrentCell(0, 0);
    press(dialog, u"removeLimit"_s);
    find<QComboBox>(dialog, u"places"_s)->setCurrentIndex(1);
    const ProviderDraft draft = dialog.draft();
    QVERIFY(draft.limitsInBody);
    QCOMPARE(draft.limits.size(), 1U);
    QCOMPARE(draft.limits.front(),
        (LimitDraft{u"Tokens a minute"_s, Unit::Tokens, u"/usage/limit"_s, u"/usage/left"_s, {}}));
}

void ProviderDialogTest::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<bool>("emptyLimit");
    QTest::newRow("name") << QString() << u"https://a.example"_s << false;
    QTest::newRow("base URL") << u"Acme"_s << QString() << false;
    QTest::newRow("places of a limit") << u"Acme"_s << u"https://a.example"_s << true;
}

void ProviderDialogTest::saysWhatIsMissing()
{
    QFETCH(QString, name);
    QFETCH(QString, baseUrl);
    QFETCH(bool, emptyLimit);
    ProviderDialog dialog;
    dialog.show();
    const QSignalSpy spy(&dialog, &ProviderDialog::saveRequested);
    type(dialog, u"name"_s, name);
    type(dialog, u"baseUrl"_s, baseUrl);
    if (emptyLimit)
        press(dialog, u"addLimit"_s);
    press(dialog, u"save"_s);
    QCOMPARE(spy.count(), 0);
    QVERIFY(find<QLabel>(dialog, u"outcome"_s)->isVisible());
}

void ProviderDialogTest::takesNoKey_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    const QString key = u"gsk_Fake0Fake1Fake2Fake3"_s;
    QTest::newRow("name") << u"name"_s << key;
    QTest::newRow("base URL") << u"baseUrl"_s << u"https://"_s + key;
    QTest::newRow("header") << u"header"_s << u"X-Key: "_s + key;
    QTest::newRow("request") << u"path"_s << u"/v1/models?key="_s + key;
    QTest::newRow("models") << u"models"_s << u"0f1e2d3c4b5a69788796a5b4c3d2e1f0"_s;
}

void ProviderDialogTest::takesNoKey()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    ProviderDialog dialog;
    dialog.show();
    const QSignalSpy spy(&dialog, &ProviderDialog::saveRequested);
    type(dialog, u"name"_s, u"Acme"_s);
    type(dialog, u"baseUrl"_s, u"https://api.acme.example"_s);
    find<QComboBox>(dialog, u"keyStyle"_s)->setCurrentIndex(3);
    type(dialog, u"header"_s, u"X-Acme"_s);
    type(dialog, field, typed);
    press(dialog, u"save"_s);
    QCOMPARE(spy.count(), 0);
    const QString told = find<QLabel>(dialog, u"outcome"_s)->text();
    QVERIFY2(told.startsWith(u"This looks like a key"_s) && !told.contains(u"Fake"_s), qPrintable(told));
}

void ProviderDialogTest::staysOpenWithItsMistakes()
{
    ProviderDialog dialog;
    dialog.show();
    type(dialog, u"name"_s, u"Acme"_s);
    dialog.saveFailed({u"/baseUrl: not https."_s, u"/free/0/get: not a path."_s});
    QVERIFY(dialog.isVisible());
    QCOMPARE(find<QLabel>(dialog, u"outcome"_s)->text(), u"/baseUrl: not https.\n/free/0/get: not a path."_s);
    QCOMPARE(find<QLineEdit>(dialog, u"name"_s)->text(), u"Acme"_s);
}

void ProviderDialogTest::everyStopHasAName()
{
    ProviderDialog dialog;
    dialog.show();
    press(dialog, u"addLimit"_s);
    QCOMPARE(looks::nameless(dialog).join(u'\n'), QString());
}

QTEST_MAIN(ProviderDialogTest)
#include "tst_providerdialog.moc"
