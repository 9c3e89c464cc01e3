#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>

#include "base/parallel.h"
#include "cli/campaign_files.h"
#include "cli/commands.h"
#include "cli/print_cards.h"
#include "cli/print_diagnostics.h"
#include "cli/print_exports.h"
#include "cli/progress.h"
#include "content/load.h"
#include "content/source_text.h"
#include "data/json.h"
#include "io/single_files.h"
#include "print/check_list.h"
#include "print/code_picture.h"
#include "print/plan.h"
#include "print/preflight.h"
#include "print/small_texts.h"

namespace kier {
namespace {

constexpr int mistakes_found = 1, world_said_no = 2;

using Kind = FileExpectation::Kind;

Kind kind_of(PrintKind kind) {
  if (kind == PrintKind::press) return Kind::press;
  return kind == PrintKind::screen ? Kind::screen : Kind::office;
}

std::string_view name_of(Kind kind) {
  if (kind == Kind::press) return "press";
  return kind == Kind::screen ? "screen" : "office";
}

int list_products() {
  for (const Product& product : products())
    fmt::print("{:<14} {} ({:g} x {:g} mm)\n", product.id, product.name, product.width,
               product.height);
  return 0;
}

/// What is still to be said on the command line; empty when all is.
std::string missing_option(const PrintOptions& print) {
  if (print.cards) return {};
  if (print.products.empty() && !print.codes_only && !print.packing)
    return "say what to draw: --product a6-flyer ('--list' shows all)";
  if (print.codes.empty() && !print.all)
    return "say for whom: --channel CODE, or --all for every channel";
  return {};
}

std::string path_of(const PrintJob& job, const Options& options) {
  const PrintOptions& print = options.print;
  std::string path = "print/" + std::string(job.design->product->id) + '/';
  if (!print.merge.empty()) return path + print.merge;
  path += file_name_of(*job.channel);
  if (print.black_and_white) path += "-bw";
  if (print.kind != PrintKind::office && !print.png)
    path += '-' + std::string(name_of(kind_of(print.kind)));
  if (print.proof) path += "-proof";
  return path + (print.png ? ".png" : ".pdf");
}

/// A file to make and the pages in it.
struct Order {
  std::string path;
  std::vector<PrintJob> jobs;
};

std::vector<Order> orders_of(const PrintPlan& plan, const Options& options) {
  std::vector<Order> orders;
  for (const PrintJob& job : plan.jobs) {
    std::string path = path_of(job, options);
    if (orders.empty() || orders.back().path != path) orders.push_back({std::move(path), {}});
    orders.back().jobs.push_back(job);
  }
  return orders;
}

class PrintCommand {
 public:
  PrintCommand(const Options& options, const Campaign& campaign, SingleFiles& files, Date today)
      : options_(options), campaign_(campaign), files_(files) {
    style_.kind = kind_of(options.print.kind);
    style_.marks = !options.print.no_marks;
    style_.proof = options.print.proof;
    style_.date = iso_date(today);
  }

  /// False when nothing can be drawn.
  bool plan(const SourceTree& tree) {
    const PrintOptions& print = options_.print;
    const PrintRequest request{print.products, print.codes, print.audience, print.black_and_white,
                               style_};
    auto plan = plan_print(campaign_, tree, request).take(found_);
    if (!plan || has_errors(found_)) return false;
    channels_ = std::move(plan->channels);
    orders_ = orders_of(*plan, options_);
    fonts_ = fonts_of(plan->jobs);
    style_.titles = title_sizes(plan->jobs);
    return true;
  }

  void make_all() {
    Progress progress("printing", options_.format);
    progress.expect(orders_.size());
    const unsigned threads = options_.threads;
    std::vector<std::unique_ptr<Printer>> printers(threads);
    results_.resize(orders_.size());
    parallel_work(orders_.size(), threads, [&](std::size_t i, unsigned worker) {
      auto& printer = printers[worker];
      if (!printer) printer = std::make_unique<Printer>(campaign_, style_, fonts_);
      make(orders_[i], *printer, results_[i]);
      progress.step();
    });
    for (Result& result : results_)
      for (Diagnostic& d : result.found) found_.push_back(std::move(d));
    for (Diagnostic& d : small_.complaints()) found_.push_back(std::move(d));
    if (!orders_.empty()) put({"print/preflight.json", report()}, found_);
    const auto put_file = [this](const Artefact& file, Diagnostics& sink) {
      return put(file, sink);
    };
    exported_ = put_codes(campaign_, channels_, threads, put_file, found_);
    if (options_.print.packing)
      packed_ = put_packing_list(campaign_, channels_, options_.print.products, style_.date,
                                 put_file, found_);
  }

  int finish(std::chrono::steady_clock::time_point start) {
    sort_diagnostics(found_);
    print_diagnostics(found_, options_.format);
    const auto count = [&](auto test) {
      return std::count_if(results_.begin(), results_.end(), test);
    };
    const auto written = count([](const Result& r) { return r.passed && r.written; });
    const auto same = count([](const Result& r) { return r.passed && !r.written; });
    const auto failed = count([](const Result& r) { return !r.passed; });
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (options_.format == Format::text) {
      if (!orders_.empty())
        fmt::print("{} files in {}/print: {} written, {} unchanged, {} refused ({:.2f} s)\n",
                   written + same, output_folder(options_), written, same, failed, took.count());
      if (!channels_.empty())
        fmt::print("{} codes in {}/print/qr: {} files written, {} unchanged, {} refused\n",
                   channels_.size(), output_folder(options_), exported_.written, exported_.same,
                   exported_.refused);
      if (packed_.written + packed_.same > 0)
        fmt::print("packing list: {}/print/packing/{}.pdf and .csv\n", output_folder(options_),
                   style_.date);
    }
    if (world_failed_) return world_said_no;
    return has_errors(found_) ? mistakes_found : 0;
  }

