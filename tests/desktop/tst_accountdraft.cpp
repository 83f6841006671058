// SPDX-License-Identifier: MIT
#include "desktop/account/accountdraft.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

using Kind = KeySource::Kind;

const ProviderChoice alpha{
    u"alpha"_s, u"Alpha"_s, u"https://api.alpha.example"_s, u"https://alpha.example/keys"_s, u"^sk-alpha-"_s};
const ProviderChoice local{u"local"_s, u"Local"_s, u"http://localhost:11434"_s, {}, {}, false};
const ProviderChoice own{u"own"_s, u"Own"_s, {}, {}, {}, true, true, {}, {}, u"https://TEAM.own.example"_s};
const ProviderChoice plan{u"plan"_s, u"Plan"_s, u"https://api.plan.example"_s, {}, {}, true, false, u"Plan Code"_s};

AccountDraft fresh(const ProviderChoice& provider, const QString& address = {})
{
    AccountDraft draft;
    draft.provider = &provider;
    draft.address = address;
    return draft;
}

AccountDraft kept(Kind kind, const QString& keyOrigin = u"https://api.alpha.example:443"_s)
{
    AccountDraft draft = fresh(alpha);
    draft.isNew = false;
    draft.before.keyOrigin = keyOrigin;
    draft.before.key.kind = draft.source = kind;
    return draft;
}

} // namespace

/// What follows from the fields of an account, without the fields.
class AccountDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void consent_data();
    void consent();
    void sources_data();
    void sources();
    void keepsKey_data();
    void keepsKey();
    void logins_data();
    void logins();
    void addressOfBeforeIsNoKey();
};

void AccountDraftTest::addresses_data()
{
    QTest::addColumn<AccountDraft>("draft");
    QTest::addColumn<QString>("url"); ///< empty: none
    QTest::addColumn<bool>("atItsProvider");
    QTest::newRow("nothing typed") << fresh(alpha) << u"https://api.alpha.example"_s << true;
    QTest::newRow("the same typed") << fresh(alpha, u"https://API.alpha.example/"_s) << u"https://api.alpha.example"_s
                                    << true;
    QTest::newRow("another") << fresh(alpha, u"https://proxy.example/ai"_s) << u"https://proxy.example/ai"_s << false;
    QTest::newRow("no address") << fresh(alpha, u"not an address"_s) << QString() << false;
    QTest::newRow("a key") << fresh(alpha, u"sk-alpha-not-a-key-0001"_s) << QString() << false;
    QTest::newRow("one's own is missing") << fresh(own) << QString() << false;
    QTest::newRow("one's own") << fresh(own, u"https://us.own.example"_s) << u"https://us.own.example"_s << false;
}

void AccountDraftTest::addresses()
{
    QFETCH(AccountDraft, draft);
    draft.keyPatterns = {alpha.keyHintPattern};
    const auto url = draft.url();
    QTEST(url.ok() ? url->toString() : QString(), "url");
    QTEST(draft.isAtItsProvider(), "atItsProvider");
}

void AccountDraftTest::consent_data()
{
    QTest::addColumn<AccountDraft>("draft");
    QTest::addColumn<bool>("mayBe");
    QTest::addColumn<bool>("lacks");
    const auto agreed = [](AccountDraft draft) {
        draft.plainHttp = true;
        return draft;
    };
    const auto withKey = [](AccountDraft draft) {
        draft.hasKey = true;
        return draft;
    };
    const QString inside = u"http://192.168.0.9:4000"_s;
    QTest::newRow("https") << fresh(alpha) << false << false;
    QTest::newRow("this machine") << withKey(fresh(local)) << false << false;
    QTest::newRow("one's own network") << fresh(alpha, inside) << true << true;
    QTest::newRow("agreed to") << agreed(fresh(alpha, inside)) << true << false;
    QTest::newRow("no key is sent") << fresh(local, inside) << true << false;
    QTest::newRow("a key is sent to it") << withKey(fresh(local, inside)) << true << true;
}

