#include "io/publish.h"

#include "base/parallel.h"
#include "catch.h"
#include "scratch.h"
#include "site.h"

using namespace kier;

namespace {

std::filesystem::file_time_type modified(const Scratch& scratch, const std::string& path) {
  return std::filesystem::last_write_time(scratch.path("site/" + path));
}

const Site first{{"www/index.html", "home"},
                 {"www/tips/slaap/index.html", "slaap"},
                 {"www/tips/rust/index.html", "rust"},
                 {"servers/nginx.conf", "server {}"}};

}  // namespace

TEST_CASE("a site is published as a whole, with manifests that sha256sum can check", "[disk]") {
  const Scratch scratch;
  PublishSummary summary;
  CHECK(publish(scratch, first, &summary) == "");
  CHECK(summary.files == 4);
  CHECK(summary.written == 4);
  CHECK(summary.unchanged == 0);
  CHECK(summary.removed == 0);
  CHECK(published(scratch) == first);
  CHECK(read_bytes(scratch.path("site/www/manifest.sha256")) ==
        sha256("home") + "  index.html\n" + sha256("rust") + "  tips/rust/index.html\n" +
            sha256("slaap") + "  tips/slaap/index.html\n");
  const std::string check = "cd '" + scratch.path("site/www") +
                            "' && sha256sum -c --quiet --strict " + std::string(manifest_name);
  CHECK(std::system(check.c_str()) == 0);
}

TEST_CASE("the next site replaces it: changed, added, stale", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  Site second = changed(changed(first, "www/index.html", "home 2"), "www/nieuw/a.css", "a");
  second.erase("www/tips/rust/index.html");
  PublishSummary summary;
  CHECK(publish(scratch, second, &summary) == "");
  CHECK(summary.files == 4);
  CHECK(summary.written == 2);
  CHECK(summary.unchanged == 2);
  CHECK(summary.removed == 1);
  CHECK(published(scratch) == second);
  CHECK_FALSE(std::filesystem::exists(scratch.path("site/www/tips/rust")));
}

TEST_CASE("what has the same bytes keeps its time; the rest gets a new one", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(48);
  for (const auto& [path, bytes] : first)
    std::filesystem::last_write_time(scratch.path("site/" + path), old);
  REQUIRE(publish(scratch, changed(first, "www/index.html", "home 2")) == "");
  CHECK(modified(scratch, "www/tips/slaap/index.html") == old);
  CHECK(modified(scratch, "servers/nginx.conf") == old);
  CHECK(modified(scratch, "www/index.html") > old);
}

TEST_CASE("when nothing changed, nothing is touched", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, changed(first, "www/index.html", "before")) == "");
  REQUIRE(publish(scratch, first) == "");
  const auto folder_time = modified(scratch, "www/tips");
  PublishSummary summary;
  REQUIRE(publish(scratch, first, &summary) == "");
  CHECK(summary.unchanged == 4);
  CHECK(summary.written == 0);
  CHECK(modified(scratch, "www/tips") == folder_time);
  CHECK(read_bytes(scratch.path("site/.kier/previous/www/index.html")) == "before");
}

TEST_CASE("files that were changed, added or removed by hand are put right", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  const std::string page = scratch.path("site/www/index.html");
  SECTION("other bytes of the same length and time") {
    const auto time = std::filesystem::last_write_time(page);
    std::ofstream(page) << "MINE";
    std::filesystem::last_write_time(page, time);
  }
  SECTION("another length") {
    std::ofstream(page) << "something longer";
  }
  SECTION("removed") {
    std::filesystem::remove(page);
  }
  SECTION("added") {
    scratch.write("site/www/extra.html", "x");
  }
  SECTION("an empty folder added") {
    std::filesystem::create_directories(scratch.path("site/www/a/b"));
  }
  SECTION("unreadable for the web server") {
    chmod(page.c_str(), 0600);
  }
  SECTION("a link in its place") {
    scratch.write("elsewhere", "home");
    std::filesystem::remove(page);
    std::filesystem::create_symlink(scratch.path("elsewhere"), page);
  }
  SECTION("a link in place of a folder") {
    std::filesystem::rename(scratch.path("site/www/tips"), scratch.path("tips"));
    std::filesystem::create_directory_symlink(scratch.path("tips"), scratch.path("site/www/tips"));
  }
  SECTION("the manifest") {
    scratch.write("site/www/manifest.sha256", "rubbish");
  }
  SECTION("the whole folder") {
    std::filesystem::remove_all(scratch.path("site/www"));
  }
  CHECK(publish(scratch, first) == "");
  CHECK(published(scratch) == first);
  struct stat status = {};
  REQUIRE(lstat(page.c_str(), &status) == 0);
  CHECK(S_ISREG(status.st_mode));
  CHECK((status.st_mode & 0777) == 0644);
  CHECK_FALSE(std::filesystem::exists(scratch.path("site/www/a")));
}

