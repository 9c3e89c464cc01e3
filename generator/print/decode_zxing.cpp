// The only file that includes ZXing: 1.4 of Debian 12, 2.3 of Debian 13.
#define ZX_USE_UTF8 1  // 1.4: text() is UTF-8, as it always is from 2.0 on

#include <ReadBarcode.h>

#include <exception>

#include "print/decode.h"

namespace kier {
namespace {

#if __has_include(<ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

}  // namespace

std::string decode_with_zxing(const GreyRaster& picture) {
  if (picture.bytes.empty()) return {};
  Options options;
  options.setFormats(ZXing::BarcodeFormat::QRCode);
  options.setTryHarder(true);
  options.setTryRotate(false);
  try {
    const auto result = ZXing::ReadBarcode(
        {picture.bytes.data(), picture.width, picture.height, ZXing::ImageFormat::Lum}, options);
    return result.isValid() ? result.text() : std::string();
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace kier