void AccountDraftTest::consent()
{
    QFETCH(AccountDraft, draft);
    QTEST(draft.mayBePlainHttp(), "mayBe");
    QTEST(draft.lacksConsent(), "lacks");
}

void AccountDraftTest::sources_data()
{
    QTest::addColumn<Kind>("source");
    QTest::addColumn<QString>("asked"); ///< which field belongs to it
    QTest::newRow("keychain") << Kind::Keychain << u"key"_s;
    QTest::newRow("session") << Kind::Session << u"key"_s;
    QTest::newRow("variable") << Kind::Environment << u"place"_s;
    QTest::newRow("file") << Kind::File << u"place"_s;
    QTest::newRow("command") << Kind::Command << u"place"_s;
    QTest::newRow("login") << Kind::Login << QString();
}

void AccountDraftTest::sources()
{
    QFETCH(Kind, source);
    QFETCH(QString, asked);
    AccountDraft draft = fresh(plan);
    draft.source = source;
    QCOMPARE(draft.takesKey(), asked == u"key"_s);
    QCOMPARE(draft.takesPlace(), asked == u"place"_s);
    QCOMPARE(draft.usesLogin(), asked.isEmpty());
}

void AccountDraftTest::keepsKey_data()
{
    QTest::addColumn<AccountDraft>("draft");
    QTest::addColumn<bool>("had");
    QTest::addColumn<bool>("keeps");
    const auto moved = [](AccountDraft draft, const QString& address) {
        draft.address = address;
        return draft;
    };
    const auto from = [](AccountDraft draft, Kind source) {
        draft.source = source;
        return draft;
    };
    AccountDraft remembered = kept(Kind::Session);
    remembered.keyHint = u"0001"_s;
    QTest::newRow("a new account") << fresh(alpha) << false << false;
    QTest::newRow("unchanged") << kept(Kind::Keychain) << true << true;
    QTest::newRow("another path there") << moved(kept(Kind::Keychain), u"https://api.alpha.example/v2"_s) << true
                                        << true;
    QTest::newRow("another server") << moved(kept(Kind::Keychain), u"https://proxy.example"_s) << true << false;
    QTest::newRow("another place") << from(kept(Kind::Keychain), Kind::Session) << true << false;
    QTest::newRow("never had one") << kept(Kind::Keychain, {}) << false << false;
    QTest::newRow("of this session") << remembered << true << true;
    QTest::newRow("of an earlier session") << kept(Kind::Session) << false << false;
    QTest::newRow("kept elsewhere") << kept(Kind::Environment) << false << false;
}

void AccountDraftTest::keepsKey()
{
    QFETCH(AccountDraft, draft);
    QTEST(draft.hadKey(), "had");
    QTEST(draft.keepsKey(), "keeps");
}

void AccountDraftTest::logins_data()
{
    QTest::addColumn<Kind>("source");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("astray");
    QTest::newRow("to its own server") << Kind::Login << QString() << false;
    QTest::newRow("to this machine") << Kind::Login << u"http://localhost:8080"_s << false;
    QTest::newRow("to another server") << Kind::Login << u"https://proxy.example"_s << true;
    QTest::newRow("a key to another server") << Kind::Keychain << u"https://proxy.example"_s << false;
}

void AccountDraftTest::logins()
{
    QFETCH(Kind, source);
    QFETCH(QString, address);
    AccountDraft draft = fresh(plan, address);
    draft.source = source;
    QTEST(draft.loginGoesAstray(), "astray");
}

/// What was there before is what the person meant, whatever it looks like.
void AccountDraftTest::addressOfBeforeIsNoKey()
{
    AccountDraft draft = kept(Kind::Keychain);
    draft.address = u"https://sk-alpha-not-a-key-0001.example"_s;
    draft.keyPatterns = {u"sk-alpha-"_s};
    QVERIFY(draft.addressIsAKey());
    draft.before.baseUrl = QUrl(draft.address);
    QVERIFY(!draft.addressIsAKey());
}

QTEST_MAIN(AccountDraftTest)
#include "tst_accountdraft.moc"
