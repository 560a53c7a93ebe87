import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ScramExchange } from '../../../src/security/sasl/scram.ts';

const USER = { username: 'user', password: 'pencil', isToken: false };
const NONCE = 'rOprNGfwEbeRWgbNEkqO';
const SERVER_FIRST = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';
const CLIENT_FINAL =
  'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';
const SERVER_FINAL = 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';

const bytes = (text: string): Buffer => Buffer.from(text);

describe('SCRAM', () => {
  test('the example of RFC 7677', () => {
    const exchange = new ScramExchange('sha256', USER, NONCE);
    assert.equal(String(exchange.first()), `n,,n=user,r=${NONCE}`);
    assert.equal(String(exchange.next(bytes(SERVER_FIRST))), CLIENT_FINAL);
    assert.equal(exchange.isComplete, false);
    assert.equal(exchange.next(bytes(SERVER_FINAL)), null);
    assert.equal(exchange.isComplete, true);
  });

  test('a broker that does not know the password is not believed', () => {
    for (const final of [SERVER_FINAL.replace('6r', '6s'), 'v=AAAA', 'v=', 'x=1']) {
      const exchange = new ScramExchange('sha256', USER, NONCE);
      exchange.next(bytes(SERVER_FIRST));
      assert.throws(() => exchange.next(bytes(final)), /Invalid/);
      assert.equal(exchange.isComplete, false);
    }
  });

  test("the broker's own reason", () => {
    const exchange = new ScramExchange('sha512', USER, NONCE);
    exchange.next(bytes(SERVER_FIRST));
    assert.throws(() => exchange.next(bytes('e=other-error')), /failed with error: other-error/);
  });

  const badFirsts: Readonly<Record<string, RegExp>> = {
    'r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096': /Invalid server nonce/,
    [`r=${NONCE},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`]: /Invalid server nonce/,
    [`r=${NONCE}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095`]: /4095 is less than the minimum 4096/,
    [`r=${NONCE}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1000000000`]: /more than the maximum/,
    [`r=${NONCE}x,s=!,i=4096`]: /format/,
    [`m=ext,r=${NONCE}x,s=AAAA,i=4096`]: /extension/,
    '': /format/,
  };
  for (const [first, reason] of Object.entries(badFirsts)) {
    test(`refused: ${first}`, () => {
      const exchange = new ScramExchange('sha256', USER, NONCE);
      assert.throws(() => exchange.next(bytes(first)), reason);
    });
  }

  test('names with a meaning, and delegation tokens', () => {
    const exchange = new ScramExchange('sha256', { username: 'a=b,c', password: 'x', isToken: true }, 'n');
    assert.equal(String(exchange.first()), 'n,,n=a=3Db=2Cc,r=n,tokenauth=true');
  });
});
