// What is found: one shape for posts, terms and post formats, and what a kind of finding has to offer
// (WP_REST_Search_Handler).
import type { Site } from '../../../content/site.ts';
import { absInteger, toInteger, toText } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Call, Links } from '../../engine/types.ts';

export interface Finding {
  readonly id: number | string;
  readonly title: string;
  readonly url: string | undefined;
  readonly type: string;
  readonly subtype?: string;
  readonly links: Links;
}

/** A page of findings and how many there are in all. */
export interface Found {
  readonly items: readonly Finding[];
  readonly total: number;
}

/** One kind of what can be searched. */
export interface SearchHandler {
  readonly type: string;
  subtypes(site: Site): string[];
  /** `subtypes` of its own, or `any`. Items are left out of answers to HEAD. */
  search(call: Call, asked: SearchParams): Promise<Found>;
}

export interface SearchParams {
  readonly search: string;
  readonly subtypes: readonly string[];
  readonly include: readonly number[];
  readonly exclude: readonly number[];
  readonly page: number;
  readonly perPage: number;
  readonly isHead: boolean;
}

/** Pages beyond it have no rows in any database. */
const lastPage = 1_000_000_000;

/** The (sanitised) parameters of a search. */
export function searchParams({ params, request }: Call): SearchParams {
  const list = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);
  const ids = (value: unknown) => list(value).map(absInteger);
  return {
    search: toText(params.search ?? ''),
    subtypes: list(params.subtype).map(toText),
    include: ids(params.include),
    exclude: ids(params.exclude),
    page: Math.min(lastPage, toInteger(params.page)),
    perPage: toInteger(params.per_page),
    isHead: request.method === 'HEAD',
  };
}

const viewAndEmbed = ['view', 'embed'] as const;

/** The resource of what is found. */
export function searchResource(site: Site, handlers: readonly SearchHandler[]): Resource<Finding, never> {
  const text = (description: string) =>
    ({ description, type: 'string', context: viewAndEmbed, readonly: true }) as const;
  return {
    title: 'search-result',
    fields: {
      id: {
        schema: {
          description: 'Identifier of what was found.',
          type: ['integer', 'string'],
          context: viewAndEmbed,
          readonly: true,
        },
        read: ({ id }) => id,
      },
      title: { schema: text('Its title.'), read: ({ title }) => title },
      url: {
        schema: {
          description: 'Its address.',
          type: 'string',
          format: 'uri',
          context: viewAndEmbed,
          readonly: true,
        },
        read: ({ url }) => url,
      },
      type: {
        schema: {
          description: 'What it is.',
          type: 'string',
          enum: handlers.map((handler) => handler.type),
          context: viewAndEmbed,
          readonly: true,
        },
        read: ({ type }) => type,
      },
      subtype: {
        schema: {
          description: 'What it is, more closely.',
          type: 'string',
          enum: handlers.flatMap((handler) => handler.subtypes(site)),
          context: viewAndEmbed,
          readonly: true,
        },
        read: ({ subtype }) => subtype,
      },
    },
    loaders: {},
    links: {
      read: ({ links }, call) => ({ ...links, collection: [{ href: call.url('/wp/v2/search') }] }),
    },
  };
}
