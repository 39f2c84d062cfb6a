"use client";

import { type ComponentType, useEffect, useState } from "react";
import { provideToastArea } from "./toast.ts";

/** Makes room for toasts: one per page, in the layout. Most pages show none, so what draws them comes with the first. */
export function Toaster() {
  const [Area, setArea] = useState<ComponentType | null>(null);
  useEffect(() => {
    let opened: Promise<void> | null = null;
    return provideToastArea(() => {
      opened ??= new Promise((resolve, reject) => {
        import("./toast-area.tsx").then(({ ToastArea }) => {
          setArea(() => () => <ToastArea onOpen={resolve} />);
        }, reject);
      });
      return opened;
    });
  }, []);
  return Area && <Area />;
}
