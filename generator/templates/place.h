#pragma once

#include <cstdint>

namespace kier {

/// How far an address has been written where an output stands: decides whether
/// the output could still choose the scheme.
enum class AddressPhase : std::uint8_t {
  start,   ///< nothing written yet: the output brings the scheme, or none
  open,    ///< something that may yet turn out to be a scheme
  fixed,   ///< past a '/', '?', '#' or an allowed scheme: only the rest can follow
  barred,  ///< past a scheme that is not allowed, or may not be: no output can follow
};

/// Where an output stands, which says how it has to be escaped.
enum class PlaceKind : std::uint8_t {
  plain,           ///< a .txt file
  html,            ///< text between tags: the only place where markup is markup
  rcdata,          ///< <title> and <textarea>
  attribute,       ///< a quoted attribute's value
  json_attribute,  ///< the same, and the expression ends in tojson
  address,         ///< a quoted href, src, action ...
  address_list,    ///< a quoted srcset
  style,           ///< a style attribute or element
  json,            ///< a JSON file or script; the expression ends in tojson
  xml,             ///< text or a quoted attribute of an XML file
  call,            ///< a macro's, block's or caller's own output, already escaped
};

struct Place {
  PlaceKind kind = PlaceKind::html;
  AddressPhase phase = AddressPhase::start;
};

}  // namespace kier
