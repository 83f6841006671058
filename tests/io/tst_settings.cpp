// SPDX-License-Identifier: MIT
#include "io/files/accountfile.h"
#include "io/files/filelock.h"
#include "io/files/settingsfile.h"
#include "support/decimals.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace quotalamp;
using namespace Qt::StringLiterals;

namespace {

void put(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(content);
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList keptAside(const QString& path)
{
    return QFileInfo(path).dir().entryList({QFileInfo(path).fileName() + u".corrupt-*"_s}, QDir::Files);
}

/// Permission bits, as a number that reads like chmod's.
uint mode(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return status.st_mode & 07777U;
#else
    Q_UNUSED(path)
#endif
    return 0;
}

Places placesIn(const QTemporaryDir& folder)
{
    return {folder.filePath(u"config"_s), folder.filePath(u"state"_s), folder.filePath(u"run"_s)};
}

Account accountNamed(const QString& label)
{
    Account account;
    account.id = u"id-"_s + label;
    account.provider = u"openai"_s;
    account.label = label;
    return account;
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote();
    void isPrivate();
    void makesTheFolderPrivate();
    void writesNothingWithoutAChange();
    void keepsDamageAside_data();
    void keepsDamageAside();
    void keepsEachDamageAside();
    void toleratesHarmlessForms_data();
    void toleratesHarmlessForms();
    void leavesForeignThingsAlone_data();
    void leavesForeignThingsAlone();
    void writesThroughALink_data();
    void writesThroughALink();
    void usesTheLastGoodCopy_data();
    void usesTheLastGoodCopy();
    void copiesWhatAPersonWrote();
    void neverWritesAfterAReadThatFailed();
    void leavesANewerVersionAlone_data();
    void leavesANewerVersionAlone();
    void keepsBytesOfWrongTypes_data();
    void keepsBytesOfWrongTypes();
    void otherChangesStay();
    void garbageInTheLockHoldsNothing_data();
    void garbageInTheLockHoldsNothing();
    void waitsForItsTurn();
    void capIsUnknownInTrouble_data();
    void capIsUnknownInTrouble();
    void homeIsFoundWithoutHome_data();
    void homeIsFoundWithoutHome();
    void tellsAFullOrReadOnlyFolder();
    void refusesToGrowTooLarge();
    void keepsAccountsInOrder();
    void keepsWhatANewerVersionWrote();
    void leavesNotUnderstoodAccountsAlone_data();
    void leavesNotUnderstoodAccountsAlone();
    void neverKeepsDemoAccounts();
    void settingsHaveDefaults_data();
    void settingsHaveDefaults();
    void refusesWhatIsOutOfRange_data();
    void refusesWhatIsOutOfRange();
    void settingsComeBack();
    void limitsOfAnyAccount_data();
    void limitsOfAnyAccount();
    void takesBackWhatOlderVersionsWrote();
    void namesInTheFileStay();
    void placesFollowTheEnvironment();
    void runtimeFolderMustBePrivate_data();
    void runtimeFolderMustBePrivate();
};

void SettingsTest::readsWhatItWrote()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a/b/c.json"_s);
    const QJsonObject object{{u"text"_s, u"ä\U0001f4a1"_s}, {u"number"_s, 1.5}, {u"list"_s, QJsonArray{1, 2}}};
    JsonFile file(path);
    QCOMPARE(file.read(), QJsonObject());
    QCOMPARE(file.trouble(), QString());
    QCOMPARE(file.write(object), std::nullopt);
    QCOMPARE(JsonFile(path).read(), object);
}

void SettingsTest::isPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new/one.json"_s);
    JsonFile file(path);
    const auto before = ::umask(0);
    const auto refusal = file.write({{u"a"_s, 1}});
    ::umask(before);
    QCOMPARE(refusal, std::nullopt);
    QCOMPARE(mode(path), 0600U);
    QCOMPARE(mode(QFileInfo(path).path()), 0700U);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(file.write({{u"a"_s, 2}}), std::nullopt);
    QCOMPARE(mode(path), 0600U);
}

void SettingsTest::makesTheFolderPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"open"_s);
    QVERIFY(QDir().mkdir(path));
    QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x7777)));
    QVERIFY(makePrivateFolder(path));
    QCOMPARE(mode(path), 0700U);
    put(folder.filePath(u"file"_s), "x");
    QVERIFY(!makePrivateFolder(folder.filePath(u"file"_s)));
    QVERIFY(!makePrivateFolder(folder.filePath(u"file/below"_s)));
}

void SettingsTest::writesNothingWithoutAChange()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"one.json"_s);
    JsonFile file(path);
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt);
    struct stat before = {};
    struct stat after = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &before), 0);
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt);
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &after), 0);
    QCOMPARE(after.st_ino, before.st_ino); // a write would have been another file
    put(path, R"({"a": 3})");
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt); // what another program wrote is a change
    QCOMPARE(JsonFile(path).read().value("a"_L1).toInt(), 1);
}

