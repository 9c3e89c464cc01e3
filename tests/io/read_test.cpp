#include "io/read.h"

#include <sys/socket.h>
#include <sys/un.h>

#include "catch.h"
#include "scratch.h"

using namespace kier;

namespace {

std::string paths_of(const SourceTree& tree) {
  std::string paths;
  for (const auto& [path, file] : tree) {
    CHECK(file.path == path);
    paths += path + ' ';
  }
  return paths;
}

}  // namespace

TEST_CASE("all files of the folders are read, as bytes, with any number of threads", "[disk]") {
  const Scratch scratch;
  for (std::size_t i = 0; i < 100; ++i)
    scratch.write("content/nl/" + std::to_string(i) + ".md", std::string(i * 1000, 'x'));
  scratch.write("content/campaign.yaml", std::string_view("a\0\xFF\r\n", 5));
  scratch.write("templates/page.html", "t");
  scratch.write("assets/a/b/c.css", "");
  scratch.write("site/www/index.html", "not a source");
  for (unsigned threads : {1U, 2U, 8U}) {
    const auto outcome = read_tree(scratch.path(), {}, threads);
    CHECK(lines_of(outcome.diagnostics, scratch) == "");
    REQUIRE(outcome.value.has_value());
    CHECK(outcome.value->size() == 103);
    CHECK(outcome.value->at("content/campaign.yaml").text == std::string_view("a\0\xFF\r\n", 5));
    CHECK(outcome.value->at("content/nl/99.md").text == std::string(99000, 'x'));
    CHECK(outcome.value->at("content/nl/99.md").path == "content/nl/99.md");
    CHECK(outcome.value->at("assets/a/b/c.css").text.empty());
    CHECK(outcome.value->count("site/www/index.html") == 0);
  }
}

TEST_CASE("what editors leave behind is left out", "[disk]") {
  const Scratch scratch;
  scratch.write("content/a.md", "");
  scratch.write("content/a.md~", "");
  scratch.write("content/.a.md.swp", "");
  scratch.write("content/.git/config", "");
  scratch.write("content/oud~/b.md", "");
  std::filesystem::create_symlink("me@host.123:456", scratch.path("content/.#a.md"));
  const auto outcome = read_tree(scratch.path(), {}, 1);
  CHECK(outcome.diagnostics.empty());
  CHECK(paths_of(*outcome.value) == "content/a.md ");
}

TEST_CASE("a campaign needs its folder, with content in it", "[disk]") {
  const Scratch scratch;
  const std::string no_folder =
      "; name the folder with -C, or begin a campaign with 'kier init' [io/no-campaign-folder]\n";
  auto missing = read_tree(scratch.path("nowhere"), {}, 1);
  CHECK_FALSE(missing.value.has_value());
  CHECK(lines_of(missing.diagnostics, scratch) ==
        "TMP/nowhere: error: the campaign's folder cannot be opened: No such file or directory" +
            no_folder);
  scratch.write("file", "");
  CHECK(lines_of(read_tree(scratch.path("file"), {}, 1).diagnostics, scratch) ==
        "TMP/file: error: the campaign's folder cannot be opened: Not a directory" + no_folder);
  const std::string no_content =
      "TMP: error: there is no folder 'content' in it, so this is not a campaign; go to the "
      "campaign's folder, name it with -C, or begin a campaign with 'kier init' "
      "[io/no-content-folder]\n";
  CHECK(lines_of(read_tree(scratch.path(), {}, 1).diagnostics, scratch) == no_content);
  scratch.write("content", "a file");
  CHECK(lines_of(read_tree(scratch.path(), {}, 1).diagnostics, scratch) == no_content);
}

TEST_CASE("a symbolic link is an error, and its target is not read", "[disk]") {
  const Scratch scratch;
  scratch.write("secret/key.md", "secret");
  scratch.write("campaign/content/a.md", "a");
  scratch.write("campaign/content/nl/b.md", "b");
  std::filesystem::create_symlink("../../secret/key.md", scratch.path("campaign/content/x.md"));
  std::filesystem::create_symlink(scratch.path("secret"), scratch.path("campaign/content/nl/map"));
  std::filesystem::create_symlink("../secret", scratch.path("campaign/assets"));
  std::filesystem::create_symlink("nergens", scratch.path("campaign/content/los.md"));
  const auto outcome = read_tree(scratch.path("campaign"), {}, 2);
  const std::string rest =
      "'; only what lies in the campaign's folder is read; put a copy here in place of the link "
      "[io/symbolic-link]\n";
  CHECK(lines_of(outcome.diagnostics, scratch) ==
        "assets: error: this is a symbolic link to '../secret" + rest +
            "content/los.md: error: this is a symbolic link to 'nergens" + rest +
            "content/nl/map: error: this is a symbolic link to 'TMP/secret" + rest +
            "content/x.md: error: this is a symbolic link to '../../secret/key.md" + rest);
  CHECK(paths_of(*outcome.value) == "content/a.md content/nl/b.md ");
}

