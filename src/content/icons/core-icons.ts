// The icons that every site has: the public ones of the package @wordpress/icons, cleaned as WP_Icons_Registry does.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kses } from '../../rendering/formatting/kses.ts';
import type { AllowedHtml } from '../../rendering/formatting/kses-tables.ts';

export interface Icon {
  /** `core/at-symbol`. */
  readonly name: string;
  readonly label: string;
  /** SVG. */
  readonly content: string;
  readonly collection: string;
}

const attributes = (...names: string[]) => new Map(names.map((name) => [name, true as const]));
const allowed: AllowedHtml = new Map([
  ['svg', attributes('class', 'xmlns', 'width', 'height', 'viewbox', 'aria-hidden', 'role', 'focusable')],
  ['path', attributes('fill', 'fill-rule', 'd', 'transform')],
  ['polygon', attributes('fill', 'fill-rule', 'points', 'transform', 'focusable')],
]);

/** An entry of the package's list. */
interface Listed {
  readonly slug: string;
  readonly label: string;
  readonly filePath: string;
  readonly public?: boolean;
}

const isListed = (value: unknown): value is Listed =>
  typeof value === 'object' &&
  value !== null &&
  'slug' in value &&
  typeof value.slug === 'string' &&
  'label' in value &&
  typeof value.label === 'string' &&
  'filePath' in value &&
  typeof value.filePath === 'string' &&
  'public' in value &&
  value.public === true;

function readIcons(): Icon[] {
  const entry = fileURLToPath(import.meta.resolve('@wordpress/icons/package.json'));
  const source = join(dirname(entry), 'src');
  const list: unknown = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
  return (Array.isArray(list) ? list : []).filter(isListed).map(({ slug, label, filePath }) => ({
    name: `core/${slug}`,
    label,
    content: kses(readFileSync(join(source, filePath), 'utf8'), allowed),
    collection: 'core',
  }));
}

let icons: readonly Icon[] | undefined;

/** The icons in order of registration; read from the package once. */
export function coreIcons(): readonly Icon[] {
  icons ??= readIcons();
  return icons;
}

/** Collections of icons. */
export const iconCollections = [{ slug: 'core', label: 'WordPress', description: 'Icons that every site has.' }];
