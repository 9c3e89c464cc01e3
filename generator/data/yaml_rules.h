#pragma once

#include "base/diagnostic.h"

/// The rules that both the reader of YAML events and the explanation of syntax
/// errors report: the same mistake can show in either.
namespace kier::yaml_rules {

inline constexpr Rule unclosed_quote{"yaml/unclosed-quote", Severity::error,
                                     "the quote that opens here is never closed",
                                     "put the same quote at the end of the value"};
inline constexpr Rule anchor{
    "yaml/anchor", Severity::error,
    "'&' and '*' at the start of a value stand for anchors and aliases, which are not used here",
    "put quotes round the value if it is text; else write it out in full"};
inline constexpr Rule tag{
    "yaml/tag", Severity::error,
    "'!' at the start of a value stands for a type tag, which is not used here",
    "put quotes round the value if it is text; else leave the tag out"};
inline constexpr Rule indentation{
    "yaml/indentation", Severity::error, "this line does not line up with the lines above it",
    "begin it in the same column as '{above}', or put quotes round the value there|"
    "begin it in the same column as the lines that it belongs with, with spaces only"};
inline constexpr Rule missing_colon{
    "yaml/missing-colon", Severity::error, "'{key}' has no colon and no value",
    "write '{key}: value'; text that belongs to the line above begins with spaces"};
inline constexpr Rule missing_space{"yaml/missing-space", Severity::error,
                                    "there is no space after the colon of '{key}'",
                                    "write '{key}: {value}'"};

}  // namespace kier::yaml_rules