TEST_CASE("everybody may read what is published, whatever the umask", "[disk]") {
  for (const mode_t mask : {0000U, 0022U, 0077U, 0777U}) {
    const Scratch scratch;
    REQUIRE(publish(scratch, {{"www/old", "x"}}) == "");
    const mode_t before = umask(mask);
    const std::string complaints = publish(scratch, first);
    umask(before);
    if (mask == 0777 && geteuid() != 0) continue;  // nobody can work like that
    CHECK(complaints == "");
    CHECK(published(scratch) == first);
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(scratch.path("site/www"))) {
      const auto expected = entry.is_directory() ? 0755 : 0644;
      CHECK(static_cast<int>(entry.status().permissions()) == expected);
    }
  }
}

TEST_CASE("what is not published leaves no trace", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  const auto before = files_below(scratch.path("site"));
  {
    auto publication = Publication::begin(scratch.path("site"));
    REQUIRE(publication.value.has_value());
    publication.value->put({"www/index.html", "never seen"});
  }
  CHECK(files_below(scratch.path("site")) == before);
}

TEST_CASE("many threads may put", "[disk]") {
  const Scratch scratch;
  Site site;
  for (int i = 0; i < 300; ++i)
    site["www/" + std::to_string(i % 7) + "/" + std::to_string(i) + "/index.html"] =
        std::string(static_cast<std::size_t>(i) * 50, 'x');
  const std::vector<std::pair<std::string, std::string>> files(site.begin(), site.end());
  for (int round = 0; round < 3; ++round) {
    auto publication = Publication::begin(scratch.path("site"), {.threads = 4});
    REQUIRE(publication.value.has_value());
    parallel_for(files.size(), 8, [&](std::size_t i) {
      publication.value->put({files[i].first, files[i].second + (round == 1 && i == 9 ? "!" : "")});
    });
    REQUIRE(publication.value->publish().value.has_value());
  }
  CHECK(published(scratch) == site);
}

TEST_CASE("nothing is written outside the folders that are published", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  const auto before = files_below(scratch.path());
  Site site = first;
  for (const auto* path : {"www/../../x", "/tmp/x", "www//x", "print/x", ".kier/lock", "www/./x",
                           "www/manifest.sha256"})
    site[path] = "x";
  const std::string rest = "; change the slug or the alias that it comes from [io/output-path]\n";
  const std::string what = ": error: this cannot be the path of a published file: it ";
  const std::string nowhere = what + "is in none of the folders that are published" + rest;
  CHECK(publish(scratch, site) ==
        "TMP/site/.kier/lock" + nowhere + "TMP/site//tmp/x" + what + "begins with '/'" + rest +
            "TMP/site/print/x" + nowhere + "TMP/site/www/../../x" + what + "has the part '..'" +
            rest + "TMP/site/www/./x" + what + "has the part '.'" + rest + "TMP/site/www//x" +
            what + "has a part without a name" + rest + "TMP/site/www/manifest.sha256" + what +
            "is the name of the manifest" + rest);
  CHECK(files_below(scratch.path()) == before);
}

TEST_CASE("two files of one name are an error, new or unchanged", "[disk]") {
  const Scratch scratch;
  const std::string twice =
      ": error: two pages or files would be published under this path; give one of them another "
      "slug or name [io/output-twice]\n";
  for (int round = 0; round < 2; ++round) {
    auto publication = Publication::begin(scratch.path("site"));
    REQUIRE(publication.value.has_value());
    for (const auto& [path, bytes] : first) publication.value->put({path, bytes});
    publication.value->put({"www/index.html", "home"});
    CHECK(lines_of(publication.value->publish().diagnostics, scratch) ==
          "TMP/site/www/index.html" + twice);
    publication.value.reset();
    REQUIRE(publish(scratch, first) == "");
  }
  CHECK(publish(scratch, {{"www/a", "x"}, {"www/a/b", "y"}}) == "TMP/site/www/a/b" + twice);
  CHECK(publish(scratch, changed(first, "www/tips", "a file now")) ==
        "TMP/site/www/tips/rust/index.html" + twice + "TMP/site/www/tips/slaap/index.html" + twice);
  CHECK(published(scratch) == first);
}

