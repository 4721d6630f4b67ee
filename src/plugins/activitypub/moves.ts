// Which accounts an actor was before, and where it went, in the option `broadsheet_activitypub_moves`, by the actor's number.
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';

export const movesOption = 'broadsheet_activitypub_moves';

export interface Moves {
  readonly alsoKnownAs: readonly string[];
  /** '' while it stays. */
  readonly movedTo: string;
}

export function moves(site: ExtensionSite, actor: number): Moves {
  const stored = valueAt(site.option(movesOption), String(actor));
  const isAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//.test(value);
  const movedTo = valueAt(stored, 'moved_to');
  return {
    alsoKnownAs: entriesOf(valueAt(stored, 'also_known_as')).flatMap(([, each]) => (isAddress(each) ? [each] : [])),
    movedTo: isAddress(movedTo) ? movedTo : '',
  };
}
