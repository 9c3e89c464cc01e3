#include <algorithm>
#include <array>
#include <utility>

#include "templates/address.h"
#include "templates/markup_state.h"

namespace kier {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/// What may follow '<' for a tag to begin; in HTML, "<_" is text.
bool starts_name(char c, Language language) {
  const bool letter = lower(c) >= 'a' && lower(c) <= 'z';
  if (language != Language::xml) return letter;
  return letter || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

/// Elements whose text browsers read by rules of their own, mostly of the past.
constexpr std::array<std::string_view, 5> refused_elements = {"xmp", "noembed", "noframes",
                                                              "plaintext", "listing"};

bool is_json_type(std::string_view type) {
  std::string low;
  for (const char c : type) low += lower(c);
  return low == "application/json" || low == "importmap" || low == "speculationrules" ||
         (low.starts_with("application/") && low.ends_with("+json"));
}

/// Moves the state over one character at a time.
class Advance {
 public:
  explicit Advance(MarkupState& state) : state_(state) {}

  std::optional<LiteralMistake> run(std::string_view literal) {
    for (at_ = 0; at_ < literal.size() && !mistake_; ++at_) step(literal[at_]);
    return std::move(mistake_);
  }

 private:
  void wrong(std::string problem, std::string advice) {
    mistake_ = LiteralMistake{std::move(problem), std::move(advice), at_};
  }

  void step(char c) {
    switch (state_.spot) {
      case Spot::text:
        if (c == '<') state_.spot = Spot::tag_open;
        return;
      case Spot::tag_open:
        return tag_open(c);
      case Spot::end_tag_open:
        return end_tag_open(c);
      case Spot::declaration:
        return declaration(c);
      case Spot::doctype:
        return doctype(c);
      case Spot::instruction:
        return instruction(c);
      case Spot::comment:
        return comment(c);
      case Spot::cdata:
        return until("]]>", c);
      case Spot::raw:
        return raw(c);
      case Spot::rcdata:
        return rcdata(c);
      case Spot::json:
      case Spot::json_text:
      case Spot::json_escape:
        return json(c);
      case Spot::plain:
        return;
      default:
        return in_tag(c);
    }
  }

  void tag_open(char c) {
    state_.spot = Spot::text;
    if (c == '/') {
      state_.spot = Spot::end_tag_open;
    } else if (c == '!') {
      state_.spot = Spot::declaration;
    } else if (c == '?') {
      state_.spot = Spot::instruction;
    } else if (starts_name(c, state_.language)) {
      begin_tag(c);
    } else if (c == '<') {
      state_.spot = Spot::tag_open;
    }
  }

  void begin_tag(char c) {
    state_.closing = state_.spot == Spot::end_tag_open;
    state_.spot = Spot::tag_name;
    state_.element = std::string(1, lower(c));
  }

  void end_tag_open(char c) {
    if (starts_name(c, state_.language)) return begin_tag(c);
    wrong("has '</' without a name behind it", "write &lt; for the sign itself");
  }

  /// Behind "<!": decides on the first letters what it is.
  void declaration(char c) {
    state_.pending += c;
    const std::string_view begun = state_.pending;
    if (begun == "--") {
      state_.spot = Spot::comment;  // the dashes may belong to its end: "<!-->"
    } else if (begun == "[CDATA[" && state_.language == Language::xml) {
      state_.spot = Spot::cdata;
      state_.pending.clear();
    } else if (!std::string_view("--").starts_with(begun) &&
               !std::string_view("[CDATA[").starts_with(begun)) {
      state_.spot = Spot::doctype;
      state_.pending.clear();
      doctype(c);
    } else if (begun == "[CDATA[") {
      wrong("has a CDATA section, which exists in XML only", "remove it");
    }
  }

  void doctype(char c) {
    if (c == '[')
      wrong("has a declaration with brackets", "remove the brackets and what is inside");
    if (c == '>') to_text();
  }

  void instruction(char c) {
    if (state_.language == Language::xml) return until("?>", c);
    if (c == '>') to_text();
  }

  /// Waits for `end`; `pending` is as much of it as has been seen.
  void until(std::string_view end, char c) {
    state_.pending += c;
    while (!end.starts_with(state_.pending)) state_.pending.erase(0, 1);
    if (state_.pending == end) to_text();
  }

  void comment(char c) {
    if (c == '>' && (state_.pending == "--" || state_.pending == "--!")) return to_text();
    if (c == '-') {
      state_.pending = state_.pending == "-" || state_.pending == "--" ? "--" : "-";
    } else if (c == '!' && state_.pending == "--") {
      state_.pending = "--!";
    } else {
      state_.pending.clear();
    }
  }

  void to_text() {
    const int foreign = state_.foreign;
    state_ = MarkupState(state_.language);
    state_.foreign = foreign;
  }

  void in_tag(char c) {
    if (state_.spot != Spot::quoted && state_.spot != Spot::before_value && c == '>')
      return end_of_tag();
    switch (state_.spot) {
      case Spot::tag_name:
        if (is_blank(c) || c == '/') return between(c);
        state_.element += lower(c);
        return;
      case Spot::after_name:
        if (is_blank(c) || c == '/') return between(c);
        return wrong("has a name that is cut in two by a template tag",
                     "put a space in front of the attribute");
      case Spot::in_tag:
        if (is_blank(c) || c == '/') return between(c);
        return begin_attribute(c);
      case Spot::attribute_name:
      case Spot::after_attribute:
        return attribute_name(c);
      case Spot::before_value:
        return before_value(c);
      case Spot::unquoted:
        if (is_blank(c)) return end_of_value();
        state_.value += c;
        return;
      default:
        return quoted(c);
    }
  }

  void between(char c) {
    state_.spot = Spot::in_tag;
    state_.attribute.clear();
    state_.self_closing = c == '/';
  }

  void begin_attribute(char c) {
    if (c == '"' || c == '\'' || c == '<' || c == '=')
      return wrong("has '" + std::string(1, c) + "' where the name of an attribute should stand",
                   "write name=\"value\", with a space in front");
    state_.spot = Spot::attribute_name;
    state_.attribute = std::string(1, lower(c));
    state_.self_closing = false;
  }

  void attribute_name(char c) {
    if (c == '=') {
      state_.spot = Spot::before_value;
    } else if (c == '/') {
      between(c);
    } else if (is_blank(c)) {
      state_.spot = Spot::after_attribute;
    } else if (state_.spot == Spot::after_attribute) {
      begin_attribute(c);
    } else {
      state_.attribute += lower(c);
    }
  }

  void before_value(char c) {
    if (is_blank(c)) return;
    if (c == '>') return wrong("has an attribute without a value", "remove the '='");
    state_.kind = attribute_kind(state_);
    state_.phase = AddressPhase::start;
    if (c == '"' || c == '\'') {
      state_.spot = Spot::quoted;
      state_.quote = c;
      return;
    }
    state_.spot = Spot::unquoted;
    state_.value += c;
  }

  void quoted(char c) {
    if (c == state_.quote) return end_of_value();
    if (state_.kind == AttributeKind::address) {
      if (c == ':' && state_.phase == AddressPhase::open && state_.had_output)
        return wrong("has a ':' behind an output in an address",
                     "write the beginning of the address out, or give it as one value");
      // What has been read of a scheme is judged as a whole.
      const bool begun = state_.phase == AddressPhase::open && !state_.had_output;
      state_.phase = begun ? address_phase_after(AddressPhase::start, state_.value + c)
                           : address_phase_after(state_.phase, std::string_view(&c, 1));
    }
    state_.value += c;
  }

  void end_of_value() {
    const bool http_equiv = state_.attribute == "http-equiv";
    if (http_equiv) state_.refresh = is_refresh(state_.value);
    if (state_.refresh && http_equiv && state_.content_output)
      wrong("has http-equiv behind a content attribute with an output", "put http-equiv first");
    if (state_.attribute == "type" && state_.element == "script")
      state_.json_script = is_json_type(state_.value);
    if (state_.attribute == "content" && state_.had_output) state_.content_output = true;
    state_.spot = Spot::in_tag;
    state_.attribute.clear();
    state_.value.clear();
    state_.had_output = false;
    state_.kind = AttributeKind::plain;
    state_.phase = AddressPhase::start;
    state_.quote = '"';
  }

  static bool is_refresh(std::string_view value) {
    std::string low;
    for (const char c : value)
      if (!is_blank(c)) low += lower(c);
    return low == "refresh";
  }

  void end_of_tag() {
    if (state_.spot == Spot::unquoted) end_of_value();
    const MarkupState tag = state_;
    const bool xml = tag.language == Language::xml;
    if ((tag.element == "svg" || tag.element == "math") && !tag.self_closing && !xml)
      state_.foreign = std::max(0, tag.foreign + (tag.closing ? -1 : 1));
    to_text();
    if (!tag.closing && !(xml && tag.self_closing)) begin_content(tag);
  }

  /// Behind the tag of an element whose content has rules of its own.
  void begin_content(const MarkupState& tag) {
    const std::string& element = tag.element;
    const bool html = tag.language == Language::html;
    if (html && std::find(refused_elements.begin(), refused_elements.end(), element) !=
                    refused_elements.end())
      return wrong("has the element <" + element + ">, which browsers read in ways of their own",
                   "use <pre> or another element");
    if (element == "script" || element == "style" || (html && element == "iframe")) {
      if (state_.foreign > 0)
        return wrong("has <" + element + "> inside <svg> or <math>", "move it out of there");
      state_.spot = tag.json_script ? Spot::json : Spot::raw;
    } else if (html && (element == "title" || element == "textarea")) {
      state_.spot = Spot::rcdata;
    } else {
      return;
    }
    state_.element = element;
  }

  /// Looks out for the end tag of the element that holds raw text, and for what
  /// hides it: `pending` is the beginning of either.
  bool end_tag_ahead(char c) {
    const std::string end = "</" + state_.element;
    if (state_.pending == end && (is_blank(c) || c == '>' || c == '/')) {
      const std::string element = state_.element;
      to_text();
      state_.element = element;
      state_.closing = true;
      state_.spot = Spot::tag_name;
      in_tag(c);
      return true;
    }
    const std::string_view hiding = state_.element == "script" ? "<!--" : "";
    state_.pending += lower(c);
    while (!state_.pending.empty() && !std::string_view(end).starts_with(state_.pending) &&
           !hiding.starts_with(state_.pending))
      state_.pending.erase(0, 1);
    return false;
  }

  void raw(char c) {
    if (!end_tag_ahead(c) && state_.pending == "<!--") raw_comment();
  }

  void raw_comment() {
    wrong("has '<!--' inside a script, which hides the script's end from browsers", "remove it");
  }

  void rcdata(char c) {
    const bool begun = !state_.pending.empty();
    if (end_tag_ahead(c)) return;
    if (begun && state_.pending.empty())
      wrong("has '<' inside <" + state_.element + ">, where only text can stand",
            "write &lt; for the sign itself");
  }

  void json(char c) {
    if (!state_.element.empty() && end_tag_ahead(c)) return;
    if (state_.pending == "<!--") return raw_comment();
    if (state_.spot == Spot::json_escape) {
      state_.spot = Spot::json_text;
    } else if (c == '"') {
      state_.spot = state_.spot == Spot::json ? Spot::json_text : Spot::json;
    } else if (c == '\\' && state_.spot == Spot::json_text) {
      state_.spot = Spot::json_escape;
    }
  }

  MarkupState& state_;
  std::optional<LiteralMistake> mistake_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<LiteralMistake> advance_markup(MarkupState& state, std::string_view literal) {
  return Advance(state).run(literal);
}

}  // namespace kier
