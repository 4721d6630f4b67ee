// Accounts that move: an actor names the accounts it was before (`alsoKnownAs`), so that their followers may be moved here, and
// an actor that goes elsewhere tells its followers so (`Move`, `movedTo`), once the new account names it. As Mastodon has it.
import { SiteError } from '../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { actorContext, actorOf } from './actors.ts';
import { activityId, actorId, collectionId } from './addresses.ts';
import { moves, movesOption } from './moves.ts';
import { newName, send } from './outgoing.ts';
import { everybody } from './posts.ts';
import { withProof } from './proof.ts';
import { documentLoader } from './remote.ts';
import { actorsOwn } from './routes.ts';
import { isBlocked, settingsOf } from './settings.ts';

const address = { type: 'string', format: 'uri', pattern: '^https?://', maxLength: 2048 } as const;
const actor = { type: 'integer', required: true, minimum: 0 } as const;
const path = '/broadsheet/v1/activitypub/actors/(?P<actor>[0-9]+)';

export const movingRoutes: readonly ExtensionRoute[] = [
  {
    namespace: 'broadsheet/v1',
    pattern: `${path}/aliases`,
    endpoints: [
      {
        methods: ['GET'],
        args: { actor },
        permission: actorsOwn,
        handle: async (call) => answer(call, await own(call)),
      },
      {
        methods: ['POST'],
        args: { actor, also_known_as: { type: 'array', required: true, items: address, maxItems: 20 } },
        permission: actorsOwn,
        handle: async (call) => {
          const id = await own(call);
          const named = entriesOf(call.params.also_known_as).map(([, each]) => String(each));
          await keep(call.site, id, { also_known_as: [...new Set(named)] });
          return answer(call, id);
        },
      },
    ],
  },
  {
    namespace: 'broadsheet/v1',
    pattern: `${path}/move`,
    endpoints: [
      {
        methods: ['POST'],
        args: { actor, target: { ...address, required: true } },
        permission: actorsOwn,
        handle: move,
      },
      {
        methods: ['DELETE'],
        args: { actor },
        permission: actorsOwn,
        handle: async (call) => {
          const id = await own(call);
          await keep(call.site, id, { moved_to: '' });
          return answer(call, id);
        },
      },
    ],
  },
];

/** Throws `activitypub_no_actor`. */
async function own({ site, params }: RouteCall): Promise<number> {
  const id = Number(params.actor);
  if (await actorOf(site, id)) return id;
  throw new SiteError('activitypub_no_actor', 'Nobody can be followed under this number.', 404);
}

function answer({ site }: RouteCall, id: number) {
  const { alsoKnownAs, movedTo } = moves(site, id);
  return { data: { actor: id, id: actorId(site, id), also_known_as: alsoKnownAs, moved_to: movedTo } };
}

async function keep(site: ExtensionSite, id: number, values: Readonly<Record<string, unknown>>): Promise<void> {
  const all = Object.fromEntries(entriesOf(site.option(movesOption)));
  const before = Object.fromEntries(entriesOf(valueAt(all, String(id))));
  await site.setOption(movesOption, { ...all, [String(id)]: { ...before, ...values } });
}

/** Tells the followers. The new account must name this one, or their servers would take no notice. */
async function move(call: RouteCall) {
  const { site, params } = call;
  const id = await own(call);
  const target = String(params.target);
  const here = actorId(site, id);
  if (target === here) throw new SiteError('activitypub_same_account', 'This is the account itself.', 400);
  if (isBlocked(settingsOf(site), target)) throw new SiteError('activitypub_blocked', 'Its server is blocked.', 400);
  const document = await documentLoader(
    site,
    id,
  )(target).then(
    (loaded) => loaded.document,
    () => undefined,
  );
  if (valueAt(document, 'id') !== target)
    throw new SiteError('activitypub_no_account', 'There is no account at this address.', 400);
  const named = valueAt(document, 'alsoKnownAs');
  const aliases = typeof named === 'string' ? [named] : entriesOf(named).map(([, each]) => each);
  if (!aliases.includes(here))
    throw new SiteError('activitypub_no_alias', `The new account must name ${here} as one it was before.`, 400);
  const name = newName(site);
  const body = await withProof(site, id, {
    '@context': actorContext,
    id: activityId(site, name),
    type: 'Move',
    actor: here,
    published: new Date(site.now()).toISOString(),
    to: [everybody],
    cc: [collectionId(site, id, 'followers')],
    object: here,
    target,
  });
  await site.transaction(async (inside) => {
    await keep(inside, id, { moved_to: target });
    await send(inside, { name, actor: id, type: 'Move', postId: 0, public: true, body: JSON.stringify(body) });
  });
  return answer(call, id);
}