void SettingsTest::keepsDamageAside_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("cut") << QByteArray(R"({"accounts": [{"id": )");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("a word") << QByteArray("null");
    QTest::newRow("two objects") << QByteArray("{}{}");
    QTest::newRow("another format") << QByteArray("[General]\naccounts=1\n");
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\": \"\xff\xfe\"}");
    QTest::newRow("deep") << QByteArray(3000, '[');
    QTest::newRow("huge") << QByteArray(1024 * 1024 + 1, ' ');
}

void SettingsTest::keepsDamageAside()
{
    QFETCH(const QByteArray, damage);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"one.json"_s);
    put(path, damage);
    JsonFile file(path);
    QCOMPARE(file.read(), QJsonObject());
    QVERIFY(file.trouble().contains(path));
    QCOMPARE(content(path), damage); // reading changes nothing
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt);
    QCOMPARE(file.read().value("a"_L1).toInt(), 1);
    QCOMPARE(file.trouble(), QString());
    QCOMPARE(keptAside(path).size(), 1);
    QCOMPARE(content(folder.filePath(keptAside(path).constFirst())), damage);
}

void SettingsTest::keepsEachDamageAside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"one.json"_s);
    JsonFile file(path);
    for (int i = 0; i < 3; ++i) {
        put(path, "damage " + QByteArray::number(i));
        QCOMPARE(file.write({{u"a"_s, i}}), std::nullopt);
    }
    QCOMPARE(keptAside(path).size(), 3);
}

void SettingsTest::toleratesHarmlessForms_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("Windows lines") << QByteArray("{\r\n\"a\": 1\r\n}\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"a\": 1}");
    QTest::newRow("blanks around") << QByteArray("  \n{\"a\": 1}\n\n");
}

void SettingsTest::toleratesHarmlessForms()
{
    QFETCH(const QByteArray, form);
    const QTemporaryDir folder;
    put(folder.filePath(u"one.json"_s), form);
    JsonFile file(folder.filePath(u"one.json"_s));
    QCOMPARE(file.read().value("a"_L1).toInt(), 1);
    QCOMPARE(file.trouble(), QString());
}

void SettingsTest::leavesForeignThingsAlone_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("dangling link") << QByteArray("ln -s nowhere one.json");
    QTest::newRow("links in a circle") << QByteArray("ln -s two.json one.json; ln -s one.json two.json");
    QTest::newRow("link to a pipe") << QByteArray("mkfifo pipe; ln -s pipe one.json");
    QTest::newRow("link to a folder") << QByteArray("mkdir inner; ln -s inner one.json");
    QTest::newRow("link to a device") << QByteArray("ln -s /dev/zero one.json");
    QTest::newRow("pipe") << QByteArray("mkfifo one.json");
    QTest::newRow("folder") << QByteArray("mkdir one.json");
}

void SettingsTest::leavesForeignThingsAlone()
{
    QFETCH(const QByteArray, command);
    const QTemporaryDir folder;
    put(folder.filePath(u"other.json"_s), R"({"a": 1})");
    QCOMPARE(::system(("cd '" + folder.path().toLocal8Bit() + "' && " + command).constData()), 0);
    JsonFile file(folder.filePath(u"one.json"_s));
    QCOMPARE(file.read(), QJsonObject());
    QVERIFY(!file.trouble().isEmpty());
    QVERIFY(file.write({{u"a"_s, 2}}).has_value());
    QCOMPARE(content(folder.filePath(u"other.json"_s)), QByteArray(R"({"a": 1})"));
    QVERIFY(!QFile::exists(folder.filePath(u"nowhere"_s)));
}

void SettingsTest::writesThroughALink_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("beside it") << QByteArray("ln -s dots/real.json one.json");
    QTest::newRow("absolute") << QByteArray("ln -s \"$PWD/dots/real.json\" one.json");
    QTest::newRow("through another link") << QByteArray("ln -s dots/real.json two.json; ln -s two.json one.json");
    QTest::newRow("through a folder's link") << QByteArray("ln -s dots d; ln -s d/real.json one.json");
}

void SettingsTest::writesThroughALink()
{
    QFETCH(const QByteArray, command);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"one.json"_s);
    put(folder.filePath(u"dots/real.json"_s), R"({"a": 1})");
    QCOMPARE(::system(("cd '" + folder.path().toLocal8Bit() + "' && " + command).constData()), 0);
    JsonFile file(path);
    QCOMPARE(file.read().value("a"_L1).toInt(), 1);
    QCOMPARE(file.trouble(), QString());
    QCOMPARE(file.write({{u"a"_s, 2}}), std::nullopt);
    QVERIFY(QFileInfo(path).isSymLink());
    QVERIFY(content(folder.filePath(u"dots/real.json"_s)).contains("2"));
    QCOMPARE(QDir(folder.filePath(u"dots"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"real.json"_s});
    put(path, "{\"a\": 3,}"); // through the link, as an editor does
    QCOMPARE(file.read().value("a"_L1).toInt(), 2);
    QVERIFY(file.trouble().contains(u"line 1"_s));
    QCOMPARE(file.write({{u"a"_s, 4}}), std::nullopt);
    QVERIFY(QFileInfo(path).isSymLink());
    QCOMPARE(JsonFile(path).read().value("a"_L1).toInt(), 4);
    QCOMPARE(keptAside(path).size(), 1);
}

