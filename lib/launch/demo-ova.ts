/** Lays out an OVA (DMTF DSP0243): a tar archive of an OVF descriptor and one sparse VMDK that fills the rest. */
import { layOutVmdk, minimumVmdkSize } from "./demo-vmdk.ts";
import type { SparseFile } from "./sparse-file.ts";

const BLOCK = 512;
const END_OF_ARCHIVE = 2 * BLOCK;

export function layOutOva(
  { name, sizeBytes, virtualSizeBytes }: { name: string; sizeBytes: number; virtualSizeBytes: number },
  firstSector: Uint8Array,
): SparseFile {
  const fileName = name.replaceAll(/[^\w.-]+/g, "-");
  // Of fixed length, because it states the size of the disk file, which is what the descriptor leaves over.
  const descriptorRoom = 8 * BLOCK;
  const diskAt = BLOCK + descriptorRoom + BLOCK;
  const minimumSizeBytes = diskAt + minimumVmdkSize(virtualSizeBytes) + END_OF_ARCHIVE;
  const diskSize = Math.max(sizeBytes, minimumSizeBytes) - diskAt - END_OF_ARCHIVE;
  const disk = layOutVmdk({ name, sizeBytes: diskSize, virtualSizeBytes }, firstSector);
  const descriptor = new TextEncoder().encode(
    ovf(name, `${fileName}-disk1.vmdk`, diskSize, virtualSizeBytes).padEnd(descriptorRoom, "\n"),
  );
  return {
    sizeBytes,
    minimumSizeBytes,
    parts: [
      { offset: 0, bytes: tarHeader(`${fileName}.ovf`, descriptor.byteLength) },
      { offset: BLOCK, bytes: descriptor },
      { offset: diskAt - BLOCK, bytes: tarHeader(`${fileName}-disk1.vmdk`, diskSize) },
      ...disk.parts.map(({ offset, bytes }) => ({ offset: diskAt + offset, bytes })),
    ],
  };
}

/** A header of the POSIX ustar format (POSIX.1-1988), with GNU's binary form for sizes from 8 GiB. */
function tarHeader(name: string, size: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK);
  const put = (offset: number, text: string) => bytes.set(new TextEncoder().encode(text), offset);
  put(0, name);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  if (size < 8 ** 11) put(124, `${size.toString(8).padStart(11, "0")}\0`);
  else {
    bytes[124] = 0x80;
    new DataView(bytes.buffer).setBigUint64(128, BigInt(size));
  }
  put(136, `${"0".repeat(11)}\0`); // the time, fixed so that the bytes are
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\x0000");
  const checksum = bytes.reduce((sum, byte) => sum + byte, 0);
  put(148, `${checksum.toString(8).padStart(6, "0")}\0 `);
  return bytes;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function ovf(name: string, diskFile: string, diskFileSize: number, virtualSizeBytes: number): string {
  const title = name.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
  return `<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
  xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"
  xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData">
  <References>
    <File ovf:id="file1" ovf:href="${diskFile}" ovf:size="${diskFileSize}"/>
  </References>
  <DiskSection>
    <Info>Virtual disks</Info>
    <Disk ovf:diskId="disk1" ovf:fileRef="file1" ovf:capacity="${virtualSizeBytes}" ovf:capacityAllocationUnits="byte"
      ovf:format="http://www.vmware.com/interfaces/specifications/vmdk.html#sparse"/>
  </DiskSection>
  <VirtualSystem ovf:id="demo">
    <Info>A demonstration image without an operating system</Info>
    <Name>${title}</Name>
    <OperatingSystemSection ovf:id="1">
      <Info>Guest operating system</Info>
    </OperatingSystemSection>
    <VirtualHardwareSection>
      <Info>Virtual hardware</Info>
      <Item>
        <rasd:ElementName>1 virtual CPU</rasd:ElementName>
        <rasd:InstanceID>1</rasd:InstanceID>
        <rasd:ResourceType>3</rasd:ResourceType>
        <rasd:VirtualQuantity>1</rasd:VirtualQuantity>
      </Item>
      <Item>
        <rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits>
        <rasd:ElementName>512 MiB of memory</rasd:ElementName>
        <rasd:InstanceID>2</rasd:InstanceID>
        <rasd:ResourceType>4</rasd:ResourceType>
        <rasd:VirtualQuantity>512</rasd:VirtualQuantity>
      </Item>
      <Item>
        <rasd:ElementName>IDE controller</rasd:ElementName>
        <rasd:InstanceID>3</rasd:InstanceID>
        <rasd:ResourceType>5</rasd:ResourceType>
      </Item>
      <Item>
        <rasd:AddressOnParent>0</rasd:AddressOnParent>
        <rasd:ElementName>Disk</rasd:ElementName>
        <rasd:HostResource>ovf:/disk/disk1</rasd:HostResource>
        <rasd:InstanceID>4</rasd:InstanceID>
        <rasd:Parent>3</rasd:Parent>
        <rasd:ResourceType>17</rasd:ResourceType>
      </Item>
    </VirtualHardwareSection>
  </VirtualSystem>
</Envelope>
`;
}
