#pragma once

#include <filesystem>
#include <string>

/// Compares `actual` with the bytes of `file` (relative to the repository);
/// KIER_ACCEPT=1 in the environment writes the file instead.
void check_golden(const std::filesystem::path& file, const std::string& actual);
