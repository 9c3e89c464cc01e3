#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kier {

/// What is wrong with an address that an author wrote.
enum class AddressFault : std::uint8_t {
  none,
  scheme,     ///< begins with a scheme that is not allowed ("javascript:", "C:")
  no_scheme,  ///< "//host/": another computer, without saying how to reach it
  control,    ///< holds a tab, a line end or another control character
};

/// Where an address leads.
enum class AddressUse : std::uint8_t { link, image };

/// Links may begin with http:, https:, mailto: or tel:, images with http: or https:;
/// both may be relative. Judges as a browser reads, which skips blanks and control
/// characters and takes '\' for '/'. `address` is without escapes and entities.
AddressFault check_address(std::string_view address, AddressUse use);

/// The scheme in small letters, without ':'; empty when the address is relative.
std::string scheme_of(std::string_view address);

/// Whether the address leads to another site: http: or https:.
bool is_external(std::string_view address);

}  // namespace kier
