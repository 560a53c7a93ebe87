/** One login module of a JAAS configuration, such as `ScramLoginModule required username="u" password="p";`. */
export interface LoginModule {
  /** The class, with its package. */
  readonly name: string;
  readonly options: ReadonlyMap<string, string>;
}

interface Token {
  readonly kind: 'word' | 'text' | 'sign';
  readonly text: string;
}

const FLAGS: ReadonlySet<string> = new Set(['required', 'requisite', 'sufficient', 'optional']);
const SPACE = /^(?:\s+|\/\/[^\n]*|#[^\n]*|\/\*.*?\*\/)/s;
const WORD = /^[A-Za-z0-9_$.\-/+@:]+/;
const TEXT = /^(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/s;
const SIGN = /^[=;]/;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  a: '\x07',
  v: '\v',
};

/** The one login module of `sasl.jaas.config`. @throws Error that says what is wrong, without what may be a password */
export function parseJaasConfig(text: string): LoginModule {
  const tokens = tokensOf(text);
  const modules: LoginModule[] = [];
  while (tokens.length > 0) modules.push(takeModule(tokens));
  const [module] = modules;
  if (module === undefined) throw new Error('JAAS config property does not contain any login modules');
  if (modules.length > 1)
    throw new Error(`JAAS config property contains ${modules.length} login modules, should be 1 module`);
  return module;
}

function takeModule(tokens: Token[]): LoginModule {
  const name = take(tokens, 'word', 'the class of a login module').text;
  const flag = tokens.shift();
  if (flag?.kind !== 'word' || !FLAGS.has(flag.text.toLowerCase()))
    throw new Error(
      'Control flag is not available in the JAAS config: after the class comes required, requisite, sufficient or optional',
    );
  const options = new Map<string, string>();
  for (;;) {
    const next = tokens.shift();
    if (next === undefined) throw new Error('JAAS config entry not terminated by semi-colon');
    if (next.kind === 'sign' && next.text === ';') return { name, options };
    const sign = tokens.shift();
    const value = tokens.shift();
    if (next.kind !== 'word' || sign?.text !== '=' || value === undefined || value.kind === 'sign')
      throw new Error('Value not specified for a key in the JAAS config: options are written name="value"');
    options.set(next.text, value.text);
  }
}

function take(tokens: Token[], kind: Token['kind'], what: string): Token {
  const token = tokens.shift();
  if (token?.kind !== kind) throw new Error(`the JAAS config does not begin with ${what}`);
  return token;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while (rest.length > 0) {
    const space = SPACE.exec(rest);
    const token = space === null ? tokenAt(rest) : undefined;
    const length = space?.[0].length ?? token?.length ?? 0;
    if (length === 0)
      throw new Error(`the JAAS config cannot be read at character ${text.length - rest.length}`);
    if (token !== undefined) tokens.push({ kind: token.kind, text: token.text });
    rest = rest.slice(length);
  }
  return tokens;
}

function tokenAt(rest: string): (Token & { readonly length: number }) | undefined {
  const quoted = TEXT.exec(rest);
  if (quoted !== null)
    return { kind: 'text', text: unescaped(quoted[1] ?? quoted[2] ?? ''), length: quoted[0].length };
  const word = WORD.exec(rest);
  if (word !== null) return { kind: 'word', text: word[0], length: word[0].length };
  const sign = SIGN.exec(rest);
  return sign === null ? undefined : { kind: 'sign', text: sign[0], length: 1 };
}

function unescaped(text: string): string {
  return text.replace(/\\([0-3]?[0-7]{1,2}|.)/gs, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return ESCAPES[code] ?? code;
  });
}
