#include "site/host_codes.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

namespace kier {

// The words are those that browsers and proxies send with what they fetch before anybody asks.
const std::string_view nginx_log_format =
    "# To mark in the log what a browser fetched ahead, put this into the http block; such lines\n"
    "# then end in the word prefetch:\n"
    "#\tmap $http_sec_purpose$http_purpose$http_x_purpose$http_x_moz $kier_ahead {\n"
    "#\t\tdefault \"\";\n"
    "#\t\t\"~*(?:prefetch|preview|prerender)\" \" prefetch\";\n"
    "#\t}\n"
    "#\tlog_format kier '$remote_addr - $remote_user [$time_local] \"$request\" $status '\n"
    "#\t\t'$body_bytes_sent \"$http_referer\" \"$http_user_agent\"$kier_ahead';\n"
    "#\taccess_log /var/log/nginx/access.log kier;\n";

std::string as_pattern(std::string_view address) {
  std::string pattern;
  for (const char c : address) pattern += c == '.' ? "\\." : std::string(1, c);
  return pattern;
}

namespace {

constexpr Rule too_many_rules{
    "landing/many-rules", Severity::warning, "servers/_redirects has {count} rules, and {hosts}",
    "there the pages of the steps lead on by themselves, and the log shows them as pages"};

constexpr std::size_t gitlab_limit = 1000, cloudflare_limit = 2000;

/// Of the codes in one expression, in bytes: nginx takes no word of more than 4,096.
constexpr std::size_t codes_together = 3000;

/// An expression for a code as people may type it; to be matched without regard to case.
std::string typed(std::string_view code) {
  std::string pattern;
  for (const char c : code) {
    if (c == '0') {
      pattern += "[0O]";
    } else if (c == '1') {
      pattern += "[1IL]";
    } else {
      pattern += c;
    }
  }
  return pattern;
}

/// Codes whose step of one name leads to one place.
struct StepGroup {
  std::string name, target;
  std::string codes;  // "7FQF|[0O][1IL]32"
};

std::string target_of(const SiteValues& site, const LandingStep& step) {
  return step.leaves_site ? step.target : site.href(step.target);
}

std::vector<StepGroup> step_groups(const SiteValues& site) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> codes;
  for (const Landing& landing : site.routes->landings)
    for (const LandingStep& step : landing.steps)
      codes[{step.name, target_of(site, step)}].push_back(typed(landing.channel->code));
  std::vector<StepGroup> groups;
  for (const auto& [key, all] : codes)
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i == 0 || groups.back().codes.size() > codes_together)
        groups.push_back({key.first, key.second, {}});
      std::string& some = groups.back().codes;
      some.append(some.empty() ? "" : "|").append(all[i]);
    }
  return groups;
}

bool has_codes(const SiteValues& site) {
  return !site.campaign->channels.channels.empty();
}
bool has_twins(const SiteValues& site) {
  return site.campaign->settings.capital_codes;
}

/// The first letters of addresses with codes that have pages of their own.
std::string_view letters(const SiteValues& site) {
  return has_twins(site) ? "kK" : "k";
}

}  // namespace

std::string nginx_codes(const SiteValues& site, std::string_view headers) {
  if (!has_codes(site)) return {};
  const std::string base = as_pattern(site.base_path);
  std::string out = fmt::format(
      "location ~ \"^{}/[kK]/\" {{\nset $kier_cache no-cache;\n{}"
      "add_header Cache-Control $kier_cache always;\nadd_header X-Robots-Tag noindex always;\n"
      "error_page 403 404 =404 {};\n",
      base, headers, site.href(mistyped_address));
  for (const StepGroup& group : step_groups(site))
    out += fmt::format(
        "if ($uri ~ \"^{}/[kK]/(?i:{})/{}/?$\") {{ set $kier_cache no-store; return 302 \"{}\"; "
        "}}\n",
        base, group.codes, group.name, group.target);
  for (const Landing& landing : site.routes->landings)
    out += fmt::format(
        "if ($uri ~ \"^{}/([{}])/(?!{}/$)(?i:{})/?$\") {{ set $kier_cache no-store; "
        "return 302 {}/$1/{}/; }}\n",
        base, letters(site), landing.channel->code, typed(landing.channel->code), site.base_path,
        landing.channel->code);
  return out + "}\n";
}

