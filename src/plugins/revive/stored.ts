// Reading and changing the options of Revive Old Posts: each is one PHP array with parts by name (`rop_data`,
// `rop_schedules_data`, `rop_queue`). Parts that nobody here knows stay as they are.
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';

/** Settings, accounts, formats and buffers. */
export const dataOption = 'rop_data';

export function partOf(site: ExtensionSite, option: string, part: string): unknown {
  return valueAt(site.option(option), part);
}

/** Replaces one part of an option by what `change` makes of it, in the running transaction or one of its own. */
export async function changePart(
  site: ExtensionSite,
  option: string,
  part: string,
  change: (stored: unknown) => unknown,
): Promise<void> {
  await site.transaction(async (inside) => {
    const whole = Object.fromEntries(entriesOf(inside.option(option)));
    await inside.setOption(option, { ...whole, [part]: change(whole[part]) });
  });
}

/** With one key of a part set, or taken away where the value is undefined. */
export function withKey(stored: unknown, key: string, value: unknown): Record<string, unknown> {
  const { [key]: _, ...rest } = Object.fromEntries(entriesOf(stored));
  return value === undefined ? rest : { ...Object.fromEntries(entriesOf(stored)), [key]: value };
}

/** PHP's truth. */
export function isTrue(value: unknown): boolean {
  return !(value === undefined || value === null || value === false || value === '' || value === '0' || value === 0);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function numberOf(value: unknown, fallback: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : fallback;
}

/** Ids in a list of numbers, numeric texts, or items `{value}`. */
export function idsIn(value: unknown): number[] {
  return entriesOf(value)
    .map(([, item]) => numberOf(entriesOf(item).length > 0 ? valueAt(item, 'value') : item, 0))
    .filter((id) => Number.isSafeInteger(id) && id > 0);
}
