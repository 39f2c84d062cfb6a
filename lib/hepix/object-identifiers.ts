// CMS: RFC 5652 sections 4, 5 and 11.
export const data = "1.2.840.113549.1.7.1";
export const signedData = "1.2.840.113549.1.7.2";
export const contentType = "1.2.840.113549.1.9.3";
export const messageDigest = "1.2.840.113549.1.9.4";
export const signingTime = "1.2.840.113549.1.9.5";

// Algorithms: RFC 3370 and RFC 5754.
export const rsaEncryption = "1.2.840.113549.1.1.1";
export const sha1 = "1.3.14.3.2.26";
export const sha256 = "2.16.840.1.101.3.4.2.1";
export const sha384 = "2.16.840.1.101.3.4.2.2";
export const sha512 = "2.16.840.1.101.3.4.2.3";

// Certificate and CRL extensions: RFC 5280 sections 4.2 and 5.2.
export const subjectKeyIdentifier = "2.5.29.14";
export const keyUsage = "2.5.29.15";
export const subjectAltName = "2.5.29.17";
export const basicConstraints = "2.5.29.19";
export const crlNumber = "2.5.29.20";
export const crlDistributionPoints = "2.5.29.31";
export const authorityKeyIdentifier = "2.5.29.35";
export const extendedKeyUsage = "2.5.29.37";
export const emailProtection = "1.3.6.1.5.5.7.3.4";
