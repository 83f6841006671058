#include "cli/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QString ownName = u"quotalamp"_s;

} // namespace

void installTranslation(QCoreApplication& application, const QString& language)
{
    // One at a time: a person may change the language while the program runs.
    delete application.findChild<QTranslator*>(ownName, Qt::FindDirectChildrenOnly);
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    const QStringList languages = locale.uiLanguages();
    const QString wanted = language.isEmpty() && !languages.isEmpty() ? languages.first() : locale.name();
    if (locale.language() == QLocale::C || wanted.startsWith("en"_L1))
        return;
    auto* translator = new QTranslator(&application);
    translator->setObjectName(ownName);
    if (translator->load(locale, u"quotalamp"_s, u"_"_s, u":/i18n"_s)
        && QCoreApplication::installTranslator(translator))
        return;
    delete translator;
}

} // namespace quotalamp
