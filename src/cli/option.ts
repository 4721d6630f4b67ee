// `broadsheet option`: reads and writes site options, serialized as WordPress does.
import { SiteError } from '../base/error.ts';
import { isPhpArray, phpEntries } from '../database/php-values.ts';
import { type Command, siteFlags, WrongUse } from './arguments.ts';
import { openSite } from './open-site.ts';
import { runSettings } from './settings.ts';

export const option: Command = {
  name: 'option',
  summary: 'Options of the site: `get NAME`, `set NAME VALUE`, `delete NAME`.',
  usage: 'get|set|delete NAME [VALUE]',
  words: [2, 3],
  flags: { json: { help: 'print values as JSON; read VALUE of `set` as JSON' }, ...siteFlags },
  run: async (input) => {
    const [verb, name = '', value] = input.words;
    if (verb !== 'get' && verb !== 'set' && verb !== 'delete')
      throw new WrongUse(`option knows no ${JSON.stringify(verb)}`);
    if ((verb === 'set') !== (value !== undefined))
      throw new WrongUse(verb === 'set' ? 'option set needs a VALUE' : `option ${verb} takes no VALUE`);
    const { site } = await openSite(runSettings(input));
    try {
      if (verb === 'set') await site.options.set(name, input.on('json') ? readJson(value ?? '') : value);
      else if (site.options.get(name) === undefined)
        throw new SiteError('option_missing', `no option ${JSON.stringify(name)}`);
      else if (verb === 'delete') await site.options.delete(name);
      else {
        const held = plain(site.options.get(name));
        input.output.print(input.on('json') || typeof held === 'object' ? JSON.stringify(held) : String(held));
      }
      return 0;
    } finally {
      await site.database.close();
    }
  },
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUse(`not JSON: ${text}`);
  }
}

/** A PHP value as JSON can show it. */
function plain(value: unknown): unknown {
  if (!isPhpArray(value)) return typeof value === 'bigint' ? String(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(phpEntries(value).map(([key, item]) => [key, plain(item)]));
}
