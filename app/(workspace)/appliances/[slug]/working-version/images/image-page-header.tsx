import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { paths } from "#lib/platform/paths.ts";

type ImagePageHeaderProps = {
  slug: string;
  applianceName: string;
  version: string;
  title: string;
  description: string;
};

/** The head of both pages with the form of an image. */
export function ImagePageHeader(props: ImagePageHeaderProps) {
  const { slug, applianceName, version, title, description } = props;
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs
          items={[
            { label: applianceName, href: paths.appliance(slug) },
            { label: `Version ${version}`, href: paths.workingVersion(slug) },
            { label: title },
          ]}
        />
      }
      eyebrow={`${applianceName}, version ${version}`}
      title={title}
      description={description}
    />
  );
}
