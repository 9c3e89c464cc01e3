#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "print/canvas.h"
#include "print/expectation.h"
#include "print/press.h"
#include "print/product.h"
#include "print/series.h"
#include "print/texts.h"

namespace kier {

/// A product's design for one audience.
struct PrintDesign {
  const Product* product = nullptr;
  Design design;
};

/// One channel on one product.
struct PrintJob {
  std::shared_ptr<const PrintDesign> design;
  std::shared_ptr<const SlotTexts> texts;  ///< all but those of the channel
  const Channel* channel = nullptr;
  std::string language;
};

/// How files are made; the same for all of a batch.
struct PrintStyle {
  FileExpectation::Kind kind = FileExpectation::Kind::office;
  bool marks = true;
  bool proof = false;      ///< a word across says that this is none for the public
  std::string date;        ///< "2026-11-21": of the files
  TitleSizes titles = {};  ///< of a series that is to look alike
};

/// The words of a slot as they were set, for a reader of the file to find again.
SetText set_text(const Slot& slot, const SlotText& words, const FittedText& fitted);

/// The fonts that the designs of these jobs name, each once.
std::vector<std::string> fonts_of(const std::vector<PrintJob>& jobs);

struct RenderedFile {
  std::string bytes;
  FileExpectation expected;
};

/// A page as a picture, and what it must show.
struct RenderedPicture {
  std::string png;
  PageExpectation expected;
  std::vector<GreyRaster> codes;  ///< what the picture shows in the place of each code
};

/// Draws files: design, texts and code. Holds drawings and fonts, so that the next file of the
/// same design takes little. For one thread; the bytes do not depend on what was drawn before.
class Printer {
 public:
  /// The campaign must stay where it is. `fonts` are those of all designs.
  Printer(const Campaign& campaign, PrintStyle style, const std::vector<std::string>& fonts);

  /// One file with a page for each job, all of one product. Errors: a text that does not fit,
  /// a font or a letter that is missing, what finish_pdf refuses.
  Outcome<RenderedFile> render(const std::vector<PrintJob>& jobs);

  /// One page of the style `screen` as a picture of 300 dots an inch. Errors as above.
  Outcome<RenderedPicture> render_picture(const PrintJob& job);

 private:
  const Artwork* artwork_of(const Design& design, Diagnostics& sink);
  void draw_page(Canvas& canvas, const PrintJob& job, PageExpectation& page, Diagnostics& sink);
  void draw_copy(Canvas& canvas, const PrintJob& job, const Box& trim, PageExpectation& page,
                 Diagnostics& sink);
  void draw_slots(Canvas& canvas, const PrintJob& job, const Box& trim, PageExpectation& page,
                  Diagnostics& sink);
  void draw_code(Canvas& canvas, const PrintJob& job, const Slot& slot, PageExpectation& page,
                 Diagnostics& sink);
  void draw_marks(Canvas& canvas, const PrintJob& job, const PageExpectation& page);
  PageExpectation page_of(const PrintJob& job) const;
  FinishOptions finish_options(const std::vector<PrintJob>& jobs,
                               const FileExpectation& file) const;

  const Campaign& campaign_;
  PrintStyle style_;
  FontSet fonts_;
  Typesetter typesetter_;
  std::map<std::string, Artwork, std::less<>> artworks_;  ///< by the design's file
};

/// Has two readers read every code of a picture; an error for each that cannot.
Diagnostics check_picture(const RenderedPicture& made, const std::string& file);

}  // namespace kier
