import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';

/** A JSON Schema as plain data, draft 2020-12 unless it says otherwise. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/**
 * What types an input or an output: any schema with both Standard Schema and Standard JSON Schema
 * (zod 4, arktype, and `fromJsonSchema`).
 */
export interface Schema<Input = unknown, Output = Input> {
  readonly '~standard': StandardSchemaV1.Props<Input, Output> & StandardJSONSchemaV1.Props<Input, Output>;
}

/** What a caller of the schema passes. */
export type SchemaInput<S extends Schema> = NonNullable<S['~standard']['types']>['input'];

/** What comes out after parsing. */
export type SchemaOutput<S extends Schema> = NonNullable<S['~standard']['types']>['output'];
