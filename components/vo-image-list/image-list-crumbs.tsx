import { Breadcrumbs, type Crumb } from "#components/ui/breadcrumbs.tsx";
import { paths } from "#lib/platform/paths.ts";

type ImageListCrumbsProps = {
  vo: { name: string; title: string };
  /** From below the list's page to here. */
  below: readonly Crumb[];
};

/** The way to a page about a VO's image list. */
export function ImageListCrumbs({ vo: { name, title }, below }: ImageListCrumbsProps) {
  return (
    <Breadcrumbs
      items={[
        { label: "Virtual Organisations", href: paths.vos() },
        { label: title || name, href: paths.vo(name) },
        { label: "Image list", href: paths.imageList(name) },
        ...below,
      ]}
    />
  );
}
