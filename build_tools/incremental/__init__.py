"""Builds that make only what changed, and leave the same bytes as a build from nothing.

``sources`` (what changed on disk), ``reading`` and ``documents`` (content into the store), ``words`` (who may name whom),
``cards`` (what others may show of a document), ``shelf`` (documents as they are asked for), ``recording`` and
``context`` (a site that notes what is read of it), ``checks`` (values that are wanted before anything is made),
``parts`` (made, with what they read), ``ledger`` (which parts hold), ``desk`` (what parts are made with), ``crew`` (who
makes them), ``put_together`` (the search index and the data), ``builder`` (one build),
``session`` (from the lock to the files in their place), ``frame`` (what MkDocs gave), ``run`` (the way without MkDocs),
``looks`` and ``unchanged`` (whether there is anything to do), ``earlier`` (what the site before left),
``progress`` (how far it is), ``store``, ``site_files``, ``large_file``, ``lock``, ``processes``, ``digests``.
"""
