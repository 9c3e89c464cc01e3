#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"
#include "print/canvas.h"
#include "print/design.h"
#include "print/fit.h"
#include "print/fonts.h"
#include "print/texts.h"

namespace kier {

/// A picture for social media. No code stands on it: a phone cannot read its own screen.
struct CardSize {
  std::string_view name;      ///< "1080x1350": of the file
  std::string_view design;    ///< "templates/print/card-portrait.svg"
  int width = 0, height = 0;  ///< pixels; the design has a tenth of it in millimetres
};

extern const CardSize portrait_card, wide_card;

/// What a card says.
struct Card {
  std::string key;       ///< "tips/slaap", "en/tips/slaap", "tips/meelezen-quote-1"
  std::string language;  ///< id
  std::string title, lead;
  Location where;  ///< the text, for messages
};

/// The cards of all tips and questions and of the quotes in them, in stories and in pages, in
/// every language; or those of `keys`, each as an item's key, or with the language before it.
/// Quotes that are long or have several paragraphs make none. Errors: a key without a card.
Outcome<std::vector<Card>> plan_cards(const Campaign& campaign,
                                      const std::vector<std::string>& keys);

/// The design of a size. Errors: there is none, it has other proportions, mistakes in it.
Outcome<Design> read_card_design(const SourceTree& templates, const CardSize& size);

/// Draws cards of one design. For one thread.
class CardPainter {
 public:
  /// Both must stay where they are.
  CardPainter(const Campaign& campaign, const Design& design);

  /// A PNG. Errors: a font that is missing, a text that does not fit.
  Outcome<std::string> paint(const Card& card);

 private:
  bool begin(Diagnostics& sink);

  const Campaign& campaign_;
  const Design& design_;
  FontSet fonts_;
  Picture ground_;  ///< the drawing without texts
};

}  // namespace kier
