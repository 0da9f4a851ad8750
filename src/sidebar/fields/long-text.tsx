import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Told, Typing } from './typing.ts';

/** A text that grows with what is written. */
export function LongText({ value, change, leave, ...rest }: Typing & Told) {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      {...rest}
      ref={box}
      rows={2}
      value={value}
      onInput={(event) => change(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