void SettingsTest::usesTheLastGoodCopy_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("emptied") << QByteArray(": > accounts.json");
    QTest::newRow("cut") << QByteArray("head -c 40 accounts.json > cut; cat cut > accounts.json");
    QTest::newRow("a comma too many") << QByteArray("sed -i 's/]/],/' accounts.json");
    QTest::newRow("accounts as an object") << QByteArray("echo '{\"accounts\": {\"one\": 1}}' > accounts.json");
    QTest::newRow("schema as a word") << QByteArray("echo '{\"schema\": \"one\", \"accounts\": []}' > accounts.json");
    QTest::newRow("too large") << QByteArray("head -c 2000000 /dev/zero > accounts.json");
    QTest::newRow("a folder") << QByteArray("rm accounts.json; mkdir accounts.json");
}

void SettingsTest::usesTheLastGoodCopy()
{
    QFETCH(const QByteArray, command);
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    QCOMPARE(file.write({accountNamed(u"one"_s)}), std::nullopt);
    QCOMPARE(file.write({accountNamed(u"one"_s), accountNamed(u"two"_s)}), std::nullopt);
    QCOMPARE(::system(("cd '" + placesIn(folder).config.toLocal8Bit() + "' && " + command).constData()), 0);
    AccountFile later(placesIn(folder));
    QCOMPARE(later.read().size(), 2U);
    QVERIFY(later.trouble().contains(u"last good copy"_s));
    QVERIFY(!later.isWhole());
    QVERIFY(later.isUsable());
    const auto added = later.change([](std::vector<Account>& accounts) {
        accounts.push_back(accountNamed(u"three"_s));
        return std::nullopt;
    });
    if (QFileInfo(file.path()).isDir()) {
        QVERIFY(!added);
        return;
    }
    QVERIFY(added && added->size() == 3);
    QCOMPARE(AccountFile(placesIn(folder)).read().size(), 3U);
    QCOMPARE(keptAside(file.path()).size(), 1);
    QCOMPARE(mode(file.path() + u".bak"_s), 0600U);
}

/// Whoever edits the file by hand never lets us write it.
void SettingsTest::copiesWhatAPersonWrote()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"config/settings.json"_s);
    put(path, R"({"language": "de"})");
    QCOMPARE(SettingsFile(placesIn(folder)).read().language, u"de"_s);
    put(path, R"({"language": "fr",})");
    SettingsFile file(placesIn(folder));
    QCOMPARE(file.read().language, u"de"_s);
    QVERIFY(file.trouble().contains(path));
}

void SettingsTest::neverWritesAfterAReadThatFailed()
{
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    QCOMPARE(file.write({accountNamed(u"one"_s)}), std::nullopt);
    const QByteArray before = content(file.path());
    // Every number is taken, as in a process that has opened too much.
    std::vector<int> taken;
    for (int number = ::dup(0); number >= 0; number = ::dup(0))
        taken.push_back(number);
    const std::vector<Account> read = file.read();
    const auto added = file.change([](std::vector<Account>& accounts) {
        accounts.push_back(accountNamed(u"two"_s));
        return std::nullopt;
    });
    const bool usable = file.isUsable();
    for (const int number : taken)
        ::close(number);
    QVERIFY(!added);
    QVERIFY(!usable || read.size() == 1);
    QCOMPARE(content(file.path()), before);
    QCOMPARE(file.read().size(), 1U);
}

void SettingsTest::leavesANewerVersionAlone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("accounts") << QByteArray(
        R"({"schema": 2, "accounts": [{"id": "1", "provider": "openai", "label": "one", "team": 4}]})");
    QTest::newRow("other shapes") << QByteArray(R"({"schema": 3, "accounts": {"1": {}}, "vault": [1]})");
    QTest::newRow("far ahead") << QByteArray(R"({"schema": 1e9})");
}

void SettingsTest::leavesANewerVersionAlone()
{
    QFETCH(const QByteArray, json);
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    put(file.path(), json);
    (void)file.read();
    QVERIFY(file.trouble().contains(u"newer"_s));
    QVERIFY(file.write({accountNamed(u"new"_s)}).has_value());
    QCOMPARE(content(file.path()), json);
    put(folder.filePath(u"config/settings.json"_s), json);
    SettingsFile settings(placesIn(folder));
    QCOMPARE(settings.paidCap(settings.read()), std::optional(0));
    QVERIFY(settings.write(Settings()).has_value());
    QCOMPARE(content(folder.filePath(u"config/settings.json"_s)), json);
}

