// Dates of a post. Reproduces prepare_date_response: a post without a GMT date shows its local one converted.
import { rfc3339, toGmt } from '../../../../content/dates.ts';
import { noDate } from '../../../../database/schema.ts';
import type { PostFields } from './field.ts';
import { everywhere, viewAndEdit } from './field.ts';

export const dateFields: PostFields = {
  date: {
    schema: {
      description: "When the post was published, in the site's time zone.",
      type: ['string', 'null'],
      format: 'date-time',
      context: everywhere,
    },
    read: ({ row, view }) => rfc3339(view.site, row.post_date),
  },
  date_gmt: {
    schema: {
      description: 'When the post was published, in GMT.',
      type: ['string', 'null'],
      format: 'date-time',
      context: viewAndEdit,
    },
    read: ({ row, view }) => gmt(view.site, row.post_date_gmt, row.post_date),
  },
  modified: {
    schema: {
      description: "When the post was last changed, in the site's time zone.",
      type: 'string',
      format: 'date-time',
      context: viewAndEdit,
      readonly: true,
    },
    read: ({ row, view }) => rfc3339(view.site, row.post_modified),
  },
  modified_gmt: {
    schema: {
      description: 'When the post was last changed, in GMT.',
      type: 'string',
      format: 'date-time',
      context: viewAndEdit,
      readonly: true,
    },
    read: ({ row, view }) => gmt(view.site, row.post_modified_gmt, row.post_modified),
  },
};

function gmt(site: Parameters<typeof toGmt>[0], stored: string, local: string): string | null {
  const date = stored === noDate ? toGmt(site, local) : stored;
  return date === noDate ? null : rfc3339(site, date);
}
