#include "print/png.h"

#include "catch.h"

using namespace kier;

namespace {

unsigned number_at(const std::string& bytes, std::size_t place) {
  unsigned number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes[place + i]);
  return number;
}

/// How many pixels a metre the file says that it has.
unsigned per_metre(const std::string& png) {
  const auto place = png.find("pHYs");
  REQUIRE(place != png.npos);
  CHECK(number_at(png, place + 4) == number_at(png, place + 8));
  CHECK(png[place + 12] == 1);  // the unit is the metre
  return number_at(png, place + 4);
}

}  // namespace

TEST_CASE("a PNG shows its picture and says how large it is on paper") {
  const Picture picture{3, 2, 300 / 25.4, {0xff0000, 0x00ff00, 0x0000ff, 0, 0x808080, 0xffffff}};
  const std::string png = png_of(picture);
  CHECK(png.starts_with("\x89PNG\r\n\x1a\n"));
  CHECK(per_metre(png) == 11811);
  const auto read = read_png(png);
  REQUIRE(read);
  CHECK(read->width == 3);
  CHECK(read->height == 2);
  CHECK(read->at(0, 1) == 0);
  CHECK(read->at(1, 1) == 0x80);
  CHECK(read->at(2, 1) == 0xff);
  CHECK(read->at(1, 0) > read->at(0, 0));  // green is lighter than red, and red than blue
  CHECK(read->at(0, 0) > read->at(2, 0));
}

TEST_CASE("a PNG of squares has one bit a pixel and a palette") {
  const GreyRaster squares{3, 1, {0, 255, 0}};
  const std::string png = png_of_squares(squares, 5, 10);
  CHECK(number_at(png, 16) == 15);
  CHECK(number_at(png, 20) == 5);
  CHECK(png[24] == 1);  // bit depth
  CHECK(png[25] == 3);  // a palette
  CHECK(per_metre(png) == 10000);
  const auto read = read_png(png);
  REQUIRE(read);
  for (int y = 0; y < 5; ++y)
    for (int x = 0; x < 15; ++x) CHECK(read->at(x, y) == (x / 5 == 1 ? 255 : 0));
}

TEST_CASE("the squares of a PNG are read without all of its pixels") {
  const GreyRaster squares{3, 2, {0, 255, 0, 255, 255, 0}};
  const std::string png = png_of_squares(squares, 20, 10);
  CHECK(read_squares(png, 3).bytes == squares.bytes);
  const GreyRaster finer = read_squares(png, 12);
  CHECK(finer.width == 12);
  CHECK(finer.height == 8);
  CHECK(finer.at(0, 0) == 0);
  CHECK(finer.at(4, 3) == 255);
  CHECK(finer.at(11, 7) == 0);
  for (const std::string& wrong : {std::string(), std::string("no picture"),
                                   png.substr(0, png.size() / 2), png_of({1, 1, 1, {0}})})
    CHECK(read_squares(wrong, 3).bytes.empty());
}

TEST_CASE("what is no PNG shows nothing") {
  CHECK_FALSE(read_png(""));
  CHECK_FALSE(read_png("no picture"));
  const std::string png = png_of({1, 1, 1, {0}});
  CHECK_FALSE(read_png(std::string_view(png).substr(0, png.size() / 2)));
}

TEST_CASE("a part of a picture in greys") {
  const Picture picture{4, 2, 2, {0, 0xffffff, 0, 0, 0, 0, 0xffffff, 0}};
  const GreyRaster part = grey_of(picture, {0.5, 0, 1, 1});
  REQUIRE(part.width == 2);
  REQUIRE(part.height == 2);
  CHECK(part.at(0, 0) == 255);
  CHECK(part.at(1, 0) == 0);
  CHECK(part.at(1, 1) == 255);
  CHECK(grey_of(picture, {-5, -5, 100, 100}).width == 4);
}
