#include "io/output_rules.h"

#include "io/names.h"

namespace kier {
namespace {

constexpr Rule cannot_write{"io/cannot-write", Severity::error, "this cannot be written: {words}",
                            "mend that and build again; the published site is as it was"};
constexpr Rule cannot_swap{"io/cannot-swap", Severity::error,
                           "the new site could not be put in place: {words}",
                           "the output folder must be on one disk with nothing mounted inside it; "
                           "the published site is as it was"};

}  // namespace

Diagnostic output_error(const std::string& path, std::error_code error) {
  return complain(cannot_write, {printable(path)}, {{"words", error.message()}});
}

Diagnostic swap_error(const std::string& path, std::error_code error) {
  return complain(cannot_swap, {printable(path)}, {{"words", error.message()}});
}

}  // namespace kier
