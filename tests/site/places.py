"""The pages that stand for their kind in the tests that open a browser: one of each, in every tree."""

from __future__ import annotations

KINDS = {
    "home": "index.html",
    "issue": "issue/2024/1/index.html",
    # amended, translated, with a roster, a table and gaps
    "document": "doc/lanzhengbanfa/2023/11.html",
    # long, with boxes and tables
    "plan": "doc/lanzhengbanfa/2023/19.html",
    "repealed": "doc/lanzhengbanfa/2023/10.html",
    "corrected": "doc/lanzhengfa/2023/8.html",
    "events": "issue/2023/3/9.html",
    "away": "doc/lanzhenggui/2015/7.html",
    "years": "year/index.html",
    "year": "year/2023.html",
    "numbers": "number/index.html",
    "kinds": "kind/index.html",
    "kind": "kind/notice.html",
    "issuers": "issuer/index.html",
    "status": "status/index.html",
    "cited": "cited/index.html",
    "tables": "tables/index.html",
    "table": "tables/doc/lanzhengbanfa/2023/19/plan-s1.1-t1.html",
    "chronicle": "chronicle/index.html",
    "events of a year": "chronicle/2023.html",
    "data": "data/index.html",
    "report": "report.html",
    "about": "about.html",
    "search": "search.html",
    "missing": "404.html",
}
