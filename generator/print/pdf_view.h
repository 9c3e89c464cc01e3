#pragma once

#include <memory>
#include <string>
#include <vector>

#include "print/geometry.h"
#include "print/raster.h"

namespace kier {

/// A word as a reader finds it on a page.
struct FoundWord {
  std::string text;  ///< UTF-8
  Box box;           ///< mm, from the page's top left corner
  std::string font;  ///< PostScript name, without the prefix of a subset
  double size = 0;   ///< pt
};

/// A finished PDF as a reader sees it (poppler). One object belongs to one thread.
class PdfView {
 public:
  /// `pdf` must outlive the view. Without a page when it cannot be read.
  explicit PdfView(const std::string& pdf);
  ~PdfView();

  int pages() const;

  /// The part `area` (mm from the top left corner) of page `page` (from 0), with `per_mm`
  /// pixels a millimetre. Empty when it fails.
  Raster render(int page, const Box& area, double per_mm) const;

  std::vector<FoundWord> words(int page) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace kier
