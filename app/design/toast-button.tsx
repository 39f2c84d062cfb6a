"use client";

import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";

export function ToastButton() {
  return (
    <Button onClick={() => toast.success("Draft saved", { description: "Three entries were changed." })}>
      Show a toast
    </Button>
  );
}
