/** What a stored file of a format holds: its text, or its bytes where it is none (columns of ListRendering). Pure. */
export function renderingBytes({ body, bytes }: { body: string; bytes: Uint8Array | null }): Uint8Array {
  return bytes ?? Buffer.from(body);
}
