// The last step of every PDF: what cairo cannot write. cairo knows no page boxes and only RGB,
// where black falls on all four plates of a press; here its colours become inks. The only file
// that writes with libqpdf.
#include "print/press.h"

#define POINTERHOLDER_TRANSITION 4  // nothing here needs qpdf's own pointers of old

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <string_view>

namespace kier {
namespace {

constexpr Rule no_ink{"print/no-ink", Severity::error,
                      "the colour {colour} has no ink that it could be printed with",
                      "add it under 'print: inks:' of content/campaign.yaml, or use a colour that "
                      "stands there"};
constexpr Rule not_for_press{"print/not-for-press", Severity::error, "a press cannot print {what}",
                             "use plain areas of a colour from the table of inks"};
constexpr Rule no_pdf{"print/no-pdf", Severity::error,
                      "what was drawn is no PDF that can be finished"};

using Token = QPDFTokenizer::Token;

std::string name_of_colour(const std::array<int, 3>& rgb) {
  return fmt::format("#{:02x}{:02x}{:02x}", rgb[0], rgb[1], rgb[2]);
}

/// What the filters of one file find; they run while it is written.
struct Refused {
  std::set<std::string> colours, things;
};

/// Where the writer puts the file: qpdf's own buffer would hold it twice, and a third time in ours.
class StringSink : public Pipeline {
 public:
  explicit StringSink(std::string& bytes) : Pipeline("file", nullptr), bytes_(bytes) {}
  void write(const unsigned char* data, std::size_t size) override {
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}

 private:
  std::string& bytes_;
};

/// Replaces the colours of a content stream: "0 0 0 rg" becomes "0 0 0 1 k".
class InkFilter : public QPDFObjectHandle::TokenFilter {
 public:
  InkFilter(const InkTable& inks, Refused& refused) : inks_(inks), refused_(refused) {}

  void handleToken(const Token& token) override {
    switch (token.getType()) {
      case QPDFTokenizer::tt_integer:
      case QPDFTokenizer::tt_real:
        numbers_.push_back(token.getValue());
        return;
      case QPDFTokenizer::tt_space:
      case QPDFTokenizer::tt_comment:
        if (numbers_.empty()) write(separator_after(token));
        return;
      case QPDFTokenizer::tt_word:
        if (set_colour(token.getValue())) return;
        break;
      case QPDFTokenizer::tt_name:
        last_name_ = token.getValue();
        break;
      default:
        break;
    }
    write_numbers();
    writeToken(token);
    if (is_contour_ && token.getType() == QPDFTokenizer::tt_word && token.getValue() == "S") {
      write(" /CutContourEnd gs");
      is_contour_ = false;
    }
  }

  void handleEOF() override { write_numbers(); }

 private:
  /// Runs of blanks become one: cairo writes none, and comments end at the line's end.
  static std::string separator_after(const Token& token) {
    return token.getValue().find_first_of("\r\n") == std::string::npos ? " " : "\n";
  }

  void write_numbers() {
    for (const std::string& number : numbers_) write(number + " ");
    numbers_.clear();
  }

  bool set_colour(const std::string& verb) {
    const bool fills = verb == "rg" || verb == "g";
    if (!fills && verb != "RG" && verb != "G") {
      if ((verb == "cs" || verb == "CS") && last_name_.find("RGB") != std::string::npos)
        refused_.things.insert("a colour space of RGB");
      return false;
    }
    const std::size_t wanted = verb.size() == 2 ? 3 : 1;
    if (numbers_.size() != wanted) return false;
    std::array<int, 3> rgb{};
    for (std::size_t i = 0; i < 3; ++i) rgb[i] = byte_of(numbers_[std::min(i, wanted - 1)]);
    numbers_.clear();
    if (!fills && name_of_colour(rgb) == contour_colour) {
      is_contour_ = true;
      write("/CutContour CS 1 SCN /CutContourBegin gs");
      return true;
    }
    const Ink ink = ink_of(rgb);
    write(fmt::format("{:g} {:g} {:g} {:g} {}", ink[0], ink[1], ink[2], ink[3], fills ? "k" : "K"));
    return true;
  }

  static int byte_of(const std::string& number) {
    double share = 0;
    std::from_chars(number.data(), number.data() + number.size(), share);
    return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
  }

  Ink ink_of(const std::array<int, 3>& rgb) {
    const std::string colour = name_of_colour(rgb);
    if (colour == registration_colour) return {1, 1, 1, 1};
    if (const auto found = inks_.find(colour); found != inks_.end()) return found->second;
    if (rgb[0] == rgb[1] && rgb[1] == rgb[2]) return {0, 0, 0, black_of(rgb[0])};
    refused_.colours.insert(colour);
    return {0, 0, 0, 1};
  }

  /// Three digits are more than any plate shows.
  static double black_of(int light) { return std::round((1 - light / 255.0) * 1000) / 1000; }

