#include "site/render_site.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/parallel.h"
#include "site/bibliography.h"
#include "site/calendar.h"
#include "site/feed.h"
#include "site/host_codes.h"
#include "site/host_files.h"
#include "site/landing.h"
#include "site/page_values.h"
#include "site/search_index.h"
#include "site/site_values.h"
#include "site/sitemap.h"

namespace kier {
namespace {

constexpr Rule not_rendered{"site/not-rendered", Severity::note,
                            "the mistake in {template} was found while rendering this page"};

class SiteRenderer {
 public:
  SiteRenderer(const SiteValues& site, const TemplateSet& templates, unsigned threads,
               const ArtefactSink& sink)
      : site_(site), templates_(templates), threads_(threads), sink_(sink) {}

  Diagnostics run() {
    render_pages();
    render_aliases();
    collect_all_words();
    render_files();
    for (Diagnostic& d : check_rule_count(site_)) found_.push_back(std::move(d));
    return std::move(found_);
  }

 private:
  void render_pages() {
    const auto& pages = site_.routes->pages;
    std::vector<Diagnostics> found(pages.size());
    parallel_for(pages.size(), threads_, [&](std::size_t i) { found[i] = render_page(pages[i]); });
    // One mistake in a template fails on many pages: name it once, with one page.
    std::set<std::string> known;
    for (std::size_t i = 0; i < pages.size(); ++i)
      for (Diagnostic& d : found[i])
        if (known.insert(to_string(d)).second) {
          if (d.where.line > 0 && d.where.file.starts_with("templates/"))
            found_.push_back(
                complain(not_rendered, {pages[i].source},
                         {{"template", d.where.file + ":" + std::to_string(d.where.line)}}));
          found_.push_back(std::move(d));
        }
  }

  Diagnostics render_page(const Route& route) {
    Diagnostics found;
    const Value values = page_values(site_, templates_, route, found);
    auto html = templates_.render(template_of(route, *site_.campaign), values).take(found);
    if (html) sink_page(route, std::move(*html));
    if (route.kind == Route::Kind::landing) render_steps(*route.landing, found);
    if (route.kind == Route::Kind::item && is_event(*route.type))
      sink_(render_calendar(site_, route));
    if (route.kind == Route::Kind::list && is_work(*route.type))
      for (Artefact& file : render_bibliography(site_, route)) sink_(std::move(file));
    return found;
  }

  void sink_page(const Route& route, std::string html) {
    if (route.landing != nullptr && !route.landing->twin.empty())
      sink_({"www/" + file_of_address(route.landing->twin), html});
    sink_({"www/" + file_of_address(route.address), std::move(html)});
  }

  void render_steps(const Landing& landing, Diagnostics& found) const {
    for (const LandingStep& step : landing.steps)
      if (auto page = render_step(site_, templates_, landing, step).take(found))
        sink_(std::move(*page));
  }

  void render_aliases() {
    const auto& redirects = site_.routes->redirects;
    std::vector<Diagnostics> found(redirects.size());
    parallel_for(redirects.size(), threads_,
                 [&](std::size_t i) { found[i] = render_alias(redirects[i]); });
    for (Diagnostics& some : found)
      for (Diagnostic& d : some) found_.push_back(std::move(d));
  }

  Diagnostics render_alias(const Redirect& redirect) const {
    Diagnostics found;
    const LanguageValues& language = site_.languages[redirect.language];
    const Value values = Value::map({{"site", language.site},
                                     {"lang", language.lang},
                                     {"t", language.strings},
                                     {"target", site_.href(redirect.to)},
                                     {"canonical", site_.url(redirect.to)}});
    auto html = templates_.render("alias.html", values).take(found);
    if (html) sink_({"www/" + file_of_address(redirect.from), std::move(*html)});
    return found;
  }

  void collect_all_words() {
    const auto& items = site_.campaign->items;
    forms_.resize(std::max(1U, threads_));
    words_.resize(items.size());
    forms_of_.resize(items.size());
    parallel_work(items.size(), threads_, [&](std::size_t i, unsigned worker) {
      collect_words(items[i], forms_[worker], words_[i]);
      forms_of_[i] = &forms_[worker];
    });
  }

  /// The files that are made once, the largest ones first.
  void render_files() {
    std::vector<std::function<void()>> jobs;
    const std::size_t whole = site_.campaign->settings.whole_languages;
    for (std::size_t language = 0; language < whole; ++language)
      jobs.emplace_back([this, language] { render_search(language); });
    for (std::size_t language = 0; language < whole; ++language)
      jobs.emplace_back([this, language] { sink_(render_feed(site_, language)); });
    jobs.emplace_back([this] { sink_(render_sitemap(site_)); });
    jobs.emplace_back([this] {
      for (Artefact& file : render_host_files(site_)) sink_(std::move(file));
    });
    jobs.emplace_back([this] {
      sink_(render_robots(site_));
      for (const auto& [path, file] : site_.assets->files()) sink_(file);
    });
    parallel_for(jobs.size(), threads_, [&](std::size_t i) { jobs[i](); });
  }

  void render_search(std::size_t language) const {
    const LanguageValues& values = site_.languages[language];
    const auto& items = site_.campaign->items;
    std::vector<IndexedPage> pages;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!values.cards[i].is_none())
        pages.push_back(indexed_page(language, items[i], words_[i], *forms_of_[i]));
    sink_({"www/search/" + values.code + ".json", render_search_index(pages, values.code)});
  }

  IndexedPage indexed_page(std::size_t language, const Item& item, const PageWords& words,
                           const WordForms& forms) const {
    const ItemType& type = site_.campaign->type_of(item);
    return {
        item.title,
        site_.href(site_.address_of(item, language)),
        item.summary,
        std::string(text_for(type.title, site_.languages[language].code, site_.campaign->settings)),
        &words,
        &forms,
        first_for(item)};
  }

  std::vector<std::string> first_for(const Item& item) const {
    std::vector<std::string> words;
    for (const SearchFirst& first : site_.campaign->settings.search_first)
      if (first.page == item.key) words.insert(words.end(), first.words.begin(), first.words.end());
    return words;
  }

  const SiteValues& site_;
  const TemplateSet& templates_;
  unsigned threads_;
  const ArtefactSink& sink_;
  std::vector<WordForms> forms_;            // by thread
  std::vector<PageWords> words_;            // by index in Campaign::items
  std::vector<const WordForms*> forms_of_;  // the same
  Diagnostics found_;
};

}  // namespace

Diagnostics render_site(const Campaign& campaign, const Routes& routes, const Assets& assets,
                        const TemplateSet& templates, unsigned threads, const ArtefactSink& sink) {
  const SiteValues site = make_site_values(campaign, routes, assets, threads);
  return SiteRenderer(site, templates, threads, sink).run();
}

}  // namespace kier
