#include "io/publish.h"

#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <mutex>

#include "base/parallel.h"
#include "io/artefact_path.h"
#include "io/manifest.h"
#include "io/names.h"
#include "io/output_rules.h"
#include "io/published.h"
#include "io/sha256.h"
#include "io/staging.h"
#include "io/swap.h"
#include "io/tree.h"

namespace kier {
namespace {

constexpr Rule bad_path{"io/output-path", Severity::error,
                        "this cannot be the path of a published file: it {problem}",
                        "change the slug or the alias that it comes from"};
constexpr Rule twice{"io/output-twice", Severity::error,
                     "two pages or files would be published under this path",
                     "give one of them another slug or name"};
constexpr Rule changed_meanwhile{"io/changed-meanwhile", Severity::error,
                                 "somebody changed this file while the site was being published",
                                 "build again"};
constexpr Rule empty_site{"io/empty-site", Severity::error, "nothing would be left in this folder",
                          "the published site is as it was"};

/// A file of the next site.
struct Record {
  std::size_t folder = 0;  ///< index of its published folder
  std::string path;        ///< within that
  std::string sum;
  std::optional<FileIdentity> same;  ///< the published file with the same bytes
};

bool by_path(const Record& a, const Record& b) {
  return a.folder != b.folder ? a.folder < b.folder : a.path < b.path;
}

}  // namespace

class Publication::Work {
 public:
  Work(PublishOptions options, OutputFolder output, OutputLock lock)
      : options_(std::move(options)), output_(std::move(output)), lock_(std::move(lock)) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() { static_cast<void>(remove_tree(output_.own.get(), "next", options_.threads)); }

  Diagnostics prepare() {
    Diagnostics complaints = check_folders(output_, options_.folders);
    if (complaints.empty()) complaints = recover(output_);
    if (has_errors(complaints)) return complaints;
    if (const auto error = Staging::create(output_.own.get(), "next", staging_))
      return {output_error(output_.shown + "/.kier/next", error)};
    for (const std::string& folder : options_.folders)
      published_.emplace_back(open_beneath(output_.top.get(), folder, O_RDONLY | O_DIRECTORY));
    return complaints;
  }

  void put(const Artefact& artefact) {
    if (auto problem = problem_with_path(artefact.path, options_.folders); !problem.empty())
      return report(
          complain(bad_path, {printable(shown(artefact.path))}, {{"problem", std::move(problem)}}));
    if (!disk_failed_) add(artefact);
  }

  Outcome<PublishSummary> publish() {
    std::sort(records_.begin(), records_.end(), by_path);
    check_paths();
    if (!complaints_.empty()) return take_complaints();
    PublishSummary summary = count();
    for (std::size_t i = 0; i < options_.folders.size(); ++i) add_manifest(i);
    if (!complaints_.empty()) return take_complaints();
    if (is_same_as_published()) return summary;
    parallel_for(records_.size(), options_.threads, [&](std::size_t i) { keep(records_[i]); });
    if (!complaints_.empty()) return take_complaints();
    Diagnostics complaints = swap_in(output_, options_.folders);
    if (has_errors(complaints)) return complaints;
    return {summary, std::move(complaints)};
  }

 private:
  std::string shown(const std::string& path) const { return output_.shown + '/' + path; }
  std::string path_of(const Record& record) const {
    return options_.folders[record.folder] + '/' + record.path;
  }

  void report(Diagnostic complaint) {
    const std::lock_guard lock(mutex_);
    complaints_.push_back(std::move(complaint));
  }

  Diagnostics take_complaints() {
    sort_diagnostics(complaints_);
    return std::move(complaints_);
  }

  /// After the first refusal of the disk the rest would only say the same.
  void fail(const std::string& path, std::error_code error) {
    if (error == std::errc::file_exists || error == std::errc::not_a_directory)
      return report(complain(twice, {shown(path)}));
    if (error == std::errc::text_file_busy)
      return report(complain(changed_meanwhile, {shown(path)}));
    if (!disk_failed_.exchange(true)) report(output_error(shown(path), error));
  }

