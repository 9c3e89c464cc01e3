#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "print/expectation.h"
#include "print/pdf_facts.h"
#include "print/pdf_view.h"
#include "print/raster.h"

// The checks that preflight() makes, each group in a file of its own.

namespace kier {

/// A page as it should be and as it is.
struct PageUnderTest {
  const FileExpectation& file;
  const PageExpectation& page;
  const PageFacts& facts;
  const std::vector<FoundWord>& words;
  const PdfView& view;
  int index;         ///< of the page, from 0
  std::string name;  ///< of the file
  Diagnostics& found;

  bool is_press() const { return file.kind == FileExpectation::Kind::press; }

  void report(const Rule& rule, Parts parts) const {
    parts.emplace_back("page", std::to_string(index + 1));
    found.push_back(complain(rule, name, std::move(parts)));
  }
};

/// Each code: it can be read and says what it must, has the right size, contrast and room.
void check_codes(const PageUnderTest& test);
/// The address in each code is the one beside it, and the channel's.
void check_addresses(const PageUnderTest& test);
/// Every text is there, in its place, its font and its size.
void check_texts(const PageUnderTest& test);
/// The line of the publisher.
void check_publisher(const PageUnderTest& test);
/// The page boxes, the bleed, and what stands too near to the cut.
void check_boxes(const PageUnderTest& test);
void check_bleed(const PageUnderTest& test);
void check_safe_zone(const PageUnderTest& test);
/// Links and other annotations.
void check_annotations(const PageUnderTest& test);
/// For the press: inks of the page, and black alone in codes.
void check_inks(const PageUnderTest& test);
/// For the press: the line that a plotter cuts along, or none.
void check_contour(const PdfFacts& facts, const PageUnderTest& test);

/// Of the file as a whole: title, language, alternative texts, fonts; for the press its inks
/// and structure.
void check_document(const PdfFacts& facts, const FileExpectation& file, const std::string& name,
                    Diagnostics& found);

/// The letters of a text without blanks, soft hyphens and the like; ligatures taken apart.
std::string letters_of(std::string_view text);

/// All words of a page, as letters_of gives them.
std::string letters_of(const std::vector<FoundWord>& words);

}  // namespace kier
