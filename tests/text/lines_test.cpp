#include "text/lines.h"

#include "catch.h"

using namespace kier;

TEST_CASE("offsets become lines and byte columns") {
  const LineIndex index("één\ntwee\n\ndrie");
  CHECK(index.lines() == 4);
  CHECK(index.mark(0) == Mark{1, 1});
  CHECK(index.mark(2) == Mark{1, 3});
  CHECK(index.mark(5) == Mark{1, 6});  // the line's end
  CHECK(index.mark(6) == Mark{2, 1});
  CHECK(index.mark(11) == Mark{3, 1});
  CHECK(index.mark(12) == Mark{4, 1});
  CHECK(index.mark(16) == Mark{4, 5});
  CHECK(index.begin_of(4) == 12);
  CHECK(LineIndex("").mark(0) == Mark{1, 1});
}

TEST_CASE("lines come one by one") {
  const std::string_view text = "a\n\nb";
  std::size_t at = 0;
  CHECK(next_line(text, at) == "a");
  CHECK(next_line(text, at).empty());
  CHECK(next_line(text, at) == "b");
  CHECK(at == text.size());
}
