// A build may be killed at any moment. Two ways to try that: at 200 random moments,
// and after every single system call by which a publication changes
// the disk.
#include <chrono>
#include <random>
#include <thread>

#include "base/parallel.h"
#include "catch.h"
#include "child.h"
#include "io/roll_back.h"
#include "site.h"

using namespace kier;

/// For AddressSanitizer: the memory that it keeps aside makes each fork dearer.
extern "C" const char* __asan_default_options() {  // NOLINT: its name
  return "quarantine_size_mb=2";
}

namespace {

/// Shares some of its files with every other version, and not the same ones.
Site version(int number, int pages) {
  Site site{{"servers/nginx.conf", "version " + std::to_string(number)},
            {"www/always.css", "the same"}};
  for (int i = 0; i < pages; ++i)
    if ((i + number) % 5 != 0)
      site["www/" + std::to_string(i % 3) + "/" + std::to_string(i) + "/index.html"] =
          std::string(500, static_cast<char>('a' + i % 3)) +
          std::to_string(i % 2 == 0 ? number : 0);
  return site;
}

Site only(const Site& site, const std::string& folder) {
  Site part;
  for (const auto& [path, bytes] : site)
    if (path.starts_with(folder + "/")) part[path] = bytes;
  return part;
}

/// Each published folder is the old one or the new one, whole. Servers' files may
/// be a moment ahead of the pages.
bool is_old_or_new(const Scratch& scratch, const Site& old_site, const Site& new_site) {
  const Site now = published(scratch);
  const auto is_part_of = [&](const std::string& folder, const Site& site) {
    return only(now, folder) == only(site, folder);
  };
  const bool pages_new = is_part_of("www", new_site);
  CHECK((pages_new || is_part_of("www", old_site)));
  CHECK((is_part_of("servers", new_site) || (!pages_new && is_part_of("servers", old_site))));
  return pages_new;
}

void publish_with_threads(const Scratch& scratch, const Site& site) {
  const std::vector<std::pair<std::string, std::string>> files(site.begin(), site.end());
  auto publication = Publication::begin(scratch.path("site"), {.threads = 2});
  if (!publication.value) _exit(1);
  parallel_for(files.size(), 2, [&](std::size_t i) {
    publication.value->put({files[i].first, files[i].second});
  });
  if (!publication.value->publish().value) _exit(1);
}

/// Clears up after a killed build, and does nothing else.
std::string only_recover(const Scratch& scratch) {
  return lines_of(Publication::begin(scratch.path("site")).diagnostics, scratch);
}

Site previous_pages(const Scratch& scratch) {
  Site site;
  for (auto& [path, bytes] : files_below(scratch.path("site/.kier/previous/www")))
    if (path != manifest_name) site["www/" + path] = bytes;
  return site;
}

void check_no_rubbish(const Scratch& scratch) {
  for (const auto* name : {"next", "swap", "trash"})
    CHECK_FALSE(std::filesystem::exists(scratch.path("site/.kier") + "/" + name));
}

const Site before = version(0, 4);
const Site old_site = version(1, 4);
const Site new_site = version(2, 4);

/// `before` and then `old_site` have been published.
void begin_with_old_site(const Scratch& scratch) {
  std::filesystem::remove_all(scratch.path("site"));
  REQUIRE(publish(scratch, before) == "");
  REQUIRE(publish(scratch, old_site) == "");
}

}  // namespace

TEST_CASE("killed at 200 random moments, the site is the old one or the new one") {
  using Clock = std::chrono::steady_clock;
  const Scratch scratch;
  constexpr int pages = 30;
  REQUIRE(publish(scratch, version(0, pages)) == "");
  const auto start = Clock::now();
  wait_for(start_child([&] { publish_with_threads(scratch, version(1, pages)); }));
  const auto whole_run =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);

  std::mt19937 random(2026);
  std::uniform_int_distribution<long> moment(0, whole_run.count() * 5 / 4);
  int cut_short = 0;
  for (int round = 1; round <= 200; ++round) {
    INFO("round " << round);
    const Site last = version(round, pages);
    const Site next = version(round + 1, pages);
    const pid_t child = start_child([&] { publish_with_threads(scratch, next); });
    std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
    kill(child, SIGKILL);
    const int status = wait_for(child);
    if (WIFSIGNALED(status)) ++cut_short;
    CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    is_old_or_new(scratch, last, next);
    REQUIRE(publish(scratch, next) == "");
    REQUIRE(published(scratch) == next);
  }
  CHECK(cut_short > 50);
  check_no_rubbish(scratch);
}

