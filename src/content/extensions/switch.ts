// Switches an extension on or off: in the option `broadsheet_plugins`, which decides from then on (the plugins active at
// WordPress no longer count), and in the running site.
import type { Site } from '../site.ts';

/** Names that are not ours stay in the option. */
export async function switchExtension(site: Site, name: string, on: boolean): Promise<void> {
  await site.transaction(async (inside) => {
    const stored = inside.options.get('broadsheet_plugins');
    const named = typeof stored === 'string' ? stored.split(',').map((each) => each.trim()) : stored;
    const names = Array.isArray(named) ? named.filter((each) => typeof each === 'string') : site.extensions.running;
    const others = names.filter((each) => each !== name && each !== '');
    await inside.options.set('broadsheet_plugins', on ? [...others, name] : others);
  });
  site.compose();
}
