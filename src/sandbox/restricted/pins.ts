/** The release of RestrictedPython that the rules are written for. Another one may refuse less: read it first. */
export const pins = {
  version: '9.0',
  /** SHA-256 of its wheel, on every system the same. */
  wheel: '77df98181cf8f20810038b492ca4760b12712c9aa572f6fb5b8f2b02cfd5fc7e',
  /** SHA-256 of what is used of it, in the order in which the modules need each other. */
  files: {
    _types: 'f5d0f708bd3583bd2b82316c07f45b3896475a439f0d7d8319be59ed63dd6f91',
    transformer: '7ede33982186240d805dffc661d7c2e79e1c14578e4f3b72b399b0cdd5248cb2',
    Guards: '970707d1b4ebf5ecf970c075f3b00c2331b5f16f2c4ffd3a8966ad02efef9d31',
  },
} as const;
