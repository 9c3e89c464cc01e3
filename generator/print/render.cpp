#include "print/render.h"

#include <algorithm>
#include <set>

#include "print/code_picture.h"
#include "print/png.h"
#include "print/slot_style.h"

namespace kier {
namespace {

using Kind = FileExpectation::Kind;

constexpr Rule code_too_long{"print/code-too-long", Severity::error,
                             "{slot}: no code holds '{text}'",
                             "choose a shorter base_url in content/campaign.yaml"};

constexpr std::string_view black = "#000000";

Box moved(Box box, double x, double y) {
  box.x += x;
  box.y += y;
  return box;
}

/// The square in the middle of a slot: the ground of its code.
Box square_in(const Box& box) {
  const double side = std::min(box.width, box.height);
  return {box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side};
}

std::string shown_text(const ShownAddress& address) {
  return address.before + address.code;
}

std::string title_of(const Campaign& campaign, const PrintJob& job) {
  const auto title = job.texts->find("slot-title");
  std::string text = title == job.texts->end() ? "" : plain_text(title->second);
  if (text.empty()) text = text_for(campaign.settings.title, job.language, campaign.settings);
  return text;
}

const SlotText* find_words(const SlotTexts& own, const SlotTexts& common, std::string_view slot) {
  if (const auto found = own.find(slot); found != own.end()) return &found->second;
  const auto found = common.find(slot);
  return found == common.end() ? nullptr : &found->second;
}

}  // namespace

SetText set_text(const Slot& slot, const SlotText& words, const FittedText& fitted) {
  return {slot.name,   plain_text(words), fitted.family, fitted.face,
          fitted.size, slot.style.colour, slot.box,      fitted.bold_face};
}

std::vector<std::string> fonts_of(const std::vector<PrintJob>& jobs) {
  std::set<const PrintDesign*> designs;
  std::set<std::string> fonts;
  for (const PrintJob& job : jobs)
    if (designs.insert(job.design.get()).second)
      for (const Slot& slot : job.design->design.slots) fonts.insert(slot.style.font);
  fonts.erase("");
  return {fonts.begin(), fonts.end()};
}

Printer::Printer(const Campaign& campaign, PrintStyle style, const std::vector<std::string>& fonts)
    : campaign_(campaign), style_(std::move(style)), fonts_(fonts), typesetter_(fonts_) {}

const Artwork* Printer::artwork_of(const Design& design, Diagnostics& sink) {
  if (const auto found = artworks_.find(design.file); found != artworks_.end())
    return &found->second;
  auto artwork = Artwork::read(design).take(sink);
  if (!artwork) return nullptr;
  return &artworks_.emplace(design.file, std::move(*artwork)).first->second;
}

PageExpectation Printer::page_of(const PrintJob& job) const {
  const Design& design = job.design->design;
  PageExpectation page;
  if (style_.kind == Kind::office) {
    const OfficeSheet sheet = office_sheet(*job.design->product);
    page.width = sheet.width;
    page.height = sheet.height;
    page.trims = sheet.copies;
  } else {
    page.bleed = style_.kind == Kind::press ? design.bleed : 0;
    const double around = style_.kind == Kind::press && style_.marks ? slug : page.bleed;
    page.width = design.width + 2 * around;
    page.height = design.height + 2 * around;
    page.trims = {{around, around, design.width, design.height}};
  }
  page.shown_url = shown_text(shown_address(campaign_.settings.base_url, job.channel->code));
  page.publisher = publisher_line(campaign_, job.language);
  if (design.contour && style_.kind == Kind::press) {
    page.contour = design.contour;
    page.contour->box = moved(page.contour->box, page.trims[0].x, page.trims[0].y);
  }
  return page;
}

void Printer::draw_code(Canvas& canvas, const PrintJob& job, const Slot& slot,
                        PageExpectation& page, Diagnostics& sink) {
  const std::string text = encoded_url(campaign_.settings.base_url, job.channel->code);
  auto matrix = qr_for(slot, text);
  if (!matrix) {
    sink.push_back(complain(code_too_long, {job.design->design.file, slot.mark},
                            {{"slot", slot.name}, {"text", text.substr(0, 60) + " ..."}}));
    return;
  }
  const Box ground = square_in(slot.box);
  canvas.begin_tag("Figure");
  canvas.draw(*matrix, ground);
  canvas.end_tag("Figure");
  const bool is_strip = slot.name != "slot-qr";
  const double least =
      is_strip ? std::min(15.0, job.design->product->least_box) : job.design->product->least_box;
  page.codes.push_back({std::move(*matrix), text, ground, slot.style.min_module, least});
}

void Printer::draw_slots(Canvas& canvas, const PrintJob& job, const Box& trim,
                         PageExpectation& page, Diagnostics& sink) {
  SlotTexts own;
  add_channel_texts(campaign_, *job.channel, own);
  for (Slot slot : job.design->design.slots) {
    slot.box = moved(slot.box, trim.x, trim.y);
    if (holds_code(slot.name)) {
      draw_code(canvas, job, slot, page, sink);
      continue;
    }
    const std::string_view name = plain_slot(slot.name);
    const SlotText* words = find_words(own, *job.texts, name);
    if (words == nullptr) continue;
    if (const auto title = style_.titles.find({job.design->design.file, slot.name});
        title != style_.titles.end())
      slot.style.max = std::min(slot.style.max, title->second);
    const auto fitted = typesetter_.fit(job.design->design.file, slot, *words, job.language);
    sink.insert(sink.end(), fitted->problems.begin(), fitted->problems.end());
    canvas.begin_tag(slot.style.tag.c_str());
    canvas.draw(*fitted, slot);
    canvas.end_tag(slot.style.tag.c_str());
    page.texts.push_back(set_text(slot, *words, *fitted));
  }
}

void Printer::draw_copy(Canvas& canvas, const PrintJob& job, const Box& trim, PageExpectation& page,
                        Diagnostics& sink) {
  const Design& design = job.design->design;
  const Artwork* artwork = artwork_of(design, sink);
  if (artwork == nullptr) return;
  const double bleed = page.bleed;
  const Box clip{trim.x - bleed, trim.y - bleed, trim.width + 2 * bleed, trim.height + 2 * bleed};
  canvas.draw(*artwork, trim.x, trim.y, design.bleed, clip);
  if (style_.proof)
    canvas.draw_across(fonts_, print_string(campaign_, job.language, "print_proof", "PROEF"), trim);
  draw_slots(canvas, job, trim, page, sink);
  if (!style_.marks) return;
  for (MarkLine line : design.marks) {
    line.x1 += trim.x, line.x2 += trim.x;
    line.y1 += trim.y, line.y2 += trim.y;
    canvas.draw(line, black);
  }
}

void Printer::draw_marks(Canvas& canvas, const PrintJob& job, const PageExpectation& page) {
  if (style_.kind == Kind::screen || !style_.marks) return;
  if (style_.kind == Kind::press) {
    const Box& trim = page.trims.front();
    for (const MarkLine& mark : crop_marks(trim)) canvas.draw(mark, registration_colour);
    const std::string note = std::string(job.design->product->id) + "  " + job.channel->code;
    canvas.draw_note(fonts_, note, trim.x + 2, trim.bottom() + page.bleed + 1, black);
    return;
  }
  for (const MarkLine& mark : cut_marks({page.width, page.height, page.trims}))
    canvas.draw(mark, black);
}

void Printer::draw_page(Canvas& canvas, const PrintJob& job, PageExpectation& page,
                        Diagnostics& sink) {
  canvas.begin_tag("Document");
  for (const Box& trim : std::vector<Box>(page.trims)) draw_copy(canvas, job, trim, page, sink);
  if (style_.kind == Kind::screen && !page.codes.empty()) {
    const std::string& base = campaign_.settings.base_url;
    canvas.link(page.codes.front().ground, base + channel_address(job.channel->code));
  }
  canvas.end_tag("Document");
  draw_marks(canvas, job, page);
  if (page.contour) canvas.draw(*page.contour);
}

FinishOptions Printer::finish_options(const std::vector<PrintJob>& jobs,
                                      const FileExpectation& file) const {
  const PrintJob& first = jobs.front();
  const bool single = jobs.size() == 1;
  FinishOptions options;
  options.press = style_.kind == Kind::press;
  options.trim = file.pages.front().trims.front();
  options.bleed = file.pages.front().bleed;
  options.has_contour = file.pages.front().contour.has_value();
  options.title = file.title;
  options.language = file.language;
  options.alt = print_string(campaign_, first.language, "print_code_alt", "QR code to");
  if (single) options.alt += " " + file.pages.front().shown_url;
  options.date = style_.date;
  options.code = file.code;
  options.file = first.design->design.file;
  options.output_intent = campaign_.settings.print.output_intent;
  options.inks = campaign_.settings.print.inks;
  return options;
}

Outcome<RenderedPicture> Printer::render_picture(const PrintJob& job) {
  Diagnostics sink;
  RenderedPicture made;
  made.expected = page_of(job);
  Canvas canvas(made.expected.width, made.expected.height, PixelsPerMm{});
  draw_page(canvas, job, made.expected, sink);
  if (has_errors(sink)) return sink;
  const Picture whole = canvas.picture_size();
  PngRows png(whole);
  std::vector<GreyPart> codes;
  for (const SetQr& code : made.expected.codes) codes.emplace_back(whole, code.ground);
  canvas.finish_rows([&](const Picture& rows, int top) {
    png.add(rows);
    for (GreyPart& code : codes) code.add(rows, top);
  });
  made.png = png.finish();
  for (GreyPart& code : codes) made.codes.push_back(code.take());
  return {std::move(made), std::move(sink)};
}

Diagnostics check_picture(const RenderedPicture& made, const std::string& file) {
  Diagnostics found;
  for (std::size_t i = 0; i < made.codes.size(); ++i)
    for (Diagnostic& d : check_code_picture(made.codes[i], made.expected.codes[i].text, file))
      found.push_back(std::move(d));
  return found;
}

Outcome<RenderedFile> Printer::render(const std::vector<PrintJob>& jobs) {
  Diagnostics sink;
  RenderedFile file;
  file.expected.kind = style_.kind;
  file.expected.title = title_of(campaign_, jobs.front());
  file.expected.language = jobs.front().language;
  file.expected.date = style_.date;
  if (jobs.size() == 1) file.expected.code = jobs.front().channel->code;
  std::unique_ptr<Canvas> canvas;
  for (const PrintJob& job : jobs) {
    PageExpectation page = page_of(job);
    if (canvas)
      canvas->next_page(page.width, page.height);
    else
      canvas = std::make_unique<Canvas>(
          page.width, page.height,
          style_.kind == Kind::press ? PdfVersion::v1_4 : PdfVersion::v1_5);
    draw_page(*canvas, job, page, sink);
    file.expected.pages.push_back(std::move(page));
  }
  const std::string drawn = canvas->finish();
  if (has_errors(sink)) return sink;
  auto bytes = finish_pdf(drawn, finish_options(jobs, file.expected)).take(sink);
  if (!bytes) return sink;
  file.bytes = std::move(*bytes);
  return {std::move(file), std::move(sink)};
}

}  // namespace kier
