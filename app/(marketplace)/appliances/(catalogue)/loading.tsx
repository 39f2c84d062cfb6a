import { PageShell } from "#components/layout/page-shell.tsx";
import { Card, CardGrid } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton, SkeletonText } from "#components/ui/skeleton.tsx";

const CARDS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The catalogue's frame while the database searches. */
export default function CatalogueLoading() {
  return (
    <PageShell>
      <PageHeader
        title="Appliances"
        description="Machine images for research clouds: what is in them, how fresh they are, and which VOs endorse them."
      />
      <Skeleton className="h-12 max-w-3xl rounded-lg" />
      <div className="mt-12">
        <CardGrid>
          {CARDS.map((card) => (
            <Card key={card} as="li" className="grid gap-4">
              <div className="flex items-center gap-3.5">
                <Skeleton className="size-12 rounded-lg" />
                <Skeleton className="w-1/2" />
              </div>
              <SkeletonText lines={4} />
            </Card>
          ))}
        </CardGrid>
      </div>
    </PageShell>
  );
}