TEST_CASE("a site never becomes empty", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  const std::string empty =
      "TMP/site/www: error: nothing would be left in this folder; the published site is as it was "
      "[io/empty-site]\n";
  CHECK(publish(scratch, {}) == empty);
  CHECK(publish(scratch, {{"servers/a", "b"}}) == empty);
  CHECK(published(scratch) == first);
  CHECK(publish(scratch, {{"www/a", "b"}}) == "");
  CHECK(published(scratch) == Site{{"www/a", "b"}});
}

TEST_CASE("other folders of the output are left alone", "[disk]") {
  const Scratch scratch;
  scratch.write("site/print/a6.pdf", "pdf");
  scratch.write("site/README.md", "read me");
  REQUIRE(publish(scratch, first) == "");
  REQUIRE(publish(scratch, changed(first, "www/index.html", "2")) == "");
  CHECK(read_bytes(scratch.path("site/print/a6.pdf")) == "pdf");
  CHECK(read_bytes(scratch.path("site/README.md")) == "read me");
}

TEST_CASE("an output folder that is none is an error", "[disk]") {
  const Scratch scratch;
  const std::string rest =
      ", and must be a folder; move it away, or name another output folder with --out "
      "[io/output-not-a-folder]\n";
  scratch.write("elsewhere/index.html", "precious");
  SECTION("a file") {
    scratch.write("site", "x");
    CHECK(publish(scratch, first) == "TMP/site: error: this is a file" + rest);
  }
  SECTION("a device") {
    CHECK(lines_of(Publication::begin("/dev/null").diagnostics, scratch) ==
          "/dev/null: error: this is a device, pipe or socket" + rest);
  }
  SECTION("www is a link") {
    std::filesystem::create_directories(scratch.path("site"));
    std::filesystem::create_directory_symlink("../elsewhere", scratch.path("site/www"));
    CHECK(publish(scratch, first) == "TMP/site/www: error: this is a symbolic link" + rest);
  }
  SECTION("www and servers are files") {
    scratch.write("site/www", "x");
    scratch.write("site/servers", "x");
    CHECK(publish(scratch, first) == "TMP/site/servers: error: this is a file" + rest +
                                         "TMP/site/www: error: this is a file" + rest);
  }
  SECTION("our own folder is a link") {
    std::filesystem::create_directories(scratch.path("site"));
    std::filesystem::create_directory_symlink("../elsewhere", scratch.path("site/.kier"));
    CHECK(publish(scratch, first) == "TMP/site/.kier: error: this is a symbolic link" + rest);
  }
  CHECK(files_below(scratch.path("elsewhere")) == Site{{"index.html", "precious"}});
}

TEST_CASE("links planted in our own folder are not followed", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  scratch.write("elsewhere/www/index.html", "precious");
  for (const auto* name : {"next", "swap", "trash"})
    std::filesystem::create_directory_symlink("../../elsewhere",
                                              scratch.path("site/.kier") + "/" + name);
  std::filesystem::create_directories(scratch.path("site/.kier/previous"));
  std::filesystem::create_directory_symlink("../../../elsewhere/www",
                                            scratch.path("site/.kier/previous/www"));
  static_cast<void>(publish(scratch, changed(first, "www/index.html", "2")));
  static_cast<void>(publish(scratch, changed(first, "www/index.html", "3")));
  CHECK(files_below(scratch.path("elsewhere")) == Site{{"www/index.html", "precious"}});
}

TEST_CASE("the output folder itself may be a link, and its parents are made", "[disk]") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("real"));
  std::filesystem::create_directory_symlink("real", scratch.path("site"));
  CHECK(publish(scratch, first) == "");
  CHECK(read_bytes(scratch.path("real/www/index.html")) == "home");
  CHECK(Publication::begin(scratch.path("a/b/c")).value.has_value());
}

