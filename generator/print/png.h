#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "print/picture.h"
#include "print/raster.h"

namespace kier {

class PngWriter;

/// A PNG of 24 bits a pixel that says how large it is on paper, from rows that come one after the
/// other. Written for speed: little compression, no filters, which drawings of plain areas do not
/// need.
class PngRows {
 public:
  /// As many pixels as `whole` has, which need not hold them.
  explicit PngRows(const Picture& whole);
  PngRows(const PngRows&) = delete;
  PngRows& operator=(const PngRows&) = delete;
  ~PngRows();

  void add(const Picture& rows);
  /// The file, once all rows are there.
  std::string finish();

 private:
  std::unique_ptr<PngWriter> writer_;
};

std::string png_of(const Picture& picture);

/// A picture of squares in black and white with a palette, of 1 bit a pixel: black where a grey
/// of `squares` is below 128. Each square is `pixels` wide and high; `per_mm` of them are in a
/// millimetre.
std::string png_of_squares(const GreyRaster& squares, int pixels, double per_mm);

/// What a PNG shows, in greys; nullopt when it is none.
std::optional<GreyRaster> read_png(std::string_view png);

/// What a PNG of png_of_squares shows, in black and white, with `side` pixels a side at least: of
/// every so many rows and columns the one in their middle. Empty for anything else.
GreyRaster read_squares(std::string_view png, int side);

}  // namespace kier
