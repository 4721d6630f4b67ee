// What is registered with one site, in order of registration (which is the order in answers).
import type {
  MetaKey,
  MetaObjectType,
  PostStatus,
  PostType,
  RestField,
  RestFieldKind,
  RestFieldOf,
  Taxonomy,
} from './types.ts';

export class Registry {
  readonly postTypes = new Map<string, PostType>();
  readonly taxonomies = new Map<string, Taxonomy>();
  readonly statuses = new Map<string, PostStatus>();
  /** Places for classic menus by name, with a description, as `register_nav_menus`; block themes have none. */
  readonly menuLocations = new Map<string, string>();
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
