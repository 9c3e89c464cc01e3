#include "print/fit.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>

#include <algorithm>
#include <cmath>

#include "print/drawing.h"

namespace kier {
namespace {

constexpr Rule too_long{"print/too-long", Severity::error,
                        "{slot}: '{text}' does not fit at {size} pt; {missing} mm are missing",
                        "shorten the text, or make the rectangle larger"};
constexpr Rule other_font{"print/other-font", Severity::error,
                          "{slot}: '{text}' would be set in {used}, not in {font}",
                          "name a font that is installed and has these letters; install "
                          "fonts-lato, fonts-urw-base35 and fonts-dejavu-core"};
constexpr Rule unknown_letter{"print/unknown-letter", Severity::error,
                              "{slot}: '{text}' has {count} letters that no font of ours has",
                              "write it with other letters"};

constexpr double step = 0.25;         // pt
constexpr double title_lines = 0.92;  // of the font's own distance between lines
constexpr double text_lines = 1.08;
constexpr double paragraph_gap = 0.5;  // of the size
constexpr double list_indent = 1.0;    // of the size
constexpr std::size_t most_kept = 400;

std::string shortened(const std::string& text) {
  constexpr std::size_t enough = 60;
  if (text.size() <= enough) return text;
  auto end = text.rfind(' ', enough);
  if (end == text.npos) end = enough;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end;
  return text.substr(0, end) + " ...";
}

double in_points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

class Fitting {
 public:
  Fitting(const FontSet& fonts, const std::string& file, const Slot& slot, const SlotText& text)
      : fonts_(fonts), file_(file), slot_(slot), text_(text) {
    const bool sideways = std::fmod(slot.style.rotate, 180) != 0;
    width_ = (sideways ? slot.box.height : slot.box.width) * points_per_mm;
    height_ = (sideways ? slot.box.width : slot.box.height) * points_per_mm;
    description_.reset(pango_font_description_from_string(slot.style.font.c_str()));
  }

  FittedText run(const std::string& language) {
    // As an attribute: setting it on the context would lay out kept texts anew.
    language_ = pango_language_from_string(language.c_str());
    fitted_.layout = std::make_unique<TextLayout>();
    for (const Paragraph& paragraph : text_) add(paragraph);
    fitted_.size = find_size();
    fitted_.height = set_size(fitted_.size);
    fitted_.family = family_of(description_.get());
    check_fonts();
    return std::move(fitted_);
  }

 private:
  bool is_list() const { return slot_.style.tag == "L"; }

  void report(const Rule& rule, Parts parts) {
    parts.insert(parts.begin(), {{"slot", slot_.name}, {"text", shortened(plain_text(text_))}});
    fitted_.problems.push_back(complain(rule, {file_, slot_.mark}, std::move(parts)));
  }

  static std::string family_of(const PangoFontDescription* description) {
    const char* family = pango_font_description_get_family(description);
    return family == nullptr ? "" : family;
  }

  void add(const Paragraph& paragraph) {
    PangoLayout* lines = pango_layout_new(fonts_.parts().context.get());
    fitted_.layout->paragraphs.push_back({GObjectOf<PangoLayout>(lines)});
    pango_layout_set_text(lines, paragraph.text.data(), static_cast<int>(paragraph.text.size()));
    pango_layout_set_wrap(lines, PANGO_WRAP_WORD);
    const bool is_title = slot_.style.tag.starts_with('H');
    pango_layout_set_line_spacing(lines, static_cast<float>(is_title ? title_lines : text_lines));
    constexpr std::pair<TextAlign, PangoAlignment> alignments[] = {
        {TextAlign::left, PANGO_ALIGN_LEFT},
        {TextAlign::centre, PANGO_ALIGN_CENTER},
        {TextAlign::right, PANGO_ALIGN_RIGHT}};
    for (const auto& [ours, pangos] : alignments)
      if (ours == slot_.style.align) pango_layout_set_alignment(lines, pangos);
    set_attributes(lines, paragraph);
  }

  void set_attributes(PangoLayout* lines, const Paragraph& paragraph) {
    const std::unique_ptr<PangoAttrList, FreeBy<pango_attr_list_unref>> list(pango_attr_list_new());
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_attr_list_insert(list.get(), pango_attr_language_new(language_));
    if (paragraph.bold_end > paragraph.bold_begin) {
      PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
      bold->start_index = static_cast<guint>(paragraph.bold_begin);
      bold->end_index = static_cast<guint>(paragraph.bold_end);
      pango_attr_list_insert(list.get(), bold);
      has_bold_stretch_ = true;
    }
    pango_layout_set_attributes(lines, list.get());
  }

  /// The font, and its bold face if a stretch is set in it.
  void measure(const PangoFontDescription* font) {
    PangoContext* context = fonts_.parts().context.get();
    measure_font(context, font, language_);
    if (!has_bold_stretch_) return;
    const FontDescription bold(pango_font_description_copy(font));
    pango_font_description_set_weight(bold.get(), PANGO_WEIGHT_BOLD);
    measure_font(context, bold.get(), language_);
  }

