import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { keyHandover } from '../../registers/core/key-handover.ts';
import { defineMeasure } from '../measure.ts';

export const keyHandovers = defineMeasure({
  id: 'key-handovers',
  words: words('钥匙交接', '鑰匙交接', 'Key handovers'),
  formula: words(
    '日期在本期内、双方签名的交接单',
    '日期在本期內、雙方簽名的交接單',
    'Dated within the period and signed by both',
  ),
  version: 1,
  register: keyHandover,
  count: ({ date, acceptedAt }, period) => acceptedAt !== undefined && within(period, date),
});
