#pragma once
// The rules that more than one pass reports; every other rule stands where its check does.

#include "base/diagnostic.h"

namespace kier {

inline constexpr Rule duplicate_name{"template/duplicate", Severity::error,
                                     "{what} '{name}' stands twice; the first is in line {line}",
                                     "give one of them another name"};
inline constexpr Rule call_needs_macro{"template/call-without-macro", Severity::error,
                                       "'call' needs the call of a macro",
                                       "write for example {example}"};
inline constexpr Rule unknown_macro{"template/unknown-macro", Severity::error,
                                    "'{file}' has no macro '{name}'", "did you mean '{nearest}'?"};
inline constexpr Rule names_refused{"template/named-argument", Severity::error,
                                    "{what} takes arguments without names only",
                                    "leave out '{name}='"};
inline constexpr Rule too_many_arguments{"template/too-many-arguments", Severity::error,
                                         "{what} takes {most}, not {given}"};

}  // namespace kier