void SettingsTest::keepsBytesOfWrongTypes_data()
{
    QTest::addColumn<QByteArray>("account");
    QTest::newRow("label is a number") << QByteArray(R"({"id": "2", "provider": "openai", "label": 5})");
    QTest::newRow("base URL is a list") << QByteArray(R"({"id": "2", "provider": "openai", "base_url": ["x"]})");
    QTest::newRow("key source is an object")
        << QByteArray(R"({"id": "2", "provider": "openai", "key_from": {"a": 1}})");
    QTest::newRow("paid probe is a number") << QByteArray(R"({"id": "2", "provider": "openai", "paid_probe": 0})");
    QTest::newRow("origin is a truth") << QByteArray(R"({"id": "2", "provider": "openai", "key_origin": true})");
    QTest::newRow("a list") << QByteArray(R"([1, {"id": "2"}])");
    QTest::newRow("more members") << QByteArray(R"({"id": "2", "provider": "openai", "label": "two", "team": [1]})");
    QTest::newRow("nulls") << QByteArray(R"({"id": "2", "provider": "openai", "label": "two", "base_url": null})");
}

void SettingsTest::keepsBytesOfWrongTypes()
{
    QFETCH(const QByteArray, account);
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    put(file.path(), R"({"accounts": [)" + account + "]}");
    const auto added = file.change([](std::vector<Account>& accounts) {
        accounts.push_back(accountNamed(u"new"_s));
        return std::nullopt;
    });
    QVERIFY(added);
    const QJsonArray list = QJsonDocument::fromJson(content(file.path())).object().value("accounts"_L1).toArray();
    QCOMPARE(list.size(), 2);
    QVERIFY(list.contains(QJsonDocument::fromJson("[" + account + "]").array().at(0)));
}

/// What somebody else wrote meanwhile stays, member by member.
void SettingsTest::otherChangesStay()
{
    const QTemporaryDir folder;
    SettingsFile file(placesIn(folder));
    Settings before;
    before.thresholdsFor = {{{u"a"_s}, Thresholds{0.5, 0.8}}, {{u"b"_s}, Thresholds{0.5, 0.8}}};
    QCOMPARE(file.write(before), std::nullopt);
    Settings others = before;
    others.paidProbesPerDay = 3;
    others.arrangement.ownOrder = true;
    others.thresholdsFor[{u"c"_s}] = Thresholds{0.1, 0.2};
    QCOMPARE(SettingsFile(placesIn(folder)).write(others), std::nullopt);
    Settings ours = before;
    ours.share = Share::Used;
    ours.thresholdsFor.erase({u"a"_s});
    const auto together = file.change(before, ours);
    QVERIFY(together);
    Settings expected = others;
    expected.share = Share::Used;
    expected.thresholdsFor.erase({u"a"_s});
    QVERIFY(*together == expected);
    QVERIFY(SettingsFile(placesIn(folder)).read() == expected);
}

void SettingsTest::garbageInTheLockHoldsNothing_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("empty") << QByteArray(": > .one.json.lock");
    QTest::newRow("another program's words") << QByteArray("printf '1\nquotalamp\nhost\n' > .one.json.lock");
    QTest::newRow("binary") << QByteArray("head -c 5000 /dev/urandom > .one.json.lock");
    QTest::newRow("left by a writer that was killed") << QByteArray("echo x > one.json.new; echo x > one.json.old");
}

void SettingsTest::garbageInTheLockHoldsNothing()
{
    QFETCH(const QByteArray, command);
    const QTemporaryDir folder;
    QCOMPARE(::system(("cd '" + folder.path().toLocal8Bit() + "' && " + command).constData()), 0);
    JsonFile file(folder.filePath(u"one.json"_s));
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt);
    QCOMPARE(JsonFile(file.path()).read().value("a"_L1).toInt(), 1);
    QVERIFY(!QFile::exists(file.path() + u".new"_s));
    QVERIFY(!QFile::exists(file.path() + u".old"_s));
}

void SettingsTest::waitsForItsTurn()
{
    const QTemporaryDir folder;
    JsonFile file(folder.filePath(u"one.json"_s));
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt);
    file.setPatience(Milliseconds(30));
    {
        const FileLock other(file.path(), Milliseconds(0));
        QVERIFY(other.held());
        QCOMPARE(file.read().value("a"_L1).toInt(), 1); // reading waits for nobody
        const auto refusal = file.write({{u"a"_s, 2}});
        QVERIFY(refusal && refusal->sentence.contains(u"another program"_s));
    }
    QCOMPARE(file.write({{u"a"_s, 2}}), std::nullopt);
}

