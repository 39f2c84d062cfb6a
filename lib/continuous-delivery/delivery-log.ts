/** Writes what happens in a delivery, so that whoever watches sees it, and a worker that takes over knows it. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { begin, note, type Task, type TaskName } from "./task.ts";

/** The log of one delivery, in the hands of one worker. */
export type DeliveryLog = {
  tasks: () => Task[];
  begin: (name: TaskName) => Promise<void>;
  note: (name: TaskName, line: string) => Promise<void>;
};

/** @param before the tasks as they stand */
export function openLog(deliveryId: string, before: Task[]): DeliveryLog {
  let tasks = before;
  const write = async (next: Task[]) => {
    tasks = next;
    await getDatabase().delivery.updateMany({ where: { id: deliveryId, state: "running" }, data: { tasks } });
  };
  return {
    tasks: () => tasks,
    begin: (name) => write(begin(tasks, name)),
    note: (name, line) => write(note(tasks, name, line)),
  };
}
