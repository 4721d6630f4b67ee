// How an extension is made: `definePlugin({ name, register })`. `register` is called once, when a site is composed.
import type { Table } from '../database/tables.ts';
import type { Hooks } from './hooks.ts';
import type { Registry } from './registry.ts';

export interface PluginContext {
  /** Types, fields, meta, settings, routes, pages, jobs. */
  readonly registry: Registry;
  readonly hooks: Hooks;
  /** An option's value when the site is composed; undefined where it does not exist. Named in `composedOf`, else it gets old. */
  option(name: string): unknown;
}

export interface Plugin {
  /** Lower-case name, unique among a site's extensions. */
  readonly name: string;
  readonly version: string;
  /** What it is called in lists; its name where not given. */
  readonly title?: string;
  /** What it does; may hold simple HTML. */
  readonly description?: string;
  readonly author?: string;
  /** Tables of its own, made where they are missing. Names start with `broadsheet_`; `database.kysely` knows no types of them. */
  readonly tables?: readonly Table[];
  /** Options that decide what is registered: when one changes, the site is composed anew. */
  readonly composedOf?: readonly string[];
  readonly register: (context: PluginContext) => void;
}

/** Declares an extension. Throws where the name could not be a folder or file name. */
export function definePlugin(plugin: Plugin): Plugin {
  if (!/^[a-z][a-z0-9-]*$/.test(plugin.name)) throw new Error(`not an extension name: ${JSON.stringify(plugin.name)}`);
  return plugin;
}
