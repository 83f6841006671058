# Builds the translations into quotalamp_cli, which both programs link, as :/i18n/quotalamp_<language>.qm.
# `cmake --build BUILD --target update_translations` writes new texts of the sources into the .ts files.
file(GLOB translations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/quotalamp_*.ts)
file(GLOB_RECURSE translated CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/app/*.h ${PROJECT_SOURCE_DIR}/app/*.cpp)
qt_add_translations(quotalamp_cli
    TS_FILES ${translations}
    RESOURCE_PREFIX /i18n
    SOURCES ${translated}
    INCLUDE_DIRECTORIES ${PROJECT_SOURCE_DIR}/app
    LUPDATE_OPTIONS -locations none -no-obsolete -no-ui-lines
    LRELEASE_OPTIONS -silent)
