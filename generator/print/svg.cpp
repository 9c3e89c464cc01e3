// The only file that includes librsvg.
#include "print/svg.h"

#include <librsvg/rsvg.h>

#include <string>

#include "print/canvas.h"
#include "print/drawing.h"
#include "print/picture.h"

namespace kier {
namespace {

constexpr Rule cannot_draw{"print/cannot-draw", Severity::error, "this cannot be drawn: {words}",
                           "open it in Inkscape and save it as a plain SVG"};

/// Draws an SVG into a rectangle; returns librsvg's words when it cannot.
std::string draw_svg(std::string_view svg, cairo_surface_t* surface, double width, double height) {
  GError* error = nullptr;
  const GObjectOf<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (handle) {
    rsvg_handle_set_dpi(handle.get(), 72);  // else its lengths are of 90 dots an inch
    const Pen pen(cairo_create(surface));
    const RsvgRectangle viewport{0, 0, width, height};
    rsvg_handle_render_document(handle.get(), pen.get(), &viewport, &error);
  }
  if (error == nullptr) return {};
  std::string words = error->message;
  g_error_free(error);
  return words;
}

}  // namespace

Outcome<Artwork> Artwork::read(const Design& design) {
  const double width = (design.width + 2 * design.bleed) * points_per_mm;
  const double height = (design.height + 2 * design.bleed) * points_per_mm;
  const cairo_rectangle_t extents{0, 0, width, height};
  auto parts = std::make_unique<ArtworkParts>();
  parts->recording.reset(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
  const std::string words = draw_svg(design.artwork, parts->recording.get(), width, height);
  if (words.empty()) return Artwork(std::move(parts));
  return complain(cannot_draw, {design.file}, {{"words", words}});
}

GreyRaster render_svg(std::string_view svg, int pixels) {
  const auto side = static_cast<std::size_t>(pixels);
  Picture picture{pixels, pixels, 1, std::vector<std::uint32_t>(side * side, 0xffffff)};
  const Surface surface(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(picture.pixels.data()), CAIRO_FORMAT_RGB24, pixels, pixels,
      cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, pixels)));
  if (!draw_svg(svg, surface.get(), pixels, pixels).empty()) return {};
  cairo_surface_flush(surface.get());
  return grey_of(picture, {0, 0, picture.width * 1.0, picture.height * 1.0});
}

}  // namespace kier
