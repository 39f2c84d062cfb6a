import { v5 as uuidV5 } from "uuid";

/** Namespace for names made from ISO object identifiers, RFC 9562 section 6.6. AppDB derived its identifiers in it. */
const ISO_OID_NAMESPACE = "6ba7b812-9dad-11d1-80b4-00c04fd430c8";

/**
 * The identifier of a VO's image list, the same AppDB gave it: sites that were subscribed there find their list
 * again. UUID version 5 (RFC 9562 section 5.5).
 */
export function listIdentifier(voName: string): string {
  return uuidV5(`vowide_image_list:${voName}`, ISO_OID_NAMESPACE);
}

/**
 * The identifier of an image within a VO's list: stable as long as the image keeps its own identifier.
 *
 * @param imageIdentifier UUID of the image in the catalogue, in lower case
 */
export function entryIdentifier(voName: string, imageIdentifier: string): string {
  return uuidV5(`vowide_image_list_image:${voName}:${imageIdentifier}`, ISO_OID_NAMESPACE);
}
