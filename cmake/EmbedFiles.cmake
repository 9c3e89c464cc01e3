# cmake -D OUT=files.cpp -D TOP=<repository> [-D WHAT=report] -P EmbedFiles.cmake
# Writes text files as one C++ source. Those that `kier init` copies: what is in generator/skeleton,
# and this repository's own templates, assets, types, and strings in the skeleton's languages. Or
# the words and the template of the report: what is in generator/reach/report.
if(WHAT STREQUAL "report")
  set(header "reach/report_files.h")
  set(name report_files)
  set(folder generator/reach/report)
  set(own)
else()
  set(header "cli/skeleton.h")
  set(name skeleton_files)
  set(folder generator/skeleton)
  file(GLOB_RECURSE own RELATIVE ${TOP} ${TOP}/templates/*.html
    ${TOP}/templates/print/*.svg ${TOP}/assets/*)
  list(APPEND own content/types.yaml content/strings/nl.yaml content/strings/en.yaml)
endif()
file(GLOB_RECURSE inside RELATIVE ${TOP}/${folder} ${TOP}/${folder}/*)

function(append_file path target)
  file(READ ${path} text)
  # A raw string cannot hold its own end, and compilers need not take more than 65536 characters.
  if(text MATCHES "\\)kier\"")
    message(FATAL_ERROR "${path} holds the end of a raw string")
  endif()
  string(APPEND source "    {\"${target}\", R\"kier(${text})kier\"},\n")
  set(source "${source}" PARENT_SCOPE)
endfunction()

set(source "// Made by cmake/EmbedFiles.cmake.\n#include \"${header}\"\n\nnamespace kier {\n\n"
  "std::vector<SourceFile> ${name}() {\n  return {\n")
string(JOIN "" source ${source})
foreach(path IN LISTS inside)
  string(REGEX REPLACE "^gitignore$" ".gitignore" target ${path})
  append_file(${TOP}/${folder}/${path} ${target})
endforeach()
foreach(path IN LISTS own)
  append_file(${TOP}/${path} ${path})
endforeach()
string(APPEND source "  };\n}\n\n}  // namespace kier\n")
file(WRITE ${OUT} "${source}")
