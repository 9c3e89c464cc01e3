#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace kier {

inline constexpr std::string_view html_type = "text/html; charset=utf-8";

/// What a browser must be told of a file, by the ending of its name. The preview
/// says it, and the settings for web servers, whose own lists differ.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 22> media_types{{
    {".html", html_type},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".xml", "application/xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".sha256", "text/plain; charset=utf-8"},
    {".ics", "text/calendar; charset=utf-8"},
    {".bib", "application/x-bibtex; charset=utf-8"},
    {".ris", "application/x-research-info-systems; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".pdf", "application/pdf"},
    {".webmanifest", "application/manifest+json"},
    {".mp4", "video/mp4"},
}};

}  // namespace kier
