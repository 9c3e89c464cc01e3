#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "templates/place.h"
#include "templates/syntax.h"

namespace kier {

/// Where in a file's syntax the text written so far ends.
enum class Spot : std::uint8_t {
  text,
  tag_open,      ///< behind '<'
  end_tag_open,  ///< behind '</'
  declaration,   ///< behind '<!'
  doctype,
  instruction,  ///< behind '<?'
  comment,
  cdata,
  tag_name,
  in_tag,      ///< between attributes
  after_name,  ///< a name was ended by a template tag: it must not go on
  attribute_name,
  after_attribute,  ///< behind an attribute's name and a space
  before_value,
  quoted,
  unquoted,
  raw,     ///< a script or style element
  rcdata,  ///< a title or textarea element
  json,
  json_text,    ///< inside a quoted text of JSON
  json_escape,  ///< behind a backslash in it
  plain,
};

/// What an attribute's value means to a browser.
enum class AttributeKind : std::uint8_t {
  plain,
  address,
  address_list,
  style,
  event,     ///< onclick ...
  document,  ///< srcdoc: a page of its own
  fixed,     ///< decides how the rest is read: type of a script, http-equiv, xmlns
  refresh,   ///< content of <meta http-equiv="refresh">
};

/// The rules of a language as far as escaping needs them, applied to the literal
/// text of a template. Comparing two states tells whether two ways through a
/// template end in the same place.
///
/// It follows the tokenizer of the HTML standard, and refuses what browsers read
/// in two ways: then it need not be right about which one they choose.
struct MarkupState {
  explicit MarkupState(Language of = Language::html);

  Language language;
  Spot spot = Spot::text;
  bool closing = false;         ///< the tag is an end tag
  bool self_closing = false;    ///< the last character in the tag was '/'
  bool json_script = false;     ///< the script's type is JSON
  bool refresh = false;         ///< the tag has http-equiv="refresh"
  bool had_output = false;      ///< an output has been written into this value
  bool content_output = false;  ///< and into the tag's content attribute
  char quote = '"';
  AttributeKind kind = AttributeKind::plain;
  AddressPhase phase = AddressPhase::start;
  std::string element;    ///< whose tag this is, or whose raw text
  std::string attribute;  ///< its name
  std::string value;      ///< its literal value so far; empty outside of one
  std::string pending;    ///< the beginning of something that would end this spot
  int foreign = 0;        ///< how many <svg> and <math> are open

  bool operator==(const MarkupState&) const = default;

  /// Whether files, macros and captured texts may begin and end here.
  bool at_home() const;

  /// The name of the spot for messages: "a comment", "the tag <a>".
  std::string describe() const;
};

/// What is wrong with literal text, and at which byte of it.
struct LiteralMistake {
  std::string problem;  ///< goes behind "the HTML "
  std::string advice;
  std::size_t offset = 0;
};

/// Moves `state` over literal text; stops at the first mistake.
std::optional<LiteralMistake> advance_markup(MarkupState& state, std::string_view literal);

/// A template tag follows: names end here. A mistake when something that cannot be
/// told yet, such as "<" or "--", would be cut in two.
std::optional<LiteralMistake> cut_markup(MarkupState& state);

/// The state where two ways meet; nullopt when they differ too much.
std::optional<MarkupState> join_markup(const MarkupState& a, const MarkupState& b);

/// Where an output at `state` stands, or why nothing can be written there.
struct PlaceAnswer {
  std::optional<Place> place;
  std::string refused;  ///< "a comment", "an event handler (onclick)" ...
  std::string advice;
};
PlaceAnswer place_at(const MarkupState& state);

/// An output has been written at `state`.
void write_output(MarkupState& state);

/// What an attribute of an element means; `state` says which other attributes the tag has.
AttributeKind attribute_kind(const MarkupState& state);

}  // namespace kier
