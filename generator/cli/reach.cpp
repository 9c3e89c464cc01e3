#include <fmt/format.h>

#include <algorithm>

#include "cli/campaign_files.h"
#include "cli/channel.h"
#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "cli/reach_counts.h"
#include "cli/reach_store.h"
#include "cli/reach_summary.h"
#include "content/landing_steps.h"
#include "content/read_targets.h"
#include "io/clock.h"
#include "io/read_one.h"
#include "reach/count_rules.h"
#include "reach/import_estimates.h"
#include "reach/ledger.h"
#include "reach/partial_file.h"
#include "reach/privacy.h"
#include "reach/report_period.h"
#include "reach/sql.h"

namespace kier {
namespace {

constexpr Rule missing_logs{"reach/no-files", Severity::error, "'{option}' needs {what}",
                            "write: kier reach {example}"};
constexpr Rule wrong_source{"reach/source-name", Severity::error,
                            "'{name}' is no name for where logs come from",
                            "use letters, digits, '.', '_' and '-', such as site or cdn"};
constexpr Rule turned_period{"reach/period", Severity::error,
                             "the period ends on {until}, before it begins on {from}",
                             "give --from the earlier day"};
constexpr Rule partial_months{"reach/months", Severity::error,
                              "a report for others is about whole months, and this one would be "
                              "about {from} to {until}",
                              "give --from the first day of a month and --until the last day of "
                              "one, or write --internal for the team's own report"};
constexpr Rule nothing_counted{
    "reach/nothing-counted", Severity::error,
    "there is nothing to report yet: no day in any log, and nothing in the "
    "tables of the team",
    "give the server's logs: kier reach access.log"};

constexpr int mistakes = 1, wrong_usage = 2;

Diagnostics check_usage(const ReachOptions& o) {
  Diagnostics found;
  const Location where("kier reach");
  const auto needs = [&](bool given, const char* option, const char* what, const char* example) {
    if (given && o.files.empty())
      found.push_back(complain(missing_logs, where,
                               {{"option", option}, {"what", what}, {"example", example}}));
  };
  needs(o.merge, "--merge", "the files that are to be merged", "--merge counts.csv");
  needs(o.source.has_value(), "--source", "the logs that come from there",
        "--source cdn access.log");
  needs(o.confirm, "--confirm", "logs", "--confirm access.log");
  needs(!o.partial.empty(), "--partial", "logs, or counts to be merged",
        "--partial counts.csv access.log");
  if (o.source && !is_source_name(*o.source))
    found.push_back(complain(wrong_source, where, {{"name", *o.source}}));
  if (o.from && o.until && *o.until < *o.from)
    found.push_back(complain(turned_period, where,
                             {{"from", iso_date(*o.from)}, {"until", iso_date(*o.until)}}));
  return found;
}

/// What a campaign knows about its channels, read without its pages.
struct ReachCampaign {
  Settings settings;
  ChannelRegister all;
  CountRules rules;
};

class ReachCommand {
 public:
  explicit ReachCommand(const Options& options) : options_(options), reach_(options.reach) {}

  int run() {
    const bool done = work();
    sort_diagnostics(found_);
    if (!done || has_errors(found_)) {
      print_diagnostics(found_, options_.format);
      return status_;
    }
    print_summary(summary_, found_, options_);
    return 0;
  }

 private:
  void collect(Diagnostics from) {
    for (Diagnostic& d : from) found_.push_back(std::move(d));
  }

  bool work() {
    const auto today = options_.today ? options_.today : read_today().take(found_);
    if (!today || !load()) return false;
    today_ = *today;
    if (!reach_.sql.empty()) return print_sql();
    if (!reach_.files.empty()) {
      counted_ = reach_.merge ? merge_partial_files(reach_.files, found_)
                              : count_logs(options_, campaign_->rules, found_);
      if (!counted_) return false;
      seal_days(*counted_, today_, campaign_->settings.reach.cdn_sources);
      summary_.counted = &*counted_;
      summary_.is_confirmed = reach_.confirm;
    }
    return reach_.partial.empty() ? report() : write_partial();
  }

  /// The register as it is. With a mistake in it, nothing is counted.
  bool load() {
    const auto tree = read_content(options_, found_);
    if (!tree || has_errors(found_)) return false;
    status_ = mistakes;
    auto context = read_register_context(*tree).take(found_);
    if (!context) return false;
    auto all = read_channels(*tree, context->scope).take(found_);
    auto targets = read_targets(*tree, context->settings).take(found_);
    if (!all || !targets || has_errors(found_)) return false;
    status_ = wrong_usage;
    all->targets = std::move(*targets);
    // Notes about columns are for those who build.
    std::erase_if(found_, [](const Diagnostic& d) { return d.rule->severity == Severity::note; });
    CountRules rules = count_rules(context->settings, *all, landing_steps(*tree, *context));
    rules.confirm = reach_.confirm;
    campaign_ = {std::move(context->settings), std::move(*all), std::move(rules)};
    return true;
  }