void SettingsTest::capIsUnknownInTrouble_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("cap"); // -1: none
    QTest::newRow("no file") << QByteArray() << -1;
    QTest::newRow("none set") << QByteArray("{}") << -1;
    QTest::newRow("null") << QByteArray(R"({"paid_probes_per_day": null})") << -1;
    QTest::newRow("three") << QByteArray(R"({"paid_probes_per_day": 3})") << 3;
    QTest::newRow("a comma too many") << QByteArray(R"({"paid_probes_per_day": 3,})") << 0;
    QTest::newRow("cut") << QByteArray(R"({"paid_probes_per_day": )") << 0;
    QTest::newRow("empty") << QByteArray(" ") << 0;
    QTest::newRow("as a word") << QByteArray(R"({"paid_probes_per_day": "3"})") << 0;
    QTest::newRow("negative") << QByteArray(R"({"paid_probes_per_day": -3})") << 0;
    QTest::newRow("half") << QByteArray(R"({"paid_probes_per_day": 2.5})") << 0;
    QTest::newRow("beyond any number") << QByteArray(R"({"paid_probes_per_day": 1e300})") << 0;
}

void SettingsTest::capIsUnknownInTrouble()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, cap);
    const QTemporaryDir folder;
    if (!json.isEmpty())
        put(folder.filePath(u"config/settings.json"_s), json);
    SettingsFile file(placesIn(folder));
    const auto known = file.paidCap(file.read());
    QCOMPARE(known.value_or(-1), cap);
    QCOMPARE(!file.trouble().isEmpty(), cap == 0);
}

void SettingsTest::homeIsFoundWithoutHome_data()
{
    QTest::addColumn<QByteArray>("home"); // null: unset
    QTest::newRow("unset") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("relative") << QByteArray("somewhere");
    QTest::newRow("the root folder") << QByteArray("/");
}

void SettingsTest::homeIsFoundWithoutHome()
{
    QFETCH(const QByteArray, home);
    const QByteArray before = qgetenv("HOME");
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qunsetenv(name);
    if (!home.isNull())
        qputenv("HOME", home);
    const Places places = Places::standard();
    setHome();
    const QByteArray after = qgetenv("HOME");
    qputenv("HOME", before);
    QVERIFY2(!places.config.contains(u"//"_s) && places.config.startsWith(u'/'), qPrintable(places.config));
    QVERIFY(after.startsWith('/'));
    if (home == "/")
        return;
    const QString kept = QString::fromLocal8Bit(::getpwuid(::geteuid())->pw_dir);
    QCOMPARE(places.config, kept + u"/.config/quotalamp"_s);
    QCOMPARE(places.state, kept + u"/.local/state/quotalamp"_s);
    QCOMPARE(QString::fromLocal8Bit(after), kept);
}

void SettingsTest::tellsAFullOrReadOnlyFolder()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"file"_s), "x");
    JsonFile file(folder.filePath(u"file/one.json"_s));
    QCOMPARE(file.read(), QJsonObject());
    const auto refusal = file.write({{u"a"_s, 1}});
    QVERIFY(refusal.has_value());
    QVERIFY(refusal->sentence.contains(u"one.json"_s));
}

void SettingsTest::refusesToGrowTooLarge()
{
    const QTemporaryDir folder;
    JsonFile file(folder.filePath(u"one.json"_s), JsonFileForm{.mostBytes = 100});
    QCOMPARE(file.write({{u"a"_s, 1}}), std::nullopt);
    QVERIFY(file.write({{u"a"_s, QString(200, u'x')}}).has_value());
    QCOMPARE(file.read().value("a"_L1).toInt(), 1);
}

void SettingsTest::keepsAccountsInOrder()
{
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    std::vector<Account> accounts{accountNamed(u"b"_s), accountNamed(u"a"_s), accountNamed(u"c"_s)};
    accounts[0].baseUrl = QUrl(u"https://proxy.example/openai"_s);
    accounts[0].keyOrigin = u"https://proxy.example:443"_s;
    accounts[1].key = {KeySource::Kind::Environment, u"NAME"_s};
    accounts[2].paidProbe = PaidProbe::Never;
    QCOMPARE(file.write(accounts), std::nullopt);
    QCOMPARE(AccountFile(placesIn(folder)).read(), accounts);
    QCOMPARE(mode(file.path()), 0600U);
}

