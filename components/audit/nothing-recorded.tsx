import { History } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** In place of a history that has not begun. */
export function NothingRecorded() {
  return (
    <EmptyState icon={<History />} title="Nothing has been recorded yet">
      Everything that is done from now on appears here, and stays.
    </EmptyState>
  );
}
