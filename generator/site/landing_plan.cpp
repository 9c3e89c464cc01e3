#include "site/landing_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "markup/plain.h"
#include "site/routes.h"
#include "text/slug.h"

namespace kier {

const std::string_view mistyped_address = "/k/404.html", mistyped_twin = "/K/404.html";

namespace {

constexpr Rule step_name{"landing/step-name", Severity::error,
                         "'{name}' cannot be part of an address",
                         "use small letters, digits and hyphens, such as '{nearest}'"};
constexpr Rule repeated_step{"landing/repeated-step", Severity::error,
                             "two steps are named '{name}'", "give each step a name of its own"};
constexpr Rule no_target{"landing/no-target", Severity::error, "the step '{name}' leads nowhere",
                         "add 'target:' to it; only the step 'discord' may do without, for it "
                         "takes the invitation of the channel"};
constexpr Rule wrong_target{"landing/wrong-target", Severity::error,
                            "'{target}' is no page of this site",
                            "did you mean '{nearest}'?|write the path below content/{language}/ "
                            "without .md, an address such as /hulp/, or one with https://"};
constexpr Rule hidden_target{"landing/hidden-target", Severity::warning,
                             "the step '{name}' is left out: {reason}",
                             "publish '{target}', or give the step another target"};
constexpr Rule no_step{"landing/no-step", Severity::error,
                       "no step is left for a channel without an invitation",
                       "add a step with a target of its own"};
constexpr Rule no_landing{"landing/missing", Severity::error,
                          "there is no landing page for the audience '{audience}'",
                          "write content/{language}/{folder}{audience}.md with 'audience: "
                          "{audience}' and 'steps:'"};
constexpr Rule wrong_invite{"landing/invite", Severity::error,
                            "'{invite}' is no address of an invitation",
                            "write it in full, such as https://discord.gg/AbCdEf"};

constexpr std::string_view register_file = "content/channels.csv";
constexpr std::string_view community = "discord";  // the step that may lead to an invitation

/// Addresses that need no escape in a page, nor in the settings of any server.
bool is_plain_web_address(std::string_view address) {
  constexpr std::string_view scheme = "https://";
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#=&+@,";
  return address.starts_with(scheme) && address.size() > scheme.size() &&
         address[scheme.size()] != '/' && address.find_first_not_of(plain) == address.npos;
}

/// What a written target means.
struct Target {
  enum class Kind { page, web, hidden, wrong };
  Kind kind = Kind::wrong;
  std::string address;
  std::string reason;  // of what is hidden
};

class LandingPlan {
 public:
  LandingPlan(const Campaign& campaign, Routes& routes, Diagnostics& sink)
      : campaign_(campaign), settings_(campaign.settings), routes_(routes), sink_(sink) {}

  void run() {
    for (const Item& item : campaign_.items)
      if (is_landing(campaign_.type_of(item)) && !item.introduces_list) read_item(item);
    for (const Channel& channel : campaign_.channels.channels)
      if (const Item* item = item_of(channel)) plan(channel, *item);
    add_routes();
  }

 private:
  void report(const Rule& rule, Location where, Parts parts) {
    sink_.push_back(complain(rule, std::move(where), std::move(parts)));
  }

  static std::string_view text_of(const FieldValue& record, std::string_view part) {
    const FieldValue* value = record.part(part);
    return value == nullptr ? std::string_view{} : value->text();
  }

  /// Its label stands in for a name that is missing.
  static std::string name_of(const FieldValue& step) {
    const std::string_view name = text_of(step, "name");
    return name.empty() ? slugify(text_of(step, "label")) : std::string(name);
  }

  void read_item(const Item& item) {
    keys_of_audience_[std::string(item.text("audience"))].insert(item.key);
    const FieldValue* steps = item.field("steps");
    if (steps == nullptr) return;  // complained about already
    std::set<std::string> names;
    bool any = false;
    for (const FieldValue& step : steps->list()) any |= check_step(item, step, names);
    if (!any) report(no_step, item.where("steps"), {});
  }

  /// True when the step is there for every channel.
  bool check_step(const Item& item, const FieldValue& step, std::set<std::string>& names) {
    const FieldValue* written = step.part("target");
    const std::string name = name_of(step);
    const Location where{item.source, step.mark};
    if (name != slugify(name))
      report(step_name, where, {{"name", name}, {"nearest", slugify(name)}});
    if (!names.insert(name).second) report(repeated_step, where, {{"name", name}});
    if (written == nullptr) {
      if (name != community) report(no_target, where, {{"name", name}});
      return false;
    }
    const std::string text(written->text());
    const Target target = resolve(text, item, index_of_language(item.language));
    if (target.kind == Target::Kind::hidden)
      report(hidden_target, {item.source, written->mark},
             {{"name", name}, {"reason", target.reason}, {"target", text}});
    if (target.kind == Target::Kind::wrong) report_wrong(text, item, written->mark);
    return target.kind != Target::Kind::hidden;
  }

  void report_wrong(const std::string& target, const Item& item, Mark mark) {
    std::vector<std::string> known;
    for (const Item& other : campaign_.items)
      if (campaign_.type_of(other).has_pages && other.language == settings_.default_language())
        known.push_back(other.key);
    report(wrong_target, {item.source, mark},
           {{"target", target},
            {"nearest", nearest(target.substr(0, target.find('#')), known)},
            {"language", item.language}});
  }

