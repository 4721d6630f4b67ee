// Where the program lies, whether it runs from its sources or as it was built.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of our package: the nearest one above this file that has a package.json. */
export const programFolder: string = (() => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
})();
