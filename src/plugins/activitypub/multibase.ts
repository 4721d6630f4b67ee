// Bytes as multibase base58btc (`z…`), as multikeys and proofs are written. Fedify has it too, but takes seconds to load, and
// the first document of an actor must not wait for that.

const signs = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function multibase(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (number > 0n) {
    text = signs[Number(number % 58n)] + text;
    number /= 58n;
  }
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}
