#include "print/preflight.h"

#include <algorithm>

#include "print/preflight_checks.h"

namespace kier {
namespace {

constexpr Rule damaged{"print/damaged", Severity::error, "the finished file is no sound PDF",
                       "make it anew"};
constexpr Rule wrong_pages{"print/pages", Severity::error,
                           "the number of pages is {count} in place of {expected}", "make it anew"};

void check_page(const PdfFacts& facts, const PageUnderTest& test) {
  check_codes(test);
  check_addresses(test);
  check_texts(test);
  check_publisher(test);
  check_boxes(test);
  check_bleed(test);
  check_safe_zone(test);
  check_annotations(test);
  if (!test.is_press()) return;
  check_inks(test);
  check_contour(facts, test);
}

}  // namespace

Diagnostics preflight(const std::string& pdf, const FileExpectation& expectation,
                      std::string_view name) {
  Diagnostics found;
  const std::string file(name);
  const bool is_press = expectation.kind == FileExpectation::Kind::press;
  const auto facts = read_pdf_facts(pdf, is_press);
  const PdfView view(pdf);
  if (!facts || view.pages() == 0) return {complain(damaged, file)};
  check_document(*facts, expectation, file, found);
  const std::size_t pages = std::min(facts->pages.size(), static_cast<std::size_t>(view.pages()));
  if (pages != expectation.pages.size()) {
    found.push_back(complain(wrong_pages, file,
                             {{"count", std::to_string(pages)},
                              {"expected", std::to_string(expectation.pages.size())}}));
  }
  for (std::size_t i = 0; i < std::min(pages, expectation.pages.size()); ++i) {
    const PageExpectation& page = expectation.pages[i];
    const std::vector<FoundWord> words = view.words(static_cast<int>(i));
    check_page(*facts,
               {expectation, page, facts->pages[i], words, view, static_cast<int>(i), file, found});
  }
  return found;
}

}  // namespace kier
