#include "io/log_input.h"

#include <string>

#include "catch.h"
#include "io/scratch.h"

namespace kier {
namespace {

// Three lines, compressed by gzip -9n and zstd -19: "een\ntwee\ndrie\n".
const std::string lines = "een\ntwee\ndrie\n";
const std::string gzip_lines(
    "\037\213\010\000\000\000\000\000\002\003\113\115\315\343\052\051\117\115\345\112\051\312\114"
    "\345\002\000\220\114\166\160\016\000\000\000",
    34);
const std::string zstd_lines(
    "\050\265\057\375\004\150\161\000\000\145\145\156\012\164\167\145\145\012\144\162\151\145\012"
    "\222\050\110\321",
    27);

struct Read {
  std::string text, complaint;
};

Read read_bytes_as_log(const std::string& bytes) {
  const Scratch scratch;
  scratch.write("access.log", bytes);
  Read read;
  const auto complaint =
      read_log(scratch.path("access.log"), [&](std::string_view piece) { read.text += piece; });
  if (complaint) {
    read.complaint = to_string(*complaint);
    read.complaint.erase(0, read.complaint.rfind("access.log"));
  }
  return read;
}

const std::string damage =
    "access.log: warning: the compressed log is damaged or cut off; what comes before that place "
    "is counted; fetch it from the server again [io/log-damaged]";

}  // namespace

TEST_CASE("logs are read plain, compressed, and in several streams behind each other") {
  const std::string large(3'000'000, 'x');
  for (const std::string& bytes : {lines, gzip_lines, zstd_lines}) {
    CHECK(read_bytes_as_log(bytes).text == lines);
    CHECK(read_bytes_as_log(bytes).complaint.empty());
  }
  CHECK(read_bytes_as_log(large).text == large);
  CHECK(read_bytes_as_log("").text.empty());
  CHECK(read_bytes_as_log("").complaint.empty());
  CHECK(read_bytes_as_log(gzip_lines + gzip_lines).text == lines + lines);
  CHECK(read_bytes_as_log(zstd_lines + zstd_lines).text == lines + lines);
  CHECK(read_bytes_as_log(gzip_lines + std::string(512, '\0')).complaint.empty());
}

TEST_CASE("damaged compressed logs give what comes before the damage, and a warning") {
  for (const std::string& bytes : {gzip_lines, zstd_lines}) {
    for (std::size_t size = 4; size < bytes.size(); ++size) {
      const Read read = read_bytes_as_log(bytes.substr(0, size));
      CHECK(lines.starts_with(read.text));
      CHECK(read.complaint == damage);
    }
    CHECK(read_bytes_as_log(bytes + "something else").text == lines);
    CHECK(read_bytes_as_log(bytes + "something else").complaint == damage);
  }
}

TEST_CASE("a log that is not there, or is a folder") {
  const Scratch scratch;
  const auto sink = [](std::string_view) { FAIL("nothing to read"); };
  const std::string missing = scratch.path("no.log");
  CHECK(to_string(read_log(missing, sink).value()) ==
        missing +
            ": error: this log cannot be read: No such file or directory; check its name, and "
            "whether "
            "you may read it [io/log-unreadable]");
  CHECK(to_string(read_log(scratch.path(), sink).value()) ==
        scratch.path() +
            ": error: this log cannot be read: Is a directory; check its name, and whether you may "
            "read it [io/log-unreadable]");
}

}  // namespace kier
