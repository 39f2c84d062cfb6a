/**
 * The seven tasks of a delivery and how they stand. Pure. Those of AppDB; but the content is prepared before its integrity is
 * checked, since what is checked here is the image of a working version.
 */
import { z } from "zod";

export const TASKS = [
  { name: "fetch", title: "Fetch the description" },
  { name: "read", title: "Read its format" },
  { name: "version", title: "Is the version new?" },
  { name: "metadata", title: "Check what it says" },
  { name: "prepare", title: "Prepare the version" },
  { name: "check", title: "Check the image file" },
  { name: "publish", title: "Publish" },
] as const;
export type TaskName = (typeof TASKS)[number]["name"];

const taskSchema = z.object({
  name: z.enum(TASKS.map(({ name }) => name) as [TaskName, ...TaskName[]]),
  state: z.enum(["waiting", "running", "done", "failed", "skipped"]),
  lines: z.array(z.string()),
});
export const tasksSchema = z.array(taskSchema);
export type Task = z.output<typeof taskSchema>;

/** A delivery that has not begun. */
export function newTasks(): Task[] {
  return TASKS.map(({ name }) => ({ name, state: "waiting", lines: [] }));
}

/** The task is being done; those before it are done. */
export function begin(tasks: readonly Task[], name: TaskName): Task[] {
  const at = placeOf(name);
  return tasks.map((task) => {
    if (placeOf(task.name) < at) return task.state === "skipped" ? task : { ...task, state: "done" };
    return task.name === name ? { ...task, state: "running" } : task;
  });
}

/** A line in the log of the task. */
export function note(tasks: readonly Task[], name: TaskName, line: string): Task[] {
  return tasks.map((task) => (task.name === name ? { ...task, lines: [...task.lines, line] } : task));
}

/** The task has failed: what comes after it is not done. */
export function fail(tasks: readonly Task[], name: TaskName, reason: string): Task[] {
  return end(note(begin(tasks, name), name, reason), name, "failed");
}

/** The delivery ends well with this task; what comes after it is not needed. */
export function finish(tasks: readonly Task[], name: TaskName): Task[] {
  return end(begin(tasks, name), name, "done");
}

function end(tasks: readonly Task[], name: TaskName, state: "done" | "failed"): Task[] {
  const at = placeOf(name);
  return tasks.map((task) => {
    if (task.name === name) return { ...task, state };
    return placeOf(task.name) > at ? { ...task, state: "skipped" } : task;
  });
}

function placeOf(name: TaskName): number {
  return TASKS.findIndex((task) => task.name === name);
}
