#include "markup/cmark_reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <cstring>
#include <string>
#include <vector>

#include "markup/arena.h"
#include "markup/bare_link.h"

// Of the extensions of cmark-gfm only tables and footnotes are used. Those for
// strikethrough and bare addresses change a table that all threads share while they
// read, so that one thread takes the '~' of another for plain text; the one for task
// lists swallows letters of a list in a list item. We read these three ourselves: the
// table is changed once, before the first text, and stays as it is (see Extensions).

namespace kier {
namespace {

Arena& arena() {
  thread_local Arena memory;
  return memory;
}

void* get_zeroes(std::size_t count, std::size_t size) {
  return arena().allocate(count * size);
}

void* get_more(void* piece, std::size_t size) {
  return arena().resize(piece, size);
}

void give_back(void* piece) {
  arena().release(piece);
}

cmark_mem memory = {get_zeroes, get_more, give_back};

void set_tag(cmark_node* node, NodeTag tag) {
  cmark_node_set_user_data(node, reinterpret_cast<void*>(tag));  // NOLINT
}

cmark_node* new_text(std::string_view text) {
  cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_TEXT, &memory);
  cmark_node_set_literal(node, std::string(text).c_str());
  return node;
}

cmark_node* match_tildes(cmark_inline_parser* reader) {
  constexpr int most = 100;
  int left = 0, right = 0, punctuation_before = 0, punctuation_after = 0;
  const int count = cmark_inline_parser_scan_delimiters(reader, most, '~', &left, &right,
                                                        &punctuation_before, &punctuation_after);
  if (count > 2 || (left == 0 && right == 0))
    return new_text(std::string(static_cast<std::size_t>(count), '~'));
  // Table cells take no custom nodes.
  cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_HTML_INLINE, &memory);
  set_tag(node,
          static_cast<NodeTag>(count) | (left != 0 ? can_open : 0) | (right != 0 ? can_close : 0));
  return node;
}

cmark_node* match_url(cmark_node* block, cmark_inline_parser* reader) {
  constexpr std::size_t before = 8, most = 2100;  // "https" with the character before it
  if (cmark_inline_parser_in_bracket(reader, 0) != 0 ||
      cmark_inline_parser_in_bracket(reader, 1) != 0)
    return nullptr;
  const auto colon = static_cast<std::size_t>(cmark_inline_parser_get_offset(reader));
  const char* content = cmark_node_get_string_content(block);
  if (content[colon + 1] != '/') return nullptr;
  const std::size_t begin = colon > before ? colon - before : 0;
  const std::string_view near(content + begin, strnlen(content + begin, most));
  const auto url = bare_url_at(near, colon - begin);
  if (!url) return nullptr;
  const std::string address(near.substr(url->begin, url->end - url->begin));
  cmark_node_unput(block, static_cast<int>(colon - begin - url->begin));
  cmark_inline_parser_set_offset(reader, static_cast<int>(begin + url->end));
  cmark_node* link = cmark_node_new_with_mem(CMARK_NODE_LINK, &memory);
  cmark_node_set_url(link, address.c_str());
  set_tag(link, bare_link);
  return link;
}

cmark_node* match_inline(cmark_syntax_extension*, cmark_parser*, cmark_node* block,
                         unsigned char character, cmark_inline_parser* reader) {
  if (character == '~') return match_tildes(reader);
  if (character == ':') return match_url(block, reader);
  return nullptr;
}

struct Extensions {
  /// Tells cmark once that ':' and '~' can begin something, and then takes the list of
  /// these characters away from our extension, so that no reading adds or removes them.
  Extensions() {
    cmark_gfm_core_extensions_ensure_registered();
    table = cmark_find_syntax_extension("table");
    inlines = cmark_syntax_extension_new("kier");
    cmark_syntax_extension_set_match_inline_func(inlines, match_inline);
    cmark_mem* heap = cmark_get_default_mem_allocator();
    cmark_llist* characters = nullptr;
    for (const char c : {':', '~'})
      characters =
          cmark_llist_append(heap, characters, reinterpret_cast<void*>(NodeTag(c)));  // NOLINT
    cmark_syntax_extension_set_special_inline_chars(inlines, characters);
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, inlines);
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_syntax_extension_set_special_inline_chars(inlines, nullptr);
    cmark_parser_free(parser);
    cmark_llist_free(heap, characters);
  }

  cmark_syntax_extension* table = nullptr;
  cmark_syntax_extension* inlines = nullptr;
};

}  // namespace

NodeTag tag_of(cmark_node* node) {
  return reinterpret_cast<NodeTag>(cmark_node_get_user_data(node));
}

bool is_tildes(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE && tag_of(node) != 0;
}

void pair_tildes(cmark_node* first) {
  std::vector<cmark_node*> open;
  int waiting[3] = {};
  for (cmark_node* node = first; node != nullptr; node = cmark_node_next(node)) {
    if (!is_tildes(node)) continue;
    const NodeTag tag = tag_of(node) | paired;
    const NodeTag count = tag & tilde_count;
    set_tag(node, tag);
    if ((tag & can_close) != 0 && waiting[count] > 0) {
      while ((tag_of(open.back()) & tilde_count) != count) {
        --waiting[tag_of(open.back()) & tilde_count];
        open.pop_back();
      }
      set_tag(open.back(), tag_of(open.back()) | opens);
      set_tag(node, tag | closes);
      --waiting[count];
      open.pop_back();
    } else if ((tag & can_open) != 0) {
      open.push_back(node);
      ++waiting[count];
    }
  }
}

CmarkTree::CmarkTree(std::string_view text, Dialect dialect) {
  static const Extensions extensions;
  const bool github = dialect == Dialect::github;
  cmark_parser* parser =
      cmark_parser_new_with_mem(github ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT, &memory);
  if (github) {
    cmark_parser_attach_syntax_extension(parser, extensions.table);
    cmark_parser_attach_syntax_extension(parser, extensions.inlines);
  }
  cmark_parser_feed(parser, text.data(), text.size());
  root_ = cmark_parser_finish(parser);
}

CmarkTree::~CmarkTree() {
  arena().reset();
}

}  // namespace kier
