// Draws with cairo; what it shares with the other files that do stands in drawing.h.
#include "print/canvas.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "print/colour.h"
#include "print/drawing.h"
#include "print/press.h"

namespace kier {
namespace {

constexpr double hairline = 0.25;  // pt

cairo_status_t append(void* out, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* pen, std::string_view colour) {
  const Rgb rgb = rgb_of(colour);
  cairo_set_source_rgb(pen, rgb.red, rgb.green, rgb.blue);
}

void add_rectangle(cairo_t* pen, const Box& box) {
  cairo_rectangle(pen, box.x * points_per_mm, box.y * points_per_mm, box.width * points_per_mm,
                  box.height * points_per_mm);
}

PangoLanguage* default_language(const FontSet& fonts) {
  return pango_context_get_language(fonts.parts().context.get());
}

double in_points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

}  // namespace

Artwork::Artwork(std::unique_ptr<ArtworkParts> parts) : parts_(std::move(parts)) {}
Artwork::Artwork(Artwork&&) noexcept = default;
Artwork& Artwork::operator=(Artwork&&) noexcept = default;
Artwork::~Artwork() = default;

struct Canvas::Parts {
  std::string bytes;
  Picture picture;
  Surface surface;
  Pen pen;
  bool is_tagged = false;
};

Canvas::Canvas(double width, double height, PdfVersion version)
    : parts_(std::make_unique<Parts>()) {
  parts_->surface.reset(cairo_pdf_surface_create_for_stream(
      append, &parts_->bytes, width * points_per_mm, height * points_per_mm));
  cairo_pdf_surface_restrict_to_version(parts_->surface.get(), version == PdfVersion::v1_4
                                                                   ? CAIRO_PDF_VERSION_1_4
                                                                   : CAIRO_PDF_VERSION_1_5);
  parts_->pen.reset(cairo_create(parts_->surface.get()));
  parts_->is_tagged = version == PdfVersion::v1_5;
}

namespace {

constexpr std::uint32_t white = 0xffffff;

Surface surface_on(Picture& picture) {
  return Surface(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(picture.pixels.data()), CAIRO_FORMAT_RGB24, picture.width,
      picture.height, cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, picture.width)));
}

}  // namespace

