#pragma once

#include <span>
#include <string>
#include <string_view>

#include "data/value.h"
#include "templates/work.h"

namespace kier {

/// Fills the arguments into %s, %d, %05.2f and the like, as Python's `%` does.
Answer format_text(std::string_view format, std::span<const Value* const> arguments, Work& work);

/// The same with one value: a list gives the arguments in order, a map gives those
/// of %(name)s, anything else is the only argument.
Answer format_with(std::string_view format, const Value& arguments, Work& work);

}  // namespace kier
