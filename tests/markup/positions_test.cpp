#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "markup/markdown.h"

// Documents are made up, and the place of every part is noted while it is written.
// What parse_markdown reports must be that place, to the byte.

using namespace kier;

namespace {

/// Parts by kind and by a text that occurs once.
using Places = std::map<std::pair<NodeKind, std::string>, Mark>;

class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::string text;
  Places places;

  void write_document() {
    for (int i = 0; i < 6; ++i) block("", "", 3);
    for (std::size_t i = 0; i < footnotes_.size(); ++i) {  // a note may refer to another
      put("\n[^" + footnotes_[i] + "]: ");
      prefix_ = "    ";
      inlines(2, Shape::lines);
      prefix_.clear();
      put("\n");
    }
    put("\n" + definitions_);
  }

 private:
  enum class Shape { line, lines, cell };

  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  std::string unique() { return "n" + std::to_string(++count_); }

  void put(std::string_view piece) {
    for (const char c : piece) {
      text += c;
      ++column_;
      if (c != '\n') continue;
      ++line_;
      column_ = 1;
    }
  }

  void note(NodeKind kind, const std::string& what) { places[{kind, what}] = {line_, column_}; }

  /// A line end inside a paragraph: what its blocks need, and odd blanks.
  void new_line() {
    put("\n");
    std::string_view before = prefix_;
    if (lazy_ && below(4) == 0) before = {};
    put(before);
    if (before == prefix_) put(std::string_view("   ").substr(below(4)));
    put("w ");  // no line begins with what could be a block
  }

  void filler(Shape shape) {
    static const std::vector<std::string> pieces = {
        "woord ",    "één ",     "日本 ",   "a\\*b ",  "\\[x\\] ", "&amp; ",   "&eacute;t ",
        "&ngE; ",    "&foo; ",   "&#38;x ", "&#x41; ", "2 * 3 ",   "a_b_c ",   "*sterk* ",
        "**x** ",    "~~weg~~ ", "\\\\ ",   "\"q\" ",  "'s ",      "a - b ",   "10-12 ",
        "[gewoon] ", "! ",       "&lt; ",   "~ ",      "x\ty ",    "\\&amp; ", "***m*** "};
    if (shape == Shape::cell && below(3) == 0) {
      put("p\\|q ");
    } else {
      put(pieces[below(static_cast<unsigned>(pieces.size()))]);
    }
  }

  void link_text(Shape shape) {
    for (unsigned i = 1 + below(2); i > 0; --i) {
      filler(shape);
      if (shape == Shape::lines && below(4) == 0) new_line();
    }
    put("t");
  }

  void part(Shape shape) {
    const std::string name = unique();
    switch (below(14)) {
      case 0:
        note(NodeKind::link, name);
        put("[");
        link_text(shape);
        put("](" + name + ") ");
        break;
      case 1:
        put("**a ");
        note(NodeKind::link, name);
        put("[b](<" + name + "> \"een \\\" titel\")** ");
        break;
      case 2:
        note(NodeKind::link, "https://" + name + ".be");
        put("<https://" + name + ".be> ");
        break;
      case 3:
        note(NodeKind::link, "https://" + name + ".be/a_(b)_c");
        put("https://" + name + ".be/a_(b)_c. ");
        break;
      case 4:
        note(NodeKind::link, "http://www." + name + ".be");
        put("www." + name + ".be, ");
        break;
      case 5:
        note(NodeKind::link, "mailto:a@" + name + ".be");
        put("a@" + name + ".be ");
        break;
      case 6:
        note(NodeKind::image, name);
        put("![*alt*](" + name + ") ");
        break;
      case 7:
        note(NodeKind::code, name);
        put("``" + name + "`` ");
        break;
      case 8:
        note(NodeKind::html_inline, "<b id=\"" + name + "\">");
        put("<b id=\"" + name + "\">\\*</b> ");
        break;
      case 9:
        note(NodeKind::link, name);
        put("[x][" + name + "] ");
        definitions_ += "[" + name + "]: " + name + "\n";
        break;
      case 10:
        put("*");
        note(NodeKind::link, name);
        put("[" + name + "]* ");
        definitions_ += "[" + name + "]: <" + name + ">\n";
        break;
      case 11:
        note(NodeKind::link, name);
        put("[");
        note(NodeKind::image, name + "i");
        put("![a](" + name + "i)](" + name + ") ");
        break;
      case 12:
        note(NodeKind::link, name);
        put("[](" + name + ") ");
        break;
      default:
        if (footnotes_.size() < 3) {
          footnotes_.push_back(name);
          put("x[^" + name + "] ");
        }
    }
  }

