/** What a sandbox could print in place of the compiled rules. */
export const noLayers: readonly string[] = [
  '',
  'null',
  '[]',
  '{"magic":"a70d0d0a"}',
  '{"magic":"a70d0d0a","code":""}',
  '{"magic":"a70d0d0a","code":"not base64!"}',
  '{"magic":"A7","code":"AAAA"}',
  '{"magic":1,"code":"AAAA"}',
  '{"magic":"a70d0d0a","code":["AAAA"]}',
];
