// Makes src/content/icons/core-icons.generated.ts from @wordpress/icons: name, label and SVG of the icons that the package
// calls public, which are WordPress 7.1's, byte for byte. Part of `npm run build`; the result is not kept in the repository.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'node_modules/@wordpress/icons/src');

/** An entry of the package's list. */
interface Listed {
  readonly slug: string;
  readonly label: string;
  readonly filePath: string;
  readonly public?: boolean;
}

// The form that the package's list has.
const listed = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8')) as Listed[];
const icons = listed
  .filter((icon) => icon.public === true)
  .map(({ slug, label, filePath }) => ({ slug, label, svg: readFileSync(join(source, filePath), 'utf8') }));
if (icons.length === 0) throw new Error('@wordpress/icons lists no public icon');
writeFileSync(
  join(root, 'src/content/icons/core-icons.generated.ts'),
  `// Made by tools/make-icons.ts from @wordpress/icons (GPL-2.0-or-later).
/** Public icons in order of registration, as JSON. */
export const iconsJson: string =
  ${JSON.stringify(JSON.stringify(icons))};
`,
);
