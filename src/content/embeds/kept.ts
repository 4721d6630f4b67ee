// Providers' answers for a day, in the transients where WordPress's proxy keeps them: objects of PHP's stdClass.
import { createHash } from 'node:crypto';
import { maybeUnserialize, serialize } from '../../database/php-serialize.ts';
import { PhpFloat, PhpOpaque, type PhpValue, phpEntries } from '../../database/php-values.ts';
import { getTransient, setTransient } from '../options/transients.ts';
import type { Site } from '../site.ts';
import type { EmbedData } from './to-html.ts';

const day = 86_400;

/** `args` are the request's parameters in PHP's order. */
const nameOf = (args: Readonly<Record<string, unknown>>): string =>
  `oembed_${createHash('md5').update(serialize(args)).digest('hex')}`;

export async function keptEmbed(site: Site, args: Readonly<Record<string, unknown>>): Promise<EmbedData | undefined> {
  const value = fromPhp(await getTransient(site, '_transient', nameOf(args)));
  const entries = phpEntries(value);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

export async function keepEmbed(site: Site, args: Readonly<Record<string, unknown>>, data: EmbedData): Promise<void> {
  await setTransient(site, '_transient', nameOf(args), toPhp(data), day);
}

/** JSON's objects as PHP keeps them. Nested ones are few: providers answer flat lists. */
function toPhp(value: unknown): PhpValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(toPhp);
  if (typeof value !== 'object') return String(value ?? '');
  const properties = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPhp(item)]));
  return new PhpOpaque(`O:8:"stdClass"${serialize(properties).replace(/^a/, '')}`);
}

function fromPhp(value: unknown): unknown {
  if (value instanceof PhpFloat) return value.value;
  if (value instanceof PhpOpaque) return fromPhp(maybeUnserialize(value.text.replace(/^O:8:"stdClass":/, 'a:')));
  if (Array.isArray(value)) return value.map(fromPhp);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(phpEntries(value).map(([key, item]) => [key, fromPhp(item)]));
}
