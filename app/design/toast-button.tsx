"use client";

import { toast } from "sonner";
import { Button } from "#components/ui/button.tsx";

export function ToastButton() {
  return (
    <Button onClick={() => toast.success("Draft saved", { description: "Three entries were changed." })}>
      Show a toast
    </Button>
  );
}
