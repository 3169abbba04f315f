"""The site: MkDocs called with our pages, templates and hook."""
