#pragma once

#include <string>

namespace kier {

/// A copy, in memory, of a font's file without what paper has no use for: hints for pixels, and
/// the subroutines of PostScript outlines, of which cairo 1.16 puts all into every PDF. Made once
/// for the whole program; on several threads. Gives a path that can be opened as long as the
/// program runs; the path of the font itself when it cannot be copied.
std::string lean_font(const std::string& path, unsigned index);

}  // namespace kier
