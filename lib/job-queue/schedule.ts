/** Cron expressions in words, as far as ours go. */

/** "every minute" for `* * * * *`; an expression that is not known here is given as it is. */
export function describeSchedule(cron: string): string {
  const [minute = "", hour = "", ...days] = cron.trim().split(/\s+/);
  if (days.join(" ") !== "* * *") return cron;
  if (minute === "*" && hour === "*") return "every minute";
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (step && hour === "*") return `every ${step} minutes`;
  if (!/^\d+$/.test(minute)) return cron;
  const past = minute.padStart(2, "0");
  if (hour === "*") return minute === "0" ? "every hour" : `every hour, ${Number(minute)} minutes past`;
  return /^\d+$/.test(hour) ? `every day at ${hour.padStart(2, "0")}:${past} UTC` : cron;
}
