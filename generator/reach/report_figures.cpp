#include "reach/report_figures.h"

namespace kier {
namespace {

/// Adds figures about one thing.
class FigureWriter {
 public:
  FigureWriter(std::vector<Figure>& out, std::string section) : out_(out), section_(section) {}

  void about(std::string label, std::string code = {}) {
    label_ = std::move(label);
    code_ = std::move(code);
  }
  void about(const ReportChannel& channel) { about(channel.label, channel.code); }

  void number(std::string measure, double value, std::optional<Interval> interval = {}) {
    out_.push_back({section_, label_, code_, std::move(measure), {}, value, interval});
  }
  void count(std::string measure, const ShownCount& count) {
    const auto interval = derive([](std::uint64_t n) { return count_interval(n); }, count);
    if (const auto n = shown(count)) {
      number(std::move(measure), static_cast<double>(*n), interval);
    } else {
      out_.push_back({section_, label_, code_, std::move(measure), text_of(count), {}, {}});
      if (out_.back().shown.empty()) out_.back().shown = "withheld";
    }
  }

  void rate(const ShownCount& count, const Exposure& exposure) {
    const auto n = shown(count);
    if (!n || exposure.uncounted || exposure.pieces() <= 0) return;
    const Interval interval = *rate_interval({*n, exposure.pieces()});
    number("scan_days_per_100", static_cast<double>(*n) * 100 / exposure.pieces(),
           Interval{interval.low * 100, interval.high * 100});
  }
  void ratio(const ShownCount& later, const ShownCount& earlier) {
    const auto part = shown(later);
    const auto whole = shown(earlier);
    if (!part || !whole || *whole == 0) return;
    number("onward_per_scan_day", static_cast<double>(*part) / static_cast<double>(*whole));
  }
  void cost(std::string measure, double euros, const ShownCount& count) {
    const auto n = shown(count);
    const auto interval = n ? cost_interval(euros, *n) : std::nullopt;
    if (!interval) return;
    out_.push_back({section_, label_, code_, std::move(measure), {}, {}, interval});
    if (*n > 0) out_.back().value = euros / static_cast<double>(*n);
  }
  void share(std::string measure, const ShownCount& part, const ShownCount& whole) {
    const auto x = shown(part);
    const auto n = shown(whole);
    const auto interval = x && n ? wilson_interval({*x, *n}) : std::nullopt;
    if (!interval) return;
    number(std::move(measure), static_cast<double>(*x) / static_cast<double>(*n), interval);
  }

 private:
  std::vector<Figure>& out_;
  std::string section_, label_, code_;
};

void add_channels(const ReportModel& model, std::vector<Figure>& out) {
  FigureWriter write(out, "channels");
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const ReportChannel& channel = model.channels[i];
    write.about(channel);
    write.number("delivered", channel.exposure.delivered);
    write.number("collected", channel.exposure.collected);
    if (!model.has_logs) continue;
    write.count("scan_days", model.scans.cells[i]);
    write.rate(model.scans.cells[i], channel.exposure);
    write.count("onward", model.onward.cells[i]);
    write.ratio(model.onward.cells[i], model.scans.cells[i]);
  }
  if (!model.has_logs) return;
  FigureWriter total(out, "totals");
  total.count("scan_days", model.scans.total);
  total.count("onward", model.onward.total);
  total.ratio(model.onward.total, model.scans.total);
  for (const auto& [measure, count] :
       {std::pair{"sessions30", &model.sessions30}, {"confirmed", &model.confirmed}}) {
    if (*count) total.count(measure, **count);
  }
}

void add_people(const ReportModel& model, std::vector<Figure>& out) {
  FigureWriter write(out, "people");
  for (const HandTable& hand : model.hand) {
    for (std::size_t i = 0; i < hand.table.cells.size(); ++i) {
      if (i < model.channels.size()) {
        write.about(model.channels[i]);
      } else {
        write.about(hand.answers[i - model.channels.size()]);
      }
      write.count("count:" + hand.step, hand.table.cells[i]);
      write.share("share:" + hand.step, hand.table.cells[i], hand.table.total);
    }
    write.about("");
    write.count("count:" + hand.step, hand.table.total);
  }
}

void add_venues(const ReportModel& model, const VenueComparison& comparison,
                std::vector<Figure>& out) {
  FigureWriter write(out, "venues");
  if (comparison.taking_part > 0) {
    write.number("average_per_100", comparison.average * 100);
    write.number("homogeneity_p", comparison.homogeneity.p_value);
  }
  for (const ComparedVenue& venue : comparison.venues) {
    if (!venue.observed) continue;
    write.about(model.channels[venue.channel]);
    const Interval& interval = venue.shrunk.interval;
    write.number("estimate_per_100", venue.shrunk.estimate * 100,
                 Interval{interval.low * 100, interval.high * 100});
    if (venue.shrunk.above_average) {
      write.number("probability_above_average", *venue.shrunk.above_average);
    }
  }
  FigureWriter run(out, "run");
  for (const RunShare& share : comparison.run) {
    run.about(model.channels[share.channel]);
    run.number("pieces", static_cast<double>(share.pieces));
  }
}

void add_costs(const ReportModel& model, std::vector<Figure>& out) {
  FigureWriter write(out, "costs");
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const double euros = model.channels[i].euros;
    if (euros <= 0) continue;
    write.about(model.channels[i]);
    write.number("euros", euros);
    write.cost("euros_per_scan_day", euros, model.scans.cells[i]);
    for (const HandTable& hand : model.hand) {
      write.cost("euros_per:" + hand.step, euros, hand.table.cells[i]);
    }
  }
}

