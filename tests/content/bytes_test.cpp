#include <string>

#include "catch.h"
#include "content/source_text.h"
#include "support/campaign.h"

using namespace kier;

namespace {

/// The minimal campaign with a page of these bytes.
std::string said_of(const std::string& bytes) {
  SourceTree tree = minimal_campaign();
  tree.emplace("content/nl/een.md", SourceFile{"content/nl/een.md", bytes});
  std::string lines;
  for (const std::string& line : build(std::move(tree)).messages) lines += line + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a byte order mark and line ends of other systems do not move a place") {
  const std::string expected =
      "content/nl/een.md:2:8: error: the page has no title; add a line 'title: ...' to the front "
      "matter [content/missing-title]\n"
      "content/nl/een.md:3:1: error: unknown key 'darft'; did you mean 'draft'? "
      "[content/unknown-key]\n"
      "content/nl/een.md:8:5: error: there is no page 'nergens.md'; write the path of an .md file, "
      "seen from this file [link/missing-page]\n";
  std::string text =
      "---\ntitle: \"\"\ndarft: true\nreviewed: 2026-11-01\n---\n\nEen.\nZie [dit](nergens.md).\n";
  CHECK(said_of(text) == expected);
  CHECK(said_of("\xEF\xBB\xBF" + text) == expected);
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(said_of(crlf) == expected);
  CHECK(said_of("\xEF\xBB\xBF" + crlf) == expected);
  for (char& c : text)
    if (c == '\n') c = '\r';
  CHECK(said_of(text) == expected);
}

TEST_CASE("bytes that are no text are refused at their place") {
  CHECK(said_of("---\ntitle: E\xE9n\n---\n") ==
        "content/nl/een.md:2:9: error: byte 12 is not UTF-8; save the file as UTF-8 in your editor "
        "[text/utf-8]\n");
  CHECK(said_of(std::string("---\ntitle: E\0n\n---\n", 19)) ==
        "content/nl/een.md:2:9: error: byte 12 is a NUL; this is no text file, or it is damaged: "
        "restore it or remove the byte [text/nul]\n");
}

TEST_CASE("a text without a fault only loses its mark and its carriage returns") {
  SourceFile file{"a.md",
                  "\xEF\xBB\xBF"
                  "a\r\nb\rc\n"};
  CHECK(normalise_text(file).empty());
  CHECK(file.text == "a\nb\nc\n");
  SourceFile bad{"a.md", "a\r\n\xFF"};
  CHECK(normalise_text(bad).size() == 1);
  CHECK(bad.text == "a\r\n\xFF");
}
