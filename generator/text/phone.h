#pragma once

#include <string>
#include <string_view>

namespace kier {

/// A phone number as the campaign writes it: a short one ("112", "1813"), or groups
/// with one space between ("0800 13 500", "09 230 56 46"), that is
/// ^(1\d{2,3}|0\d{1,3}( \d{2,3})+)$. One form, so that the same number is never
/// written in two ways and is dialled as it is read.
bool is_phone(std::string_view text);

/// The length of such a number at the start of `text` with groups (not a short
/// one), 0 when there is none or when it runs on in a letter or a digit.
std::size_t grouped_phone_at(std::string_view text);

/// The same for a number that is written from abroad, without its '+': "32 9 230 56 46".
std::size_t international_phone_at(std::string_view text);

// Of what is_phone accepts:
std::string phone_digits(std::string_view phone);   ///< for a tel: address: "080013500"
std::string phone_display(std::string_view phone);  ///< never broken over lines (U+00A0)
/// Digit by digit, so that a screen reader does not read "eighteen hundred
/// thirteen": "1-8-1-3", groups parted by a comma: "0-8-0-0, 1-3, 5-0-0".
std::string phone_spoken(std::string_view phone);

}  // namespace kier
