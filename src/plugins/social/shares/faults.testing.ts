// Processes that die at a random point between two steps, and networks that fail, stall, make things late and hear things
// twice. All chance comes from one seed. A process that has died does nothing more: its statements and requests fail, and
// what its transaction had done is rolled back, as when it is killed.
import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { NetworkError } from '../networks/ask.ts';
import { type Composed, forEver, minute, type Network, type SendCall } from '../networks/network.ts';
import { testNetwork } from '../testing.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Killed extends Error {}

/** A process's life: each step may be its last. */
export class Life {
  dead = false;
  readonly #chance: () => number;
  readonly #risk: number;
  /** `risk`: of dying at one step, 0 to 1. */
  constructor(chance: () => number, risk: number) {
    this.#chance = chance;
    this.#risk = risk;
  }
  /** Throws where the process is dead, or dies now. */
  step(): void {
    if (!this.dead && this.#chance() < this.#risk) this.dead = true;
    if (this.dead) throw new Killed('killed');
  }
  /** Throws where the process is dead. */
  live(): void {
    if (this.dead) throw new Killed('killed');
  }
}

/** A database as a mortal process has it: it may die after each statement and each commit. */
export function mortalDatabase(database: Database, life: Life): Database {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      life.live();
      return node;
    },
    transformResult: async ({ result }) => {
      life.step();
      return result;
    },
  };
  return {
    kysely: database.kysely.withPlugin(plugin),
    run: async (query, parameters) => {
      life.live();
      const rows = await database.run(query, parameters);
      life.step();
      return rows;
    },
    insert: async (query, parameters) => {
      life.live();
      const id = await database.insert(query, parameters);
      life.step();
      return id;
    },
    dialect: database.dialect,
    prefix: database.prefix,
    get queryCount() {
      return database.queryCount;
    },
    watched: (reads) => mortalDatabase(database.watched(reads), life),
    aside: () => mortalDatabase(database.aside(), life),
    repeats: (reads) => database.repeats(reads),
    transaction: async (work) => {
      life.live();
      const result = await database.transaction((inside) => work(mortalDatabase(inside, life)));
      // Between the commit and what follows it.
      life.step();
      return result;
    },
    afterCommit: (work) => database.afterCommit(work),
    inTransaction: database.inTransaction,
    foreignChangeToken: () => database.foreignChangeToken(),
    close: async () => {},
  };
}

export type Kind = 'finder' | 'keyed' | 'blind';

export interface FaultyNetwork {
  readonly kind: Kind;
  /** How often each share stands at the network, by its post. */
  readonly made: Map<number, number>;
  /** Lets what was under way arrive. */
  arrive(now: number): void;
  /** The network as one process sees it. */
  seenBy(life: Life): Network;
}

/** `finder` lets us look, `keyed` knows keys, `blind` neither. */
export function faultyNetwork(kind: Kind, chance: () => number): FaultyNetwork {
  const made = new Map<number, number>();
  const keys = new Set<string>();
  let late: { at: number; composed: Composed }[] = [];
  const make = ({ postId, key }: Composed): void => {
    if (kind === 'keyed' && keys.has(key)) return;
    keys.add(key);
    made.set(postId, (made.get(postId) ?? 0) + 1);
  };
  const answer = ({ key }: Composed) => ({ id: key, url: `https://${kind}.test/${key}` });
  const publish = async (composed: Composed, call: SendCall, life: Life) => {
    const now = call.site.now();
    const dice = chance();
    if (dice < 0.06) throw new NetworkError('later', 'unreachable', 'Not reached.');
    await call.sending();
    life.live();
    if (dice < 0.12) throw new NetworkError('later', 'rate_limited', 'Slowly.', minute * 3);
    if (dice < 0.15) throw new NetworkError('refused', 'refused', 'No.');
    if (dice < 0.2) throw new NetworkError('unknown', 'network_error', 'Oops, and nothing was made.');
    if (dice < 0.25) {
      // Stalls: it is made after we have gone, though no later than a request may take.
      late.push({ at: now + 29_000, composed });
      throw new NetworkError('unknown', 'unreachable', 'It took too long.');
    }
    make(composed);
    // Somebody between us and a network that knows keys sends the request twice.
    if (kind === 'keyed' && chance() < 0.1) make(composed);
    life.step();
    if (dice < 0.32) throw new NetworkError('unknown', 'unreachable', 'The answer was lost.');
    return answer(composed);
  };
  const find = async (composed: Composed, life: Life) => {
    life.step();
    if (chance() < 0.1) throw new NetworkError('unknown', 'unreachable', 'It took too long.');
    return made.has(composed.postId) ? answer(composed) : undefined;
  };
  return {
    kind,
    made,
    arrive: (now) => {
      for (const { composed } of late.filter(({ at }) => at <= now)) make(composed);
      late = late.filter(({ at }) => at > now);
    },
    seenBy: (life) =>
      testNetwork({
        name: kind,
        repeatable: kind === 'keyed' ? forEver : 0,
        publish: (composed, call) => publish(composed, call, life),
        ...(kind === 'finder' ? { find: (composed) => find(composed, life) } : {}),
      }),
  };
}
