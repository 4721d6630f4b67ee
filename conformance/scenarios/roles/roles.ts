// Every route × method × role, made from the route table: with items of the asking user, of somebody else and with none, so
// that permission checks (status, code, `Allow`) are compared for each. The table is ours; that it is WordPress's, the first
// scenario and those of the engine compare.
// Each role has items of its own, made before it asks, so that what one role may delete is still there for the next.
import { createRestServer } from '../../../src/rest/engine/server.ts';
import { fillGroups } from '../../../src/rest/fuzz/paths.testing.ts';
import { allRoutes } from '../../../src/rest/routes.ts';
import { openTestSite } from '../../../src/testing.ts';
import { type Client, everyRole, type RequestSpec, type Role, type Scenario } from '../../client.ts';
import { samePlainStart } from '../prelude.ts';
import { areas, bodies, endsComparison, type Noun, names, nouns, queries, restArea, type Sent } from './rules.ts';

interface Asked {
  pattern: string;
  methods: ReadonlySet<string>;
  noun: Noun | undefined;
}

/** The index and the namespaces, and what may not be tried with `force`. */
const indexes: Scenario = {
  area: 'roles-index',
  name: 'the index and the namespaces',
  live: true,
  run: async (client) => {
    const namespaces = ['oembed/1.0', 'wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1', 'wp-abilities/v1'];
    for (const role of everyRole) {
      const as = client.as(role);
      for (const path of ['/', ...namespaces.map((name) => `/${name}`)]) {
        await as.get(path);
        await as.head(path);
        await as.options(path);
        await as.post(path, {});
      }
      await as.delete('/wp/v2/users/me');
    }
  },
};

export const roles: Scenario[] = areas
  .map(
    (area): Scenario => ({
      area,
      name: 'every route and method',
      live: true,
      run: async (client) => {
        await samePlainStart(client);
        const asked = (await routesAsked()).filter(({ noun }) => (noun?.area ?? restArea) === area);
        for (const [at, role] of everyRole.entries()) await new Asking(client, role, at).ask(asked);
      },
    }),
  )
  .concat(indexes);

/** The routes of a site, without the index and the namespaces, which have scenarios of their own. */
async function routesAsked(): Promise<Asked[]> {
  const site = await openTestSite();
  try {
    const { routes } = createRestServer(site, allRoutes(site)).table;
    return routes
      .filter(({ pattern, hidden }) => !hidden && pattern.split('/').length > 3)
      .concat(routes.filter(({ pattern }) => pattern === '/batch/v1'))
      .map(({ pattern, endpoints }) => ({
        pattern,
        methods: new Set<string>(endpoints.flatMap(({ methods }) => methods)),
        noun: nouns.find(({ route }) => pattern === route || pattern.startsWith(`${route}/`)),
      }));
  } finally {
    await site.database.close();
  }
}

/** What one role asks. */
class Asking {
  readonly #client: Client;
  readonly #role: Role;
  /** Users were made in the order of their roles' rights, the administrator first. */
  readonly #user: number;
  #made = 0;

  constructor(client: Client, role: Role, at: number) {
    this.#client = client;
    this.#role = role;
    this.#user = at === 0 ? 1 : everyRole.length - at;
  }

  async ask(asked: readonly Asked[]): Promise<void> {
    for (const one of asked) {
      for (const path of await this.#pathsOf(one)) await this.#askPath(one, path);
    }
  }

  async #askPath({ pattern, methods, noun }: Asked, path: string): Promise<void> {
    const plain = queries[pattern] ?? '';
    await this.#send({ method: 'OPTIONS', path });
    if (methods.has('GET')) {
      for (const query of new Set(['', plain, plain === '' ? 'context=edit' : `${plain}&context=edit`]))
        await this.#send({ method: 'GET', path, query });
      await this.#send({ method: 'HEAD', path, query: plain });
    }
    for (const method of ['POST', 'PUT', 'PATCH'].filter((one) => methods.has(one))) {
      await this.#send({ method, path, ...this.#bodyFor(pattern, noun) });
    }
    if (methods.has('DELETE')) {
      for (const query of ['', 'force=true', 'force=true&reassign=1'].slice(0, path.includes('/users/') ? 3 : 2))
        await this.#send({ method: 'DELETE', path, query });
    }
  }

