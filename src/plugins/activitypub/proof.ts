// The proof inside an activity that it is its actor's: an Object Integrity Proof (FEP-8b32) of the suite eddsa-jcs-2022 with
// the actor's Ed25519 key, so that servers can pass the activity on. JSON is made canonical as RFC 8785 says.
import { createHash, webcrypto } from 'node:crypto';
import type { ExtensionSite } from '../../extend/site.ts';
import { edKeyId } from './addresses.ts';
import { privateKey } from './keys.ts';
import { multibase } from './multibase.ts';

export const proofContext = 'https://w3id.org/security/data-integrity/v1';

/** The activity with its proof. */
export async function withProof(
  site: ExtensionSite,
  actor: number,
  activity: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    verificationMethod: edKeyId(site, actor),
    proofPurpose: 'assertionMethod',
    created: new Date(Math.floor(site.now() / 1000) * 1000).toISOString().replace('.000', ''),
  };
  const hashes = [{ '@context': activity['@context'], ...options }, activity].map((value) =>
    createHash('sha256').update(canonical(value)).digest(),
  );
  const key = await privateKey(site, actor, 'ed25519');
  const signature = await webcrypto.subtle.sign('Ed25519', key, Buffer.concat(hashes));
  return { ...activity, proof: { ...options, proofValue: multibase(new Uint8Array(signature)) } };
}

/** JSON with sorted keys; numbers and texts are already what JSON.stringify makes of them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
