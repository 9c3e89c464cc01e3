#include "cli/print_cards.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>

#include "base/parallel.h"
#include "cli/campaign_files.h"
#include "cli/print_diagnostics.h"
#include "cli/progress.h"
#include "print/cards.h"

namespace kier {
namespace {

constexpr int mistakes_found = 1, world_said_no = 2;

class CardsCommand {
 public:
  CardsCommand(const Options& options, const Campaign& campaign, SingleFiles& files)
      : options_(options), campaign_(campaign), files_(files) {}

  int run(const SourceTree& tree) {
    const auto start = std::chrono::steady_clock::now();
    const auto cards = plan_cards(campaign_, options_.print.card_keys).take(found_);
    for (const CardSize* size : {&portrait_card, &wide_card}) {
      const auto design = read_card_design(tree, *size).take(found_);
      if (design && cards) make_all(*size, *design, *cards);
    }
    sort_diagnostics(found_);
    print_diagnostics(found_, options_.format);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (options_.format == Format::text)
      fmt::print("{} files in {}/print/cards: {} written, {} unchanged, {} refused ({:.2f} s)\n",
                 written_ + same_, output_folder(options_), written_, same_, refused_,
                 took.count());
    if (world_failed_) return world_said_no;
    return has_errors(found_) ? mistakes_found : 0;
  }

 private:
  enum class State { refused, same, written };
  struct Result {
    State state = State::refused;
    bool world_failed = false;
    Diagnostics found;
  };

  void make_all(const CardSize& size, const Design& design, const std::vector<Card>& cards) {
    Progress progress("drawing", options_.format);
    progress.expect(cards.size());
    std::vector<std::optional<CardPainter>> painters(options_.threads);
    std::vector<Result> results(cards.size());
    parallel_work(cards.size(), options_.threads, [&](std::size_t i, unsigned worker) {
      if (!painters[worker]) painters[worker].emplace(campaign_, design);
      const std::string path = fmt::format("print/cards/{}-{}.png", cards[i].key, size.name);
      make(path, cards[i], *painters[worker], results[i]);
      progress.step();
    });
    for (Result& result : results) {
      ++(result.state == State::written ? written_
                                        : (result.state == State::same ? same_ : refused_));
      world_failed_ = world_failed_ || result.world_failed;
      for (Diagnostic& d : result.found) found_.push_back(std::move(d));
    }
  }

  void make(const std::string& path, const Card& card, CardPainter& painter, Result& result) {
    auto png = painter.paint(card).take(result.found);
    if (!png) return;
    const auto written = files_.put({path, std::move(*png)}).take(result.found);
    result.world_failed = !written;
    if (written) result.state = *written ? State::written : State::same;
  }

  const Options& options_;
  const Campaign& campaign_;
  SingleFiles& files_;
  Diagnostics found_;
  std::size_t written_ = 0, same_ = 0, refused_ = 0;
  bool world_failed_ = false;
};

}  // namespace

int print_cards(const Options& options, const Campaign& campaign, const SourceTree& tree,
                SingleFiles& files) {
  return CardsCommand(options, campaign, files).run(tree);
}

}  // namespace kier
