#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "print/geometry.h"
#include "print/paints.h"

namespace kier {

struct PdfFont {
  std::string name;  ///< PostScript name, without the prefix of a subset
  bool embedded = false;
};

struct PageFacts {
  Box media;                       ///< mm; its corner is (0, 0)
  std::optional<Box> trim, bleed;  ///< mm from the page's top left corner
  std::vector<std::string> links;  ///< addresses of link annotations
  std::size_t annotations = 0;     ///< of any kind
  std::vector<Paint> paints;       ///< only when asked for
  double height = 0;               ///< pt, to turn the areas of `paints` over
};

/// What stands in a PDF without being seen.
struct PdfFacts {
  std::string title, language, created, modified;
  bool title_in_bar = false;
  bool tagged = false;  ///< has a structure tree, and says so
  std::size_t figures = 0, figures_without_alt = 0;
  std::string pdfx, trapped, output_intent;
  bool see_through = false;         ///< transparency groups, soft masks, opacities below 1
  std::vector<std::string> in_rgb;  ///< gradients and pictures that are not grey or CMYK
  std::vector<Paint> in_patterns;   ///< what tiles are painted with; only when asked for
  std::vector<PdfFont> fonts;
  std::set<std::string> spots;  ///< names of inks beside the four: "CutContour"
  bool overprints = false;      ///< something is laid over what is below it
  std::vector<PageFacts> pages;
};

/// Reads what `pdf` says about itself; nullopt when it is no sound PDF: no repair is tried.
std::optional<PdfFacts> read_pdf_facts(const std::string& pdf, bool with_paints);

}  // namespace kier
