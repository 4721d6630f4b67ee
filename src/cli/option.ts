// `broadsheet option`: reads and writes site options, serialized as WordPress does.
import { SiteError } from '../base/error.ts';
import type { Site } from '../content/site.ts';
import { isPhpArray, phpEntries } from '../database/php-values.ts';
import { type Command, type Input, siteFlags, WrongUse } from './arguments.ts';
import { withSite } from './open-site.ts';
import { runSettings } from './settings.ts';

export const option: Command = {
  name: 'option',
  summary: 'Options of the site: `list`, `get NAME`, `set NAME VALUE`, `delete NAME`.',
  usage: 'list | get|set|delete NAME [VALUE]',
  words: [1, 3],
  flags: { json: { help: 'print values as JSON; read VALUE of `set` as JSON' }, ...siteFlags },
  run: async (input) => {
    const [verb, name, value] = input.words;
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new WrongUse(`option knows no ${JSON.stringify(verb)}`);
    if ((verb === 'list') !== (name === undefined))
      throw new WrongUse(verb === 'list' ? 'option list takes no NAME' : `option ${verb} needs a NAME`);
    if ((verb === 'set') !== (value !== undefined))
      throw new WrongUse(verb === 'set' ? 'option set needs a VALUE' : `option ${verb} takes no VALUE`);
    const wanted = verb === 'set' && input.on('json') ? readJson(value ?? '') : value;
    await withSite(runSettings(input), (site) => run({ site, input, name: name ?? '', value: wanted }));
    return 0;
  },
};

interface Work {
  site: Site;
  input: Input;
  name: string;
  value: unknown;
}

const verbs: Record<string, (work: Work) => Promise<void>> = {
  list: async ({ site, input }) => {
    const rows = await site.database.kysely
      .selectFrom('options')
      .select('option_name')
      .orderBy('option_name')
      .execute();
    // Transients are not held in memory: they are nobody's settings.
    const names = rows.map((row) => row.option_name).filter((each) => site.options.get(each) !== undefined);
    const held = names.map((each) => [each, plain(site.options.get(each))] as const);
    if (input.on('json')) input.output.print(JSON.stringify(Object.fromEntries(held)));
    else for (const [name, value] of held) input.output.print(`${name}\t${shown(value)}`);
  },
  get: async ({ site, input, name }) => {
    const held = plain(existing(site, name));
    input.output.print(input.on('json') ? JSON.stringify(held) : shown(held));
  },
  set: async ({ site, name, value }) => site.options.set(name, value),
  delete: async ({ site, name }) => {
    existing(site, name);
    await site.options.delete(name);
  },
};

function existing(site: Site, name: string): unknown {
  const value = site.options.get(name);
  if (value === undefined) throw new SiteError('option_missing', `no option ${JSON.stringify(name)}`);
  return value;
}

const shown = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

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
