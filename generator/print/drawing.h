// The one header with types of cairo and Pango: for fonts.cpp, fit.cpp, svg.cpp and canvas.cpp,
// which hand drawings to each other, and for nobody else.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <vector>

#include "print/fit.h"
#include "print/fonts.h"
#include "print/free_by.h"

namespace kier {

template <class T>
using GObjectOf = std::unique_ptr<T, FreeBy<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, FreeBy<cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, FreeBy<cairo_destroy>>;
using FontDescription = std::unique_ptr<PangoFontDescription, FreeBy<pango_font_description_free>>;

struct ArtworkParts {
  Surface recording;
};

struct FontSetParts {
  GObjectOf<PangoFontMap> map;
  GObjectOf<PangoContext> context;
};

/// To be called before a text is laid out in a font and language. Pango measures a font when it
/// is first used, with a static variable and without a lock (1.50): on several threads it fails
/// now and then, and lines break elsewhere. Afterwards all that it needs is kept with the font.
void measure_font(PangoContext* context, const PangoFontDescription* font, PangoLanguage* language);

/// The lines of one paragraph, and how far below the top of the text they begin, in points.
struct ParagraphLayout {
  GObjectOf<PangoLayout> lines;
  double y = 0;
};

struct TextLayout {
  std::vector<ParagraphLayout> paragraphs;
  double indent = 0;  ///< pt, of every line of a list
};

}  // namespace kier
