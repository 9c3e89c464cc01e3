#include "print/code_picture.h"

#include <algorithm>
#include <set>

#include "catch.h"
#include "print/leaflet.h"
#include "print/png.h"
#include "print/qr_png.h"
#include "print/qr_svg.h"
#include "print/svg.h"

using namespace kier;

namespace {

const std::string url = "https://OPEENKIER.BE/K/7FQF/";

QrExport exported(const std::string& text = url) {
  Diagnostics found;
  const auto files = export_qr(text, "print/qr/7FQF").take(found);
  INFO(lines_of(found));
  REQUIRE(files);
  CHECK(found.empty());
  return *files;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// The modules of a picture of a symbol with its quiet zone, from the middles of the squares.
std::vector<bool> modules_of(const GreyRaster& picture, const QrMatrix& matrix) {
  const int side = matrix.size + 2 * quiet_modules, step = picture.width / side;
  std::vector<bool> dark;
  for (int y = 0; y < matrix.size; ++y)
    for (int x = 0; x < matrix.size; ++x)
      dark.push_back(picture.at((x + quiet_modules) * step + step / 2,
                                (y + quiet_modules) * step + step / 2) < 128);
  return dark;
}

}  // namespace

TEST_CASE("a code as SVG is plain: one path on a white ground") {
  const std::string svg = exported().svg;
  CHECK(
      svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"1000\" "
                      "viewBox=\"0 0 37 37\">\n"
                      "<rect width=\"37\" height=\"37\" fill=\"#ffffff\"/>\n"
                      "<path fill=\"#000000\" fill-rule=\"evenodd\" d=\"M4 4h7v7h-7z"));
  CHECK(count(svg, "<path") == 1);
  CHECK(count(svg, "<") == 4);
  for (const char* refused : {"style", "script", "metadata", "'", "transform", "stroke"})
    CHECK(svg.find(refused) == svg.npos);
  CHECK(svg.size() < 3000);
}

TEST_CASE("both files show every module, and white all around") {
  const auto matrix = make_qr(url, Ecc::high);
  REQUIRE(matrix);
  const QrExport files = exported();
  const auto png = read_png(files.png);
  REQUIRE(png);
  const GreyRaster svg = render_svg(files.svg, (matrix->size + 2 * quiet_modules) * 7);
  CHECK(modules_of(svg, *matrix) == matrix->dark);
  CHECK(modules_of(*png, *matrix) == matrix->dark);
  for (const GreyRaster& picture : {svg, *png}) {
    const int zone = quiet_modules * picture.width / (matrix->size + 2 * quiet_modules);
    bool white = true;
    for (int i = 0; i < zone; ++i)
      for (int j = 0; j < picture.width; ++j)
        white = white && picture.at(i, j) == 255 && picture.at(j, i) == 255 &&
                picture.at(picture.width - 1 - i, j) == 255 &&
                picture.at(j, picture.width - 1 - i) == 255;
    CHECK(white);
  }
  const std::set<std::uint8_t> greys(svg.bytes.begin(), svg.bytes.end());
  CHECK(greys == std::set<std::uint8_t>{0, 255});  // no seam between modules
}

TEST_CASE("a code as PNG has whole modules of 20 pixels at least") {
  for (const int size : {21, 25, 29, 57, 177}) {
    const QrMatrix matrix{size, (size - 17) / 4, Ecc::high,
                          std::vector<bool>(static_cast<std::size_t>(size * size))};
    const int pixels = qr_png_pixels(matrix);
    CHECK(pixels >= 20);
    CHECK(pixels % 4 == 0);
    const auto picture = read_png(qr_png(matrix));
    REQUIRE(picture);
    CHECK(picture->width == (size + 2 * quiet_modules) * pixels);
    CHECK(picture->width >= 1000);
  }
}

TEST_CASE("a code is the same whenever it is made") {
  const QrExport first = exported(), again = exported();
  CHECK(first.svg == again.svg);
  CHECK(first.png == again.png);
  CHECK(exported("https://OPEENKIER.BE/K/0132/").svg != first.svg);
}

