// SPDX-License-Identifier: MIT
#include "core/base/librarypages.h"

#include <QtTest>

#include <cstdint>

#include <unistd.h>

#include <sys/mman.h>

using namespace Qt::StringLiterals;
using namespace quotalamp;

namespace {

/// What is resident of files, in kB.
int residentOfFiles()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QRegularExpression line(u"RssFile:\\s+(\\d+) kB"_s);
    return line.match(QString::fromLatin1(status.readAll())).captured(1).toInt();
}

/// What takes libraries to say.
QStringList words()
{
    return {QLocale(u"ar"_s).toString(12345.6), QLocale(u"ja"_s).dayName(1)};
}

/// Pages of this program's constants, which the loader maps from the file and nobody may write to.
// volatile: what is read is what is there, whatever the compiler knows of it.
const volatile unsigned char constants[65536] = {7}; // NOLINT(modernize-avoid-c-arrays): std::array reads no volatile

} // namespace

/// What was only read of programs and libraries goes, and comes back when it is needed.
class LibraryPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goAndComeBack();
    void whatSomebodyChangedStays();
};

void LibraryPagesTest::goAndComeBack()
{
    // Something large that is read once.
    const QStringList said = words();
    QVERIFY(!QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory).isEmpty());
    const int before = residentOfFiles();
    QVERIFY(before > 0);
    letLibraryPagesGo();
    const int after = residentOfFiles();
    QVERIFY2(after < before / 2, qPrintable(u"%1 kB, then %2"_s.arg(before).arg(after)));
    QCOMPARE(words(), said);
}

/// A debugger's breakpoint, an overlay's detour: the file knows nothing of them.
void LibraryPagesTest::whatSomebodyChangedStays()
{
    const auto size = std::size_t(::sysconf(_SC_PAGESIZE));
    auto* begin = const_cast<volatile unsigned char*>(constants); // volatile, or the compiler leaves the change out
    auto* page = begin + (size - reinterpret_cast<std::uintptr_t>(begin) % size) % size;
    QCOMPARE(::mprotect(const_cast<unsigned char*>(page), size, PROT_READ | PROT_WRITE), 0);
    page[1] = 42;
    QCOMPARE(::mprotect(const_cast<unsigned char*>(page), size, PROT_READ), 0);
    letLibraryPagesGo();
    QCOMPARE(int(page[1]), 42);
    QCOMPARE(int(begin[0]), 7);
}

QTEST_APPLESS_MAIN(LibraryPagesTest)
#include "tst_librarypages.moc"
