// The routes of Revive: Revive Old Posts' own `tweet-old-post/v8`, where `req` names one of many actions, and the previews.
import type { Registry } from '../../../extend/registry.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { clearLog, errorsInARow, logEntries } from '../log.ts';
import type { Reviving } from '../queue/tick.ts';
import { isTrue, textOf } from '../stored.ts';
import { accountActions, addAccountAction } from './accounts.ts';
import { type Action, envelope } from './envelope.ts';
import { previewRoutes } from './preview.ts';
import { manyErrors, queueActions } from './queue.ts';
import { settingsActions } from './settings.ts';
import { shareRoute } from './share.ts';

const logActions: Readonly<Record<string, Action>> = {
  async get_log({ site, sent }) {
    if (isTrue(sent.force)) await clearLog(site);
    return { data: await logEntries(site) };
  },
  async cleanup_logs({ site }) {
    await clearLog(site);
    return {};
  },
  // Errors are in the log: the newest is shown where many came one after the other.
  async get_toast({ site }) {
    if ((await errorsInARow(site)) < manyErrors) return { data: [] };
    const [newest] = await logEntries(site);
    return { data: newest ? [newest] : [], message: newest?.message ?? '', shown: true };
  },
  set_license: () => ({ message: 'No licence is needed: everything is on.' }),
};

export function reviveRoutes(reviving: Reviving, registry: Registry): ExtensionRoute[] {
  const actions = new Map<string, Action>(
    Object.entries({ ...queueActions, ...settingsActions(registry), ...accountActions, ...logActions }),
  );
  const handle = async (call: RouteCall) => {
    const { req, ...sent } = call.params;
    const name = textOf(req);
    const action = actions.get(name) ?? addAccountAction(name);
    if (!action) return { data: envelope({ code: '403', message: 'There is no such action.' }) };
    return { data: envelope(await action({ ...call, sent, reviving })) };
  };
  return [
    {
      namespace: 'tweet-old-post/v8',
      pattern: '/tweet-old-post/v8/api',
      endpoints: [{ methods: ['GET', 'POST'], permission: ({ viewer }) => viewer.can('manage_options'), handle }],
    },
    shareRoute,
    ...previewRoutes(reviving),
  ];
}
