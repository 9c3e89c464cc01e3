# cmake -D OUT=files.cpp -D TOP=<repository> -P EmbedFiles.cmake
# Writes the text files that `kier init` copies as one C++ source: what is in generator/skeleton,
# and this repository's own templates, assets, types, and strings in the skeleton's languages.
file(GLOB_RECURSE skeleton RELATIVE ${TOP}/generator/skeleton ${TOP}/generator/skeleton/*)
file(GLOB_RECURSE own RELATIVE ${TOP} ${TOP}/templates/*.html
  ${TOP}/templates/print/*.svg ${TOP}/assets/*)
list(APPEND own content/types.yaml content/strings/nl.yaml content/strings/en.yaml)

function(append_file path target)
  file(READ ${path} text)
  # A raw string cannot hold its own end, and compilers need not take more than 65536 characters.
  if(text MATCHES "\\)kier\"")
    message(FATAL_ERROR "${path} holds the end of a raw string")
  endif()
  string(APPEND source "    {\"${target}\", R\"kier(${text})kier\"},\n")
  set(source "${source}" PARENT_SCOPE)
endfunction()

set(source "// Made by cmake/EmbedFiles.cmake.\n#include \"cli/skeleton.h\"\n\nnamespace kier {\n\n"
  "std::vector<SourceFile> skeleton_files() {\n  return {\n")
string(JOIN "" source ${source})
foreach(path IN LISTS skeleton)
  string(REGEX REPLACE "^gitignore$" ".gitignore" target ${path})
  append_file(${TOP}/generator/skeleton/${path} ${target})
endforeach()
foreach(path IN LISTS own)
  append_file(${TOP}/${path} ${path})
endforeach()
string(APPEND source "  };\n}\n\n}  // namespace kier\n")
file(WRITE ${OUT} "${source}")
