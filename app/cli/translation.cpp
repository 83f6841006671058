// SPDX-License-Identifier: MIT
#include "cli/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

const QString ownName = u"quotalamp"_s;

void install(QCoreApplication& application, const QLocale& locale, const QString& catalog, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, catalog, u"_"_s, folder))
        return;
    translator->setObjectName(ownName);
    if (QCoreApplication::installTranslator(translator.get()))
        translator.release()->setParent(&application);
}

} // namespace

void installTranslation(QCoreApplication& application, const QString& language)
{
    // One language at a time: a person may change it while the program runs.
    qDeleteAll(application.findChildren<QTranslator*>(ownName, Qt::FindDirectChildrenOnly));
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    const QStringList languages = locale.uiLanguages();
    const QString wanted = language.isEmpty() && !languages.isEmpty() ? languages.first() : locale.name();
    if (locale.language() == QLocale::C || wanted.startsWith("en"_L1))
        return;
    install(application, locale, u"quotalamp"_s, u":/i18n"_s);
    if (application.inherits("QGuiApplication"))
        install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace quotalamp
