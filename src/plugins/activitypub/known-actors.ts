// Documents of other servers' actors that were asked for to check signatures, kept for half a day, so that not every activity
// asks for its sender's key. Where a signature does not fit a kept key, the document is asked for again: keys change.
import type { ExtensionSite } from '../../extend/site.ts';
import { valueAt } from '../php-arrays.ts';
import type { documentLoader } from './remote.ts';
import { addNew, hashOf, rowsOf } from './tables.ts';

type Load = ReturnType<typeof documentLoader>;

const keptFor = 12 * 3_600_000;
/** Signatures that do not fit ask again no sooner. */
const apart = 60_000;
/** Characters of JSON. */
const longest = 100_000;

export interface Keeping {
  readonly load: Load;
  /** Was a document used that is old enough to be asked for again? */
  usedOld(): boolean;
}

/** `fresh`: kept ones are not used. The same document is asked for once. */
export function keeping(site: ExtensionSite, load: Load, fresh: boolean): Keeping {
  const asked = new Map<string, ReturnType<Load>>();
  let old = false;
  const find = async (url: string): ReturnType<Load> => {
    const row = fresh ? undefined : await kept(site, url);
    if (row) {
      old ||= row.fetched_at < site.now() - apart;
      return { contextUrl: null, document: JSON.parse(row.document), documentUrl: url };
    }
    const loaded = await load(url);
    await keep(site, url, loaded.document);
    return loaded;
  };
  return {
    load: (address) => {
      const url = address.split('#', 1)[0] ?? '';
      let answer = asked.get(url);
      if (!answer) asked.set(url, (answer = find(url)));
      return answer;
    },
    usedOld: () => old,
  };
}

function kept(site: ExtensionSite, url: string) {
  return rowsOf(site)
    .selectFrom('broadsheet_ap_actors')
    .selectAll()
    .where('uri_hash', '=', hashOf(url))
    .where('fetched_at', '>', site.now() - keptFor)
    .executeTakeFirst();
}

/** Keeps what says itself that it belongs to the address. */
async function keep(site: ExtensionSite, url: string, document: unknown): Promise<void> {
  const text = JSON.stringify(document);
  if (valueAt(document, 'id') !== url || text.length > longest) return;
  await forgetActor(site, url);
  await rowsOf(site)
    .deleteFrom('broadsheet_ap_actors')
    .where('fetched_at', '<=', site.now() - keptFor)
    .execute();
  await addNew(site, 'broadsheet_ap_actors', [{ uri_hash: hashOf(url), document: text, fetched_at: site.now() }]);
}

export async function forgetActor(site: ExtensionSite, url: string): Promise<void> {
  await rowsOf(site).deleteFrom('broadsheet_ap_actors').where('uri_hash', '=', hashOf(url)).execute();
}