TEST_CASE("killed after any system call, the site is the old one or the new one") {
  const Scratch scratch;
  bool was_new = false;
  for (int call = 1;; ++call) {
    INFO("system call " << call);
    begin_with_old_site(scratch);
    const Ended ended = kill_after_call(call, [&] {
      if (publish(scratch, new_site) != "") _exit(1);
    });
    if (ended == Ended::cannot_trace) {
      WARN("this system does not let us trace: not tested");
      return;
    }
    const bool is_new = is_old_or_new(scratch, old_site, new_site);
    CHECK((is_new || !was_new));
    CHECK(only_recover(scratch) == "");
    // Recovering may carry it on, but with the site before that as the previous one.
    const bool pages_new = is_old_or_new(scratch, old_site, new_site);
    CHECK((pages_new || !is_new));
    CHECK(published(scratch) == (pages_new ? new_site : old_site));
    CHECK(previous_pages(scratch) == only(pages_new ? old_site : before, "www"));
    check_no_rubbish(scratch);
    REQUIRE(publish(scratch, new_site) == "");
    CHECK(published(scratch) == new_site);
    was_new = is_new;
    if (ended == Ended::finished) break;
  }
  CHECK(was_new);
}

TEST_CASE("killed after any system call of the first publication, there is no half a site") {
  const Scratch scratch;
  for (int call = 1;; ++call) {
    INFO("system call " << call);
    std::filesystem::remove_all(scratch.path("site"));
    const Ended ended =
        kill_after_call(call, [&] { static_cast<void>(publish(scratch, new_site)); });
    if (ended == Ended::cannot_trace) return;
    is_old_or_new(scratch, {}, new_site);
    REQUIRE(publish(scratch, new_site) == "");
    CHECK(published(scratch) == new_site);
    check_no_rubbish(scratch);
    if (ended == Ended::finished) break;
  }
}

TEST_CASE("killed after any system call of a roll-back, it is carried on or never was") {
  const Scratch scratch;
  for (int call = 1;; ++call) {
    INFO("system call " << call);
    begin_with_old_site(scratch);
    const Ended ended =
        kill_after_call(call, [&] { static_cast<void>(roll_back(scratch.path("site"))); });
    if (ended == Ended::cannot_trace) return;
    is_old_or_new(scratch, old_site, before);
    CHECK(only_recover(scratch) == "");
    const bool rolled_back = is_old_or_new(scratch, old_site, before);
    CHECK(previous_pages(scratch) == only(rolled_back ? old_site : before, "www"));
    check_no_rubbish(scratch);
    if (ended == Ended::finished) break;
  }
}

TEST_CASE("killed while clearing up after a killed build, the site is still whole") {
  const Scratch scratch;
  int tried = 0;
  for (int call = 1;; ++call) {
    const auto kill_build = [&] {
      begin_with_old_site(scratch);
      return kill_after_call(call, [&] { static_cast<void>(publish(scratch, new_site)); });
    };
    const Ended ended = kill_build();
    if (ended == Ended::cannot_trace) return;
    if (ended == Ended::finished) break;
    if (!std::filesystem::exists(scratch.path("site/.kier/swap"))) continue;
    if (++tried % 8 != 1) continue;  // some of these states tell enough
    for (int again = 1;; ++again) {
      INFO("system call " << call << ", then " << again);
      if (again > 1) kill_build();
      const Ended then = kill_after_call(again, [&] { static_cast<void>(only_recover(scratch)); });
      is_old_or_new(scratch, old_site, new_site);
      CHECK(only_recover(scratch) == "");
      CHECK(published(scratch) == new_site);
      CHECK(previous_pages(scratch) == only(old_site, "www"));
      check_no_rubbish(scratch);
      if (then == Ended::finished) break;
    }
  }
  CHECK(tried > 3);
}

TEST_CASE("without an exchange in one step, a killed build is carried on by the next one") {
  const Scratch scratch;
  for (int call = 1;; ++call) {
    INFO("system call " << call);
    begin_with_old_site(scratch);
    const Ended ended = kill_after_call(call, [&] {
      if (deny_system_call(SYS_renameat2, EINVAL) && publish(scratch, new_site) != "") _exit(1);
    });
    if (ended == Ended::cannot_trace) return;
    CHECK(only_recover(scratch) == "");
    const bool is_new = is_old_or_new(scratch, old_site, new_site);
    CHECK(previous_pages(scratch) == only(is_new ? old_site : before, "www"));
    check_no_rubbish(scratch);
    if (ended == Ended::finished) break;
  }
}
