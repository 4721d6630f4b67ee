// The site's table prefix (`$table_prefix`), put before WordPress's and our own table names when a query is compiled.
// Only names of schema.ts, and those that start with broadsheet_, are prefixed: aliases and derived tables stay as they are, so an alias must not be one of them.
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  type SchemableIdentifierNode,
  type UnknownRow,
} from 'kysely';
import { tables } from './tables.ts';

const known = new Set(tables.map((table) => table.name));

/** Tables of extensions have names of our own as well. */
const isTable = (name: string): boolean => known.has(name) || name.startsWith('broadsheet_');

class PrefixTransformer extends OperationNodeTransformer {
  readonly #prefix: string;
  constructor(prefix: string) {
    super();
    this.#prefix = prefix;
  }
  protected override transformSchemableIdentifier(
    node: SchemableIdentifierNode,
    queryId?: QueryId,
  ): SchemableIdentifierNode {
    const transformed = super.transformSchemableIdentifier(node, queryId);
    if (transformed.schema || !isTable(transformed.identifier.name)) return transformed;
    return {
      ...transformed,
      identifier: { ...transformed.identifier, name: this.#prefix + transformed.identifier.name },
    };
  }
}

/** Kysely plugin that adds the prefix to every known table name. */
export class PrefixPlugin implements KyselyPlugin {
  readonly #transformer: PrefixTransformer;
  constructor(prefix: string) {
    this.#transformer = new PrefixTransformer(prefix);
  }
  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(args.node, args.queryId);
  }
  async transformResult(args: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return args.result;
  }
}
