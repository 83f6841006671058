# SPDX-License-Identifier: MIT
# What nearly every source includes, compiled once for the tests, which are many and small: it is most of what such a one
# costs. Not for the rooms as they are shipped: their sources include what they use.
#
# quotalamp_use_precompiled(TARGET): its sources begin with it, where it is there.

# Clang takes one such header, so none where the flags bring another. ccache keeps nothing that began with one unless it is
# told to: ccache --set-config sloppiness=pch_defines,time_macros
set(quotalamp_precompiles ${QUOTALAMP_TESTS})
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" OR "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_DEBUG}" MATCHES "-include")
    set(quotalamp_precompiles OFF)
elseif(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache")
    execute_process(COMMAND ${CMAKE_CXX_COMPILER_LAUNCHER} --get-config sloppiness OUTPUT_VARIABLE sloppiness ERROR_QUIET)
    if(NOT sloppiness MATCHES "pch_defines")
        set(quotalamp_precompiles OFF)
    endif()
endif()

if(quotalamp_precompiles)
    file(CONFIGURE OUTPUT generated/precompiled.cpp CONTENT "// A target has a source.\n")
    add_library(quotalamp_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/generated/precompiled.cpp)
    set_target_properties(quotalamp_precompiled PROPERTIES AUTOMOC OFF)
    target_link_libraries(quotalamp_precompiled PRIVATE quotalamp_options Qt6::Core)
    # Of the library for tests without what it defines: not all link it, and it names the folder of a test.
    target_include_directories(quotalamp_precompiled SYSTEM PRIVATE
        $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)
    # QTest would include more where more is linked, so it is none of these.
    target_precompile_headers(quotalamp_precompiled PRIVATE <QtTest/qtestcase.h> <QDateTime> <QDir> <QFile> <QHash>
        <QJsonArray> <QJsonDocument> <QJsonObject> <QObject> <QProcess> <QRegularExpression> <QSignalSpy> <QString>
        <QStringList> <QTemporaryDir> <QTimer> <QUrl> <algorithm> <chrono> <functional> <map> <memory> <optional> <variant>
        <vector>)
endif()

function(quotalamp_use_precompiled target)
    if(TARGET quotalamp_precompiled)
        target_precompile_headers(${target} REUSE_FROM quotalamp_precompiled)
        # It is one for libraries and programs, which newer versions of Qt compile in another way.
        target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR -fPIC)
        # Where sources include what moc makes of them, nothing is left for this one.
        set_property(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp PROPERTY
            SKIP_PRECOMPILE_HEADERS ON)
    endif()
endfunction()
