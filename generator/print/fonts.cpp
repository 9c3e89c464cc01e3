#include "print/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <mutex>
#include <set>

#include "print/drawing.h"
#include "print/lean_font.h"

namespace kier {
namespace {

/// Only the folders of these packages, no aliases and no replacements: what is not there is
/// found out, not papered over. The system's cache spares reading every file.
constexpr const char* settings = R"(<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts/truetype/lato</dir>
  <dir>/usr/share/fonts/opentype/urw-base35</dir>
  <dir>/usr/share/fonts/truetype/dejavu</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
)";

using Config = std::unique_ptr<FcConfig, FreeBy<FcConfigDestroy>>;

Config read_fonts() {
  Config config(FcConfigCreate());
  FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8*>(settings), FcTrue);
  FcConfigBuildFonts(config.get());
  return config;
}

/// The file that comes nearest to a description, ready for paper.
std::string file_for(FcConfig* config, const PangoFontDescription* description) {
  const std::unique_ptr<FcPattern, FreeBy<FcPatternDestroy>> pattern(FcPatternCreate());
  const char* family = pango_font_description_get_family(description);
  FcPatternAddString(pattern.get(), FC_FAMILY,
                     reinterpret_cast<const FcChar8*>(family == nullptr ? "" : family));
  FcPatternAddDouble(pattern.get(), FC_WEIGHT,
                     FcWeightFromOpenTypeDouble(pango_font_description_get_weight(description)));
  const bool upright = pango_font_description_get_style(description) == PANGO_STYLE_NORMAL;
  FcPatternAddInteger(pattern.get(), FC_SLANT, upright ? FC_SLANT_ROMAN : FC_SLANT_ITALIC);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultMatch;
  const std::unique_ptr<FcPattern, FreeBy<FcPatternDestroy>> found(
      FcFontMatch(config, pattern.get(), &result));
  FcChar8* file = nullptr;
  int index = 0;
  if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch) return {};
  FcPatternGetInteger(found.get(), FC_INDEX, 0, &index);
  return lean_font(reinterpret_cast<const char*>(file), static_cast<unsigned>(index) & 0xffffU);
}

/// Only the faces that are wanted: no others can take their place unseen.
Config choose_fonts(FcConfig* all, const std::vector<std::string>& wanted) {
  Config config(FcConfigCreate());
  std::set<std::string> files;
  for (const std::string& name : wanted) {
    const FontDescription description(pango_font_description_from_string(name.c_str()));
    files.insert(file_for(all, description.get()));
    pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
    files.insert(file_for(all, description.get()));
  }
  files.erase("");
  for (const std::string& file : files)
    FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str()));
  return config;
}

/// As on paper: no pixels to fit shapes or distances to.
void set_for_paper(PangoContext* context) {
  const std::unique_ptr<cairo_font_options_t, FreeBy<cairo_font_options_destroy>> options(
      cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options.get());
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  // Not the language of whoever is at the computer; texts have one of their own.
  pango_context_set_language(context, pango_language_from_string("en"));
}

}  // namespace

const std::vector<std::string>& font_families() {
  static const std::vector<std::string> families{"Lato", "P052", "DejaVu Sans", "DejaVu Serif",
                                                 "DejaVu Sans Mono"};
  return families;
}

void measure_font(PangoContext* context, const PangoFontDescription* font,
                  PangoLanguage* language) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const GObjectOf<PangoFont> loaded(pango_context_load_font(context, font));
  if (loaded) pango_font_metrics_unref(pango_font_get_metrics(loaded.get(), language));
}

FontSet::FontSet(const std::vector<std::string>& wanted)
    : parts_(std::make_unique<FontSetParts>()) {
  const Config all = read_fonts();
  std::vector<std::string> names = wanted;
  names.emplace_back("Lato");  // of notes beside the product
  const Config config = choose_fonts(all.get(), names);
  parts_->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(parts_->map.get()), config.get());
  parts_->context.reset(pango_font_map_create_context(parts_->map.get()));
  set_for_paper(parts_->context.get());
}

FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() {
  // Pango 1.50 does not let go of it by itself.
  if (parts_) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(parts_->map.get()), nullptr);
}

}  // namespace kier
