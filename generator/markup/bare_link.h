#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kier {

/// An address that stands in running text without any markup, as GitHub links it.
struct BareLink {
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
};

/// The http or https address around the ':' at text[colon]. It ends at a blank or '<',
/// without the punctuation that belongs to the sentence, and is at most 2,000 bytes.
std::optional<BareLink> bare_url_at(std::string_view text, std::size_t colon);

/// Finds the "www." and e-mail addresses of a text, one after the other.
class BareLinks {
 public:
  explicit BareLinks(std::string_view text);  ///< must outlive this

  std::optional<BareLink> next();

 private:
  std::string_view text_;
  std::size_t from_ = 0;
  std::size_t web_;   // the next "www."
  std::size_t sign_;  // the next '@'
};

/// The whole address of what BareLinks found: with "http://" or "mailto:".
std::string target_of_bare_link(std::string_view link);

}  // namespace kier
