# SPDX-License-Identifier: MIT
# Writes the table of summaries (app/providers/descriptor/providersummary.h) of the descriptors in this folder:
#
#   cmake -D OUTPUT=FILE.cpp -P summaries.cmake
#
# A script, so that nothing has to be compiled for the machine that builds.
cmake_minimum_required(VERSION 3.25)

# summary_member(MEMBER FORM JSON KEY...): a line for the member where the descriptor has it. FORM: text, seconds, true,
# or there, which is true whatever the value.
function(summary_member member form json)
    string(JSON value ERROR_VARIABLE missing GET "${json}" ${ARGN})
    if(missing)
        return()
    endif()
    if(form STREQUAL "there")
        set(value true)
    elseif(form STREQUAL "true")
        if(NOT value)
            return()
        endif()
        set(value true)
    elseif(form STREQUAL "seconds")
        if(NOT value MATCHES "^([0-9]+)([smhd])$")
            message(FATAL_ERROR "${file}: \"${value}\" is no length of one part, such as 5m")
        endif()
        set(unit_s 1)
        set(unit_m 60)
        set(unit_h 3600)
        set(unit_d 86400)
        math(EXPR value "${CMAKE_MATCH_1} * ${unit_${CMAKE_MATCH_2}}")
        set(value "Seconds(${value})")
    else()
        cxx_text(value "${value}")
    endif()
    set(lines "${lines}    summary.${member} = ${value};\n" PARENT_SCOPE)
endfunction()

# cxx_text(OUT TEXT): the text as a literal.
function(cxx_text out text)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    set(${out} "u\"${text}\"_s" PARENT_SCOPE)
endfunction()

# summary_aliases(JSON): a line for each alias.
function(summary_aliases json)
    string(JSON count ERROR_VARIABLE missing LENGTH "${json}" aliases)
    if(missing OR count EQUAL 0)
        return()
    endif()
    math(EXPR last "${count} - 1")
    foreach(index RANGE ${last})
        string(JSON alias MEMBER "${json}" aliases ${index})
        string(JSON name GET "${json}" aliases "${alias}")
        cxx_text(alias "${alias}")
        cxx_text(name "${name}")
        string(APPEND lines "    summary.aliases.insert({${alias}, ${name}});\n")
    endforeach()
    set(lines "${lines}" PARENT_SCOPE)
endfunction()

file(GLOB descriptors ${CMAKE_CURRENT_LIST_DIR}/*.json)
set(functions "")
set(calls "")
foreach(file ${descriptors})
    if(file MATCHES "\\.schema\\.json$")
        continue()
    endif()
    file(READ "${file}" json)
    set(lines "")
    foreach(member id name baseUrl ownBaseUrl keyPage statusPage limitsOf)
        summary_member(${member} text "${json}" ${member})
    endforeach()
    summary_aliases("${json}")
    summary_member(keyPattern text "${json}" key looksLike)
    string(JSON need GET "${json}" key need)
    if(need STREQUAL "optional")
        string(APPEND lines "    summary.keyNeeded = false;\n")
    endif()
    summary_member(keyVariable text "${json}" environment key)
    summary_member(urlVariable text "${json}" environment baseUrl)
    summary_member(loginTool text "${json}" login tool)
    summary_member(leastInterval seconds "${json}" leastInterval)
    summary_member(limitless true "${json}" limitless)
    summary_member(paid there "${json}" paid)
    string(JSON id GET "${json}" id)
    string(MAKE_C_IDENTIFIER "${id}" name)
    string(APPEND functions "ProviderSummary ${name}_()\n{\n    ProviderSummary summary;\n${lines}    return summary;\n}\n\n")
    string(APPEND calls "    list.push_back(${name}_());\n")
endforeach()

file(WRITE "${OUTPUT}" "// Made from the descriptors by summaries.cmake.
#include \"providers/descriptor/providersummary.h\"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

${functions}} // namespace

std::list<ProviderSummary> builtInSummaries()
{
    std::list<ProviderSummary> list;
${calls}    return list;
}

} // namespace quotalamp
")
