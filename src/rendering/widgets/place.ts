// The HTML around a widget: that of its side bar, or of a preview (`the_widget`).
import type { WidgetPlace, WidgetType } from './types.ts';

/** A side bar's HTML, as its theme registered it. */
export interface SidebarHtml {
  readonly beforeWidget: string;
  readonly afterWidget: string;
  readonly beforeTitle: string;
  readonly afterTitle: string;
}

export function placeOf(sidebar: SidebarHtml, id: string, type: WidgetType): WidgetPlace {
  return { ...sidebar, beforeWidget: filled(sidebar.beforeWidget, [id, type.className]) };
}

export const previewPlace = ({ className }: WidgetType): WidgetPlace => ({
  beforeWidget: `<div class="widget ${className}">`,
  afterWidget: '</div>',
  beforeTitle: '<h2 class="widgettitle">',
  afterTitle: '</h2>',
});

/** `sprintf` with texts: `%s`, `%1$s`, `%%`. */
function filled(format: string, values: readonly string[]): string {
  let next = 0;
  return format.replace(/%(?:%|(?:(\d+)\$)?s)/g, (mark, position?: string) =>
    mark === '%%' ? '%' : (values[position === undefined ? next++ : Number(position) - 1] ?? ''),
  );
}
