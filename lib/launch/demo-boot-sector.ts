/** The first sector of a demo disk: a PC BIOS loads it at 0x7C00 and sees the name of the image printed. */

const CODE = Uint8Array.of(
  ...[0x31, 0xc0], //       xor ax, ax
  ...[0x8e, 0xd8], //       mov ds, ax
  ...[0xbe, 0x19, 0x7c], // mov si, message
  ...[0xfc], //             cld
  ...[0xac], //       next: lodsb
  ...[0x84, 0xc0], //       test al, al
  ...[0x74, 0x09], //       jz halt
  ...[0xb4, 0x0e], //       mov ah, 0x0e (teletype output)
  ...[0xbb, 0x07, 0x00], // mov bx, 7
  ...[0xcd, 0x10], //       int 0x10
  ...[0xeb, 0xf2], //       jmp next
  ...[0xf4], //       halt: hlt
  ...[0xeb, 0xfd], //       jmp halt
);

/** @param name printable ASCII, at most 64 characters */
export function bootSector(name: string): Uint8Array {
  const sector = new Uint8Array(512);
  sector.set(CODE);
  sector.set(
    new TextEncoder().encode(`${name}: a demonstration image without an operating system.\r\n`),
    CODE.length,
  );
  sector.set([0x55, 0xaa], 510);
  return sector;
}
