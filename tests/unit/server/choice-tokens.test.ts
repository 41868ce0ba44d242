import { describe, expect, it } from 'vitest';
import { choiceTokens } from '#server/adapters/auth/choiceTokens.ts';
import { connectTokens } from '#server/adapters/auth/connectTokens.ts';
import { AssociationId, DonationId } from '#shared/ids.ts';

const SECRET = 'a-secret-of-thirty-two-characters';
const mine = DonationId.parse('don_mine0000000000000000');
const other = DonationId.parse('don_other000000000000000');
const tokens = choiceTokens(SECRET);

describe('the private address of a giver’s choices', () => {
  it('opens its own donation, and no other one', () => {
    const token = tokens.sign(mine);
    expect(tokens.read(token)).toBe(mine);
    expect(tokens.read(token.replace(mine, other))).toBeNull();
    expect(choiceTokens('another-secret-of-32-characters!!').read(token)).toBeNull();
    for (const garbage of ['', '.', mine, `${mine}.`, `${token}.`, `${token}x`, 'x'.repeat(500)]) {
      expect(tokens.read(garbage), garbage).toBeNull();
    }
  });

  it('a signature made for something else opens nothing', () => {
    const connect = connectTokens(SECRET).sign(AssociationId.parse('asso_wells000000000000000'), 9_000_000_000_000);
    expect(tokens.read(connect)).toBeNull();
    expect(tokens.read(`${mine}.${connect.split('.').at(-1)}`)).toBeNull();
  });
});
