"use client";

import { useState } from "react";

/**
 * A state of the browser that follows what the server says: it changes at once when somebody changes it, and whenever the
 * server's value becomes another one.
 */
export function useSynced<Value>(value: Value): [Value, (value: Value) => void] {
  const [known, setKnown] = useState(value);
  const [state, setState] = useState(value);
  if (known !== value) {
    setKnown(value);
    setState(value);
  }
  return [known === value ? state : value, setState];
}
