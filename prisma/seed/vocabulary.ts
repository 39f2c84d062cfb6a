/** Disciplines used by the demo appliances and VOs, after the OECD Fields of Science. */
export const DISCIPLINES: readonly string[] = [
  "Computer and information sciences",
  "Physical sciences",
  "Chemical sciences",
  "Earth and environmental sciences",
  "Biological sciences",
  "Medical and health sciences",
  "Engineering and technology",
  "Social sciences",
  "Support activities",
];
