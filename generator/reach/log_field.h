#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reach/log_line.h"

namespace kier {

// What the formats have in common. `rest` is always what is still to be read of a line.

/// Takes the text up to the next `separator` (or the end) and the separator itself.
std::string_view take_until(std::string_view& rest, char separator);

/// Takes "a quoted field", whose quotes may be escaped with a backslash inside, and one
/// blank behind it. Gives the text between the quotes as it stands; nullopt (and `rest` as
/// it was) when no quoted field begins here or it does not end.
std::optional<std::string_view> take_quoted(std::string_view& rest);

/// Undoes \" \\ \t \n \xHH and the like; what is no escape stays.
void unescape_backslashes(std::string_view text, std::string& out);

/// Undoes %HH; with `plus_is_blank`, '+' is a blank.
enum class PlusSign { itself, blank };
void unescape_percent(std::string_view text, PlusSign plus, std::string& out);

/// HAProxy's #HH, capital digits.
void unescape_hash(std::string_view text, std::string& out);

LogMethod method_of(std::string_view name);

/// Fills method and target from `GET /k/7FQF/ HTTP/1.1`. Anything else, as TLS spoken to a
/// port without it, leaves the target empty: a request, but none that counts.
void read_request_line(std::string_view text, LogRequest& request);

/// 100 to 999, else 0.
int status_of(std::string_view text);

/// A header's or field's value says that a browser fetched ahead of its user:
/// "prefetch", "prefetch;prerender", "preview".
bool says_prefetch(std::string_view value);

/// Is it an IPv4 or IPv6 address?
bool is_address(std::string_view text);

/// Empties what is appended to, and sets what not every format has.
void reset(LogRequest& request);

// One function a family. The line has no line end and is not empty.
LineFault parse_common_line(std::string_view line, LogRequest& request);
LineFault parse_json_line(std::string_view line, LogRequest& request);
LineFault parse_haproxy_line(std::string_view line, LogRequest& request);
LineFault parse_s3_line(std::string_view line, LogRequest& request);
LineFault parse_w3c_line(std::string_view line, const W3cFields& fields, LogRequest& request);

/// Reads what follows "#Fields:".
W3cFields read_w3c_fields(std::string_view text);
/// The order that CloudFront (tabs in the line) or IIS use unless told otherwise.
W3cFields usual_w3c_fields(std::string_view line);

}  // namespace kier