void SettingsTest::keepsWhatANewerVersionWrote()
{
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    put(file.path(), R"({"schema": 1, "colour": "green", "accounts": [
        {"id": "1", "provider": "openai", "label": "one", "quota_group": "team"},
        {"id": "2", "provider": "openai", "label": "two", "key_from": "hsm:7"}]})");
    std::vector<Account> accounts = file.read();
    QCOMPARE(accounts.size(), 1U);
    accounts.front().label = u"renamed"_s;
    QCOMPARE(file.write(accounts), std::nullopt);
    const QJsonObject json = QJsonDocument::fromJson(content(file.path())).object();
    QCOMPARE(json.value("colour"_L1).toString(), u"green"_s);
    const QJsonArray list = json.value("accounts"_L1).toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(0)["label"_L1].toString(), u"renamed"_s);
    QCOMPARE(list.at(0)["quota_group"_L1].toString(), u"team"_s);
    QCOMPARE(list.at(1)["key_from"_L1].toString(), u"hsm:7"_s);
}

void SettingsTest::leavesNotUnderstoodAccountsAlone_data()
{
    QTest::addColumn<QByteArray>("account");
    QTest::newRow("no id") << QByteArray(R"({"provider": "openai"})");
    QTest::newRow("no provider") << QByteArray(R"({"id": "2"})");
    QTest::newRow("same id") << QByteArray(R"({"id": "1", "provider": "openai"})");
    QTest::newRow("not an object") << QByteArray("7");
    QTest::newRow("unencrypted base URL")
        << QByteArray(R"({"id": "2", "provider": "openai", "base_url": "http://provider.example"})");
    QTest::newRow("broken base URL") << QByteArray(R"({"id": "2", "provider": "openai", "base_url": "https://[1"})");
    QTest::newRow("someone else's base URL")
        << QByteArray(R"({"id": "2", "provider": "openai", "base_url": "https://api.openai.com@provider.example"})");
}

void SettingsTest::leavesNotUnderstoodAccountsAlone()
{
    QFETCH(const QByteArray, account);
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    put(file.path(), R"({"accounts": [{"id": "1", "provider": "openai", "label": "one"}, )" + account + "]}");
    QCOMPARE(file.read().size(), 1U);
    QVERIFY(file.trouble().contains(file.path()));
    QCOMPARE(file.write({accountNamed(u"new"_s)}), std::nullopt);
    QCOMPARE(AccountFile(placesIn(folder)).read().front().label, u"new"_s);
}

void SettingsTest::neverKeepsDemoAccounts()
{
    const QTemporaryDir folder;
    AccountFile file(placesIn(folder));
    Account demo = accountNamed(u"demo"_s);
    demo.demo = true;
    QCOMPARE(file.write({demo, accountNamed(u"own"_s)}), std::nullopt);
    QCOMPARE(file.read().size(), 1U);
    QVERIFY(!content(file.path()).contains("demo"));
}

void SettingsTest::settingsHaveDefaults_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("language");
    QTest::newRow("missing") << QByteArray("{}") << 5 << QString();
    QTest::newRow("given") << QByteArray(R"({"interval_minutes": 15, "language": "de"})") << 15 << u"de"_s;
    QTest::newRow("too often") << QByteArray(R"({"interval_minutes": 0})") << 1 << QString();
    QTest::newRow("negative") << QByteArray(R"({"interval_minutes": -5})") << 1 << QString();
    QTest::newRow("too rarely") << QByteArray(R"({"interval_minutes": 1000000})") << 60 << QString();
    QTest::newRow("no number") << QByteArray(R"({"interval_minutes": "often"})") << 5 << QString();
    QTest::newRow("region") << QByteArray(R"({"language": "pt_BR"})") << 5 << u"pt_BR"_s;
    QTest::newRow("a path as language") << QByteArray(R"({"language": "../../x"})") << 5 << QString();
}

void SettingsTest::settingsHaveDefaults()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, minutes);
    QFETCH(const QString, language);
    const QTemporaryDir folder;
    put(folder.filePath(u"config/settings.json"_s), json);
    const Settings settings = SettingsFile(placesIn(folder)).read();
    QCOMPARE(settings.interval.count(), minutes);
    QCOMPARE(settings.language, language);
    QVERIFY(settings.notifications);
    QVERIFY(settings.closeOnFocusLoss);
}

void SettingsTest::refusesWhatIsOutOfRange_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("words") << QByteArray(R"({"icon": {"style": "blob", "panel": 7}, "popup": {"share": "half"}})");
    QTest::newRow("thresholds in the wrong order")
        << QByteArray(R"({"thresholds": {"warning": 0.9, "critical": 0.75}, "thresholds_for": {"a": {"warning": 2}}})");
    QTest::newRow("thresholds that are none") << QByteArray(R"({"thresholds": {"warning": 0, "critical": 1}})");
    QTest::newRow("quiet hours of no time") << QByteArray(R"({"quiet_hours": {"from": 60, "until": 60}})");
    QTest::newRow("quiet hours outside the day") << QByteArray(R"({"quiet_hours": {"from": -1, "until": 1440}})");
    QTest::newRow("negative cap") << QByteArray(R"({"paid_probes_per_day": -1})");
    QTest::newRow("proxy without a port") << QByteArray(R"({"proxy": {"kind": "http", "host": "127.0.0.1"}})");
    QTest::newRow("size") << QByteArray(R"({"popup": {"width": -5, "height": 100}})");
    QTest::newRow("amounts that are none")
        << QByteArray(R"({"credit_below": {"a/b": "much", "a/c": "-5", "a/d": 5, "a/e": "0"}})");
    QTest::newRow("budgets that are none") << QByteArray(R"({"monthly_budget": {"a": "much", "b": "-5", "c": 5}})");
    QTest::newRow("other shapes") << QByteArray(R"({"icon": [], "popup": 1, "proxy": "x", "thresholds_for": []})");
}

