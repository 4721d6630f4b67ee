// What will be shared and why: the next events of each account with their texts, and the pool with the reason why each post
// is in or out. Broadsheet's own routes; looking changes nothing.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { activeAccounts } from '../accounts.ts';
import { composeMessage } from '../messages/compose.ts';
import { judge, reasons, rulesOf } from '../pool/rules.ts';
import { planned, plannedEvents } from '../queue/plan.ts';
import { isRunning } from '../queue/running.ts';
import type { Reviving } from '../queue/tick.ts';
import { eventsAfter } from '../schedule/events.ts';
import { scheduleOf, storedSchedule } from '../schedule/stored.ts';
import { settingsOf } from '../settings.ts';
import { idsIn } from '../stored.ts';
import { rowsOf } from '../tables.ts';
import { upcoming } from './queue.ts';

const managers = ({ viewer }: RouteCall): boolean => viewer.can('manage_options');

export function previewRoutes(reviving: Reviving): ExtensionRoute[] {
  return [
    {
      namespace: 'broadsheet/v1',
      pattern: '/broadsheet/v1/revive/events',
      endpoints: [{ methods: ['GET'], permission: managers, handle: (call) => events(call, reviving) }],
    },
    {
      namespace: 'broadsheet/v1',
      pattern: '/broadsheet/v1/revive/pool',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            account_id: { type: 'string', required: true },
            after: { type: 'integer', minimum: 1, description: 'The post after which the list goes on.' },
            include: { type: 'array', items: { type: 'integer' }, maxItems: 100, description: 'Only these posts.' },
            per_page: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          },
          permission: managers,
          handle: pool,
        },
      ],
    },
  ];
}

async function events({ site }: RouteCall, reviving: Reviving) {
  const running = isRunning(site);
  const { interval } = settingsOf(site);
  const all = await upcoming(site, reviving);
  const data = [];
  for (const account of activeAccounts(site)) {
    const stored = await plannedEvents(site, account.id);
    const schedule = scheduleOf(storedSchedule(site, account.id, interval));
    // Nothing is planned before it is started: these are the times that it would have from now on.
    const times =
      stored.length > 0 ? stored.map(({ at }) => at) : eventsAfter(schedule, site.clock, site.now(), planned);
    for (const at of times) {
      const posts = all.filter((each) => each.accountId === account.id && each.at === at);
      data.push({
        account_id: account.id,
        running,
        // In the quiet hours nothing is shared: such an event is skipped.
        quiet: reviving.sharing()?.quietUntil(site, at) !== undefined,
        at: new Date(at).toISOString(),
        local: new Date(site.clock.toLocal(at)).toISOString().slice(0, 19),
        posts: posts.map(({ postId, material }) => {
          const message = composeMessage(material, account.id, postId);
          const voice = material.voices.get(account.id);
          return {
            id: postId,
            title: material.posts.get(postId)?.title ?? '',
            text: message?.text ?? '',
            length: voice?.limits?.count(message?.text ?? '') ?? (message?.text ?? '').length,
            limit: voice?.limits?.characters ?? null,
            link: message?.link ?? '',
            pictures: message?.pictures ?? [],
            connected: voice?.connection !== undefined,
          };
        }),
      });
    }
  }
  return { data: data.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}

async function pool({ site, params }: RouteCall) {
  const account = activeAccounts(site).find(({ id }) => id === params.account_id);
  if (!account) throw new SiteError('account_not_found', 'There is no such account, or it does not share.', 404);
  const state = await rowsOf(site)
    .selectFrom('broadsheet_revive_accounts')
    .select('round')
    .where('account', '=', account.id)
    .executeTakeFirst();
  const rules = await rulesOf(site, account);
  const include = idsIn(params.include);
  const rows =
    include.length > 0 ? [...(await site.posts.get(include)).values()] : await listed(site, rules.of, params);
  const why = await judge(site, account.id, state?.round ?? 1, rules, rows);
  return {
    data: rows.map(({ ID, post_title, post_date, post_type }) => {
      const out = why.get(ID) ?? [];
      return {
        id: ID,
        title: post_title,
        date: post_date.replace(' ', 'T'),
        type: post_type,
        in: out.length === 0,
        reasons: out.map((code) => ({ code, text: reasons[code] })),
      };
    }),
  };
}

async function listed(
  site: RouteCall['site'],
  of: readonly { type: string; status: string }[],
  params: RouteCall['params'],
) {
  const last = Number(params.after ?? 0);
  const row = last > 0 ? (await site.posts.get([last])).get(last) : undefined;
  const after = row ? { after: { date: row.post_date, id: row.ID } } : {};
  return site.posts.walk({ of, order: 'desc', limit: Number(params.per_page), ...after });
}
