// Random passwords and keys: wp_generate_password, wp_generate_uuid4.

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** `length` letters and digits, each equally likely. `random` gives that many random bytes. */
export function randomPassword(length: number, random: (bytes: number) => Uint8Array): string {
  let password = '';
  while (password.length < length) {
    for (const byte of random(length)) {
      // 248 is the last multiple of 62 in a byte: beyond it the first letters would come up more often.
      if (byte < 248 && password.length < length) password += letters.charAt(byte % letters.length);
    }
  }
  return password;
}

/** A version 4 UUID. */
export function randomUuid(random: (bytes: number) => Uint8Array): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
