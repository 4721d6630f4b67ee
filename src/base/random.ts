// Numbers made of random bytes, which come in from outside so that tests can repeat them.

/** A number from 0 up to 1. */
export function randomFraction(random: (bytes: number) => Uint8Array): number {
  return Buffer.from(random(6)).readUIntBE(0, 6) / 2 ** 48;
}
