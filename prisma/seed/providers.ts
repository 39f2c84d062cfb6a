import type { DemoProvider } from "./types.ts";

/** Cloud sites of the demo federation, all invented. */
export const providers: DemoProvider[] = [
  {
    name: "FJORD-CLOUD",
    country: "Norway",
    websiteUrl: "https://fjordcloud.example/",
    operators: ["nandini"],
    vos: ["ops", "vo.access.egi.eu", "biomed", "vo.geoss.eu"],
  },
  {
    name: "TEJO-CLOUD",
    country: "Portugal",
    websiteUrl: "https://cloud.tejo.example/",
    operators: ["rui"],
    vos: ["ops", "vo.access.egi.eu", "biomed"],
  },
  {
    name: "MORAVA-STACK",
    country: "Czechia",
    websiteUrl: "https://stack.morava.example/",
    operators: ["marek"],
    vos: ["ops", "vo.access.egi.eu", "biomed", "vo.geoss.eu", "vo.seadatanet.org"],
  },
  {
    name: "ALPENGLOW",
    country: "Austria",
    websiteUrl: "https://alpenglow.example/",
    operators: ["nandini", "luca"],
    vos: ["ops", "vo.access.egi.eu", "lofar", "vo.geoss.eu"],
  },
  {
    name: "DRENTHE-RDC",
    country: "Netherlands",
    websiteUrl: "https://rdc.drenthe.example/",
    operators: ["wouter"],
    vos: ["ops", "lofar"],
  },
];
