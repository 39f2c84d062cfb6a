/** What authors copy into their own files, filled in for one appliance. Pure. */
import { paths } from "#lib/platform/paths.ts";

/** A description as it may lie on a server. */
export function exampleDescription(): string {
  return `version: 2026.11.26          # new for each release
expireson: 12                # months: 3, 6, 9 or 12
notes: What is new in it.
url: https://images.example.org/my-image-2026.11.26.qcow2
sha512:                      # optional: a mismatch stops the delivery
arch: x86_64
format: qcow2
hypervisor: KVM
os: { family: Linux, name: Debian, version: "13" }
cores: { minimum: 1, recommended: 2 }
ram: { minimum: 2 GiB, recommended: 4 GiB }
network_traffic:
  - { direction: inbound, protocols: [tcp], port_range: "22:22" }
`;
}

/** The address to which the description of a version is sent; `version` may be an expression of the CI. */
function pushAddress(baseUrl: string, slug: string, version: string): string {
  return `${baseUrl}${paths.apiDelivery(slug, "VERSION").replace("VERSION", version)}`;
}

/** A job of GitHub Actions that delivers each tag. */
export function githubSnippet(baseUrl: string, slug: string): string {
  return `# .github/workflows/deliver.yml; the token is the repository secret SLIPWAY_TOKEN
on:
  push:
    tags: ["*"]
jobs:
  deliver:
    runs-on: ubuntu-latest
    steps:
      - name: Deliver the version to the marketplace
        env:
          TOKEN: \${{ secrets.SLIPWAY_TOKEN }}
          VERSION: \${{ github.ref_name }}
          IMAGE: https://github.com/\${{ github.repository }}/releases/download/\${{ github.ref_name }}/image.qcow2
        run: |
${indent(script(pushAddress(baseUrl, slug, "$VERSION")), 10)}`;
}

/** A job of GitLab CI that delivers each tag. */
export function gitlabSnippet(baseUrl: string, slug: string): string {
  return `# .gitlab-ci.yml; the token is the masked variable SLIPWAY_TOKEN
deliver:
  rules:
    - if: $CI_COMMIT_TAG
  image: debian:stable-slim
  variables:
    VERSION: $CI_COMMIT_TAG
    IMAGE: https://images.example.org/image-$CI_COMMIT_TAG.qcow2
  before_script:
    - apt-get update && apt-get install --yes curl jq
  script:
    - |
${indent(`TOKEN=$SLIPWAY_TOKEN\n${script(pushAddress(baseUrl, slug, "$VERSION"))}`, 6)}`;
}

/** Sends the description, then waits for the end of the delivery. */
function script(address: string): string {
  return `jq -n --arg url "$IMAGE" '{
  url: $url, notes: "See the release.", format: "qcow2", arch: "x86_64", hypervisor: "KVM",
  os: { family: "Linux", name: "Debian", version: "13" } }' |
  curl --fail-with-body --silent --show-error -X PUT "${address}" \\
    -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" --data @-
while :; do
  STATE=$(curl --fail --silent "${address}" -H "Authorization: Bearer $TOKEN" | jq -r .state)
  echo "$STATE"
  case "$STATE" in running) sleep 15 ;; published | nothing_new) exit 0 ;; *) exit 1 ;; esac
done
`;
}

function indent(text: string, blanks: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(blanks));
}
