#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "data/value.h"
#include "templates/work.h"

namespace kier {

/// `owner[key]`: null when there is no such item. A letter of a text is made in `scratch`.
const Value* item_of(const Value& owner, const Value& key, Value& scratch);

/// `owner[from:to:step]` of a list or text; nullopt after a problem.
Answer slice_of(const Value& owner, const Value& from, const Value& to, const Value& step,
                Work& work);

/// A path as attribute='author.name' or attribute='0' writes it.
class AttributePath {
 public:
  explicit AttributePath(std::string_view path);
  explicit AttributePath(const Value& path);

  /// Null when `item` has nothing there. A letter of a text is made in `scratch`.
  const Value* of(const Value& item, Value& scratch) const;
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::vector<Value> parts_;
};

/// "the item has no 'x'": what a filter says when an attribute is missing.
std::nullopt_t no_attribute(const Value& item, std::string_view name, Work& work);

}  // namespace kier
