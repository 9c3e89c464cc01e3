#include "site/calendar.h"

#include <algorithm>

#include "text/date.h"

namespace kier {
namespace {

/// RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are escaped.
std::string escape_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

/// RFC 5545, 3.1: lines of at most 75 bytes, never cut inside a character.
void add_line(std::string line, std::string& out) {
  std::size_t room = 75;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out.append(line, 0, cut).append("\r\n ");
    line.erase(0, cut);
    room = 74;
  }
  out.append(line).append("\r\n");
}

/// "2026-12-05 19:30" or "2026-12-05T19:30" as "20261205T193000".
std::string local_time(std::string_view moment) {
  std::string digits;
  for (const char c : moment)
    if (c >= '0' && c <= '9') digits += c;
  return digits.substr(0, 8) + "T" + (digits.size() >= 12 ? digits.substr(8, 4) : "0000") + "00";
}

std::string host_of(std::string_view base_url) {
  base_url.remove_prefix(base_url.find("//") + 2);
  return std::string(base_url.substr(0, base_url.find('/')));
}

}  // namespace

bool is_event(const ItemType& type) {
  return type.field("start") != nullptr;
}

Artefact render_calendar(const SiteValues& site, const Route& route) {
  const Item& item = *route.item;
  const std::string url = site.url(route.address);
  std::string ics;
  for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kier//NL", "BEGIN:VEVENT"})
    add_line(line, ics);
  // One event in two languages, or at a new address, is one entry of a calendar.
  add_line("UID:" + escape_text(item.key) + "@" + host_of(site.campaign->settings.base_url), ics);
  const Date stamp =
      std::max(item.publish, item.reviewed)
          .value_or(Date{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)});
  std::string day = iso_date(stamp);
  std::erase(day, '-');
  add_line("DTSTAMP:" + day + "T120000Z", ics);
  add_line("DTSTART:" + local_time(item.text("start")), ics);
  if (!item.text("end").empty()) add_line("DTEND:" + local_time(item.text("end")), ics);
  add_line("SUMMARY:" + escape_text(item.title), ics);
  if (!item.text("place").empty()) add_line("LOCATION:" + escape_text(item.text("place")), ics);
  if (!item.summary.empty()) add_line("DESCRIPTION:" + escape_text(item.summary), ics);
  add_line("URL:" + url, ics);
  for (const char* line : {"END:VEVENT", "END:VCALENDAR"}) add_line(line, ics);
  return {"www" + route.address + "event.ics", std::move(ics)};
}

}  // namespace kier
