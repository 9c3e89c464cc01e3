// Draws one flyer for every channel of a campaign without checking it, to tell what the checks
// of `kier print` cost:
//
//   bench_flyers CAMPAIGN FOLDER press|screen THREADS separate|merged
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/parallel.h"
#include "content/load.h"
#include "content/source_text.h"
#include "io/read.h"
#include "print/plan.h"

namespace {

using namespace kier;

struct Wanted {
  std::string folder;
  PrintStyle style;
  unsigned threads = 1;
  bool merged = false;
};

int fail(const Diagnostics& found) {
  for (const Diagnostic& d : found) fmt::print(stderr, "{}\n", to_string(d));
  return 1;
}

bool write(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && whole;
}

int draw(const Campaign& campaign, const std::vector<PrintJob>& jobs, const Wanted& wanted) {
  const std::vector<std::string> fonts = fonts_of(jobs);
  const std::size_t count = wanted.merged ? 1 : jobs.size();
  std::vector<std::unique_ptr<Printer>> printers(wanted.threads);
  std::vector<Diagnostics> found(count);
  std::atomic<bool> written = true;
  parallel_work(count, wanted.threads, [&](std::size_t i, unsigned worker) {
    auto& printer = printers[worker];
    if (!printer) printer = std::make_unique<Printer>(campaign, wanted.style, fonts);
    const auto file =
        printer->render(wanted.merged ? jobs : std::vector<PrintJob>{jobs[i]}).take(found[i]);
    if (file && !write(fmt::format("{}/{}.pdf", wanted.folder, i), file->bytes)) written = false;
  });
  for (const Diagnostics& some : found)
    if (has_errors(some)) return fail(some);
  return written ? 0 : 1;
}

int run(const std::filesystem::path& root, const Wanted& wanted) {
  Diagnostics found;
  auto tree = read_tree(root, {}, wanted.threads).take(found);
  if (!tree) return fail(found);
  for (Diagnostic& d : normalise_texts(*tree, wanted.threads)) found.push_back(std::move(d));
  const auto today = parse_date(wanted.style.date).date;
  const auto campaign = load_campaign(*tree, {*today, wanted.threads}).take(found);
  if (!campaign || has_errors(found)) return fail(found);
  const PrintRequest request{{"a6-flyer"}, {}, "", false, wanted.style};
  const auto plan = plan_print(*campaign, *tree, request).take(found);
  if (!plan || has_errors(found)) return fail(found);
  std::filesystem::create_directories(wanted.folder);
  return draw(*campaign, plan->jobs, wanted);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return std::fputs("usage: see the top of tests/bench/flyers.cpp\n", stderr), 2;
  const std::string_view kind = argv[3];
  Wanted wanted;
  wanted.folder = argv[2];
  wanted.style.kind =
      kind == "press" ? FileExpectation::Kind::press : FileExpectation::Kind::screen;
  wanted.style.date = "2026-11-20";
  wanted.threads = std::string_view(argv[4]) == "1" ? 1 : 2;
  wanted.merged = std::string_view(argv[5]) == "merged";
  return run(argv[1], wanted);
}
