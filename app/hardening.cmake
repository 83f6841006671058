# SPDX-License-Identifier: MIT
# Fills quotalamp_hardening: what the compiler and the linker can do against faults, each where they know it.
# packaging/hardening.sh reads from a program whether it is there.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)
include(CheckPIESupported)
check_pie_supported()

if(MSVC OR NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    return()
endif()
if(QUOTALAMP_SANITIZE)
    target_compile_options(quotalamp_hardening INTERFACE -fsanitize=${QUOTALAMP_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(quotalamp_hardening INTERFACE -fsanitize=${QUOTALAMP_SANITIZE})
    return()
endif()

# Checks at run time, in what people get. _FORTIFY_SOURCE needs an optimising build.
set(released $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
target_compile_options(quotalamp_hardening INTERFACE 
    "$<${released}:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3;-Wformat=2;-Werror=format-security>")
target_compile_definitions(quotalamp_hardening INTERFACE $<${released}:_GLIBCXX_ASSERTIONS>)
foreach(flag -fstack-protector-strong -fstack-clash-protection)
    target_compile_options(quotalamp_hardening INTERFACE ${flag})
endforeach()
foreach(flag -fcf-protection=full -ftrivial-auto-var-init=zero -fzero-call-used-regs=used-gpr)
    string(MAKE_C_IDENTIFIER "QUOTALAMP_KNOWS${flag}" known)
    check_cxx_compiler_flag(${flag} ${known})
    if(${known})
        target_compile_options(quotalamp_hardening INTERFACE $<${released}:${flag}>)
    endif()
endforeach()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(quotalamp_hardening INTERFACE
        LINKER:-z,relro,-z,now,-z,noexecstack,-z,separate-code,--as-needed)
endif()
