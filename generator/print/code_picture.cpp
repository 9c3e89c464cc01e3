#include "print/code_picture.h"

#include <algorithm>

#include "print/decode.h"
#include "print/png.h"
#include "print/qr_png.h"
#include "print/qr_svg.h"
#include "print/svg.h"

namespace kier {
namespace {

constexpr Rule unreadable{"print/code-unreadable", Severity::error,
                          "{reader} reads {found} from the code in this picture; it must say "
                          "'{expected}'",
                          "make the file anew; a code in a design needs a larger place"};
constexpr Rule export_too_long{"print/export-too-long", Severity::error,
                               "no code holds '{text}' with room for damage",
                               "choose a shorter base_url in content/campaign.yaml"};

// For the readers: more makes them slow and finds nothing else.
constexpr int pixels_per_module = 4;

}  // namespace

Diagnostics check_code_picture(const GreyRaster& picture, const std::string& url,
                               const std::string& file) {
  Diagnostics found;
  const auto check = [&](const char* reader, const std::string& text) {
    if (text == url) return;
    found.push_back(complain(unreadable, {file},
                             {{"reader", reader},
                              {"found", text.empty() ? "nothing" : "'" + text + "'"},
                              {"expected", url}}));
  };
  check("ZXing", decode_with_zxing(picture));
  check("zbar", decode_with_zbar(picture));
  return found;
}

Diagnostics check_qr_export(const QrExport& files, const std::string& url,
                            const std::string& where) {
  const auto matrix = make_qr(url, Ecc::high);
  const int side = matrix ? matrix->size + 2 * quiet_modules : 1;
  Diagnostics found =
      check_code_picture(render_svg(files.svg, side * pixels_per_module), url, where + ".svg");
  const GreyRaster picture = read_squares(files.png, side * pixels_per_module);
  for (Diagnostic& d : check_code_picture(picture, url, where + ".png"))
    found.push_back(std::move(d));
  return found;
}

Outcome<QrExport> export_qr(const std::string& url, const std::string& where) {
  const auto matrix = make_qr(url, Ecc::high);
  if (!matrix)
    return complain(export_too_long, {where + ".svg"}, {{"text", url.substr(0, 40) + " ..."}});
  QrExport files{qr_svg(*matrix), qr_png(*matrix)};
  Diagnostics found = check_qr_export(files, url, where);
  if (has_errors(found)) return found;
  return files;
}

}  // namespace kier