void SettingsTest::refusesWhatIsOutOfRange()
{
    QFETCH(const QByteArray, json);
    QVERIFY(settingsFromJson(QJsonDocument::fromJson(json).object()) == Settings());
}

void SettingsTest::settingsComeBack()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"config/settings.json"_s), R"({"colour": "green"})");
    SettingsFile file(placesIn(folder));
    Settings settings;
    settings.interval = std::chrono::minutes(30);
    settings.language = u"de"_s;
    settings.icon.style = IconStyle::Number;
    settings.icon.panel = PanelTone::Dark;
    settings.icon.account = u"work"_s;
    settings.closeOnFocusLoss = false;
    settings.share = Share::Used;
    settings.resetStyle = ResetStyle::Clock;
    settings.arrangement.ownOrder = true;
    settings.arrangement.folded = QStringList{u"work"_s};
    settings.arrangement.unfolded = QStringList{u"home"_s};
    settings.arrangement.popupSize = QSize(400, 500);
    settings.arrangement.windowSize = QSize(500, 400);
    settings.arrangement.stripPlace = QPoint(-20, 30);
    settings.notifications = false;
    settings.notifyReturns = false;
    settings.notifyPrivately = true;
    settings.quietHours = QuietHours{1380, 420};
    settings.workingTime.add(4, 44, 12);
    settings.thresholds = Thresholds{0.5, 0.8};
    settings.thresholdsFor = {{{u"work"_s, u"tokens"_s}, Thresholds{0.6, 0.7}}};
    settings.creditBelow = {{{u"work"_s, u"credit"_s}, decimal(u"12.50"_s).value()}};
    settings.monthlyBudget = {{u"org"_s, decimal(u"50.00"_s).value()}};
    settings.statusPages = false;
    settings.sessionFiles = true;
    settings.paidProbesPerDay = 0;
    settings.proxy = Proxy{ProxyKind::Socks5, u"127.0.0.1"_s, 1080};
    QCOMPARE(file.write(settings), std::nullopt);
    QVERIFY(SettingsFile(placesIn(folder)).read() == settings);
    QVERIFY(content(folder.filePath(u"config/settings.json"_s)).contains("green"));
}

void SettingsTest::limitsOfAnyAccount_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<LimitKey>("key");
    QTest::newRow("a limit") << u"work/5h"_s << LimitKey{u"work"_s, u"5h"_s};
    QTest::newRow("a whole account") << u"work"_s << LimitKey{u"work"_s};
    QTest::newRow("an id with a slash") << u"a/b/5h"_s << LimitKey{u"a/b"_s, u"5h"_s};
    QTest::newRow("a whole account with a slash") << u"a/b"_s << LimitKey{u"a/b"_s};
    QTest::newRow("as it is written now") << u"a~1b/5h"_s << LimitKey{u"a/b"_s, u"5h"_s};
    QTest::newRow("an id that looks joined") << u"work~15h"_s << LimitKey{u"work/5h"_s};
    QTest::newRow("an account that was removed") << u"gone/5h"_s << LimitKey{u"gone"_s, u"5h"_s};
    QTest::newRow("a limit without an id") << u"work/"_s << LimitKey{u"work"_s};
    QTest::newRow("no account") << u"/5h"_s << LimitKey{{}, u"5h"_s};
}

/// What an older version or a person wrote, and what is made of it when it is changed.
void SettingsTest::limitsOfAnyAccount()
{
    QFETCH(QString, name);
    QFETCH(LimitKey, key);
    const QTemporaryDir folder;
    put(folder.filePath(u"config/accounts.json"_s),
        R"({"accounts": [{"id": "work", "provider": "groq"}, {"id": "a/b", "provider": "groq"}]})");
    put(folder.filePath(u"config/settings.json"_s),
        R"({"thresholds_for": {"%1": {"warning": 0.5, "critical": 0.8}}, "credit_below": {"%1": "5"}})"_L1.toString()
            .arg(name)
            .toUtf8());
    SettingsFile file(placesIn(folder));
    const Settings before = file.read();
    QCOMPARE(before.thresholdsFor, (std::map<LimitKey, Thresholds>{{key, {0.5, 0.8}}}));
    QCOMPARE(before.creditBelow, (std::map<LimitKey, Decimal>{{key, decimal(u"5"_s).value()}}));
    QCOMPARE(thresholdsFor(before, key), (Thresholds{0.5, 0.8}));
    Settings after = before;
    after.share = Share::Used;
    const auto changed = file.change(before, after);
    QVERIFY(changed && *changed == after);
    QVERIFY(SettingsFile(placesIn(folder)).read() == after);
    after.thresholdsFor.clear();
    after.creditBelow.clear();
    QVERIFY(file.change(*changed, after));
    QVERIFY(SettingsFile(placesIn(folder)).read() == after);
}

