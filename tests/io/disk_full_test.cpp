// A full disk: a tiny file system of its own for root (as in CI), a limit on the
// size of files for anybody else.
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>

#include "catch.h"
#include "site.h"

using namespace kier;

namespace {

const Site first{{"www/index.html", std::string(20000, 'a')},
                 {"www/always.css", std::string(5000, 'b')},
                 {"servers/a", "1"}};

/// A file system of 160 kB in memory, at the folder "site".
class TinyDisk {
 public:
  explicit TinyDisk(const Scratch& scratch) : path_(scratch.path("site")) {
    std::filesystem::create_directories(path_);
    mounted_ = mount("kier", path_.c_str(), "tmpfs", 0, "size=160k") == 0;
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;
  ~TinyDisk() {
    if (mounted_) umount2(path_.c_str(), MNT_DETACH);
  }
  bool is_mounted() const { return mounted_; }

 private:
  std::string path_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("a full disk is an error, and the old site stays byte for byte") {
  const Scratch scratch;
  const TinyDisk disk(scratch);
  if (!disk.is_mounted()) {
    WARN("only root can mount a disk to fill: not tested");
    return;
  }
  REQUIRE(publish(scratch, first) == "");
  const auto before = files_below(scratch.path("site/www"));
  Site large = changed(first, "www/index.html", "new");
  for (int i = 0; i < 40; ++i)
    large["www/pagina-" + std::to_string(i)] = std::string(10000, static_cast<char>('a' + i % 26));
  const std::string complaints = publish(scratch, large);
  CHECK(complaints.starts_with("TMP/site/www/pagina-"));
  CHECK(complaints.ends_with(
      ": error: this cannot be written: No space left on device; mend that and build again; the "
      "published site is as it was [io/cannot-write]\n"));
  CHECK(std::count(complaints.begin(), complaints.end(), '\n') == 1);
  CHECK(files_below(scratch.path("site/www")) == before);
  CHECK(published(scratch) == first);

  // What it wrote is gone again, so that a site that fits can be published.
  CHECK(publish(scratch, changed(first, "www/index.html", "small")) == "");
  CHECK(published(scratch) == changed(first, "www/index.html", "small"));
}

TEST_CASE("whatever room is left, the old site stays or the new one comes whole") {
  const Scratch scratch;
  const TinyDisk disk(scratch);
  if (!disk.is_mounted()) return;
  REQUIRE(publish(scratch, first) == "");
  Site now = first;
  int refused = 0;
  for (int kept_free = 0; kept_free < 24; ++kept_free) {
    INFO(kept_free << " pages free");
    std::filesystem::remove(scratch.path("site/filler"));
    scratch.write("site/filler", "");
    std::ofstream filler(scratch.path("site/filler"), std::ios::binary);
    const auto room = std::filesystem::space(scratch.path("site")).available / 4096;
    for (std::uintmax_t i = static_cast<std::uintmax_t>(kept_free); i < room; ++i)
      filler << std::string(4096, 'x');
    filler.close();
    const Site next = changed(first, "www/index.html",
                              std::string(20000 + static_cast<std::size_t>(kept_free), 'c'));
    const std::string complaints = publish(scratch, next);
    if (complaints.empty()) now = next;
    if (!complaints.empty()) ++refused;
    CHECK(published(scratch) == now);
  }
  CHECK(refused > 0);
  CHECK(refused < 24);
}

TEST_CASE("a file that the system does not let grow is an error") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  rlimit before = {};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{30000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string complaints =
      publish(scratch, changed(first, "www/index.html", std::string(40000, 'c')));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(complaints ==
        "TMP/site/www/index.html: error: this cannot be written: File too large; mend that and "
        "build again; the published site is as it was [io/cannot-write]\n");
  CHECK(published(scratch) == first);
}

TEST_CASE("a published folder that cannot be moved stays, and so does its companion") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  const std::string www = scratch.path("site/www");
  if (mount(www.c_str(), www.c_str(), nullptr, MS_BIND, nullptr) != 0) {
    WARN("only root can mount something in the way: not tested");
    return;
  }
  const std::string complaints = publish(scratch, changed(first, "servers/a", "2"));
  CHECK(umount2(www.c_str(), MNT_DETACH) == 0);
  CHECK(complaints ==
        "TMP/site/www: error: the new site could not be put in place: Device or resource busy; the "
        "output folder must be on one disk with nothing mounted inside it; the published site is "
        "as it was [io/cannot-swap]\n");
  CHECK(published(scratch) == first);
  CHECK(publish(scratch, changed(first, "servers/a", "2")) == "");
  CHECK(published(scratch) == changed(first, "servers/a", "2"));
}
