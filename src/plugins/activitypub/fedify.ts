// Fedify (JSON-LD, signatures, proofs), loaded when the first request is signed or checked: with what it needs it takes
// longer to load than all of Broadsheet. Only its parts are used; addresses, tables and jobs are ours,
// because its federation would keep private keys in its queue and make requests of its own.
import type * as Runtime from '@fedify/fedify/runtime';
import type * as Signatures from '@fedify/fedify/sig';
import type * as Vocabulary from '@fedify/fedify/vocab';

export type Fedify = typeof Signatures & typeof Vocabulary & typeof Runtime;

let loading: Promise<Fedify> | undefined;

export function loadFedify(): Promise<Fedify> {
  loading ??= Promise.all([
    import('@fedify/fedify/sig'),
    import('@fedify/fedify/vocab'),
    import('@fedify/fedify/runtime'),
  ]).then(([signatures, vocabulary, runtime]) => ({ ...signatures, ...vocabulary, ...runtime }));
  return loading;
}
