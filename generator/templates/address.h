#pragma once

#include <string_view>

#include "templates/place.h"
#include "templates/work.h"

namespace kier {

/// Whether an output may stand in an address that has been written as far as
/// `phase` says: it must not bring a scheme other than http, https, mailto, tel
/// and sms, nor characters that browsers drop. False with a problem.
bool check_address(std::string_view text, AddressPhase phase, Work& work);

/// The same for srcset, a list of addresses parted by commas.
bool check_addresses(std::string_view text, Work& work);

/// The phase after `literal`, which the template itself writes into the address.
AddressPhase address_phase_after(AddressPhase before, std::string_view literal);

/// The phase where two ways through a template meet.
AddressPhase join_phases(AddressPhase a, AddressPhase b);

}  // namespace kier
