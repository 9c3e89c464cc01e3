#include "campaign/channel.h"

#include "catch.h"

using namespace kier;

TEST_CASE("addresses of a channel: on disk, in its symbol, beside it") {
  CHECK(channel_address("7FQF") == "/k/7FQF/");
  CHECK(encoded_url("https://opeenkier.be", "7FQF") == "https://OPEENKIER.BE/K/7FQF/");
  CHECK(encoded_url("http://localhost:8080", "7FQF") == "http://LOCALHOST:8080/K/7FQF/");
  CHECK(encoded_url("https://gent.be/Op/kier", "7FQF") == "https://GENT.BE/Op/kier/K/7FQF/");
  const ShownAddress shown = shown_address("https://OpEenKier.be/Pad", "7FQF");
  CHECK(shown.before == "opeenkier.be/Pad/k/");
  CHECK(shown.code == "7FQF");
}

TEST_CASE("a channel is found by its code alone") {
  ChannelRegister all;
  all.channels.resize(2);
  all.channels[0].code = "0132";
  all.channels[1].code = "7FQF";
  CHECK(all.find("7FQF") == &all.channels[1]);
  CHECK(all.find("7fqf") == nullptr);
  CHECK(all.find("") == nullptr);
}
