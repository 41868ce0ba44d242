import { describe, expect, it } from 'vitest';
import { connectTokens } from '#server/adapters/auth/connectTokens.ts';
import { playerTokens } from '#server/adapters/auth/playerTokens.ts';
import { AssociationId, PlayerId } from '#shared/ids.ts';

const NOW = 1_790_000_000_000;
const wells = AssociationId.parse('asso_wells000000000000000');
const tea = AssociationId.parse('asso_tea00000000000000000');
const tokens = connectTokens('a-secret-of-thirty-two-characters');

describe('the private address of an association', () => {
  it('opens its own association until its time is over', () => {
    const token = tokens.sign(wells, NOW + 1000);
    expect(tokens.read(token, NOW)).toBe(wells);
    expect(tokens.read(token, NOW + 999)).toBe(wells);
    expect(tokens.read(token, NOW + 1000)).toBeNull();
  });

  it('opens no other one, cannot be prolonged, and is worth nothing under another secret', () => {
    const token = tokens.sign(wells, NOW + 1000);
    const [id = '', expiry = '', signature = ''] = token.split('.');
    expect(tokens.read([tea, expiry, signature].join('.'), NOW)).toBeNull();
    expect(tokens.read([id, String(NOW + 9_000_000), signature].join('.'), NOW)).toBeNull();
    expect(tokens.read(`${token}.`, NOW)).toBeNull();
    expect(connectTokens('another-secret-of-32-characters!!').read(token, NOW)).toBeNull();
    for (const garbage of ['', '.', '..', 'a.b.c', `${id}..`, `${id}.1e9.x`, 'x'.repeat(500)]) {
      expect(tokens.read(garbage, NOW), garbage).toBeNull();
    }
  });

  it('a signature made for something else opens nothing', () => {
    const cookie = playerTokens('a-secret-of-thirty-two-characters').sign(PlayerId.parse('ply_00000000000000000000'));
    expect(tokens.read(cookie, NOW)).toBeNull();
    expect(tokens.read(`${wells}.${NOW + 1}.${cookie.split('.')[1]}`, NOW)).toBeNull();
  });
});
