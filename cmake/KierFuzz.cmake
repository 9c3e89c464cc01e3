# tests/fuzz/markdown.cpp -> the program fuzz_markdown and the test fuzz.markdown.
# A test runs for a few seconds from a fixed seed, on real input from tests/fuzz/<name>/ (kept
# findings), content/ and templates/; what it learns stays in the build folder. To search for
# hours: build/fuzz/fuzz_markdown -jobs=2 some-folder content templates
set(KIER_FUZZ_SECONDS 5 CACHE STRING "How long each fuzz target runs as a test")
add_custom_target(fuzz_targets)
function(kier_fuzz name layer)
  add_executable(fuzz_${name} tests/fuzz/${name}.cpp)
  target_link_libraries(fuzz_${name} PRIVATE kier_flags kier_${layer})
  add_dependencies(fuzz_targets fuzz_${name})
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set(found ${PROJECT_BINARY_DIR}/corpus/${name})
  file(MAKE_DIRECTORY ${found})
  set(seeds)
  foreach(folder tests/fuzz/${name} content templates)
    if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder})
      list(APPEND seeds ${PROJECT_SOURCE_DIR}/${folder})
    endif()
  endforeach()
  add_test(NAME fuzz.${name} COMMAND fuzz_${name} -seed=1 -max_total_time=${KIER_FUZZ_SECONDS}
    -timeout=10 -rss_limit_mb=2048 -max_len=8192 -verbosity=0 -artifact_prefix=${found}- ${found}
    ${seeds})
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT 120)
endfunction()

# Of what a target fuzzes only the layer is compiled.
kier_fuzz(markdown markup)
kier_fuzz(yaml data)
kier_fuzz(csv data)
kier_fuzz(template templates)
kier_fuzz(log_line reach)
