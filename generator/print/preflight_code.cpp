#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "print/decode.h"
#include "print/preflight_checks.h"

namespace kier {
namespace {

constexpr Rule wrong_text{
    "print/qr-text", Severity::error,
    "on page {page}, {reader} reads {found} from {picture} of the code; it must say '{expected}'",
    "a code that one reader misses, some phones miss too: enlarge it, or free the room around it"};
constexpr Rule wrong_modules{
    "print/qr-geometry", Severity::error,
    "on page {page}, the code is not drawn as it has to be; wrong modules: {count}",
    "leave the place of the code to itself: nothing may lie on it, clip it or shrink it"};
constexpr Rule inverse{"print/qr-inverse", Severity::error,
                       "on page {page}, the code is light on a dark ground; most readers miss it",
                       "print it dark on white"};
constexpr Rule low_contrast{
    "print/contrast", Severity::error,
    "on page {page}, the code has a contrast of {ratio} to its ground; it needs 4.5",
    "print it in black on white"};
constexpr Rule weak_contrast{
    "print/weak-contrast", Severity::warning,
    "on page {page}, the code has a contrast of {ratio} to its ground; 7 is safe in poor light",
    "print it in black on white"};
constexpr Rule inked_zone{
    "print/quiet-zone", Severity::error,
    "on page {page}, something is printed within 4 modules of the code",
    "move what stands nearer than {room} mm to the code, or put the code on top of it"};
constexpr Rule small_module{
    "print/module-size", Severity::error,
    "on page {page}, a module of the code is {size} mm; it needs {needed} mm",
    "enlarge the place of the code in the design, or choose a lower error correction there"};
constexpr Rule small_code{"print/code-size", Severity::error,
                          "on page {page}, the code with its free room is {size} mm wide; "
                          "it needs {needed} mm",
                          "enlarge its place in the design"};

constexpr double least_contrast = 4.5, safe_contrast = 7;
// What readers of codes need; 12 pixels a mm are 300 dpi, as fine as paper needs.
constexpr double pixels_per_module = 4, most_per_mm = 12;
// Of a camera on the limit: modules of 2.5 pixels, and 0.1 mm of blur.
constexpr double few_pixels = 2.5, blur_mm = 0.1;
// A picture whose greys differ less shows no code.
constexpr int least_difference = 12;
constexpr double rounding = 0.001;

/// What the middles of the modules show.
struct Samples {
  bool has_code = false;
  int wrong = 0;  ///< modules that are not as expected
  double contrast = 21;
};

class CodeCheck {
 public:
  CodeCheck(const PageUnderTest& test, const SetQr& code)
      : test_(test),
        code_(code),
        module_(code.ground.width / (code.matrix.size + 2 * quiet_modules)),
        picture_(test.view.render(test.index, code.ground, resolution(module_))),
        grey_(grey_of(picture_)) {}

  void run() {
    check_sizes();
    if (grey_.bytes.empty()) {
      check_text();  // says that nothing is read
      return;
    }
    const Samples samples = sample();
    const int modules = code_.matrix.size * code_.matrix.size;
    if (samples.has_code && samples.wrong == modules) {
      test_.report(inverse, {});
      return;
    }
    const bool is_free = check_quiet_zone();
    const bool is_whole = samples.has_code && samples.wrong == 0;
    const bool is_clear = !is_whole || check_contrast(samples.contrast);
    // What else is wrong with the code would only be a consequence.
    if (is_free && is_clear && !check_text()) return;
    if (samples.has_code && samples.wrong > 0)
      test_.report(wrong_modules, {{"count", std::to_string(samples.wrong)}});
  }

 private:
  void check_sizes() {
    const auto mm = [](double value) { return fmt::format("{:.2f}", value); };
    if (module_ < code_.min_module - rounding)
      test_.report(small_module, {{"size", mm(module_)}, {"needed", mm(code_.min_module)}});
    if (std::min(code_.ground.width, code_.ground.height) < code_.min_box - rounding)
      test_.report(small_code, {{"size", mm(std::min(code_.ground.width, code_.ground.height))},
                                {"needed", mm(code_.min_box)}});
  }

