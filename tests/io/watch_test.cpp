#include "io/watch.h"

#include <sys/eventfd.h>
#include <sys/inotify.h>

#include <thread>

#include "catch.h"
#include "child.h"
#include "scratch.h"

using namespace kier;

namespace {

/// A campaign's folder under watch.
class Watched {
 public:
  Watched() {
    scratch.write("content/nl/a.md", "a");
    scratch.write("assets/a.css", "a");
    watch_ = FolderWatch::begin(scratch.path(), {}).value;
    REQUIRE(watch_);
  }

  /// True when a change is seen soon.
  bool sees_change() {
    const Descriptor stop(eventfd(0, EFD_CLOEXEC));
    std::jthread ending([&](const std::stop_token& token) {
      for (int i = 0; i < 30 && !token.stop_requested(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      eventfd_write(stop.get(), 1);
    });
    return watch_->wait(stop.get()).value == Seen::change;
  }

  Scratch scratch;

 private:
  std::optional<FolderWatch> watch_;
};

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("watch: a file that is written, made, renamed or removed is a change") {
  Watched folder;
  CHECK_FALSE(folder.sees_change());
  folder.scratch.write("content/nl/a.md", "b");
  CHECK(folder.sees_change());
  folder.scratch.write("content/nl/b.md", "b");
  CHECK(folder.sees_change());
  fs::rename(folder.scratch.path("content/nl/b.md"), folder.scratch.path("content/nl/c.md"));
  CHECK(folder.sees_change());
  fs::remove(folder.scratch.path("content/nl/c.md"));
  CHECK(folder.sees_change());
  CHECK_FALSE(folder.sees_change());
}

TEST_CASE("watch: an editor that writes another file and renames it is seen once") {
  Watched folder;
  folder.scratch.write("content/nl/.a.md.swp", "b");
  fs::rename(folder.scratch.path("content/nl/.a.md.swp"), folder.scratch.path("content/nl/a.md"));
  CHECK(folder.sees_change());
  CHECK_FALSE(folder.sees_change());
}

TEST_CASE("watch: what is not read is not seen") {
  Watched folder;
  folder.scratch.write("content/nl/.hidden", "x");
  folder.scratch.write("content/nl/a.md~", "x");
  folder.scratch.write("site/www/index.html", "x");
  folder.scratch.write("notes.txt", "x");
  CHECK_FALSE(folder.sees_change());
}

TEST_CASE("watch: folders that come later are watched too, and those that move away no more") {
  Watched folder;
  folder.scratch.write("content/nl/tips/deep/a.md", "a");
  CHECK(folder.sees_change());
  folder.scratch.write("content/nl/tips/deep/a.md", "b");
  CHECK(folder.sees_change());
  fs::create_directory(folder.scratch.path("templates"));
  CHECK(folder.sees_change());
  folder.scratch.write("templates/page.html", "a");
  CHECK(folder.sees_change());
  fs::rename(folder.scratch.path("content/nl/tips"), folder.scratch.path("tips"));
  CHECK(folder.sees_change());
  folder.scratch.write("tips/deep/a.md", "c");
  CHECK_FALSE(folder.sees_change());
  fs::remove_all(folder.scratch.path("content"));
  CHECK(folder.sees_change());
  folder.scratch.write("content/nl/a.md", "a");
  CHECK(folder.sees_change());
}

TEST_CASE("watch: when events are lost, all is looked at anew") {
  Watched folder;
  for (int i = 0; i < 20'000; ++i)
    folder.scratch.write(i % 2 == 0 ? "assets/a.css" : "content/nl/a.md", std::to_string(i));
  CHECK(folder.sees_change());
  folder.scratch.write("content/nl/a.md", "b");
  CHECK(folder.sees_change());
}

TEST_CASE("watch: a campaign's folder that is not there is an error") {
  const Scratch scratch;
  CHECK(lines_of(FolderWatch::begin(scratch.path("nothing"), {}).diagnostics, scratch) ==
        "TMP/nothing: error: this folder cannot be watched for changes: No such file or "
        "directory; 'kier build' and 'kier check' work without [io/watch]\n");
}

TEST_CASE("watch: a system that allows no more says how to get more") {
  const Scratch scratch;
  scratch.write("content/a.md", "a");
  const pid_t child = start_child([&] {
    if (!deny_system_call(SYS_inotify_add_watch, ENOSPC)) _exit(77);
    const std::string said = lines_of(FolderWatch::begin(scratch.path(), {}).diagnostics, scratch);
    _exit(said == "TMP: error: this system does not let us watch so many folders for changes; "
                  "allow more until the next start of this computer with: sudo sysctl "
                  "fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024 "
                  "[io/watch-limit]\n"
              ? 0
              : 1);
  });
  const int status = wait_for(child);
  CHECK((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77));
}