  /// Sets all paragraphs at `size` below each other; gives their height in points.
  double set_size(double size) {
    pango_font_description_set_absolute_size(description_.get(), size * PANGO_SCALE);
    measure(description_.get());
    TextLayout& layout = *fitted_.layout;
    layout.indent = is_list() ? list_indent * size : 0;
    double y = 0;
    widest_ = 0;
    for (ParagraphLayout& paragraph : layout.paragraphs) {
      if (&paragraph != &layout.paragraphs.front()) y += paragraph_gap * size;
      paragraph.y = y;
      PangoLayout* lines = paragraph.lines.get();
      pango_layout_set_width(lines, static_cast<int>((width_ - layout.indent) * PANGO_SCALE));
      pango_layout_set_font_description(lines, description_.get());
      PangoRectangle extents;
      pango_layout_get_extents(lines, nullptr, &extents);
      y += in_points(extents.height);
      widest_ = std::max(widest_, in_points(extents.width) + layout.indent);
    }
    return y;
  }

  bool fits(double size) {
    constexpr double nothing = 0.01;
    const double height = set_size(size);
    return height <= height_ + nothing && widest_ <= width_ + nothing;
  }

  /// The least size, with a complaint, when not even that fits.
  double find_size() {
    const SlotStyle& style = slot_.style;
    int low = 0, high = static_cast<int>(std::floor((style.max - style.min) / step));
    const auto size = [&](int steps) { return style.min + steps * step; };
    if (fits(size(high))) return size(high);
    if (!fits(style.min)) complain_too_long();
    while (low < high - 1) {
      const int middle = (low + high) / 2;
      (fits(size(middle)) ? low : high) = middle;
    }
    return size(low);
  }

  void complain_too_long() {
    const double height = set_size(slot_.style.min);
    const double missing = std::max(height - height_, widest_ - width_) / points_per_mm;
    report(too_long, {{"size", fmt::format("{:g}", slot_.style.min)},
                      {"missing", fmt::format("{:.1f}", std::max(0.1, missing))}});
  }

  void check_fonts() {
    int unknown = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      PangoLayout* lines = fitted_.layout->paragraphs[i].lines.get();
      unknown += pango_layout_get_unknown_glyphs_count(lines);
      check_runs(lines, text_[i]);
    }
    if (unknown > 0) report(unknown_letter, {{"count", std::to_string(unknown)}});
  }

  void check_runs(PangoLayout* lines, const Paragraph& paragraph) {
    const std::unique_ptr<PangoLayoutIter, FreeBy<pango_layout_iter_free>> at(
        pango_layout_get_iter(lines));
    do {
      const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(at.get());
      if (run == nullptr) continue;
      const auto begin = static_cast<std::size_t>(run->item->offset);
      check_font(run->item->analysis.font,
                 begin >= paragraph.bold_begin && begin < paragraph.bold_end);
    } while (pango_layout_iter_next_run(at.get()) != FALSE);
  }

  void check_font(PangoFont* font, bool set_apart) {
    FcChar8* name = nullptr;
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcPatternGetString(pattern, FC_POSTSCRIPT_NAME, 0, &name);
    const std::string face = name == nullptr ? "" : reinterpret_cast<const char*>(name);
    (set_apart ? fitted_.bold_face : fitted_.face) = face;
    const FontDescription used(pango_font_describe(font));
    const PangoWeight wanted =
        set_apart ? PANGO_WEIGHT_BOLD : pango_font_description_get_weight(description_.get());
    const bool same = family_of(used.get()) == family_of(description_.get()) &&
                      pango_font_description_get_weight(used.get()) == wanted &&
                      pango_font_description_get_style(used.get()) ==
                          pango_font_description_get_style(description_.get());
    if (same || reported_) return;
    reported_ = true;
    report(other_font, {{"used", face}, {"font", slot_.style.font}});
  }

  const FontSet& fonts_;
  const std::string& file_;
  const Slot& slot_;
  const SlotText& text_;
  double width_ = 0, height_ = 0, widest_ = 0;  // pt
  FontDescription description_;
  bool has_bold_stretch_ = false;
  PangoLanguage* language_ = nullptr;  // Pango's own, never freed
  FittedText fitted_;
  bool reported_ = false;
};

}  // namespace

FittedText::FittedText() = default;
FittedText::FittedText(FittedText&&) noexcept = default;
FittedText::~FittedText() = default;

std::string plain_text(const SlotText& text) {
  std::string all;
  for (const Paragraph& paragraph : text) all += (all.empty() ? "" : " ") + paragraph.text;
  return all;
}

std::shared_ptr<const FittedText> Typesetter::fit(const std::string& file, const Slot& slot,
                                                  const SlotText& text,
                                                  const std::string& language) {
  // Texts that differ for every channel would fill it without end.
  if (kept_.size() >= most_kept) kept_.clear();
  std::string words;
  for (const Paragraph& paragraph : text) words += paragraph.text + '\n';
  auto& kept = kept_[{file, slot.name, language, std::move(words)}];
  if (!kept) kept = std::make_shared<FittedText>(Fitting(fonts_, file, slot, text).run(language));
  return kept;
}

}  // namespace kier
