#include "campaign/settings.h"

namespace kier {

bool is_source_name(std::string_view name) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  constexpr std::size_t longest = 64;
  return !name.empty() && name.size() <= longest && name.find_first_of("._-") != 0 &&
         name.find_first_not_of(plain) == name.npos;
}

std::string_view text_for(const PerLanguage& texts, std::string_view language,
                          const Settings& settings) {
  auto found = texts.find(language);
  if (found == texts.end()) found = texts.find(settings.default_language());
  return found == texts.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view Strings::text(std::string_view key) const {
  const auto found = texts.find(key);
  return found == texts.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace kier