  bool print_sql() {
    const auto& cdn = campaign_->settings.reach.cdn_sources;
    SqlRequest request{campaign_->rules, reach_.source.value_or("site"), today_, seal_after_days,
                       reach_.files};
    if (std::find(cdn.begin(), cdn.end(), request.source) != cdn.end())
      request.seal_after = seal_cdn_after_days;
    const auto dialect = reach_.sql == "duckdb" ? SqlDialect::duckdb : SqlDialect::clickhouse;
    fmt::print("{}", render_sql(dialect, request));
    return true;
  }

  bool write_partial() {
    collect(write_named_file(reach_.partial, render_partial(*counted_)));
    if (reach_.partial != "-") summary_.written = reach_.partial;
    return true;
  }

  bool report() {
    auto store = ReachStore::open(options_).take(found_);
    if (!store) return false;
    auto ledger = store->read_ledger().take(found_);
    auto periods = store->read_periods().take(found_);
    if (!ledger || !periods) {
      status_ = mistakes;
      return false;
    }
    if (counted_) {
      ledger = update_ledger({store->ledger_name(), std::move(*ledger)}, *counted_).take(found_);
      if (!ledger) return false;
    }
    seal_days(*ledger, today_, campaign_->settings.reach.cdn_sources);
    auto input = input_of(*ledger);
    if (!input || !import_all(*input)) return false;
    std::vector<Artefact> files = render_report(*input);
    if (!reach_.internal) files.push_back(remember(*input, *store, *periods));
    collect(store->write_ledger(*ledger));
    if (!has_errors(found_)) collect(store->write(files));
    summary_.written = output_folder(options_) + "/reach/index.html";
    summary_.period = input->period;
    summary_.readership = input->readership;
    return true;
  }

  std::optional<ReportInput> input_of(const Tally& ledger) {
    const Settings& settings = campaign_->settings;
    auto period = recorded_period(ledger, campaign_->all);
    if (!period && !(reach_.from && reach_.until)) {
      found_.push_back(complain(nothing_counted, {"kier reach"}));
      return std::nullopt;
    }
    if (!period) period = ReportPeriod{};
    const ReportPeriod asked{reach_.from.value_or(period->from),
                             reach_.until.value_or(period->until)};
    if ((reach_.from || reach_.until) && !check_period(asked)) return std::nullopt;
    ReportInput input{settings, campaign_->all, ledger, {}};
    input.readership = reach_.internal ? Readership::internal : Readership::shared;
    input.language = reach_.language;
    if (input.language.empty()) input.language = settings.default_language() == "nl" ? "nl" : "en";
    input.today = today_;
    input.period = asked;
    input.run_pieces = reach_.pieces;
    input.run_bundle = reach_.bundle;
    if (reach_.confirm && covers(asked, ledger)) input.confirmed = counted_->quality.confirmed;
    return input;
  }

  bool check_period(const ReportPeriod& asked) {
    const Parts days = {{"from", iso_date(asked.from)}, {"until", iso_date(asked.until)}};
    if (asked.until < asked.from)
      found_.push_back(complain(turned_period, {"kier reach"}, days));
    else if (!reach_.internal && !is_whole_months(asked))
      found_.push_back(complain(partial_months, {"kier reach"}, days));
    return !has_errors(found_);
  }

  /// Were all days of the report that have logs read in this run, and no others?
  bool covers(const ReportPeriod& period, const Tally& ledger) const {
    const auto within = [&](const auto& entry) {
      const Date day = entry.first.second;
      return period.from <= day && day <= period.until;
    };
    const auto counted = [&](const auto& entry) {
      return !within(entry) || counted_->days.contains(entry.first);
    };
    return std::all_of(counted_->days.begin(), counted_->days.end(), within) &&
           std::all_of(ledger.days.begin(), ledger.days.end(), counted);
  }

  bool import_all(ReportInput& input) {
    for (const std::string& file : reach_.imports) {
      const auto text = read_one_file(file).take(found_);
      if (!text) return false;
      const auto estimates = import_estimates(*text, file, campaign_->rules).take(found_);
      if (!estimates) {
        status_ = mistakes;
        return false;
      }
      input.estimates.insert(input.estimates.end(), estimates->begin(), estimates->end());
    }
    return true;
  }

  Artefact remember(const ReportInput& input, const ReachStore& store,
                    std::vector<SharedPeriod>& periods) {
    if (auto complaint = add_shared_period(periods, {input.period, today_}, store.periods_name()))
      found_.push_back(std::move(*complaint));
    return {"reach/published.csv", render_shared_periods(periods)};
  }

  const Options& options_;
  const ReachOptions& reach_;
  Diagnostics found_;
  std::optional<ReachCampaign> campaign_;
  Date today_;
  std::optional<Tally> counted_;
  ReachSummary summary_;
  int status_ = wrong_usage;
};

}  // namespace

int run_reach(const Options& options) {
  if (options.reach.privacy) {
    fmt::print("{}", privacy_texts());
    return 0;
  }
  if (const Diagnostics wrong = check_usage(options.reach); !wrong.empty()) {
    print_diagnostics(wrong, options.format);
    return wrong_usage;
  }
  return ReachCommand(options).run();
}

}  // namespace kier
