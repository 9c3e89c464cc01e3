#pragma once

#include <optional>
#include <string>
#include <vector>

#include "print/geometry.h"
#include "print/qr.h"

namespace kier {

/// A text that was set on a page.
struct SetText {
  std::string slot;            ///< "slot-title"
  std::string text;            ///< as it must be found again; words, whatever the line breaks
  std::string font;            ///< the family that was asked for: "Lato"
  std::string face;            ///< the PostScript name that was used: "Lato-Bold"
  double size = 0;             ///< pt
  std::string colour;          ///< "#23243a"
  Box box;                     ///< where it was to fit, from the page's top left corner
  std::string bold_face = {};  ///< of a stretch that is set apart; empty when there is none
};

/// A QR code that was drawn.
struct SetQr {
  QrMatrix matrix;
  std::string text;       ///< what it must say
  Box ground;             ///< its white ground with the quiet zone, from the page's top left corner
  double min_module = 0;  ///< mm
  double min_box = 0;     ///< mm, of the ground's side
};

/// What a finished page must show: written down while it is drawn, checked by other
/// engines than those that drew it.
struct PageExpectation {
  double width = 0, height = 0;  ///< of the page, mm
  std::vector<Box> trims;        ///< of each copy on the page, from its top left corner
  double bleed = 0;              ///< mm around each trim; 0 for the office
  std::vector<SetText> texts;
  std::vector<SetQr> codes;
  std::string shown_url;  ///< "opeenkier.be/k/7FQF" without breaks; empty on pages without a code
  std::string publisher;  ///< the V.U. line
  std::optional<Contour> contour;  ///< where a plotter cuts, from the page's top left corner
};

/// What a finished file must be.
struct FileExpectation {
  enum class Kind { screen, office, press };
  Kind kind = Kind::office;
  std::string title, language;  ///< of the document
  std::string code;             ///< the channel's; empty for a merged file
  std::string date;             ///< "2026-11-21", of the file; empty: not looked at
  std::vector<PageExpectation> pages;
};

}  // namespace kier
