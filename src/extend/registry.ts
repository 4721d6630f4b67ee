// What is registered with one site, in order of registration (which is the order in answers).

import type { JobHandler } from '../jobs/types.ts';
import { registered } from '../rendering/blocks/core-types.ts';
import type { OwnBlock } from '../rendering/types.ts';
import type { Ability, AbilityCategory } from './abilities.ts';
import type { ExtensionBlock } from './blocks.ts';
import type { EditorScript } from './editor.ts';
import type { ExtensionPage, ExtensionRoute, HomeHead, PageHead } from './routes.ts';
import type { AdminScreen } from './screens.ts';
import { Services } from './services.ts';
import type { ExtensionSite } from './site.ts';
import type {
  JsonSchema,
  MetaKey,
  MetaObjectType,
  PostStatus,
  PostType,
  RestField,
  RestFieldKind,
  RestFieldOf,
  Taxonomy,
} from './types.ts';

/** A setting that `wp/v2/settings` shows, as `register_setting` with `show_in_rest`. */
export interface RegisteredSetting {
  readonly option: string;
  /** Name in answers and requests. */
  readonly name: string;
  /** With its default. */
  readonly schema: JsonSchema;
  /** An object whose keys are changed one by one: those that a request does not name stay as they are. */
  readonly merged?: boolean;
}

/** A job of an extension. It gets the site, bound to the job's transaction where it has one (`inTransaction`). */
export interface ExtensionJob extends Omit<JobHandler, 'run'> {
  readonly run: (payload: unknown, site: ExtensionSite, attempts: number) => Promise<void>;
  /** True: it also runs once whenever a process starts to serve. */
  readonly atStart?: boolean;
}

export class Registry {
  readonly postTypes = new Map<string, PostType>();
  readonly taxonomies = new Map<string, Taxonomy>();
  readonly statuses = new Map<string, PostStatus>();
  /** Places for classic menus by name, with a description, as `register_nav_menus`; block themes have none. */
  readonly menuLocations = new Map<string, string>();
  readonly abilityCategories = new Map<string, AbilityCategory>();
  readonly abilities = new Map<string, Ability>();
  readonly settings: RegisteredSetting[] = [];
  readonly routes: ExtensionRoute[] = [];
  /** Block types beside WordPress's own, by name. */
  readonly blocks = new Map<string, OwnBlock>();
  readonly pages: ExtensionPage[] = [];
  readonly heads: PageHead[] = [];
  readonly homeHeads: HomeHead[] = [];
  readonly screens: AdminScreen[] = [];
  readonly editorScripts: EditorScript[] = [];
  /** By kind. */
  readonly jobs = new Map<string, ExtensionJob>();
  /** What extensions do for each other. */
  readonly services = new Services();
  readonly #meta: MetaKey[] = [];
  readonly #fields: RestField[] = [];
  #revision = 0;

  /** Moves with each clear(): what was derived from the registry (routes, schemas) is out of date then. */
  get revision(): number {
    return this.#revision;
  }

  /** Forgets everything, before the site is composed anew with other extensions. */
  clear(): void {
    this.postTypes.clear();
    this.taxonomies.clear();
    this.statuses.clear();
    this.menuLocations.clear();
    this.abilityCategories.clear();
    this.abilities.clear();
    this.settings.length = 0;
    this.routes.length = 0;
    this.blocks.clear();
    this.pages.length = 0;
    this.heads.length = 0;
    this.homeHeads.length = 0;
    this.screens.length = 0;
    this.editorScripts.length = 0;
    this.jobs.clear();
    this.services.clear();
    this.#meta.length = 0;
    this.#fields.length = 0;
    this.#revision++;
  }

  addPostType(type: PostType): void {
    this.postTypes.set(type.name, type);
  }

  addTaxonomy(taxonomy: Taxonomy): void {
    this.taxonomies.set(taxonomy.name, taxonomy);
  }

  addStatus(status: PostStatus): void {
    this.statuses.set(status.name, status);
  }

  addAbilityCategory(category: AbilityCategory): void {
    this.abilityCategories.set(category.slug, category);
  }

  /** Throws where its category is not registered. */
  addAbility(ability: Ability): void {
    if (!this.abilityCategories.has(ability.category)) throw new Error(`no category ${ability.category} of abilities`);
    this.abilities.set(ability.name, ability);
  }

  addSetting(setting: RegisteredSetting): void {
    this.settings.push(setting);
  }

  addRoute(route: ExtensionRoute): void {
    this.routes.push(route);
  }

  /** Throws where its name has no namespace, or WordPress's. */
  addBlock({ metadata, render }: ExtensionBlock): void {
    if (!/^(?!core\/)[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(metadata.name))
      throw new Error(`not a block's name: ${metadata.name}`);
    this.blocks.set(metadata.name, { ...registered(metadata, render !== undefined), render });
  }

  addPage(page: ExtensionPage): void {
    this.pages.push(page);
  }

  addHead(head: PageHead): void {
    this.heads.push(head);
  }

  addHomeHead(head: HomeHead): void {
    this.homeHeads.push(head);
  }

  addScreen(screen: AdminScreen): void {
    this.screens.push(screen);
  }

  addEditorScript(script: EditorScript): void {
    this.editorScripts.push(script);
  }

  /** `kind` starts with the extension's name and a dot. */
  addJob(kind: string, job: ExtensionJob): void {
    this.jobs.set(kind, job);
  }

  addMeta(meta: MetaKey): void {
    this.#meta.push(meta);
  }

  addField(field: RestField): void {
    this.#fields.push(field);
  }

  /** Meta keys of an object type: those of every subtype first, then the subtype's, each in order of registration. */
  metaOf(objectType: MetaObjectType, subtype: string): MetaKey[] {
    const of = this.#meta.filter((meta) => meta.objectType === objectType);
    return [
      ...of.filter((meta) => meta.subtype === ''),
      ...of.filter((meta) => meta.subtype === subtype && subtype !== ''),
    ];
  }

  fieldsOf(objectType: string): RestField[] {
    return this.#fields.filter((field) => field.objectType === objectType);
  }

  /** Fields of a resource whose items are of this kind. */
  fieldsOfKind<K extends RestFieldKind>(kind: K, objectType: string): RestFieldOf<K>[] {
    const isOfKind = (field: RestField): field is RestField & RestFieldOf<K> => field.kind === kind;
    return this.fieldsOf(objectType).filter(isOfKind);
  }

  /** Taxonomies of a post type, in order of registration. */
  taxonomiesOf(postType: string): Taxonomy[] {
    return [...this.taxonomies.values()].filter((taxonomy) => taxonomy.objectTypes.includes(postType));
  }
}
