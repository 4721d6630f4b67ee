// A connection as answers show it, in the order of Jetpack Social's items; never with anything secret.
import type { Viewer } from '../../extend/types.ts';
import { networks } from './networks/all.ts';
import type { Connection } from './tables.ts';

/** Without the deprecated properties that only some answers have. */
export function connectionItem(row: Connection): Record<string, unknown> {
  return {
    connection_id: String(row.id),
    display_name: row.name,
    external_handle: row.handle === '' ? null : row.handle,
    external_id: row.external_id,
    profile_link: row.link,
    profile_picture: row.picture,
    service_label: networks.get(row.service)?.label ?? row.service,
    service_name: row.service,
    shared: row.shared === 1,
    status: row.status,
    wpcom_user_id: row.shared === 1 ? 0 : row.user_id,
    template: row.template,
  };
}

/** May this viewer change or remove it? Its owner, and those who edit others' posts. */
export function mayManage(viewer: Viewer, row: Connection): boolean {
  return row.user_id === viewer.id || viewer.can('edit_others_posts');
}
