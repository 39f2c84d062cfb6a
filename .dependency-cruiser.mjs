/**
 * Who may import whom: the table of ARCHITECTURE.md as rules that `npm run lint` applies. Each `comment` says what to do
 * instead. Rules hold from the first commit on: there is no list of exceptions to grow.
 */

const TESTS = "\\.test\\.tsx?$|/__fixtures__/|^lib/testing/";
/** Files that read or change the database are named after verbs; nouns are pure. */
const QUERIES = "^lib/[^/]+/([^/]*queries|search-[^/]+)\\.ts$";

/** Nouns from the top down; what stands in one row does not know the others of that row. */
const NOUN_ORDER = [
  ["administration", "quick-search", "saved-search", "vo-removal", "statistics"],
  ["catalogue"],
  ["list-request", "list-fetch", "image-view"],
  ["vo-image-list"],
  [
    "access-token",
    "image-source",
    "image-file",
    "continuous-delivery",
    "revocation",
    "client-trial",
    "appliance-follow",
    "favourite",
    "problem-report",
    "rating",
  ],
  ["virtual-appliance"],
  ["list-signing", "integrity-check", "provider", "list-subscription", "list-formats"],
  ["identity"],
  ["vo"],
  ["notification"],
  ["vocabulary", "job-queue", "mail", "image-store", "image-report", "incus-metadata"],
  ["audit"],
];

/** A noun imports nouns below it only. */
const nounRules = NOUN_ORDER.flatMap((row, level) =>
  row.map((noun) => {
    const notBelow = NOUN_ORDER.slice(0, level + 1)
      .flat()
      .filter((other) => other !== noun);
    return {
      name: `noun-order-${noun}`,
      severity: "error",
      comment: `lib/${noun} may import nouns that stand below it only: move what is needed down, or decide in the noun above.`,
      from: { path: `^lib/${noun}/`, pathNot: TESTS },
      to: { path: `^lib/(${notBelow.join("|")})/` },
    };
  }),
).filter((rule) => !rule.to.path.includes("()"));

export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Files that need each other are one file, or miss a third.",
      from: {},
      to: { circular: true },
    },
    {
      name: "lib-knows-no-web-framework",
      severity: "error",
      comment:
        "The worker and the tests run lib in plain Node. The glue to Next.js and React is app/_transport.",
      from: { path: "^(lib|prisma)/" },
      to: { path: "node_modules/(next|next-auth|react|react-dom|server-only)/" },
    },
    {
      name: "lib-points-down",
      severity: "error",
      comment: "Imports go from app to components to lib, never back.",
      from: { path: "^(lib|prisma)/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-point-down",
      severity: "error",
      comment:
        "Imports go from app to components to lib, never back. A server action is handed down by the page, as a prop.",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "hepix-is-pure",
      severity: "error",
      comment: "lib/hepix turns data into signed bytes and knows nothing of ours.",
      from: { path: "^lib/hepix/", pathNot: TESTS },
      to: { path: "^(lib/(?!hepix/)|prisma/|app/|components/)" },
    },
    {
      name: "hepix-does-no-io",
      severity: "error",
      comment: "Bytes in, values out: files, network, clock and randomness are handed in.",
      from: { path: "^lib/hepix/", pathNot: TESTS },
      to: { path: "^(node:)?(fs|http|https|net|child_process|dns)(/|$)", dependencyTypes: ["core"] },
    },
    {
      name: "platform-knows-no-noun",
      severity: "error",
      comment: "lib/platform is plumbing. What knows a noun belongs to that noun.",
      from: { path: "^lib/platform/", pathNot: TESTS },
      to: { path: "^(lib/(?!platform/)|prisma/)" },
    },
    ...nounRules,
    {
      name: "product-knows-no-test-tools",
      severity: "error",
      comment: "Factories and fake servers are for tests only.",
      from: { path: "^(app|components|lib|prisma)/", pathNot: TESTS },
      to: { path: "^lib/testing/" },
    },
    {
      name: "nouns-know-no-worker-and-no-launcher",
      severity: "error",
      comment: "lib/worker and lib/launch start the product; the product does not know them.",
      from: { path: "^lib/(?!worker/|launch/|testing/)", pathNot: TESTS },
      to: { path: "^(lib/(worker|launch)/|prisma/)" },
    },
    {
      name: "signing-key-stays-with-the-worker",
      severity: "error",
      comment: "Only the worker loads the signing key; everything else reads what it announced.",
      from: { pathNot: `^lib/worker/|${TESTS}` },
      to: { path: "^lib/worker/(worker-signer|own-authority)\\.ts$" },
    },
    {
      name: "app-reads-no-database",
      severity: "error",
      comment: "Pages read through queries; actions and routes call use cases.",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: "^lib/platform/db/(?!readiness)|node_modules/(@prisma|pg|pg-boss)/" },
    },
    {
      name: "app-signs-nothing",
      severity: "error",
      comment: "lib/hepix is for the nouns that make lists.",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: "^lib/hepix/" },
    },
    {
      name: "pages-change-nothing",
      severity: "error",
      comment:
        "A page reads. What changes something is a server action (actions.ts) or a route handler (route.ts).",
      from: { path: "^app/.*(page|layout|loading|not-found|error)\\.tsx$" },
      to: {
        path: "^lib/[^/]+/(accept|add|answer|ask|block|cancel|change|close|complete|create|decline|discard|edit|end|export|grant|import|invite|leave|link|map|merge|open|publish|recheck|record|register|remove|rename|request|restore|retire|retry|revert|revoke|save|send|sign|start|touch|unblock|unlink|unmap|withdraw)-[^/]+\\.ts$",
      },
    },
    {
      name: "ui-knows-no-noun",
      severity: "error",
      comment: "components/ui is for every product; domain words live in components/<noun>.",
      from: { path: "^components/ui/" },
      to: { path: "^(lib|app|prisma|components/(?!ui/))" },
    },
    {
      name: "components-read-nothing",
      severity: "error",
      comment: "A component shows what it is given. The page asks the queries and hands the answer down.",
      from: { path: "^components/", pathNot: TESTS },
      to: {
        path: `${QUERIES}|^lib/platform/(db|jobs|env|net)|^lib/hepix/`,
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/platform/db/generated/|^\\.next/|^var/" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
