import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePkcs11Address } from "./pkcs11-address.ts";

test("an address of a key is read, by label and by id", () => {
  const rest = "module-path=/usr/lib/module.so&pin-source=file:/etc/slipway/pin";
  expect(parsePkcs11Address(`pkcs11:token=My%20token;object=lists;id=%01%Ff?${rest}`)).toEqual({
    modulePath: "/usr/lib/module.so",
    token: "My token",
    label: "lists",
    id: "01ff",
    pinFile: "/etc/slipway/pin",
  });
  expect(parsePkcs11Address(`pkcs11:id=%20;token=t?${rest}`)).toMatchObject({ id: "20", label: null });
});

test.each(["file:/etc/pin", "file:///etc/pin", "/etc/pin"])("the PIN may stand in %s", (source) => {
  const address = `pkcs11:token=t;object=k?module-path=/m.so&pin-source=${source}`;
  expect(parsePkcs11Address(address).pinFile).toBe("/etc/pin");
});

test.each([
  ["pkcs11:", /not complete/],
  ["pkcs11:token=t;object=k", /not complete/],
  ["pkcs11:token=t?module-path=/m.so&pin-source=/p", /not complete/],
  ["pkcs11:token=t;object=k?module-path=m.so&pin-source=/p", /m\.so must be an absolute path/],
  ["pkcs11:token=t;object=k;slot-id=1?module-path=/m.so&pin-source=/p", /“slot-id”, which is not known/],
  ["pkcs11:token=t;object=k;type=cert?module-path=/m.so&pin-source=/p", /private key/],
  ["pkcs11:token=t;token=u;object=k?module-path=/m.so&pin-source=/p", /token twice/],
  ["pkcs11:token=%zz;object=k?module-path=/m.so&pin-source=/p", /% without two digits/],
])("%s is refused", (address, words) => {
  expect(() => parsePkcs11Address(address)).toThrow(words);
});

test("a PIN in the address is refused, and never repeated", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Za-z]{6,12}$/), (pin) => {
      try {
        parsePkcs11Address(`pkcs11:token=t;object=k?module-path=/m.so&pin-value=${pin}`);
        expect.unreachable();
      } catch (error) {
        expect(String(error)).toMatch(/put it into a file/);
        expect(String(error)).not.toContain(pin);
      }
    }),
  );
});

test("whatever bytes an identifier has, they are read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), (bytes) => {
      const hex = Buffer.from(bytes).toString("hex");
      const id = hex.replace(/../g, "%$&");
      const address = `pkcs11:token=t;id=${id}?module-path=/m.so&pin-source=/p`;
      expect(parsePkcs11Address(address).id).toBe(hex);
    }),
  );
});
