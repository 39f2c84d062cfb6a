/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run types` checks them, tests included; the first start of a user need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Image addresses printed in other systems exist with and without the trailing slash; both must answer.
  skipTrailingSlashRedirect: true,
  // Pictures of appliances are sent by their form.
  experimental: { serverActions: { bodySizeLimit: "3mb" } },
  // Loaded by Node as they are: native drivers, generated code and libraries that look files up at run time.
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "@prisma/client",
    "pkijs",
    "oidc-provider",
    // Its build for bundlers exports other names than the one that Node loads.
    "opentype.js",
    "@citation-js/core",
    "@citation-js/plugin-bibtex",
  ],
};
