#pragma once

namespace kier {

/// A rectangle in millimetres; x to the right, y down.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

/// An upright rectangle whose corners may be round: where a plotter cuts a sticker out.
struct Contour {
  Box box;
  double radius = 0;  ///< mm
};

/// PDF units: 1 pt is 1/72 inch.
constexpr double points_per_mm = 72.0 / 25.4;

}  // namespace kier
