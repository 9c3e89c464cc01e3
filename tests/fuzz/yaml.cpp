// Any bytes: no crash, no silence; and the plain reader says what the YAML parser
// says, places included.
#include "data/yaml.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "data/yaml_plain.h"
#include "text/utf8.h"

namespace {

void require_same(const kier::Value& a, const kier::Value& b) {
  if (a.kind() != b.kind() || a.mark() != b.mark()) std::abort();
  if (a.is_list()) {
    if (a.as_list().size() != b.as_list().size()) std::abort();
    for (std::size_t i = 0; i < a.as_list().size(); ++i)
      require_same(a.as_list()[i], b.as_list()[i]);
  } else if (a.is_map()) {
    if (a.as_map().size() != b.as_map().size()) std::abort();
    for (std::size_t i = 0; i < a.as_map().size(); ++i) {
      const auto& mine = a.as_map()[i];
      const auto& theirs = b.as_map()[i];
      if (mine.key != theirs.key || mine.key_mark != theirs.key_mark) std::abort();
      require_same(mine.value, theirs.value);
    }
  } else if (!(a == b)) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto outcome = kier::parse_yaml(text, "fuzz.md", 3);
  if (!outcome.value && !kier::has_errors(outcome.diagnostics)) std::abort();
  for (const auto& complaint : outcome.diagnostics)
    if (complaint.where.line < 3 || complaint.where.column < 1) std::abort();
  if (kier::find_invalid_utf8(text)) return 0;  // the YAML parser replaces such bytes

  // The line in front means nothing, but only the YAML parser reads it.
  const auto parsed = kier::parse_yaml(" #\n" + std::string(text), "fuzz.md", 2);
  if (outcome.diagnostics.empty() && outcome.value && kier::parse_plain_yaml(text, 3)) {
    if (!parsed.value || !parsed.diagnostics.empty()) std::abort();
    require_same(*outcome.value, *parsed.value);
  }
  return 0;
}
