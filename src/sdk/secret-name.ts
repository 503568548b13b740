/**
 * Tells whether a parameter of this name would hold a secret: `api_key`, `accessToken`, `X-Authorization`.
 * Only the name decides; `max_tokens`, `page_token`, `primary_key` and `password_length` hold none.
 */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const [before = '', last = ''] = [words.at(-2), words.at(-1)];
  if (last === 'token') return !positionWords.has(before);
  const needed = secretAfter.get(last);
  return needed === undefined ? secretWords.has(last) : needed.has(before);
}

/** The last word tells what a name holds: a `password` is one, a `password_length` is none. */
const secretWords = words(
  'password passwords passwd pwd passphrase passcode secret secrets credential credentials creds ' +
    'authorization authorisation auth bearer jwt cookie cookies otp totp cvv cvc',
);

/** Tokens that say where in a list one is, or that belong to a language model. */
const positionWords = words(
  'page next previous prev continuation pagination cursor sync start end resume delta watch stop eos bos pad mask',
);

const keyOwners =
  'api access private secret encryption signing auth ssh master service account license subscription app client ' +
  'consumer shared host';

/** Last words that hold a secret only after certain others: an `api_key` is one, a `sort_key` is none. */
const secretAfter: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['tokens', words('access api auth bearer bot id refresh secret session')],
  ['key', words(keyOwners)],
  ['keys', words(keyOwners)],
  ['code', words('authorization auth mfa otp verification security recovery')],
  ['phrase', words('pass seed')],
  ['string', words('connection')],
  ['header', secretWords],
]);

/** Names that are written without a boundary between their words. */
const joinedWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['apikey', ['api', 'key']],
  ['apikeys', ['api', 'keys']],
  ['apitoken', ['api', 'token']],
  ['accesskey', ['access', 'key']],
  ['accesstoken', ['access', 'token']],
  ['authtoken', ['auth', 'token']],
  ['authkey', ['auth', 'key']],
  ['clientsecret', ['client', 'secret']],
  ['privatekey', ['private', 'key']],
  ['refreshtoken', ['refresh', 'token']],
  ['secretkey', ['secret', 'key']],
  ['sessiontoken', ['session', 'token']],
  ['userpassword', ['user', 'password']],
]);

function wordsOf(name: string): readonly string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.flatMap((word) => joinedWords.get(word.toLowerCase()) ?? [word.toLowerCase()]);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
