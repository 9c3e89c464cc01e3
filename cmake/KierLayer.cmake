# kier_layer(site DEPENDS base text campaign LIBRARIES fmt::fmt)
# One static library per folder of generator/, with a test program of the same
# name for tests/<name>/*_test.cpp. DEPENDS is also the list of folders that it
# may include from; tests/layers.cmake holds it to that.
function(kier_layer name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/generator/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_library(kier_${name} STATIC ${sources})
  target_include_directories(kier_${name} PUBLIC ${PROJECT_SOURCE_DIR}/generator)
  list(TRANSFORM arg_DEPENDS PREPEND kier_ OUTPUT_VARIABLE lower)
  target_link_libraries(kier_${name} PUBLIC ${lower} PRIVATE kier_flags ${arg_LIBRARIES})
  add_test(NAME layers.${name} COMMAND ${CMAKE_COMMAND}
    -D "dir=${PROJECT_SOURCE_DIR}/generator/${name}" -D "allowed=${name};${arg_DEPENDS}"
    -P ${PROJECT_SOURCE_DIR}/tests/layers.cmake)
  set_property(GLOBAL APPEND PROPERTY KIER_LAYERS ${name})
endfunction()
