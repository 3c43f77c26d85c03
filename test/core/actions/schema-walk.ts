import { z } from 'zod';

/** The little of JSON Schema that is looked at here. */
export interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maximum?: number;
}

export interface Place {
  readonly path: string;
  readonly node: SchemaNode;
}

export function schemaOf(type: z.ZodType): SchemaNode {
  return z.toJSONSchema(type, { io: 'output', reused: 'inline' }) as SchemaNode;
}

/** Every place of a schema, with its path in dots; `[]` stands for any element. */
export function places(node: SchemaNode, path = ''): readonly Place[] {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  return [
    { path, node },
    ...Object.entries(node.properties ?? {}).flatMap(([name, child]) => places(child, at(name))),
    ...(typeof node.items === 'object' ? places(node.items, `${path}[]`) : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((child) => places(child, path)),
    ...(typeof node.additionalProperties === 'object' ? places(node.additionalProperties, at('*')) : []),
  ];
}
