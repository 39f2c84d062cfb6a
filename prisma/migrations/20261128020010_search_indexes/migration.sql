-- Nothing waits beside these indexes to be sorted in, for every search would read all of it.
ALTER INDEX "CatalogueRow_fullText_idx" SET (fastupdate = off);
ALTER INDEX "CatalogueRow_facets_idx" SET (fastupdate = off);
ALTER INDEX "CatalogueWord_variants_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list('"CatalogueRow_fullText_idx"'), gin_clean_pending_list('"CatalogueRow_facets_idx"'),
    gin_clean_pending_list('"CatalogueWord_variants_idx"');
