// Abilities: named things that a site can do, described so that programs can find and use them (`wp_register_ability`).
import type { Viewer } from '../access/viewer.ts';
import type { ExtensionSite } from './site.ts';
import type { JsonSchema } from './types.ts';

export interface AbilityCategory {
  /** Lower-case words with dashes. */
  readonly slug: string;
  readonly label: string;
  readonly description: string;
}

export interface AbilityContext {
  readonly viewer: Viewer;
  readonly site: ExtensionSite;
  /** The whole running site, for abilities that content/ itself brings. */
  readonly running: unknown;
}

export interface Ability {
  /** `namespace/name`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Slug of its category. */
  readonly category: string;
  /** What goes in; absent: nothing does. A `default` stands for absent input. */
  readonly inputSchema?: JsonSchema;
  readonly outputSchema?: JsonSchema;
  /** What it does to the site: decides the method (GET reads, DELETE destroys what may be repeated, POST the rest). */
  readonly annotations: {
    readonly readonly: boolean | null;
    readonly destructive: boolean | null;
    readonly idempotent: boolean | null;
  };
  /** May programs know of it? */
  readonly public: boolean;
  readonly permission: (input: unknown, context: AbilityContext) => boolean | Promise<boolean>;
  /** Gets input that fits its schema; throws a SiteError to refuse. */
  readonly execute: (input: unknown, context: AbilityContext) => unknown;
}

const namePattern = /^[a-z0-9-]+\/[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;

/** Declares an ability. Throws where its name is no name. */
export function defineAbility(ability: Ability): Ability {
  if (!namePattern.test(ability.name)) throw new Error(`not a name of an ability: ${JSON.stringify(ability.name)}`);
  return ability;
}