/// One limit is changed; what was written of the others in the old way stays.
void SettingsTest::takesBackWhatOlderVersionsWrote()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"config/accounts.json"_s), R"({"accounts": [{"id": "a/b", "provider": "groq"}]})");
    put(folder.filePath(u"config/settings.json"_s),
        R"({"credit_below": {"a/b/one": "1", "a/b/two": "2", "a/b/three": "three"}})");
    SettingsFile file(placesIn(folder));
    const Settings before = file.read();
    Settings after = before;
    after.creditBelow.erase({u"a/b"_s, u"one"_s});
    QVERIFY(file.change(before, after));
    const QJsonObject kept = QJsonDocument::fromJson(content(file.path())).object()["credit_below"_L1].toObject();
    QCOMPARE(kept, (QJsonObject{{u"a~1b/two"_s, u"2"_s}, {u"a~1b/three"_s, u"three"_s}}));
}

/// By which older and newer versions read the same file.
void SettingsTest::namesInTheFileStay()
{
    const QJsonObject json = toJson(Settings());
    QCOMPARE(json.keys(),
        QStringList({u"close_on_focus_loss"_s, u"credit_below"_s, u"hooks"_s, u"icon"_s, u"interval_minutes"_s,
            u"language"_s, u"monthly_budget"_s, u"notifications"_s, u"notify_privately"_s, u"notify_returns"_s,
            u"notify_spend_jumps"_s, u"notify_unused"_s, u"notify_used_elsewhere"_s, u"paid_probes_per_day"_s,
            u"popup"_s, u"proxy"_s, u"quiet_hours"_s, u"session_files"_s, u"status_pages"_s, u"strip"_s,
            u"thresholds"_s, u"thresholds_for"_s, u"working_time"_s}));
    QCOMPARE(json["icon"_L1].toObject().keys(), QStringList({u"account"_s, u"panel"_s, u"style"_s}));
    QCOMPARE(json["popup"_L1].toObject().keys(),
        QStringList(
            {u"folded"_s, u"own_order"_s, u"resets"_s, u"share"_s, u"size"_s, u"unfolded"_s, u"window_size"_s}));
}

void SettingsTest::placesFollowTheEnvironment()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"run"_s));
    QVERIFY(makePrivateFolder(folder.filePath(u"run"_s)));
    qputenv("XDG_CONFIG_HOME", folder.filePath(u"c"_s).toLocal8Bit());
    qputenv("XDG_STATE_HOME", folder.filePath(u"s"_s).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", folder.filePath(u"run"_s).toLocal8Bit());
    const Places places = Places::standard();
    QCOMPARE(places.config, folder.filePath(u"c/quotalamp"_s));
    QCOMPARE(places.state, folder.filePath(u"s/quotalamp"_s));
    QCOMPARE(places.runtime, folder.filePath(u"run/quotalamp"_s));
    qputenv("XDG_CONFIG_HOME", "relative"); // to be ignored, says the specification
    qputenv("XDG_STATE_HOME", "");
    QCOMPARE(Places::standard().config, QDir::homePath() + u"/.config/quotalamp"_s);
    QCOMPARE(Places::standard().state, QDir::homePath() + u"/.local/state/quotalamp"_s);
}

void SettingsTest::runtimeFolderMustBePrivate_data()
{
    QTest::addColumn<QByteArray>("setUp");
    QTest::newRow("unset") << QByteArray("rm -rf run");
    QTest::newRow("a file") << QByteArray("rm -rf run; touch run");
    QTest::newRow("others may write") << QByteArray("chmod 0777 run");
}

void SettingsTest::runtimeFolderMustBePrivate()
{
    QFETCH(const QByteArray, setUp);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"run"_s));
    QCOMPARE(::system(("cd '" + folder.path().toLocal8Bit() + "' && " + setUp).constData()), 0);
    qputenv("XDG_STATE_HOME", folder.filePath(u"s"_s).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", folder.filePath(u"run"_s).toLocal8Bit());
    // A session that started without the variable is found by the user's number.
    const QString byNumber = u"/run/user/%1"_s.arg(::geteuid());
    const QString expected =
        QFileInfo::exists(byNumber) ? byNumber + u"/quotalamp"_s : folder.filePath(u"s/quotalamp/run"_s);
    QCOMPARE(Places::standard().runtime, expected);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
