#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <string_view>

namespace kier {

// Half of the border with cmark-gfm; markdown.cpp is the other half, and the only file
// that may include this one.

/// What a node of ours is, as a number in the place that cmark keeps for its users.
using NodeTag = std::uintptr_t;
constexpr NodeTag bare_link = 1;  ///< of a link: an address without markup
// Of one or two '~': how many, and what they can be and are.
constexpr NodeTag tilde_count = 3, can_open = 4, can_close = 8, opens = 16, closes = 32,
                  paired = 64;

NodeTag tag_of(cmark_node* node);

/// Whether a node stands for one or two '~', in the guise of HTML.
bool is_tildes(cmark_node* node);

/// Decides for each run of tildes from `first` to its last sibling whether it opens or
/// closes a strikethrough: two runs of the same length, nothing else crossing.
void pair_tildes(cmark_node* first);

/// Whether GitHub's additions to CommonMark are read.
enum class Dialect : std::uint8_t { commonmark, github };

/// The tree of one text, which lasts as long as this. One at a time in a thread.
class CmarkTree {
 public:
  CmarkTree(std::string_view text, Dialect dialect);
  ~CmarkTree();
  CmarkTree(const CmarkTree&) = delete;
  CmarkTree& operator=(const CmarkTree&) = delete;

  cmark_node* root() const { return root_; }

 private:
  cmark_node* root_;
};

}  // namespace kier
