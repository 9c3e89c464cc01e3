// The only file that includes libxml2's headers.
#include "print/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "text/escape.h"

namespace kier {
namespace {

constexpr Rule not_xml{"print/xml", Severity::error, "this is no SVG: {words}",
                       "open it in Inkscape and save it as a plain SVG"};
constexpr Rule has_type{"print/xml-doctype", Severity::error,
                        "the file has a document type (<!DOCTYPE ...>), which can hide anything",
                        "remove it, or save the file as a plain SVG in Inkscape"};
constexpr Rule too_large{"print/xml-limit", Severity::error, "the file has more than {limit}",
                         "simplify the drawing; Inkscape: Path > Simplify"};

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

std::vector<std::pair<std::string, std::string>> attributes_of(const xmlNode& element) {
  constexpr std::string_view xlink = "http://www.w3.org/1999/xlink";
  std::vector<std::pair<std::string, std::string>> attributes;
  for (const xmlAttr* a = element.properties; a != nullptr; a = a->next) {
    if (a->ns != nullptr && text_of(a->ns->href) != xlink) continue;
    const std::unique_ptr<xmlChar, void (*)(void*)> value(
        xmlNodeListGetString(element.doc, a->children, 1), xmlFree);
    attributes.emplace_back(text_of(a->name), text_of(value.get()));
  }
  return attributes;
}

/// False when the tree is too deep.
bool copy(const xmlNode& element, int depth, XmlNode& into) {
  if (depth > xml_max_depth) return false;
  into.name = text_of(element.name);
  into.space = element.ns == nullptr ? "" : text_of(element.ns->href);
  into.line = static_cast<int>(xmlGetLineNo(&element));
  into.attributes = attributes_of(element);
  for (const xmlNode* child = element.children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      into.children.emplace_back();
      if (!copy(*child, depth + 1, into.children.back())) return false;
    } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      XmlNode text;
      text.text = text_of(child->content);
      text.line = static_cast<int>(xmlGetLineNo(child));
      into.children.push_back(std::move(text));
    }
  }
  return true;
}

Diagnostic complain_of(const SourceFile& file, const xmlError* error) {
  if (error == nullptr) return complain(not_xml, {file.path}, {{"words", "it cannot be read"}});
  std::string words = error->message == nullptr ? "" : error->message;
  while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
  return complain(not_xml, {file.path, error->line, error->int2}, {{"words", words}});
}

void write(const XmlNode& node, bool is_root, std::string& out) {
  if (node.is_text()) {
    out += escape_xml(node.text);
    return;
  }
  out += '<' + node.name;
  if (is_root)
    out += " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  for (const auto& [name, value] : node.attributes)
    out += (name == "href" ? " xlink:" : " ") + name + "=\"" + escape_xml(value) + '"';
  if (node.children.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  for (const XmlNode& child : node.children) write(child, false, out);
  out += "</" + node.name + '>';
}

}  // namespace

const std::string* XmlNode::attribute(std::string_view key) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const auto& pair) { return pair.first == key; });
  return found == attributes.end() ? nullptr : &found->second;
}

std::string_view XmlNode::get(std::string_view key) const {
  const std::string* value = attribute(key);
  return value == nullptr ? std::string_view() : std::string_view(*value);
}

Outcome<XmlNode> parse_xml(const SourceFile& file) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  if (file.text.size() > xml_max_bytes)
    return complain(too_large, {file.path}, {{"limit", "4 MB"}});
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(xmlNewParserCtxt(),
                                                                           xmlFreeParserCtxt);
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
      xmlCtxtReadMemory(context.get(), file.text.data(), static_cast<int>(file.text.size()),
                        nullptr, nullptr, options),
      xmlFreeDoc);
  if (document && document->intSubset != nullptr) return complain(has_type, {file.path});
  if (!document) return complain_of(file, xmlCtxtGetLastError(context.get()));
  XmlNode root;
  if (!copy(*xmlDocGetRootElement(document.get()), 1, root))
    return complain(too_large, {file.path},
                    {{"limit", std::to_string(xml_max_depth) + " levels of groups"}});
  return root;
}

std::string to_xml(const XmlNode& root) {
  std::string out;
  write(root, true, out);
  return out;
}

}  // namespace kier
