// Tables of fields of abilities and their categories, as the API shows them.
import type { Ability, AbilityCategory } from '../../../extend/abilities.ts';
import type { Resource } from '../../engine/resource.ts';

const everywhere = ['view', 'edit', 'embed'] as const;
const viewAndEdit = ['view', 'edit'] as const;
const readonly = true;
export const annotationProperties = {
  readonly: { description: 'Does it leave the site as it is?', type: ['boolean', 'null'] },
  destructive: { description: 'Can it destroy something?', type: ['boolean', 'null'] },
  idempotent: { description: 'Is doing it again the same as doing it once?', type: ['boolean', 'null'] },
} as const;

export const abilityResource: Resource<Ability, never> = {
  title: 'ability',
  fields: {
    name: {
      schema: { description: 'Name of the ability.', type: 'string', context: everywhere, readonly },
      read: ({ name }) => name,
    },
    label: {
      schema: { description: 'What it is called.', type: 'string', context: everywhere, readonly },
      read: ({ label }) => label,
    },
    description: {
      schema: { description: 'What it does.', type: 'string', context: viewAndEdit, readonly },
      read: ({ description }) => description,
    },
    category: {
      schema: { description: 'Slug of its category.', type: 'string', context: everywhere, readonly },
      read: ({ category }) => category,
    },
    input_schema: {
      schema: { description: 'What goes in.', type: 'object', context: viewAndEdit, readonly },
      read: ({ inputSchema }) => inputSchema ?? {},
    },
    output_schema: {
      schema: { description: 'What comes out.', type: 'object', context: viewAndEdit, readonly },
      read: ({ outputSchema }) => outputSchema ?? {},
    },
    meta: {
      schema: {
        description: 'How it behaves.',
        type: 'object',
        properties: {
          annotations: {
            description: 'What it does to the site.',
            type: 'object',
            properties: annotationProperties,
            additionalProperties: true,
          },
          public: { description: 'May programs know of it?', type: 'boolean' },
        },
        context: viewAndEdit,
        readonly,
      },
      read: abilityMeta,
    },
  },
  loaders: {},
  links: {
    read: ({ name }, call) => ({
      self: [{ href: call.url(`/wp-abilities/v1/abilities/${name}`) }],
      collection: [{ href: call.url('/wp-abilities/v1/abilities') }],
      'wp:action-run': [{ href: call.url(`/wp-abilities/v1/abilities/${name}/run`) }],
    }),
  },
};

export function abilityMeta({ annotations, public: isPublic }: Ability): Record<string, unknown> {
  return { annotations, public: isPublic, show_in_rest: isPublic };
}

export const categoryResource: Resource<AbilityCategory, never> = {
  title: 'ability-category',
  fields: {
    slug: {
      schema: { description: 'Name of the category.', type: 'string', context: everywhere, readonly },
      read: ({ slug }) => slug,
    },
    label: {
      schema: { description: 'What it is called.', type: 'string', context: everywhere, readonly },
      read: ({ label }) => label,
    },
    description: {
      schema: { description: 'What its abilities have in common.', type: 'string', context: viewAndEdit, readonly },
      read: ({ description }) => description,
    },
    meta: {
      schema: { description: 'More about it.', type: 'object', context: viewAndEdit, readonly },
      read: () => [],
    },
  },
  loaders: {},
  links: {
    read: ({ slug }, call) => ({
      self: [{ href: call.url(`/wp-abilities/v1/categories/${slug}`) }],
      collection: [{ href: call.url('/wp-abilities/v1/categories') }],
      abilities: [{ href: call.url(`/wp-abilities/v1/abilities?category=${slug}`) }],
    }),
  },
};
