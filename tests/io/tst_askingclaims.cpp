// SPDX-License-Identifier: MIT
#include "io/files/askingclaims.h"
#include "io/files/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

Places placesBelow(const QString& folder)
{
    return {folder + u"/config"_s, folder + u"/state"_s, folder + u"/run"_s};
}

/// Another process that claims the account, says whether it could, and holds it until its input ends.
int holdFor(const QStringList& words)
{
    AskingClaims claims(placesBelow(words.at(2)), AskingClaims::Party::Command);
    QTextStream(stdout) << (claims.claim(words.at(3)) ? "held\n" : "refused\n") << Qt::flush;
    QFile input;
    (void)input.open(stdin, QIODevice::ReadOnly);
    (void)input.readAll();
    return 0;
}

} // namespace

/// Claims of several processes; here by the locks of this system, and once more by those of the others.
class AskingClaimsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void oneAtATime();
    void endsWithItsProcess();
    void seesWhetherOthersAsk();
    void nobodyWaitsWhereThereAreNoLocks();

private:
    [[nodiscard]] Places places() const { return placesBelow(m_folder->path()); }
    [[nodiscard]] std::unique_ptr<QProcess> holder(const QString& accountId, const QByteArray& says) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

std::unique_ptr<QProcess> AskingClaimsTest::holder(const QString& accountId, const QByteArray& says) const
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(), {u"--hold"_s, m_folder->path(), accountId});
    (void)QTest::qWaitFor([&process] { return process->canReadLine(); }, patience);
    const QByteArray said = process->readLine().trimmed();
    return said == says ? std::move(process) : nullptr;
}

void AskingClaimsTest::oneAtATime()
{
    AskingClaims claims(places(), AskingClaims::Party::App);
    QVERIFY(claims.claim(u"one"_s));
    QVERIFY(claims.claim(u"one"_s)); // it is ours
    QVERIFY(holder(u"one"_s, "refused"));
    const auto other = holder(u"two"_s, "held");
    QVERIFY(other);
    QVERIFY(!claims.claim(u"two"_s));
    claims.release(u"two"_s); // which is not ours
    QVERIFY(!claims.claim(u"two"_s));
    other->closeWriteChannel();
    QVERIFY(other->waitForFinished(patience));
    QVERIFY(claims.claim(u"two"_s));
    claims.release(u"one"_s);
    QVERIFY(holder(u"one"_s, "held"));
}

/// However it ends.
void AskingClaimsTest::endsWithItsProcess()
{
    AskingClaims claims(places(), AskingClaims::Party::App);
    const auto other = holder(u"one"_s, "held");
    QVERIFY(other && !claims.claim(u"one"_s));
    other->kill();
    QVERIFY(other->waitForFinished(patience));
    QTRY_VERIFY_WITH_TIMEOUT(claims.claim(u"one"_s), patience);
}

void AskingClaimsTest::seesWhetherOthersAsk()
{
    AskingClaims claims(places(), AskingClaims::Party::App);
    const auto other = holder(u"one"_s, "held");
    QVERIFY(other && claims.othersAsk());
    other->kill();
    QVERIFY(other->waitForFinished(patience));
#ifdef QUOTALAMP_LOCK_FILES
    QVERIFY(claims.othersAsk()); // nobody can tell
#elif defined(Q_OS_LINUX)
    QVERIFY(!claims.othersAsk());
    const AskingClaims app(places(), AskingClaims::Party::App);
    QVERIFY(!claims.othersAsk());
#endif
}

void AskingClaimsTest::nobodyWaitsWhereThereAreNoLocks()
{
    QFile inTheWay(places().state);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    AskingClaims one(places(), AskingClaims::Party::Command);
    AskingClaims two(places(), AskingClaims::Party::App);
    QVERIFY(one.claim(u"one"_s) && two.claim(u"one"_s));
    one.release(u"one"_s);
}

int main(int count, char** words)
{
    QCoreApplication app(count, words);
    if (QCoreApplication::arguments().value(1) == "--hold"_L1)
        return holdFor(QCoreApplication::arguments());
    AskingClaimsTest test;
    return QTest::qExec(&test, count, words);
}

#include "tst_askingclaims.moc"
