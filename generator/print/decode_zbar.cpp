// The only file that includes zbar: its plain C interface.
#include <zbar.h>

#include <memory>

#include "print/decode.h"
#include "print/kept_converter.h"

namespace kier {
namespace {

struct Deleter {
  void operator()(zbar::zbar_image_scanner_t* scanner) const {
    zbar::zbar_image_scanner_destroy(scanner);
  }
  void operator()(zbar::zbar_image_t* image) const { zbar::zbar_image_destroy(image); }
};

using Scanner = std::unique_ptr<zbar::zbar_image_scanner_t, Deleter>;

Scanner make_scanner() {
  static const KeptConverter latin("ISO8859-1"), japanese("SJIS"), chinese("BIG-5");
  Scanner scanner(zbar::zbar_image_scanner_create());
  zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  return scanner;
}

}  // namespace

std::string decode_with_zbar(const GreyRaster& picture) {
  if (picture.bytes.empty()) return {};
  thread_local const Scanner scanner = make_scanner();
  const std::unique_ptr<zbar::zbar_image_t, Deleter> image(zbar::zbar_image_create());
  zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
  zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(picture.width),
                            static_cast<unsigned>(picture.height));
  zbar::zbar_image_set_data(image.get(), picture.bytes.data(), picture.bytes.size(), nullptr);
  std::string text;
  if (zbar::zbar_scan_image(scanner.get(), image.get()) > 0)
    if (const auto* symbol = zbar::zbar_image_first_symbol(image.get()))
      text.assign(zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol));
  // The scanner keeps the last results alive, whose image is gone.
  zbar::zbar_image_scanner_recycle_image(scanner.get(), image.get());
  return text;
}

}  // namespace kier
