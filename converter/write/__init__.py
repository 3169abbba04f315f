"""Writers: a converted issue becomes files, as (path, bytes)."""
