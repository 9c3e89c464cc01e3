#include "templates/format_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

constexpr int widest = 500;  ///< more than any layout needs, and it fits the buffers below

struct Directive {
  std::string name;   ///< of %(name)s
  std::string flags;  ///< among "-+ 0#"
  int width = 0;
  int precision = -1;
  char kind = 's';
};

class Formatter {
 public:
  Formatter(std::string_view format, std::span<const Value* const> arguments, const Value* named,
            Work& work)
      : format_(format), arguments_(arguments), named_(named), work_(work) {}

  Answer run() {
    while (!format_.empty()) {
      const auto percent = format_.find('%');
      out_ += format_.substr(0, percent);
      if (percent == format_.npos) break;
      format_.remove_prefix(percent + 1);
      if (format_.starts_with('%')) {
        out_ += '%';
        format_.remove_prefix(1);
      } else if (!fill()) {
        return std::nullopt;
      }
    }
    if (named_ == nullptr && used_ < arguments_.size())
      return work_.bad_value("the format", "has no place for some of the arguments");
    return work_.text(std::move(out_));
  }

 private:
  bool wrong(std::string_view trouble) {
    work_.bad_value("the format", trouble);
    return false;
  }

  int number() {
    int value = 0;
    while (!format_.empty() && format_[0] >= '0' && format_[0] <= '9') {
      value = std::min(value * 10 + (format_[0] - '0'), widest + 1);
      format_.remove_prefix(1);
    }
    return value;
  }

  bool read(Directive& d) {
    if (format_.starts_with('(')) {
      const auto close = format_.find(')');
      if (close == format_.npos) return wrong("has a '(' without ')'");
      d.name = format_.substr(1, close - 1);
      format_.remove_prefix(close + 1);
    }
    while (!format_.empty() && std::string_view("-+ 0#").find(format_[0]) != format_.npos) {
      d.flags += format_[0];
      format_.remove_prefix(1);
    }
    d.width = number();
    if (format_.starts_with('.')) {
      format_.remove_prefix(1);
      d.precision = number();
    }
    if (format_.empty()) return wrong("ends in the middle of a '%'");
    if (d.width > widest || d.precision > widest) return wrong("is wider than 500 letters");
    d.kind = format_[0];
    format_.remove_prefix(1);
    return true;
  }

  const Value* argument(const Directive& d) {
    if (!d.name.empty()) {
      const Value* value = named_ == nullptr ? nullptr : named_->find(d.name);
      if (value == nullptr) wrong("asks for '" + d.name + "', which is not given");
      return value;
    }
    if (named_ != nullptr || used_ >= arguments_.size()) {
      wrong("asks for more arguments than are given");
      return nullptr;
    }
    return arguments_[used_++];
  }

  bool fill() {
    Directive d;
    if (!read(d)) return false;
    const Value* value = argument(d);
    if (value == nullptr) return false;
    if (d.kind == 's') return text(d, *value);
    if (std::string_view("diuxXo").find(d.kind) != std::string_view::npos) return whole(d, *value);
    if (std::string_view("eEfFgG").find(d.kind) != std::string_view::npos) return real(d, *value);
    return wrong("has an unknown directive '%" + std::string(1, d.kind) + "'");
  }

  bool text(const Directive& d, const Value& value) {
    if (value.kind() == Value::Kind::html) {
      work_.bad_type("the format", "text ('| striptags' makes it)", value);
      return false;
    }
    auto text = text_of(value, work_);
    if (!text) return false;
    if (d.precision >= 0) {
      const auto letters = split_letters(*text);
      if (letters.size() > static_cast<std::size_t>(d.precision)) {
        const char* end = letters[static_cast<std::size_t>(d.precision)].data();
        text->resize(static_cast<std::size_t>(end - text->data()));
      }
    }
    const std::size_t size = count_letters(*text);
    const auto width = static_cast<std::size_t>(d.width);
    const std::string padding(width > size ? width - size : 0, ' ');
    out_ += d.flags.find('-') == d.flags.npos ? padding + *text : *text + padding;
    return true;
  }

  std::string c_format(const Directive& d, std::string_view type) const {
    std::string text = "%" + d.flags;
    if (d.width > 0) text += std::to_string(d.width);
    if (d.precision >= 0) text += "." + std::to_string(d.precision);
    return text.append(type);
  }

  template <class Number>
  void print(const std::string& format, Number number) {
    std::array<char, 1024> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format.c_str(), number);
    out_ += buffer.data();
  }

  bool whole(const Directive& d, const Value& value) {
    if (!value.is_number() ||
        (value.kind() == Value::Kind::real && d.kind != 'd' && d.kind != 'i')) {
      work_.bad_type("%" + std::string(1, d.kind), "a whole number", value);
      return false;
    }
    const double real = value.as_real();
    if (value.kind() == Value::Kind::real && !(std::fabs(real) < 9.2e18))
      return wrong("gets a number that is too large");
    const std::int64_t number =
        value.kind() == Value::Kind::real ? static_cast<std::int64_t>(real) : value.as_integer();
    if (d.kind == 'x' || d.kind == 'X' || d.kind == 'o') return unsigned_digits(d, number);
    print(c_format(d, "lld"), static_cast<long long>(number));
    return true;
  }

  /// C prints a negative number's bits, Python a minus; its octal prefix differs too.
  bool unsigned_digits(const Directive& d, std::int64_t number) {
    if (number < 0 || (d.kind == 'o' && d.flags.find('#') != d.flags.npos))
      return wrong("can only write numbers from 0 on in this way");
    print(c_format(d, "ll" + std::string(1, d.kind)), static_cast<unsigned long long>(number));
    return true;
  }

  bool real(const Directive& d, const Value& value) {
    if (!value.is_number()) {
      work_.bad_type("%" + std::string(1, d.kind), "a number", value);
      return false;
    }
    if (std::fabs(value.as_real()) > 1e300) return wrong("gets a number that is too large");
    print(c_format(d, std::string(1, d.kind)), value.as_real());
    return true;
  }

  std::string_view format_;
  std::span<const Value* const> arguments_;
  const Value* named_;
  Work& work_;
  std::string out_;
  std::size_t used_ = 0;
};

}  // namespace

Answer format_text(std::string_view format, std::span<const Value* const> arguments, Work& work) {
  return Formatter(format, arguments, nullptr, work).run();
}

Answer format_with(std::string_view format, const Value& arguments, Work& work) {
  if (arguments.is_map()) return Formatter(format, {}, &arguments, work).run();
  std::vector<const Value*> list;
  if (arguments.is_list()) {
    for (const Value& item : arguments.as_list()) list.push_back(&item);
  } else {
    list.push_back(&arguments);
  }
  return Formatter(format, list, nullptr, work).run();
}

}  // namespace kier
