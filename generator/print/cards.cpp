#include "print/cards.h"

#include <fmt/format.h>

#include <cmath>

#include "print/png.h"

namespace kier {
namespace {

constexpr Rule no_design{"print/no-card-design", Severity::error,
                         "there is no design for cards of {size} pixels",
                         "draw it, as docs/print-designs.md tells"};
constexpr Rule wrong_size{"print/card-size", Severity::error,
                          "the drawing is {found} mm; a card is {wanted} mm, without bleed",
                          "change width, height and viewBox, and write data-bleed=\"0\""};

constexpr double pixels_per_mm = 10;

/// "opeenkier.example/proef"
std::string shown_site(std::string_view base_url) {
  const auto scheme = base_url.find("://");
  if (scheme != base_url.npos) base_url.remove_prefix(scheme + 3);
  while (base_url.ends_with('/')) base_url.remove_suffix(1);
  return std::string(base_url);
}

std::vector<std::string> fonts_of(const Design& design) {
  std::vector<std::string> fonts;
  for (const Slot& slot : design.slots) fonts.push_back(slot.style.font);
  return fonts;
}

}  // namespace

const CardSize portrait_card{"1080x1350", "templates/print/card-portrait.svg", 1080, 1350};
const CardSize wide_card{"1200x630", "templates/print/card-wide.svg", 1200, 630};

Outcome<Design> read_card_design(const SourceTree& templates, const CardSize& size) {
  const auto found = templates.find(std::string(size.design));
  if (found == templates.end())
    return complain(no_design, {std::string(size.design)}, {{"size", std::string(size.name)}});
  Diagnostics mistakes;
  auto design = parse_design(found->second, DesignKind::card).take(mistakes);
  if (!design || has_errors(mistakes)) return mistakes;
  const double width = size.width / pixels_per_mm, height = size.height / pixels_per_mm;
  constexpr double nothing = 0.01;  // mm
  if (design->bleed > 0 || std::abs(design->width - width) > nothing ||
      std::abs(design->height - height) > nothing)
    return complain(wrong_size, {design->file},
                    {{"found", fmt::format("{:g} x {:g}", design->width + 2 * design->bleed,
                                           design->height + 2 * design->bleed)},
                     {"wanted", fmt::format("{:g} x {:g}", width, height)}});
  return {std::move(*design), std::move(mistakes)};
}

CardPainter::CardPainter(const Campaign& campaign, const Design& design)
    : campaign_(campaign), design_(design), fonts_(fonts_of(design)) {}

/// The drawing is the same on every card: it is drawn once, and then only copied.
bool CardPainter::begin(Diagnostics& sink) {
  if (ground_.width > 0) return true;
  const auto artwork = Artwork::read(design_).take(sink);
  if (!artwork) return false;
  Canvas canvas(design_.width, design_.height, PixelsPerMm{pixels_per_mm});
  canvas.draw(*artwork, 0, 0, 0, {0, 0, design_.width, design_.height});
  ground_ = canvas.finish_picture();
  return true;
}

Outcome<std::string> CardPainter::paint(const Card& card) {
  Diagnostics sink;
  if (!begin(sink)) return sink;
  const std::map<std::string_view, std::string> texts{
      {"slot-title", card.title},
      {"slot-lead", card.lead},
      {"slot-site", shown_site(campaign_.settings.base_url)}};
  Canvas canvas(ground_);
  Typesetter typesetter(fonts_);
  for (const Slot& slot : design_.slots) {
    const auto text = texts.find(plain_slot(slot.name));
    if (text == texts.end() || text->second.empty()) continue;
    const auto fitted = typesetter.fit(design_.file, slot, {{text->second}}, card.language);
    for (Diagnostic problem : fitted->problems) {
      problem.where = card.where;  // the text is what can be changed for one card
      sink.push_back(std::move(problem));
    }
    canvas.draw(*fitted, slot);
  }
  if (has_errors(sink)) return sink;
  return {png_of(canvas.finish_picture()), std::move(sink)};
}

}  // namespace kier
