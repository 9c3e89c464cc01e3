#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace kier {

/// The addresses of the preview itself. No page of a site begins with a dot.
constexpr std::string_view own_root = "/.kier/";
constexpr std::string_view mistakes_address = "/.kier/mistakes";
constexpr std::string_view events_address = "/.kier/events";
constexpr std::string_view script_address = "/.kier/preview.js";
constexpr std::string_view style_address = "/.kier/preview.css";

/// Listens for new builds while the page is seen, and loads the page anew, at the
/// same place of the page.
std::string_view preview_script();

/// For the pages of the preview itself, and its banner on the site's pages.
std::string_view preview_style();

/// "1 mistake", "3 mistakes": those of severity error.
std::string count_mistakes(const Diagnostics& diagnostics);

/// All that was found, as a page. `build` as in add_preview; `home` is the address
/// of the last good version, or empty.
std::string mistakes_page(const Diagnostics& diagnostics, std::string_view build,
                          std::string_view home);

/// While the first build is under way.
std::string waiting_page(std::string_view build);

/// A page of the site with the preview's script, told which build the page is from,
/// and a banner when `mistakes` ("3 mistakes") is not empty.
std::string add_preview(std::string_view html, std::string_view build, std::string_view mistakes);

}  // namespace kier
