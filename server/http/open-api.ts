import { z } from 'zod';
import { type ProblemKind, kinds } from './problem.ts';
import { type RawPath, rawPaths } from './raw-paths.ts';
import type { Route } from './route.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Answers that every route may give, besides its own. */
const always: readonly ProblemKind[] = ['unauthorised', 'forbidden', 'many', 'defect', 'resting', 'large'];

/** OpenAPI 3.1 out of the same schemas that requests are parsed by. */
export function openApi(routes: readonly Route[], version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const one of routes) {
    (paths[bracketed(one.path)] ??= {})[one.method.toLowerCase()] = operation(one);
  }
  for (const one of rawPaths) (paths[bracketed(one.path)] ??= {})[one.method.toLowerCase()] = rawOperation(one);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cardwright central server',
      version,
      description: 'Service points, staff, API keys, people and cards; RAiDs as the public RAiD service writes them.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    security: [{ token: [] }],
  };
}

const bracketed = (path: string): string => path.replace(/:([a-zA-Z]+)/g, '{$1}');
const named = (method: string, path: string): string =>
  `${method.toLowerCase()}${path.replace(/[^a-zA-Z]+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase())}`;

function rawOperation({ method, path, summary, tag, reads, success, problems, anonymous }: RawPath): Schema {
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', maxLength: 200 } }));
  const content = success.type === undefined ? {} : { content: { [success.type]: { schema: success.schema } } };
  const body =
    reads === undefined ? {} : { requestBody: { required: true, content: { [reads]: { schema: { type: 'string', format: 'binary' } } } } };
  return {
    operationId: named(method, path),
    summary,
    tags: [tag],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...body,
    responses: { [success.status]: { description: 'Done', ...content }, ...problemsOf([...always, ...problems]) },
    ...(anonymous === true ? { security: [] } : {}),
  };
}

const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    failures: {
      type: 'array',
      items: {
        type: 'object',
        required: ['fieldId', 'errorType', 'message'],
        properties: { fieldId: { type: 'string' }, errorType: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

function operation(one: Route): Schema {
  const body = one.documentedBody ?? one.body;
  const parameters = [...parametersOf(one.params, 'path'), ...parametersOf(one.query, 'query')];
  const type = one.form === true ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    operationId: named(one.method, one.path),
    summary: one.summary,
    tags: [one.tag],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: { [type]: { schema: schemaOf(body, 'input') } } } }),
    responses: { [one.success.status]: successOf(one), ...problemsOf([...always, ...one.problems]) },
    ...(one.anonymous === true ? { security: [] } : {}),
  };
}

function successOf({ success }: Route): Schema {
  const content = success.value === undefined ? {} : { content: { 'application/json': { schema: schemaOf(success.value, 'output') } } };
  return { description: success.status === 201 ? 'Made' : 'Done', ...content };
}

function problemsOf(problems: readonly ProblemKind[]): Readonly<Record<string, Schema>> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const titles = new Map<number, string>();
  for (const of of problems) {
    const { status, title } = kinds[of];
    titles.set(status, titles.has(status) ? `${titles.get(status)} Or: ${title}` : title);
  }
  return Object.fromEntries([...titles].map(([status, description]) => [String(status), { description, content }]));
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): readonly Schema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}
