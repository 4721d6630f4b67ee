// Secrets that are kept in the database (tokens of other services), encrypted so that a copy of it tells nobody anything:
// AES-256-GCM under a key that lies elsewhere, bound to what the secret is for.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { SiteError } from '../base/error.ts';

export interface Secrets {
  /** Encrypts a text; `purpose` (a connection, say) must be the same when it is opened. */
  seal(text: string, purpose: string): string;
  /** Throws `secret_unreadable` where key or purpose is another, or the text was changed. */
  open(sealed: string, purpose: string): string;
  /** What nobody else can make for this text and purpose: 16 bytes as base64url, always the same. */
  sign(text: string, purpose: string): string;
}

const version = 'b1';
const nonceLength = 12;
const tagLength = 16;

/** `key`: any secret bytes, at least 16; asked for when the first secret is sealed or opened. */
export function makeSecrets(key: () => Uint8Array, random: (bytes: number) => Uint8Array): Secrets {
  let derived: Buffer | undefined;
  const cipherKey = (): Buffer => {
    derived ??= Buffer.from(hkdfSync('sha256', key(), '', 'broadsheet secrets', 32));
    return derived;
  };
  const signingKeys = new Map<string, Buffer>();
  const signingKey = (purpose: string): Buffer => {
    let own = signingKeys.get(purpose);
    if (!own) {
      own = Buffer.from(hkdfSync('sha256', key(), '', `broadsheet signatures ${purpose}`, 32));
      signingKeys.set(purpose, own);
    }
    return own;
  };
  return {
    seal(text, purpose) {
      const nonce = random(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', cipherKey(), nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, purpose) {
      try {
        const [marked, body = ''] = sealed.split('.');
        if (marked !== version) throw new Error('another version');
        const bytes = Buffer.from(body, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', cipherKey(), bytes.subarray(0, nonceLength));
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
        return decipher.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new SiteError('secret_unreadable', 'A stored secret cannot be read with the key of this site.', 500);
      }
    },
    sign: (text, purpose) =>
      createHmac('sha256', signingKey(purpose)).update(text).digest().subarray(0, 16).toString('base64url'),
  };
}
