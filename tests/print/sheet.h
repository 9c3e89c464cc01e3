#pragma once

#include <cairo/cairo.h>

#include <functional>
#include <optional>
#include <string>

#include "print/expectation.h"
#include "print/press.h"

/// A flyer drawn by cairo itself, with all that a flyer of ours has, and a knob for each
/// thing that can go wrong with one.
struct Sheet {
  kier::FileExpectation::Kind kind = kier::FileExpectation::Kind::press;
  std::string code_text = "https://OPEENKIER.BE/K/7FQF/";  ///< what is drawn
  kier::Ecc ecc = kier::Ecc::high;
  double ground = 30;     ///< mm, of the code's white ground
  double code_x = 60;     ///< mm of the ground from the trim
  double code_scale = 1;  ///< of the code on its ground
  bool flip_module = false;
  double dark = 0, light = 1;  ///< greys of the code
  double bleed = 3;            ///< mm that the tinted ground reaches over the trim
  std::string title = "Weinig buiten?";
  std::string title_font = "Lato";
  double title_size = 20, title_x = 10;  ///< pt, mm from the trim
  std::string url = "opeenkier.be/k/7FQF";
  std::string publisher = "V.U. A. Voorbeeld, Kouter 1, 9000 Gent";
  std::string link = "https://opeenkier.be/k/7fqf/";
  std::optional<kier::Contour> contour = {};  ///< millimetres from the trim's corner
  std::function<void(cairo_t*)> on_top;       ///< drawn last; millimetres from the trim's corner

  std::string drawn() const;  ///< as cairo leaves it
  kier::FinishOptions options() const;
};

/// What a good sheet of that kind is expected to be.
kier::FileExpectation expected(kier::FileExpectation::Kind kind);

/// The sheet, finished; fails the test when it cannot be.
std::string finished(const Sheet& sheet);

/// `pdf` with `operators` at the end of its page, in points from the bottom left corner.
std::string with_content(const std::string& pdf, const std::string& operators);

/// `pdf` with an entry more in the dictionary of its page.
std::string with_page_entry(const std::string& pdf, const std::string& key,
                            const std::string& value);

/// `pdf` with all `from` replaced by `to` of the same length, so that its offsets stay true.
std::string with_bytes(std::string pdf, std::string_view from, std::string_view to);

/// As they are printed, a line each.
std::string messages(const kier::Diagnostics& found);
