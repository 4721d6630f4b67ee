// /wp-block-editor/v1/export: the active theme as a zip archive, changed templates and styles in it. Reproduces
// WP_REST_Edit_Site_Export_Controller.
import { exportTheme } from '../../../content/themes/export.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';

export function exportRoutes(): Route[] {
  return [
    {
      namespace: 'wp-block-editor/v1',
      pattern: '/wp-block-editor/v1/export',
      endpoints: [{ methods: ['GET'], args: {}, permission: mayExport, handle: archive }],
    },
  ];
}

function mayExport({ viewer }: Call): void {
  if (!viewer.can('export')) {
    throw forbidden(viewer, 'rest_cannot_export_templates', 'You may not take templates out of the site.');
  }
}

async function archive({ site }: Call): Promise<RestResponse> {
  const { name, archive: data } = await exportTheme(site);
  const type = 'application/zip';
  const headers = {
    'Content-Type': type,
    // Names of folders may hold anything.
    'Content-Disposition': `attachment; filename=${name.replace(/[^\w.-]/g, '_')}.zip`,
  };
  return { status: 200, headers, data, linkHeaders: [], contentType: type };
}
