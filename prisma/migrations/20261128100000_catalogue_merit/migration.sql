-- What speaks for a row whatever is looked for and whenever: searches add up thousands of these (docs/search.md).
ALTER TABLE "CatalogueRow" ADD COLUMN "merit" double precision GENERATED ALWAYS AS (
    0.5::float8 * least(1::float8, ln((1 + "endorsements")::float8) / ln(8::float8))
    + 0.4::float8 * least(1::float8, ln((1 + "followers")::float8) / ln(101::float8))
    - CASE WHEN "unmaintained" THEN 0.7::float8 ELSE 0 END
) STORED;
