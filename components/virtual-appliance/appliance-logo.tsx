import { Monogram } from "#components/ui/monogram.tsx";
import { paths } from "#lib/platform/paths.ts";

type ApplianceLogoProps = {
  appliance: { name: string; logoSha256: string | null };
  size?: 40 | 48 | 64 | 80;
};

/** The picture of an appliance, or the one that is made from its name. Decoration: write the name beside it. */
export function ApplianceLogo({ appliance: { name, logoSha256 }, size = 48 }: ApplianceLogoProps) {
  const src = logoSha256 ? paths.logo(logoSha256, size > 48 ? "large" : "small") : undefined;
  return <Monogram name={name} size={size} src={src} />;
}
