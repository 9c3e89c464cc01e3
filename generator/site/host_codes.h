#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "site/site_values.h"

namespace kier {

// What servers are told about landing pages, /k/CODE/ and /K/CODE/. All say the same: the pages
// are asked for anew each time, so that each visit is in the log; steps lead on with 302 and are
// kept nowhere; a code in small letters, with O for 0 or I and L for 1, or without its last
// slash leads to the page; an unknown one gets the page for mistyped codes; no search engine shows
// any of it. Each is empty for a campaign without codes. Nothing is said about referrers: what
// holds for the whole site, no-referrer, also keeps a community from seeing a venue's code.

/// `headers` are the lines that set what all pages have: nginx forgets them in a location.
std::string nginx_codes(const SiteValues& site, std::string_view headers);
std::string caddy_codes(const SiteValues& site);
std::string apache_codes(const SiteValues& site);

/// Lines of _headers and of _redirects.
std::string code_headers(const SiteValues& site);
std::string code_redirects(const SiteValues& site);

/// An address as a regular expression that finds just it.
std::string as_pattern(std::string_view address);

/// For nginx, as comments: how to mark in the log what a browser fetched ahead.
extern const std::string_view nginx_log_format;

/// A warning when _redirects has more rules than some hosts read.
Diagnostics check_rule_count(const SiteValues& site);

}  // namespace kier
