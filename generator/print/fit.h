#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "base/diagnostic.h"
#include "print/design.h"
#include "print/fonts.h"

namespace kier {

/// A paragraph or an item of a list, of which one stretch may be bold.
struct Paragraph {
  std::string text;
  std::size_t bold_begin = 0, bold_end = 0;
};
using SlotText = std::vector<Paragraph>;

/// The words of all paragraphs.
std::string plain_text(const SlotText& text);

struct TextLayout;

/// A text at the size that fills its slot.
struct FittedText {
  FittedText();
  FittedText(FittedText&&) noexcept;
  ~FittedText();

  std::unique_ptr<TextLayout> layout;  ///< for drawing.h
  double size = 0;                     ///< pt
  double height = 0;                   ///< pt
  std::string family;                  ///< that was asked for
  std::string face;                    ///< PostScript name of what was used
  std::string bold_face;               ///< the same for a stretch that is set apart
  Diagnostics problems;                ///< too long, other font, unknown letters
};

/// Finds the size of texts: the largest one between the slot's min and max, in steps of
/// 0.25 pt, at which every word and all lines fit. Words are never parted. For one thread.
class Typesetter {
 public:
  explicit Typesetter(const FontSet& fonts) : fonts_(fonts) {}

  /// `file` is the design's, for messages. The result is kept for the next time.
  std::shared_ptr<const FittedText> fit(const std::string& file, const Slot& slot,
                                        const SlotText& text, const std::string& language);

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  const FontSet& fonts_;
  std::map<Key, std::shared_ptr<const FittedText>> kept_;
};

}  // namespace kier
