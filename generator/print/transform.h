#pragma once

#include <optional>
#include <string_view>

#include "print/geometry.h"

namespace kier {

/// x' = a x + c y + e, y' = b x + d y + f, as SVG writes it.
struct Affine {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  /// Sides stay parallel to the axes.
  bool keeps_boxes() const;
  void apply(double& x, double& y) const;
};

/// First `inner`, then `outer`.
Affine operator*(const Affine& outer, const Affine& inner);

/// The smallest box around what becomes of `box`.
Box transformed(const Affine& matrix, const Box& box);

/// The attribute `transform` of SVG: "translate(3 4) scale(2)". Empty is the identity;
/// nullopt when it cannot be read.
std::optional<Affine> parse_transform(std::string_view text);

/// Takes a number and what parts it from the next one (blanks, a comma) from the front of
/// `text`; nullopt, and `text` as it was but for blanks, when there is none.
std::optional<double> take_number(std::string_view& text);

}  // namespace kier
