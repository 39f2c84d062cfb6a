/** Who follows what in the demo, and what they say of it. */

type DemoRating = {
  by: string;
  stars: number;
  comment: string | null;
  daysAgo: number;
  /** Of its owner. */
  answer?: string;
};

type DemoCommunity = { appliance: string; followers: readonly string[]; ratings: readonly DemoRating[] };

/** People by key; nobody rates what they work on, or before it was there. */
export const community: readonly DemoCommunity[] = [
  {
    appliance: "ubuntu-24-04",
    followers: ["nandini", "mairi", "seun"],
    ratings: [
      {
        by: "seun",
        stars: 5,
        comment: "Starts at both of our sites, with cloud-init as expected.",
        daysAgo: 20,
      },
      {
        by: "yusuf",
        stars: 4,
        comment:
          "Good, but the root disk does not grow by itself on our older OpenStack.\nA line about growpart would have saved me an hour.",
        daysAgo: 12,
        answer: "Thank you: the description now says which flavours need it.",
      },
      { by: "helene", stars: 5, comment: null, daysAgo: 6 },
    ],
  },
  {
    appliance: "jupyter-workbench",
    followers: ["seun", "katarzyna"],
    ratings: [
      {
        by: "katarzyna",
        stars: 4,
        comment: "Used it for a course of thirty people without trouble.",
        daysAgo: 9,
      },
      { by: "nandini", stars: 3, comment: null, daysAgo: 4 },
    ],
  },
  { appliance: "rstudio-server", followers: ["mairi"], ratings: [] },
];
