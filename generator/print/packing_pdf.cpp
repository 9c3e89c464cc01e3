#include <algorithm>
#include <array>

#include "print/canvas.h"
#include "print/packing.h"
#include "print/press.h"
#include "print/texts.h"

namespace kier {
namespace {

// All in millimetres.
constexpr double page_width = 210, page_height = 297, margin = 15;
constexpr double row_height = 11, first_row = 34, tick_box = 5;
constexpr double last_row = page_height - margin - row_height;

struct Column {
  const char* name;
  double x, width;
  double height = row_height - 2;
  TextAlign align = TextAlign::left;
};
// An address stays on one line: people copy it from here.
constexpr std::array<Column, 4> columns{Column{"where", 23, 66}, Column{"what", 92, 36},
                                        Column{"count", 129, 14, row_height - 2, TextAlign::right},
                                        Column{"address", 148, 47, 6}};

using Cells = std::array<SlotText, columns.size()>;

/// The first half of a text, whole characters only.
std::string half_of(const std::string& text) {
  std::size_t end = text.size() / 2;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end;
  return text.substr(0, end);
}

class PackingList {
 public:
  PackingList(const Campaign& campaign, const std::string& date, const std::string& file)
      : campaign_(campaign),
        language_(campaign.settings.default_language()),
        date_(date),
        file_(file) {}

  Outcome<RenderedFile> draw(const std::vector<PackingRow>& rows) {
    const auto per_page = static_cast<std::size_t>((last_row - first_row) / row_height) + 1;
    const std::size_t pages = (rows.size() + per_page - 1) / per_page;
    canvas_.begin_tag("Document");
    for (std::size_t page = 0; page < pages; ++page) {
      if (page > 0) canvas_.next_page(page_width, page_height);
      begin_page(page + 1, pages);
      const std::size_t end = std::min(rows.size(), (page + 1) * per_page);
      double y = first_row;
      for (std::size_t i = page * per_page; i < end; ++i, y += row_height) draw_row(rows[i], y);
      canvas_.end_tag("Table");
    }
    canvas_.end_tag("Document");
    const std::string drawn = canvas_.finish();
    if (has_errors(sink_)) return std::move(sink_);
    FinishOptions options;
    options.trim = {0, 0, page_width, page_height};
    options.title = title();
    options.language = language_;
    options.date = date_;
    options.file = file_;
    auto bytes = finish_pdf(drawn, options).take(sink_);
    if (!bytes) return std::move(sink_);
    made_.bytes = std::move(*bytes);
    made_.expected.title = options.title;
    made_.expected.language = language_;
    made_.expected.date = date_;
    return {std::move(made_), std::move(sink_)};
  }

 private:
  std::string words(const std::string& key, std::string_view fallback) const {
    return print_string(campaign_, language_, "packing_" + key, fallback);
  }
  std::string title() const { return words("title", "Packing list") + ' ' + date_; }

  static SlotText plain(std::string text) { return {Paragraph{std::move(text)}}; }

  void begin_page(std::size_t page, std::size_t pages) {
    PageExpectation expected;
    expected.width = page_width;
    expected.height = page_height;
    expected.trims = {{0, 0, page_width, page_height}};
    made_.expected.pages.push_back(std::move(expected));
    const std::string number =
        pages == 1 ? "" : " (" + std::to_string(page) + '/' + std::to_string(pages) + ')';
    set("title", "H1", {margin, margin, page_width - 2 * margin, 9}, TextAlign::left, "Lato Bold",
        16, plain(title() + number));
    canvas_.begin_tag("Table");
    const Cells heads{plain(words("where", "Where to")), plain(words("what", "What")),
                      plain(words("count", "Pieces")), plain(words("address", "Code"))};
    set_cells(heads, first_row - 7, 6, "TH", "Lato Bold");
    rule_at(first_row);
  }

  void draw_row(const PackingRow& row, double y) {
    const Channel& channel = *row.channel;
    const ShownAddress shown = shown_address(campaign_.settings.base_url, channel.code);
    SlotText where =
        plain(channel.area.empty() ? channel.name : channel.name + ", " + channel.area);
    where[0].bold_end = channel.name.size();
    SlotText address = plain(shown.before + shown.code);
    address[0].bold_begin = shown.before.size();
    address[0].bold_end = address[0].text.size();
    set_cells({std::move(where), plain(row.item), plain(row.quantity), std::move(address)}, y + 0.5,
              row_height - 1, "TD", "Lato");
    rule_at(y + row_height);
    const double top = y + (row_height - tick_box) / 2;
    const double right = margin + tick_box, bottom = top + tick_box;
    for (const MarkLine& line : {MarkLine{margin, top, right, top},
                                 {right, top, right, bottom},
                                 {right, bottom, margin, bottom},
                                 {margin, bottom, margin, top}})
      canvas_.draw(line, black);
  }

  /// The cells stand in the middle of a row that begins at `y`.
  void set_cells(const Cells& cells, double y, double height, const char* tag, const char* font) {
    canvas_.begin_tag("TR");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Column& column = columns[i];
      const double used = std::min(height, column.height);
      set(column.name, tag, {column.x, y + (height - used) / 2, column.width, used}, column.align,
          font, 11, cells[i]);
    }
    canvas_.end_tag("TR");
  }

  void set(const std::string& name, const char* tag, const Box& box, TextAlign align,
           const char* font, double size, SlotText text) {
    canvas_.begin_tag(tag);
    if (!text[0].text.empty()) {
      Slot slot;
      // Texts that were fitted are known by this name: it says all that they depend on.
      slot.name = name + '-' + font;
      slot.box = box;
      slot.style = {
          .font = font, .max = size, .min = 7, .align = align, .valign = VerticalAlign::middle};
      auto fitted = typesetter_.fit(file_, slot, text, language_);
      for (; !fitted->problems.empty() && text[0].text.size() > 40;
           fitted = typesetter_.fit(file_, slot, text, language_))
        cut(text[0]);
      sink_.insert(sink_.end(), fitted->problems.begin(), fitted->problems.end());
      canvas_.draw(*fitted, slot);
      made_.expected.pages.back().texts.push_back(set_text(slot, text, *fitted));
    }
    canvas_.end_tag(tag);
  }

  static void cut(Paragraph& paragraph) {
    paragraph.text = half_of(paragraph.text);
    paragraph.bold_begin = std::min(paragraph.bold_begin, paragraph.text.size());
    paragraph.bold_end = std::min(paragraph.bold_end, paragraph.text.size());
    paragraph.text += " ...";
  }

  void rule_at(double y) { canvas_.draw({margin, y, page_width - margin, y}, black); }

  static constexpr std::string_view black = "#000000";

  const Campaign& campaign_;
  const std::string language_, date_, file_;
  const FontSet fonts_{{"Lato", "Lato Bold"}};
  Typesetter typesetter_{fonts_};
  Canvas canvas_{page_width, page_height, PdfVersion::v1_5};
  Diagnostics sink_;
  RenderedFile made_;
};

}  // namespace

Outcome<RenderedFile> packing_pdf(const Campaign& campaign, const std::vector<PackingRow>& rows,
                                  const std::string& date, const std::string& file) {
  return PackingList(campaign, date, file).draw(rows);
}

}  // namespace kier