  const InkTable& inks_;
  Refused& refused_;
  std::vector<std::string> numbers_;
  std::string last_name_;
  bool is_contour_ = false;
};

/// Goes once through every object of a file, whoever refers to it: pages, forms, patterns,
/// pictures and the structure tree.
class ObjectVisitor {
 public:
  ObjectVisitor(const FinishOptions& options, Refused& refused)
      : options_(options), refused_(refused) {}

  void visit_all(QPDF& pdf) {
    for (QPDFObjectHandle& object : pdf.getAllObjects()) visit(object);
  }

 private:
  void visit(QPDFObjectHandle object) {
    if (object.isArray()) {
      for (int i = 0; i < object.getArrayNItems(); ++i) visit_direct(object.getArrayItem(i));
      return;
    }
    QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
    if (!dictionary.isDictionary()) return;
    if (!options_.press && is_name(dictionary, "/S", "/Figure"))
      dictionary.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(options_.alt));
    if (options_.press) prepare_for_press(object, dictionary);
    for (const std::string& key : dictionary.getKeys()) visit_direct(dictionary.getKey(key));
  }

  /// What is referred to has its own turn.
  void visit_direct(QPDFObjectHandle object) {
    if (!object.isIndirect()) visit(object);
  }

  void prepare_for_press(QPDFObjectHandle& object, QPDFObjectHandle& dictionary) {
    // cairo groups every page and form in RGB, with or without transparency.
    if (is_name(dictionary, "/Type", "/Page") || is_name(dictionary, "/Subtype", "/Form"))
      dictionary.removeKey("/Group");
    if (is_name(dictionary, "/Subtype", "/Image")) {
      if (!is_without_rgb(dictionary.getKey("/ColorSpace")))
        refused_.things.insert("a picture in RGB");
      if (dictionary.hasKey("/SMask")) refused_.things.insert("transparency");
    }
    if (dictionary.hasKey("/ShadingType")) refused_.things.insert("a gradient");
    if (is_see_through(dictionary)) refused_.things.insert("transparency");
    if (object.isStream() &&
        (is_name(dictionary, "/Subtype", "/Form") || dictionary.hasKey("/PatternType")))
      object.addTokenFilter(std::make_shared<InkFilter>(options_.inks, refused_));
  }

  /// Of the graphics states that cairo makes, all but the opaque one.
  static bool is_see_through(QPDFObjectHandle& dictionary) {
    for (const char* key : {"/ca", "/CA"}) {
      QPDFObjectHandle opacity = dictionary.getKey(key);
      if (opacity.isNumber() && opacity.getNumericValue() < 1) return true;
    }
    QPDFObjectHandle blending = dictionary.getKey("/BM");
    if (blending.isName() && blending.getName() != "/Normal") return true;
    return !is_name(dictionary, "/Subtype", "/Image") && dictionary.getKey("/SMask").isDictionary();
  }

  static bool is_without_rgb(QPDFObjectHandle space) {
    return space.isNull() || (space.isName() && (space.getName() == "/DeviceGray" ||
                                                 space.getName() == "/DeviceCMYK"));
  }

  static bool is_name(QPDFObjectHandle& dictionary, const char* key, const char* name) {
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isName() && value.getName() == name;
  }

  const FinishOptions& options_;
  Refused& refused_;
};

class Finish {
 public:
  Finish(const std::string& pdf, const FinishOptions& options) : options_(options) {
    // cairo leaves an entry for a link that it never wrote; qpdf repairs that, and says so.
    pdf_.setSuppressWarnings(true);
    pdf_.processMemoryFile("drawn", pdf.data(), pdf.size());
  }

  std::string run() {
    ObjectVisitor(options_, refused_).visit_all(pdf_);
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) finish_page(page);
    finish_information();
    finish_root();
    return write();
  }

  Diagnostics complaints() const {
    Diagnostics found;
    for (const std::string& colour : refused_.colours)
      found.push_back(complain(no_ink, options_.file, {{"colour", colour}}));
    for (const std::string& thing : refused_.things)
      found.push_back(complain(not_for_press, options_.file, {{"what", thing}}));
    return found;
  }

 private:
  void finish_page(QPDFPageObjectHelper& helper) {
    QPDFObjectHandle page = helper.getObjectHandle();
    const QPDFObjectHandle::Rectangle media = helper.getMediaBox().getArrayAsRectangle();
    page.replaceKey("/TrimBox", box_around(media, 0));
    page.replaceKey("/BleedBox", box_around(media, options_.bleed));
    if (!options_.press) return;
    page.removeKey("/Annots");
    page.removeKey("/StructParents");
    page.removeKey("/Tabs");
    if (options_.has_contour) add_contour_ink(page.getKey("/Resources"));
    helper.addContentTokenFilter(std::make_shared<InkFilter>(options_.inks, refused_));
  }

