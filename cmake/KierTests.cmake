# One test program per layer that has tests, so that a change compiles and runs
# only what it touches. Works with Catch2 2.13 and 3 (tests/catch.h).
# Labels: unit (also golden files and layers), cli (runs the real program), fuzz.
option(KIER_TESTS "Build and declare the tests; needs Catch2" ON)
option(KIER_FUZZ "Build the fuzz targets of tests/fuzz; needs clang++" OFF)
if(KIER_FUZZ)
  include(cmake/KierFuzz.cmake)
endif()
if(NOT KIER_TESTS)
  return()
endif()

find_package(Catch2 REQUIRED)
add_library(kier_test_support STATIC tests/support/main.cpp tests/support/golden.cpp
  tests/support/source_tree.cpp)
# Catch2 2's own code is large, and not ours to warn about or to instrument.
set_source_files_properties(tests/support/main.cpp PROPERTIES
  COMPILE_OPTIONS "-w;-O0;-g0;-fno-sanitize=all")
target_include_directories(kier_test_support PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(kier_test_support PUBLIC Catch2::Catch2 kier_base PRIVATE kier_flags)

# Tests of whole campaigns build them in memory (tests/support/campaign.h).
add_library(kier_campaign_support STATIC tests/support/campaign.cpp)
target_compile_definitions(kier_campaign_support PRIVATE KIER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(kier_campaign_support PUBLIC kier_test_support kier_pipeline
  PRIVATE kier_flags)

set(quiet_leaks LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/leaks.txt)

function(kier_tests name)
  file(GLOB tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*_test.cpp)
  if(NOT tests)
    return()
  endif()
  add_executable(${name}_tests ${tests})
  target_link_libraries(${name}_tests PRIVATE kier_test_support kier_flags ${ARGN})
  target_compile_definitions(${name}_tests PRIVATE
    KIER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # What a test itself does is quick; compiling it is not, and a third of that is optimising.
  target_compile_options(${name}_tests PRIVATE $<$<CONFIG:Debug>:-O0>)
  set(unit_tests ${unit_tests} ${name}_tests PARENT_SCOPE)
  add_test(NAME ${name} COMMAND ${name}_tests WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 300 ENVIRONMENT "${quiet_leaks}")
endfunction()

# tests/<name>/*_test.sh and *_test.py are programs: exit 0 is fine, 77 is skipped.
function(kier_script_tests name label)
  file(GLOB scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*_test.sh
    ${PROJECT_SOURCE_DIR}/tests/${name}/*_test.py)
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM stem)
    string(REGEX REPLACE "_test$" "" stem ${stem})
    add_test(NAME ${name}.${stem} COMMAND ${script} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name}.${stem} PROPERTIES LABELS ${label} TIMEOUT 480
      SKIP_RETURN_CODE 77)
  endforeach()
endfunction()

get_property(layers GLOBAL PROPERTY KIER_LAYERS)
foreach(layer IN LISTS layers)
  set(support)
  if(layer MATCHES "^(campaign|content|check|print|site)$")
    set(support kier_campaign_support)
  elseif(layer STREQUAL reach)
    set(support kier_campaign_support kier_io ZLIB::ZLIB PkgConfig::ZSTD)
  endif()
  kier_tests(${layer} kier_${layer} ${support})
  set_tests_properties(layers.${layer} PROPERTIES LABELS unit)
endforeach()
kier_tests(docs kier_campaign_support)
kier_script_tests(rules unit)
kier_script_tests(launcher unit)
kier_script_tests(hooks unit)
add_custom_target(unit_tests DEPENDS ${unit_tests})  # without the program itself

# Tests of the command line find the real program in the environment variable KIER. The target
# kier_cli_tests is all that they need.
if(TARGET kier_cli)
  add_custom_target(kier_cli_tests DEPENDS kier_cli)
  kier_tests(cli kier_base)
  if(TARGET cli_tests)
    add_dependencies(kier_cli_tests cli_tests)
  endif()
  kier_script_tests(cli cli)
  get_property(declared DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTY TESTS)
  list(FILTER declared INCLUDE REGEX "^cli($|\\.)")
  foreach(name IN LISTS declared)
    set_tests_properties(${name} PROPERTIES LABELS cli
      ENVIRONMENT "KIER=$<TARGET_FILE:kier_cli>;${quiet_leaks}")
  endforeach()
endif()
