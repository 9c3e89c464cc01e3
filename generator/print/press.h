#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "print/geometry.h"

namespace kier {

/// Shares of cyan, magenta, yellow and black, each in [0, 1].
using Ink = std::array<double, 4>;

/// What each colour of a design is printed with, by "#rrggbb". Greys need no entry: they go to
/// black alone.
using InkTable = std::map<std::string, Ink, std::less<>>;

/// The colour that crop marks are drawn in: on the press it prints on all plates.
constexpr const char* registration_colour = "#010203";

/// The colour that the contour of a sticker is drawn in, and the ink of its own (a "spot colour")
/// that it becomes for the press: plotters know it by this name. It is laid over what is below.
constexpr const char* contour_colour = "#010204";
constexpr const char* contour_ink = "CutContour";

/// The day of a file as it is written into it: "D:20261121000000Z".
std::string pdf_moment(const std::string& date);

/// How a PDF is finished.
struct FinishOptions {
  bool press = false;  ///< CMYK, PDF 1.4 with the structure of X-1a, no annotations, no groups
  Box trim;            ///< of the (first) copy on the page, mm from the page's top left corner
  double bleed = 0;    ///< mm
  bool has_contour = false;               ///< press: a line in contour_colour is drawn somewhere
  std::string title, language, alt;       ///< alt: of the figure that holds the code
  std::string date;                       ///< "2026-11-21": both dates of the file
  std::string code;                       ///< the channel's, in the keywords; may be empty
  std::string file;                       ///< the design: where complaints point
  std::string output_intent = "FOGRA39";  ///< name of a printing condition, registered at color.org
  InkTable inks;
};

/// Repairs and completes what cairo writes: page boxes, language, alternative texts, dates, a
/// deterministic ID; for the press also inks, output intent and the removal of what printers
/// refuse; a press file has no structure tree. Errors: a colour without an ink (rule
/// print/no-ink), gradients, pictures in RGB and transparency for the press
/// (print/not-for-press), a file that is no PDF (print/no-pdf). Safe on several threads.
Outcome<std::string> finish_pdf(const std::string& pdf, const FinishOptions& options);

}  // namespace kier
