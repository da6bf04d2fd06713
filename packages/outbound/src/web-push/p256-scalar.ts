/** The order of the group of P-256 (NIST SP 800-186, section 3.2.1.3). */
const order = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n;

/** Bytes that a scalar is made of: 128 bits more than it has, so that no value is likelier than another. */
export const seedLength = 48;

/** A private key of P-256, 32 bytes, from `seedLength` uniformly random bytes (FIPS 186-5, appendix A.2.1). */
export function p256Scalar(seed: Uint8Array): Buffer {
  const value = (BigInt(`0x${Buffer.from(seed).toString("hex")}`) % (order - 1n)) + 1n;
  return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
}
