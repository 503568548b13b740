/** JSON Schema of what a model writes where a program is a tool: `{ program }`. */
export const programSchema = {
  type: 'object',
  properties: { program: { type: 'string', description: 'Python source, without a fence around it.' } },
  required: ['program'],
  additionalProperties: false,
} as const;
