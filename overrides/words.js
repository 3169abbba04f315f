{#- What scripts say and show in the pages of this tree: once for all, since each page would carry it. -#}
{%- import "partials/language.html" as lang with context -%}
{%- set search = {
  "prompt": say("search.prompt"), "waiting": say("search.waiting"), "none": say("search.none"),
  "one": say("search.count", count=1) | replace("1", "{count}"), "other": say("search.count", count=2) | replace("2", "{count}"),
  "part": say("search.part", count="{count}"), "broken": say("search.broken", file="{file}"),
  "more": say("search.more", count="{count}"), "away": say("search.away"), "issue": say("issue", year="{year}", number="{number}"),
  "year": say("search.year"), "kind": say("search.kind"), "issuer": say("search.issuer"), "state": say("search.state"),
  "where": say("search.where"), "any": say("search.any"), "tables": say("search.tables"), "chronicle": say("search.chronicle"),
  "sort": say("search.sort"), "relevance": say("search.relevance"), "date": say("search.date"),
} -%}
{%- set box %}{% include "partials/box.html" %}{% endset -%}
{%- set palette %}{% include "partials/palette.html" %}{% endset -%}
window.gazetteWords = {{ {"search": search, "box": box, "palette": palette} | tojson }};
