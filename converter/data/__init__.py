"""What machines read: feeds, calendar, Akoma Ntoso, linked data, the corpus, tables, sums.

Each module makes one format from the archive; `downloads` gathers their files. No module here makes pages.
"""
