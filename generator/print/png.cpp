// The only file that includes libpng.
#include "print/png.h"

#include <png.h>

#include <cmath>
#include <cstdlib>
#include <vector>

namespace kier {
namespace {

constexpr int fast = 3;  // of zlib's levels: 6 takes twice the time for a fifth less

void append(png_structp png, png_bytep bytes, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(bytes), size);
}

void flush(png_structp) {}

// Writing to memory fails only when there is none left.
[[noreturn]] void give_up(png_structp, png_const_charp) {
  std::abort();
}

/// A PNG that is being written, row by row.
class Writer {
 public:
  Writer(int width, int height, int depth, int kind, double per_mm)
      : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, nullptr)),
        info_(png_create_info_struct(png_)) {
    png_set_write_fn(png_, &bytes_, append, flush);
    png_set_compression_level(png_, fast);
    png_set_filter(png_, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png_, info_, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height),
                 depth, kind, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    const auto per_metre = static_cast<png_uint_32>(std::lround(per_mm * 1000));
    png_set_pHYs(png_, info_, per_metre, per_metre, PNG_RESOLUTION_METER);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png_, &info_); }

  /// Index 0 is black, 1 is white.
  void set_black_and_white() {
    const png_color colours[] = {{0, 0, 0}, {255, 255, 255}};
    png_set_PLTE(png_, info_, colours, 2);
  }
  void begin() { png_write_info(png_, info_); }
  void write(const std::vector<png_byte>& row) { png_write_row(png_, row.data()); }
  std::string finish() {
    png_write_end(png_, info_);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  png_structp png_;
  png_infop info_;
};

}  // namespace

std::string png_of(const Picture& picture) {
  Writer writer(picture.width, picture.height, 8, PNG_COLOR_TYPE_RGB, picture.per_mm);
  writer.begin();
  std::vector<png_byte> row(static_cast<std::size_t>(picture.width) * 3);
  for (int y = 0; y < picture.height; ++y) {
    const std::uint32_t* pixel = picture.row(y);
    for (std::size_t i = 0; i < row.size(); i += 3, ++pixel) {
      row[i] = static_cast<png_byte>(*pixel >> 16);
      row[i + 1] = static_cast<png_byte>(*pixel >> 8);
      row[i + 2] = static_cast<png_byte>(*pixel);
    }
    writer.write(row);
  }
  return writer.finish();
}

std::string png_of_squares(const GreyRaster& squares, int pixels, double per_mm) {
  const int width = squares.width * pixels;
  Writer writer(width, squares.height * pixels, 1, PNG_COLOR_TYPE_PALETTE, per_mm);
  writer.set_black_and_white();
  writer.begin();
  std::vector<png_byte> row;
  for (int y = 0; y < squares.height; ++y) {
    row.assign((static_cast<std::size_t>(width) + 7) / 8, 0);
    for (int x = 0; x < width; ++x)
      if (squares.at(x / pixels, y) >= 128)
        row[static_cast<std::size_t>(x) / 8] |= static_cast<png_byte>(0x80U >> (x % 8));
    for (int i = 0; i < pixels; ++i) writer.write(row);
  }
  return writer.finish();
}

std::optional<GreyRaster> read_png(std::string_view png) {
  // The simple interface: its errors come back as a value.
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  std::optional<GreyRaster> grey;
  if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0) return grey;
  image.format = PNG_FORMAT_GRAY;
  constexpr png_uint_32 most = 1U << 14;  // pixels a side: far more than any product has
  if (image.width <= most && image.height <= most) {
    grey.emplace();
    grey->width = static_cast<int>(image.width);
    grey->height = static_cast<int>(image.height);
    grey->bytes.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, grey->bytes.data(), 0, nullptr) == 0) grey.reset();
  }
  png_image_free(&image);
  return grey;
}

}  // namespace kier
