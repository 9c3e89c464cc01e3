#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "print/geometry.h"
#include "print/qr.h"

namespace kier {

enum class TextAlign { left, centre, right };
enum class VerticalAlign { top, middle, bottom };

/// How a slot is filled, from the description of its rectangle.
struct SlotStyle {
  std::string font;          ///< "Lato Bold"; empty for the slot of a code
  double max = 12, min = 9;  ///< pt
  std::string colour = "#000000";
  TextAlign align = TextAlign::left;
  VerticalAlign valign = VerticalAlign::top;
  std::string tag = "P";     ///< of the structure tree: H1, P, L ...
  double rotate = 0;         ///< degrees clockwise: 0, 90, 180 or 270
  std::string ecc = "auto";  ///< auto, L, M, Q or H
  double min_module = 0.5;   ///< mm
};

/// A place in a design that a text or a code fills.
struct Slot {
  std::string name;  ///< "slot-title", or "strip-3/slot-strip" within a repeated group
  Box box;           ///< mm, from the top left corner of the trim
  SlotStyle style;
  Mark mark;  ///< in the SVG file
};

/// A line that becomes a mark: where to cut or to fold. Millimetres from the trim's corner.
struct MarkLine {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  bool is_fold = false;
};

/// A print design: artwork as SVG, and the slots in it.
struct Design {
  std::string file;              ///< templates/print/a6-flyer-ouders.svg
  double width = 0, height = 0;  ///< of the trim, mm
  double bleed = 0;              ///< mm
  std::string artwork;           ///< SVG without slots, guides and marks; canvas = trim + bleed
  std::vector<Slot> slots;       ///< in reading order, that of the file
  std::vector<MarkLine> marks;
  std::optional<Contour> contour;    ///< "kiss-cut", from the top left corner of the trim
  std::vector<std::string> colours;  ///< every colour of the artwork, "#rrggbb", sorted, once
  Diagnostics press;  ///< what the office prints and the press refuses: gradients, opacity
};

/// What a design must have: a product a code, its address and who answers for it; a card, which
/// stays on screens, a title and the site's address.
enum class DesignKind { product, card };

/// Reads a design. Mistakes name the file, the line and the element's id.
Outcome<Design> parse_design(const SourceFile& svg, DesignKind kind = DesignKind::product);

}  // namespace kier
