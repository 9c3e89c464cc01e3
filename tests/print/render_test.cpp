#include "print/render.h"

#include <cstdlib>
#include <fstream>

#include "catch.h"
#include "print/leaflet.h"

using namespace kier;
using Kind = FileExpectation::Kind;

TEST_CASE("the first page") {
  for (const auto& [kind, name] :
       {std::pair{Kind::screen, "screen"}, {Kind::office, "office"}, {Kind::press, "press"}}) {
    PrintStyle style;
    style.kind = kind;
    const RenderedFile file = leaflet::print(style);
    CHECK(file.bytes.starts_with("%PDF-1."));
    std::ofstream(std::string("/tmp/build-C/") + name + ".pdf") << file.bytes;
  }
}