  async #send(request: Omit<RequestSpec, 'role'>): Promise<void> {
    if (!endsComparison(request.method, request.path)) await this.#client.send({ ...request, role: this.#role });
  }

  #bodyFor(pattern: string, noun: Noun | undefined): Sent {
    if (noun?.route === pattern) return noun.make(this.#name(), this.#number());
    const ending = Object.keys(bodies).find((end) => pattern.endsWith(end));
    if (ending !== undefined) return { json: bodies[ending] };
    return { json: noun && pattern.split('(?P<').length === 2 && pattern.endsWith(')') ? noun.change : {} };
  }

  /** Of what was made last, among all roles. */
  #number(): number {
    return everyRole.indexOf(this.#role) * 100 + this.#made;
  }

  #name(): string {
    return `By ${this.#role} ${'abcdefghijklmnopqrstuvwxyz'[this.#made++ % 26]}${this.#made > 26 ? 'z' : ''}`;
  }

  /** A route's path for the role's own item, for somebody else's, and for one that does not exist. */
  async #pathsOf({ pattern, noun }: Asked): Promise<string[]> {
    if (!pattern.includes('(?P<')) return [pattern];
    const missing = fillGroups(pattern, (_, __, group) => (group.includes('\\d') ? '999999' : 'nothing'));
    const found: string[] = [];
    if (noun) {
      for (const owner of noun.owner || noun.isUser ? [this.#user, 1] : [1]) {
        const id = noun.isUser && owner !== 1 ? String(owner) : await this.#make(noun, owner);
        const path = await this.#fill(pattern, `${noun.route}/`, id);
        if (path !== undefined) found.push(path);
      }
    } else {
      const [before = ''] = pattern.split('(?P<');
      const existing = before === '/wp/v2/global-styles/' ? [await this.#ownStyles()] : (names[before] ?? []);
      for (const name of existing) {
        const path = await this.#fill(pattern, before, name);
        if (path !== undefined && !found.includes(path)) found.push(path);
      }
    }
    return [...found, missing];
  }

  /** The pattern with `first` in its first group; what follows is the first of what an administrator sees in its list. */
  async #fill(pattern: string, before: string, first: string): Promise<string | undefined> {
    let path: string | undefined;
    const parts = pattern.slice(before.length);
    const filled = fillGroups(`${before}${parts}`, (_, so_far) => (so_far === before ? first : '\u0000'));
    path = filled;
    while (path?.includes('\u0000')) {
      const list: string = path.slice(0, path.indexOf('\u0000'));
      const known: string | undefined = names[list]?.[0] ?? (await this.#firstOf(list.replace(/\/$/, '')));
      path = known === undefined ? undefined : path.replace('\u0000', known);
    }
    return path;
  }

  async #firstOf(path: string): Promise<string | undefined> {
    const admin = this.#client.as('administrator');
    const ending = Object.keys(bodies).find((end) => path.endsWith(end));
    // Passwords cannot be made: each side would give one a name of its own.
    if (ending !== undefined && ending !== '/application-passwords') await admin.post(path, bodies[ending]);
    const { body } = await admin.get(path);
    const item: unknown = Array.isArray(body) ? body[0] : undefined;
    if (typeof item !== 'object' || item === null) return undefined;
    const { id, uuid }: { id?: unknown; uuid?: unknown } = item;
    return id === undefined && uuid === undefined ? undefined : String(id ?? uuid);
  }

  async #ownStyles(): Promise<string> {
    const { body } = await this.#client.as('administrator').get('/wp/v2/themes', 'status=active');
    return /global-styles\/(\d+)/.exec(JSON.stringify(body))?.[1] ?? '1';
  }

  /** A new item of a user's, with a version to go back to and an autosave where it has those. */
  async #make(noun: Noun, owner: number): Promise<string> {
    const admin = this.#client.as('administrator');
    const sent = noun.make(this.#name(), this.#number());
    const made = await this.#client.send({ method: 'POST', path: noun.route, ...sent, role: 'administrator' });
    const path = `${noun.route}/${made.body.id}`;
    const said = 'json' in sent && typeof sent.json === 'object' ? Object.entries(sent.json ?? {}) : [];
    const kept = Object.fromEntries(said.filter(([key]) => noun.kept?.includes(key)));
    await admin.post(path, { ...noun.change, ...kept, ...(noun.owner ? { [noun.owner]: owner } : {}) });
    return String(made.body.id);
  }
}
