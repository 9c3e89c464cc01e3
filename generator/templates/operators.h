#pragma once

#include <span>
#include <string>
#include <string_view>

#include "data/value.h"
#include "templates/syntax.h"
#include "templates/work.h"

namespace kier {

/// The language's operators on values. They follow Python; where a whole number
/// would grow beyond 64 bits, where text meets numbers and the like, they answer
/// with a problem. Safe to call from many threads, each with its own Work.
Answer add(const Value& a, const Value& b, Work& work);
Answer multiply(const Value& a, const Value& b, Work& work);
/// subtract, divide, floor_divide, modulo and power of two numbers; modulo of a
/// text fills it in as the filter `format` does.
Answer calculate(Operation operation, const Value& a, const Value& b, Work& work);
Answer negate(const Value& a, Work& work);

/// Whether an `if` takes it for true: not none, false, zero or empty.
bool is_true(const Value& value);

/// As `==`: 1 equals 1.0 and true, text equals markup with the same letters.
/// nullopt when the values are nested too deeply to tell.
std::optional<bool> equals(const Value& a, const Value& b, Work& work);

/// Which comes first, among numbers, among texts, among lists: negative, 0, positive.
std::optional<int> order_of(const Value& a, const Value& b, Work& work);

std::optional<bool> contains(const Value& whole, const Value& part, Work& work);
std::optional<bool> compare(Comparison comparison, const Value& a, const Value& b, Work& work);

/// Appends what `{{ value }}` prints; none, lists and maps have no text.
bool append_text(const Value& value, std::string& out, Work& work);
std::optional<std::string> text_of(const Value& value, Work& work);

/// Joins the parts; when one of them is markup, the others are escaped and the whole is markup.
Answer concat(std::span<const Value* const> parts, Work& work);

bool is_texty(const Value& value);  ///< text or markup

}  // namespace kier
