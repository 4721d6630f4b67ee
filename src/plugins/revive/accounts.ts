// Accounts as Revive Old Posts names them, `{service}_{user}_{account}`, in `rop_data`: `services` (who is signed in, with the
// accounts behind), `active_accounts` (those that share). The connection behind an account is the one of the sharing service
// with the same id at the network, so that an account goes on with its settings once it is connected here.
import type { SharingAccount } from '../../extend/sharing.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { dataOption, partOf, textOf } from './stored.ts';

export const activePart = 'active_accounts';
export const servicesPart = 'services';

/** Networks under the names that Revive Old Posts has for them; others have the same name. */
const networkNames: Readonly<Record<string, string>> = { twitter: 'x', instagram: 'instagram-business' };
const serviceNames: Readonly<Record<string, string>> = { x: 'twitter', 'instagram-business': 'instagram' };

export const networkOf = (service: string): string => networkNames[service] ?? service;
export const serviceOf = (network: string): string => serviceNames[network] ?? network;

export interface ActiveAccount {
  /** `facebook_1_2`. */
  readonly id: string;
  readonly service: string;
  /** Its id at the network. */
  readonly externalId: string;
  readonly name: string;
}

/** Accounts that share, in their stored order. */
export function activeAccounts(site: ExtensionSite): ActiveAccount[] {
  return entriesOf(partOf(site, dataOption, activePart)).flatMap(([id, account]) => {
    if (entriesOf(account).length === 0) return [];
    const { service, externalId } = partsOf(id);
    return [{ id, service, externalId, name: textOf(valueAt(account, 'user')) || id }];
  });
}

/** An id's parts. Underscores in a part stand as `!sp!`; old LinkedIn ids have them as they are. */
export function partsOf(id: string): { service: string; serviceId: string; externalId: string } {
  const [service = '', ...rest] = id.split('_');
  const middle = Math.floor(rest.length / 2);
  const whole = (part: string[]): string => part.join('_').replaceAll('!sp!', '_');
  return { service, serviceId: whole(rest.slice(0, middle)), externalId: whole(rest.slice(middle)) };
}

const partOfId = (text: string): string => text.replaceAll('_', '!sp!');

/** The id of a connected account that was not known before. */
export function accountIdOf({ service, externalId }: Pick<SharingAccount, 'service' | 'externalId'>): string {
  return `${serviceOf(service)}_${partOfId(externalId)}_${partOfId(externalId)}`;
}

/** Connected accounts by active account; those that are not connected are absent. One statement. */
export async function connectedTo(
  connected: readonly SharingAccount[],
  accounts: readonly ActiveAccount[],
): Promise<ReadonlyMap<string, SharingAccount>> {
  const found = new Map<string, SharingAccount>();
  for (const { id, service, externalId } of accounts) {
    const network = networkOf(service);
    const match = connected.find((each) => each.service === network && each.externalId === externalId);
    if (match) found.set(id, match);
  }
  return found;
}

/** Keys whose values nobody is shown. */
const secret = /token|secret|credential|password|api_?key/i;

/** A copy of stored or sent data without its secrets. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  const entries = entriesOf(value);
  if (entries.length === 0) return typeof value === 'object' && value !== null ? [] : (value ?? '');
  return Object.fromEntries(
    entries.filter(([key]) => !secret.test(key)).map(([key, item]) => [key, withoutSecrets(item)]),
  );
}

/** A stored account for one that is connected. */
export function storedAccount(account: SharingAccount, active: boolean): Record<string, unknown> {
  return {
    id: partOfId(account.externalId),
    user: account.name,
    account: account.handle,
    service: serviceOf(account.service),
    img: account.picture,
    link: account.link,
    is_company: false,
    active,
  };
}

/** Stored services with these accounts among them, on or off as they were; new ones on. */
export function servicesWith(stored: unknown, accounts: readonly SharingAccount[]): Record<string, unknown> {
  const services: Record<string, unknown> = Object.fromEntries(entriesOf(stored));
  for (const account of accounts) {
    const id = accountIdOf(account);
    const service = serviceOf(account.service);
    const external = partOfId(account.externalId);
    if (knownAs(services, service, account.externalId)) continue;
    services[`${service}_${external}`] = {
      id: external,
      service,
      credentials: [],
      public_credentials: [],
      available_accounts: { [id]: storedAccount(account, true) },
    };
  }
  return services;
}

function knownAs(services: Readonly<Record<string, unknown>>, service: string, externalId: string): boolean {
  return Object.values(services).some(
    (each) =>
      valueAt(each, 'service') === service &&
      entriesOf(valueAt(each, 'available_accounts')).some(([key]) => partsOf(key).externalId === externalId),
  );
}

/** Stored services and active accounts with one account switched on or off. */
export function switched(services: unknown, active: unknown, accountId: string, on: boolean) {
  let account: unknown = valueAt(active, accountId);
  const changed = Object.fromEntries(
    entriesOf(services).map(([name, service]) => {
      const available = Object.fromEntries(
        entriesOf(valueAt(service, 'available_accounts')).map(([key, item]) => {
          if (key !== accountId) return [key, item];
          account = { ...Object.fromEntries(entriesOf(item)), active: on };
          return [key, account];
        }),
      );
      return [name, { ...Object.fromEntries(entriesOf(service)), available_accounts: available }];
    }),
  );
  const { [accountId]: _, ...others } = Object.fromEntries(entriesOf(active));
  return {
    known: account !== undefined,
    services: changed,
    active: on && account !== undefined ? { ...Object.fromEntries(entriesOf(active)), [accountId]: account } : others,
  };
}