  static double resolution(double module) {
    return std::min(pixels_per_module / std::max(module, 0.01), most_per_mm);
  }

  /// The pixel in the middle of a module; (0, 0) is the first one of the symbol.
  const std::uint8_t* pixel(int x, int y) const {
    return picture_.at(code_.ground.x + (x + quiet_modules + 0.5) * module_,
                       code_.ground.y + (y + quiet_modules + 0.5) * module_);
  }

  Samples sample() const {
    const int size = code_.matrix.size;
    std::vector<double> light;
    light.reserve(code_.matrix.dark.size());
    for (int y = 0; y < size; ++y)
      for (int x = 0; x < size; ++x) light.push_back(luminance_of(pixel(x, y)));
    const auto [least, most] = std::minmax_element(light.begin(), light.end());
    const auto [black, white] = std::minmax_element(grey_.bytes.begin(), grey_.bytes.end());
    Samples samples;
    samples.has_code = *white - *black >= least_difference;
    const double middle = std::sqrt((*least + 0.05) * (*most + 0.05)) - 0.05;
    double darkest_light = *most, lightest_dark = *least;
    for (std::size_t i = 0; i < light.size(); ++i) {
      const bool is_dark = light[i] < middle;
      if (is_dark != code_.matrix.dark[i]) ++samples.wrong;
      if (is_dark)
        lightest_dark = std::max(lightest_dark, light[i]);
      else
        darkest_light = std::min(darkest_light, light[i]);
    }
    samples.contrast = contrast_of(darkest_light, lightest_dark);
    return samples;
  }

  bool check_contrast(double ratio) {
    const Parts parts{{"ratio", fmt::format("{:.1f}", ratio)}};
    if (ratio < least_contrast)
      test_.report(low_contrast, parts);
    else if (ratio < safe_contrast)
      test_.report(weak_contrast, parts);
    return ratio >= least_contrast;
  }

  /// Every pixel of the ring but those on its edges, where two colours may share one.
  bool check_quiet_zone() {
    const double ring = quiet_modules * module_ * picture_.per_mm - 1;
    const int last_x = grey_.width - 1, last_y = grey_.height - 1;
    int least = 255, most = 0;
    for (int y = 1; y < last_y; ++y)
      for (int x = 1; x < last_x; ++x) {
        if (std::min({x, y, last_x - x, last_y - y}) >= ring) continue;
        least = std::min<int>(least, grey_.at(x, y));
        most = std::max<int>(most, grey_.at(x, y));
      }
    if (least >= 230 && most - least <= 255 / 20) return true;
    test_.report(inked_zone, {{"room", fmt::format("{:.1f}", quiet_modules * module_)}});
    return false;
  }

  bool check_text() {
    const double scale = std::min(1.0, few_pixels / (module_ * picture_.per_mm));
    const GreyRaster blurred = shrink_and_blur(grey_, scale, blur_mm * picture_.per_mm);
    return is_read("ZXing", decode_with_zxing(grey_), "a sharp picture") &&
           is_read("zbar", decode_with_zbar(grey_), "a sharp picture") &&
           is_read("ZXing", decode_with_zxing(blurred), "a blurred picture") &&
           is_read("zbar", decode_with_zbar(blurred), "a blurred picture");
  }

  bool is_read(const char* reader, const std::string& text, const char* picture) {
    if (text == code_.text) return true;
    test_.report(wrong_text, {{"reader", reader},
                              {"found", text.empty() ? "nothing" : "'" + text + "'"},
                              {"picture", picture},
                              {"expected", code_.text}});
    return false;
  }

  const PageUnderTest& test_;
  const SetQr& code_;
  double module_;
  Raster picture_;  ///< of the ground
  GreyRaster grey_;
};

}  // namespace

void check_codes(const PageUnderTest& test) {
  for (const SetQr& code : test.page.codes) CodeCheck(test, code).run();
}

}  // namespace kier
