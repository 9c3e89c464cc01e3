#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace kier {

/// Takes the next bytes of a log; they are gone when the call returns.
using LogSink = std::function<void(std::string_view)>;

/// Reads a log from beginning to end and hands on its text: plain, gzip or zstd (told apart by
/// their first bytes, whatever the name says), several compressed streams behind each other too.
/// "-" is standard input. Memory stays the same however large the file is.
///
/// The file is read and not mapped: a server that cuts its log while we read (logrotate's
/// copytruncate) would end a program that maps it, and reading costs a few percent.
///
/// `progress` hears how many bytes of the file were read more, now and then.
///
/// A complaint: an error when the file cannot be opened or read; a warning when compressed data are
/// damaged or cut off, of which all that came before has been handed on.
std::optional<Diagnostic> read_log(const std::string& path, const LogSink& sink,
                                   const std::function<void(std::size_t)>& progress = {});

/// How many bytes the file has; 0 when that is not known.
std::size_t log_size(const std::string& path);

}  // namespace kier
