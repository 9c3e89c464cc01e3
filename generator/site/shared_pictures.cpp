#include "site/shared_pictures.h"

namespace kier {
namespace {

std::string path_of(std::string_view language, std::string_view name) {
  return "og/" + std::string(language) + '/' + std::string(name) + ".png";
}

std::string name_of_audience(std::string_view id) {
  return "for-" + std::string(id);
}

}  // namespace

std::vector<SharedPicture> plan_shared_pictures(const Campaign& campaign, const Assets& assets) {
  const Settings& settings = campaign.settings;
  std::vector<SharedPicture> pictures;
  for (std::size_t i = 0; i < settings.whole_languages; ++i) {
    const std::string& language = settings.languages[i];
    const auto text = [&](const PerLanguage& texts) {
      return std::string(text_for(texts, language, settings));
    };
    const auto add = [&](std::string_view name, const std::string& title) {
      std::string path = path_of(language, name);
      if (assets.address(path).empty())
        pictures.push_back({std::move(path), language, title, text(settings.tagline)});
    };
    add("home", text(settings.title));
    for (const Topic& audience : settings.audiences)
      add(name_of_audience(audience.id), text(audience.title));
    for (const ItemType& type : campaign.types)
      if (type.has_list()) add(type.name, text(type.title));
  }
  return pictures;
}

std::string shared_picture_of(const Campaign& campaign, const Route& route) {
  const Settings& settings = campaign.settings;
  const auto path = [&](std::string_view name) {
    const std::size_t language = settings.is_whole(route.language) ? route.language : 0;
    return path_of(settings.languages[language], name);
  };
  if (route.kind == Route::Kind::audience) return path(name_of_audience(route.topic->id));
  if (route.type != nullptr && route.type->has_list()) return path(route.type->name);
  const bool is_page = route.kind == Route::Kind::item && route.item != nullptr;
  if (is_page && route.item->audiences.size() == 1)
    return path(name_of_audience(route.item->audiences.front()));
  return path("home");
}

}  // namespace kier