Canvas::Canvas(double width, double height, PixelsPerMm per_mm)
    : parts_(std::make_unique<Parts>()) {
  Picture& picture = parts_->picture;
  picture.per_mm = per_mm.value;
  picture.width = std::max(1, static_cast<int>(std::lround(width * per_mm.value)));
  picture.height = std::max(1, static_cast<int>(std::lround(height * per_mm.value)));
  const cairo_rectangle_t extents{0, 0, width * points_per_mm, height * points_per_mm};
  parts_->surface.reset(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
  parts_->pen.reset(cairo_create(parts_->surface.get()));
}

Canvas::Canvas(Picture ground) : parts_(std::make_unique<Parts>()) {
  Picture& picture = parts_->picture;
  picture = std::move(ground);
  parts_->surface = surface_on(picture);
  parts_->pen.reset(cairo_create(parts_->surface.get()));
  const double scale = picture.per_mm / points_per_mm;
  cairo_scale(parts_->pen.get(), scale, scale);
}

Canvas::~Canvas() = default;

void Canvas::next_page(double width, double height) {
  cairo_show_page(parts_->pen.get());
  cairo_pdf_surface_set_size(parts_->surface.get(), width * points_per_mm, height * points_per_mm);
}

void Canvas::begin_tag(const char* name) {
  if (parts_->is_tagged) cairo_tag_begin(parts_->pen.get(), name, nullptr);
}

void Canvas::end_tag(const char* name) {
  if (parts_->is_tagged) cairo_tag_end(parts_->pen.get(), name);
}

void Canvas::link(const Box& box, const std::string& url) {
  // An address of ours holds no quote and no backslash: base_url and codes are plain letters.
  char place[120];
  std::snprintf(place, sizeof place, "rect=[%.3f %.3f %.3f %.3f]", box.x * points_per_mm,
                box.y * points_per_mm, box.width * points_per_mm, box.height * points_per_mm);
  const std::string attributes = "uri='" + url + "' " + place;
  cairo_tag_begin(parts_->pen.get(), CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(parts_->pen.get(), CAIRO_TAG_LINK);
}

void Canvas::draw(const Artwork& artwork, double x, double y, double bleed, const Box& clip) {
  cairo_t* pen = parts_->pen.get();
  cairo_save(pen);
  add_rectangle(pen, clip);
  cairo_clip(pen);
  cairo_set_source_surface(pen, artwork.parts().recording.get(), (x - bleed) * points_per_mm,
                           (y - bleed) * points_per_mm);
  cairo_paint(pen);
  cairo_restore(pen);
}

void Canvas::draw(const FittedText& text, const Slot& slot) {
  cairo_t* pen = parts_->pen.get();
  cairo_save(pen);
  const Box& box = slot.box;
  cairo_translate(pen, (box.x + box.width / 2) * points_per_mm,
                  (box.y + box.height / 2) * points_per_mm);
  cairo_rotate(pen, slot.style.rotate * std::numbers::pi / 180);
  const bool sideways = std::fmod(slot.style.rotate, 180) != 0;
  const double width = (sideways ? box.height : box.width) * points_per_mm;
  const double height = (sideways ? box.width : box.height) * points_per_mm;
  double y = -height / 2;
  if (slot.style.valign == VerticalAlign::middle) y += (height - text.height) / 2;
  if (slot.style.valign == VerticalAlign::bottom) y += height - text.height;
  set_colour(pen, slot.style.colour);
  const bool is_list = slot.style.tag == "L";
  for (const ParagraphLayout& paragraph : text.layout->paragraphs) {
    PangoLayout* lines = paragraph.lines.get();
    if (is_list) {
      begin_tag("LI");
      const double baseline = y + paragraph.y + in_points(pango_layout_get_baseline(lines));
      cairo_new_path(pen);
      cairo_arc(pen, -width / 2 + text.size * 0.3, baseline - text.size * 0.3, text.size * 0.13, 0,
                2 * std::numbers::pi);
      cairo_fill(pen);
    }
    cairo_move_to(pen, -width / 2 + text.layout->indent, y + paragraph.y);
    pango_cairo_show_layout(pen, lines);
    if (is_list) end_tag("LI");
  }
  cairo_restore(pen);
}

void Canvas::draw(const QrMatrix& matrix, const Box& ground) {
  cairo_t* pen = parts_->pen.get();
  cairo_save(pen);
  set_colour(pen, "#ffffff");
  add_rectangle(pen, ground);
  cairo_fill(pen);
  const double module = ground.width * points_per_mm / (matrix.size + 2 * quiet_modules);
  cairo_translate(pen, ground.x * points_per_mm + quiet_modules * module,
                  ground.y * points_per_mm + quiet_modules * module);
  cairo_scale(pen, module, module);
  for (const auto& outline : trace_outlines(matrix)) {
    cairo_new_sub_path(pen);
    for (const Corner& corner : outline) cairo_line_to(pen, corner.x, corner.y);
    cairo_close_path(pen);
  }
  set_colour(pen, "#000000");
  cairo_set_fill_rule(pen, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill(pen);
  cairo_restore(pen);
}

void Canvas::draw(const MarkLine& line, std::string_view colour) {
  cairo_t* pen = parts_->pen.get();
  cairo_save(pen);
  constexpr double dash = 3;  // pt
  if (line.is_fold) cairo_set_dash(pen, &dash, 1, 0);
  set_colour(pen, colour);
  cairo_set_line_width(pen, hairline);
  cairo_move_to(pen, line.x1 * points_per_mm, line.y1 * points_per_mm);
  cairo_line_to(pen, line.x2 * points_per_mm, line.y2 * points_per_mm);
  cairo_stroke(pen);
  cairo_restore(pen);
}

void Canvas::draw(const Contour& contour) {
  cairo_t* pen = parts_->pen.get();
  cairo_save(pen);
  cairo_scale(pen, points_per_mm, points_per_mm);
  const Box& box = contour.box;
  const double r = contour.radius;
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_path(pen);
  cairo_arc(pen, box.right() - r, box.y + r, r, -quarter, 0);
  cairo_arc(pen, box.right() - r, box.bottom() - r, r, 0, quarter);
  cairo_arc(pen, box.x + r, box.bottom() - r, r, quarter, 2 * quarter);
  cairo_arc(pen, box.x + r, box.y + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(pen);
  set_colour(pen, contour_colour);
  cairo_set_line_width(pen, hairline / points_per_mm);
  cairo_stroke(pen);
  cairo_restore(pen);
}

void Canvas::draw_across(const FontSet& fonts, std::string_view words, const Box& box) {
  cairo_t* pen = parts_->pen.get();
  const GObjectOf<PangoLayout> layout(pango_layout_new(fonts.parts().context.get()));
  const FontDescription font(pango_font_description_from_string("Lato Bold"));
  constexpr double share = 0.6;  // of the diagonal: no letter comes near the edges
  const double diagonal = std::hypot(box.width, box.height) * points_per_mm;
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  PangoRectangle extents;
  const auto set_size = [&](double size) {
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    measure_font(fonts.parts().context.get(), font.get(), default_language(fonts));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_get_extents(layout.get(), nullptr, &extents);
    return std::max(1.0, in_points(extents.width));
  };
  constexpr double first = 10;
  set_size(first * share * diagonal / set_size(first));
  cairo_save(pen);
  cairo_translate(pen, (box.x + box.width / 2) * points_per_mm,
                  (box.y + box.height / 2) * points_per_mm);
  cairo_rotate(pen, -std::atan2(box.height, box.width));
  cairo_move_to(pen, -in_points(extents.width) / 2, -in_points(extents.height) / 2);
  pango_cairo_layout_path(pen, layout.get());
  // Dark within light shows on every ground.
  set_colour(pen, "#ffffff");
  cairo_set_line_width(pen, 3);
  cairo_stroke_preserve(pen);
  set_colour(pen, "#000000");
  cairo_set_line_width(pen, 1);
  cairo_stroke(pen);
  cairo_restore(pen);
}

void Canvas::draw_note(const FontSet& fonts, std::string_view words, double x, double y,
                       std::string_view colour) {
  cairo_t* pen = parts_->pen.get();
  const GObjectOf<PangoLayout> layout(pango_layout_new(fonts.parts().context.get()));
  const FontDescription font(pango_font_description_from_string("Lato"));
  pango_font_description_set_absolute_size(font.get(), 6 * PANGO_SCALE);
  measure_font(fonts.parts().context.get(), font.get(), default_language(fonts));
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  set_colour(pen, colour);
  cairo_move_to(pen, x * points_per_mm, y * points_per_mm);
  pango_cairo_show_layout(pen, layout.get());
}

std::string Canvas::finish() {
  parts_->pen.reset();
  cairo_surface_finish(parts_->surface.get());
  return std::move(parts_->bytes);
}

Picture Canvas::finish_picture() {
  Picture whole = std::move(parts_->picture);
  if (whole.pixels.empty()) {
    parts_->picture = {whole.width, whole.height, whole.per_mm, {}};  // for finish_rows
    finish_rows([&](const Picture& rows, int) {
      whole.pixels.insert(whole.pixels.end(), rows.pixels.begin(), rows.pixels.end());
    });
    return whole;
  }
  parts_->pen.reset();
  cairo_surface_flush(parts_->surface.get());
  parts_->surface.reset();
  return whole;
}

Picture Canvas::picture_size() const {
  const Picture& picture = parts_->picture;
  return {picture.width, picture.height, picture.per_mm, {}};
}

void Canvas::finish_rows(const RowSink& sink) {
  constexpr int at_once = 256;
  parts_->pen.reset();
  const Picture& whole = parts_->picture;
  const double scale = whole.per_mm / points_per_mm;
  Picture rows{whole.width, 0, whole.per_mm, {}};
  for (int top = 0; top < whole.height; top += at_once) {
    rows.height = std::min(at_once, whole.height - top);
    rows.pixels.assign(static_cast<std::size_t>(rows.width) * static_cast<std::size_t>(rows.height),
                       white);
    const Surface surface = surface_on(rows);
    const Pen pen(cairo_create(surface.get()));
    cairo_translate(pen.get(), 0, -top);
    cairo_scale(pen.get(), scale, scale);
    cairo_set_source_surface(pen.get(), parts_->surface.get(), 0, 0);
    cairo_paint(pen.get());
    cairo_surface_flush(surface.get());
    sink(rows, top);
  }
}

}  // namespace kier