  /// A line of a spot colour that only the plotter looks at. It hides nothing below it (overprint),
  /// and where nobody knows the colour it shows as magenta.
  static void add_contour_ink(QPDFObjectHandle resources) {
    if (!resources.isDictionary()) return;
    const auto put = [&](const char* kind, const std::string& name, const char* value) {
      if (!resources.getKey(kind).isDictionary())
        resources.replaceKey(kind, QPDFObjectHandle::newDictionary());
      resources.getKey(kind).replaceKey('/' + name, QPDFObjectHandle::parse(value));
    };
    const std::string ink = contour_ink;
    put("/ColorSpace", ink,
        "[/Separation /CutContour /DeviceCMYK"
        " << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] /N 1 >>]");
    put("/ExtGState", ink + "Begin", "<< /Type /ExtGState /OP true /op true /OPM 1 >>");
    put("/ExtGState", ink + "End", "<< /Type /ExtGState /OP false /op false /OPM 0 >>");
  }

  /// The trim and `more` mm around it, not beyond the sheet.
  QPDFObjectHandle box_around(const QPDFObjectHandle::Rectangle& media, double more) const {
    const Box& trim = options_.trim;
    const double left = media.llx + (trim.x - more) * points_per_mm;
    const double right = media.llx + (trim.right() + more) * points_per_mm;
    const double top = media.ury - (trim.y - more) * points_per_mm;
    const double bottom = media.ury - (trim.bottom() + more) * points_per_mm;
    return QPDFObjectHandle::newArray(
        {number(std::max(left, media.llx)), number(std::max(bottom, media.lly)),
         number(std::min(right, media.urx)), number(std::min(top, media.ury))});
  }

  static QPDFObjectHandle number(double value) { return QPDFObjectHandle::newReal(value, 3); }

  void finish_information() {
    QPDFObjectHandle trailer = pdf_.getTrailer();
    if (!trailer.getKey("/Info").isDictionary())
      trailer.replaceKey("/Info", pdf_.makeIndirectObject(QPDFObjectHandle::newDictionary()));
    QPDFObjectHandle info = trailer.getKey("/Info");
    const auto moment = QPDFObjectHandle::newString(pdf_moment(options_.date));
    info.replaceKey("/CreationDate", moment);
    info.replaceKey("/ModDate", moment);
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(options_.title));
    info.removeKey("/Keywords");
    if (!options_.code.empty())
      info.replaceKey("/Keywords", QPDFObjectHandle::newUnicodeString(options_.code));
    if (!options_.press) return;
    info.replaceKey("/GTS_PDFXVersion", QPDFObjectHandle::newString("PDF/X-1a:2003"));
    info.replaceKey("/Trapped", QPDFObjectHandle::newName("/False"));
  }

  void finish_root() {
    QPDFObjectHandle root = pdf_.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(options_.language));
    auto viewer = QPDFObjectHandle::newDictionary();
    viewer.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", viewer);
    if (options_.press) {
      root.removeKey("/StructTreeRoot");
      root.removeKey("/MarkInfo");
      root.replaceKey("/OutputIntents", output_intents());
    } else if (root.hasKey("/StructTreeRoot")) {
      auto mark = QPDFObjectHandle::newDictionary();
      mark.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
      root.replaceKey("/MarkInfo", mark);
    }
  }

  /// A registered name stands for the profile, which then need not be in the file.
  QPDFObjectHandle output_intents() {
    auto intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
    intent.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFX"));
    const auto name = QPDFObjectHandle::newUnicodeString(options_.output_intent);
    intent.replaceKey("/OutputConditionIdentifier", name);
    intent.replaceKey("/OutputCondition", name);
    intent.replaceKey("/RegistryName", QPDFObjectHandle::newString("http://www.color.org"));
    return QPDFObjectHandle::newArray({intent});
  }

  std::string write() {
    std::string bytes;
    StringSink sink(bytes);
    QPDFWriter writer(pdf_);
    writer.setOutputPipeline(&sink);
    writer.setDeterministicID(true);
    if (options_.press) {
      writer.forcePDFVersion("1.4");  // of X-1a:2003; object streams came later
      writer.setObjectStreamMode(qpdf_o_disable);
    } else {
      writer.setMinimumPDFVersion("1.5");
      writer.setObjectStreamMode(qpdf_o_generate);
    }
    writer.write();
    return bytes;
  }

  const FinishOptions& options_;
  Refused refused_;
  QPDF pdf_;
};

}  // namespace

std::string pdf_moment(const std::string& date) {
  std::string day = date;
  std::erase(day, '-');
  return "D:" + day + "000000Z";
}

Outcome<std::string> finish_pdf(const std::string& pdf, const FinishOptions& options) {
  try {
    Finish finish(pdf, options);
    std::string finished = finish.run();
    Diagnostics complaints = finish.complaints();
    if (!complaints.empty()) return complaints;
    return finished;
  } catch (const std::exception&) {
    return complain(no_pdf, options.file);
  }
}

}  // namespace kier