TEST_CASE("a folder that may not be written is an error, and the old site stays", "[disk]") {
  const Scratch scratch;
  const std::string rest =
      ": error: this cannot be written: Permission denied; mend that and build again; the "
      "published site is as it was [io/cannot-write]\n";
  REQUIRE(publish(scratch, first) == "");
  const OrdinaryUser user(scratch);
  SECTION("the output folder is read-only") {
    std::filesystem::remove_all(scratch.path("site/.kier"));
    REQUIRE(chmod(scratch.path("site").c_str(), 0555) == 0);
    CHECK(publish(scratch, changed(first, "www/index.html", "2")) == "TMP/site/.kier" + rest);
  }
  SECTION("its parent is") {
    REQUIRE(chmod(scratch.path().c_str(), 0555) == 0);
    CHECK(lines_of(Publication::begin(scratch.path("new")).diagnostics, scratch) ==
          "TMP/new" + rest);
  }
  SECTION("our own folder is") {
    REQUIRE(chmod(scratch.path("site/.kier").c_str(), 0555) == 0);
    CHECK(publish(scratch, changed(first, "www/index.html", "2")) == "TMP/site/.kier/next" + rest);
  }
  SECTION("only at the last step") {
    auto publication = Publication::begin(scratch.path("site"));
    REQUIRE(publication.value.has_value());
    publication.value->put({"www/index.html", "2"});
    REQUIRE(chmod(scratch.path("site").c_str(), 0555) == 0);
    CHECK(lines_of(publication.value->publish().diagnostics, scratch) ==
          "TMP/site/servers: error: the new site could not be put in place: Permission denied; the "
          "output folder must be on one disk with nothing mounted inside it; the published site is "
          "as it was [io/cannot-swap]\n");
  }
  REQUIRE(chmod(scratch.path().c_str(), 0755) == 0);
  REQUIRE(chmod(scratch.path("site").c_str(), 0755) == 0);
  if (std::filesystem::exists(scratch.path("site/.kier")))
    REQUIRE(chmod(scratch.path("site/.kier").c_str(), 0755) == 0);
  CHECK(published(scratch) == first);
  CHECK(publish(scratch, changed(first, "www/index.html", "3")) == "");
  CHECK(published(scratch) == changed(first, "www/index.html", "3"));
}

TEST_CASE("a file that somebody changes in the middle of it stops the publication", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  auto publication = Publication::begin(scratch.path("site"));
  REQUIRE(publication.value.has_value());
  for (const auto& [path, bytes] : first) publication.value->put({path, bytes});
  publication.value->put({"www/new", "x"});
  scratch.write("site/www/index.html", "changed");
  CHECK(lines_of(publication.value->publish().diagnostics, scratch) ==
        "TMP/site/www/index.html: error: somebody changed this file while the site was being "
        "published; build again [io/changed-meanwhile]\n");
  CHECK(read_bytes(scratch.path("site/www/index.html")) == "changed");
  CHECK_FALSE(std::filesystem::exists(scratch.path("site/www/new")));
}

TEST_CASE("what cannot be put aside or removed is a warning; the new site is there", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, changed(first, "www/index.html", "0")) == "");
  REQUIRE(publish(scratch, first) == "");
  const OrdinaryUser user(scratch);
  const std::string kept = scratch.path("site/.kier/previous");
  const Site next = changed(first, "www/index.html", "2");
  SECTION("a read-only folder in it is no hindrance") {
    REQUIRE(chmod((kept + "/www/tips/rust").c_str(), 0555) == 0);
    CHECK(publish(scratch, next) == "");
  }
  SECTION("a closed folder in it") {
    const std::string left =
        "TMP/site/.kier/trash: warning: old files could not be removed: Permission denied; remove "
        "the folder yourself; nothing needs it [io/leftover]\n";
    REQUIRE(chmod((kept + "/www/tips/rust").c_str(), 0) == 0);
    CHECK(publish(scratch, next) == left);
    CHECK(published(scratch) == next);
    const auto again = Publication::begin(scratch.path("site"));
    CHECK(lines_of(again.diagnostics, scratch) == left);
    CHECK(again.value.has_value());
    REQUIRE(chmod(scratch.path("site/.kier/trash/www/tips/rust").c_str(), 0755) == 0);
  }
  SECTION("the folder of the previous site") {
    REQUIRE(chmod(kept.c_str(), 0555) == 0);
    CHECK(publish(scratch, next) ==
          "TMP/site/.kier/previous: warning: the site is published, but the one before could not "
          "be put aside: Permission denied; mend that before the next build; until then there is "
          "no way back [io/previous-not-kept]\n");
    REQUIRE(chmod(kept.c_str(), 0755) == 0);
    CHECK(Publication::begin(scratch.path("site")).diagnostics.empty());
    CHECK(read_bytes(kept + "/www/index.html") == "home");
  }
  CHECK(published(scratch) == next);
}
