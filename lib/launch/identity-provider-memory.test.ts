import { beforeEach, describe, expect, test } from "vitest";
import { createIdentityProviderMemory } from "./identity-provider-memory.ts";

let nowMs = 0;
let memory = createIdentityProviderMemory(() => nowMs);
beforeEach(() => {
  nowMs = 1_800_000_000_000;
  memory = createIdentityProviderMemory(() => nowMs);
});

describe("what is kept", () => {
  test("is found by its identifier, and by what else names it", async () => {
    const sessions = memory("Session");
    await sessions.upsert("s1", { uid: "u1" }, 60);
    await memory("DeviceCode").upsert("d1", { userCode: "ABCD" }, 60);
    expect(await sessions.find("s1")).toEqual({ uid: "u1" });
    expect(await sessions.findByUid("u1")).toEqual({ uid: "u1" });
    expect(await memory("DeviceCode").findByUserCode("ABCD")).toEqual({ userCode: "ABCD" });
    expect(await sessions.find("s2")).toBeUndefined();
    expect(await sessions.findByUid("u2")).toBeUndefined();
  });

  test("of another kind is something else, though it has the same identifier", async () => {
    await memory("Session").upsert("1", { uid: "u1" }, 60);
    expect(await memory("Grant").find("1")).toBeUndefined();
  });

  test("is the same whoever asks for its kind, and another in another memory", async () => {
    await memory("Session").upsert("1", { uid: "u1" }, 60);
    expect(await memory("Session").find("1")).toEqual({ uid: "u1" });
    expect(await createIdentityProviderMemory()("Session").find("1")).toBeUndefined();
  });

  test("is gone when its time is over, to the second; without a time it stays", async () => {
    const codes = memory("AuthorizationCode");
    await codes.upsert("short", { uid: "u" }, 60);
    await codes.upsert("for ever", {});
    nowMs += 59_999;
    expect(await codes.find("short")).toBeDefined();
    nowMs += 1;
    expect(await codes.find("short")).toBeUndefined();
    expect(await codes.findByUid("u")).toBeUndefined();
    await codes.upsert("later", {}, 60);
    expect(await codes.find("short")).toBeUndefined();
    expect(await codes.find("for ever")).toBeDefined();
  });

  test("again has the new content and the new time", async () => {
    const codes = memory("AuthorizationCode");
    await codes.upsert("1", { uid: "old" }, 10);
    await codes.upsert("1", { uid: "new" }, 100);
    nowMs += 50_000;
    expect(await codes.find("1")).toEqual({ uid: "new" });
  });
});

test("a code that was used says so, once and for all", async () => {
  const codes = memory("AuthorizationCode");
  const payload = { grantId: "g" };
  await codes.upsert("1", payload, 60);
  await codes.consume("1");
  expect(await codes.find("1")).toEqual({ grantId: "g", consumed: 1_800_000_000 });
  await codes.consume("unknown");
});

test("what is destroyed or revoked with its grant is gone, and nothing else", async () => {
  const tokens = memory("AccessToken");
  await tokens.upsert("1", { grantId: "a" }, 60);
  await tokens.upsert("2", { grantId: "a" }, 60);
  await tokens.upsert("3", { grantId: "b" }, 60);
  await tokens.revokeByGrantId("a");
  expect([await tokens.find("1"), await tokens.find("2")]).toEqual([undefined, undefined]);
  expect(await tokens.find("3")).toEqual({ grantId: "b" });
  await tokens.destroy("3");
  expect(await tokens.find("3")).toBeUndefined();
});
