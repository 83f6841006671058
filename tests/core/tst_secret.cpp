// SPDX-License-Identifier: MIT
#include "core/keys/secret.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

/// Made up as it is asked for, so that it stands in no constant of the program.
QByteArray made(int seed)
{
    QByteArray text;
    text.reserve(128); // one block for all that comes
    text += "sk-test-";
    for (int i = 0; i < 48; ++i)
        text += static_cast<char>('a' + (i * i * 7 + i * seed + seed) % 26);
    return text;
}

#if defined(Q_OS_LINUX) && !defined(QUOTALAMP_SANITIZED)
/// How often it is in all of this process' memory; `reversed`, so that what is looked for is not found itself.
qsizetype copiesOf(const QByteArray& reversed)
{
    QByteArray block;
    const auto matches = [&reversed](const char* at) {
        for (qsizetype i = 0; i < reversed.size(); ++i) {
            if (at[i] != reversed.at(reversed.size() - 1 - i))
                return false;
        }
        return true;
    };
    QFile maps(u"/proc/self/maps"_s);
    QFile memory(u"/proc/self/mem"_s);
    qsizetype copies = 0;
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return -1;
    const auto lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const auto bounds = line.left(line.indexOf(' ')).split('-');
        const bool ours = line.contains(" rw") && bounds.size() == 2;
        if (!ours)
            continue;
        const qint64 from = bounds.at(0).toLongLong(nullptr, 16);
        block.resize(bounds.at(1).toLongLong(nullptr, 16) - from);
        if (!memory.seek(from) || memory.read(block.data(), block.size()) != block.size())
            continue;
        // Not in the copy that was just made of it.
        const qint64 copyFrom = reinterpret_cast<qint64>(block.constData());
        for (qsizetype at = block.indexOf(reversed.back()); at >= 0; at = block.indexOf(reversed.back(), at + 1)) {
            const bool inCopy = from + at >= copyFrom - 64 && from + at < copyFrom + block.capacity() + 64;
            if (!inCopy && at + reversed.size() <= block.size() && matches(block.constData() + at))
                ++copies;
        }
    }
    block.fill('\0');
    return copies;
}

QByteArray reversed(QByteArray text)
{
    std::ranges::reverse(text);
    return text;
}
#endif

} // namespace

/// A key that goes leaves nothing behind in memory.
class SecretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWiped_data();
    void isWiped();
    void marks();
    void fingerprints();
};

void SecretTest::isWiped_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("at its end") << 0;
    QTest::newRow("by another one") << 1;
    QTest::newRow("moved away") << 2;
    QTest::newRow("with its copy") << 3;
    QTest::newRow("as it was typed") << 4;
}

void SecretTest::isWiped()
{
#if !defined(Q_OS_LINUX) || defined(QUOTALAMP_SANITIZED)
    QSKIP("needs /proc, and memory that is really freed");
#else
    QFETCH(int, how);
    const QByteArray wanted = reversed(made(how + 3));
    const auto use = [how] {
        Secret secret(made(how + 3));
        if (how == 1)
            secret = Secret("another");
        if (how == 2) {
            Secret other(std::move(secret));
            other = Secret();
        }
        if (how == 3)
            (void)secret.copy();
        if (how == 4)
            (void)secretFromInput(made(how + 3).append(" \n"));
        return secret;
    };
    {
        const Secret kept = use();
        QCOMPARE(copiesOf(wanted) > 0, how != 1 && how != 2); // the look finds what is there
    }
    QCOMPARE(copiesOf(wanted), 0);
#endif
}

/// The same for the same key, and nothing of it.
void SecretTest::marks()
{
    const QString account = u"b5c1"_s;
    QCOMPARE(markOf(Secret(made(1)), account), markOf(Secret(made(1)), account));
    QVERIFY(markOf(Secret(made(1)), account) != markOf(Secret(made(2)), account));
    QVERIFY(markOf(Secret(made(1)), account) != markOf(Secret(made(1)), u"another"_s));
    QVERIFY(!made(1).contains(markOf(Secret(made(1)), account).toLatin1().left(4)));
    QCOMPARE(markOf(Secret(), account), QString());
}

/// The same wherever the key is, at all times, and nothing of it.
void SecretTest::fingerprints()
{
    const QString fingerprint = fingerprintOf(Secret("sk-test-not-a-key-0001"));
    QCOMPARE(fingerprint, u"2b1009a77e832c5e"_s);
    QVERIFY(fingerprint != fingerprintOf(Secret("sk-test-not-a-key-0002")));
    QVERIFY(fingerprint != markOf(Secret("sk-test-not-a-key-0001"), {}));
    QCOMPARE(fingerprintOf(Secret()), QString());
    QCOMPARE(fingerprintOf(Secret("sk-1234")), QString());
}

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
