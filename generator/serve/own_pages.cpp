#include "serve/own_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/escape.h"

namespace kier {
namespace {

/// Hidden pages do not listen: browsers open six connections to a host at most, and
/// a seventh tab would wait for ever.
constexpr std::string_view script = R"js('use strict';
(() => {
  const build = document.currentScript.dataset.build;
  const key = 'kier preview scroll';
  let events = null;

  function loadAnew() {
    sessionStorage.setItem(key, JSON.stringify({path: location.pathname, x: scrollX, y: scrollY}));
    location.reload();
  }

  function listen() {
    if (events || document.hidden) return;
    events = new EventSource('/.kier/events');
    events.onmessage = (event) => {
      if (event.data !== build) loadAnew();
    };
    events.onerror = () => {
      if (events === null || events.readyState !== EventSource.CLOSED) return;
      events = null;
      setTimeout(listen, 2000);
    };
  }

  function stop() {
    if (events) events.close();
    events = null;
  }

  document.addEventListener('visibilitychange', () => document.hidden ? stop() : listen());
  addEventListener('pagehide', stop);
  addEventListener('pageshow', listen);
  addEventListener('load', () => {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    sessionStorage.removeItem(key);
    if (kept?.path === location.pathname)
      scrollTo({left: kept.x, top: kept.y, behavior: 'instant'});
  });
})();
)js";

constexpr std::string_view style = R"css(:root { color-scheme: light dark; }
.kier-preview { position: sticky; top: 0; z-index: 2147483647; margin: 0; padding: .6em 1em;
  background: #8c1d18; color: #fff; font: 1rem/1.4 system-ui, sans-serif; text-align: center; }
.kier-preview a { color: #fff; text-decoration: underline; }
.kier-own { max-width: 52rem; margin: 0 auto; padding: 1rem;
  background: light-dark(#fff, #17181a); color: light-dark(#1c1c1c, #ececec);
  font: 1rem/1.5 system-ui, sans-serif; }
.kier-own a { color: inherit; }
.kier-own ol { padding: 0; list-style: none; }
.kier-own li { margin: 1rem 0; padding: .1rem 1rem; border-left: .35rem solid #b3261e;
  overflow-wrap: anywhere; }
.kier-own li.warning { border-color: #b26a00; }
.kier-own li.note { border-color: #3a6ea5; }
.kier-own li p { margin: .4rem 0; }
.kier-own code { font-family: ui-monospace, monospace; font-size: .95em; }
.kier-own small { opacity: .8; }
)css";

std::string script_element(std::string_view build) {
  return fmt::format("<script src=\"{}\" data-build=\"{}\"></script>", script_address,
                     escape_html(build));
}

std::string page(std::string_view title, std::string_view build, std::string_view content) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0} - kier</title>\n"
      "<link rel=\"stylesheet\" href=\"{1}\">\n</head>\n<body class=\"kier-own\">\n<main>\n"
      "<h1>{0}</h1>\n{2}</main>\n{3}\n</body>\n</html>\n",
      title, style_address, content, script_element(build));
}

std::string entry(const Diagnostic& d) {
  std::string place = d.where.file;
  if (d.where.line > 0) place += fmt::format(":{}:{}", d.where.line, d.where.column);
  const std::string hint = hint_of(d);
  return fmt::format(
      "<li class=\"{0}\">\n<p><code>{1}</code></p>\n<p><strong>{0}:</strong> {2}</p>\n{3}"
      "<p><small>{4}</small></p>\n</li>\n",
      name_of(d.rule->severity), escape_html(place), escape_html(message_of(d)),
      hint.empty() ? "" : "<p>" + escape_html(hint) + "</p>\n", escape_html(d.rule->id));
}

/// Where the tag that begins at `at` ends, behind its '>'.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  char quote = '\0';
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return html.size();
}

std::string banner(std::string_view mistakes) {
  return fmt::format(
      "<link rel=\"stylesheet\" href=\"{}\"><p class=\"kier-preview\" role=\"status\" "
      "lang=\"en\"><a href=\"{}\">{}</a>; this is the last good version</p>",
      style_address, mistakes_address, escape_html(mistakes));
}

}  // namespace

std::string_view preview_script() {
  return script;
}

std::string_view preview_style() {
  return style;
}

std::string count_mistakes(const Diagnostics& diagnostics) {
  const auto number = std::count_if(diagnostics.begin(), diagnostics.end(), [](const auto& d) {
    return d.rule->severity == Severity::error;
  });
  return fmt::format("{} mistake{}", number, number == 1 ? "" : "s");
}

std::string mistakes_page(const Diagnostics& diagnostics, std::string_view build,
                          std::string_view home) {
  const bool failed = has_errors(diagnostics);
  std::string content =
      failed ? "<p>Mend what is listed here; this page then changes by itself. The same list "
               "stands in the terminal.</p>\n"
             : "<p>The site was built.</p>\n";
  if (!home.empty())
    content += fmt::format("<p><a href=\"{}\">{}</a></p>\n", escape_html(home),
                           failed ? "Back to the last good version" : "Back to the site");
  content += "<ol>\n";
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
    for (const Diagnostic& d : diagnostics)
      if (d.rule->severity == severity) content += entry(d);
  content += "</ol>\n";
  return page(failed ? count_mistakes(diagnostics) : "No mistakes", build, content);
}

std::string waiting_page(std::string_view build) {
  return page("One moment", build, "<p>The site is being built; then it stands here.</p>\n");
}

std::string add_preview(std::string_view html, std::string_view build, std::string_view mistakes) {
  std::string out(html);
  const auto end = out.rfind("</body>");
  out.insert(end == out.npos ? out.size() : end, script_element(build) + "\n");
  const auto body = out.find("<body");
  if (!mistakes.empty())
    out.insert(body == out.npos ? out.size() : end_of_tag(out, body), banner(mistakes));
  return out;
}

}  // namespace kier
