#include "print/plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "campaign/code.h"
#include "print/colour.h"

namespace kier {
namespace {

using Kind = FileExpectation::Kind;

constexpr Rule no_product{"print/no-product", Severity::error, "there is no product '{product}'",
                          "did you mean '{nearest}'?|the products are: {known}"};
constexpr Rule no_audience{"print/no-audience", Severity::error,
                           "the campaign has no audience '{audience}'",
                           "did you mean '{nearest}'?|the audiences are: {known}"};
constexpr Rule no_channel{"print/no-channel", Severity::error, "no channel has the code '{code}'",
                          "'kier channel list' shows all codes"};
constexpr Rule retired{"print/retired", Severity::error, "the channel {code} is retired",
                       "print for another channel, or add a new one with 'kier channel add'"};
constexpr Rule no_channels{"print/no-channels", Severity::error,
                           "there is no open channel to print for",
                           "add one: kier channel add --kind venue --name \"NAME\" --audience "
                           "AUDIENCE --language nl"};
constexpr Rule no_design{"print/no-design", Severity::error,
                         "there is no design for {product} and the audience '{audience}'",
                         "draw it, as docs/print-designs.md tells; it may begin as a copy of "
                         "'{other}'|draw it, as docs/print-designs.md tells"};
constexpr Rule no_texts{"print/no-texts", Severity::error,
                        "there are no print texts for the audience '{audience}'",
                        "write them in {file} with 'audience: {audience}'"};
constexpr Rule wrong_trim{"print/design-trim", Severity::error,
                          "the trim is {found} mm; {product} is {wanted} mm",
                          "change width, height and viewBox; they are the trim and the bleed"};
constexpr Rule no_ink{"print/design-ink", Severity::error,
                      "the colour {colour} has no ink that it could be printed with",
                      "add it under 'print: inks:' of content/campaign.yaml, or use a colour that "
                      "stands there"};
constexpr Rule no_publisher{"print/no-publisher", Severity::error,
                            "'publisher' is empty: print for the public must name who answers "
                            "for it",
                            "fill in a name and an address, such as 'publisher: An Peeters, "
                            "Kerkstraat 1, 9000 Gent'"};
constexpr Rule publisher_gap{"print/publisher-gap", Severity::warning,
                             "'publisher' is empty: a line to write on is printed in its place",
                             "fill in a name and an address, or write them on every copy"};
constexpr Rule example{"print/example-address", Severity::error,
                       "'base_url' is still an example address, and codes would lead to it",
                       "fill in the address where the site will stand; --proof prints a proof"};

const std::string settings_file = "content/campaign.yaml";

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string plain(double number) {
  std::string text = std::to_string(std::round(number * 10) / 10);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string size_text(double width, double height) {
  return plain(width) + " x " + plain(height);
}

class Planner {
 public:
  Planner(const Campaign& campaign, const SourceTree& templates, const PrintRequest& request)
      : campaign_(campaign), templates_(templates), request_(request) {}

  Outcome<PrintPlan> run() {
    check_settings();
    const auto products = find_products();
    check_audience();
    plan_.channels = find_channels();
    for (const Product* product : products)
      for (const Channel* channel : plan_.channels) add_job(*product, *channel);
    if (plan_.channels.empty() && !has_errors(sink_)) report(no_channels, {"content/channels.csv"});
    if (plan_.channels.empty() || (plan_.jobs.empty() && !request_.products.empty()))
      return std::move(sink_);
    return {std::move(plan_), std::move(sink_)};
  }

 private:
  void report(const Rule& rule, Location where, Parts parts = {}) {
    sink_.push_back(complain(rule, std::move(where), std::move(parts)));
  }

  void check_settings() {
    const Settings& settings = campaign_.settings;
    const bool press = request_.style.kind == Kind::press;
    if (settings.publisher.empty() && request_.style.kind != Kind::screen)
      report(press && !request_.style.proof ? no_publisher : publisher_gap, {settings_file});
    if (!press || request_.style.proof) return;
    const std::string& url = settings.base_url;
    const auto host = url.find("://") == url.npos ? 0 : url.find("://") + 3;
    const std::string name = url.substr(host, url.find('/', host) - host);
    if (name.ends_with(".example")) report(example, {settings_file});
  }

  std::vector<const Product*> find_products() {
    std::vector<std::string> known;
    for (const Product& product : products()) known.emplace_back(product.id);
    std::vector<const Product*> found;
    for (const std::string& id : request_.products) {
      const Product* product = find_product(id);
      if (product == nullptr)
        report(no_product, {settings_file},
               {{"product", id}, {"nearest", nearest(id, known)}, {"known", joined(known)}});
      else if (std::find(found.begin(), found.end(), product) == found.end())
        found.push_back(product);
    }
    return found;
  }

  void check_audience() {
    std::vector<std::string> known;
    for (const Topic& audience : campaign_.settings.audiences) known.push_back(audience.id);
    const std::string& wanted = request_.audience;
    if (wanted.empty() || std::find(known.begin(), known.end(), wanted) != known.end()) return;
    report(no_audience, {settings_file},
           {{"audience", wanted}, {"nearest", nearest(wanted, known)}, {"known", joined(known)}});
  }

  bool is_wanted(const Channel& channel) const {
    return request_.audience.empty() || channel.audience == request_.audience;
  }

  std::vector<const Channel*> find_channels() {
    std::vector<const Channel*> found;
    for (const std::string& typed : request_.codes) {
      const Channel* channel = campaign_.channels.find(read_code(typed).code);
      const Location where{"content/channels.csv", channel == nullptr ? Mark{} : channel->mark};
      if (channel == nullptr)
        report(no_channel, where, {{"code", typed}});
      else if (channel->retired)
        report(retired, where, {{"code", channel->code}});
      else if (is_wanted(*channel) && std::find(found.begin(), found.end(), channel) == found.end())
        found.push_back(channel);
    }
    if (!request_.codes.empty()) return found;
    for (const Channel& channel : campaign_.channels.channels)
      if (!channel.retired && is_wanted(channel)) found.push_back(&channel);
    return found;
  }

  void add_job(const Product& product, const Channel& channel) {
    const Item* item = texts_item(channel);
    const auto design = design_for(product, channel);
    if (item == nullptr || !design) return;
    auto& texts = texts_[{item, channel.language}];
    if (!texts)
      texts = std::make_shared<const SlotTexts>(common_texts(campaign_, *item, channel.language));
    if (checked_.insert({design.get(), item}).second)
      for (Diagnostic& d : check_texts_for(design->design, *texts, *item))
        sink_.push_back(std::move(d));
    plan_.jobs.push_back({design, texts, &channel, channel.language});
  }

  const Item* texts_item(const Channel& channel) {
    const Item* item = find_print_texts(campaign_, channel.audience, channel.language);
    if (item == nullptr && without_texts_.insert(channel.audience).second)
      report(no_texts, {"content/" + campaign_.settings.default_language() + "/drukwerk"},
             {{"audience", channel.audience},
              {"file", "content/" + campaign_.settings.default_language() + "/drukwerk/" +
                           channel.audience + ".md"}});
    return item;
  }

  std::shared_ptr<const PrintDesign> design_for(const Product& product, const Channel& channel) {
    const std::string file = "templates/print/" + std::string(product.id) + '-' + channel.audience +
                             (request_.black_and_white ? "-bw" : "") + ".svg";
    const auto known = designs_.find(file);
    if (known != designs_.end()) return known->second;
    return designs_[file] = read_design(file, product, channel);
  }

  std::shared_ptr<const PrintDesign> read_design(const std::string& file, const Product& product,
                                                 const Channel& channel) {
    const auto found = templates_.find(file);
    if (found == templates_.end()) {
      report(no_design, {file},
             {{"product", std::string(product.id)},
              {"audience", channel.audience},
              {"other", other_design(product)}});
      return nullptr;
    }
    Diagnostics mistakes;
    auto design = parse_design(found->second).take(mistakes);
    if (design) check_design(*design, product, mistakes);
    const bool usable = design && !has_errors(mistakes);
    for (Diagnostic& d : mistakes) sink_.push_back(std::move(d));
    if (!usable) return nullptr;
    return std::make_shared<const PrintDesign>(PrintDesign{&product, std::move(*design)});
  }

  void check_design(const Design& design, const Product& product, Diagnostics& mistakes) {
    constexpr double nothing = 0.1;  // mm
    if (std::abs(design.width - product.width) > nothing ||
        std::abs(design.height - product.height) > nothing)
      mistakes.push_back(complain(wrong_trim, {design.file},
                                  {{"found", size_text(design.width, design.height)},
                                   {"product", std::string(product.id)},
                                   {"wanted", size_text(product.width, product.height)}}));
    if (request_.style.kind != Kind::press) return;
    mistakes.insert(mistakes.end(), design.press.begin(), design.press.end());
    const auto check_ink = [&](const std::string& colour, Location where) {
      if (!is_grey(colour) && !campaign_.settings.print.inks.contains(colour))
        mistakes.push_back(complain(no_ink, std::move(where), {{"colour", colour}}));
    };
    for (const std::string& colour : design.colours) check_ink(colour, {design.file});
    for (const Slot& slot : design.slots) check_ink(slot.style.colour, {design.file, slot.mark});
  }

  /// A design of the same product for another audience, or nothing.
  std::string other_design(const Product& product) const {
    const std::string prefix = "templates/print/" + std::string(product.id) + '-';
    const auto found = templates_.lower_bound(prefix);
    return found != templates_.end() && found->first.starts_with(prefix) ? found->first : "";
  }

  const Campaign& campaign_;
  const SourceTree& templates_;
  const PrintRequest& request_;
  Diagnostics sink_;
  PrintPlan plan_;
  std::map<std::string, std::shared_ptr<const PrintDesign>> designs_;
  std::map<std::pair<const Item*, std::string>, std::shared_ptr<const SlotTexts>> texts_;
  std::set<std::pair<const PrintDesign*, const Item*>> checked_;
  std::set<std::string> without_texts_;
};

}  // namespace

Outcome<PrintPlan> plan_print(const Campaign& campaign, const SourceTree& templates,
                              const PrintRequest& request) {
  return Planner(campaign, templates, request).run();
}

}  // namespace kier
