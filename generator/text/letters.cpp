#include "text/letters.h"

#include "text/utf8.h"

namespace kier {
namespace {

// The ASCII letter below the accent, one for each code point, from the
// decompositions of the Unicode character database; '.' where there is none, '#'
// where there are two (see two_letters).
constexpr std::string_view latin_00c0 =
    "aaaaaa#ceeeeiiiidnooooo.ouuuuy##aaaaaa#ceeeeiiiidnooooo.ouuuuy#y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii##jjkkkllllllllllnnnnnnnnnoooooo##"
    "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view latin_01cd =
    "aaiioouuuuuuuuuu.aaaa##..ggkkoooo..j###gg..nnaa##oo"
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy";
constexpr std::string_view latin_1e00 =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnn"
    "oooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..#."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";
static_assert(latin_00c0.size() == 0x180 - 0xC0);
static_assert(latin_1e00.size() == 0x1EFA - 0x1E00);

std::string_view two_letters(char32_t small) {
  switch (small) {
    case 0xE6:
    case 0x1E3:
    case 0x1FD:
      return "ae";
    case 0xFE:
      return "th";
    case 0xDF:
      return "ss";
    case 0x133:
      return "ij";
    case 0x153:
      return "oe";
    case 0x1F3:
      return "dz";
    default:
      return {};
  }
}

char32_t without_greek_accent(char32_t small) {
  switch (small) {
    case 0x3AC:
      return 0x3B1;
    case 0x3AD:
      return 0x3B5;
    case 0x3AE:
      return 0x3B7;
    case 0x3AF:
    case 0x3CA:
    case 0x390:
      return 0x3B9;
    case 0x3CC:
      return 0x3BF;
    case 0x3CD:
    case 0x3CB:
    case 0x3B0:
      return 0x3C5;
    case 0x3CE:
      return 0x3C9;
    case 0x3C2:  // final sigma
      return 0x3C3;
    default:
      return small;
  }
}

bool within(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Blocks in which a capital (even code point) is followed by its small letter.
bool even_capitals(char32_t c) {
  return (within(c, 0x100, 0x137) && c != 0x130 && c != 0x131) || within(c, 0x14A, 0x177) ||
         within(c, 0x1DE, 0x1EF) || within(c, 0x1F8, 0x21F) || within(c, 0x222, 0x233) ||
         within(c, 0x1A0, 0x1A5) || within(c, 0x460, 0x481) || within(c, 0x48A, 0x4BF) ||
         within(c, 0x4D0, 0x52F) || within(c, 0x1E00, 0x1E95) || within(c, 0x1EA0, 0x1EFF);
}

/// The same with capitals on odd code points.
bool odd_capitals(char32_t c) {
  return within(c, 0x139, 0x148) || within(c, 0x179, 0x17E) || within(c, 0x1CD, 0x1DC) ||
         within(c, 0x1AF, 0x1B0) || within(c, 0x4C1, 0x4CE);
}

char32_t lower(char32_t c) {
  if (c < 0x80) return within(c, 'A', 'Z') ? c + 0x20 : c;
  if (even_capitals(c)) return c | 1;
  if (odd_capitals(c)) return c + (c & 1);
  if ((within(c, 0xC0, 0xDE) && c != 0xD7) || (within(c, 0x391, 0x3AB) && c != 0x3A2) ||
      within(c, 0x410, 0x42F))
    return c + 0x20;
  if (within(c, 0x400, 0x40F)) return c + 0x50;
  if (within(c, 0x388, 0x38A)) return c + 0x25;
  if (within(c, 0x38E, 0x38F)) return c + 0x3F;
  switch (c) {
    case 0x130:
      return 'i';
    case 0x178:
      return 0xFF;
    case 0x1C4:
    case 0x1C5:
    case 0x1F1:
    case 0x1F2:
      return 0x1F3;
    case 0x386:
      return 0x3AC;
    case 0x38C:
      return 0x3CC;
    case 0x1E9E:
      return 0xDF;
    default:
      return c;
  }
}

char32_t upper(char32_t c) {
  if (c < 0x80) return within(c, 'a', 'z') ? c - 0x20 : c;
  if (even_capitals(c)) return c & ~char32_t{1};
  if (odd_capitals(c)) return c - (1 - (c & 1));
  if ((within(c, 0xE0, 0xFE) && c != 0xF7) || (within(c, 0x3B1, 0x3CB) && c != 0x3C2) ||
      within(c, 0x430, 0x44F))
    return c - 0x20;
  if (within(c, 0x450, 0x45F)) return c - 0x50;
  if (within(c, 0x3AD, 0x3AF)) return c - 0x25;
  if (within(c, 0x3CD, 0x3CE)) return c - 0x3F;
  switch (c) {
    case 0x131:
      return 'I';
    case 0xFF:
      return 0x178;
    case 0x3AC:
      return 0x386;
    case 0x3CC:
      return 0x38C;
    case 0x3C2:
      return 0x3A3;
    default:
      return c;
  }
}

/// Calls `rare(code point, out)` for what is not ASCII and `common(char)` for the rest.
template <class Common, class Rare>
std::string transform(std::string_view text, Common common, Rare rare) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if ((text[at] & 0x80) == 0) {
      out += common(text[at++]);
    } else {
      rare(decode_utf8(text, at), out);
    }
  }
  return out;
}

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
}

char upper_ascii(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
}

}  // namespace

void append_folded(char32_t c, std::string& out) {
  if (within(c, 0x300, 0x36F)) return;  // an accent on its own
  const char32_t small = lower(c);
  char base = '.';
  if (within(small, 0xC0, 0x17F)) base = latin_00c0[small - 0xC0];
  if (within(small, 0x1A0, 0x1A1)) base = 'o';
  if (within(small, 0x1AF, 0x1B0)) base = 'u';
  if (small >= 0x1CD && small - 0x1CD < latin_01cd.size()) base = latin_01cd[small - 0x1CD];
  if (small >= 0x1E00 && small - 0x1E00 < latin_1e00.size()) base = latin_1e00[small - 0x1E00];
  if (base == '#') {
    out += two_letters(small);
  } else if (base != '.') {
    out += base;
  } else {
    append_utf8(without_greek_accent(small), out);
  }
}

std::string fold(std::string_view text) {
  return transform(text, lower_ascii, append_folded);
}

std::string lower_case(std::string_view text) {
  return transform(text, lower_ascii,
                   [](char32_t c, std::string& out) { append_utf8(lower(c), out); });
}

std::string upper_case(std::string_view text) {
  return transform(text, upper_ascii, [](char32_t c, std::string& out) {
    if (c == 0xDF) {
      out += "SS";
    } else {
      append_utf8(upper(c), out);
    }
  });
}

}  // namespace kier
