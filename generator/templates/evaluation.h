#pragma once

#include <string>
#include <vector>

#include "data/value.h"
#include "templates/limits.h"
#include "templates/work.h"

namespace kier {

/// What `a if b` gives when b does not hold: empty text, which `is defined` and
/// `default` know for nothing by its address.
const Value* no_otherwise();

/// Marks a name of the context that nobody has asked for yet.
inline const Value* not_looked_up() {
  static const Value marker;
  return &marker;
}

/// Gives `key` a value; of equal keys the last one holds, in the first one's place.
void set_entry(std::vector<Value::Entry>& entries, const std::string& key, const Value& value);

/// One more level of evaluation, for as long as it lives: bounds the computer's stack.
class Deeper {
 public:
  Deeper(int& nesting, Work& work) : nesting_(nesting) {
    allowed_ = ++nesting <= TemplateLimits::evaluation_nesting;
    if (!allowed_)
      work.limit("expressions and tags inside each other", TemplateLimits::evaluation_nesting);
  }
  ~Deeper() { --nesting_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  bool allowed() const { return allowed_; }

 private:
  int& nesting_;
  bool allowed_ = true;
};

}  // namespace kier
