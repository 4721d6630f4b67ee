// Actions of the API about accounts. They are connected by the sharing extension: its connections are taken over here, and
// credentials that are sent along are tried at their network by it. Nothing secret is answered, or stored in options.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import {
  accountIdOf,
  activeAccounts,
  activePart,
  networkOf,
  partsOf,
  serviceOf,
  servicesPart,
  servicesWith,
  switched,
  withoutSecrets,
} from '../accounts.ts';
import { clearEvents, refresh } from '../queue/running.ts';
import { changePart, dataOption, partOf, textOf } from '../stored.ts';
import type { Action, ApiCall, Outcome } from './envelope.ts';
import { unknownAccount } from './queue.ts';

export const accountActions: Readonly<Record<string, Action>> = {
  get_available_services: ({ site, reviving }) => ({
    data: site.hooks.filter(
      'rop_available_services',
      Object.fromEntries(
        (reviving.sharing()?.networks() ?? []).map(({ name, label, description, credentials }) => [
          serviceOf(name),
          {
            active: true,
            name: label,
            description,
            two_step_sign_in: Object.keys(credentials).length > 0,
            credentials: Object.fromEntries(
              Object.entries(credentials).map(([key, { title, description: about }]) => [
                key,
                { name: title ?? key, description: about ?? '' },
              ]),
            ),
          },
        ]),
      ),
    ),
  }),
  get_authenticated_services: ({ site }) => ({ data: services(site) }),
  get_active_accounts: ({ site }) => ({ data: active(site) }),
  async update_active_accounts({ site, sent }) {
    const start = `${textOf(sent.service)}_${textOf(sent.service_id)}`;
    const ids = entriesOf(sent.to_be_activated).map(([, each]) => `${start}_${textOf(valueAt(each, 'id'))}`);
    for (const id of ids) if (!(await switchAccount(site, id, true))) return unknownAccount;
    return { data: active(site) };
  },
  async toggle_account({ site, sent }) {
    const known = await switchAccount(site, textOf(sent.account_id), sent.state === 'active');
    return known ? { data: sent } : unknownAccount;
  },
  async remove_account({ site, sent }) {
    const id = textOf(sent.account_id);
    if (!(await switchAccount(site, id, false))) return unknownAccount;
    await changePart(site, dataOption, servicesPart, (stored) => without(stored, (key) => key === id));
    return { data: sent };
  },
  async remove_service({ site, sent }) {
    const name = `${textOf(sent.service)}_${textOf(sent.id)}`;
    const service = valueAt(partOf(site, dataOption, servicesPart), name);
    for (const [id] of entriesOf(valueAt(service, 'available_accounts'))) await switchAccount(site, id, false);
    await changePart(site, dataOption, servicesPart, (stored) =>
      Object.fromEntries(entriesOf(stored).filter(([key]) => key !== name)),
    );
    return { data: services(site) };
  },
  async reset_accounts({ site }) {
    await site.transaction(async (inside) => {
      await changePart(inside, dataOption, servicesPart, () => []);
      await changePart(inside, dataOption, activePart, () => []);
      await clearEvents(inside);
    });
    return {};
  },
  authenticate_service: (call) => connect(call, textOf(call.sent.service)),
  // The screen on which accounts are connected; there is no address of anybody else's.
  get_service_sign_in_url({ site, sent, reviving }) {
    const network = networkOf(textOf(sent.service));
    const isKnown =
      reviving
        .sharing()
        ?.networks()
        .some(({ name }) => name === network) === true;
    if (!isKnown) return { code: '400', message: 'Nothing is known of this service here.', data: { url: '' } };
    return { data: { url: `${site.home}/wp-admin/admin.php?page=jetpack-social` } };
  },
  edit_account_webhook: (call) => connect(call, 'webhook'),
};

/** `add_account_fb` and the like. */
const shortNames: Readonly<Record<string, string>> = { fb: 'facebook', tw: 'twitter', li: 'linkedin' };

export function addAccountAction(name: string): Action | undefined {
  const found = /^add_account_([a-z-]{2,20})$/.exec(name)?.[1];
  return found === undefined ? undefined : (call) => connect(call, shortNames[found] ?? found);
}

/** Takes over the connected accounts of a service, those included that credentials open which are sent along. */
async function connect({ site, viewer, sent, reviving }: ApiCall, service: string): Promise<Outcome> {
  const sharing = reviving.sharing();
  const network = networkOf(service);
  if (!sharing?.networks().some(({ name }) => name === network)) {
    return { code: '400', message: 'Nothing is known of this service here.', shown: true };
  }
  const credentials = Object.fromEntries(
    entriesOf(sent.credentials).map(([key, value]) => [key, textOf(value)] as const),
  );
  try {
    if (Object.keys(credentials).length > 0) await sharing.connect(site, viewer, network, credentials);
  } catch (error) {
    if (error instanceof SiteError) return { code: '401', message: error.message, shown: true };
    throw error;
  }
  const accounts = (await sharing.accounts(site)).filter((account) => account.service === network);
  if (accounts.length === 0) {
    return { code: '400', message: 'No account of this service is connected; connect it first.', shown: true };
  }
  const before = activeAccounts(site).map(({ externalId, service: own }) => `${own} ${externalId}`);
  await changePart(site, dataOption, servicesPart, (stored) => servicesWith(stored, accounts));
  for (const account of accounts) {
    if (before.includes(`${service} ${account.externalId}`)) continue;
    await switchAccount(site, storedIdOf(site, service, account.externalId) ?? accountIdOf(account), true);
  }
  return { code: '201', data: services(site), shown: true };
}

/** Under which id an account is stored. */
function storedIdOf(site: ExtensionSite, service: string, externalId: string): string | undefined {
  return entriesOf(partOf(site, dataOption, servicesPart))
    .filter(([, each]) => valueAt(each, 'service') === service)
    .flatMap(([, each]) => entriesOf(valueAt(each, 'available_accounts')).map(([id]) => id))
    .find((id) => partsOf(id).externalId === externalId);
}

/** Switches an account on or off; its events begin anew. False where it is not known. */
async function switchAccount(site: ExtensionSite, id: string, on: boolean): Promise<boolean> {
  return site.transaction(async (inside) => {
    const stored = (part: string): unknown => partOf(inside, dataOption, part);
    const { known, services: changed, active: left } = switched(stored(servicesPart), stored(activePart), id, on);
    if (!known) return false;
    await changePart(inside, dataOption, servicesPart, () => changed);
    await changePart(inside, dataOption, activePart, () => left);
    await clearEvents(inside, id);
    await refresh(inside);
    return true;
  });
}

function without(services: unknown, isOut: (id: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(services).map(([name, service]) => {
      const left = entriesOf(valueAt(service, 'available_accounts')).filter(([id]) => !isOut(id));
      return [name, { ...Object.fromEntries(entriesOf(service)), available_accounts: Object.fromEntries(left) }];
    }),
  );
}

function services(site: ExtensionSite): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(partOf(site, dataOption, servicesPart))
      .filter(([, each]) => entriesOf(valueAt(each, 'available_accounts')).length > 0)
      .map(([name, each]) => [name, withoutSecrets(each)]),
  );
}

function active(site: ExtensionSite): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(partOf(site, dataOption, activePart))
      .filter(([, account]) => entriesOf(account).length > 0)
      .map(([id, account]) => [id, withoutSecrets(account)]),
  );
}