std::string caddy_codes(const SiteValues& site) {
  if (!has_codes(site)) return {};
  // A path matcher knows no capitals, so this is /K/ too.
  std::string out = fmt::format("header {} X-Robots-Tag noindex\n", site.href("/k/*"));
  const std::string base = as_pattern(site.base_path);
  std::size_t number = 0;
  // Without the asterisk an address of the site would be taken for what to match.
  const auto lead = [&](const std::string& matcher, const std::string& target) {
    out += fmt::format(
        "@code{0} {{\n{1}}}\nroute @code{0} {{\n\theader Cache-Control no-store\n"
        "\tredir * \"{2}\" 302\n}}\n",
        number, matcher, target);
  };
  for (const StepGroup& group : step_groups(site)) {
    ++number;
    lead(fmt::format("\tpath_regexp \"^{}/[kK]/(?i:{})/{}/?$\"\n", base, group.codes, group.name),
         group.target);
  }
  for (const Landing& landing : site.routes->landings) {
    ++number;
    const std::string& code = landing.channel->code;
    lead(fmt::format("\tpath_regexp code{0} \"^{1}/([{2}])/(?i:{3})/?$\"\n"
                     "\tnot path_regexp \"^{1}/[{2}]/{4}/$\"\n",
                     number, base, letters(site), typed(code), code),
         fmt::format("{}/{{re.code{}.1}}/{}/", site.base_path, number, code));
  }
  return out;
}

std::string apache_codes(const SiteValues& site) {
  if (!has_codes(site)) return {};
  const std::string base = as_pattern(site.base_path);
  std::string out = fmt::format(
      "<IfModule mod_headers.c>\n"
      "Header always set X-Robots-Tag noindex \"expr=%{{REQUEST_URI}} =~ m#^{0}/[kK]/#\"\n"
      "Header always set Cache-Control no-store \"expr=%{{REQUEST_URI}} =~ m#^{0}/[kK]/# && "
      "%{{REQUEST_STATUS}} == '302'\"\n</IfModule>\n",
      base);
  for (const StepGroup& group : step_groups(site))
    out += fmt::format("RedirectMatch 302 \"^{}/[kK]/(?i:{})/{}/?$\" \"{}\"\n", base, group.codes,
                       group.name, group.target);
  for (const Landing& landing : site.routes->landings)
    out += fmt::format("RedirectMatch 302 \"^{0}/([{1}])/(?!{2}/$)(?i:{3})/?$\" \"{4}/$1/{2}/\"\n",
                       base, letters(site), landing.channel->code, typed(landing.channel->code),
                       site.base_path);
  return out;
}

std::string code_headers(const SiteValues& site) {
  if (!has_codes(site)) return {};
  std::string out;
  for (const std::string_view begin : {"/k/*", "/K/*"})
    if (begin == "/k/*" || has_twins(site))
      out +=
          fmt::format("{}\n  Cache-Control: no-cache\n  X-Robots-Tag: noindex\n", site.href(begin));
  return out;
}

std::string code_redirects(const SiteValues& site) {
  if (!has_codes(site)) return {};
  std::string out;
  for (const Landing& landing : site.routes->landings)
    for (const LandingStep& step : landing.steps)
      out += fmt::format("{} {} 302\n", site.href(landing.address_of(step)), target_of(site, step));
  out += fmt::format("{} {} 404\n", site.href("/k/*"), site.href(mistyped_address));
  if (has_twins(site))
    out += fmt::format("{} {} 404\n", site.href("/K/*"), site.href(mistyped_twin));
  return out;
}

Diagnostics check_rule_count(const SiteValues& site) {
  if (!has_codes(site)) return {};
  std::size_t count =
      site.routes->redirects.size() + site.languages.size() - 1 + (has_twins(site) ? 2 : 1);
  for (const Landing& landing : site.routes->landings) count += landing.steps.size();
  if (count <= gitlab_limit) return {};
  const std::string_view hosts =
      count > cloudflare_limit
          ? "GitLab Pages reads the first 1000 only, Cloudflare Pages the first 2000"
          : "GitLab Pages reads the first 1000 only";
  return {complain(too_many_rules, {"content/channels.csv"},
                   {{"count", std::to_string(count)}, {"hosts", std::string(hosts)}})};
}

}  // namespace kier
