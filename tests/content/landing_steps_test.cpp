#include "content/landing_steps.h"

#include "catch.h"
#include "support/campaign.h"

namespace kier {

TEST_CASE("the steps of all landing pages, in any language and state") {
  const SourceTree tree = lay_over(minimal_campaign(), R"(
-- content/nl/welkom/ouders.md --
---
title: Dag
audience: ouders
steps:
  - { name: discord, label: Kom erbij }
  - { label: Meer Lezen, target: index }
---
Tekst.
-- content/en/welkom/ouders.md --
---
title: Hello
draft: true
steps:
  - { name: hulp, label: Help, target: nowhere }
  - 7
---
Text.
-- content/nl/welkom/kapot.md --
---
title: [
---
-- content/nl/tips/een.md --
---
title: Tip
steps:
  - { name: nee, label: Nee }
---
Tekst.
)");
  const auto context = read_register_context(tree);
  REQUIRE(context.value);
  CHECK(landing_steps(tree, *context.value) ==
        std::vector<std::string>{"discord", "hulp", "meer-lezen"});
}

}  // namespace kier