TEST_CASE("the campaign's folder itself may be reached through a link", "[disk]") {
  const Scratch scratch;
  scratch.write("campaign/content/a.md", "a");
  std::filesystem::create_symlink("campaign", scratch.path("link"));
  CHECK(paths_of(*read_tree(scratch.path("link"), {}, 1).value) == "content/a.md ");
}

TEST_CASE("pipes, sockets and devices are errors and hold nobody up", "[disk]") {
  const Scratch scratch;
  scratch.write("content/a.md", "a");
  scratch.write("templates", "a file");
  REQUIRE(mkfifo(scratch.path("content/pipe").c_str(), 0600) == 0);
  const int socket_file = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  scratch.path("content/socket").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(socket_file, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  close(socket_file);
  const auto outcome = read_tree(scratch.path(), {}, 1);
  const std::string rest =
      ": error: this is a device, pipe or socket and not a file; remove it [io/special-file]\n";
  CHECK(lines_of(outcome.diagnostics, scratch) ==
        "content/pipe" + rest + "content/socket" + rest +
            "templates: error: this is a file and not a folder; move it away "
            "[io/not-a-folder]\n");
}

TEST_CASE("what may not be read is an error with the system's words", "[disk]") {
  const Scratch scratch;
  scratch.write("content/a.md", "a");
  scratch.write("content/dicht.md", "b");
  scratch.write("content/map/c.md", "c");
  const OrdinaryUser user(scratch);
  REQUIRE(chmod(scratch.path("content/dicht.md").c_str(), 0) == 0);
  REQUIRE(chmod(scratch.path("content/map").c_str(), 0) == 0);
  const auto outcome = read_tree(scratch.path(), {}, 1);
  const std::string rest =
      ": error: this cannot be read: Permission denied; check whose it is and who may read it "
      "[io/unreadable]\n";
  CHECK(lines_of(outcome.diagnostics, scratch) == "content/dicht.md" + rest + "content/map" + rest);
  CHECK(paths_of(*outcome.value) == "content/a.md ");
  REQUIRE(chmod(scratch.path("content/map").c_str(), 0700) == 0);
}

TEST_CASE("a file that is too large is not read", "[disk]") {
  const Scratch scratch;
  scratch.write("content/a.md", "a");
  scratch.write("assets/film.mp4", "");
  scratch.write("assets/net.bin", "");
  std::filesystem::resize_file(scratch.path("assets/film.mp4"), largest_source + 1);
  std::filesystem::resize_file(scratch.path("assets/net.bin"), largest_source);
  const auto outcome = read_tree(scratch.path(), {}, 1);
  CHECK(lines_of(outcome.diagnostics, scratch) ==
        "assets/film.mp4: error: the file is larger than 20 MiB; make it smaller, or publish it "
        "elsewhere and link to it [io/too-large]\n");
  CHECK(outcome.value->at("assets/net.bin").text.size() == largest_source);
}

TEST_CASE("names that make trouble elsewhere are reported", "[disk]") {
  const Scratch scratch;
  scratch.write("content/Tip.md", "a");
  scratch.write("content/tip.md", "b");
  scratch.write("content/a\xFF.md", "c");
  scratch.write("content/a\nb.md", "d");
  const auto outcome = read_tree(scratch.path(), {}, 1);
  const std::string rename =
      "; rename it; letters, digits, '-' and '_' are safe everywhere [io/file-name]\n";
  CHECK(lines_of(outcome.diagnostics, scratch) ==
        "content/a\\x0Ab.md: error: the name holds a control character" + rename +
            "content/a\\xFF.md: error: the name holds bytes that are not UTF-8" + rename +
            "content/tip.md: warning: the name differs only in capitals from 'Tip.md'; Windows "
            "and macOS cannot hold both; rename one of them [io/differs-in-capitals]\n");
  CHECK(paths_of(*outcome.value) == "content/Tip.md content/tip.md ");
}