  void inlines(unsigned parts, Shape shape) {
    put("w ");
    for (unsigned i = 0; i < parts; ++i) {
      if (below(2) == 0) filler(shape);
      part(shape);
      if (shape != Shape::lines) continue;
      if (below(4) == 0) {
        new_line();
      } else if (below(8) == 0) {
        put(below(2) == 0 ? "x\\" : "x  ");
        new_line();
      }
    }
    put("e");
  }

  void table() {
    const unsigned columns = 1 + below(3);
    const bool closed = columns == 1 || below(2) == 0;
    const auto row = [&] {
      if (closed) put("|");
      for (unsigned i = 0; i < columns; ++i) {
        if (i > 0) put("|");
        if (below(4) != 0) put(" ");
        inlines(1 + below(2), Shape::cell);
        put(" ");
      }
      if (closed) put("|");
      put("\n" + prefix_);
    };
    if (below(4) == 0) {
      inlines(1, Shape::line);  // a line above that the parser cuts off
      put("\n" + prefix_);
    }
    row();
    put(closed ? "|" : "");
    for (unsigned i = 0; i < columns; ++i) put(i > 0 ? "|--" : "--");
    put(closed ? "|\n" : "\n");
    put(prefix_);
    for (unsigned rows = below(3); rows > 0; --rows) {
      // Not behind a tab: four blanks would be code.
      if (prefix_.find('\t') == prefix_.npos) put(std::string_view("  ").substr(below(3)));
      row();
    }
  }

  /// One block and the blank line behind it; `first` stands before its first line.
  void block(const std::string& first, const std::string& rest, int depth) {
    put(first);
    prefix_ = rest;
    const unsigned kind = below(depth > 0 ? 10 : 6);
    lazy_ = false;
    if (kind == 0) {
      put("## ");
      inlines(2, Shape::line);
      put(below(2) == 0 ? " ##" : "");
    } else if (kind == 1) {
      inlines(2, Shape::lines);
      put("\n" + rest + "---");
    } else if (kind == 2) {
      table();
    } else if (kind == 3) {
      const std::string name = unique();
      put("[" + name + "]: weg\n" + rest);
      inlines(2, Shape::lines);
    } else if (kind < 6) {
      lazy_ = rest.find('>') != rest.npos && rest.find("   ") == rest.npos;
      inlines(1 + below(4), Shape::lines);
    } else if (kind < 8) {
      const std::string indent(first == rest ? below(2) : 0, ' ');
      put(indent);
      block(below(2) == 0 ? "> " : ">", rest + indent + "> ", depth - 1);
      return;
    } else {
      const std::string marker = kind == 8 ? "- " : "10.  ";
      block(marker, rest + std::string(marker.size(), ' '), depth - 1);
      prefix_ = rest;
      put(rest);
      block(marker, rest + (kind == 8 ? "\t" : "     "), kind == 8 ? 0 : depth - 1);
      return;
    }
    put("\n" + rest + "\n");
  }

  std::mt19937 random_;
  int line_ = 1;
  int column_ = 1;
  int count_ = 0;
  bool lazy_ = false;
  std::string prefix_;
  std::string definitions_;
  std::vector<std::string> footnotes_;
};

Places reported(const Document& document, int first_line) {
  Places places;
  for (const Node& node : document.nodes) {
    const bool targeted = node.kind == NodeKind::link || node.kind == NodeKind::image;
    const bool literal = node.kind == NodeKind::code || node.kind == NodeKind::html_inline;
    if (!targeted && !literal) continue;
    const std::string what(document.at(targeted ? node.target : node.text));
    if (what != "</b>")
      places[{node.kind, what}] = {node.mark.line - first_line + 1, node.mark.column};
  }
  return places;
}

}  // namespace

TEST_CASE("every link, image, code and HTML is reported where it stands") {
  std::size_t checked = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Author author(seed);
    author.write_document();
    MarkdownOptions options;
    options.raw_html = true;
    options.first_line = 1 + static_cast<int>(seed % 7);
    const auto outcome = parse_markdown(author.text, "a.md", options);
    REQUIRE(outcome.value);
    const Places found = reported(*outcome.value, options.first_line);
    INFO("seed " << seed << "\n" << author.text);
    for (const auto& [what, mark] : author.places) {
      const auto place = found.find(what);
      if (place == found.end()) FAIL("not found: " << what.second);
      if (place->second != mark)
        FAIL(what.second << " stands at " << mark.line << ":" << mark.column
                         << " and is reported at " << place->second.line << ":"
                         << place->second.column);
      ++checked;
    }
  }
  CHECK(checked > 20000);
}
