"use server";

/** Waits a little, then refuses when asked to: shows busy and failed states. */
export async function demoAction(form: FormData): Promise<{ error?: string }> {
  await new Promise((resolve) => setTimeout(resolve, 600));
  return form.get("fail") ? { error: "The specimen was asked to fail, and did." } : {};
}