  /// `written` in `from`, for a page in a language.
  Target resolve(std::string_view written, const Item& from, std::size_t language) const {
    if (is_plain_web_address(written)) return {Target::Kind::web, std::string(written), {}};
    const std::string_view path = written.substr(0, written.find('#'));
    const std::string_view heading = written.substr(path.size());
    if (path.starts_with('/')) {
      if (!routes_.has(path)) return {};
      return {Target::Kind::page, std::string(written), {}};
    }
    const std::string& code = settings_.languages[language];
    const Item* item = campaign_.find_best(code, path);
    if (item == nullptr) {
      const Withdrawn* gone = campaign_.find_withdrawn(settings_.default_language(), path);
      return gone == nullptr ? Target{} : Target{Target::Kind::hidden, {}, gone->reason};
    }
    std::string address = address_of(*item, language);
    if (address.empty()) return {};
    if (!heading.empty() && item->language == from.language) {  // in others it has another id
      if (!has_heading(item->body, heading.substr(1))) return {};
      address += heading;
    }
    return {Target::Kind::page, std::move(address), {}};
  }

  std::string address_of(const Item& item, std::size_t language) const {
    const auto index = static_cast<std::size_t>(&item - campaign_.items.data());
    const auto in = [&](std::size_t other) -> const std::string& {
      return item.introduces_list ? routes_.of_list[other][item.type]
                                  : routes_.of_item[other][index];
    };
    const std::string& here = in(language);
    return here.empty() ? in(index_of_language(item.language)) : here;
  }

  std::size_t index_of_language(std::string_view code) const {
    const auto& all = settings_.languages;
    const auto at = std::find(all.begin(), all.end(), code);
    return at == all.end() ? 0 : static_cast<std::size_t>(at - all.begin());
  }

  Location where(const Channel& channel) const {
    return {std::string(register_file), channel.mark};
  }

  /// nullptr where something is wrong that has been told.
  const Item* item_of(const Channel& channel) {
    if (channel.code.empty() || channel.audience.empty()) return nullptr;
    if (!channel.landing.empty() && !channel.retired) {
      const Item* item = campaign_.find_best(channel.language, channel.landing);
      if (item != nullptr && is_landing(campaign_.type_of(*item))) return item;
    }
    const auto keys = keys_of_audience_.find(channel.audience);
    if (keys != keys_of_audience_.end())
      return campaign_.find_best(channel.language, *keys->second.begin());
    if (missing_.insert(channel.audience).second) report_missing(channel);
    return nullptr;
  }

  void report_missing(const Channel& channel) {
    std::string folder;
    for (const ItemType& type : campaign_.types)
      if (is_landing(type)) folder = type.folder + "/";
    report(no_landing, where(channel),
           {{"audience", channel.audience},
            {"language", settings_.default_language()},
            {"folder", folder}});
  }

  void plan(const Channel& channel, const Item& item) {
    Landing landing;
    landing.channel = &channel;
    landing.item = &item;
    landing.language = index_of_language(channel.language);
    landing.address = channel_address(channel.code);
    if (settings_.capital_codes) landing.twin = "/K/" + channel.code + "/";
    if (!channel.invite.empty() && !channel.retired && !is_plain_web_address(channel.invite))
      report(wrong_invite, where(channel), {{"invite", channel.invite}});
    if (const FieldValue* steps = item.field("steps"))
      for (const FieldValue& step : steps->list()) add_step(landing, step);
    routes_.landings.push_back(std::move(landing));
  }

  void add_step(Landing& landing, const FieldValue& step) const {
    const Channel& channel = *landing.channel;
    std::string name = name_of(step);
    const bool own = name == community && !channel.invite.empty() && !channel.retired;
    const Target target = own ? Target{Target::Kind::web, channel.invite, {}}
                              : resolve(text_of(step, "target"), *landing.item, landing.language);
    if (target.kind != Target::Kind::page && target.kind != Target::Kind::web) return;
    landing.steps.push_back({std::move(name), std::string(text_of(step, "label")), target.address,
                             target.kind == Target::Kind::web});
  }

  /// Once all landings are in place, since routes point to them.
  void add_routes() {
    if (campaign_.channels.channels.empty()) return;
    for (const Landing& landing : routes_.landings) {
      routes_.taken.emplace(landing.address, register_file);
      Route& route = routes_.pages.emplace_back();
      route.kind = Route::Kind::landing;
      route.language = landing.language;
      route.item = landing.item;
      route.type = &campaign_.type_of(*landing.item);
      route.landing = &landing;
      route.address = landing.address;
      route.source = landing.item->source;
    }
    for (const std::string_view address : {mistyped_address, mistyped_twin}) {
      if (address == mistyped_twin && !settings_.capital_codes) continue;
      Route& route = routes_.pages.emplace_back();
      route.kind = Route::Kind::mistyped;
      route.address = address;
      route.source = register_file;
    }
  }

  const Campaign& campaign_;
  const Settings& settings_;
  Routes& routes_;
  Diagnostics& sink_;
  std::map<std::string, std::set<std::string>, std::less<>> keys_of_audience_;
  std::set<std::string> missing_;  // audiences that have been complained about
};

}  // namespace

bool is_code_address(std::string_view address) {
  return address.starts_with("/k/") || address.starts_with("/K/");
}

bool is_landing(const ItemType& type) {
  return type.field("audience") != nullptr && type.field("steps") != nullptr;
}

void plan_landings(const Campaign& campaign, Routes& routes, Diagnostics& diagnostics) {
  LandingPlan(campaign, routes, diagnostics).run();
}

}  // namespace kier