TEST_CASE("an export that says something else, or nothing, is found out") {
  QrExport files = exported("https://OPEENKIER.BE/K/0132/");
  CHECK(
      lines_of(check_qr_export(files, url, "print/qr/7FQF")) ==
      "print/qr/7FQF.png: error: ZXing reads 'https://OPEENKIER.BE/K/0132/' from the code in this "
      "picture; it must say 'https://OPEENKIER.BE/K/7FQF/'; make the file anew; a code in a "
      "design needs a larger place [print/code-unreadable]\n"
      "print/qr/7FQF.png: error: zbar reads 'https://OPEENKIER.BE/K/0132/' from the code in this "
      "picture; it must say 'https://OPEENKIER.BE/K/7FQF/'; make the file anew; a code in a "
      "design needs a larger place [print/code-unreadable]\n"
      "print/qr/7FQF.svg: error: ZXing reads 'https://OPEENKIER.BE/K/0132/' from the code in this "
      "picture; it must say 'https://OPEENKIER.BE/K/7FQF/'; make the file anew; a code in a "
      "design needs a larger place [print/code-unreadable]\n"
      "print/qr/7FQF.svg: error: zbar reads 'https://OPEENKIER.BE/K/0132/' from the code in this "
      "picture; it must say 'https://OPEENKIER.BE/K/7FQF/'; make the file anew; a code in a "
      "design needs a larger place [print/code-unreadable]\n");
  CHECK(check_qr_export({"<svg", "no PNG"}, url, "x").size() == 4);
  files = exported();
  // Without the rule for holes, the symbol is a few black areas.
  files.svg.replace(files.svg.find("evenodd"), 7, "nonzero");
  files.svg.replace(files.svg.find("#ffffff"), 7, "#000000");
  CHECK(check_qr_export(files, url, "x").size() == 2);
}

TEST_CASE("an address that no code holds has no export") {
  const auto outcome = export_qr(std::string(1300, 'x'), "print/qr/7FQF");
  CHECK_FALSE(outcome.value);
  CHECK(lines_of(outcome.diagnostics) ==
        "print/qr/7FQF.svg: error: no code holds 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ...' "
        "with room for damage; choose a shorter base_url in content/campaign.yaml "
        "[print/export-too-long]\n");
}

TEST_CASE("a product as a picture has its size, and a code that can be read") {
  const Campaign campaign = leaflet::campaign();
  const Channel channel = leaflet::channel(), other = leaflet::channel("0012");
  PrintStyle style;
  style.kind = FileExpectation::Kind::screen;
  style.date = "2026-11-20";
  const PrintJob job = leaflet::job(campaign, channel);
  const auto render = [&](Printer& printer, const PrintJob& wanted) {
    Diagnostics found;
    auto made = printer.render_picture(wanted).take(found);
    INFO(lines_of(found));
    REQUIRE(made);
    return std::move(*made);
  };
  Printer printer(campaign, style, fonts_of({job}));
  RenderedPicture made = render(printer, job);
  const auto picture = read_png(made.png);
  REQUIRE(picture);
  CHECK(picture->width == 1240);
  CHECK(picture->height == 1748);
  CHECK(picture->at(5, 5) == Approx(0x2d).margin(1));        // of #262a4c
  CHECK(picture->at(1235, 1743) == Approx(0xf7).margin(1));  // of #fbf7ef
  REQUIRE(made.expected.codes.size() == 1);
  CHECK(check_picture(made, "flyer.png").empty());
  // The bytes do not depend on what was drawn before.
  render(printer, leaflet::job(campaign, other));
  CHECK(render(printer, job).png == made.png);
  for (GreyRaster& code : made.codes) std::fill(code.bytes.begin(), code.bytes.end(), 255);
  CHECK(lines_of(check_picture(made, "flyer.png")) ==
        "flyer.png: error: ZXing reads nothing from the code in this picture; it must say "
        "'https://PROEF.BE/K/7FQF/'; make the file anew; a code in a design needs a larger place "
        "[print/code-unreadable]\n"
        "flyer.png: error: zbar reads nothing from the code in this picture; it must say "
        "'https://PROEF.BE/K/7FQF/'; make the file anew; a code in a design needs a larger place "
        "[print/code-unreadable]\n");
}
