// The only file that includes poppler.
#include "print/pdf_view.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "print/kept_converter.h"

namespace kier {
namespace {

constexpr double mm_per_inch = 25.4;

// What poppler would write to standard error shows in the checks.
void ignore_message(const std::string&, void*) {}

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// A document that is never closed: with the last one poppler would drop what it prepared for
/// all of them, and do that work again for the next file.
const poppler::document* keep_prepared() {
  static constexpr std::string_view empty =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n";
  poppler::set_debug_error_function(ignore_message, nullptr);
  return poppler::document::load_from_raw_data(empty.data(), static_cast<int>(empty.size()));
}

/// "Lato-Bold" of "ABCDEF+Lato-Bold".
std::string without_prefix(std::string font) {
  if (font.size() > 7 && font[6] == '+') font.erase(0, 7);
  return font;
}

}  // namespace

struct PdfView::Inside {
  std::unique_ptr<poppler::document> document;

  std::unique_ptr<poppler::page> page(int number) const {
    return std::unique_ptr<poppler::page>(document->create_page(number));
  }
};

PdfView::PdfView(const std::string& pdf) : inside_(std::make_unique<Inside>()) {
  static const KeptConverter words("UTF-16");
  static const poppler::document* const kept = keep_prepared();
  static_cast<void>(kept);
  if (pdf.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return;
  inside_->document.reset(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
}

PdfView::~PdfView() = default;

int PdfView::pages() const {
  return inside_->document ? inside_->document->pages() : 0;
}

Raster PdfView::render(int number, const Box& area, double per_mm) const {
  const auto page = inside_->page(number);
  if (!page) return {};
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const int left = static_cast<int>(std::floor(area.x * per_mm));
  const int top = static_cast<int>(std::floor(area.y * per_mm));
  const poppler::image image =
      renderer.render_page(page.get(), per_mm * mm_per_inch, per_mm * mm_per_inch, left, top,
                           static_cast<int>(std::ceil(area.right() * per_mm)) - left,
                           static_cast<int>(std::ceil(area.bottom() * per_mm)) - top);
  if (!image.is_valid()) return {};
  Raster raster{image.width(), image.height(), per_mm, left / per_mm, top / per_mm, {}};
  const auto row = static_cast<std::size_t>(raster.width) * 3;
  raster.bytes.resize(row * static_cast<std::size_t>(raster.height));
  for (int y = 0; y < raster.height; ++y) {
    const char* from = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    std::copy(from, from + row, raster.bytes.begin() + static_cast<std::ptrdiff_t>(row) * y);
  }
  return raster;
}

std::vector<FoundWord> PdfView::words(int number) const {
  std::vector<FoundWord> words;
  const auto page = inside_->page(number);
  if (!page) return words;
  for (const poppler::text_box& found : page->text_list(poppler::page::text_list_include_font)) {
    const poppler::rectf box = found.bbox();
    words.push_back({utf8_of(found.text()),
                     {box.x() / points_per_mm, box.y() / points_per_mm, box.width() / points_per_mm,
                      box.height() / points_per_mm},
                     found.has_font_info() ? without_prefix(found.get_font_name()) : "",
                     found.has_font_info() ? found.get_font_size() : 0});
  }
  return words;
}

}  // namespace kier