 private:
  struct Result {
    bool passed = false, written = false;
    bool was_read = false;  ///< it could be drawn, so that there was something to check
    std::size_t pages = 0;
    Diagnostics found;
  };

  void make(const Order& order, Printer& printer, Result& result) {
    result.pages = order.jobs.size();
    if (options_.print.png) return make_picture(order, printer, result);
    const auto file = printer.render(order.jobs).take(result.found);
    if (!file || has_errors(result.found)) return;
    result.was_read = true;
    small_.add(order.jobs.front().design->design, file->expected);
    const std::string shown = output_folder(options_) + '/' + order.path;
    Diagnostics checked = preflight(file->bytes, file->expected, shown);
    result.passed = !has_errors(checked);
    for (Diagnostic& d : checked) result.found.push_back(std::move(d));
    if (result.passed) result.written = put({order.path, file->bytes}, result.found);
  }

  void make_picture(const Order& order, Printer& printer, Result& result) {
    const auto made = printer.render_picture(order.jobs.front()).take(result.found);
    if (!made || has_errors(result.found)) return;
    result.was_read = true;
    for (Diagnostic& d : check_picture(*made, output_folder(options_) + '/' + order.path))
      result.found.push_back(std::move(d));
    result.passed = !has_errors(result.found);
    if (result.passed) result.written = put({order.path, made->png}, result.found);
  }

  bool put(const Artefact& artefact, Diagnostics& sink) {
    auto outcome = files_.put(artefact);
    const auto written = std::move(outcome).take(sink);
    if (!written) world_failed_ = true;
    return written.value_or(false);
  }

  CheckedAs checked_as() const {
    if (options_.print.png) return CheckedAs::picture;
    if (style_.kind == Kind::press) return CheckedAs::press;
    return style_.kind == Kind::screen ? CheckedAs::screen : CheckedAs::office;
  }

  /// Every check by number and name, under what became of it.
  Value checks_of(const Result& result) const {
    const auto results = results_of(checked_as(), result.was_read, result.found);
    const auto names = [&](CheckResult wanted) {
      Value::List list;
      for (const FileCheck& check : file_checks())
        if (results[static_cast<std::size_t>(check.number) - 1] == wanted)
          list.push_back(std::to_string(check.number) + ' ' + std::string(check.name));
      return list;
    };
    return Value::map({{"passed", names(CheckResult::passed)},
                       {"failed", names(CheckResult::failed)},
                       {"not made", names(CheckResult::not_made)}});
  }

  /// What was checked of which file, for people who were not there.
  std::string report() const {
    Value::List files;
    for (std::size_t i = 0; i < orders_.size(); ++i) {
      Value::List complaints;
      for (const Diagnostic& d : results_[i].found)
        complaints.push_back(Value::map({{"rule", std::string(d.rule->id)},
                                         {"severity", std::string(kier::name_of(d.rule->severity))},
                                         {"message", message_of(d)}}));
      files.push_back(
          Value::map({{"file", orders_[i].path.substr(std::string_view("print/").size())},
                      {"kind", std::string(name_of(style_.kind))},
                      {"pages", static_cast<std::int64_t>(results_[i].pages)},
                      {"passed", results_[i].passed},
                      {"checks", checks_of(results_[i])},
                      {"complaints", std::move(complaints)}}));
    }
    return to_json(
               Value::map({{"format", 1}, {"date", style_.date}, {"files", std::move(files)}})) +
           '\n';
  }

  const Options& options_;
  const Campaign& campaign_;
  SingleFiles& files_;
  PrintStyle style_;
  Diagnostics found_;
  std::vector<const Channel*> channels_;
  PutCount exported_, packed_;
  std::vector<Order> orders_;
  std::vector<std::string> fonts_;
  std::vector<Result> results_;
  SmallTexts small_;
  std::atomic<bool> world_failed_ = false;
};

}  // namespace

int run_print(const Options& options) {
  if (options.print.list) return list_products();
  if (const std::string missing = missing_option(options.print); !missing.empty()) {
    fmt::print(stderr, "kier print: {}\n'kier print --help' says what can be written\n", missing);
    return world_said_no;
  }
  const auto start = std::chrono::steady_clock::now();
  Diagnostics world, found;
  auto files = read_campaign_files(options, world);
  if (!files) return print_diagnostics(world, options.format), world_said_no;
  found = normalise_texts(files->tree, options.threads);
  for (Diagnostic& d : world) found.push_back(std::move(d));
  const auto campaign = load_campaign(files->tree, {files->today, options.threads}).take(found);
  // Warnings on texts are for 'kier check'.
  std::erase_if(found, [](const Diagnostic& d) { return d.rule->severity != Severity::error; });
  if (!campaign || has_errors(found)) {
    sort_diagnostics(found);
    print_diagnostics(found, options.format);
    return mistakes_found;
  }
  auto out = SingleFiles::open(output_folder(options)).take(found);
  if (!out) return print_diagnostics(found, options.format), world_said_no;
  if (options.print.cards) return print_cards(options, *campaign, files->tree, *out);
  PrintCommand command(options, *campaign, *out, files->today);
  if (command.plan(files->tree)) command.make_all();
  return command.finish(start);
}

}  // namespace kier
