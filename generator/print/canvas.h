#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "print/design.h"
#include "print/fit.h"
#include "print/geometry.h"
#include "print/picture.h"
#include "print/qr.h"

namespace kier {

struct ArtworkParts;

/// The drawing of a design, read once and replayed as often as needed. For one thread.
class Artwork {
 public:
  /// Errors: what librsvg cannot draw.
  static Outcome<Artwork> read(const Design& design);
  Artwork(Artwork&&) noexcept;
  Artwork& operator=(Artwork&&) noexcept;
  ~Artwork();

  const ArtworkParts& parts() const { return *parts_; }

 private:
  explicit Artwork(std::unique_ptr<ArtworkParts> parts);
  std::unique_ptr<ArtworkParts> parts_;
};

/// 1.4 is for presses, which want no structure tree: tags and links mean nothing to it.
enum class PdfVersion { v1_4, v1_5 };

/// How fine a picture is: 300 / 25.4 for 300 dots an inch.
struct PixelsPerMm {
  double value = 300 / 25.4;
};

/// A PDF or a picture that is being drawn. All places are in millimetres from the page's top left
/// corner.
class Canvas {
 public:
  /// Takes rows of a picture, of which the first one is row `top` of the whole.
  using RowSink = std::function<void(const Picture& rows, int top)>;

  Canvas(double width, double height, PdfVersion version);
  /// A picture of one page, on white; tags and links mean nothing to it. It is kept as lines and
  /// areas, and becomes pixels when it is finished.
  Canvas(double width, double height, PixelsPerMm per_mm);
  /// Goes on with a picture that was finished.
  explicit Canvas(Picture ground);
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  ~Canvas();

  /// Ends the page, begins another one of this size.
  void next_page(double width, double height);

  /// What is between is one element of the structure tree: Document, H1, P, Figure ...
  void begin_tag(const char* name);
  void end_tag(const char* name);
  /// A place that leads to `url` on a screen.
  void link(const Box& box, const std::string& url);

  /// The artwork with its trim's corner at (x, y), clipped to `clip`.
  void draw(const Artwork& artwork, double x, double y, double bleed, const Box& clip);
  /// `slot.box` is placed on the page already.
  void draw(const FittedText& text, const Slot& slot);
  /// A code on its white ground with the quiet zone all around.
  void draw(const QrMatrix& matrix, const Box& ground);
  /// A hairline of 0.25 pt; dashed for folds.
  void draw(const MarkLine& line, std::string_view colour);
  /// The line that a plotter cuts along, in the colour that finish_pdf makes an ink of its own.
  void draw(const Contour& contour);
  /// Words in outline across the box, under what is drawn later.
  void draw_across(const FontSet& fonts, std::string_view words, const Box& box);
  /// A small line of text that is no part of the product.
  void draw_note(const FontSet& fonts, std::string_view words, double x, double y,
                 std::string_view colour);

  /// The finished PDF, or the finished picture; no more drawing.
  std::string finish();
  Picture finish_picture();
  /// How large the picture is going to be; without pixels.
  Picture picture_size() const;
  /// The same picture, some rows after the others, so that it never is in memory as a whole.
  void finish_rows(const RowSink& sink);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kier
