#include "io/output_lock.h"

#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "catch.h"
#include "site.h"

using namespace kier;
using namespace std::chrono_literals;

namespace {

const std::string note =
    "TMP/site: note: another build is using this output folder; waiting until it has ended "
    "[io/waiting]\n";

}  // namespace

TEST_CASE("a second build says that it waits, and goes on when the first has ended", "[disk]") {
  const Scratch scratch;
  auto publication = Publication::begin(scratch.path("site"));
  REQUIRE(publication.value.has_value());
  publication.value->put({"www/index.html", "first"});
  std::atomic<bool> waits = false;
  std::string said;
  std::string complaints;
  {
    const std::jthread second([&] {
      PublishOptions options;
      options.patience.on_wait = [&](const Diagnostic& d) {
        said += lines_of({d}, scratch);
        waits = true;
      };
      auto other = Publication::begin(scratch.path("site"), options);
      if (!other.value) return;
      other.value->put({"www/index.html", "second"});
      complaints = lines_of(other.value->publish().diagnostics, scratch);
    });
    while (!waits) std::this_thread::sleep_for(1ms);
    CHECK(publication.value->publish().value.has_value());
    CHECK(published(scratch) == Site{{"www/index.html", "first"}});
    publication.value.reset();
  }
  CHECK(said == note);
  CHECK(complaints == "");
  CHECK(published(scratch) == Site{{"www/index.html", "second"}});
}

TEST_CASE("patience ends", "[disk]") {
  const Scratch scratch;
  const auto first = Publication::begin(scratch.path("site"));
  REQUIRE(first.value.has_value());
  PublishOptions options;
  options.patience.longest = 100ms;
  CHECK(lines_of(Publication::begin(scratch.path("site"), options).diagnostics, scratch) ==
        "TMP/site: error: another build is still using this output folder after 0 seconds; wait "
        "until it has ended, or end it; this build published nothing [io/busy]\n");
}

TEST_CASE("a killed build lets go of the lock", "[disk]") {
  const Scratch scratch;
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto held = Publication::begin(scratch.path("site"));
    if (!held.value) _exit(1);
    static_cast<void>(write(ready[1], "x", 1));
    for (;;) pause();
  }
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  PublishOptions options;
  options.patience.longest = 0ms;
  CHECK_FALSE(Publication::begin(scratch.path("site"), options).value.has_value());
  kill(child, SIGKILL);
  REQUIRE(waitpid(child, nullptr, 0) == child);
  CHECK(Publication::begin(scratch.path("site"), options).value.has_value());
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("a lock whose file was removed is taken anew", "[disk]") {
  const Scratch scratch;
  const auto first = Publication::begin(scratch.path("site"));
  REQUIRE(first.value.has_value());
  std::filesystem::remove(scratch.path("site/.kier/lock"));
  PublishOptions options;
  options.patience.longest = 0ms;
  // Whoever removes it breaks it; but the next two again exclude each other.
  const auto second = Publication::begin(scratch.path("site"), options);
  CHECK(second.value.has_value());
  CHECK_FALSE(Publication::begin(scratch.path("site"), options).value.has_value());
}
