// The site's own clients at networks: numbers and secrets that its administrators enter, or that an instance gave when the
// site registered there. Secrets are sealed; nobody gets them back.
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import type { Client } from '../networks/sign-in.ts';

const option = 'broadsheet_social_clients';
const purpose = (name: string): string => `social client ${name}`;

/** `place`: the instance, '' where the network has one place. */
const nameOf = (network: string, place: string): string => (place === '' ? network : `${network} ${place}`);

/** Undefined where none was entered. Throws `secret_unreadable`. */
export function clientOf(site: ExtensionSite, network: string, place = ''): Client | undefined {
  const name = nameOf(network, place);
  const stored = valueAt(site.option(option), name);
  const id = valueAt(stored, 'id');
  const sealed = valueAt(stored, 'sealed');
  if (typeof id !== 'string' || id === '') return undefined;
  return { id, secret: typeof sealed === 'string' && sealed !== '' ? site.secrets.open(sealed, purpose(name)) : '' };
}

/** Keeps a client; an empty number takes it away. */
export async function keepClient(site: ExtensionSite, network: string, place: string, client: Client): Promise<void> {
  const name = nameOf(network, place);
  const all = new Map(entriesOf(site.option(option)).map(([key, value]) => [String(key), value]));
  if (client.id === '') all.delete(name);
  else
    all.set(name, {
      id: client.id,
      sealed: client.secret === '' ? '' : site.secrets.seal(client.secret, purpose(name)),
    });
  await site.setOption(option, Object.fromEntries(all));
}
