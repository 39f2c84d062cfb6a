import type { DemoProvider } from "./types.ts";

/** Cloud sites of the demo federation, all invented. */
export const providers: DemoProvider[] = [
  {
    name: "FJORD-CLOUD",
    country: "Norway",
    websiteUrl: "https://fjordcloud.example/",
    endpoints: [{ kind: "OpenStack", url: "https://keystone.fjordcloud.example:5000/v3", name: "stavanger" }],
    operators: ["nandini"],
    vos: ["ops", "vo.access.egi.eu", "biomed", "vo.geoss.eu"],
  },
  {
    name: "TEJO-CLOUD",
    country: "Portugal",
    websiteUrl: "https://cloud.tejo.example/",
    endpoints: [{ kind: "OpenStack", url: "https://identity.cloud.tejo.example/v3", name: null }],
    operators: ["rui"],
    vos: ["ops", "vo.access.egi.eu", "biomed"],
  },
  {
    name: "MORAVA-STACK",
    country: "Czechia",
    websiteUrl: "https://stack.morava.example/",
    endpoints: [{ kind: "OpenStack", url: "https://stack.morava.example:5000/v3", name: "brno1" }],
    operators: ["marek"],
    vos: ["ops", "vo.access.egi.eu", "biomed", "vo.geoss.eu", "vo.seadatanet.org"],
  },
  {
    name: "ALPENGLOW",
    country: "Austria",
    websiteUrl: "https://alpenglow.example/",
    endpoints: [{ kind: "OpenNebula", url: "https://one.alpenglow.example:2633/RPC2", name: null }],
    operators: ["nandini", "luca"],
    vos: ["ops", "vo.access.egi.eu", "lofar", "vo.geoss.eu"],
  },
  {
    name: "DRENTHE-RDC",
    country: "Netherlands",
    websiteUrl: "https://rdc.drenthe.example/",
    endpoints: [{ kind: "Incus or LXD", url: "https://incus.rdc.drenthe.example:8443/", name: "assen" }],
    operators: ["wouter"],
    vos: ["ops", "lofar"],
  },
];
