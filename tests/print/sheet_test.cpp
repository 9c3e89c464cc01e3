#include "sheet.h"

#include <cairo/cairo-pdf.h>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "catch.h"
#include "print/preflight.h"

using namespace kier;
using Kind = FileExpectation::Kind;

namespace {

constexpr Box trim{3, 3, 105, 148};
constexpr double title_baseline = 22, url_baseline = 100, publisher_baseline = 140;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

struct Pen {
  cairo_t* cr;
  bool tags;

  void tagged(const char* tag, const std::string& attributes,
              const std::function<void()>& draw) const {
    if (tags) cairo_tag_begin(cr, tag, attributes.c_str());
    draw();
    if (tags) cairo_tag_end(cr, tag);
  }

  void text(const std::string& text, const std::string& font, double size, double x,
            double y) const {
    tagged("P", "", [&] {
      cairo_select_font_face(cr, font.c_str(), CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
      cairo_set_font_size(cr, size / points_per_mm);
      cairo_set_source_rgb(cr, 0x26 / 255.0, 0x2a / 255.0, 0x4c / 255.0);
      cairo_move_to(cr, x, y);
      cairo_show_text(cr, text.c_str());
    });
  }

  void rectangle(double x, double y, double width, double height) const {
    cairo_rectangle(cr, x, y, width, height);
    cairo_fill(cr);
  }
};

void draw_code(const Pen& pen, const Sheet& sheet) {
  QrMatrix matrix = *make_qr(sheet.code_text, sheet.ecc);
  // One of the data, far from the patterns that readers look for.
  const auto in_the_middle =
      static_cast<std::size_t>(matrix.size / 2 * matrix.size + matrix.size / 2);
  if (sheet.flip_module) matrix.dark[in_the_middle] = !matrix.dark[in_the_middle];
  cairo_set_source_rgb(pen.cr, sheet.light, sheet.light, sheet.light);
  pen.rectangle(sheet.code_x, 105, sheet.ground, sheet.ground);
  cairo_save(pen.cr);
  const double module = sheet.ground / (matrix.size + 2 * quiet_modules) * sheet.code_scale;
  cairo_translate(pen.cr, sheet.code_x + sheet.ground / 2, 105 + sheet.ground / 2);
  cairo_scale(pen.cr, module, module);
  cairo_translate(pen.cr, -matrix.size / 2.0, -matrix.size / 2.0);
  cairo_set_source_rgb(pen.cr, sheet.dark, sheet.dark, sheet.dark);
  for (const auto& outline : trace_outlines(matrix)) {
    cairo_new_sub_path(pen.cr);
    for (const Corner& corner : outline) cairo_line_to(pen.cr, corner.x, corner.y);
    cairo_close_path(pen.cr);
  }
  cairo_set_fill_rule(pen.cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill(pen.cr);
  cairo_restore(pen.cr);
}

void draw_all(const Pen& pen, const Sheet& sheet) {
  cairo_set_source_rgb(pen.cr, 0xe8 / 255.0, 0xee / 255.0, 0xf7 / 255.0);
  pen.rectangle(-sheet.bleed, -sheet.bleed, trim.width + 2 * sheet.bleed,
                trim.height + 2 * sheet.bleed);
  pen.tagged("Figure", "", [&] { draw_code(pen, sheet); });
  pen.text(sheet.title, sheet.title_font, sheet.title_size, sheet.title_x, title_baseline);
  pen.text(sheet.url, "Lato", 12, 10, url_baseline);
  pen.text(sheet.publisher, "Lato", 7, 10, publisher_baseline);
  if (sheet.kind == Kind::screen && !sheet.link.empty())
    pen.tagged(CAIRO_TAG_LINK, "uri='" + sheet.link + "' rect=[200 300 80 80]", [] {});
  if (sheet.on_top) sheet.on_top(pen.cr);
  if (sheet.contour) {
    const Box& box = sheet.contour->box;
    cairo_set_source_rgb(pen.cr, 1 / 255.0, 2 / 255.0, 4 / 255.0);
    cairo_set_line_width(pen.cr, 0.09);
    cairo_rectangle(pen.cr, box.x, box.y, box.width, box.height);
    cairo_stroke(pen.cr);
  }
}

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_preserve);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

SetText set_text(const char* slot, const std::string& text, double size, double baseline) {
  return {slot, text, "Lato", "Lato-Bold", size, "#262a4c", {3 + 10, 3 + baseline - 8, 80, 10}};
}

}  // namespace

std::string Sheet::drawn() const {
  std::string bytes;
  cairo_surface_t* surface =
      cairo_pdf_surface_create_for_stream(append, &bytes, 111 * points_per_mm, 154 * points_per_mm);
  cairo_t* cr = cairo_create(surface);
  cairo_scale(cr, points_per_mm, points_per_mm);
  cairo_translate(cr, trim.x, trim.y);
  const Pen pen{cr, kind == Kind::screen};
  pen.tagged("Document", "", [&] { draw_all(pen, *this); });
  cairo_show_page(cr);
  cairo_destroy(cr);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return bytes;
}

FinishOptions Sheet::options() const {
  FinishOptions options;
  options.press = kind == Kind::press;
  options.trim = trim;
  options.bleed = 3;
  options.title = "Flyer 7FQF";
  options.language = "nl";
  options.alt = "QR-code naar opeenkier.be/k/7FQF";
  options.date = "2026-11-21";
  options.code = "7FQF";
  options.has_contour = contour.has_value();
  options.file = "templates/print/a6-flyer-ouders.svg";
  options.inks = {{"#262a4c", {0.9, 0.85, 0.35, 0.35}}, {"#e8eef7", {0.08, 0.04, 0, 0}}};
  return options;
}

FileExpectation expected(Kind kind) {
  const Sheet good;
  FileExpectation file;
  file.kind = kind;
  file.title = "Flyer 7FQF";
  file.language = "nl";
  file.code = "7FQF";
  PageExpectation page;
  page.width = 111;
  page.height = 154;
  page.trims = {trim};
  page.bleed = 3;
  page.texts = {set_text("slot-title", good.title, 20, title_baseline),
                set_text("slot-url", good.url, 12, url_baseline),
                set_text("slot-vu", good.publisher, 7, publisher_baseline)};
  page.codes = {{*make_qr(good.code_text, Ecc::high), good.code_text, {63, 108, 30, 30}, 0.5, 20}};
  page.shown_url = good.url;
  page.publisher = good.publisher;
  file.pages = {page};
  return file;
}

std::string finished(const Sheet& sheet) {
  auto outcome = finish_pdf(sheet.drawn(), sheet.options());
  for (const Diagnostic& diagnostic : outcome.diagnostics) FAIL_CHECK(to_string(diagnostic));
  return outcome.value.value_or("");
}

std::string with_content(const std::string& bytes, const std::string& operators) {
  QPDF pdf;
  pdf.processMemoryFile("sheet", bytes.data(), bytes.size());
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.addPageContents(QPDFObjectHandle::newStream(&pdf, "q "), true);
    page.addPageContents(QPDFObjectHandle::newStream(&pdf, " Q " + operators), false);
  }
  return written(pdf);
}

std::string with_page_entry(const std::string& bytes, const std::string& key,
                            const std::string& value) {
  QPDF pdf;
  pdf.processMemoryFile("sheet", bytes.data(), bytes.size());
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages())
    page.getObjectHandle().replaceKey(key, QPDFObjectHandle::parse(value));
  return written(pdf);
}

std::string with_bytes(std::string pdf, std::string_view from, std::string_view to) {
  REQUIRE(from.size() == to.size());
  REQUIRE(pdf.find(from) != pdf.npos);
  for (std::size_t at = pdf.find(from); at != pdf.npos; at = pdf.find(from, at))
    pdf.replace(at, from.size(), to);
  return pdf;
}

std::string messages(const Diagnostics& found) {
  std::string lines;
  for (const Diagnostic& diagnostic : found) lines += to_string(diagnostic) + "\n";
  return lines;
}

TEST_CASE("a good sheet passes the preflight in silence") {
  for (const Kind kind : {Kind::press, Kind::screen, Kind::office}) {
    Sheet sheet;
    sheet.kind = kind;
    CHECK(messages(preflight(finished(sheet), expected(kind), "flyer.pdf")) == "");
  }
}
