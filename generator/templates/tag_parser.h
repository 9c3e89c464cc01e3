#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "templates/syntax.h"
#include "templates/token_stream.h"

namespace kier {

/// Turns the tokens of one template into its tree: a method per tag.
class TagParser {
 public:
  TagParser(TokenStream& stream, Template& into) : stream_(stream), template_(into) {}

  void run();

 private:
  using Ends = std::vector<std::string_view>;

  /// Nodes up to a tag named in `ends`, or in the ends of something further out,
  /// which is then next in the stream, or up to the end of the file.
  Body body(Ends ends);
  /// The body of `tag` and its end tag, about whose absence it complains.
  Body whole_body(const Token& tag, std::string_view end);
  bool at_tag(std::string_view name) const;
  bool skip_tag(std::string_view name);
  void close(const Token& tag, std::string_view end);
  bool at_end_of_outer() const;
  void output(Body& into);
  void statement(Body& into);
  void unknown_tag(const Token& tag);

  // parse_control.cpp
  void tag_if(const Token& tag, Body& into);
  void tag_for(const Token& tag, Body& into);
  void tag_set(const Token& tag, Body& into);
  void set_body(const Token& tag, AssignmentTarget name, Body& into);
  void tag_with(const Token& tag, Body& into);
  void tag_filter(const Token& tag, Body& into);
  void tag_call(const Token& tag, Body& into);
  AssignmentTarget target();
  std::vector<AssignmentTarget> targets();

  // parse_files.cpp
  void tag_block(const Token& tag, Body& into);
  void end_of_block(const Token& tag, const Block& block);
  void tag_extends(const Token& tag);
  void tag_include(const Token& tag, Body& into);
  void tag_macro(const Token& tag);
  void tag_import(const Token& tag);
  void tag_from(const Token& tag);
  void imported_name(const std::string& file, Mark file_mark);
  std::vector<Parameter> parameters();
  void no_context_words();
  void check_first(std::string_view what, const std::string& name, Mark mark,
                   const std::vector<std::pair<std::string, Mark>>& before);
  bool at_top(const Token& tag);

  TokenStream& stream_;
  Template& template_;
  std::vector<Ends> open_;
};

}  // namespace kier
