// The only file that reads with libqpdf (print/press.cpp writes with it).
#include "print/pdf_facts.h"

#define POINTERHOLDER_TRANSITION 4  // nothing here needs qpdf's own pointers of old

#include <map>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace kier {
namespace {

bool is_name(QPDFObjectHandle dictionary, const char* key, const char* name) {
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isName() && value.getName() == name;
}

std::string text_of(QPDFObjectHandle value) {
  if (value.isString()) return value.getUTF8Value();
  return value.isName() ? value.getName().substr(1) : std::string();
}

std::string bytes_of(QPDFObjectHandle stream) {
  const std::shared_ptr<Buffer> bytes = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

/// The forms of one file, each decoded once.
class Forms {
 public:
  FormSource source_for(QPDFObjectHandle resources) {
    resources_.assign(1, resources);
    return {[this](const std::string& name) { return enter(name); },
            [this] { resources_.pop_back(); }};
  }

 private:
  const Form* enter(const std::string& name) {
    if (!resources_.back().isDictionary()) return nullptr;
    QPDFObjectHandle named = resources_.back().getKey("/XObject");
    if (named.isDictionary()) named = named.getKey("/" + name);
    if (!named.isStream()) return nullptr;
    QPDFObjectHandle own = named.getDict().getKey("/Resources");
    resources_.push_back(own.isDictionary() ? own : resources_.back());
    std::unique_ptr<Form>& form = known_[named.getObjectID()];
    if (!form) form = read(named);
    return form.get();
  }

  static std::unique_ptr<Form> read(QPDFObjectHandle stream) {
    auto form = std::make_unique<Form>();
    form->is_picture = !is_name(stream.getDict(), "/Subtype", "/Form");
    if (form->is_picture) return form;
    form->content = bytes_of(stream);
    QPDFObjectHandle matrix = stream.getDict().getKey("/Matrix");
    if (matrix.isArray() && matrix.getArrayNItems() == 6)
      for (int i = 0; i < 6; ++i)
        form->matrix[static_cast<std::size_t>(i)] = matrix.getArrayItem(i).getNumericValue();
    return form;
  }

  std::vector<QPDFObjectHandle> resources_;
  std::map<int, std::unique_ptr<Form>> known_;
};

class FactsReader {
 public:
  FactsReader(const std::string& pdf, bool with_paints) : with_paints_(with_paints) {
    pdf_.setSuppressWarnings(true);
    pdf_.setAttemptRecovery(false);
    pdf_.processMemoryFile("finished", pdf.data(), pdf.size());
  }

  std::optional<PdfFacts> run() {
    read_root();
    for (QPDFObjectHandle& object : pdf_.getAllObjects()) visit(object);
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) read_page(page);
    // A damaged object shows as a warning once something has asked for it.
    if (pdf_.anyWarnings()) return std::nullopt;
    return std::move(facts_);
  }

 private:
  void read_root() {
    QPDFObjectHandle root = pdf_.getRoot();
    facts_.language = text_of(root.getKey("/Lang"));
    QPDFObjectHandle viewer = root.getKey("/ViewerPreferences");
    if (viewer.isDictionary()) {
      QPDFObjectHandle shown = viewer.getKey("/DisplayDocTitle");
      facts_.title_in_bar = shown.isBool() && shown.getBoolValue();
    }
    facts_.tagged =
        root.getKey("/StructTreeRoot").isDictionary() && root.getKey("/MarkInfo").isDictionary();
    QPDFObjectHandle intents = root.getKey("/OutputIntents");
    if (intents.isArray() && intents.getArrayNItems() > 0)
      facts_.output_intent = text_of(intents.getArrayItem(0).getKey("/OutputConditionIdentifier"));
    QPDFObjectHandle info = pdf_.getTrailer().getKey("/Info");
    if (!info.isDictionary()) return;
    facts_.title = text_of(info.getKey("/Title"));
    facts_.created = text_of(info.getKey("/CreationDate"));
    facts_.modified = text_of(info.getKey("/ModDate"));
    facts_.pdfx = text_of(info.getKey("/GTS_PDFXVersion"));
    facts_.trapped = text_of(info.getKey("/Trapped"));
  }

  void visit(QPDFObjectHandle object) {
    if (object.isArray()) note_ink(object);
    if (object.isArray())
      for (int i = 0; i < object.getArrayNItems(); ++i) visit_direct(object.getArrayItem(i));
    QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
    if (!dictionary.isDictionary()) return;
    note(dictionary);
    if (with_paints_ && object.isStream() && dictionary.getKey("/PatternType").isInteger())
      for (Paint& paint :
           read_paints(bytes_of(object), forms_.source_for(dictionary.getKey("/Resources"))))
        facts_.in_patterns.push_back(std::move(paint));
    for (const std::string& key : dictionary.getKeys()) visit_direct(dictionary.getKey(key));
  }

  void visit_direct(QPDFObjectHandle object) {
    if (!object.isIndirect()) visit(object);
  }

  void note(QPDFObjectHandle dictionary) {
    if (is_name(dictionary, "/S", "/Figure")) {
      ++facts_.figures;
      if (text_of(dictionary.getKey("/Alt")).empty()) ++facts_.figures_without_alt;
    }
    if (is_name(dictionary, "/S", "/Transparency") || dictionary.getKey("/SMask").isDictionary() ||
        dictionary.getKey("/SMask").isStream() || is_below_one(dictionary.getKey("/ca")) ||
        is_below_one(dictionary.getKey("/CA")))
      facts_.see_through = true;
    if (dictionary.hasKey("/ShadingType") && !is_for_plates(dictionary.getKey("/ColorSpace")))
      facts_.in_rgb.emplace_back("a gradient");
    if (is_name(dictionary, "/Subtype", "/Image") &&
        !is_for_plates(dictionary.getKey("/ColorSpace")))
      facts_.in_rgb.emplace_back("a picture");
    if (is_name(dictionary, "/Type", "/Font")) note_font(dictionary);
    QPDFObjectHandle over = dictionary.getKey("/OP");
    if (over.isBool() && over.getBoolValue()) facts_.overprints = true;
  }

  /// An ink of its own, and what stands for it where nobody has it.
  void note_ink(QPDFObjectHandle space) {
    if (space.getArrayNItems() < 4 || !space.getArrayItem(0).isName() ||
        space.getArrayItem(0).getName() != "/Separation")
      return;
    facts_.spots.insert(text_of(space.getArrayItem(1)));
    if (!is_for_plates(space.getArrayItem(2))) facts_.in_rgb.emplace_back("a spot colour");
  }

  static bool is_below_one(QPDFObjectHandle number) {
    return number.isNumber() && number.getNumericValue() < 1;
  }

  static bool is_for_plates(QPDFObjectHandle space) {
    return space.isNull() || (space.isName() && (space.getName() == "/DeviceGray" ||
                                                 space.getName() == "/DeviceCMYK"));
  }

  /// Type 0 fonts only refer to one with a file of its own; type 3 fonts are drawings.
  void note_font(QPDFObjectHandle font) {
    if (is_name(font, "/Subtype", "/Type0")) return;
    QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
    bool embedded = is_name(font, "/Subtype", "/Type3");
    if (descriptor.isDictionary())
      for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
        embedded = embedded || descriptor.getKey(key).isStream();
    std::string name = text_of(font.getKey("/BaseFont"));
    if (name.size() > 7 && name[6] == '+') name.erase(0, 7);
    facts_.fonts.push_back({std::move(name), embedded});
  }

  void read_page(QPDFPageObjectHelper& helper) {
    QPDFObjectHandle page = helper.getObjectHandle();
    const QPDFObjectHandle::Rectangle media = helper.getMediaBox().getArrayAsRectangle();
    PageFacts facts;
    facts.media = box_of(media, media);
    facts.height = media.ury;
    if (page.getKey("/TrimBox").isRectangle())
      facts.trim = box_of(page.getKey("/TrimBox").getArrayAsRectangle(), media);
    if (page.getKey("/BleedBox").isRectangle())
      facts.bleed = box_of(page.getKey("/BleedBox").getArrayAsRectangle(), media);
    read_annotations(page.getKey("/Annots"), facts);
    if (with_paints_) {
      Pl_Buffer content("content");
      helper.pipeContents(&content);
      const std::shared_ptr<Buffer> bytes = content.getBufferSharedPointer();
      const std::string_view text(reinterpret_cast<const char*>(bytes->getBuffer()),
                                  bytes->getSize());
      facts.paints = read_paints(text, forms_.source_for(page.getKey("/Resources")));
    }
    facts_.pages.push_back(std::move(facts));
  }

  static Box box_of(const QPDFObjectHandle::Rectangle& box,
                    const QPDFObjectHandle::Rectangle& media) {
    return {(box.llx - media.llx) / points_per_mm, (media.ury - box.ury) / points_per_mm,
            (box.urx - box.llx) / points_per_mm, (box.ury - box.lly) / points_per_mm};
  }

  static void read_annotations(QPDFObjectHandle annotations, PageFacts& facts) {
    if (!annotations.isArray()) return;
    facts.annotations = static_cast<std::size_t>(annotations.getArrayNItems());
    for (int i = 0; i < annotations.getArrayNItems(); ++i) {
      QPDFObjectHandle action = annotations.getArrayItem(i).getKey("/A");
      if (action.isDictionary()) facts.links.push_back(text_of(action.getKey("/URI")));
    }
  }

  bool with_paints_;
  QPDF pdf_;
  Forms forms_;
  PdfFacts facts_;
};

}  // namespace

std::optional<PdfFacts> read_pdf_facts(const std::string& pdf, bool with_paints) {
  try {
    return FactsReader(pdf, with_paints).run();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace kier
