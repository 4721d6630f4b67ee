// What a kind of widget is to rendering: names that clients see, the HTML readers see, and the form that editors see.
// Reproduces what WordPress's classes below WP_Widget say of themselves.
import type { RenderState } from '../blocks/render-state.ts';
import type { SidebarHtml } from './place.ts';

/** HTML around a widget, those of its side bar or of a preview; the marks of `beforeWidget` are filled in. */
export interface WidgetPlace {
  readonly beforeWidget: string;
  readonly afterWidget: string;
  readonly beforeTitle: string;
  readonly afterTitle: string;
}

/** A widget: its number among those of its kind, and its settings as JSON, whatever they are. */
export interface LiveWidget {
  readonly number: number | string;
  readonly instance: unknown;
}

/** What forms offer to choose from. */
export interface FormFacts {
  readonly menus: readonly { readonly id: number; readonly name: string }[];
  /** Taxonomies that make clouds: name and what it is called. */
  readonly clouds: readonly { readonly name: string; readonly label: string }[];
  /** Categories of links that have some; none where the site has no link manager. */
  readonly linkCategories: readonly { readonly id: number; readonly name: string }[];
  /** Is a visual editor there for the viewer? */
  readonly isRich: boolean;
  readonly adminUrl: string;
}

export interface WidgetType {
  /** What its ids begin with: `recent-posts` of `recent-posts-3`. */
  readonly idBase: string;
  readonly name: string;
  /** In our words. */
  readonly description: string;
  readonly className: string;
  /** Answers do not show its settings as they are, nor take them so (no `show_instance_in_rest`). */
  readonly hidesInstance?: true;
  readonly render: (widget: LiveWidget, place: WidgetPlace, state: RenderState) => string;
  readonly form: (widget: LiveWidget, facts: FormFacts) => string;
}

/** What rendering asks of the widgets of the site. */
export interface WidgetFacts {
  type(idBase: string): WidgetType | undefined;
  /** A widget by its id; its instance is undefined where it has no settings. */
  widget(id: string): (LiveWidget & { readonly type: WidgetType }) | undefined;
  /** A side bar that the theme has. */
  sidebar(id: string): SidebarHtml | undefined;
  /** Id of the side bar that holds a widget. */
  sidebarOf(id: string): string | undefined;
  /** Settings that came with their signature (`wp_hash`), as JSON; undefined where it is not the site's. */
  signed(encoded: string, hash: string): unknown;
}