void add_trend(const ReportModel& model, std::vector<Figure>& out) {
  if (!model.scans_by_slice) return;
  FigureWriter write(out, "trend");
  for (std::size_t i = 0; i < model.slices.size(); ++i) {
    if (!model.slices[i].logged) continue;
    write.about(iso_date(model.slices[i].from));
    write.count("scan_days", model.scans_by_slice->cells[i]);
  }
}

void add_quality(const ReportModel& model, std::vector<Figure>& out) {
  FigureWriter write(out, "quality");
  if (model.lines) {
    write.number("lines", static_cast<double>(model.lines->lines));
    write.number("candidates", static_cast<double>(model.lines->candidates));
    write.number("unreadable", static_cast<double>(model.lines->unreadable));
    write.number("too_long", static_cast<double>(model.lines->too_long));
  }
  write.number("bots", static_cast<double>(model.bots));
  write.number("previews", static_cast<double>(model.previews));
  write.number("probes", static_cast<double>(model.probes));
  for (const ShownExclusion& one : model.exclusions) write.count(std::string(one.key), one.count);
  write.number("days_without_logs", static_cast<double>(model.days_without_logs));
  for (const SourceFacts& source : model.sources) {
    write.about(source.name);
    write.number("days", static_cast<double>(source.days));
    write.number("days_missing", static_cast<double>(source.missing));
    write.number("days_unsealed", static_cast<double>(source.unsealed));
  }
  for (const ShownEstimate& one : model.estimates) {
    FigureWriter estimates(out, "estimates:" + one.source);
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
      estimates.about(model.channels[i]);
      estimates.count("visits", one.visits.cells[i]);
      estimates.count("onward", one.onward.cells[i]);
    }
  }
}

void add_rest(const ReportModel& model, std::vector<Figure>& out) {
  if (model.flyer_answers) {
    FigureWriter dark(out, "dark");
    if (const auto reach = dark_reach(*model.flyer_answers)) {
      dark.number("multiplier", reach->multiplier, reach->interval);
    }
  }
  FigureWriter targets(out, "targets");
  for (const ShownTarget& target : model.targets) {
    targets.about(target.measure);
    targets.number("target", target.target);
    if (target.counted) targets.count("counted", *target.counted);
  }
  FigureWriter moments(out, "moments");
  for (const ShownMoment& moment : model.moments) {
    const std::string day = iso_date(moment.date);
    moments.about((model.is_shared() ? day.substr(0, 7) : day) + " " + moment.place);
    if (moment.contacts) moments.count("contacts", *moment.contacts);
  }
}

}  // namespace

std::vector<Figure> report_figures(const ReportModel& model, const VenueComparison& comparison) {
  std::vector<Figure> figures;
  add_channels(model, figures);
  add_people(model, figures);
  add_venues(model, comparison, figures);
  add_costs(model, figures);
  add_trend(model, figures);
  add_quality(model, figures);
  add_rest(model, figures);
  return figures;
}

}  // namespace kier