  void add(const Artefact& artefact) {
    const std::string_view path = artefact.path;
    const std::string_view folder = path.substr(0, path.find('/'));
    const auto found = std::find(options_.folders.begin(), options_.folders.end(), folder);
    Record record{static_cast<std::size_t>(found - options_.folders.begin()),
                  std::string(path.substr(folder.size() + 1)),
                  sha256(artefact.bytes),
                  {}};
    record.same = published_[record.folder].find_same(record.path, artefact.bytes);
    if (!record.same)
      if (const auto error = staging_->write(artefact.path, artefact.bytes))
        return fail(artefact.path, error);
    const std::lock_guard lock(mutex_);
    records_.push_back(std::move(record));
  }

  void check_paths() {
    for (std::size_t i = 1; i < records_.size(); ++i)
      if (!by_path(records_[i - 1], records_[i]))
        report(complain(twice, {shown(path_of(records_[i]))}));
    const std::size_t last = options_.folders.size() - 1;
    if (complaints_.empty() && (records_.empty() || records_.back().folder != last))
      report(complain(empty_site, {shown(options_.folders[last])}));
  }

  /// The records of one published folder; they are sorted.
  std::span<const Record> records_of(std::size_t folder) const {
    const auto [begin, end] =
        std::equal_range(records_.begin(), records_.end(), Record{folder},
                         [](const Record& a, const Record& b) { return a.folder < b.folder; });
    return {begin, end};
  }

  PublishSummary count() const {
    PublishSummary summary;
    summary.files = records_.size();
    for (const Record& record : records_) ++(record.same ? summary.unchanged : summary.written);
    for (std::size_t i = 0; i < published_.size(); ++i) {
      std::string text;
      if (!published_[i].exists() ||
          read_file_beneath(published_[i].descriptor(), std::string(manifest_name), text))
        continue;
      const auto now = records_of(i);
      for (const ManifestLine& line : parse_manifest(text))
        if (!std::binary_search(now.begin(), now.end(), Record{i, line.path, {}, {}}, by_path))
          ++summary.removed;
    }
    return summary;
  }

  /// Needs `records_` sorted, and keeps it so.
  void add_manifest(std::size_t folder) {
    std::vector<ManifestLine> lines;
    for (const Record& record : records_of(folder)) lines.push_back({record.sum, record.path});
    add({options_.folders[folder] + '/' + std::string(manifest_name), render_manifest(lines)});
    if (complaints_.empty())
      std::inplace_merge(records_.begin(), records_.end() - 1, records_.end(), by_path);
  }

  bool is_same_as_published() const {
    for (const Record& record : records_)
      if (!record.same) return false;
    for (std::size_t i = 0; i < published_.size(); ++i) {
      std::vector<std::string> there;
      const auto records = records_of(i);
      if (!published_[i].exists() || list_tree(published_[i].descriptor(), options_.threads, there))
        return false;
      if (!std::equal(there.begin(), there.end(), records.begin(), records.end(),
                      [](const std::string& path, const Record& r) { return path == r.path; }))
        return false;
    }
    return true;
  }

  void keep(const Record& record) {
    if (!record.same || disk_failed_) return;
    const std::string path = path_of(record);
    if (const auto error =
            staging_->keep(path, published_[record.folder], record.path, *record.same))
      fail(path, error);
  }

  PublishOptions options_;
  OutputFolder output_;
  OutputLock lock_;
  std::unique_ptr<Staging> staging_;
  std::vector<PublishedFolder> published_;
  std::atomic<bool> disk_failed_ = false;
  std::mutex mutex_;
  std::vector<Record> records_;
  Diagnostics complaints_;
};

Publication::Publication(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Publication::Publication(Publication&&) noexcept = default;
Publication& Publication::operator=(Publication&&) noexcept = default;
Publication::~Publication() = default;

Outcome<Publication> Publication::begin(const std::string& out, PublishOptions options) {
  Diagnostics complaints;
  auto output = open_output_folder(out, options.threads).take(complaints);
  if (!output) return complaints;
  auto lock = OutputLock::acquire(output->own.get(), out, options.patience).take(complaints);
  if (!lock) return complaints;
  auto work = std::make_unique<Work>(std::move(options), *std::move(output), *std::move(lock));
  complaints = work->prepare();
  if (has_errors(complaints)) return complaints;
  return {Publication(std::move(work)), std::move(complaints)};
}

void Publication::put(const Artefact& artefact) {
  work_->put(artefact);
}

Outcome<PublishSummary> Publication::publish() {
  return work_->publish();
}

}  // namespace kier
