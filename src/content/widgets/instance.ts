// Settings of a widget on their way out and in: serialized, in base64, with a signature, and as JSON.
import { sameText } from '../../access/fast-hash.ts';
import { siteHash } from '../../access/salts.ts';
import { serialize } from '../../database/php-serialize.ts';
import { unserialize } from '../../database/php-unserialize.ts';
import { isPhpArray, PhpFloat, PhpOpaque, type PhpValue, phpArray, phpEntries } from '../../database/php-values.ts';
import type { WidgetType } from '../../rendering/widgets/types.ts';
import type { Site } from '../site.ts';

/** `wp_hash`. */
const widgetHash = (site: Site, serialized: string): string => siteHash(serialized, 'auth', site.settings.salts);

/** Settings as the API hands them out; `raw` is `{}` for empty ones, and not there for kinds that hide theirs. */
export function encodedInstance(
  site: Site,
  instance: unknown,
  { hidesInstance }: Pick<WidgetType, 'hidesInstance'>,
): { encoded: string; hash: string; raw?: unknown } {
  const serialized = serialize(instance);
  const isNothing = !instance || instance === '0' || (isPhpArray(instance) && phpEntries(instance).length === 0);
  return {
    encoded: Buffer.from(serialized).toString('base64'),
    hash: widgetHash(site, serialized),
    ...(hidesInstance ? {} : { raw: isNothing ? {} : jsonOf(instance) }),
  };
}

/** The settings behind an encoded form; undefined where its signature is not ours. False for what cannot be read. */
export function decodedInstance(site: Site, encoded: string, hash: string): PhpValue | undefined {
  const serialized = Buffer.from(encoded, 'base64').toString();
  if (!sameText(widgetHash(site, serialized), hash)) return undefined;
  const read = unserialize(serialized);
  return 'value' in read ? read.value : false;
}

/** A PHP value as JSON. */
export function jsonOf(value: unknown): unknown {
  if (value instanceof PhpFloat) return value.value;
  if (value instanceof PhpOpaque) return {};
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  if (isPhpArray(value)) return Object.fromEntries(phpEntries(value).map(([key, item]) => [key, jsonOf(item)]));
  return value;
}

/** Arrays nested deeper than this are cut off: nothing that a widget keeps is. */
const deepest = 100;

/** A value of a request as PHP would hold it. */
export function phpOf(value: unknown, depth = 0): PhpValue {
  if (typeof value === 'object' && value !== null) {
    if (depth > deepest) return null;
    if (Array.isArray(value)) return value.map((item) => phpOf(item, depth + 1));
    return phpArray(Object.entries(value).map(([key, item]) => [key, phpOf(item, depth + 1)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
