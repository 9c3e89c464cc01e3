#include "campaign/code.h"

#include <algorithm>
#include <set>

#include "campaign/blocked_words.h"
#include "catch.h"

using namespace kier;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// All codes, by number.
std::vector<std::string> all_codes() {
  std::vector<std::string> codes;
  for (int number = 0; number < code_count; ++number) codes.push_back(code_of(number));
  return codes;
}

/// How many characters differ.
int distance(std::string_view a, std::string_view b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i];
  return count;
}

}  // namespace

TEST_CASE("codes are those of the published table") {
  CHECK(code_of(0) == "0000");
  CHECK(code_of(1) == "0012");
  CHECK(code_of(7) == "007E");
  CHECK(code_of(1000) == "0Z83");
  CHECK(code_of(12345) == "C1SW");
  CHECK(code_of(32767) == "ZZZB");
  CHECK(number_of_code("7FQF").has_value());
  CHECK_FALSE(number_of_code("7FQ4").has_value());
  for (const std::string_view nested : {"0132", "18ZP", "ZZKK"}) CHECK(is_nested_code(nested));
  CHECK_FALSE(is_nested_code("7FQF"));
}

TEST_CASE("every number has its own code, and back") {
  const auto codes = all_codes();
  CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == code_count);
  int wrong = 0;
  for (int number = 0; number < code_count; ++number)
    wrong += number_of_code(codes[static_cast<std::size_t>(number)]) != number;
  CHECK(wrong == 0);
}

TEST_CASE("no slip of a finger on any code gives another code") {
  int characters = 0, neighbours = 0, jumps = 0, twins = 0;
  for (const std::string& code : all_codes()) {
    for (std::size_t i = 0; i < code.size(); ++i)
      for (const char c : alphabet) {
        std::string other = code;
        other[i] = c;
        characters += other != code && number_of_code(other).has_value();
        if (i + 1 == code.size() || code[i] != code[i + 1]) continue;
        other[i + 1] = c;
        twins += other != code && number_of_code(other).has_value();
      }
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
      std::string other = code;
      std::swap(other[i], other[i + 1]);
      neighbours += other != code && number_of_code(other).has_value();
      if (i + 2 == code.size()) continue;
      other = code;
      std::swap(other[i], other[i + 2]);
      jumps += other != code && number_of_code(other).has_value();
    }
  }
  CHECK(characters == 0);
  CHECK(neighbours == 0);
  CHECK(jumps == 0);
  CHECK(twins == 0);
}

TEST_CASE("1,024 codes differ from each other in three characters") {
  std::vector<std::string> nested;
  for (std::string& code : all_codes())
    if (is_nested_code(code)) nested.push_back(std::move(code));
  CHECK(nested.size() == 1024);
  int least = code_length;
  for (std::size_t i = 0; i < nested.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) least = std::min(least, distance(nested[i], nested[j]));
  CHECK(least == 3);
}

TEST_CASE("words, numbers and days are no codes to give out") {
  for (const std::string_view blocked :
       {"D00D", "D34D", "X5EX", "FVCK", "KVT5", "1VL7", "GEK7", "8OK9", "80K9", "PVTE", "0132",
        "1813", "12E4", "3E77", "MAR1", "9DEC"})
    CHECK(is_blocked_code(blocked));
  for (const std::string_view fine : {"7FQF", "C1SW", "ZZZB", "12E", "E123", "MARX", "18ZP"})
    CHECK_FALSE(is_blocked_code(fine));
  int digits = 0, blocked = 0, free_nested = 0;
  for (const std::string& code : all_codes()) {
    digits += std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    blocked += is_blocked_code(code);
    free_nested += is_nested_code(code) && !is_blocked_code(code);
  }
  CHECK(digits == 320);
  CHECK(blocked == 680);
  CHECK(free_nested == 991);
  for (const std::string_view word : blocked_words()) {
    INFO(word);
    CHECK((word.size() == 3 || word.size() == 4));
    CHECK(std::all_of(word.begin(), word.end(),
                      [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }));
    CHECK(std::count(blocked_words().begin(), blocked_words().end(), word) == 1);
  }
}

TEST_CASE("what people type is forgiven its form") {
  using Fault = CodeReading::Fault;
  for (const std::string_view typed : {"C1SW", "c1sw", "cisw", "cLsw", " C1 SW ", "c-1-s-w",
                                       "c.1.s.w", "C1\xC2\xA0SW", "C1\xE2\x80\x93SW"})
    CHECK(read_code(typed).code == "C1SW");
  CHECK(read_code("o0oO").code == "0000");
  CHECK(read_code("7FQ4").fault == Fault::check);
  CHECK(read_code("7FQ").fault == Fault::length);
  CHECK(read_code("").fault == Fault::length);
  CHECK(read_code("7FQFF").fault == Fault::length);
  CHECK(read_code("7FUF").fault == Fault::character);
  CHECK(read_code("7F\xC3\xA9Q").character == "\xC3\xA9");
  CHECK(read_code("7FQ4").code.empty());
}

TEST_CASE("codes are given out as if by chance, always alike, the far apart ones first") {
  const auto codes = codes_in_order("https://deur.be");
  CHECK(codes.size() == code_count - 680);
  CHECK(std::vector(codes.begin(), codes.begin() + 5) ==
        std::vector<std::string>{"4N6Q", "MNSR", "T53W", "0RDN", "GJCE"});
  CHECK(codes_in_order("https://elders.be").front() != codes.front());
  CHECK(std::all_of(codes.begin(), codes.begin() + 991, is_nested_code));
  CHECK(std::none_of(codes.begin() + 991, codes.end(), is_nested_code));
  CHECK(std::none_of(codes.begin(), codes.end(), is_blocked_code));
  CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == codes.size());
}
