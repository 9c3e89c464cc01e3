#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kier {

/// A matrix of PDF: x' = a x + c y + e, y' = b x + d y + f.
using PdfMatrix = std::array<double, 6>;

/// A rectangle on a page as PDF counts: points, y up.
struct PdfArea {
  double left = 0, bottom = 0, right = 0, top = 0;
};

enum class PaintSpace { grey, rgb, cmyk, spot, pattern, picture };

/// One thing that a page puts on paper.
struct Paint {
  PaintSpace space = PaintSpace::grey;
  std::array<double, 4> colour{};  ///< grey, spot: the first; rgb: three; cmyk: four
  PdfArea area;                    ///< that one outline spans; of text the place where it begins
  bool is_text = false;
  bool is_line = false;  ///< an outline, not an area
};

/// A drawing that another one refers to by name.
struct Form {
  std::string content;
  PdfMatrix matrix{1, 0, 0, 1, 0, 0};
  bool is_picture = false;  ///< no drawing: an image
};

/// What stands under a name in the drawing that is being read; nullptr when nothing does.
/// `leave` follows once the form has been read.
struct FormSource {
  std::function<const Form*(const std::string& name)> enter;
  std::function<void()> leave;
};

/// Everything that a content stream paints, in order, its forms included; a path of several
/// pieces gives a paint for each. Clipping is not followed: an area may be larger than what shows.
std::vector<Paint> read_paints(std::string_view content, const FormSource& forms);

}  // namespace kier
