import { MINUTES_PER_DAY, type Moment } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { fill } from '../domain/words.ts';
import { useDesk, useNow } from './desk.ts';
import type { Texts } from './texts/zh-CN.ts';

/** How long, in the two largest units that say something. */
export function spell(minutes: number, texts: Texts): string {
  const [days, hours, rest] = [
    Math.floor(minutes / MINUTES_PER_DAY),
    Math.floor((minutes % MINUTES_PER_DAY) / 60),
    minutes % 60,
  ];
  const parts = [
    days > 0 ? fill(texts.days, { count: days }) : '',
    hours > 0 ? fill(texts.hours, { count: hours }) : '',
    days === 0 && (rest > 0 || hours === 0) ? fill(texts.minutes, { count: rest }) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** What is left until a limit ends, or since it has: in words, a mark and a colour. */
export function TimeLeft({ due }: { readonly due: string }) {
  const { texts } = useDesk();
  const now = useNow();
  const minutes = (momentOfPlain(due) as Moment) - now;
  const over = minutes < 0;
  const soon = !over && minutes <= 60;
  return (
    <span class={`due ${over ? 'over' : soon ? 'soon' : ''}`} title={due}>
      {over ? '⚠ ' : ''}
      {fill(over ? texts.over : texts.left, { time: spell(Math.abs(minutes), texts) })}
    </span>
  );
}
