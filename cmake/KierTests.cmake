# One test program per layer that has tests, so that a change compiles and runs
# only what it touches. Works with Catch2 2.13 and 3 (tests/catch.h).
find_package(Catch2 REQUIRED)
add_library(kier_test_support STATIC tests/support/main.cpp tests/support/golden.cpp
  tests/support/source_tree.cpp)
# Catch2 2's own code is large, and not ours to warn about or to instrument.
set_source_files_properties(tests/support/main.cpp PROPERTIES
  COMPILE_OPTIONS "-w;-O0;-g0;-fno-sanitize=all")
target_include_directories(kier_test_support PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(kier_test_support PUBLIC Catch2::Catch2 kier_base PRIVATE kier_flags)

function(kier_tests name)
  file(GLOB tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*_test.cpp)
  if(NOT tests)
    return()
  endif()
  add_executable(${name}_tests ${tests})
  target_link_libraries(${name}_tests PRIVATE kier_test_support kier_flags ${ARGN})
  target_compile_definitions(${name}_tests PRIVATE
    KIER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name}_tests WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()

get_property(layers GLOBAL PROPERTY KIER_LAYERS)
foreach(layer IN LISTS layers)
  kier_tests(${layer} kier_${layer})
endforeach()
