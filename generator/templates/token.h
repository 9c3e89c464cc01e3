#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

enum class TokenKind : std::uint8_t {
  data,          ///< text outside of tags
  tag_begin,     ///< {%
  tag_end,       ///< %}
  output_begin,  ///< {{
  output_end,    ///< }}
  name,
  integer,  ///< digits with prefix, without '_'
  real,
  text,    ///< a literal, escapes resolved
  symbol,  ///< an operator or a bracket
  end,     ///< of the template
};

struct Token {
  TokenKind kind = TokenKind::end;
  Mark mark;
  std::string text;
  bool complained = false;  ///< a begin: something in its tag has been complained about
};

/// The tokens of a template, comments and raw blocks resolved, whitespace control
/// applied, line ends made '\n', one newline at the very end dropped as Jinja2
/// does. Ends with a token `end`. Every complaint goes to `sink` with `path`; the
/// tokens are well formed all the same: each begin has its end.
std::vector<Token> lex_template(std::string_view source, const std::string& path,
                                Diagnostics& sink);

}  // namespace kier
