// Keys of the site's actors, made when they are first needed: RSA with 2048 bits, which every server takes, for requests, and
// Ed25519 for proofs in the activities themselves (FEP-8b32). Private ones are sealed with the site's secrets.
import { createPrivateKey, generateKeyPair, type KeyObject, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import type { ExtensionSite } from '../../extend/site.ts';
import { multibase } from './multibase.ts';
import { addNew, rowsOf } from './tables.ts';

const makePair = promisify(generateKeyPair);
const purpose = (actor: number, kind: string): string => `activitypub ${kind} ${actor}`;

/** The public keys of an actor: RSA as PEM, Ed25519 as a multikey. */
export async function publicKeys(site: ExtensionSite, actor: number): Promise<{ rsa: string; ed25519: string }> {
  const row = await keyRow(site, actor);
  return { rsa: row.rsa_public, ed25519: row.ed_public };
}

export type KeyKind = 'rsa' | 'ed25519';

/** Imported keys of this process, by what is stored: importing takes longer than signing. */
const imported = new Map<string, Promise<webcrypto.CryptoKey>>();

/** The private key of an actor. Throws `secret_unreadable` where the site's secret key is another one. */
export async function privateKey(site: ExtensionSite, actor: number, kind: KeyKind): Promise<webcrypto.CryptoKey> {
  const row = await keyRow(site, actor);
  const sealed = kind === 'rsa' ? row.rsa_sealed : row.ed_sealed;
  let key = imported.get(sealed);
  if (!key) {
    const pem = site.secrets.open(sealed, purpose(actor, kind));
    const bytes = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
    const algorithm = kind === 'rsa' ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : { name: 'Ed25519' };
    key = webcrypto.subtle.importKey('pkcs8', bytes, algorithm, true, ['sign']);
    if (imported.size >= 100) imported.clear();
    imported.set(sealed, key);
  }
  return key;
}

async function keyRow(site: ExtensionSite, actor: number) {
  const find = () =>
    rowsOf(site).selectFrom('broadsheet_ap_keys').selectAll().where('actor', '=', actor).executeTakeFirst();
  const stored = await find();
  if (stored) return stored;
  const rsa = await makePair('rsa', { modulusLength: 2048 });
  const ed = await makePair('ed25519');
  await addNew(site, 'broadsheet_ap_keys', [
    {
      actor,
      rsa_public: pem(rsa.publicKey),
      rsa_sealed: site.secrets.seal(pem(rsa.privateKey), purpose(actor, 'rsa')),
      ed_public: multikey(ed.publicKey),
      ed_sealed: site.secrets.seal(pem(ed.privateKey), purpose(actor, 'ed25519')),
      created_at: site.now(),
    },
  ]);
  // Another process may have been first.
  const made = await find();
  if (!made) throw new Error('keys were lost on their way');
  return made;
}

function pem(key: KeyObject): string {
  return key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
}

/** The key's 32 bytes behind the sign of Ed25519 (multicodec 0xed). */
function multikey(key: KeyObject): string {
  const { x = '' } = key.export({ format: 'jwk' });
  return multibase(Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(x, 'base64url')]));
}
