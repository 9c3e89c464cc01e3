// The only file that includes libpng.
#include "print/png.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
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

}  // namespace

/// A PNG that is being written, row by row.
class PngWriter {
 public:
  PngWriter(int width, int height, int depth, int kind, double per_mm)
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
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;
  ~PngWriter() { png_destroy_write_struct(&png_, &info_); }

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

PngRows::PngRows(const Picture& whole)
    : writer_(std::make_unique<PngWriter>(whole.width, whole.height, 8, PNG_COLOR_TYPE_RGB,
                                          whole.per_mm)) {
  writer_->begin();
}

PngRows::~PngRows() = default;

void PngRows::add(const Picture& rows) {
  std::vector<png_byte> row(static_cast<std::size_t>(rows.width) * 3);
  for (int y = 0; y < rows.height; ++y) {
    const std::uint32_t* pixel = rows.row(y);
    for (std::size_t i = 0; i < row.size(); i += 3, ++pixel) {
      row[i] = static_cast<png_byte>(*pixel >> 16);
      row[i + 1] = static_cast<png_byte>(*pixel >> 8);
      row[i + 2] = static_cast<png_byte>(*pixel);
    }
    writer_->write(row);
  }
}

std::string PngRows::finish() {
  return writer_->finish();
}

std::string png_of(const Picture& picture) {
  PngRows rows(picture);
  rows.add(picture);
  return rows.finish();
}

std::string png_of_squares(const GreyRaster& squares, int pixels, double per_mm) {
  const int width = squares.width * pixels;
  PngWriter writer(width, squares.height * pixels, 1, PNG_COLOR_TYPE_PALETTE, per_mm);
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

namespace {

/// A PNG that is being read. libpng leaves with a longjmp when something is wrong, which passes
/// over no frame of ours but that of read().
class PngReader {
 public:
  explicit PngReader(std::string_view bytes) : bytes_(bytes) {
    png_set_read_fn(png_, this, [](png_structp png, png_bytep into, std::size_t size) {
      auto& self = *static_cast<PngReader*>(png_get_io_ptr(png));
      if (size > self.bytes_.size()) png_error(png, "it ends too early");
      std::copy_n(self.bytes_.data(), size, reinterpret_cast<char*>(into));
      self.bytes_.remove_prefix(size);
    });
  }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

  /// What is filled in between lives in the object: after a longjmp locals need not be what they
  /// were.
  GreyRaster read(int side) {
    if (setjmp(png_jmpbuf(png_)) != 0) return {};  // NOLINT(cert-err52-cpp): libpng knows no other
    png_read_info(png_, info_);
    if (png_get_bit_depth(png_, info_) != 1 || !read_palette() || side < 1) return {};
    const auto width = static_cast<int>(png_get_image_width(png_, info_));
    const auto height = static_cast<int>(png_get_image_height(png_, info_));
    const int step = std::max(1, width / side);
    row_.resize(png_get_rowbytes(png_, info_));
    squares_.width = width / step;
    for (int y = 0; y < height; ++y) {
      png_read_row(png_, row_.data(), nullptr);
      if (y % step == step / 2) add_row(step);
    }
    return std::move(squares_);
  }

 private:
  [[noreturn]] static void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }
  static void be_silent(png_structp, png_const_charp) {}

  bool read_palette() {
    png_colorp colours = nullptr;
    int count = 0;
    if (png_get_PLTE(png_, info_, &colours, &count) == 0 || count != 2) return false;
    // Greys: red is as good as any of the three.
    for (std::size_t i = 0; i < palette_.size(); ++i) palette_[i] = colours[i].red;
    return true;
  }

  void add_row(int step) {
    ++squares_.height;
    for (int x = step / 2; x < squares_.width * step; x += step)
      squares_.bytes.push_back(palette_[row_[static_cast<std::size_t>(x) / 8] >> (7 - x % 8) & 1U]);
  }

  std::string_view bytes_;
  png_structp png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, be_silent);
  png_infop info_ = png_create_info_struct(png_);
  std::array<std::uint8_t, 2> palette_{};
  std::vector<png_byte> row_;
  GreyRaster squares_;
};

}  // namespace

GreyRaster read_squares(std::string_view png, int side) {
  return PngReader(png).read(side);
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
